"""Who first said it, and who repeats whom, as lists have it."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, Integer, func, select, update

from rashomon.store.list_tables import REPEATED, SAID, VOICED
from rashomon.store.shelves import REPORT, AnyRow, among, given, one_of_given


def origins(connection: Connection) -> list[AnyRow]:
    """Origin, events, events of it alone, disagreements in which it holds an account; without any order."""
    told = select(
        VOICED.c.origin,
        func.sum(VOICED.c.event.cast(Integer)).label("events"),
        func.sum(VOICED.c.alone.cast(Integer)).label("alone"),
        func.sum(VOICED.c.against).label("against"),
    ).group_by(VOICED.c.origin)
    return list(connection.execute(told))


def reports_of_origins(connection: Connection) -> dict[str, int]:
    """In how many reports each origin first said something."""
    query = select(SAID.c.origin, func.count().label("reports")).where(SAID.c.counts).group_by(SAID.c.origin)
    return {str(row.origin): int(row.reports) for row in connection.execute(query)}


def voices(connection: Connection, wanted: Collection[str]) -> list[AnyRow]:
    """These voices, each as one report has it: whether its camp is told there, and its body.

    One of which some reports tell the camp and others do not comes twice, that which tells it last.
    """
    names, other = one_of_given(connection.dialect.name, SAID.c.origin, "ids"), SAID.alias("other")
    found: list[AnyRow] = []
    for placed in (False, True):
        same = (other.c.origin == names, other.c.placed.is_(placed))
        first = select(func.min(other.c.report)).where(*same).correlate_except(other).scalar_subquery()
        query = select(SAID.c.origin, SAID.c.placed, SAID.c.body).where(SAID.c.origin == names, SAID.c.report == first)
        found += connection.execute(query, given(connection, set(wanted), "ids")).all()
    return sorted(found, key=lambda row: (row.origin, row.placed))


def reports_telling(connection: Connection, origin: str) -> set[str]:
    """The reports on the shelf in which this voice is told, first or by others."""
    return set(connection.execute(select(SAID.c.report).where(SAID.c.origin == origin)).scalars())


def repeats(connection: Connection) -> list[AnyRow]:
    """Outlet, how it repeats, outlet, in how many events."""
    columns = (REPEATED.c.who, REPEATED.c.how, REPEATED.c.whom)
    return list(connection.execute(select(*columns, func.count().label("number")).group_by(*columns)))


def outlets(connection: Connection, reports: Collection[str]) -> dict[str, str]:
    """The outlets of these reports."""
    return {row.report: row.outlet for row in among(connection, REPORT, "report", reports, "report", "outlet")}


def name_outlet(connection: Connection, report: str, outlet: str) -> None:
    """Notes that a report is told by another outlet than before, where it repeats others and others repeat it."""
    for column, whose in (("report", "who"), ("of", "whom")):
        connection.execute(update(REPEATED).where(REPEATED.c[column] == report).values({whose: outlet}))
