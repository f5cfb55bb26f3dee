"""The brief as one self-contained page: no script, nothing loaded from anywhere, good on paper and on a phone."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from string import Template

from rashomon.model import Record
from rashomon.publishing.brief.chart import chart_of
from rashomon.publishing.brief.content import Argument, Brief, BriefScope, brief_of
from rashomon.publishing.brief.course import busiest
from rashomon.publishing.brief.ground import ground_of
from rashomon.publishing.brief.headlines import Headline
from rashomon.publishing.brief.kinds import KINDS
from rashomon.publishing.brief.map import map_of
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
from rashomon.publishing.html_cards import tags
from rashomon.publishing.markup import Safe, element, join, table
from rashomon.publishing.range_marks import range_marks
from rashomon.publishing.words import counted

_WIDE, _NARROW = (920.0, 520.0), (360.0, 380.0)


def render(record: Record, about: BriefScope) -> str:
    """The page as text; the same record and scope give the same bytes.  Never raises for any record."""
    brief = brief_of(record, about)
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    sections = [(name, SECTIONS[name], content) for name, content in _sections(brief, bool(record.claims)) if content]
    links = [element("li", element("a", title, href=f"#{name}")) for name, title, _ in sections]
    return Template(_resource("rashomon.publishing", "page.html")).substitute(
        title=element("title", brief.title),
        style=style,
        style_hash=digest,
        head=_head(brief),
        contents=element("ul", *links) if links else "",
        main=join(
            _figures(brief.headlines),
            _nothing(brief),
            *(element("section", element("h2", title), content, id=name) for name, title, content in sections),
        ),
        foot=join(*(element("p", line) for line in (*brief.credits, brief.version) if line)),
    )


@cache
def _style() -> str:
    names = [("rashomon.publishing", "page.css"), ("rashomon.publishing.brief", "brief.css")]
    return "\n".join(_resource(*name) for name in (*names, ("rashomon.publishing.brief", "drawing.css")))


def _resource(package: str, name: str) -> str:
    return files(package).joinpath(name).read_text(encoding="utf-8")


def _head(brief: Brief) -> Safe:
    lines = [part for name, value in brief.scope for part in (element("dt", name), element("dd", value))]
    return join(
        element("p", "Rashomon brief", class_="kicker"),
        element("h1", brief.title),
        element("dl", *lines, class_="scope"),
        element("p", brief.totals, class_="quiet"),
    )


def _figures(headlines: tuple[Headline, ...]) -> Safe:
    """The headline figures side by side."""
    tiles = []
    for one in headlines:
        name = f"tile{' grave' if one.weighty and one.known else ''}{'' if one.known else ' unknown'}"
        notes = [element("p", note, class_="quiet") for note in one.notes]
        tiles.append(
            element(
                "div",
                element("dt", one.name),
                element("dd", element("p", one.value, class_="value"), *notes),
                class_=name,
            )
        )
    return element("dl", *tiles, class_="tiles")


def _nothing(brief: Brief) -> Safe:
    """What stands in the place of all sections where there are no claims."""
    if brief.nothing is None:
        return join()
    said, advice = brief.nothing
    return element("section", element("h2", said), element("p", advice))


def _sections(brief: Brief, any_claims: bool) -> list[tuple[str, Safe]]:
    if not any_claims:
        return [("method", _method(brief))]
    return [
        ("where", _map(brief)),
        ("when", _timeline(brief)),
        ("ground", _standings(brief.ground, brief.more_ground, "state")),
        ("people", _people(brief)),
        ("events", _events(brief)),
        ("disputed", _arguments(brief)),
        ("sources", _sources(brief)),
        ("open", _open(brief)),
        ("method", _method(brief)),
    ]


def _map(brief: Brief) -> Safe:
    """The map for wide and for narrow screens, what it leaves out, and its places as a table."""
    ground = ground_of()
    wide = map_of(brief.spots, *_WIDE, ground)
    narrow = map_of(brief.spots, *_NARROW, ground)
    if wide is None or narrow is None:
        left = brief.spots.nowhere + sum(number for _, number in brief.spots.wide)
        return element("p", "No event has a place that could be drawn.", class_="quiet") if left else Safe("")
    rows = [
        element(
            "tr",
            element("th", ("near " if mark.near else "") + mark.name, scope="row"),
            element("td", mark.country, data_label="Country"),
            element("td", mark.told, data_label="Events"),
            element("td", mark.deaths, data_label="Killed"),
            element("td", "in the place" if mark.exact else f"within {mark.radius_km:,.0f} km", data_label="Point"),
        )
        for mark in brief.spots.marks
    ]
    places = table(["Place", "Country", "Events", "Killed", "Point"], rows, caption="The places on the map")
    summary = element("summary", f"The {counted(len(rows), 'place')} in a table")
    return join(
        element("figure", _both(wide.svg, narrow.svg), element("figcaption", _legend("on a map"))),
        *(element("p", note, class_="quiet") for note in (*wide.notes, *wide.credits)),
        element("details", summary, places),
    )


def _timeline(brief: Brief) -> Safe:
    wide, narrow = chart_of(brief.course, _WIDE[0]), chart_of(brief.course, _NARROW[0])
    notes = [element("p", note, class_="quiet") for note in said_of_course(brief.course)]
    if wide is None or narrow is None:
        return join(*notes)
    most = [f"{days} ({number})" for days, number in busiest(brief.course)]
    told = element("p", f"Most events: {'; '.join(most)}.") if len(brief.course.steps) > 1 else Safe("")
    return join(told, element("figure", _both(wide, narrow), element("figcaption", _legend("in time"))), *notes)


def _both(wide: Safe, narrow: Safe) -> Safe:
    return join(
        element("div", wide, class_="wide-only"), element("div", narrow, class_="narrow-only", aria_hidden="true")
    )


def _legend(where: str) -> Safe:
    """The colours, and what hollow and dashed mean."""
    keys = [element("li", element("span", "", class_=f"key {kind.key}-key"), kind.name) for kind in KINDS]
    more = {
        "on a map": [("hollow", "near the point, or somewhere within the dashed circle")],
        "in time": [("hollow", "by this day"), ("bar", "within these days")],
    }[where]
    keys += [element("li", element("span", "", class_=f"key {name}-key"), told) for name, told in more]
    return element("ul", *keys, class_="legend-keys")


def _standings(found: tuple[Standing, ...], more: int, one: str) -> Safe:
    """States with their latest account."""
    if not found:
        return Safe("")
    rows = [_standing_row(standing) for standing in found]
    listed = table(
        ["Place", "What", "As of", "Who says so, in which words"], rows, caption="The latest account of each state"
    )
    return join(listed, _more(more, one))


def _standing_row(found: Standing) -> Safe:
    value = join(element("span", found.value, class_="figure")) if found.value else Safe("")
    extra = [element("p", text, class_="quiet") for text in (found.accounts,) if text]
    ended = [element("p", element("b", "Ended by"), f" {found.ended}", class_="ended")] if found.ended else []
    return element(
        "tr",
        element("th", found.place, scope="row"),
        element(
            "td",
            *tags(found.marks),
            found.title,
            Safe(": ") if value else "",
            value,
            *ended,
            *_desk(found.desk),
            data_label="What",
        ),
        element("td", found.as_of, *extra, class_="when", data_label="As of"),
        element("td", found.says, _quote(found.quote), data_label="Words"),
    )


def _quote(quote: Quote | None) -> Safe:
    if quote is None:
        return Safe("")
    words, reference = quotation(quote)
    return element("p", element("q", words, dir="auto"), " ", element("span", reference, class_="at"), class_="words")


def _people(brief: Brief) -> Safe:
    """Displacement, needs and access: what happened, and how things stand."""
    return join(
        _event_list(brief.people_events),
        _more(brief.more_people_events, "event"),
        _standings(brief.people, brief.more_people, "state"),
    )


def _events(brief: Brief) -> Safe:
    return join(_event_list(brief.events), _more(brief.more_events, "event"))


def _event_list(cards: tuple[EventCard, ...]) -> Safe:
    return element("ol", *(_event(card) for card in cards), class_="events") if cards else Safe("")


def _event(card: EventCard) -> Safe:
    toll, other, disputed = event_line(card)
    return element(
        "li",
        element("p", card.when, class_="day"),
        element(
            "h3",
            element("span", card.id, class_="id"),
            " ",
            *tags(card.marks),
            join(element("span", toll, class_="grave"), ": ") if toll else "",
            card.title,
            join(" ", element("span", "disputed", class_="tag disputed")) if disputed else "",
        ),
        *(element("p", fact, class_="facts") for fact in event_facts(card, other)),
        element("p", element("b", card.holders), f" · {card.counts} · sure: {card.sure}", class_="source"),
        *_desk(card.desk),
        _quote(first_quote(card)),
    )


def _desk(lines: tuple[str, ...]) -> list[Safe]:
    """What people decided about an event or a state."""
    return [element("p", element("b", f"{DECIDED}: "), line, class_="source") for line in lines]


def _arguments(brief: Brief) -> Safe:
    told = [_argument(argument) for argument in brief.arguments]
    return join(*told, _more(brief.more_arguments, "event or state in dispute", "events or states in dispute"))


def _argument(argument: Argument) -> Safe:
    blocks = []
    for dispute in argument.disputes:
        marks = range_marks([(account.low, account.high) for account in dispute.accounts])
        rows = [_account(account, mark) for account, mark in zip(dispute.accounts, marks, strict=True)]
        title = f"{dispute.slot}: {dispute.word}"
        blocks.append(
            element(
                "div",
                element("h4", title[:1].upper() + title[1:]),
                element("p", dispute.note, class_="quiet") if dispute.note else "",
                table(["Account", "Who holds it, in which words"], rows, caption=title) if rows else "",
                class_="dispute update" if dispute.relation == "update" else "dispute",
            )
        )
    return element("article", element("h3", element("span", argument.id, class_="id"), " ", argument.title), *blocks)


def _account(account: Account, mark: Safe | None) -> Safe:
    known = element("span", f", {account.known}", class_="quiet") if account.known else Safe("")
    more = len(account.quotes) - 1
    return element(
        "tr",
        element("th", element("span", account.value, class_="figure"), mark or "", scope="row"),
        element(
            "td",
            account.holders,
            known,
            _quote(account.quotes[0] if account.quotes else None),
            element("p", f"and {more} more", class_="quiet") if more > 0 else "",
        ),
    )


def _sources(brief: Brief) -> Safe:
    """Origins with their camps, then outlets."""
    origins = [
        element(
            "tr",
            element("th", voice.name, scope="row"),
            element("td", voice.camp or "not known", data_label="Camp"),
            *(
                element("td", f"{number:,}", class_="number", data_label=name)
                for name, number in (("reports", voice.reports), ("events", voice.events), ("alone", voice.alone))
            ),
        )
        for voice in brief.voices
    ]
    papers = [
        element(
            "tr",
            element("th", outlet.name, scope="row"),
            element("td", f"{outlet.reports:,}", class_="number", data_label="reports"),
            element("td", outlet.days, data_label="Published"),
        )
        for outlet in brief.outlets
    ]
    columns = ["Origin", "Camp", "Reports", "Events", "Of these alone"]
    return join(
        table(columns, origins, caption="Who first said it", class_="sources") if origins else "",
        _more(brief.more_voices, "origin"),
        table(["Outlet", "Reports", "Published"], papers, caption="Whose reports were read") if papers else "",
        _more(brief.more_outlets, "outlet"),
    )


def _open(brief: Brief) -> Safe:
    rows = [
        element(
            "li",
            element("b", point.kind),
            " ",
            join(element("q", point.words, dir="auto"), " ") if point.words else "",
            point.reason,
            " ",
            element(
                "span", f"[{', '.join(point.references[:3])}{' …' if len(point.references) > 3 else ''}]", class_="at"
            ),
        )
        for point in brief.open
    ]
    return join(element("ul", *rows, class_="open"), _more(brief.more_open, "open point")) if rows else Safe("")


def _method(brief: Brief) -> Safe:
    terms = [part for term, told in brief.method for part in (element("dt", term), element("dd", told))]
    return element("dl", *terms, class_="method")


def _more(number: int, one: str, many: str | None = None) -> Safe:
    told = left_over(number, one, many)
    return element("p", told, class_="quiet") if told else Safe("")
