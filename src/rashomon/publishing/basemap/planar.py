"""Simplifying and cutting lines and polygons in the plane of degrees."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
"""Longitude, latitude (or x, y)."""
Line: TypeAlias = list[Point]
Box: TypeAlias = tuple[float, float, float, float]
"""West, south, east, north."""


def box_of(points: Sequence[Point]) -> Box:
    """The smallest box that holds the points."""
    across, along = zip(*points, strict=True)
    return min(across), min(along), max(across), max(along)


def simplified(points: Sequence[Point], tolerance: float) -> Line:
    """The line without points that lie closer than `tolerance` to what is kept; its ends stay.

    Source: Ramer 1972, Douglas and Peucker 1973; without recursion.
    """
    if len(points) < 3:
        return list(points)
    keep = bytearray(len(points))
    keep[0] = keep[-1] = 1
    left = [(0, len(points) - 1)]
    while left:
        first, last = left.pop()
        found, far = _farthest(points, first, last)
        if far > tolerance * tolerance:
            keep[found] = 1
            left += [(first, found), (found, last)]
    return [point for point, kept in zip(points, keep, strict=True) if kept]


def thinned(points: Sequence[Point], step: float) -> Line:
    """The line without points that lie closer than `step` (in each direction) to the one kept before; its ends stay.

    One look at each point: what is left takes `simplified` far less time.
    """
    if len(points) < 3:
        return list(points)
    found = [points[0]]
    x, y = points[0]
    for point in points[1:-1]:
        if not (-step < point[0] - x < step and -step < point[1] - y < step):
            found.append(point)
            x, y = point
    found.append(points[-1])
    return found


def _farthest(points: Sequence[Point], first: int, last: int) -> tuple[int, float]:
    """The point between two others that is farthest from the line through them, and its distance squared."""
    (ax, ay), (bx, by) = points[first], points[last]
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    found, far = first, -1.0
    for number in range(first + 1, last):
        px, py = points[number][0] - ax, points[number][1] - ay
        along = (px * dx + py * dy) / length if length else 0.0
        along = 0.0 if along < 0.0 else 1.0 if along > 1.0 else along  # three times as fast as min and max
        ox, oy = px - along * dx, py - along * dy
        distance = ox * ox + oy * oy
        if distance > far:
            found, far = number, distance
    return found, far


def clipped_ring(ring: Sequence[Point], box: Box) -> Line:
    """The part of a closed ring that lies in the box; empty where there is none.

    Source: Sutherland and Hodgman 1974.  Where a ring enters the box several times, the parts are joined along its
    edge, which a filled area does not show.
    """
    west, south, east, north = box
    found = list(ring)
    for axis, bound, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        if not found:
            return []
        source, found = found, []
        previous = source[-1]
        was_in = (previous[axis] - bound) * sign >= 0
        for point in source:
            is_in = (point[axis] - bound) * sign >= 0
            if is_in != was_in:
                found.append(_crossing(previous, point, axis, bound))
            if is_in:
                found.append(point)
            previous, was_in = point, is_in
    return found if len(found) >= 3 else []


def _crossing(a: Point, b: Point, axis: int, bound: float) -> Point:
    share = (bound - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis])
    return (bound, other) if axis == 0 else (other, bound)


def clipped_line(line: Sequence[Point], box: Box) -> list[Line]:
    """The stretches of a line that lie in the box, each cut where it leaves it."""
    found: list[Line] = []
    for a, b in pairwise(line):
        cut = _cut(a, b, box)
        if cut is None:
            continue
        start, end = cut
        if found and found[-1][-1] == start:
            found[-1].append(end)
        else:
            found.append([start, end])
    return found


def _cut(a: Point, b: Point, box: Box) -> tuple[Point, Point] | None:
    """The part of a straight line in the box.  Source: Liang and Barsky 1984."""
    low, high = 0.0, 1.0
    dx, dy = b[0] - a[0], b[1] - a[1]
    for step, room in ((-dx, a[0] - box[0]), (dx, box[2] - a[0]), (-dy, a[1] - box[1]), (dy, box[3] - a[1])):
        if step == 0:
            if room < 0:
                return None
            continue
        at = room / step
        if step < 0:
            low = max(low, at)
        else:
            high = min(high, at)
    if low > high:
        return None
    start = a if low == 0.0 else (a[0] + low * dx, a[1] + low * dy)
    end = b if high == 1.0 else (a[0] + high * dx, a[1] + high * dy)
    return start, end


def area(ring: Sequence[Point]) -> float:
    """The area of a ring, whichever way it runs."""
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


def holds(ring: Sequence[Point], point: Point) -> bool:
    """Whether the point lies in the ring (even-odd rule)."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside
