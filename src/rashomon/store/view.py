"""Which of the kept rows a record is made from: what was known on a day, as it was recorded at a moment."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, func, select

from rashomon.store import clock
from rashomon.store.schema import READING, REPORT

_DAY = 10  # characters of a day at the head of an instant


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """`known_on`: reports published on that day or earlier; one without a day is known from when it was recorded.
    `recorded_on`: as the project stood at the end of that day (UTC).  `version`: readings of that version alone.
    `stated` adds, to what was published by `known_on`, what a later report says that its source had said by then.
    None leaves a side open: all that is there, in its newest reading.
    """

    known_on: date | None = None
    recorded_on: date | None = None
    version: str | None = None
    stated: bool = False

    @property
    def before(self) -> str | None:
        """The instant before which a row must have been recorded; None for now."""
        return clock.end_of(self.recorded_on) if self.recorded_on is not None else None


NOW = View()


def readings(view: View, reports: Collection[str] | None = None) -> Select[tuple[int]]:
    """The numbers of the readings that a view is made from: one a report, its newest that the view admits.

    `reports` keeps those of some reports (ids).
    """
    tests: list[ColumnElement[bool]] = []
    if reports is not None:
        tests.append(READING.c.report.in_(select(REPORT.c.number).where(REPORT.c.id.in_(sorted(reports)))))
    if view.before is not None:
        tests.append(READING.c.recorded < view.before)
    if view.version is not None:
        tests.append(READING.c.version == view.version)
    newest = select(func.max(READING.c.number).label("number")).where(and_(True, *tests)).group_by(READING.c.report)
    if view.known_on is None or view.stated:
        return newest
    of = newest.subquery()
    known = func.coalesce(READING.c.known, func.substr(REPORT.c.recorded, 1, _DAY))
    return (
        select(READING.c.number)
        .join(of, of.c.number == READING.c.number)
        .join(REPORT, REPORT.c.number == READING.c.report)
        .where(known <= view.known_on.isoformat())
    )
