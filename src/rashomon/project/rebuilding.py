"""Working out again all that follows from what is kept: events, lists, and the words by which reports are found.

The evidence (bytes, reports, readings, claims, judgements, the audit chain) is read and never touched.
"""

from __future__ import annotations

from rashomon.project import behind, current
from rashomon.store import keeping, searching, shelves
from rashomon.store.database import Connection, Database

_AT_ONCE = 200
"""Readings of one transaction."""


def rebuild(database: Database, progress: current.Progress | None = None) -> None:
    """Throws away what was worked out, and works it out again; `progress` as for `current.catch_up`, of each of the two
    parts.

    Where it is stopped, it is called again: of the events what was done is kept.

    Raises:
        StoreUnavailable: if the database cannot be written, or is so damaged that it cannot be cleared.
        StoreDamaged: if what is kept cannot be read.
    """
    with database.write() as connection:
        shelves.clear(connection)
        searching.make(connection)
        numbers = keeping.numbers_of_readings(connection)
    for start in range(0, len(numbers), _AT_ONCE):
        part = numbers[start : start + _AT_ONCE]
        with database.write() as connection:
            for number, report in keeping.readings_numbered(connection, part):
                searching.index(connection, number, report)
        if progress is not None:
            progress(start + len(part), len(numbers))
    current.catch_up(database, progress)


def state_of(connection: Connection) -> tuple[bool, str]:
    """Whether what was worked out is whole, as far as a count can tell, and what there is to say of it."""
    due, end = behind.due_in(connection)
    total, laid = keeping.number_of_reports(connection), shelves.number_of_reports(connection)
    if lost := shelves.lost(connection):
        return False, f"{lost:,} events and states are kept and cannot be shown, or the reverse"
    if searching.number_indexed(connection) != len(keeping.numbers_of_readings(connection)):
        return False, "some readings cannot be found by their words"
    held = f"{laid:,} of {total:,} reports"
    if end is None:
        return True, f"up to date, {held}"
    if due.everything and current.is_being_filled(connection):
        return True, f"{held} taken in so far; goes on when it is asked for"
    if due.everything:
        return True, f"{held} by other rules or before a change that concerns all; made anew when it is asked for"
    return True, f"{held}; brought up to date when it is asked for"
