"""Map, time and list of one view: what is filtered in one is filtered in all three, and the list is what is seen."""

from __future__ import annotations

from pathlib import Path

from rashomon.desk.address import Asked, boxed
from rashomon.desk.desk import Desk, Found, View
from rashomon.desk.events import PER_PAGE, event_table
from rashomon.desk.map_parts import HEAD, credit, described, lacking, told_of
from rashomon.desk.map_points import MOST_POINTS, moment_of
from rashomon.desk.parts import filters, pager
from rashomon.model.weight import happened
from rashomon.publishing.basemap.archive import default_archive
from rashomon.publishing.brief.chart import chart_of
from rashomon.publishing.brief.course import Course, Step, course, course_of, since
from rashomon.publishing.brief.ground import ground_of
from rashomon.publishing.brief.kinds import KINDS
from rashomon.publishing.brief.map import Glyph, map_of, window_of
from rashomon.publishing.brief.parts import said_of_course
from rashomon.publishing.brief.places import Mark, Spots, spots, spots_of
from rashomon.publishing.cards import event_card
from rashomon.publishing.markup import Safe, element, join, table
from rashomon.publishing.words import counted

_WIDE, _NARROW = (1180.0, 560.0), (360.0, 380.0)
_MOST_PLACES = 60
MOST_DRAWN = 2_000
"""Events that are drawn one by one: more are counted by their places and days."""
MOST_AT_HAND = 1_000
"""The gravest of these, from which the map tells how many were killed at least."""
_MARGIN = 0.01  # degrees: about a kilometre


