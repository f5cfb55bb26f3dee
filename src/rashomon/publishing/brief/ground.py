"""The ground of a map: land, water, borders, towns and names, under the marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rashomon.publishing.basemap.planar import (
    Line,
    area,
    box_of,
    clipped_line,
    clipped_ring,
    holds,
    simplified,
    thinned,
)
from rashomon.publishing.basemap.tiles import Cell, MapBase, Town, default_path, map_base
from rashomon.publishing.brief.drawing import Point, box, circle, line, path, plate, words
from rashomon.publishing.brief.labels import Room, disc, width_of
from rashomon.publishing.brief.view import View, net
from rashomon.publishing.markup import Safe, element
from rashomon.publishing.words import country_name, legible

_MISSING = "Land, borders and rivers are missing: the map base is not set up, or damaged (make setup)."
_LINES = "Lines on the map are no opinion on the status of any territory; disputed lines are dashed."
_TRUE_PX = 0.6
_WIDE = 60.0
"""Degrees of a window from which on nobody looks for the bends of a river: its lines are half as true."""
_EDGE_PX = 4.0
"""How far over its edge a drawing goes on, so that no line is seen to end there."""
_GROUNDS = 16
"""Grounds that are remembered: each some 300 kB."""
_ROUGH_PX = 3.0
"""How true the outline of a country is where only a place for its name is looked for."""
_SMALLEST_PX = 4.0
_TOWNS = 26
_TOWN_SIZE, _COUNTRY_SIZE, _RIVER_SIZE = 9.0, 10.5, 8.5
_SAMPLES = 9
_CLOSED = frozenset({"land", "lake"})


def ground_of() -> MapBase | None:
    """The map base of this installation; None where it is not installed."""
    return map_base(default_path())


@lru_cache(maxsize=_GROUNDS)
def backdrop(base: MapBase | None, view: View) -> tuple[Sequence[Safe], Sequence[Cell]]:
    """The shapes of the window from the bottom up, and the cells that they come from: drawn once for a window."""
    if base is None:
        return (box(0, 0, view.width, view.height, "land"), *_net(view)), ()
    cells = base.cells(view.box)
    parts = [box(0, 0, view.width, view.height, "sea")]
    parts += _shapes(cells, view, "land", "land")
    parts += _net(view)
    parts += _shapes(cells, view, "coast", "coast")
    parts += _shapes(cells, view, "river", "river")
    parts += _shapes(cells, view, "lake", "lake")
    parts += _shapes(cells, view, "border", "border", settled=True)
    parts += _shapes(cells, view, "border", "border unsettled", settled=False)
    return tuple(parts), tuple(cells)


def said_of(base: MapBase | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is to be said of the ground of a map: notes, and credits."""
    return ((_MISSING,), ()) if base is None else ((_LINES,), base.credits)


def names(base: MapBase | None, cells: Sequence[Cell], view: View, room: Room) -> list[Safe]:
    """The names of countries, rivers and towns, as far as there is room beside those of the marks."""
    if base is None:
        return []
    parts = _countries(base, view, room)
    parts += _towns(cells, view, room)
    return parts + _rivers(cells, view, room)


def _shapes(cells: Iterable[Cell], view: View, layer: str, name: str, *, settled: bool | None = None) -> list[Safe]:
    """The shapes of one layer as one path."""
    frame = (-_EDGE_PX, -_EDGE_PX, view.width + _EDGE_PX, view.height + _EDGE_PX)
    west, _, east, _ = view.box
    true = _TRUE_PX if east - west <= _WIDE else 2 * _TRUE_PX
    data = []
    for cell in cells:
        for shape in cell.shapes[layer]:
            if settled is not None and shape.settled is not settled:
                continue
            seen = view.seen(shape.box, _EDGE_PX)
            if seen is None:
                continue
            points = view.line(shape.points)
            if layer in _CLOSED:
                cut = points if seen else clipped_ring(points, frame)
                ring = simplified(thinned([*cut, *cut[:1]], true / 4), true / 2)
                if len(ring) > 3 and (layer == "land" or area(ring) >= _SMALLEST_PX):
                    data.append(path(ring[:-1], closed=True))
            else:
                pieces = [points] if seen else clipped_line(points, frame)
                data += [path(simplified(thinned(piece, true / 4), true)) for piece in pieces]
    joined = "".join(data)
    return [element("path", d=joined, class_=name)] if joined else []


def _countries(base: MapBase, view: View, room: Room) -> list[Safe]:
    """The name of each country where its main land has most room in the window."""
    parts = []
    for name, points in _lands(base, view):
        wide = width_of(name.upper(), _COUNTRY_SIZE) + 2.2 * len(name)
        for x, y in points:
            put = room.beside(x, y, 0, wide, _COUNTRY_SIZE, only=(0, 0))
            if put is not None:
                parts.append(words(x, put.y, name.upper(), "country-name", anchor="middle", size=_COUNTRY_SIZE))
                break
    return parts


