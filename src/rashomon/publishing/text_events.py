"""Events on the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from rashomon.publishing.cards import Account, Dispute, EventCard
from rashomon.publishing.styles import (
    DISPUTES,
    ID,
    MARK,
    QUIET,
    SIGNS,
    WEIGHTY,
    indented,
    quote_text,
    rows,
)

_LABELS = 6
NARROW = 64
_LONGEST_ID, _LONGEST_DAY = 14, 34
_QUOTES = 2


def event_block(card: EventCard, console: Console) -> Iterator[RenderableType]:
    """One event: its head, who and where, who says so, how sure, its words, and what is disputed."""
    narrow = console.width < NARROW
    yield head(card.id, headline(card), card.when, narrow=narrow)
    facts = _facts(card) if card.disputes or any(figure.weighty for figure in card.figures) else _brief_facts(card)
    when = [("when", Text(card.when))] if narrow else []
    yield indented(rows(when + facts, lead=_LABELS))
    for dispute in card.disputes:
        yield indented(dispute_text(dispute))
        yield indented(accounts_table(dispute), 4)


def head(identifier: str, headline: Text, day: str, *, narrow: bool) -> RenderableType:
    """The first line of a block: what it is on the left, when on the right; one below the other on a narrow page."""
    if narrow or not day:
        return Text(f"{identifier} ", style=ID).append_text(headline)
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(style=ID, overflow="fold", max_width=_LONGEST_ID)
    grid.add_column(ratio=1, overflow="fold")
    grid.add_column(justify="right", overflow="fold", max_width=_LONGEST_DAY)
    grid.add_row(Text(identifier), headline, Text(day))
    return grid


def headline(card: EventCard) -> Text:
    """Marks, casualties and title of an event."""
    text = Text()
    for mark in card.marks:
        text.append(f"{mark} ", style=MARK)
    weighty = "; ".join(figure.text for figure in card.figures if figure.weighty)
    if weighty:
        text.append(weighty, style=WEIGHTY)
        text.append(" · ", style=QUIET)
    text.append(card.title, style="" if weighty else WEIGHTY)
    return text


def _facts(card: EventCard) -> list[tuple[str, Text]]:
    """The labelled rows of an event; a row that has nothing to say is left out."""
    sure = Text(card.sure)
    if card.reasons:
        sure.append(f": {card.reasons}", style=QUIET)
    told = [
        ("where", Text(card.where)),
        ("who", Text(_who(card))),
        ("count", Text(_other_figures(card))),
        ("says", _says(card)),
        ("toll", Text("\n".join(card.changes))),
        ("sure", sure),
        ("harm", Text(card.harm)),
        ("note", Text("; ".join(card.notes))),
        ("desk", Text("\n".join(card.desk), style=MARK)),
    ]
    return _filled(told + _words(card))


def _brief_facts(card: EventCard) -> list[tuple[str, Text]]:
    """The same in fewer rows, for an event without casualties of which nothing is disputed."""
    says = _says(card)
    says.append(f" · {card.sure}", style=QUIET)
    told = [
        ("where", Text(" · ".join(part for part in (card.where, _who(card)) if part))),
        ("count", Text(_other_figures(card))),
        ("says", says),
        ("note", Text("; ".join(card.notes))),
        ("desk", Text("\n".join(card.desk), style=MARK)),
    ]
    if not card.where:
        told[0] = ("who", told[0][1])
    return _filled(told + _words(card))


def _filled(told: list[tuple[str, Text]]) -> list[tuple[str, Text]]:
    return [(name, value) for name, value in told if value.plain]


def _who(card: EventCard) -> str:
    return "; ".join(str(part) for part in card.who)


def _other_figures(card: EventCard) -> str:
    return "; ".join(figure.text for figure in card.figures if not figure.weighty)


def _says(card: EventCard) -> Text:
    told = Text(card.holders).append(f" · {card.counts}", style=QUIET)
    return told.append(f": {card.repeats}", style=QUIET) if card.repeats else told


def _words(card: EventCard) -> list[tuple[str, Text]]:
    return [("words" if place == 0 else "", quote_text(quote)) for place, quote in enumerate(card.key_quotes)]


def dispute_text(dispute: Dispute) -> Text:
    """What is disputed, and how: "≠ killed: accounts disagree"."""
    text = Text(overflow="fold")
    style = DISPUTES.get(dispute.relation, "bold")
    text.append(f"{SIGNS.get(dispute.relation, '≠')} {dispute.slot}: {dispute.word}", style=style)
    if dispute.note:
        text.append(f"; {dispute.note}", style=QUIET)
    return text


def accounts_table(dispute: Dispute, shown: frozenset[str] = frozenset()) -> Table:
    """Each account with its value, who holds it, and the words; the values in one column.

    `shown` are claims whose words stand just above: of these only the place is given again.
    """
    longest = max((len(account.value) for account in dispute.accounts), default=0)
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(width=min(max(longest, 4), 22), style=WEIGHTY, overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    for account in dispute.accounts:
        grid.add_row(Text(account.value), _account(account, shown))
    return grid


def _account(account: Account, above: frozenset[str]) -> Text:
    text = Text(account.holders, overflow="fold")
    if account.known:
        text.append(f", {account.known}", style=QUIET)
    for quote in account.quotes[:_QUOTES]:
        if quote.claim in above:
            text.append(f" [{quote.reference}]", style=QUIET)
        else:
            text.append("\n")
            text.append_text(quote_text(quote, source=False))
    if len(account.quotes) > _QUOTES:
        text.append(f"\nand {len(account.quotes) - _QUOTES} more", style=QUIET)
    return text