def page(desk: Desk, asked: Asked) -> Found:
    """The map of a view, its timeline, and its events."""
    view = desk.holding.view(asked)
    lack = lacking(desk.tiles)
    types, counts = view.facets(asked)
    found = counts[asked.only]
    pages = max(1, -(-found // PER_PAGE))
    ids = view.ids(asked, (min(asked.page, pages) - 1) * PER_PAGE, PER_PAGE)
    held = view.part(ids)
    cards = [event_card(held.events[one], held.catalogue) for one in ids if one in held.events]
    drawn = desk.holding.drawn(
        (moment_of(view, asked), f"map?{asked.query()}"), lambda: _drawn(view, asked, desk.tiles)
    )
    return Found(
        "Map and time",
        join(
            element("h1", "Map and time"),
            filters(asked, "/map", types, counts),
            element("p", view.missing, class_="notice") if view.missing else "",
            _window(asked),
            _part(found, moves=not lack),
            drawn[0],
            element(
                "div",
                drawn[1],
                element("h2", counted(found, "event"), id="how-many"),
                event_table(cards, asked) if cards else element("p", "No event fits these filters."),
                pager(asked, "/map", pages),
                id="follows",
            ),
        ),
        head=() if lack else HEAD,
    )


def _drawn(view: View, asked: Asked, tiles: Path) -> tuple[Safe, Safe]:
    """The map and the timeline."""
    are_few = view.count(asked) <= MOST_DRAWN
    seen = view.gravest(asked, MOST_DRAWN if are_few else MOST_AT_HAND)
    if are_few:
        return _map(spots(seen), asked, tiles), _time(course(seen, asked.start, asked.end), asked)
    found = spots_of(view.places_counted(asked), (event for event in seen.events if happened(event)))
    days = view.days_counted(asked, since(seen))
    told = course_of(days, seen, asked.start, asked.end, lambda spans: view.on_days(asked, spans))
    return _map(found, asked, tiles), _time(told, asked)


def _part(found: int, *, moves: bool) -> Safe:
    if found <= MOST_DRAWN:
        return Safe("")
    told = f"All {found:,} events are counted on the map and the timeline; how many were killed is told "
    how = "on the map that moves, and in the drawing " if moves and found <= MOST_POINTS else ""
    rest = f"as a lowest figure, from the {MOST_AT_HAND:,} gravest: choose days or a place for all of it."
    return element("p", told, how, rest, class_="notice")


def _window(asked: Asked) -> Safe:
    """Which window of the map is chosen, and the way out of it."""
    if asked.box is None and asked.start is None and asked.end is None:
        told = "Choose a place on the map or a column of the timeline: all three follow."
        return element("p", told, class_="quiet", id="window")
    out = [element("a", "the whole map", href=asked.to("/map", box=None, page=1))] if asked.box is not None else []
    if asked.start is not None or asked.end is not None:
        out.append(element("a", "all days", href=asked.to("/map", start=None, end=None, page=1)))
    return element(
        "p", "You see a part. Back to ", *(part for one in out for part in (one, " ")), class_="quiet", id="window"
    )


def _map(found: Spots, asked: Asked, tiles: Path) -> Safe:
    """The drawing for wide and for narrow screens, what it leaves out, and its places as a table."""
    ground = ground_of()

    def link(glyph: Glyph) -> str:
        return asked.to("/map", box=_around(glyph), page=1)

    wide, narrow = map_of(found, *_WIDE, ground, link=link), map_of(found, *_NARROW, ground, link=link)
    if wide is None or narrow is None:
        none = element("p", "No event of these has a place that could be drawn.", class_="quiet drawn")
        return element("figure", none, _moving(found, asked, tiles)) if asked.box is not None else none
    drawings = element("div", wide.svg, class_="wide-only"), element("div", narrow.svg, class_="narrow-only")
    keys = [element("li", element("span", "", class_=f"key {kind.key}-key"), kind.name) for kind in KINDS]
    keys.append(
        element(
            "li", element("span", "", class_="key hollow-key"), "near the point, or somewhere within the dashed circle"
        )
    )
    legend, lack, own = element("ul", *keys, class_="legend-keys"), lacking(tiles), told_of(tiles)
    rows = [_place(mark, asked) for mark in found.marks[:_MOST_PLACES]]
    places = table(["Place", "Country", "Events", "Killed", "Point"], rows, caption="The places on the map")
    return join(
        element(
            "figure",
            element("div", *drawings, class_="drawn"),
            _moving(found, asked, tiles),
            element("figcaption", legend),
        ),
        element("p", lack, class_="quiet") if lack else "",
        *(element("p", note, class_="quiet") for note in (*wide.notes, *wide.credits)),
        credit(own) if own is not None and not lack and tiles != default_archive() else "",
        element(
            "details", element("summary", f"The {counted(len(found.marks), 'place')} in a table"), places, id="places"
        ),
    )


def _moving(found: Spots, asked: Asked, tiles: Path) -> Safe:
    """Where the script puts the map that moves; until it is there, and where it cannot be, the drawing stays."""
    told = told_of(tiles)
    view = asked.box or window_of(found, *_WIDE)
    if told is None or view is None:
        return Safe("")
    return element(
        "div",
        element("div", id="map"),
        element("p", id="map-said", role="status", class_="map-said"),
        id="moving",
        class_="moving",
        data_points=asked.to("/map.geojson", box=None, page=1, at=""),
        data_view=",".join(f"{side:.4f}" for side in view),
        **described(told),
    )


def _around(glyph: Glyph) -> tuple[float, float, float, float]:
    """The window that holds all the points of a glyph."""
    lats, lons = [mark.lat for mark in glyph.marks], [mark.lon for mark in glyph.marks]
    return boxed(min(lons) - _MARGIN, min(lats) - _MARGIN, max(lons) + _MARGIN, max(lats) + _MARGIN)


def _place(mark: Mark, asked: Asked) -> Safe:
    name = ("near " if mark.near else "") + mark.name
    return element(
        "tr",
        element("th", element("a", name, href=asked.to("/map", about=mark.name, page=1)), scope="row"),
        element("td", mark.country, data_label="Country"),
        element("td", mark.told, data_label="Events"),
        element("td", mark.deaths, data_label="Killed"),
        element("td", "in the place" if mark.exact else f"within {mark.radius_km:,.0f} km", data_label="Point"),
    )


def _time(told: Course, asked: Asked) -> Safe:
    """The timeline, with a link to each of its busy days."""

    def link(step: Step) -> str:
        return asked.to("/map", start=step.first, end=step.last, page=1)

    wide, narrow = chart_of(told, _WIDE[0], link=link), chart_of(told, _NARROW[0], link=link)
    notes = [element("p", note, class_="quiet") for note in said_of_course(told)]
    if wide is None or narrow is None:
        return join(*notes)
    drawn = join(element("div", wide, class_="wide-only"), element("div", narrow, class_="narrow-only"))
    return join(element("figure", drawn), *notes, _steps(told, asked))


def _steps(told: Course, asked: Asked) -> Safe:
    """Every stretch of the timeline that holds events, as a link that takes it as the window."""
    links = []
    for step in told.steps:
        number = sum(step.on) + sum(step.by)
        if number:
            words = step.first.isoformat() if step.first == step.last else f"{step.first} to {step.last}"
            address = asked.to("/map", start=step.first, end=step.last, page=1)
            links.append(element("li", element("a", words, href=address), f" ({number})"))
    if not links:
        return Safe("")
    return element("details", element("summary", f"Go to one {told.step}"), element("ul", *links, class_="steps"))
