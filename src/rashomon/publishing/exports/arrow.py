"""Tables as Parquet files: the same rows give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence

import pyarrow as pa
from pyarrow import parquet

from rashomon.publishing.exports.columns import Column, Kind, Row, Value, encodable

_TYPES: Mapping[Kind, pa.DataType] = {
    "text": pa.string(),
    "texts": pa.list_(pa.string()),
    "number": pa.float64(),
    "count": pa.int64(),
    "day": pa.date32(),
    "flag": pa.bool_(),
}
_ROWS_A_GROUP = 65_536


def arrays(columns: Sequence[Column], rows: Iterable[Row]) -> tuple[list[pa.Field], list[pa.Array]]:
    """The columns as Arrow fields and arrays."""
    held = list(rows)
    fields = [pa.field(column.name, _TYPES[column.kind]) for column in columns]
    values = [
        pa.array([_plain(row[column.name], column.kind) for row in held], type=field.type)
        for column, field in zip(columns, fields, strict=True)
    ]
    return fields, values


def parquet_bytes(fields: Sequence[pa.Field], values: Sequence[pa.Array], metadata: Mapping[str, str]) -> bytes:
    """One Parquet file.

    Every choice that the library would make by itself is fixed here; `metadata` are the file's own key-value pairs.
    """
    table = pa.Table.from_arrays(list(values), schema=pa.schema(fields))
    buffer = io.BytesIO()
    with parquet.ParquetWriter(
        buffer,
        table.schema,
        version="2.6",
        data_page_version="1.0",
        compression="zstd",
        compression_level=3,
        use_dictionary=True,
        write_statistics=True,
        store_schema=False,
    ) as writer:
        writer.write_table(table, row_group_size=_ROWS_A_GROUP)
        writer.add_key_value_metadata(dict(metadata))
    return buffer.getvalue()


def _plain(value: Value, kind: Kind) -> object:
    if isinstance(value, tuple):
        return [encodable(item) for item in value]
    if isinstance(value, str):
        return encodable(value)
    return float(value) if kind == "number" and isinstance(value, int) else value
