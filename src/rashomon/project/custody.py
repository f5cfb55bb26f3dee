"""What a project can show of itself: its audit chain, and the evidence behind a record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rashomon.model import AuditEntry, Custody, Judgement, Record
from rashomon.project.project import Project
from rashomon.store import accounts, audit, evidence, verification
from rashomon.store.audit import Link
from rashomon.store.verification import Problem, Verdict

__all__ = ["Link", "Problem", "Verdict", "head", "links", "of_record", "told", "verify", "with_its_judgements"]

_OF_SOURCES = ("reliability", "camp")


def head(project: Project) -> Link:
    """The last link of the chain: keep it where nobody who can write to the project can change it."""
    with project.database.read() as connection:
        return audit.head(connection)


def verify(project: Project, kept: Link | None = None, progress: Callable[[int, int], None] | None = None) -> Verdict:
    """Whether all that is kept is as it was recorded; with a head that was kept elsewhere, whether it is all of it."""
    with project.database.read() as connection:
        return verification.verify(connection, kept, progress)


def links(project: Project, *, of: str | None = None, newest: int | None = None) -> tuple[AuditEntry, ...]:
    """The links of the chain in order; `of` takes those whose subject begins so, `newest` the last ones only."""
    with project.database.read() as connection:
        last = audit.head(connection).seq
        after = max(0, last - newest) if newest is not None and of is None else 0
        found = [one for one in audit.entries(connection, after) if of is None or one.subject.startswith(of)]
    return tuple(found if newest is None else found[len(found) - min(newest, len(found)) :])


def told(project: Project) -> dict[tuple[str, str], str]:
    """What the links of users and settings tell of, by action and subject, in words."""
    with project.database.read() as connection:
        return accounts.told(connection)


def with_its_judgements(record: Record) -> Record:
    """The record with those judgements alone that are about its own reports and claims, or about sources."""
    ids = {report.id for report in record.reports}

    def is_own(one: Judgement) -> bool:
        about = (one.subject, one.value.get("other", ""))
        return one.kind in _OF_SOURCES or any(name in ids or name.rpartition("#")[0] in ids for name in about)

    things = {one.id for part in (record.claims, record.events, record.states) for one in part}
    return replace(
        record,
        judgements=tuple(one for one in record.judgements if is_own(one)),
        decided={name: numbers for name, numbers in record.decided.items() if name in things},
    )


def of_record(project: Project, record: Record, *, whole: bool = False) -> Custody:
    """The bytes of the record's reports, the links that tell of them and of its judgements, and what these cover.

    `whole` takes every link of the chain, so that it can be followed to its head: then the names of all other reports
    are seen too.

    Raises:
        StoreDamaged: if something is not as it was recorded.
    """
    numbers = {one.number for one in record.judgements}
    with project.database.read() as connection:
        return evidence.gathered(connection, record.reports, numbers, whole=whole)
