"""What someone does who has the database in hand: the guards taken away, a row changed, the guards put back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, Integer, LargeBinary, Table, select, text

from rashomon.store.audit import Link
from rashomon.store.covered import raw
from rashomon.store.database import Database
from rashomon.store.verification import Verdict, verify

Tamper = Callable[[Connection], object]
Key = tuple[object, ...]


def found_after(database: Database, tamper: Tamper, head: Link | None = None) -> Verdict:
    """What `verify` finds after the deed; the deed is undone again."""
    with database.engine.connect() as connection, connection.begin() as transaction:
        if database.is_sqlite:
            _with_guards_away(connection, tamper)
        else:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            tamper(connection)
        verdict = verify(connection, head)
        transaction.rollback()
    return verdict


def _with_guards_away(connection: Connection, tamper: Tamper) -> None:
    connection.execute(text("PRAGMA defer_foreign_keys = ON"))
    guards = connection.execute(text("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")).all()
    for name, _ in guards:
        connection.execute(text(f"DROP TRIGGER {name}"))
    tamper(connection)
    for _, statement in guards:
        connection.exec_driver_sql(statement)


def keys(connection: Connection, table: Table) -> list[Key]:
    """The primary keys of all rows, in order."""
    columns = list(table.primary_key)
    return [tuple(row) for row in connection.execute(select(*columns).order_by(*columns))]


def held(connection: Connection, table: Table, column: str) -> dict[Key, bytes]:
    """The bytes of one column by the key of their row; rows that hold nothing there are left out."""
    columns = list(table.primary_key)
    rows = connection.execute(select(raw(table.c[column], connection), *columns).order_by(*columns))
    return {tuple(key): bytes(content) for content, *key in rows if content is not None}


def put(connection: Connection, table: Table, column: str, contents: Mapping[Key, bytes | None]) -> None:
    """Writes these bytes into one column of these rows, past every check that can be passed."""
    kind, made = table.c[column].type, "convert_from(:content, 'UTF8')"
    if isinstance(kind, LargeBinary):
        made = ":content"
    elif isinstance(kind, Integer):
        made = "CAST(:content AS BIGINT)"
    elif connection.dialect.name == "sqlite":
        made = "CAST(:content AS TEXT)"
    where = " AND ".join(f'"{part.name}" = :key{at}' for at, part in enumerate(table.primary_key))
    rows: list[dict[str, object]] = []
    for key, content in contents.items():
        whole = content is not None and isinstance(kind, Integer)
        rows.append({f"key{at}": part for at, part in enumerate(key)} | {"content": int(content) if whole else content})
    connection.execute(text(f'UPDATE "{table.name}" SET "{column}" = {made} WHERE {where}'), rows)


def flipped(content: bytes, at: int, database: Database) -> bytes:
    """The bytes with one bit of one byte turned; PostgreSQL takes no text that is not UTF-8, so there the last bit."""
    mask = 1 << (at % 8) if database.is_sqlite else 1
    return content[:at] + bytes([content[at] ^ mask]) + content[at + 1 :]
