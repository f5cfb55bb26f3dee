"""What maps and timelines of very many events are drawn from: how many were where and when, and some in outline."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, Connection, func, literal, or_, select

from rashomon.store.list_tables import DATED, LISTED, MAPPED, OUTLINED, SPAN
from rashomon.store.listing import Wanted, asked_for
from rashomon.store.shelves import AnyRow, AnyTable

_OF = (LISTED, OUTLINED, OUTLINED.c.thing == LISTED.c.number)


def mapped(connection: Connection, wanted: Wanted) -> list[AnyRow]:
    """Places (by number) and type of the events of a list, and how many have them."""
    return _counted(connection, wanted, MAPPED, "places", "type")


def dated(connection: Connection, wanted: Wanted, since: date | None, most: int) -> list[AnyRow]:
    """First day, last day and type of the events of a list, and how many have them.

    Where the numbers are kept, those that ended before a day (without `since`, `most` days before the newest) are put
    together under the day before it and no type.
    """
    if not _is_kept(wanted):
        return _counted(connection, wanted, DATED, "first", "last", "type")
    told = _kept(wanted, DATED)
    if since is None:
        ends = connection.execute(select(func.max(DATED.c.first), func.max(DATED.c.last)).where(*told)).one()
        newest = max(filter(None, ends), default=None)
        since = date.fromordinal(max(date.fromisoformat(newest).toordinal() - most, 2)) if newest else date.max
    day, before = since.isoformat(), date.fromordinal(max(since.toordinal() - 1, 1)).isoformat()
    drawn = select(DATED).where(*told, or_(DATED.c.last >= day, DATED.c.last == ""))
    older = select(func.coalesce(func.sum(DATED.c.number), 0)).where(*told, DATED.c.last < day, DATED.c.last != "")
    number = connection.execute(older).scalar_one()
    put_together = select(literal(before), literal(before), literal(""), literal(int(number)))
    found = list(connection.execute(drawn))
    return found + list(connection.execute(put_together)) if number else found


def _is_kept(wanted: Wanted) -> bool:
    """Whether it asks for nothing but types, of which the numbers are kept."""
    return wanted == Wanted(kind=wanted.kind, types=wanted.types)


def _kept(wanted: Wanted, table: AnyTable) -> list[ColumnElement[bool]]:
    return [table.c.number > 0, *([table.c.type.in_(wanted.types)] if wanted.types else ())]


def _counted(connection: Connection, wanted: Wanted, table: AnyTable, *names: str) -> list[AnyRow]:
    if _is_kept(wanted):
        query = select(*(table.c[name] for name in names), table.c.number)
        return list(connection.execute(query.where(*_kept(wanted, table))))
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
