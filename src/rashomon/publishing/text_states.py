"""States on the terminal, as short timelines."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from rashomon.publishing.styles import MARK, QUIET, WEIGHTY, indented, quote_text, rows
from rashomon.publishing.text_events import NARROW, accounts_table, dispute_text, head
from rashomon.publishing.timelines import Entry, StateCard

_DAYS = 20


def state_block(card: StateCard, console: Console) -> Iterator[RenderableType]:
    """One state: its head, its accounts in the order of time, what ended it, and what is disputed."""
    narrow = console.width < NARROW
    yield head(card.id, Text(card.title, style=WEIGHTY), "" if narrow else card.counts, narrow=narrow)
    about = "; ".join(part for part in (card.where, *(str(part) for part in card.who)) if part)
    if about:
        yield indented(Text(about, style=QUIET, overflow="fold"))
    yield indented(_entries(card.entries, narrow=narrow))
    if card.ended_by:
        yield indented(rows([("ended by", Text(card.ended_by))], lead=8))
    if card.desk:
        yield indented(rows([("desk", Text("\n".join(card.desk), style=MARK))], lead=8))
    above = frozenset(entry.quote.claim for entry in card.entries if entry.quote is not None)
    for dispute in card.disputes:
        yield indented(dispute_text(dispute))
        yield indented(accounts_table(dispute, above), 4)


def _entries(entries: tuple[Entry, ...], *, narrow: bool) -> Table:
    grid = Table.grid(padding=(0, 1), expand=True)
    if not narrow:
        widest = max((len(entry.when) for entry in entries), default=0)
        grid.add_column(width=min(widest, _DAYS), overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    for entry in entries:
        if narrow:
            grid.add_row(Text(f"{entry.when}: ").append_text(_told(entry)))
        else:
            grid.add_row(Text(entry.when), _told(entry))
    return grid


def _told(entry: Entry) -> Text:
    text = Text(overflow="fold")
    for mark in entry.marks:
        text.append(f"{mark} ", style=MARK)
    text.append(entry.value, style=WEIGHTY)
    text.append(f" · {entry.says}", style=QUIET)
    if entry.quote is not None:
        text.append("\n")
        text.append_text(quote_text(entry.quote, source=False))
    return text
