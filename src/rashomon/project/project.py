"""The project as its users know it: one object for all that the commands do."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.errors import Unknown
from rashomon.gazetteer import Gazetteer
from rashomon.model import Claim, Event, Judgement, Record, Report, StateTimeline
from rashomon.project import corrections, current, deciding, decisions, folder, ingesting, parts, readers, settings
from rashomon.project.behind import parents
from rashomon.project.ingesting import Count, Ingested, Progress
from rashomon.project.naming import still_open
from rashomon.project.scope import Scope, nothing_about, which, within
from rashomon.reading.version import reading_version
from rashomon.store import clock, judging, keeping, migrations, searching
from rashomon.store.database import Database
from rashomon.store.keeping import Kept
from rashomon.store.view import NOW, View

if TYPE_CHECKING:
    from rashomon.reading import Reading

__all__ = ["Found", "Ingested", "Project"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A report that a search found, with its claims."""

    report: Report
    claims: tuple[Claim, ...]


PROFILE = "casualty_recorder"
"""The profile by which the record is kept up to date."""


class Project:
    """An open project.  `user` signs what is recorded; None takes RASHOMON_USER, else the name of the login."""

    def __init__(self, place: folder.Folder, database: Database, user: str | None = None) -> None:
        self.path, self.name, self.database = place.path, place.name, database
        self.user = user or folder.login()
        self.progress: current.Progress | None = None  # told of what is worked out while somebody waits

    @classmethod
    def create(
        cls, path: Path | str, *, name: str | None = None, database: str | None = None, user: str | None = None
    ) -> Project:
        """A new project in this folder, or the one that is there, brought to the newest form.

        Raises:
            StoreError: if it cannot be made there, or another program's tables are in the database.
        """
        place = folder.make(Path(path), name=name, database=database)
        opened = cls(place, Database.connect(place.database), user)
        migrations.prepare(opened.database, opened.user)
        with opened.database.read() as connection:
            begun = keeping.has_begun(connection)
        if not begun:
            with opened.database.write() as connection:
                keeping.begin(connection, name=opened.name, user=opened.user)
        return opened

    @classmethod
    def open(cls, path: Path | str | None = None, *, user: str | None = None) -> Project:
        """The project of this folder (or of the nearest one above it).

        Raises:
            ProjectMissing: if there is none.
            ProjectForeign: if its database is of another form.
        """
        place = folder.find(Path(path) if path is not None else None)
        database = Database.connect(place.database)
        migrations.require(database)
        return cls(place, database, user)

    def signed_by(self, user: str) -> Project:
        """The same open project, in which another user signs."""
        other = copy.copy(self)
        other.user = user
        return other

    def close(self) -> None:
        """Gives the database back."""
        self.database.close()

    def __enter__(self) -> Project:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def version(self) -> str:
        """The version of the reading that this program makes."""
        return reading_version()

    # reports in

    def ingest(
        self,
        paths: Iterable[str | Path] | str | Path,
        *,
        published: date | str | None = None,
        outlet: str | None = None,
        names: Mapping[str, str] | None = None,
        progress: Progress | None = None,
    ) -> Ingested:
        """Reads and keeps the reports in these files and folders; those that are kept already change nothing.

        `names` gives the name under which a file is remembered, where that is not its path.

        Raises:
            SetupError: if the gazetteer is absent.
            StoreUnavailable: if the database cannot be written; what was kept before stays.
        """
        from rashomon import intake  # loads what reads pages

        found = ingesting.named(intake.each(paths, published=published, outlet=outlet), names or {})
        return ingesting.ingest(
            self.database, found, _reader(), version=reading_version(), user=self.user, progress=progress
        )

    def reread(self, *, progress: Count | None = None) -> tuple[str, ...]:
        """Reads again what this version has not read; the ids of these reports.  Earlier readings are kept."""
        return ingesting.reread(self.database, _reader(), version=reading_version(), user=self.user, progress=progress)

    def import_rows(
        self, path: str | Path, kind: str, *, keep_going: bool = False, progress: Progress | None = None
    ) -> Ingested:
        """Keeps the rows of a CSV file of ACLED or UCDP GED (`kind`), each verbatim, as reports with their claims.

        Raises:
            RowError: without `keep_going`, for the first broken row; then nothing is kept.
            ReportError: if the file cannot be read, or is no table of this data set.
        """
        from rashomon.reading.imported import iterate_rows, read_rows

        if not keep_going:
            read_rows(path, kind)  # a broken row shows before anything is kept
        rows = iterate_rows(path, kind)
        return ingesting.keep_rows(self.database, rows, version=reading_version(), user=self.user, progress=progress)

    # the record out

    def record(
        self,
        view: View = NOW,
        scope: Scope | None = None,
        *,
        profile: str = PROFILE,
        machine: bool = False,
    ) -> Record:
        """The record of a view: what was known on a day, as it was recorded at a time, with people's judgements.

        `machine` leaves the judgements out: the record as the program alone has it.  The record as it stands now is
        kept from one time to the next and only brought up to date (`self.progress` counts its reports); any other is
        computed from its claims.

        Raises:
            Unknown: if the scope names a place or an actor that nothing is about.
        """
        now = view == NOW and not machine and profile == PROFILE
        if now and (kept := current.kept_record(self.database, scope or Scope(), self.progress)) is not None:
            return kept
        return self.computed(view, scope, profile=profile, machine=machine)

    def computed(
        self,
        view: View = NOW,
        scope: Scope | None = None,
        *,
        profile: str = PROFILE,
        machine: bool = False,
    ) -> Record:
        """The same as `record`, always computed from the claims: what is kept of an earlier record changes nothing.

        Raises:
            Unknown: if the scope names a place or an actor that nothing is about, or nothing was read by the version.
        """
        with self.database.read() as connection:
            keeping.require_version(connection, view.version)
            kept = list(keeping.kept_in(connection, view))
            told = readers.in_effect(judging.judgements(connection, view), settings.readers(connection, view))
        if machine:
            told = ()
        taken_back = deciding.retracted(told, view.known_on)
        kept = [one for one in kept if one.report.id not in taken_back]
        if view.stated and view.known_on is not None:
            kept = [early for one in kept if (early := _stated_by(one, view.known_on)) is not None]
        record = _reconciled(kept, told, profile)
        if scope is None or scope.whole:
            return record
        found = within(record, scope)
        if scope.about is not None and not found.events and not found.states:
            raise Unknown(nothing_about(scope, record))
        return found

    def report(self, name: str, view: View = NOW) -> Kept:
        """One report with its claims; the beginning of its id is enough if no other begins so.

        Raises:
            Unknown: if there is none, or several.
        """
        with self.database.read() as connection:
            ids = judging.report_ids(connection, name)
            if len(ids) != 1:
                raise Unknown(which(name, ids))
            return keeping.kept_of(connection, ids[0], view)

    def claim(self, name: str) -> Claim:
        """A claim as the machine read it, without what people decided.

        Raises:
            Unknown: if there is none of this id.
        """
        with self.database.read() as connection:
            return judging.claim_of(connection, name)

    def has_report(self, name: str) -> bool:
        """Whether a report has this id, or one that begins so."""
        with self.database.read() as connection:
            return bool(judging.report_ids(connection, name))

    def raw(self, sha256: str) -> bytes:
        """The bytes of a report as they were received, checked against their hash."""
        with self.database.read() as connection:
            return keeping.raw_of(connection, sha256)

    def search(self, words: str, *, limit: int = 20, view: View = NOW) -> tuple[Found, ...]:
        """The reports that hold all these words, the best first; a word that ends with `*` is a beginning."""
        with self.database.read() as connection:
            numbers = searching.found(connection, words, limit=limit)
            found = []
            for name in judging.reports_of(connection, numbers):
                try:
                    kept = keeping.kept_of(connection, name, view)
                except Unknown:
                    continue  # of a later day than the view
                found.append(Found(report=kept.report, claims=kept.claims))
        return tuple(found)

    # judgements

    def judge(
        self, kind: str, subject: str, reason: str, *, other: str | None = None, sent: str = "", **value: str
    ) -> Judgement:
        """Keeps a judgement of this user: see `model.Judgement` for the kinds and what each needs.

        `correct` takes `field` and `value`, `same`, `different` and `unsure` take `other`, `reliability` takes
        `letter`, `camp` takes `camp`, `retract` takes `day`, `undo` takes the judgement's number as its subject,
        `name` takes a `place` or an `actor` (see `naming.value_of`).
        What this user `sent` under the same key before is given back and not kept twice.

        Raises:
            Unknown: if the project has no such claim, report or judgement.
            WrongCorrection: if a value cannot be what it should be.
        """
        corrections.check_reason(reason)
        with self.database.read() as connection:
            held, undoes = decisions.value_of(connection, kind, subject, other, value)
        with self.database.write() as connection:
            return judging.judge(
                connection, user=self.user, kind=kind, subject=subject, reason=reason.strip(), value=held,
                undoes=undoes, sent=sent,
            )  # fmt: skip

    def judge_events(
        self, kind: str, events: Iterable[Event], reason: str, *, settles: bool = False
    ) -> tuple[Judgement, ...]:
        """`accept`, `reject` or `unsure` for all claims of these events, in one transaction and as one step.

        `settles`: as a lead says it where two readers differ.

        Raises:
            Unknown: if the project has no such claim.
            WrongCorrection: without a reason, or for a kind that is none of the three.
        """
        if kind not in ("accept", "reject", "unsure"):
            raise corrections.WrongCorrection(f"an event is accepted, rejected or left unsure, not {kind!r}")
        with self.database.read() as connection:
            rows = [
                (
                    claim,
                    deciding.remembered(judging.claim_of(connection, claim))
                    | {"event": one.id, "title": one.title or one.type}
                    | ({readers.SETTLES: "yes"} if settles else {}),
                )
                for one in events
                for claim in one.claims
            ]
        return self._step(kind, rows, reason)

    def correct(self, claim: str, values: Sequence[tuple[str, str]], reason: str) -> tuple[Judgement, ...]:
        """Corrects several fields of a claim (each with its value, as `judge` takes them), as one step.

        Raises:
            Unknown: if the project has no such claim.
            WrongCorrection: if a value cannot be in its field; then nothing is kept.
        """
        with self.database.read() as connection:
            held = deciding.remembered(judging.claim_of(connection, claim))
        rows = [(claim, held | corrections.resolved(field, value)) for field, value in values]
        return self._step("correct", rows, reason)

    def undo_step(self, number: int, reason: str) -> tuple[Judgement, ...]:
        """Undoes a judgement with all that were made in the same step.  Undoing an undoing gives the step back.

        Raises:
            Unknown: if there is no such judgement.
            WrongCorrection: if all of them are undone already, or there is no reason.
        """
        with self.database.read() as connection:
            first = judging.judgement(connection, number)
            told = judging.judgements(connection)
        undone = {one.undoes for one in deciding.in_force(told) if one.undoes is not None}
        step = [one for one in told if (one.at, one.user) == (first.at, first.user) and one.number not in undone]
        if not step:
            raise corrections.WrongCorrection(f"judgement {number} is undone already")
        return self._step("undo", [(str(one.number), {}) for one in reversed(step)], reason)

    def _step(self, kind: str, subjects: Sequence[tuple[str, Mapping[str, str]]], reason: str) -> tuple[Judgement, ...]:
        corrections.check_reason(reason)
        with self.database.write() as connection:
            at = clock.now()
            return tuple(
                judging.judge(
                    connection,
                    user=self.user,
                    kind=kind,
                    subject=subject,
                    reason=reason.strip(),
                    value=value,
                    undoes=int(subject) if kind == "undo" else None,
                    at=at,
                )
                for subject, value in subjects
            )

    def judgements(self, view: View = NOW) -> tuple[Judgement, ...]:
        """All judgements, in the order of time."""
        with self.database.read() as connection:
            return judging.judgements(connection, view)


