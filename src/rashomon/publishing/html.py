"""The record as one self-contained page: no script, nothing loaded from anywhere, good on paper and on a phone."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from string import Template

from rashomon import __version__
from rashomon.model import Record, Report
from rashomon.publishing.cards import EventCard, event_cards
from rashomon.publishing.catalogue import Catalogue, Quote
from rashomon.publishing.glance import weightiest
from rashomon.publishing.html_cards import event_article, figure_links, state_article, tags
from rashomon.publishing.html_quotes import numbered
from rashomon.publishing.markup import Safe, element, join, table
from rashomon.publishing.overview import (
    ADVICE,
    LEGEND,
    NOTHING_FOUND,
    dating_words,
    heading,
    open_points,
    totals,
)
from rashomon.publishing.timelines import state_cards
from rashomon.publishing.words import counted, legible

_LINKABLE = ("https://", "http://")


def render(record: Record) -> str:
    """The page as text; the same record gives the same bytes.  Never raises for any record."""
    catalogue = Catalogue(record)
    events, states = event_cards(catalogue), state_cards(catalogue)
    numbers: dict[str, int] = {}
    for place, report in enumerate(record.reports, start=1):
        numbers.setdefault(report.id, place)

    def anchors(quote: Quote) -> str | None:
        return f"#report-{numbers[quote.report]}" if quote.report in numbers else None

    style = _resource("page.css")
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return Template(_resource("page.html")).substitute(
        title=element("title", heading(record)),
        style=style,
        style_hash=digest,
        head=_head(record),
        contents=_contents(record),
        main=join(
            _nothing() if not record.claims else "",
            _glance(events),
            _section(
                "events", "Events", [event_article(card, f"event-{n}", anchors) for n, card in enumerate(events, 1)]
            ),
            _section(
                "states", "States", [state_article(card, f"state-{n}", anchors) for n, card in enumerate(states, 1)]
            ),
            _open(record),
            _reports(record),
        ),
        foot=element("p", f"Made by rashomon {__version__}. Nothing is averaged, and what is not known is left open."),
    )


def _resource(name: str) -> str:
    return files("rashomon.publishing").joinpath(name).read_text(encoding="utf-8")


def _head(record: Record) -> Safe:
    return join(
        element("p", "Rashomon", class_="kicker"),
        element("h1", heading(record)),
        element("p", totals(record), class_="totals"),
        element("p", LEGEND, class_="legend") if record.claims else "",
    )


def _contents(record: Record) -> Safe:
    present = [
        ("events", "Events", record.events),
        ("states", "States", record.states),
        ("open", "Left unresolved", record.unresolved),
        ("reports", "Reports", record.reports),
    ]
    links = [element("li", element("a", name, href=f"#{anchor}")) for anchor, name, found in present if found]
    return element("ul", *links) if links else Safe("")


def _section(anchor: str, title: str, articles: list[Safe]) -> Safe:
    if not articles:
        return Safe("")
    return element("section", element("h2", title), *articles, id=anchor)


def _nothing() -> Safe:
    return element("section", element("h2", NOTHING_FOUND), element("p", ADVICE))


def _glance(cards: list[EventCard]) -> Safe:
    """The events that weigh most on a line each."""
    if len(cards) < 2:
        return Safe("")
    chosen = weightiest(cards)
    rows = [_glance_row(card, f"event-{place}") for place, card in enumerate(cards, start=1) if card in chosen]
    left = len(cards) - len(rows)
    columns = ["When", "Event", "Casualties", "Reports", "Origins", "Camps", "How sure"]
    return element(
        "section",
        element("h2", "At a glance"),
        table(columns, rows, caption="The events that weigh most, by day", class_="glance"),
        element("p", f"These weigh most; {counted(left, 'other event')} below.", class_="quiet") if left else "",
    )


def _glance_row(card: EventCard, anchor: str) -> Safe:
    disputed = [dispute for dispute in card.disputes if dispute.relation != "update"]
    sign = element("span", "disputed", class_="tag disputed") if disputed else Safe("")
    camps = None if card.origins and not card.camps else card.camps  # the origins' camps are not known
    numbers = [("report", card.reports), ("origin", card.origins), ("camp", camps)]
    return element(
        "tr",
        element("th", card.when, scope="row", class_="when"),
        element("td", *tags(card.marks), element("a", card.title, href=f"#{anchor}"), " ", sign),
        element("td", figure_links(card, numbered(card.quotes), anchor, weighty=True)),
        *(_number(name, number) for name, number in numbers),
        element("td", card.sure, class_="sure"),
    )


def _number(name: str, number: int | None) -> Safe:
    """A number in its cell; a question mark where it is not known, which is not the same as none."""
    shown = "?" if number is None else f"{number:,}"
    return element("td", shown, class_="number", data_label=name if number == 1 else f"{name}s")


def _open(record: Record) -> Safe:
    """What was left unresolved."""
    rows = [
        element(
            "tr",
            element("th", point.kind, scope="row"),
            element("td", element("q", point.words, dir="auto") if point.words else "", data_label="Words"),
            element("td", point.reason, " ", element("span", f"[{', '.join(point.references)}]", class_="at")),
        )
        for point in open_points(record)
    ]
    if not rows:
        return Safe("")
    listed = table(["What", "Words", "Why it is open"], rows, caption="What the reading could not settle")
    return element("section", element("h2", "Left unresolved"), listed, id="open")


def _reports(record: Record) -> Safe:
    """The reports, with what is known about each and the hash of its bytes."""
    if not record.reports:
        return Safe("")
    items = [_report(report, f"report-{place}") for place, report in enumerate(record.reports, start=1)]
    return element("section", element("h2", "Reports"), *items, id="reports")


def _report(report: Report, anchor: str) -> Safe:
    title = element("q", legible(report.title), dir="auto") if report.title else Safe("")
    told: list[tuple[str, str | Safe]] = [
        ("Outlet", legible(report.outlet or "not known")),
        ("Title", title),
        ("Day", dating_words(report.published)),
        ("Address", _address(report.url)),
        ("File", legible(report.path or "")),
        ("Language", legible(report.language or "")),
        ("Length", counted(len(report.text), "character")),
        ("SHA-256", element("code", legible(report.sha256))),
    ]
    rows = [part for name, value in told if value for part in (element("dt", name), element("dd", value))]
    return element("article", element("h3", legible(report.id)), element("dl", *rows), id=anchor, class_="report")


def _address(url: str | None) -> str | Safe:
    """The address, as a link only where it is one of the web."""
    shown = legible(url or "")
    if not shown.startswith(_LINKABLE):
        return shown
    return element("a", shown, href=shown, rel="noopener noreferrer")
