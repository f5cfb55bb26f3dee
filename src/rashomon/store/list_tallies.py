"""How many events were where and when: kept beside their outlines, so that a map and a timeline count them all.

Only events that are told as done (`OUTLINED.done`) are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete

from rashomon.store.list_tables import DATED, MAPPED, OUTLINED
from rashomon.store.shelves import add, add_to, given, is_one_of

_TOLD = ("places", "first", "last", "type", "done")


def add_outlines(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Keeps the outlines of events that have none."""
    add(connection, OUTLINED, rows)
    _count(connection, Counter(tuple(row[name] for name in _TOLD) for row in rows))


def drop_outlines(connection: Connection, things: Collection[int]) -> set[int]:
    """Drops the outlines of these events (by number); the numbers of the places that they had."""
    if not things:
        return set()
    mine = delete(OUTLINED).where(is_one_of(connection.dialect.name, OUTLINED.c.thing))
    gone = connection.execute(mine.returning(*(OUTLINED.c[name] for name in _TOLD)), given(connection, things))
    counted = Counter((*row,) for row in gone)
    _count(connection, {told: -number for told, number in counted.items()})
    return {int(told[0]) for told in counted}


def _count(connection: Connection, more: Mapping[tuple[Any, ...], int]) -> None:
    """Notes how many more events there are with these places, days and types, or fewer."""
    mapped: Counter[tuple[Any, ...]] = Counter()
    dated: Counter[tuple[Any, ...]] = Counter()
    for (places, first, last, of_type, done), number in more.items():
        if done:
            mapped[places, of_type] += number
            dated[first, last, of_type] += number
    for table, told in ((MAPPED, mapped), (DATED, dated)):
        keys = [column.name for column in table.primary_key]
        rows = [{**dict(zip(keys, key, strict=True)), "number": number} for key, number in told.items() if number]
        add_to(connection, table, "number", rows)
