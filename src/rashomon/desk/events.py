"""The list of events: filters and facets, one line an event, all of it in the address."""

from __future__ import annotations

from rashomon.desk.address import Asked, path_of
from rashomon.desk.desk import Desk, Found, View
from rashomon.desk.exporting import BUNDLE
from rashomon.desk.parts import filters, pager
from rashomon.publishing.cards import EventCard, event_card
from rashomon.publishing.exports import FORMATS
from rashomon.publishing.html_cards import tags
from rashomon.publishing.markup import Safe, element, join, table
from rashomon.publishing.words import counted

PER_PAGE = 50


def page(desk: Desk, asked: Asked) -> Found:
    """The events of a view."""
    view = desk.holding.view(asked)
    types, counts = view.facets(asked)
    found = counts[asked.only]
    pages = max(1, -(-found // PER_PAGE))
    ids = view.ids(asked, (min(asked.page, pages) - 1) * PER_PAGE, PER_PAGE)
    held = view.part(ids)
    cards = [event_card(held.events[one], held.catalogue) for one in ids if one in held.events]
    return Found(
        "Events",
        join(
            element("h1", "Events"),
            filters(asked, "/", types, counts),
            element("p", view.missing, class_="notice") if view.missing else "",
            element("p", _told(found, view), class_="quiet"),
            event_table(cards, asked) if cards else _nothing(view),
            pager(asked, "/", pages),
            element("p", element("a", "Decide on all of these at once …", href=asked.kept("/bulk")))
            if cards and desk.who.may_judge
            else "",
            exports(asked),
        ),
    )


def event_table(cards: list[EventCard], asked: Asked) -> Safe:
    """One line an event: day, what, how many, who says so, how sure."""
    return table(
        ["Day", "Event", "Where", "Killed and injured", "Reports", "Origins", "Camps", "Sure"],
        [_row(card, asked) for card in cards],
        caption="Events",
        class_="event-list",
    )


def _row(card: EventCard, asked: Asked) -> Safe:
    toll = "; ".join(figure.text for figure in card.figures if figure.weighty)
    disputed = any(dispute.relation != "update" for dispute in card.disputes)
    marks = [*tags(card.marks)]
    if disputed:
        marks.append(join(element("span", "ACCOUNTS DIFFER", class_="tag disputed"), " "))
    if card.desk:
        marks.append(join(element("span", "DECIDED", class_="tag done"), " "))
    link = element("a", card.title, href=asked.kept(path_of("event", card.id)))
    return element(
        "tr",
        element("td", card.when, class_="when", data_label="Day"),
        element("th", *marks, link, scope="row"),
        element("td", card.where, data_label="Where"),
        element("td", element("span", toll, class_="figure grave"), data_label="Harm"),
        *(
            element("td", str(number), class_="number", data_label=name)
            for name, number in (("reports", card.reports), ("origins", card.origins), ("camps", card.camps))
        ),
        element("td", card.sure, class_="sure", data_label="Sure"),
    )


def _told(found: int, view: View) -> str:
    shown = counted(found, "event")
    return f"{shown} of {view.total:,}" if found != view.total else shown


def _nothing(view: View) -> Safe:
    if view.total:
        return element("p", "No event fits these filters: clear one of them.")
    return element("p", "There are no events. `rashomon ingest FILES` brings reports in; reload this page afterwards.")


def exports(asked: Asked) -> Safe:
    """What is on the screen, in the formats of the field."""
    links = [element("a", name, href=asked.kept(f"/export/{name}"), download="") for name in FORMATS]
    links.append(element("a", "evidence bundle", href=asked.kept(f"/export/{BUNDLE}"), download=""))
    told = "Export these events as " if asked.is_filtered else "Export these days and this place as "
    return element("p", told, *(part for link in links for part in (link, " ")), class_="exports")
