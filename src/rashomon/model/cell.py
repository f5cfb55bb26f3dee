"""Cells of a spreadsheet that no program takes for a formula, and back again.

A cell that begins with = + - @, a tab or a line end is run as a formula by spreadsheet programs; an apostrophe before
it makes it text.  Source: OWASP, "CSV Injection"; the full-width forms, which some programs fold, are in its list too.
"""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)


def defused(cell: str) -> str:
    """The cell as it can be opened safely: with an apostrophe before it where it could be taken for a formula.

    A negative number stays a number.  `restored` undoes it: a cell that has its own apostrophes there gets one more.

    >>> defused("=1+1"), defused("-2.5"), defused("-2+3"), defused("'=1"), defused("it's")
    ("'=1+1", '-2.5', "'-2+3", "''=1", "it's")
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def restored(cell: str) -> str:
    """The cell as it was before `defused`; every other cell as it stands.

    >>> restored("'=1+1"), restored("-2.5"), restored("=1+1"), restored("'quoted'")
    ('=1+1', '-2.5', '=1+1', "'quoted'")
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
