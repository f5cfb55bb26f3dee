"""The file of the map base: cells of the world with their shapes, read only where a map needs them."""

from __future__ import annotations

import json
import os
import sys
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from rashomon.publishing.basemap.planar import Box, Line, box_of

VERSION = 1
UNIT = 1000
"""Coordinates are kept in thousandths of a degree, each as the step from the one before."""
LAYERS = ("land", "coast", "lake", "river", "border")
_MOST_KEPT = 60
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One degree of detail: cells of `cell` degrees, shapes true to about `tolerance` degrees.

    It serves maps up to `widest` degrees wide; `town` is the least number of people of a town that is kept, `speck`
    the least area of an island or lake in square degrees.
    """

    name: str
    cell: int
    tolerance: float
    widest: float
    town: int
    speck: float

    def member(self, west: int, south: int) -> str:
        """The name of the cell with this corner in the file."""
        return f"{self.name}/{west}_{south}.json"

    def starts(self, first: float, last: float, edge: int) -> range:
        """Where the cells begin that reach from `first` to `last`, between -`edge` and `edge` degrees."""
        inner = edge - 1e-6
        begin, end = (int(min(max(value, -inner), inner) // self.cell) * self.cell for value in (first, last))
        return range(begin, end + 1, self.cell)

    def start_of(self, lon: float, lat: float) -> tuple[int, int]:
        """The corner of the cell that holds a point."""
        return self.starts(lon, lon, 180)[0], self.starts(lat, lat, 90)[0]


LEVELS = (
    Level(name="fine", cell=10, tolerance=0.003, widest=16.0, town=1000, speck=0.0),
    Level(name="coarse", cell=30, tolerance=0.03, widest=400.0, town=50_000, speck=0.02),
)


@dataclass(frozen=True, kw_only=True)
class Shape:
    """A line or ring, in degrees (longitude, latitude).

    `name` is that of a river or lake; `settled` is false for a border that is disputed, indefinite or a line of
    control.
    """

    points: Line
    name: str = ""
    settled: bool = True

    @cached_property
    def box(self) -> Box:
        """The smallest box that holds it."""
        return box_of(self.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A populated place."""

    name: str
    lat: float
    lon: float
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country's main land, for its name on a map: ISO 3166 alpha-2 code and one ring."""

    code: str
    ring: Line


@dataclass(slots=True, kw_only=True)
class Cell:
    """What lies in one cell, by layer."""

    shapes: dict[str, list[Shape]] = field(default_factory=lambda: {layer: [] for layer in LAYERS})
    towns: list[Town] = field(default_factory=list)


def default_path() -> Path:
    """Where the file lies: RASHOMON_MAP_BASE, or the environment's own share folder."""
    named = os.environ.get("RASHOMON_MAP_BASE")
    return Path(named) if named else Path(sys.prefix) / "share" / "rashomon" / "map-base.zip"


class DamagedBase(Exception):
    """The file of the map base is there and cannot be read."""


