"""Events or states on the map as GeoParquet 1.1.  Source: OGC, GeoParquet specification 1.1.0.

The rows are the features of GeoJSON; the geometry is well-known binary in `geometry`, its box in `bbox`; the reference
system is the default, OGC:CRS84.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

import pyarrow as pa

from rashomon.model import Record
from rashomon.publishing.exports.arrow import arrays, parquet_bytes
from rashomon.publishing.exports.context import Known
from rashomon.publishing.exports.features import COLUMNS, features, left_out_of
from rashomon.publishing.exports.loss import LeftOut
from rashomon.publishing.exports.shapes import Shape

_BOX = ("xmin", "ymin", "xmax", "ymax")


def render(record: Record, *, known: Known | None = None, table: str = "events", shape: str = "point") -> bytes:
    """One Parquet file with the `geo` metadata.

    `table` is `events` or `states`; `shape` is `point`, or `circle` for the area that the place may reach.

    Raises:
        ExportError: if there is no such layer or shape.
    """
    found = list(features(record, known=known, table=table, shape=shape))
    fields, values = arrays(COLUMNS.get(table, ()), [one.row for one in found])
    shapes = [one.shape for one in found]
    fields += [pa.field("geometry", pa.binary()), pa.field("bbox", pa.struct([(side, pa.float64()) for side in _BOX]))]
    values += [
        pa.array([one.wkb() if one is not None else None for one in shapes], type=pa.binary()),
        pa.array(
            [dict(zip(_BOX, one.bbox, strict=True)) if one is not None else None for one in shapes],
            type=fields[-1].type,
        ),
    ]
    metadata = {"geo": json.dumps(_geo([one for one in shapes if one is not None])), "rashomon.table": table}
    return parquet_bytes(fields, values, metadata)


def left_out(
    record: Record, *, known: Known | None = None, table: str = "events", shape: str = "point"
) -> tuple[LeftOut, ...]:
    """What the features do not carry.

    Raises:
        ExportError: if there is no such layer.
    """
    return tuple(left_out_of(record, table=table, shape=shape))


def _geo(shapes: Sequence[Shape]) -> dict[str, object]:
    """The `geo` metadata.  `crs` is left out, which says OGC:CRS84; null would say that it is unknown."""
    column: dict[str, object] = {
        "encoding": "WKB",
        "geometry_types": sorted({one.kind for one in shapes}),
        "orientation": "counterclockwise",
        "covering": {"bbox": {side: ["bbox", side] for side in _BOX}},
    }
    if shapes:
        west, south, east, north = zip(*(one.bbox for one in shapes), strict=True)
        column["bbox"] = [min(west), min(south), max(east), max(north)]
    return {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
