"""Points and circles on the earth: GeoJSON geometries that keep RFC 7946, and the same as well-known binary.

Coordinates are (longitude, latitude) in degrees, WGS 84.  Rings are closed and run against the clock, seen from above.
"""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass
from itertools import pairwise

from rashomon.model.earth import RADIUS_KM

_CORNERS = 64
_DECIMALS = 6
_LEAST_KM = 0.01
"""Below it, rounded corners would cross each other."""
_CLOSED_TRIANGLE = 4

Position = tuple[float, float]
Ring = tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A point, or the rings of one or more polygons without holes; more than one where the antimeridian cuts it."""

    point: Position | None = None
    rings: tuple[Ring, ...] = ()

    @property
    def kind(self) -> str:
        """Point, Polygon or MultiPolygon."""
        if self.point is not None:
            return "Point"
        return "Polygon" if len(self.rings) == 1 else "MultiPolygon"

    @property
    def bbox(self) -> tuple[float, float, float, float]:
        """West, south, east, north."""
        positions = [self.point] if self.point is not None else [position for ring in self.rings for position in ring]
        lons, lats = [lon for lon, _ in positions], [lat for _, lat in positions]
        return min(lons), min(lats), max(lons), max(lats)

    def geojson(self) -> dict[str, object]:
        """The geometry object."""
        if self.point is not None:
            return {"type": "Point", "coordinates": list(self.point)}
        polygons = [[[list(position) for position in ring]] for ring in self.rings]
        if len(polygons) == 1:
            return {"type": "Polygon", "coordinates": polygons[0]}
        return {"type": "MultiPolygon", "coordinates": polygons}

    def wkb(self) -> bytes:
        """ISO well-known binary, little-endian, two dimensions."""
        if self.point is not None:
            return struct.pack("<BIdd", 1, 1, *self.point)
        polygons = [_wkb_polygon(ring) for ring in self.rings]
        if len(polygons) == 1:
            return polygons[0]
        return struct.pack("<BII", 1, 6, len(polygons)) + b"".join(polygons)


def _wkb_polygon(ring: Ring) -> bytes:
    return struct.pack("<BIII", 1, 3, 1, len(ring)) + b"".join(struct.pack("<dd", *position) for position in ring)


def circle(lat: float, lon: float, radius_km: float) -> Shape:
    """The area within `radius_km` of a point, as a polygon of 64 corners on the sphere.

    It is cut in two where it crosses the antimeridian, and reaches the pole where it holds one.  A circle that covers
    half of the earth or more, or less than ten metres around the point, is the point alone.
    """
    angle = radius_km / RADIUS_KM
    if not _LEAST_KM / RADIUS_KM <= angle < math.pi / 2:
        return Shape(point=(lon, lat))
    ring = _ring(lat, lon, angle)
    north, south = math.radians(90 - lat) <= angle, math.radians(90 + lat) <= angle
    if north or south:
        parts = [_around_pole(ring, 90.0 if north else -90.0)]
    else:
        parts = [_clipped(ring, turn) for turn in (0.0, 360.0, -360.0)]
    rings = tuple(part for part in parts if _area(part) > 0)
    return Shape(rings=rings) if rings else Shape(point=(lon, lat))


def _area(ring: Ring) -> float:
    """Twice the area of a closed ring in square degrees; 0 for one that rounding made a line or a point."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) if len(ring) >= _CLOSED_TRIANGLE else 0.0


def _ring(lat: float, lon: float, angle: float) -> list[Position]:
    """The corners against the clock from the north on; longitudes run on beyond 180 rather than jump."""
    phi = math.radians(lat)
    corners: list[Position] = []
    for number in range(_CORNERS):
        bearing = -2 * math.pi * number / _CORNERS
        sine = math.sin(phi) * math.cos(angle) + math.cos(phi) * math.sin(angle) * math.cos(bearing)
        east = math.atan2(math.sin(bearing) * math.sin(angle) * math.cos(phi), math.cos(angle) - math.sin(phi) * sine)
        corners.append((lon + math.degrees(east), math.degrees(math.asin(max(-1.0, min(1.0, sine))))))
    return corners


def _around_pole(ring: list[Position], pole: float) -> Ring:
    """The cap over a pole: along the circle, eastward in the north and westward in the south, then along the pole."""
    edge = sorted({(_wrapped(lon), lat) for lon, lat in ring})
    first, last = edge[0], edge[-1]
    gap = (first[0] + 180) + (180 - last[0])
    seam = last[1] if gap == 0 else last[1] + (first[1] - last[1]) * (180 - last[0]) / gap
    along = [(-180.0, seam), *edge, (180.0, seam)]
    cap = [*along, (180.0, pole), (-180.0, pole)] if pole > 0 else [*reversed(along), (-180.0, pole), (180.0, pole)]
    return _closed(cap)


def _wrapped(lon: float) -> float:
    return (lon + 180) % 360 - 180


def _clipped(ring: list[Position], turn: float) -> Ring:
    """The part of a ring, turned by so many degrees, that lies between 180 west and 180 east; empty for none."""
    turned = [(lon + turn, lat) for lon, lat in ring]
    kept = _half(_half(turned, -180.0, 1), 180.0, -1)
    return _closed(kept) if kept else ()


def _half(ring: list[Position], meridian: float, side: int) -> list[Position]:
    """The corners on one side of a meridian (1: east of it), with those at which the ring crosses it."""
    kept: list[Position] = []
    for (lon_a, lat_a), (lon_b, lat_b) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        a, b = (lon_a - meridian) * side, (lon_b - meridian) * side
        if a >= 0:
            kept.append((lon_a, lat_a))
        if (a >= 0) != (b >= 0):
            share = a / (a - b)
            kept.append((meridian, lat_a + (lat_b - lat_a) * share))
    return kept


def _closed(corners: list[Position]) -> Ring:
    """Rounded, without a corner that repeats the one before, and with the first at the end."""
    ring: list[Position] = []
    for lon, lat in corners:
        corner = (round(lon, _DECIMALS), round(lat, _DECIMALS))
        if not ring or ring[-1] != corner:
            ring.append(corner)
    return (*ring, ring[0]) if ring[0] != ring[-1] else tuple(ring)
