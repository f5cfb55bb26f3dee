"""The rules of RFC 7946 and of GeoParquet 1.1 as checks, written from the two texts."""

from __future__ import annotations

import json
import math
import re
import struct
from itertools import pairwise
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

GEOMETRY_TYPE = re.compile(r"(GeometryCollection|(Multi)?(Point|LineString|Polygon))( Z)?")
COLUMN_KEYS = {"encoding", "geometry_types", "crs", "orientation", "edges", "bbox", "epoch", "covering"}


def signed_area(ring: list[list[float]]) -> float:
    """Twice the area of a ring in the plane; above zero if it runs against the clock."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))


def check_position(position: Any) -> None:
    assert isinstance(position, list)
    assert len(position) == 2  # 3.1.1; we never give an altitude
    lon, lat = position
    assert all(isinstance(one, int | float) and math.isfinite(one) for one in position)
    assert -180 <= lon <= 180  # 4: degrees of WGS 84, longitude first; 3.1.9: cut at the antimeridian
    assert -90 <= lat <= 90


def check_ring(ring: Any) -> None:
    """3.1.6: closed, four positions or more, the exterior ring against the clock."""
    for position in ring:
        check_position(position)
    assert len(ring) >= 4
    assert ring[0] == ring[-1]
    assert signed_area(ring) > 0


def check_geometry(geometry: Any) -> None:
    assert set(geometry) == {"type", "coordinates"}
    if geometry["type"] == "Point":
        check_position(geometry["coordinates"])
        return
    assert geometry["type"] in ("Polygon", "MultiPolygon")
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    assert len(polygons) > (0 if geometry["type"] == "Polygon" else 1)
    for polygon in polygons:
        assert len(polygon) == 1  # no holes here
        check_ring(polygon[0])


def positions_of(geometry: Any) -> list[list[float]]:
    coordinates = geometry["coordinates"]
    if geometry["type"] == "Point":
        return [coordinates]
    polygons = [coordinates] if geometry["type"] == "Polygon" else coordinates
    return [position for polygon in polygons for ring in polygon for position in ring]


def check_geojson(raw: bytes) -> dict[str, Any]:
    """The collection, if it keeps to RFC 7946."""
    collection: dict[str, Any] = json.loads(raw.decode("utf-8"), parse_constant=lambda name: 1 / 0)
    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection  # 4
    assert not {"coordinates", "geometry", "properties"} & set(collection)  # 7.1
    ids = [feature["id"] for feature in collection["features"]]
    assert len(set(ids)) == len(ids)
    spots = []
    for feature in collection["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}  # 3.2
        assert feature["type"] == "Feature"
        assert isinstance(feature["properties"], dict)
        if feature["geometry"] is not None:
            check_geometry(feature["geometry"])
            spots += positions_of(feature["geometry"])
    if spots:  # 5
        west, south, east, north = collection["bbox"]
        assert (west, south) == (min(one[0] for one in spots), min(one[1] for one in spots))
        assert (east, north) == (max(one[0] for one in spots), max(one[1] for one in spots))
    else:
        assert "bbox" not in collection
    return collection


def geometry_of_wkb(raw: bytes) -> dict[str, Any]:
    """A decoder of well-known binary, independent of the one that writes it."""
    geometry, rest = _read(raw)
    assert rest == b""
    return geometry


def _read(raw: bytes) -> tuple[dict[str, Any], bytes]:
    order = "<" if raw[0] == 1 else ">"
    (kind,) = struct.unpack_from(f"{order}I", raw, 1)
    rest = raw[5:]
    if kind == 1:
        return {"type": "Point", "coordinates": list(struct.unpack_from(f"{order}dd", rest))}, rest[16:]
    (count,) = struct.unpack_from(f"{order}I", rest)
    rest = rest[4:]
    parts = []
    for _ in range(count):
        if kind == 6:
            part, rest = _read(rest)
            parts.append(part["coordinates"])
        else:
            (length,) = struct.unpack_from(f"{order}I", rest)
            flat = struct.unpack_from(f"{order}{2 * length}d", rest, 4)
            parts.append([list(pair) for pair in zip(flat[::2], flat[1::2], strict=True)])
            rest = rest[4 + 16 * length :]
    return {"type": {3: "Polygon", 6: "MultiPolygon"}[kind], "coordinates": parts}, rest


def check_geoparquet(file: pq.ParquetFile) -> dict[str, Any]:
    """The `geo` metadata, if file and metadata keep to GeoParquet 1.1."""
    geo: dict[str, Any] = json.loads(file.metadata.metadata[b"geo"])
    assert geo["version"] == "1.1.0"
    assert geo["primary_column"] in geo["columns"]
    schema = file.schema_arrow
    for name, column in geo["columns"].items():
        assert set(column) <= COLUMN_KEYS
        assert schema.field(name).type == pa.binary()  # at the root, BYTE_ARRAY, not repeated
        assert file.schema.column(schema.names.index(name)).max_repetition_level == 0
        assert column["encoding"] == "WKB"
        assert "crs" not in column  # the default, OGC:CRS84; null would mean that it is not known
        assert column.get("orientation", "counterclockwise") == "counterclockwise"
        assert column.get("edges", "planar") in ("planar", "spherical")
        kinds = column["geometry_types"]
        assert len(set(kinds)) == len(kinds)
        assert all(GEOMETRY_TYPE.fullmatch(kind) for kind in kinds)
        held = [geometry_of_wkb(raw) for raw in file.read([name])[name].to_pylist() if raw is not None]
        assert {geometry["type"] for geometry in held} == set(kinds)
        for geometry in held:
            check_geometry(geometry)
        _check_boxes(file, name, column, held)
    return geo


def _check_boxes(file: pq.ParquetFile, name: str, column: dict[str, Any], held: list[dict[str, Any]]) -> None:
    spots = [position for geometry in held for position in positions_of(geometry)]
    if spots:
        west, south, east, north = column["bbox"]
        assert (west, south) == (min(one[0] for one in spots), min(one[1] for one in spots))
        assert (east, north) == (max(one[0] for one in spots), max(one[1] for one in spots))
    cover = column["covering"]["bbox"]
    assert set(cover) == {"xmin", "ymin", "xmax", "ymax"}
    (root,) = {path[0] for path in cover.values()}
    assert all(path == [root, side] for side, path in cover.items())
    field = file.schema_arrow.field(root)
    assert [one.name for one in field.type] == ["xmin", "ymin", "xmax", "ymax"]
    assert len({one.type for one in field.type}) == 1
    table = file.read([name, root]).to_pylist()
    for row in table:
        assert (row[root] is None) == (row[name] is None)
        if row[name] is not None:
            spots = positions_of(geometry_of_wkb(row[name]))
            assert row[root]["xmin"] == min(one[0] for one in spots)
            assert row[root]["ymax"] == max(one[1] for one in spots)
