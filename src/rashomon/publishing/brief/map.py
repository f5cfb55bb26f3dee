"""The map of a brief, drawn offline: where events were, how sure the place is, on land, borders and water."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Event
from rashomon.model.earth import distance_km
from rashomon.publishing.basemap.tiles import DamagedBase, MapBase
from rashomon.publishing.brief.drawing import box, circle, drawing, line, linked, plate, words
from rashomon.publishing.brief.ground import backdrop, names, said_of
from rashomon.publishing.brief.kinds import Kind, gravest
from rashomon.publishing.brief.labels import Box, Put, Room, disc, shortened, width_of
from rashomon.publishing.brief.places import Mark, Spots, deaths
from rashomon.publishing.brief.view import KM_A_DEGREE, View, bar_km, fitted
from rashomon.publishing.markup import Safe, join
from rashomon.publishing.words import counted, listed

_LEAST_KM = 90.0
_APART_PX = 18.0
_REGION_KM = 900.0
_REGION_DEGREES = 1.01 * _REGION_KM / KM_A_DEGREE
_CENTRES = 12
_MOST_OF = 0.6
"""If so large a share of the events lies within a region, the map shows the region and lists the rest."""
_LONGEST_NAME = 30
_MOST_LISTED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """Marks that would cover each other, drawn as one; `marks` by how many events they hold."""

    x: float
    y: float
    marks: tuple[Mark, ...]

    @property
    def partial(self) -> bool:
        """Whether only some of its events are at hand."""
        return any(mark.partial for mark in self.marks)

    @property
    def ids(self) -> tuple[str, ...]:
        """The events that it stands for, as far as they are at hand."""
        return tuple(dict.fromkeys(event for mark in self.marks for event in mark.events))

    @property
    def events(self) -> int:
        """How many events it stands for."""
        return sum(mark.number for mark in self.marks)  # an event is at one mark

    @property
    def exact(self) -> bool:
        """Whether any of them lies in the place itself."""
        return any(mark.exact for mark in self.marks)

    @property
    def kind(self) -> Kind:
        """The gravest kind."""
        return gravest({mark.kind.key for mark in self.marks})

    @property
    def radius(self) -> float:
        """How large it is drawn: a little larger the more events it stands for."""
        return 5.0 + min(7.0, 1.6 * (self.events - 1) ** 0.5) if self.events > 1 else 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A map as drawn: the SVG, what it shows and what it leaves out in words, and whose data it rests on."""

    svg: Safe
    told: str
    notes: tuple[str, ...]
    credits: tuple[str, ...]


Link = Callable[[Glyph], str]
"""The address to which a glyph leads."""


def map_of(
    spots: Spots, width: float, height: float, base: MapBase | None, *, alone: bool = False, link: Link | None = None
) -> Sheet | None:
    """The map of these places; None where no event has a point.  A base that is damaged is done without."""
    if not spots.marks:
        return None
    try:
        return _sheet(spots, width, height, base, alone=alone, link=link)
    except DamagedBase:
        return _sheet(spots, width, height, None, alone=alone, link=link)


def window_of(spots: Spots, width: float, height: float) -> tuple[float, float, float, float] | None:
    """West, south, east and north of the map of these places, in degrees; None where no event has a point."""
    shown, _ = _region(spots.marks) if spots.marks else ((), ())
    return fitted([_extent(mark) for mark in shown], width, height, least_km=_LEAST_KM).box if shown else None


def _sheet(spots: Spots, width: float, height: float, base: MapBase | None, *, alone: bool, link: Link | None) -> Sheet:
    shown, beyond = _region(spots.marks)
    view = fitted([_extent(mark) for mark in shown], width, height, least_km=_LEAST_KM)
    glyphs = _glyphs(shown, view)
    size = 11.0
    room = Room(width, height, [disc(glyph.x, glyph.y, glyph.radius + 2) for glyph in glyphs])
    scale = _scale(view, room)
    labels = _names(glyphs, spots.events, room, size)
    below, cells = backdrop(base, view)
    parts = [*below, *_reaches(glyphs, view), *names(base, cells, view, room), *_dots(glyphs, link), *labels, *scale]
    parts.append(box(0.5, 0.5, width - 1, height - 1, "frame"))
    told = f"Map: {counted(sum(glyph.events for glyph in glyphs), 'event')} at {counted(len(shown), 'place')}"
    svg = drawing(parts, width, height, "map", told, alone=alone, linked=link is not None)
    notes, credits = said_of(base)
    return Sheet(svg=svg, told=told, notes=(*map_notes(spots, beyond), *notes), credits=credits)


def _region(marks: Sequence[Mark]) -> tuple[Sequence[Mark], Sequence[Mark]]:
    """The marks to show, and those far from where most events are."""
    total = sum(mark.number for mark in marks)

    def near(middle: Mark) -> list[Mark]:
        lat, lon = middle.lat, middle.lon
        level = [mark for mark in marks if -_REGION_DEGREES < mark.lat - lat < _REGION_DEGREES]
        return [mark for mark in level if distance_km(lat, lon, mark.lat, mark.lon) <= _REGION_KM]

    regions = [near(mark) for mark in marks[:_CENTRES]]  # the largest marks come first
    inner = max(regions, key=lambda found: sum(mark.number for mark in found))
    if sum(mark.number for mark in inner) < _MOST_OF * total:
        return marks, ()
    shown = {id(mark) for mark in inner}
    return inner, [mark for mark in marks if id(mark) not in shown]


