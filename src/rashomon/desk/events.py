"""The list of events: filters and facets, one line an event, all of it in the address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rashomon.desk.address import Asked, path_of
from rashomon.desk.desk import Desk, Found, Held
from rashomon.desk.exporting import BUNDLE
from rashomon.desk.parts import filters, pager
from rashomon.model import Event
from rashomon.model.weight import in_order, weight_of
from rashomon.publishing.cards import EventCard, event_card
from rashomon.publishing.exports import FORMATS
from rashomon.publishing.html_cards import tags
from rashomon.publishing.markup import Safe, element, join, table
from rashomon.publishing.words import counted, country_name

PER_PAGE = 50


def page(desk: Desk, asked: Asked) -> Found:
    """The events of a view."""
    held = desk.holding.held(asked)
    found = ordered(matching(held, asked), asked, held)
    pages = max(1, -(-len(found) // PER_PAGE))
    start = (min(asked.page, pages) - 1) * PER_PAGE
    cards = [event_card(event, held.catalogue) for event in found[start : start + PER_PAGE]]
    types, counts = facets(held, asked)
    return Found(
        "Events",
        join(
            element("h1", "Events"),
            filters(asked, "/", types, counts),
            element("p", held.missing, class_="notice") if held.missing else "",
            element("p", _told(found, held), class_="quiet"),
            event_table(cards, asked) if cards else _nothing(held),
            pager(asked, "/", pages),
            element("p", element("a", "Decide on all of these at once …", href=asked.kept("/bulk"))) if cards else "",
            exports(asked),
        ),
    )


def matching(held: Held, asked: Asked, without: Sequence[str] = ()) -> list[Event]:
    """The events that the filters leave, those in `without` not applied."""
    words = asked.words.casefold().split()
    return [
        event
        for event in held.record.events
        if (not asked.type or "type" in without or event.type == asked.type)
        and (not asked.only or "only" in without or _is(asked.only, event, held))
        and (not words or _holds(event, words))
        and (asked.box is None or _lies_in(event, asked.box))
    ]


def facets(held: Held, asked: Asked) -> tuple[dict[str, int], dict[str, int]]:
    """How many events each type would leave, and each choice of what to show, with the other filters as they are."""
    types = Counter(event.type for event in matching(held, asked, without=("type",)))
    rest = matching(held, asked, without=("only",))
    shown = {name: sum(_is(name, event, held) for event in rest) for name in ("disputed", "open", "decided")}
    return dict(sorted(types.items())), {"": len(rest), **shown}


def ordered(events: list[Event], asked: Asked, held: Held) -> list[Event]:
    """The events in the order that is asked for."""
    by_day = in_order(events)
    if asked.sort == "weight":
        return by_weight(by_day, held)
    if asked.sort == "reports":
        return sorted(by_day, key=lambda event: -len(event.reports))
    return by_day


def by_weight(events: list[Event], held: Held) -> list[Event]:
    """The gravest first: harm, kind, what is disputed, how many say so, the dead; then the order that they have."""
    disputes = held.catalogue.disputes
    return sorted(
        events, key=lambda event: (weight_of(event, len(disputes.get(event.id, ()))), _killed(event)), reverse=True
    )


def _killed(event: Event) -> float:
    """The least number of dead that the event is told to have, else the most; 0 if none is told."""
    found = event.ranges.get("killed")
    return (found.low or found.high or 0.0) if found is not None else 0.0


def _is(only: str, event: Event, held: Held) -> bool:
    if only == "disputed":
        return any(one.relation != "update" for one in held.catalogue.disputes.get(event.id, ()))
    return (event.id in held.record.decided) is (only == "decided")


def _lies_in(event: Event, box: tuple[float, float, float, float]) -> bool:
    """Whether one of its points lies in the window."""
    west, south, east, north = box
    return any(
        ref.lat is not None and ref.lon is not None and west <= ref.lon <= east and south <= ref.lat <= north
        for ref in event.places
    )


def _holds(event: Event, words: list[str]) -> bool:
    """Whether title, places or actors hold all these words."""
    places = [part for ref in event.places for part in (ref.canonical, ref.as_written, country_name(ref.country))]
    actors = [part for ref in event.actors for part in (ref.name, ref.as_written)]
    told = " ".join(part for part in (event.id, event.title, *places, *actors) if part).casefold()
    return all(word in told for word in words)


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


def _told(found: list[Event], held: Held) -> str:
    total = len(held.record.events)
    shown = counted(len(found), "event")
    return f"{shown} of {total:,}" if len(found) != total else shown


def _nothing(held: Held) -> Safe:
    if held.record.events:
        return element("p", "No event fits these filters: clear one of them.")
    return element("p", "There are no events. `rashomon ingest FILES` brings reports in; reload this page afterwards.")


def exports(asked: Asked) -> Safe:
    """What is on the screen, in the formats of the field."""
    links = [element("a", name, href=asked.kept(f"/export/{name}"), download="") for name in FORMATS]
    links.append(element("a", "evidence bundle", href=asked.kept(f"/export/{BUNDLE}"), download=""))
    return element(
        "p", "Export these days and this place as ", *(part for link in links for part in (link, " ")), class_="exports"
    )
