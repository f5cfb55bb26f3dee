"""The columns of a table that is exported: their names, what they hold, and how a cell is written as text.

Docs and files come from one list of columns, so that a schema is what docs/exports.md says it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, TypeAlias

from rashomon.errors import ExportError
from rashomon.model import Range, Record
from rashomon.publishing.catalogue import Catalogue
from rashomon.publishing.exports.context import Known
from rashomon.publishing.exports.loss import LeftOut
from rashomon.publishing.numbers import exact

Kind = Literal["text", "texts", "number", "count", "day", "flag"]
Value: TypeAlias = str | float | int | bool | date | tuple[str, ...] | None
Row: TypeAlias = dict[str, Value]

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    `kind`: text, texts (a list), number (may have decimals), count (a whole number), day, flag (true or false).
    An empty cell means that it is not known or not stated; it never means zero.
    """

    name: str
    kind: Kind
    meaning: str


class Shelf(Catalogue):
    """A record with its indexes, and what the registry and the gazetteer know beside it."""

    def __init__(self, record: Record, known: Known | None = None) -> None:
        super().__init__(record)
        self.known = known or Known()

    @cache  # noqa: B019 - a shelf lasts for one export
    def divisions(self, place_id: str | None) -> tuple[str | None, str | None]:
        """The first and second administrative division that a place of the gazetteer lies in; None if not known."""
        return self.known.divisions(place_id) if place_id is not None else (None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: its columns, and how its rows come from a record, in the order of the record."""

    name: str
    summary: str
    columns: tuple[Column, ...]
    rows: Callable[[Shelf], Iterable[Row]]
    left_out: Callable[[Record], Iterable[LeftOut]]


def chosen(tables: Mapping[str, Table], name: str) -> Table:
    """The table of this name.

    Raises:
        ExportError: if there is none.
    """
    if name not in tables:
        raise ExportError(f"there is no table {name!r}; the tables are {', '.join(tables)}")
    return tables[name]


def bounds(prefix: str, meaning: str) -> tuple[Column, Column, Column]:
    """The three columns of a range."""
    return (
        Column(f"{prefix}_low", "number", f"{meaning}: the lowest that any account gives"),
        Column(f"{prefix}_best", "number", "the best figure; empty where the accounts exclude each other"),
        Column(f"{prefix}_high", "number", "the highest; empty where nothing bounds it"),
    )


def bounds_row(prefix: str, extent: Range | None) -> Row:
    """The cells of a range; all empty where there is none."""
    if extent is None:
        return dict.fromkeys((f"{prefix}_low", f"{prefix}_best", f"{prefix}_high"))
    return {
        f"{prefix}_low": exact(extent.low),
        f"{prefix}_best": exact(extent.best),
        f"{prefix}_high": exact(extent.high),
    }


def cell(value: Value) -> str:
    """A value as text: empty for None, ISO days, no needless decimals, items of a list joined by "; ".

    A semicolon or a backslash inside an item is written with a backslash before it, so that a list can be read again.

    >>> cell(2.0), cell(True), cell(("a; b", "c"))
    ('2', 'true', 'a\\\\; b; c')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(exact(value) if exact(value) is not None else "")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "; ".join(encodable(item).replace("\\", "\\\\").replace(";", "\\;") for item in value)
    return encodable(str(value))


def items(text: str) -> tuple[str, ...]:
    """The items of a list that `cell` wrote.

    >>> items(cell(("a; b", "c")))
    ('a; b', 'c')
    """
    parts = re.split(r"(?<!\\)((?:\\\\)*); ", text)
    joined = [parts[i] + (parts[i + 1] if i + 1 < len(parts) else "") for i in range(0, len(parts), 2)]
    return tuple(re.sub(r"\\(.)", r"\1", part) for part in joined) if text else ()


def encodable(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, which no file can hold; as many code points as before."""
    return _SURROGATE.sub("\ufffd", text)


def told(values: Sequence[str]) -> tuple[str, ...]:
    """The strings once each, in their order, without empty ones."""
    return tuple(dict.fromkeys(value for value in values if value))