def _reader() -> ingesting.Read:
    """Reads one report; the gazetteer is opened at the first that is read."""
    from rashomon.reading import read as read_report  # loads the parser: not for those who only ask

    opened: list[Gazetteer] = []

    def read(report: Report) -> Reading:
        if not opened:
            opened.append(Gazetteer.open())
        return read_report(report, opened[0])

    return read


def _reconciled(kept: Sequence[Kept], told: Sequence[Judgement], profile: str) -> Record:
    from rashomon.reconciling import reconcile  # loads what reconciles: not for those who only ask

    claims = [claim for one in kept for claim in one.claims]
    decided = deciding.decide(claims, told)
    record = reconcile(
        [one.report for one in kept],
        decided.claims,
        still_open((open_point for one in kept for open_point in one.unresolved), told),
        profile=profile,
        parents=parents(),
        decisions=list(current.decisions(decided.pairs, told)),
        ids="stable",
    )
    things: list[Event | StateTimeline] = [*record.events, *record.states]
    by = parts.with_events(dict(decided.by), things, dict(record.clusters))
    return replace(record, judgements=tuple(told), decided=by)


def _stated_by(kept: Kept, day: date) -> Kept | None:
    """What had been said by that day: a report that was published then, else its claims whose source had spoken."""
    dating = kept.report.published
    if (dating.day.isoformat() if dating is not None else kept.recorded[:10]) <= day.isoformat():
        return kept
    claims = tuple(
        claim
        for claim in kept.claims
        if (stated := claim.attribution.stated) is not None and stated.end is not None and stated.end <= day
    )
    return replace(kept, claims=claims, unresolved=()) if claims else None
