"""A row of another data set as the text of a report: one `column: value` line a cell, nothing lost.

The report of a row has one of the media types below, and its text gives the cells back exactly.  A value of several
lines goes on in lines that begin with four blanks.
"""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.model.span import Span

ACLED_ROW = "text/x-acled-row"
UCDP_ROW = "text/x-ucdp-row"
ROWS = (ACLED_ROW, UCDP_ROW)
"""The media types of rows."""
_GOES_ON = "\n    "


def row_text(cells: Mapping[str, str]) -> str:
    """The text of a row, its columns in the order given.

    >>> row_text({"year": "2017", "notes": "One.\\nTwo: three."})
    'year: 2017\\nnotes: One.\\n    Two: three.'

    Raises:
        ValueError: if a column's name is empty, begins with a blank, or holds a colon or a line end.
    """
    for name in cells:
        if not name or name[0].isspace() or ":" in name or "\n" in name:
            raise ValueError(f"{name!r} cannot name a column: no colon, line end or leading blank")
    return "\n".join(f"{name}: {cell.replace(chr(10), _GOES_ON)}" for name, cell in cells.items())


def row_cells(text: str) -> dict[str, str]:
    """The cells of a row's text by column, in their order.

    >>> row_cells("year: 2017\\nnotes: One.\\n    Two: three.")
    {'year': '2017', 'notes': 'One.\\nTwo: three.'}

    Raises:
        ValueError: if a line has no column.
    """
    return {name: text[start:end].replace(_GOES_ON, "\n") for name, (start, end) in _places(text).items()}


def row_spans(text: str) -> dict[str, Span]:
    """Where each value stands in a row's text; columns without a value are left out."""
    return {name: Span(start, end) for name, (start, end) in _places(text).items() if end > start}


def _places(text: str) -> dict[str, tuple[int, int]]:
    """Start and end of each value, continuation lines included."""
    found: dict[str, tuple[int, int]] = {}
    at, name = 0, ""
    for line in text.split("\n") if text else ():
        if line.startswith(_GOES_ON[1:]) and name:
            found[name] = (found[name][0], at + len(line))
        else:
            name, colon, _value = line.partition(": ")
            if not colon:
                raise ValueError(f"{line[:40]!r} is no line of a row: `column: value` is wanted")
            found[name] = (at + len(name) + len(colon), at + len(line))
        at += len(line) + 1
    return found
