"""The few colours and the few shapes of the text on the terminal; all of it reads the same without colour."""

from __future__ import annotations

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rashomon.publishing.catalogue import Quote

ID = "cyan"
QUIET = "dim"
WEIGHTY = "bold"
MARK = "bold yellow"
SECTION = "bold"
DISPUTES = {"disagree": "bold red", "contested": "bold red", "update": "bold blue"}
SIGNS = {"disagree": "≠", "contested": "≠", "update": "→"}

_LONGEST = 260
_HEAD, _TAIL = 170, 70
INDENT = 2


def elided(words: str) -> str:
    """The words; of a very long quote its beginning and its end, with the gap marked."""
    if len(words) <= _LONGEST:
        return words
    head, tail = words[:_HEAD].rsplit(" ", 1)[0], words[-_TAIL:].split(" ", 1)[-1]
    return f"{head} […] {tail}"


def quote_text(quote: Quote, *, source: bool = True) -> Text:
    """The exact words in quotation marks, where they stand, and (with `source`) who says so."""
    text = Text(overflow="fold")
    for mark in quote.marks:
        text.append(f"{mark} ", style=MARK)
    text.append(f"“{elided(quote.words)}”", style="italic")
    text.append(f" [{quote.reference}]", style=QUIET)
    if source:
        text.append(f" {quote.says}", style=QUIET)
    if quote.copy:
        text.append(" (a copy, not counted)", style=QUIET)
    return text


def rows(pairs: list[tuple[str, Text]], *, lead: int) -> Table:
    """Labelled rows, the labels in one column of `lead` cells."""
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(width=max(lead, 1), style=QUIET, overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    for name, value in pairs:
        grid.add_row(Text(name), value)
    return grid


def indented(content: RenderableType, by: int = INDENT) -> Padding:
    """The content some cells to the right."""
    return Padding(content, (0, 0, 0, by))


def section(title: str, note: str = "") -> Text:
    """A section's heading in capitals."""
    text = Text(title.upper(), style=SECTION)
    if note:
        text.append(f"  {note}", style="not bold dim")
    return text