@lru_cache(maxsize=_GROUNDS)
def _lands(base: MapBase, view: View) -> Sequence[tuple[str, Sequence[Point]]]:
    """The countries that the window shows a good part of, the largest first, and where in them a name could stand."""
    frame = (0.0, 0.0, view.width, view.height)
    told = []
    for country in base.countries(view.box):
        ring = clipped_ring(view.line(country.ring), frame)
        if ring and area(ring) > 2500:
            told.append((area(ring), legible(country_name(country.code) or country.code), ring))
    return [
        (name, _inner_points(thinned(ring, _ROUGH_PX)))
        for _, name, ring in sorted(told, key=lambda one: (-one[0], one[1]))
    ]


def _inner_points(ring: Line) -> list[Point]:
    """Points of a net inside the ring, those farthest from its edge first."""
    west, south, east, north = box_of(ring)
    found = []
    for row in range(1, _SAMPLES):
        for column in range(1, _SAMPLES):
            point = (west + (east - west) * column / _SAMPLES, south + (north - south) * row / _SAMPLES)
            if holds(ring, point):
                found.append((min((x - point[0]) ** 2 + (y - point[1]) ** 2 for x, y in _dense(ring)), point))
    return [point for _, point in sorted(found, key=lambda one: (-one[0], one[1]))]


def _dense(ring: Line) -> Iterable[Point]:
    """The corners of a ring and the middles between them."""
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        yield ax, ay
        yield (ax + bx) / 2, (ay + by) / 2


def _towns(cells: Sequence[Cell], view: View, room: Room) -> list[Safe]:
    """The largest towns that have room for a dot and a name."""
    inside = [town for cell in cells for town in cell.towns if view.holds(town.lat, town.lon)]
    inside.sort(key=lambda town: (-town.people, town.name, town.lat, town.lon))
    parts: list[Safe] = []
    drawn = 0
    most = round(_TOWNS * min(1.0, view.width * view.height / 450_000) ** 0.75)
    for town in inside[: 6 * _TOWNS]:
        if drawn >= most:
            break
        found = _town(town, view, room)
        parts += found
        drawn += bool(found)
    return parts


def _town(town: Town, view: View, room: Room) -> list[Safe]:
    x, y = view.at(town.lat, town.lon)
    name = legible(town.name)
    spot = disc(x, y, 3)
    if not room.free(spot):
        return []
    room.take(spot)
    put = room.beside(x, y, 5, width_of(name, _TOWN_SIZE), _TOWN_SIZE)
    if put is None:
        room.give_back(spot)
        return []
    label = words(put.x, put.y, name, "town-name", anchor=put.anchor, size=_TOWN_SIZE)
    return [plate(put), circle(x, y, 2, "town"), label]


def _rivers(cells: Sequence[Cell], view: View, room: Room) -> list[Safe]:
    """The name of each large river once, above the middle of its longest stretch."""
    frame = (12.0, 12.0, view.width - 12, view.height - 12)
    longest: dict[str, Line] = {}
    for cell in cells:
        for shape in cell.shapes["river"]:
            if not shape.name or view.seen(shape.box) is None:
                continue
            for piece in clipped_line(view.line(shape.points), frame):
                if len(piece) > len(longest.get(shape.name, ())):
                    longest[shape.name] = piece
    parts = []
    for name, piece in sorted(longest.items()):
        x, y = piece[len(piece) // 2]
        told = legible(name)
        put = room.beside(x, y, 4, width_of(told, _RIVER_SIZE), _RIVER_SIZE)
        if put is not None:
            parts.append(words(put.x, put.y, told, "river-name", anchor=put.anchor, size=_RIVER_SIZE))
    return parts


def _net(view: View) -> list[Safe]:
    """A light graticule, its degrees at the upper and the right edge."""
    step = net(view)
    west, south, east, north = view.box
    parts = []
    number = int(west // step) + 1
    while number * step < east:
        x, _ = view.at(view.lat, number * step)
        parts.append(line(x, 0, x, view.height, "net"))
        if x < view.width - 40:
            parts.append(words(x + 2, 9, _degrees(number * step, "E", "W"), "tick", size=8))
        number += 1
    number = int(south // step) + 1
    while number * step < north:
        _, y = view.at(number * step, view.lon)
        parts.append(line(0, y, view.width, y, "net"))
        if y > 16:
            told = _degrees(number * step, "N", "S")
            parts.append(words(view.width - 3, y - 2, told, "tick", anchor="end", size=8))
        number += 1
    return parts


def _degrees(value: float, positive: str, negative: str) -> str:
    short = f"{abs(value):.2f}".rstrip("0").rstrip(".")
    return f"{short}°{positive if value > 0 else negative if value < 0 else ''}"
