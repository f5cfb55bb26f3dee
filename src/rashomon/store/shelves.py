"""What reconciling keeps from one report to the next, as rows: nothing here could not be computed again.

These tables are no evidence: they are not sealed, and are cleared and filled anew by a newer version.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Index, Row, Table, Text, delete, select
from sqlalchemy.types import BigInteger

from rashomon.store.schema import NUMBER, SHELF

AnyRow = Row[Any]
AnyTable = Table
_MOST = 500
"""Values that one query asks for."""


def _table(name: str, *parts: Column[Any] | Index) -> Table:
    return Table(f"shelf_{name}", SHELF, *parts, sqlite_strict=False)


CLAIM = _table(
    "claim",
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("place", Text, nullable=False, unique=True),
    Column("id", Text, nullable=False, unique=True),
    Column("report", Text, nullable=False, index=True),
)
"""The claims on the shelf; the other tables go by `number`, which is short."""

KEY = _table(
    "key",
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("claim", NUMBER, primary_key=True, autoincrement=False, index=True),
)
MARK = _table(
    "mark",
    Column("mark", BigInteger, primary_key=True, autoincrement=False),
    Column("report", Text, primary_key=True, index=True),
)
LINK = _table(
    "link",
    Column("a", NUMBER, primary_key=True, autoincrement=False),
    Column("b", NUMBER, primary_key=True, autoincrement=False, index=True),
    Column("kind", Text, primary_key=True),
    Column("rule", Text, primary_key=True),
    Column("body", Text, nullable=False),
)
RETOLD = _table(
    "retold",
    Column("second", NUMBER, primary_key=True, autoincrement=False),
    Column("first", NUMBER, nullable=False, index=True),
    Column("body", Text, nullable=False),
)
GROUP = _table("group", Column("id", Text, primary_key=True), Column("body", Text, nullable=False))
HOME = _table(
    "home",
    Column("claim", NUMBER, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, index=True),
    Column("body", Text, nullable=False),
)
SHOWN = _table(
    "shown",
    Column("id", Text, primary_key=True),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("shelf_shown_days", "first", "last"),
)
"""Events and states as they are shown; `first` and `last` are the days that they meet ("" and "~" where open)."""

DECISION = _table(
    "decision",
    Column("a", Text, primary_key=True),
    Column("b", Text, primary_key=True, index=True),
    Column("body", Text, nullable=False),
)
REPORT = _table(
    "report",
    Column("report", Text, primary_key=True),
    Column("reading", NUMBER, nullable=False),
    Column("judged", Text, nullable=False),
)
"""The reports whose claims lie on the shelf: by which reading, and with which judgements."""

STATE = _table("state", Column("key", Text, primary_key=True), Column("value", Text, nullable=False))
"""By which version the shelf was filled, and up to which link of the audit chain."""


def among(connection: Connection, table: Table, column: str, values: Collection[Any]) -> Iterator[Row[Any]]:
    """The rows whose column holds one of these values."""
    wanted = list(values)
    for start in range(0, len(wanted), _MOST):
        part = wanted[start : start + _MOST]
        yield from connection.execute(select(table).where(table.c[column].in_(part))).all()


def put(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Adds rows, in place of those with the same key."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.execute(table.insert().prefix_with("OR REPLACE"), [dict(row) for row in rows])
        return
    from sqlalchemy.dialects.postgresql import insert

    keys = [column.name for column in table.primary_key]
    rest = [column.name for column in table.columns if column.name not in keys]
    query = insert(table)
    if rest:
        query = query.on_conflict_do_update(index_elements=keys, set_={name: query.excluded[name] for name in rest})
    else:
        query = query.on_conflict_do_nothing(index_elements=keys)
    unique = {tuple(row[name] for name in keys): dict(row) for row in rows}
    connection.execute(query, list(unique.values()))


def add(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Adds rows that are not there."""
    if rows:
        connection.execute(table.insert(), [dict(row) for row in rows])


def drop(connection: Connection, table: Table, column: str, values: Collection[Any]) -> None:
    """Removes the rows whose column holds one of these values."""
    wanted = list(values)
    for start in range(0, len(wanted), _MOST):
        connection.execute(delete(table).where(table.c[column].in_(wanted[start : start + _MOST])))


def drop_rows(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Removes the rows that have these values in these columns."""
    for row in rows:
        connection.execute(delete(table).where(*(table.c[name] == value for name, value in row.items())))


def meeting(connection: Connection, first: str | None, last: str | None) -> Iterator[str]:
    """The bodies of the events and states that meet these days (None is open)."""
    tests: list[ColumnElement[bool]] = []
    if last is not None:
        tests.append(SHOWN.c.first <= last)
    if first is not None:
        tests.append(SHOWN.c.last >= first)
    for row in connection.execute(select(SHOWN.c.body).where(*tests)):
        yield row.body


def state_of(connection: Connection) -> dict[str, str]:
    """What the shelf is filled from."""
    return {row.key: row.value for row in connection.execute(select(STATE))}


def keep_state(connection: Connection, state: Mapping[str, str]) -> None:
    """Notes what the shelf is filled from."""
    put(connection, STATE, [{"key": key, "value": value} for key, value in state.items()])


def clear(connection: Connection) -> None:
    """Empties the shelf."""
    for table in SHELF.sorted_tables:
        connection.execute(delete(table))


def either(connection: Connection, claims: Collection[int]) -> list[Row[Any]]:
    """The links that have one of these claims (by number) at either end, each once."""
    wanted = list(claims)
    found: dict[tuple[int, int, str, str], Row[Any]] = {}
    for start in range(0, len(wanted), _MOST):
        part = wanted[start : start + _MOST]
        for end in (LINK.c.a, LINK.c.b):
            for row in connection.execute(select(LINK).where(end.in_(part))):
                found[row.a, row.b, row.kind, row.rule] = row
    return [found[key] for key in sorted(found)]