def _extent(mark: Mark) -> tuple[float, float, float]:
    """What of a mark the window must show: all of a small circle, of a wide one its middle."""
    return mark.lat, mark.lon, min(mark.radius_km, 40.0)


def _glyphs(marks: Sequence[Mark], view: View) -> list[Glyph]:
    """The marks in the drawing, those that would cover each other together, the largest first."""
    found: list[tuple[float, float, list[Mark]]] = []
    for mark in sorted(marks, key=lambda mark: (-mark.number, not mark.exact, mark.name)):
        x, y = view.at(mark.lat, mark.lon)
        near = [one for one in found if (one[0] - x) ** 2 + (one[1] - y) ** 2 < _APART_PX**2]
        if near:
            near[0][2].append(mark)
        else:
            found.append((x, y, [mark]))
    return [Glyph(x=x, y=y, marks=tuple(members)) for x, y, members in found]


def _reaches(glyphs: Sequence[Glyph], view: View) -> list[Safe]:
    """How far from its point what is not exact may have been, drawn to scale."""
    parts = []
    for glyph in glyphs:
        loose = [mark for mark in glyph.marks if not mark.exact]
        if not loose:
            continue
        widest = max(loose, key=lambda mark: mark.radius_km)
        radius = widest.radius_km * view.px_a_km
        if radius > glyph.radius + 2:
            parts.append(circle(glyph.x, glyph.y, radius, f"radius {widest.kind.key}-line"))
    return parts


def _dots(glyphs: Sequence[Glyph], link: Link | None) -> list[Safe]:
    found = []
    for glyph in reversed(glyphs):
        parts = _dot(glyph)
        if link is None:
            found += parts
        else:
            found.append(linked(join(*parts), link(glyph), f"{_name(glyph)}: {counted(glyph.events, 'event')}"))
    return found


def _dot(glyph: Glyph) -> list[Safe]:
    name = f"dot {glyph.kind.key}" if glyph.exact else f"hollow-dot {glyph.kind.key}-line"
    parts = [circle(glyph.x, glyph.y, glyph.radius, name)]
    if glyph.events > 1:
        hollow = "" if glyph.exact else " hollow"
        size = 9.0 if glyph.events < 100 else 7.5
        parts.append(
            words(glyph.x, glyph.y + size * 0.36, str(glyph.events), f"number{hollow}", anchor="middle", size=size)
        )
    return parts


def _names(glyphs: Sequence[Glyph], events: Mapping[str, Event], room: Room, size: float) -> list[Safe]:
    """The names of the places, each with its deaths; one without room keeps its dot and stands in the list below."""
    parts = []
    for glyph in glyphs:
        name, toll = _name(glyph), _deaths(glyph, events)
        wide = max(width_of(name, size, bold=True), width_of(toll, size - 1.0))
        put = room.beside(glyph.x, glyph.y, glyph.radius + 4, wide + 2, size, lines=2 if toll else 1)
        if put is None:
            continue
        parts += [plate(put), _set(put, name, "name", size)]
        if toll:
            parts.append(words(put.x, put.y + size * 1.15, toll, "note", anchor=put.anchor, size=size - 1.0))
    return parts


def _deaths(glyph: Glyph, events: Mapping[str, Event]) -> str:
    """The toll of its events, which a mark alone knows already."""
    if len(glyph.marks) == 1:
        return glyph.marks[0].deaths
    return deaths((events[event] for event in glyph.ids), partial=glyph.partial)


def _set(put: Put, text: str, name: str, size: float) -> Safe:
    return words(put.x, put.y, text, name, anchor=put.anchor, size=size)


def _name(glyph: Glyph) -> str:
    """The name of its largest mark, and how many other places it stands for."""
    names = list(dict.fromkeys(mark.name for mark in glyph.marks))
    first = shortened(names[0], _LONGEST_NAME)
    near = "near " if not glyph.exact and len(names) == 1 and glyph.marks[0].near else ""
    return f"{near}{first}{f' +{len(names) - 1}' if len(names) > 1 else ''}"


def _scale(view: View, room: Room) -> list[Safe]:
    """The scale bar at the lower left."""
    length = bar_km(view)
    wide = length * view.px_a_km
    left, low = 12.0, view.height - 14.0
    room.take(Box(left - 6, low - 18, left + wide + 50, view.height))
    ends = [line(x, low - 4, x, low + 1, "scale") for x in (left, left + wide)]
    return [
        line(left, low, left + wide, low, "scale"),
        *ends,
        words(left + wide + 6, low + 3, f"{length:,} km", "scale-name", size=10),
    ]


def map_notes(spots: Spots, beyond: Sequence[Mark] = ()) -> tuple[str, ...]:
    """What the map does not show, in words."""
    notes = []
    if beyond:
        told = [f"{mark.name} ({mark.number})" for mark in beyond[:_MOST_LISTED]]
        if len(beyond) > _MOST_LISTED:
            told.append(f"{len(beyond) - _MOST_LISTED} more")
        notes.append(f"Beyond this map: {listed(told)}.")
    if spots.wide:
        told = [f"{name} ({number})" for name, number in spots.wide[:_MOST_LISTED]]
        if len(spots.wide) > _MOST_LISTED:
            told.append(f"{len(spots.wide) - _MOST_LISTED} more")
        notes.append(f"Placed no closer than a country or a wide region, and so not drawn: {listed(told)}.")
    if spots.nowhere:
        notes.append(f"{counted(spots.nowhere, 'event')} without a place that could be found.")
    return tuple(notes)
