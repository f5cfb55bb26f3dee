"""The brief on the terminal: the headline figures, then the same parts as the page, a line or two each."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from rashomon.model import Record
from rashomon.publishing.brief.content import Argument, Brief, BriefScope, brief_of
from rashomon.publishing.brief.course import busiest
from rashomon.publishing.brief.headlines import Headline
from rashomon.publishing.brief.map import map_notes
from rashomon.publishing.brief.parts import (
    DECIDED,
    SECTIONS,
    event_facts,
    event_line,
    first_quote,
    left_over,
    quotation,
    said_of_course,
)
from rashomon.publishing.brief.standing import Standing
from rashomon.publishing.cards import EventCard
from rashomon.publishing.catalogue import Quote
from rashomon.publishing.styles import DISPUTES, ID, MARK, QUIET, SIGNS, WEIGHTY, indented, rows, section
from rashomon.publishing.text_events import NARROW, head

_WIDTH = 100
_MOST_PLACES = 8
_LEAD = 10


def render(record: Record, about: BriefScope, *, width: int = _WIDTH) -> str:
    """The brief as plain text of this width, without colour; the same record and scope give the same text."""
    kept = io.StringIO()
    console = Console(
        file=kept, width=width, color_system=None, force_terminal=False, legacy_windows=False, _environ={}
    )
    show(record, about, console)
    return "".join(f"{line.rstrip()}\n" for line in kept.getvalue().splitlines())


def show(record: Record, about: BriefScope, console: Console) -> None:
    """Print the brief on `console`, at its width and in its colours; never raises for any record."""
    brief = brief_of(record, about)
    _head(brief, console)
    if brief.nothing is not None:
        said, advice = brief.nothing
        console.print()
        console.print(Text(said, style=WEIGHTY), Text(advice), sep="\n")
    for name, parts in _sections(brief, console) if record.claims else [("method", _method(brief))]:
        if parts:
            console.print()
            console.print(section(SECTIONS[name]))
            for part in parts:
                console.print(indented(part))
    console.print()
    for line in (*brief.credits, brief.version):
        if line:
            console.print(Text(line, style=QUIET))


def _head(brief: Brief, console: Console) -> None:
    console.print(Text(brief.title, style=WEIGHTY))
    console.print(Text(" · ".join(f"{name.lower()} {value}" for name, value in brief.scope)))
    console.print(Text(brief.totals, style=QUIET))
    console.print()
    longest = max(len(one.name) for one in brief.headlines)
    told = [(one.name, _headline(one)) for one in brief.headlines]
    console.print(rows(told, lead=min(longest, console.width // 3)))


def _headline(one: Headline) -> Text:
    text = Text(one.value, style=WEIGHTY if one.known else QUIET, overflow="fold")
    if one.notes:
        text.append(f"  {'; '.join(one.notes)}", style=f"not bold {QUIET}")
    return text


def _sections(brief: Brief, console: Console) -> list[tuple[str, list[RenderableType]]]:
    narrow = console.width < NARROW
    return [
        ("where", _where(brief)),
        ("when", _when(brief)),
        ("ground", _standings(brief.ground, left_over(brief.more_ground, "state"))),
        ("people", _people(brief, narrow=narrow)),
        ("events", _events(brief.events, left_over(brief.more_events, "event"), narrow=narrow)),
        ("disputed", _arguments(brief)),
        ("sources", _sources(brief)),
        ("open", _open(brief)),
        ("method", _method(brief)),
    ]


def _where(brief: Brief) -> list[RenderableType]:
    parts: list[RenderableType] = []
    for mark in brief.spots.marks[:_MOST_PLACES]:
        text = Text(f"{'near ' if mark.near else ''}{mark.name}", style=WEIGHTY, overflow="fold")
        told = ", ".join(part for part in (mark.country, mark.told, mark.deaths) if part)
        text.append(f"  {told}", style="not bold")
        if not mark.exact:
            text.append(
                f", within {mark.radius_km:,.0f} km of {mark.lat:.2f}, {mark.lon:.2f}", style=f"not bold {QUIET}"
            )
        parts.append(text)
    return [*parts, *_more(left_over(len(brief.spots.marks[_MOST_PLACES:]), "place")), *_notes(map_notes(brief.spots))]


def _when(brief: Brief) -> list[RenderableType]:
    most = [f"{days} ({number})" for days, number in busiest(brief.course)]
    told: list[RenderableType] = [Text(f"Most events: {'; '.join(most)}.")] if most else []
    return told + _notes(said_of_course(brief.course))


def _standings(found: Sequence[Standing], more: str) -> list[RenderableType]:
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(ratio=2, overflow="fold")
    grid.add_column(ratio=7, overflow="fold")
    for one in found:
        text = _marked(one.marks)
        text.append(one.title)
        if one.value:
            text.append(": ").append(one.value, style=WEIGHTY)
        about = ", ".join(part for part in (one.as_of, one.accounts, one.says) if part)
        text.append(f" · {about}", style=QUIET)
        if one.ended:
            text.append(f"\nended by {one.ended}")
        for line in one.desk:
            text.append(f"\n{DECIDED}: {line}")
        _add_quote(text, one.quote)
        grid.add_row(Text(one.place), text)
    return [grid, *_more(more)] if found else []


def _people(brief: Brief, *, narrow: bool) -> list[RenderableType]:
    events = _events(brief.people_events, left_over(brief.more_people_events, "event"), narrow=narrow)
    return events + _standings(brief.people, left_over(brief.more_people, "state"))


def _events(cards: Sequence[EventCard], more: str, *, narrow: bool) -> list[RenderableType]:
    return [*(part for card in cards for part in _event(card, narrow=narrow)), *_more(more)]


def _event(card: EventCard, *, narrow: bool) -> list[RenderableType]:
    toll, other, disputed = event_line(card)
    title = _marked(card.marks)
    if toll:
        title.append(toll, style=WEIGHTY).append(" · ", style=QUIET)
    title.append(card.title, style="" if toll else WEIGHTY)
    if disputed:
        title.append(" disputed", style=DISPUTES["disagree"])
    below = Text("\n".join(event_facts(card, other)), overflow="fold")
    below.append(f"{chr(10) if below.plain else ''}{card.holders} · {card.counts} · sure: {card.sure}", style=QUIET)
    for line in card.desk:
        below.append(f"\n{DECIDED}: {line}")
    _add_quote(below, first_quote(card))
    return [head(card.id, title, "" if narrow else card.when, narrow=narrow), indented(below)]


def _arguments(brief: Brief) -> list[RenderableType]:
    more = left_over(brief.more_arguments, "event or state in dispute", "events or states in dispute")
    return [*(part for argument in brief.arguments for part in _argument(argument)), *_more(more)]


def _argument(argument: Argument) -> list[RenderableType]:
    title = Text(f"{argument.id} ", style=ID)
    title.append(argument.title, style=WEIGHTY)
    parts: list[RenderableType] = [title]
    for dispute in argument.disputes:
        text = Text(overflow="fold")
        sign = SIGNS.get(dispute.relation, "≠")
        text.append(f"{sign} {dispute.slot}: {dispute.word}", style=DISPUTES.get(dispute.relation, "bold"))
        if dispute.note:
            text.append(f"; {dispute.note}", style=QUIET)
        for account in dispute.accounts:
            text.append(f"\n{account.value}", style=WEIGHTY)
            text.append(f"  {', '.join(part for part in (account.holders, account.known) if part)}")
            _add_quote(text, account.quotes[0] if account.quotes else None)
        parts.append(indented(text))
    return parts


def _sources(brief: Brief) -> list[RenderableType]:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(overflow="fold")
    grid.add_column(overflow="fold")
    for _ in range(3):
        grid.add_column(justify="right")
    grid.add_row(*(Text(name, style=QUIET) for name in ("origin", "camp", "reports", "events", "alone")))
    for one in brief.voices:
        told = (one.name, one.camp or "not known", f"{one.reports:,}", f"{one.events:,}", f"{one.alone:,}")
        grid.add_row(*map(Text, told))
    papers = "; ".join(f"{one.name} ({one.reports:,}: {one.days})" for one in brief.outlets)
    more = [*_more(left_over(brief.more_voices, "origin"))]
    read: list[RenderableType] = [Text(f"Read: {papers}", overflow="fold")] if papers else []
    return [*([grid] if brief.voices else []), *more, *read, *_more(left_over(brief.more_outlets, "outlet"))]


def _open(brief: Brief) -> list[RenderableType]:
    told = []
    for point in brief.open:
        text = Text(f"“{point.words}” " if point.words else "", overflow="fold")
        text.append(f"{point.reason} ").append(f"[{', '.join(point.references[:3])}]", style=QUIET)
        told.append((point.kind, text))
    return [*([rows(told, lead=12)] if told else []), *_more(left_over(brief.more_open, "open point"))]


def _method(brief: Brief) -> list[RenderableType]:
    return [rows([(term, Text(told, overflow="fold")) for term, told in brief.method], lead=_LEAD + 6)]


def _marked(marks: Iterable[str]) -> Text:
    text = Text(overflow="fold")
    for mark in marks:
        text.append(f"{mark} ", style=MARK)
    return text


def _add_quote(text: Text, quote: Quote | None) -> None:
    if quote is not None:
        words, place = quotation(quote)
        text.append(f"\n“{words}” ", style="italic").append(place, style=QUIET)


def _notes(lines: Iterable[str]) -> list[RenderableType]:
    return [Text(line, style=QUIET, overflow="fold") for line in lines]


def _more(line: str) -> list[RenderableType]:
    return [Text(line, style=QUIET)] if line else []
