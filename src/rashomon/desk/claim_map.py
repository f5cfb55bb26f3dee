"""The map on which a place is set by a click: a picture that sends its point with the form, and needs no script."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from rashomon.desk.address import WrongAddress
from rashomon.desk.claim_fields import degrees
from rashomon.publishing.basemap.tiles import DamagedBase
from rashomon.publishing.brief.drawing import box, circle, drawing, line, words
from rashomon.publishing.brief.ground import backdrop, ground_of, names
from rashomon.publishing.brief.labels import Room, disc
from rashomon.publishing.brief.view import View, bar_km

WIDTH, HEIGHT = 640.0, 420.0
_LEAST_KM, _MOST_KM, _WORLD_KM = 4.0, 12_000.0, 9_000.0
_STEEPEST = 80.0
_MOVES = {
    "in": (0, 0, 0.4),
    "out": (0, 0, 2.5),
    "north": (1, 0, 1),
    "south": (-1, 0, 1),
    "east": (0, 1, 1),
    "west": (0, -1, 1),
}
MOVES = tuple(_MOVES)
_REAL = re.compile(r"^-?\d{1,5}(\.\d{1,12})?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What the map shows: its middle in degrees, and how many km wide it is."""

    lat: float
    lon: float
    km: float

    @property
    def view(self) -> View:
        """The window as a drawing of `WIDTH` by `HEIGHT`."""
        return View(lat=self.lat, lon=self.lon, px_a_km=WIDTH / self.km, width=WIDTH, height=HEIGHT)

    def moved(self, where: str) -> Window:
        """The window after a button: `in`, `out`, or a third of it further to a side."""
        north, east, wider = _MOVES[where]
        _, south, _, top = self.view.box
        west, _, right, _ = self.view.box
        return _within(
            Window(
                lat=self.lat + north * (top - south) / 3,
                lon=self.lon + east * (right - west) / 3,
                km=self.km * wider,
            )
        )

    def clicked(self, x: float, y: float) -> tuple[float, float]:
        """The degrees of a click."""
        lat, lon = self.view.point(x, y)
        return max(-90.0, min(90.0, lat)), (lon + 180.0) % 360.0 - 180.0

    def fields(self) -> dict[str, str]:
        """The window as it stands in the form."""
        return {"map-lat": degrees(self.lat), "map-lon": degrees(self.lon), "map-km": f"{self.km:.1f}"}


def _within(window: Window) -> Window:
    return Window(
        lat=max(-_STEEPEST, min(_STEEPEST, window.lat)),
        lon=(window.lon + 180.0) % 360.0 - 180.0,
        km=max(_LEAST_KM, min(_MOST_KM, window.km)),
    )


def window_of(fields: Mapping[str, str]) -> Window | None:
    """The window that a form holds; None if it holds none."""
    told = [real(fields.get(f"map-{part}", "")) for part in ("lat", "lon", "km")]
    if None in told:
        return None
    lat, lon, km = (one or 0.0 for one in told)
    return _within(Window(lat=lat, lon=lon, km=km))


def around(points: list[tuple[float, float, float]]) -> Window:
    """The window round these points (latitude, longitude, radius in km); the world's middle latitudes without any."""
    if not points:
        return Window(lat=20.0, lon=30.0, km=_WORLD_KM)
    lat, lon, radius = points[0]
    return _within(Window(lat=lat, lon=lon, km=max(60.0, 8 * radius)))


def real(text: str) -> float | None:
    """A number of a form; None for what is none."""
    return float(text) if _REAL.match(text) else None


def address(window: Window, now: tuple[float, float, float] | None, was: tuple[float, float, float] | None) -> str:
    """The address of the picture: the window, the point as it is typed, and the one that the claim has."""
    told = {"at": f"{window.lat:.4f},{window.lon:.4f},{window.km:.1f}"}
    told |= {name: f"{one[0]:.4f},{one[1]:.4f},{one[2]:.1f}" for name, one in (("now", now), ("was", was)) if one}
    return f"/picture/place?{urlencode(told)}"


def picture(query: Mapping[str, str]) -> str:
    """The picture as SVG.

    Raises:
        WrongAddress: if its address holds no window.
    """
    at = _three(query.get("at", ""))
    if at is None:
        raise WrongAddress("a picture of a place needs its window: at=LAT,LON,KM")
    window = _within(Window(lat=at[0], lon=at[1], km=at[2]))
    return _drawn(window, _three(query.get("now", "")), _three(query.get("was", "")))


def _three(text: str) -> tuple[float, float, float] | None:
    told = [real(part) for part in text.split(",")]
    if len(told) != 3 or None in told:
        return None
    lat, lon, km = (one or 0.0 for one in told)
    return (lat, lon, km) if abs(lat) <= 90 and abs(lon) <= 180 and km >= 0 else None


@lru_cache(maxsize=32)
def _drawn(window: Window, now: tuple[float, float, float] | None, was: tuple[float, float, float] | None) -> str:
    view, base = window.view, ground_of()
    room = Room(WIDTH, HEIGHT, [disc(*view.at(one[0], one[1]), 8) for one in (now, was) if one])
    try:
        below, cells = backdrop(base, view)
        named = names(base, cells, view, room)
    except DamagedBase:
        below, cells = backdrop(None, view)
        named = []
    parts = [*below, *named]
    for one, style in ((was, "town"), (now, "dot harm")):
        if one is not None:
            x, y = view.at(one[0], one[1])
            parts += [
                circle(x, y, min(one[2] * view.px_a_km, 2000.0), f"radius {'harm' if one is now else 'town'}-line")
            ]
            parts += [circle(x, y, 6, style)]
    length = bar_km(view)
    wide = length * view.px_a_km
    parts += [box(6, HEIGHT - 26, wide + 12, 20, "plate"), line(12, HEIGHT - 10, 12 + wide, HEIGHT - 10, "scale")]
    parts += [words(12, HEIGHT - 14, f"{length} km", "note", size=10), box(0.5, 0.5, WIDTH - 1, HEIGHT - 1, "frame")]
    return str(drawing(parts, WIDTH, HEIGHT, "map", "the map of a place", alone=True))


__all__ = ["HEIGHT", "MOVES", "WIDTH", "Window", "address", "around", "picture", "real", "window_of"]
