"""Faults that a store could have, put in on purpose: a harness that does not find them finds nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from os import getpid
from typing import Any

from sqlalchemy import Connection

from rashomon.intake import Taken
from rashomon.store import audit, keeping
from rashomon.store.database import Database
from rashomon.store.schema import CLAIM
from store import crashing
from store.crashing import Say


def _cut_transaction(connection: Connection) -> None:
    connection.exec_driver_sql("COMMIT")
    connection.exec_driver_sql("BEGIN")


def two_transactions(_: Say) -> None:
    """The report is kept first, its reading by itself afterwards."""
    whole = keeping._add_reading

    def apart(connection: Connection, *rest: Any) -> None:
        _cut_transaction(connection)
        whole(connection, *rest)

    keeping._add_reading = apart


def claims_afterwards(_: Say) -> None:
    """The claims follow the reading in a transaction of their own."""
    execute = Connection.execute

    def apart(self: Connection, statement: Any, *rest: Any, **options: Any) -> Any:
        if getattr(statement, "table", None) is CLAIM:
            _cut_transaction(self)
        return execute(self, statement, *rest, **options)

    Connection.execute = apart  # type: ignore[method-assign]


def link_afterwards(_: Say) -> None:
    """The link of the audit chain is written when the change is kept already."""
    seal = audit.seal

    def apart(connection: Connection, **said: str) -> audit.Link:
        _cut_transaction(connection)
        return seal(connection, **said)

    audit.seal = apart


def told_too_early(say: Say) -> None:
    """It is said that the report is kept before the transaction ends."""
    add = keeping.add_report

    def early(connection: Connection, kept: keeping.Kept, *rest: Any, **more: Any) -> bool:
        say(f"report {kept.report.id}")
        return add(connection, kept, *rest, **more)

    keeping.add_report = early


def no_transactions(_: Say) -> None:
    """Each statement is kept by itself."""
    write = Database.write

    @contextmanager
    def loose(self: Database) -> Iterator[Connection]:
        with write(self) as connection:
            connection.exec_driver_sql("COMMIT")
            yield connection
            connection.exec_driver_sql("BEGIN")

    Database.write = loose  # type: ignore[method-assign]


def bytes_with_the_moment_in_them(_: Say) -> None:
    """What is kept differs from run to run, so that a report is not known again."""
    offered = crashing.offered

    def stamped(numbers: Iterable[int]) -> Iterator[Taken]:
        for taken in offered(numbers):
            raw = taken.raw + f"\n{getpid()}".encode()
            yield Taken(report=replace(taken.report, sha256=sha256(raw).hexdigest()), raw=raw)

    crashing.offered = stamped


MUTANTS: dict[str, Callable[[Say], None]] = {
    mutate.__name__: mutate
    for mutate in (
        two_transactions,
        claims_afterwards,
        link_afterwards,
        told_too_early,
        no_transactions,
        bytes_with_the_moment_in_them,
    )
}
