"""Reading shapefiles: the points of their lines and rings, and the columns of their tables.

Source: ESRI Shapefile Technical Description, July 1998; dBASE III table files.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from rashomon.publishing.basemap.planar import Line

_HEADER = 100
_LINES, _RINGS = 3, 5
_END_OF_FIELDS = 0x0D


def parts(path: Path) -> Iterator[list[Line]]:
    """The lines or rings of each record of a `.shp` file, in order; empty for a record without shape.

    Raises:
        ValueError: if the file holds anything but lines and polygons.
    """
    raw = path.read_bytes()
    offset = _HEADER
    while offset + 8 <= len(raw):
        (words,) = struct.unpack_from(">i", raw, offset + 4)
        yield _record(raw, offset + 8, path)
        offset += 8 + 2 * words


def _record(raw: bytes, at: int, path: Path) -> list[Line]:
    (kind,) = struct.unpack_from("<i", raw, at)
    if kind == 0:
        return []
    if kind not in (_LINES, _RINGS):
        raise ValueError(f"{path.name} holds shapes of kind {kind}; only lines (3) and polygons (5) are read")
    count, total = struct.unpack_from("<2i", raw, at + 36)
    starts = [*struct.unpack_from(f"<{count}i", raw, at + 44), total]
    numbers = struct.unpack_from(f"<{2 * total}d", raw, at + 44 + 4 * count)
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    return [points[first:last] for first, last in pairwise(starts)]


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a `.dbf` file, each column as text."""
    raw = path.read_bytes()
    count, header, length = struct.unpack_from("<IHH", raw, 4)
    fields: list[tuple[str, int]] = []
    at = 32
    while raw[at] != _END_OF_FIELDS:
        fields.append((raw[at : at + 11].split(b"\0")[0].decode("ascii"), raw[at + 16]))
        at += 32
    return [_row(raw[header + number * length + 1 : header + (number + 1) * length], fields) for number in range(count)]


def _row(raw: bytes, fields: list[tuple[str, int]]) -> dict[str, str]:
    found: dict[str, str] = {}
    at = 0
    for name, length in fields:
        found[name] = raw[at : at + length].decode("utf-8", "replace").replace("\0", "").strip()
        at += length
    return found
