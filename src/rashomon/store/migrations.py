"""How a database comes to its present form: forward only, each step in one transaction with its note."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, inspect, select
from sqlalchemy.sql import func

from rashomon import __version__
from rashomon.errors import ProjectForeign, ProjectMissing
from rashomon.store import audit, clock, list_tables, searching, shelf_links, shelves  # noqa: F401  they fill SHELF with its tables
from rashomon.store.database import Database
from rashomon.store.faults import point
from rashomon.store.schema import APPEND_ONLY, FIRST, METADATA, MIGRATION, SHELF


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `number` counts from 1 without gaps."""

    number: int
    name: str
    take: Callable[[Connection], None]


def _tables(connection: Connection) -> None:
    _made(connection, *FIRST)
    SHELF.create_all(connection)
    searching.make(connection)


def _users(connection: Connection) -> None:
    _made(connection, "account", "secret", "setting")


def _made(connection: Connection, *names: str) -> None:
    """Makes these tables, with their guards where rows are only added."""
    METADATA.create_all(connection, [METADATA.tables[name] for name in names])
    for name in names:
        if name in APPEND_ONLY:
            _refuse_changes(connection, name)


def guards_of(table: str, dialect: str) -> tuple[str, ...]:
    """The names of the triggers that keep a table's rows as they are."""
    return (f"{table}_no_update", f"{table}_no_delete") if dialect == "sqlite" else (f"{table}_no_change",)


def _refuse_changes(connection: Connection, table: str) -> None:
    """What was recorded is neither changed nor removed, by whatever program."""
    said = f"{table} is append-only: what was recorded stays"
    guards = guards_of(table, connection.dialect.name)
    if connection.dialect.name == "sqlite":
        for deed, guard in zip(("UPDATE", "DELETE"), guards, strict=True):
            connection.exec_driver_sql(
                f"CREATE TRIGGER {guard} BEFORE {deed} ON {table} BEGIN SELECT RAISE(ABORT, '{said}'); END"
            )
        return
    connection.exec_driver_sql(
        f"CREATE OR REPLACE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{said}'; END $$"
    )
    connection.exec_driver_sql(
        f"CREATE TRIGGER {guards[0]} BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_stays()"
    )


STEPS = (
    Step(1, "tables of a project", _tables),
    Step(2, "users and settings", _users),
)


def prepare(database: Database, actor: str = "rashomon") -> tuple[int, ...]:
    """Brings the database to the newest form; the numbers of the steps that were taken, none if it was there.

    Each step is a link of the audit chain, in the name of `actor`.

    Raises:
        ProjectForeign: if a newer Rashomon made it, or it holds another program's tables.
    """
    taken: list[int] = []
    with database.write() as connection:
        at = _form_of(connection, database)
        for step in STEPS[at:]:
            step.take(connection)
            point("step")
            row = {"number": step.number, "name": step.name, "at": clock.now(), "software": __version__}
            connection.execute(MIGRATION.insert().values(row))
            audit.seal(connection, actor=actor, action="migrate", subject=str(step.number))
            taken.append(step.number)
    return tuple(taken)


def require(database: Database) -> None:
    """Makes sure that this is a project of our own form.

    Raises:
        ProjectMissing: if the database is empty.
        ProjectForeign: if it is not ours, or of another form.
    """
    with database.read() as connection:
        at = _form_of(connection, database)
    if at == 0:
        raise ProjectMissing(f"{database.url} holds no project: make one with `rashomon init`")
    if at < len(STEPS):
        raise ProjectForeign(
            f"{database.url} is of an older form ({at}, now {len(STEPS)}): run `rashomon init` on it again"
        )


def _form_of(connection: Connection, database: Database) -> int:
    """The number of the last step taken; 0 for an empty database."""
    names = set(inspect(connection).get_table_names())
    if MIGRATION.name not in names:
        if names & {table.name for table in METADATA.sorted_tables}:
            raise ProjectForeign(f"{database.url} holds tables of another program: choose an empty database")
        return 0
    newest = connection.execute(select(func.max(MIGRATION.c.number))).scalar_one() or 0
    if newest > len(STEPS):
        raise ProjectForeign(
            f"{database.url} was made by a newer Rashomon (form {newest}, this one knows {len(STEPS)}): update Rashomon"
        )
    return int(newest)
