"""Tables as CSV: UTF-8, one header row, a line feed after each row; no cell can run as a formula."""

from __future__ import annotations

from rashomon.model import Record
from rashomon.publishing.exports.columns import Shelf, cell, chosen
from rashomon.publishing.exports.common import csv_bytes
from rashomon.publishing.exports.context import Known
from rashomon.publishing.exports.loss import LeftOut
from rashomon.publishing.exports.tables import TABLES


def render(record: Record, *, known: Known | None = None, table: str = "events") -> bytes:
    """One table of the record.

    Raises:
        ExportError: if there is no such table.
    """
    found = chosen(TABLES, table)
    names = [column.name for column in found.columns]
    return csv_bytes(names, ({name: cell(row[name]) for name in names} for row in found.rows(Shelf(record, known))))


def left_out(record: Record, *, known: Known | None = None, table: str = "events") -> tuple[LeftOut, ...]:
    """What the table does not carry, and which other table does.

    Raises:
        ExportError: if there is no such table.
    """
    return tuple(chosen(TABLES, table).left_out(record))