class MapBase:
    """The map base of this installation."""

    def __init__(self, path: Path) -> None:
        self._path = path
        about = self._read(["about.json"])["about.json"]
        if about.get("version") != VERSION:
            raise ValueError(f"the map base at {path} is of version {about.get('version')}, not {VERSION}")
        self.stamp = str(about["stamp"])
        self.credits: tuple[str, ...] = tuple(about["credits"])
        self._members = frozenset(about["cells"])
        self._cells: dict[str, Cell] = {}

    def cells(self, box: Box) -> list[Cell]:
        """The cells that a window (west, south, east, north) touches, in the detail that serves its width.

        Cost: what was read before is kept, up to a few dozen cells.
        """
        level = next((one for one in LEVELS if box[2] - box[0] <= one.widest), LEVELS[-1])
        wanted = [name for name in names_of(level, box) if name in self._members]
        if len(self._cells) > _MOST_KEPT:
            self._cells.clear()
        fresh = self._read([name for name in wanted if name not in self._cells])
        self._cells |= {name: unpacked(kept) for name, kept in fresh.items()}
        return [self._cells[name] for name in wanted]

    def countries(self, box: Box) -> tuple[Country, ...]:
        """The countries that have a code and whose main land may lie in the window."""
        return tuple(
            Country(code=code, ring=_line(ring)) for code, bounds, ring in self._countries if not _apart(bounds, box)
        )

    @cached_property
    def _countries(self) -> list[tuple[str, Box, list[int]]]:
        return [
            (code, tuple(box), ring) for code, box, ring in self._read(["countries.json"])["countries.json"]["rings"]
        ]

    def _read(self, names: Iterable[str]) -> dict[str, Mapping[str, Any]]:
        try:
            with zipfile.ZipFile(self._path) as archive:
                return {name: json.loads(archive.read(name)) for name in names}
        except (OSError, zipfile.BadZipFile, zlib.error, KeyError, ValueError) as error:
            raise DamagedBase(f"the map base at {self._path} cannot be read: {error}") from error


@lru_cache(maxsize=4)
def map_base(path: Path) -> MapBase | None:
    """The map base in this file; None where there is none, or none that this version can read."""
    try:
        return MapBase(path)
    except (DamagedBase, KeyError, ValueError, TypeError):
        return None


def names_of(level: Level, box: Box) -> Iterator[str]:
    """The members of the file that a window touches."""
    west, south, east, north = box
    for left in level.starts(west, east, 180):
        for bottom in level.starts(south, north, 90):
            yield level.member(left, bottom)


def write(
    path: Path, cells: Mapping[str, Cell], countries: Iterable[Country], *, stamp: str, credits: Iterable[str]
) -> None:
    """Write the file at once or not at all; the same content gives the same bytes."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    try:
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
            about = {"version": VERSION, "stamp": stamp, "credits": list(credits), "cells": sorted(cells)}
            _put(archive, "about.json", about)
            _put(
                archive,
                "countries.json",
                {"rings": [[one.code, box_of(one.ring), _steps(one.ring)] for one in countries]},
            )
            for name in sorted(cells):
                _put(archive, name, packed(cells[name]))
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def packed(cell: Cell) -> dict[str, Any]:
    """A cell as it is kept: points as steps of whole thousandths of a degree."""
    kept: dict[str, Any] = {
        layer: [[_steps(shape.points), shape.name, int(shape.settled)] for shape in cell.shapes[layer]]
        for layer in LAYERS
        if cell.shapes[layer]
    }
    if cell.towns:
        kept["town"] = [[town.name, round(town.lat * UNIT), round(town.lon * UNIT), town.people] for town in cell.towns]
    return kept


def unpacked(kept: Mapping[str, Any]) -> Cell:
    """A cell from what `packed` gives."""
    cell = Cell()
    for layer in LAYERS:
        for steps, name, settled in kept.get(layer, ()):
            cell.shapes[layer].append(Shape(points=_line(steps), name=name, settled=bool(settled)))
    for name, lat, lon, people in kept.get("town", ()):
        cell.towns.append(Town(name=name, lat=lat / UNIT, lon=lon / UNIT, people=people))
    return cell


def _apart(a: Box, b: Box) -> bool:
    return a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1]


def _put(archive: zipfile.ZipFile, name: str, content: Mapping[str, Any]) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, json.dumps(content, ensure_ascii=False, separators=(",", ":")))


def _steps(points: Line) -> list[int]:
    """The points as steps from one to the next; points that fall together are kept once."""
    steps: list[int] = []
    x, y = 0, 0
    for lon, lat in points:
        at = round(lon * UNIT), round(lat * UNIT)
        if not steps or at != (x, y):
            steps += [at[0] - x, at[1] - y]
            x, y = at
    return steps


def _line(steps: list[int]) -> Line:
    points: Line = []
    x = y = 0
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / UNIT, y / UNIT))
    return points
