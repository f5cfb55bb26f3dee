"""Reports into a project: each is read before its transaction begins, so that no writer waits for the parser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rashomon.errors import RashomonError, ReportError, RowError
from rashomon.model import Claim, Report
from rashomon.store import keeping
from rashomon.store.database import Database
from rashomon.store.faults import point
from rashomon.store.keeping import Kept

if TYPE_CHECKING:  # both load the parser: not for those who only ask
    from rashomon.intake import Taken
    from rashomon.reading import Reading
    from rashomon.reading.imported import ImportedRow

Read = Callable[[Report], "Reading"]
Progress = Callable[[int, str, bool], None]
Count = Callable[[int, str], None]
_NOT_IN_AN_ID = re.compile(r"[^\w.~-]+")
_HASH = 8
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """What an ingest did: the ids of the reports that are `new`, of those that were `known`, and what went wrong."""

    new: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    problems: tuple[RashomonError, ...] = ()
    claims: int = 0


def named(found: Iterable[Taken | ReportError], names: Mapping[str, str]) -> Iterator[Taken | ReportError]:
    """The reports with the paths that users know them by."""
    for one in found:
        if not isinstance(one, ReportError) and (one.report.path or "") in names:
            yield replace(one, report=replace(one.report, path=names[one.report.path or ""]))
        else:
            yield one


def report_id(name: str, sha256: str) -> str:
    """The id of a report in a project: its name and the head of its hash, whatever came in before it."""
    plain = _NOT_IN_AN_ID.sub("-", name).strip("-")[:_LONGEST_NAME] or "report"
    return f"{plain}-{sha256[:_HASH]}"


def ingest(
    database: Database,
    found: Iterable[Taken | ReportError],
    read: Read,
    *,
    version: str,
    user: str,
    progress: Progress | None = None,
) -> Ingested:
    """Reads and keeps each report that is not kept yet, one transaction each; what is done stays done.

    `progress` is called after each report with the number done so far, the report's id, and whether
    it was new: then it is kept.
    """
    new: list[str] = []
    known: list[str] = []
    problems: list[ReportError] = []
    claims = 0
    for number, one in enumerate(found, 1):
        if isinstance(one, ReportError):
            problems.append(one)
            continue
        report = replace(one.report, id=report_id(one.report.id, one.report.sha256))
        with database.read() as connection:
            there = keeping.has_report(connection, report.sha256)
        if there is None:
            reading = read(report)
            kept = Kept(report=reading.report, claims=reading.claims, unresolved=reading.unresolved, version=version)
            point("read")
            with database.write() as connection:
                added = keeping.add_report(connection, kept, one.raw, given=report, user=user)
            claims += len(kept.claims) if added else 0
            (new if added else known).append(report.id)
        else:
            added = False
            known.append(there)
        if progress is not None:
            progress(number, there or report.id, added)
    return Ingested(new=tuple(new), known=tuple(known), problems=tuple(problems), claims=claims)


def keep_rows(
    database: Database,
    rows: Iterable[ImportedRow | RowError],
    *,
    version: str,
    user: str,
    progress: Progress | None = None,
) -> Ingested:
    """Keeps each row of another data set that is not kept yet, one transaction each."""
    new: list[str] = []
    known: list[str] = []
    problems: list[RowError] = []
    claims = 0
    for number, one in enumerate(rows, 1):
        if isinstance(one, RowError):
            problems.append(one)
            continue
        report = replace(one.report, id=report_id(one.report.id, one.report.sha256))
        kept = Kept(
            report=report,
            claims=tuple(_renamed(claim, one.report.id, report.id) for claim in one.claims),
            unresolved=tuple(replace(point, report=report.id) for point in one.unresolved),
            version=version,
        )
        with database.write() as connection:
            added = keeping.add_report(connection, kept, one.raw, given=report, user=user)
        (new if added else known).append(report.id)
        claims += len(kept.claims) if added else 0
        if progress is not None:
            progress(number, report.id, added)
    return Ingested(new=tuple(new), known=tuple(known), problems=tuple(problems), claims=claims)


def _renamed(claim: Claim, old: str, new: str) -> Claim:
    """The claim of a report that got another id."""

    def name(of: str | None) -> str | None:
        return None if of is None else new + of.removeprefix(old)

    return replace(
        claim,
        id=new + claim.id.removeprefix(old),
        report=new,
        component_of=name(claim.component_of),
        duplicate_of=name(claim.duplicate_of),
    )


def reread(
    database: Database, read: Read, *, version: str, user: str, progress: Count | None = None
) -> tuple[str, ...]:
    """Reads every report again that this version has not read; its earlier readings stay.  The ids of these reports."""
    with database.read() as connection:
        waiting = keeping.unread_by(connection, version)
    done: list[str] = []
    for number, name in enumerate(waiting, 1):
        with database.read() as connection:
            report = keeping.given_of(connection, name)
        reading = read(report)
        kept = Kept(report=reading.report, claims=reading.claims, unresolved=reading.unresolved, version=version)
        with database.write() as connection:
            if keeping.add_reading(connection, kept, user=user):
                done.append(name)
        if progress is not None:
            progress(number, name)
    return tuple(done)
