"""Shapefiles and tables written for the tests."""

from __future__ import annotations

import struct
from pathlib import Path


def write_shapes(path: Path, kind: int, records: list[list[list[tuple[float, float]]]]) -> None:
    """A `.shp` file of lines (3) or polygons (5); a record without parts has no shape."""
    body = b""
    for number, lines in enumerate(records, start=1):
        points = [point for line in lines for point in line]
        starts = [sum(len(line) for line in lines[:place]) for place in range(len(lines))]
        shape = struct.pack("<i", kind if lines else 0)
        if lines:
            shape += struct.pack("<4d", 0, 0, 0, 0) + struct.pack("<2i", len(lines), len(points))
            shape += struct.pack(f"<{len(starts)}i", *starts)
            shape += b"".join(struct.pack("<2d", *point) for point in points)
        body += struct.pack(">2i", number, len(shape) // 2) + shape
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes(100) + body)


def write_rows(path: Path, fields: dict[str, int], rows: list[dict[str, str]]) -> None:
    """A `.dbf` file with these fields and their lengths."""
    length = 1 + sum(fields.values())
    head = struct.pack("<B3BIHH20x", 3, 126, 1, 1, len(rows), 33 + 32 * len(fields), length)
    for name, size in fields.items():
        head += name.encode("ascii").ljust(11, b"\0") + b"C" + bytes(4) + bytes([size, 0]) + bytes(14)
    body = b"".join(
        b" " + b"".join(row.get(name, "").encode("utf-8").ljust(size) for name, size in fields.items()) for row in rows
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(head + b"\r" + body)
