"""Events or states on the map as GeoJSON.  Source: RFC 7946.

One feature an event and place; WGS 84, longitude first; the uncertainty of a place is `radius_km`, and with
`shape="circle"` the geometry itself.
"""

from __future__ import annotations

import json
from datetime import date

from rashomon.model import Record
from rashomon.publishing.exports.columns import Value, encodable
from rashomon.publishing.exports.context import Known
from rashomon.publishing.exports.features import COLUMNS, Feature, features, left_out_of
from rashomon.publishing.exports.loss import LeftOut
from rashomon.publishing.numbers import exact


def render(record: Record, *, known: Known | None = None, table: str = "events", shape: str = "point") -> bytes:
    """A FeatureCollection, one feature a line.

    `table` is `events` or `states`; `shape` is `point`, or `circle` for the area that the place may reach.

    Raises:
        ExportError: if there is no such layer or shape.
    """
    found = list(features(record, known=known, table=table, shape=shape))
    names = [column.name for column in COLUMNS.get(table, ())]
    boxes = [one.shape.bbox for one in found if one.shape is not None]
    head = '{"type": "FeatureCollection",\n'
    if boxes:
        west, south, east, north = zip(*boxes, strict=True)
        head += f'"bbox": {json.dumps([min(west), min(south), max(east), max(north)])},\n'
    lines = ",\n".join(_line(one, names) for one in found)
    return f'{head}"features": [\n{lines}\n]}}\n'.encode()


def left_out(
    record: Record, *, known: Known | None = None, table: str = "events", shape: str = "point"
) -> tuple[LeftOut, ...]:
    """What the features do not carry.

    Raises:
        ExportError: if there is no such layer.
    """
    return tuple(left_out_of(record, table=table, shape=shape))


def _line(one: Feature, names: list[str]) -> str:
    feature = {
        "type": "Feature",
        "id": _plain(one.row["feature_id"]),
        "geometry": one.shape.geojson() if one.shape is not None else None,
        "properties": {name: _plain(one.row[name]) for name in names if name != "feature_id"},
    }
    return json.dumps(feature, ensure_ascii=False, allow_nan=False)


def _plain(value: Value) -> object:
    """The value as JSON has it: days as ISO 8601, lists as lists, null for what is not known."""
    if isinstance(value, str):
        return encodable(value)
    if isinstance(value, tuple):
        return [encodable(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return exact(value)
    return value
