"""The brief as Markdown, for mails, wikis and issue trackers: text and tables, every word of a report escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rashomon.model import Record
from rashomon.publishing.brief.content import Argument, Brief, BriefScope, brief_of
from rashomon.publishing.brief.course import busiest
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
from rashomon.publishing.cards import Account, EventCard
from rashomon.publishing.catalogue import Quote

_ACTIVE = re.compile(r"([\\`*_{}\[\]<>#|~$&@]|:(?=//))")
_LEADING = re.compile(r"^(\s*)([-+=]|\d+[.)])")
_ADDRESS = re.compile(r"\b(www)\.", re.IGNORECASE)


def render(record: Record, about: BriefScope) -> str:
    """The brief as text in CommonMark with tables; the same record and scope give the same text."""
    brief = brief_of(record, about)
    blocks = [f"# {plain(brief.title)}", _pairs(brief.scope), plain(brief.totals), _headlines(brief)]
    if brief.nothing is not None:
        said, advice = brief.nothing
        blocks.append(f"**{plain(said)}** {plain(advice)}")
    for name, content in _sections(brief) if record.claims else [("method", _method(brief))]:
        if content:
            blocks += [f"## {SECTIONS[name]}", content]
    blocks.append("---")
    blocks += [plain(line) for line in (*brief.credits, brief.version) if line]
    return "\n\n".join(block for block in blocks if block) + "\n"


def plain(text: str) -> str:
    """The text so that Markdown shows it as it is: nothing in it becomes a link, a heading, a table or markup.

    >>> plain("1. [x](http://a) <b>")
    '1\\\\. \\\\[x\\\\](http\\\\://a) \\\\<b\\\\>'
    """
    escaped = _ADDRESS.sub(r"\1\\.", _ACTIVE.sub(r"\\\1", text))
    return _LEADING.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", escaped)


def _sections(brief: Brief) -> list[tuple[str, str]]:
    return [
        ("where", _where(brief)),
        ("when", _when(brief)),
        ("ground", _joined(_standings(brief.ground), left_over(brief.more_ground, "state"))),
        ("people", _people(brief)),
        ("events", _joined(_events(brief.events), left_over(brief.more_events, "event"))),
        ("disputed", _arguments(brief)),
        ("sources", _sources(brief)),
        ("open", _open(brief)),
        ("method", _method(brief)),
    ]


def _joined(*blocks: str) -> str:
    return "\n\n".join(block for block in blocks if block)


def _pairs(pairs: Iterable[tuple[str, str]]) -> str:
    return "  \n".join(f"**{plain(name)}:** {plain(value)}" for name, value in pairs)


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    told = [f"| {' | '.join(row)} |" for row in rows]
    if not told:
        return ""
    return "\n".join([f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}", *told])


def _headlines(brief: Brief) -> str:
    rows = [(plain(one.name), f"**{plain(one.value)}**", plain("; ".join(one.notes))) for one in brief.headlines]
    return _table(("", "Figure", "What it rests on"), rows)


def _where(brief: Brief) -> str:
    rows = [
        (
            plain(("near " if mark.near else "") + mark.name),
            plain(mark.country),
            plain(mark.told),
            plain(mark.deaths),
            "in the place" if mark.exact else f"within {mark.radius_km:,.0f} km",
            f"{mark.lat:.3f}, {mark.lon:.3f}",
        )
        for mark in brief.spots.marks
    ]
    places = _table(("Place", "Country", "Events", "Killed", "Point", "Latitude, longitude"), rows)
    return _joined(places, *(plain(note) for note in map_notes(brief.spots)))


def _when(brief: Brief) -> str:
    most = [f"{days} ({number})" for days, number in busiest(brief.course)]
    told = f"Most events: {'; '.join(most)}." if most else ""
    return _joined(plain(told), *(plain(note) for note in said_of_course(brief.course)))


def _standings(found: Sequence[Standing]) -> str:
    rows = [
        (
            plain(one.place),
            " ".join(
                part
                for part in (_marks(one.marks), plain(one.title), f"**{plain(one.value)}**" if one.value else "")
                if part
            )
            + (f" (ended by {plain(one.ended)})" if one.ended else "")
            + (f" {_desk(one.desk)}" if one.desk else ""),
            plain(", ".join(part for part in (one.as_of, one.accounts) if part)),
            f"{plain(one.says)} {_quote(one.quote)}".strip(),
        )
        for one in found
    ]
    return _table(("Place", "What", "As of", "Who says so, in which words"), rows)


def _marks(marks: Sequence[str]) -> str:
    return " ".join(f"**{plain(mark)}**" for mark in marks)


def _quote(quote: Quote | None) -> str:
    if quote is None:
        return ""
    words, reference = quotation(quote)
    return f"“{plain(words)}” {plain(reference)}"


def _people(brief: Brief) -> str:
    return _joined(
        _events(brief.people_events),
        left_over(brief.more_people_events, "event"),
        _standings(brief.people),
        left_over(brief.more_people, "state"),
    )


def _events(cards: Sequence[EventCard]) -> str:
    return "\n".join(_event(card) for card in cards)


def _event(card: EventCard) -> str:
    toll, other, disputed = event_line(card)
    head = " ".join(
        part for part in (_marks(card.marks), f"**{plain(toll)}:**" if toll else "", plain(card.title)) if part
    )
    lines = [f"- {plain(card.id)} · {plain(card.when)} · {head}{' · **disputed**' if disputed else ''}"]
    lines += [f"  {plain(fact)}" for fact in event_facts(card, other)]
    lines.append(f"  {plain(card.holders)} · {plain(card.counts)} · sure: {plain(card.sure)}")
    lines += [f"  {_desk(card.desk)}"] if card.desk else []
    quote = first_quote(card)
    lines += [f"  {_quote(quote)}"] if quote is not None else []
    return "  \n".join(lines)


def _desk(lines: Sequence[str]) -> str:
    return " ".join(f"**{DECIDED}:** {plain(line)}" for line in lines)


def _arguments(brief: Brief) -> str:
    more = left_over(brief.more_arguments, "event or state in dispute", "events or states in dispute")
    return _joined(*(_argument(one) for one in brief.arguments), more)


def _argument(argument: Argument) -> str:
    blocks = [f"### {plain(argument.id)} · {plain(argument.title)}"]
    for dispute in argument.disputes:
        note = f" ({plain(dispute.note)})" if dispute.note else ""
        blocks.append(f"**{plain(dispute.slot)}: {plain(dispute.word)}**{note}")
        blocks.append("\n".join(_account(account) for account in dispute.accounts))
    return _joined(*blocks)


def _account(account: Account) -> str:
    known = f", {plain(account.known)}" if account.known else ""
    quote = _quote(account.quotes[0]) if account.quotes else ""
    more = f" and {len(account.quotes) - 1} more" if len(account.quotes) > 1 else ""
    return f"- **{plain(account.value)}**: {plain(account.holders)}{known}. {quote}{more}".rstrip()


def _sources(brief: Brief) -> str:
    origins = [
        (plain(one.name), plain(one.camp) or "not known", f"{one.reports:,}", f"{one.events:,}", f"{one.alone:,}")
        for one in brief.voices
    ]
    papers = [(plain(one.name), f"{one.reports:,}", plain(one.days)) for one in brief.outlets]
    return _joined(
        _table(("Origin", "Camp", "Reports", "Events", "Of these alone"), origins),
        left_over(brief.more_voices, "origin"),
        _table(("Outlet", "Reports", "Published"), papers),
        left_over(brief.more_outlets, "outlet"),
    )


def _open(brief: Brief) -> str:
    rows = [
        f"- **{plain(point.kind)}** {f'“{plain(point.words)}” ' if point.words else ''}{plain(point.reason)} "
        f"{plain('[' + ', '.join(point.references[:3]) + ']')}"
        for point in brief.open
    ]
    return _joined("\n".join(rows), left_over(brief.more_open, "open point"))


def _method(brief: Brief) -> str:
    return "\n".join(f"- **{plain(term)}.** {plain(told)}" for term, told in brief.method)
