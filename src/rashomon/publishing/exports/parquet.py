"""The tables of CSV as Parquet: typed columns, lists as lists, days as days."""

from __future__ import annotations

from rashomon.model import Record
from rashomon.publishing.exports.arrow import arrays, parquet_bytes
from rashomon.publishing.exports.columns import Shelf, chosen
from rashomon.publishing.exports.context import Known
from rashomon.publishing.exports.loss import LeftOut
from rashomon.publishing.exports.tables import TABLES


def render(record: Record, *, known: Known | None = None, table: str = "events") -> bytes:
    """One table of the record.  The file's metadata names the table under `rashomon.table`.

    Raises:
        ExportError: if there is no such table.
    """
    found = chosen(TABLES, table)
    fields, values = arrays(found.columns, found.rows(Shelf(record, known)))
    return parquet_bytes(fields, values, {"rashomon.table": found.name})


def left_out(record: Record, *, known: Known | None = None, table: str = "events") -> tuple[LeftOut, ...]:
    """What the table does not carry, and which other table does.

    Raises:
        ExportError: if there is no such table.
    """
    return tuple(chosen(TABLES, table).left_out(record))
