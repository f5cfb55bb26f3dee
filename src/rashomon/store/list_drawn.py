"""What maps and timelines of very many events are drawn from: how many were where and when, and some in outline."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from rashomon.store.list_tables import DATED, LISTED, MAPPED, OUTLINED, SPAN
from rashomon.store.listing import Wanted, asked_for
from rashomon.store.shelves import AnyRow, AnyTable

_OF = (LISTED, OUTLINED, OUTLINED.c.thing == LISTED.c.number)


def mapped(connection: Connection, wanted: Wanted) -> list[AnyRow]:
    """Places (by number) and type of the events of a list, and how many have them."""
    return _counted(connection, wanted, MAPPED, "places", "type")


def dated(connection: Connection, wanted: Wanted) -> list[AnyRow]:
    """First day, last day and type of the events of a list, and how many have them."""
    return _counted(connection, wanted, DATED, "first", "last", "type")


def _counted(connection: Connection, wanted: Wanted, table: AnyTable, *names: str) -> list[AnyRow]:
    if wanted == Wanted(kind=wanted.kind, types=wanted.types):  # of these the number is kept
        tests = [table.c.number > 0, *([table.c.type.in_(wanted.types)] if wanted.types else ())]
        return list(connection.execute(select(*(table.c[name] for name in names), table.c.number).where(*tests)))
    tests, values = asked_for(connection, wanted)
    columns = [OUTLINED.c[name] for name in names]
    query = select(*columns, func.count().label("number")).join_from(*_OF)
    return list(connection.execute(query.where(OUTLINED.c.done == 1, *tests).group_by(*columns), values))


def on_days(connection: Connection, wanted: Wanted, days: Iterable[tuple[str, str]]) -> list[AnyRow]:
    """The outlines of the events of a list that have just one of these first and last days ("" for one not known)."""
    found: list[AnyRow] = []
    for first, last in days:
        own = select(SPAN.c.id).where(SPAN.c.first == (first or last), SPAN.c.last == (last or first))
        ids = set(connection.execute(own).scalars())
        tests, values = asked_for(
            connection, wanted.with_filters(ids=ids if wanted.ids is None else ids & {*wanted.ids})
        )
        just = (OUTLINED.c.first == first, OUTLINED.c.last == last, OUTLINED.c.done == 1)
        found += connection.execute(select(OUTLINED).join_from(*_OF).where(*just, *tests), values)
    return found
