"""The record on the terminal: dense, aligned, and the same with and without colour."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console, RenderableType
from rich.text import Text

from rashomon.model import Record
from rashomon.publishing.cards import EventCard, event_cards
from rashomon.publishing.catalogue import Catalogue
from rashomon.publishing.glance import MOST, weightiest
from rashomon.publishing.overview import (
    ADVICE,
    LEGEND,
    NOTHING_FOUND,
    heading,
    open_points,
    report_line,
    totals,
)
from rashomon.publishing.styles import QUIET, WEIGHTY, indented, rows, section
from rashomon.publishing.text_events import NARROW, event_block, head, headline
from rashomon.publishing.text_states import state_block
from rashomon.publishing.timelines import state_cards
from rashomon.publishing.words import legible

_MOST_OPEN = 40
MORE = "--why {id} (how its claims were joined), --claims, --format html --output FILE"
MORE_OF_PROJECT = "rashomon why {id} (how its claims were joined)"


def render(record: Record, console: Console, *, more: str = MORE) -> None:
    """Print the whole record on `console`, at its width; never raises for any record.

    `more` is what a reader may ask next, with `{id}` for the first event.
    """
    catalogue = Catalogue(record)
    _print_head(record, console)
    if not record.claims:
        console.print()
        console.print(Text(NOTHING_FOUND, style=WEIGHTY), Text(ADVICE), sep="\n")
    if record.events:
        cards = event_cards(catalogue)
        if len(cards) > MOST:
            _print_glance(weightiest(cards), console)
        _print_section(console, section("Events", "by day"))
        _print_blocks((event_block(card, console) for card in cards), console)
    if record.states:
        _print_section(console, section("States", "each account in the order of time"))
        _print_blocks((state_block(card, console) for card in state_cards(catalogue)), console)
    _print_open(record, console)
    _print_reports(record, console)
    if record.events:
        _print_section(console, Text(f"More: {more.format(id=legible(record.events[0].id))}", style=QUIET))


def _print_head(record: Record, console: Console) -> None:
    console.print(Text(heading(record), style=WEIGHTY))
    console.print(Text(totals(record)))
    if record.claims:
        console.print(Text(LEGEND, style=QUIET))


def _print_glance(cards: list[EventCard], console: Console) -> None:
    """One line for each of the events that weigh most, where there are many."""
    _print_section(console, section("At a glance", "the events that weigh most"))
    for card in cards:
        console.print(indented(head(card.id, headline(card), card.when, narrow=console.width < NARROW)))


def _print_section(console: Console, title: Text) -> None:
    console.print()
    console.print(title)


def _print_blocks(blocks: Iterable[Iterable[RenderableType]], console: Console) -> None:
    for place, block in enumerate(blocks):
        if place:
            console.print()
        for part in block:
            console.print(part)


def _print_open(record: Record, console: Console) -> None:
    """What was left unresolved, by kind."""
    points = open_points(record)
    if not points:
        return
    _print_section(console, section("Left unresolved"))
    lead = max(len(point.kind) for point in points)
    told = []
    for point in points[:_MOST_OPEN]:
        text = Text(f"“{point.words}” " if point.words else "", overflow="fold")
        text.append(f"{point.reason} ")
        text.append(f"[{', '.join(point.references)}]", style=QUIET)
        told.append((point.kind, text))
    console.print(indented(rows(told, lead=min(lead, 12))))
    if len(points) > _MOST_OPEN:
        console.print(indented(Text(f"and {len(points) - _MOST_OPEN} more: --format json lists them all", style=QUIET)))


def _print_reports(record: Record, console: Console) -> None:
    if not record.reports:
        return
    _print_section(console, section("Reports"))
    longest = max(len(legible(report.id)) for report in record.reports)
    told = [(legible(report.id), Text(report_line(report))) for report in record.reports]
    console.print(indented(rows(told, lead=min(longest, console.width // 3))))
