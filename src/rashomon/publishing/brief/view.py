"""From degrees to the plane of a drawing: a local equirectangular projection, true to scale at its middle.

Units: degrees in WGS 84, kilometres on a sphere of 6,371 km, and the drawing's own units ("px").
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

KM_A_DEGREE = 6371.0 * math.pi / 180
_STEEPEST = 85.0
_BARS_KM = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000)
_NETS = (0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A window on the world: its middle, how many px a kilometre is, and its size."""

    lat: float
    lon: float
    px_a_km: float
    width: float
    height: float

    @property
    def shrink(self) -> float:
        """How much shorter a degree of longitude is than one of latitude, at the middle."""
        return math.cos(math.radians(self.lat))

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a point lies in the drawing; outside of it for what the window does not show."""
        scale = self.px_a_km * KM_A_DEGREE
        return self.width / 2 + (lon - self.lon) * self.shrink * scale, self.height / 2 - (lat - self.lat) * scale

    def line(self, points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        """The same for many points, each a longitude and a latitude."""
        scale = self.px_a_km * KM_A_DEGREE
        across, x, y = self.shrink * scale, self.width / 2, self.height / 2
        lat, lon = self.lat, self.lon
        return [(x + (east - lon) * across, y - (north - lat) * scale) for east, north in points]

    def seen(self, box: tuple[float, float, float, float], edge: float = 0.0) -> bool | None:
        """Whether all of a box (west, south, east, north) lies in the window and `edge` px around it; None if nothing
        does.
        """
        (left, top), (right, bottom) = self.at(box[3], box[0]), self.at(box[1], box[2])
        if right < -edge or bottom < -edge or left > self.width + edge or top > self.height + edge:
            return None
        return left >= -edge and top >= -edge and right <= self.width + edge and bottom <= self.height + edge

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The degrees of a point of the drawing: what `at` puts there."""
        scale = self.px_a_km * KM_A_DEGREE
        return self.lat - (y - self.height / 2) / scale, self.lon + (x - self.width / 2) / (self.shrink * scale)

    def holds(self, lat: float, lon: float) -> bool:
        """Whether the window shows the point."""
        x, y = self.at(lat, lon)
        return 0 <= x <= self.width and 0 <= y <= self.height

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east and north of the window, in degrees."""
        tall = self.height / 2 / (self.px_a_km * KM_A_DEGREE)
        wide = self.width / 2 / (self.px_a_km * KM_A_DEGREE * self.shrink)
        return self.lon - wide, self.lat - tall, self.lon + wide, self.lat + tall


def fitted(points: Sequence[tuple[float, float, float]], width: float, height: float, *, least_km: float) -> View:
    """The window that holds these points (latitude, longitude, radius in km), with a margin; at least `least_km` wide.

    Shape: `points` must not be empty.
    """
    south = max(min(lat - r / KM_A_DEGREE for lat, _, r in points), -_STEEPEST)
    north = min(max(lat + r / KM_A_DEGREE for lat, _, r in points), _STEEPEST)
    middle = (south + north) / 2
    shrink = math.cos(math.radians(middle))
    west = min(lon - r / KM_A_DEGREE / shrink for _, lon, r in points)
    east = max(lon + r / KM_A_DEGREE / shrink for _, lon, r in points)
    wide_km = max((east - west) * shrink * KM_A_DEGREE * 1.3, least_km)
    tall_km = max((north - south) * KM_A_DEGREE * 1.3, least_km * height / width)
    px_a_km = min(width / wide_km, height / tall_km)
    return View(lat=middle, lon=(west + east) / 2, px_a_km=px_a_km, width=width, height=height)


def bar_km(view: View) -> int:
    """The round length of a scale bar that takes about a fifth of the window."""
    return max((length for length in _BARS_KM if length * view.px_a_km <= view.width / 5), default=_BARS_KM[0])


def net(view: View) -> float:
    """The step of a graticule with a few lines in each direction, in degrees."""
    west, south, east, north = view.box
    return next((step for step in _NETS if max(east - west, north - south) / step <= 6), _NETS[-1])
