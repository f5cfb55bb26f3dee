"""The record as it stands now, kept up to date: a new report or judgement touches only what it can reach.

What is kept (`shelf`) could be computed again at any time.  It is, whenever the rules of reconciling are others than
those that it was made with.
"""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from rashomon.errors import StoreUnavailable, Unknown
from rashomon.model import Claim, Event, Judgement, Record, Report, StateTimeline
from rashomon.project import deciding
from rashomon.project.scope import Scope, test_of
from rashomon.project.shelf import DatabaseShelf
from rashomon.project.written import claims_of
from rashomon.reading.registry import Registry
from rashomon.reconciling.decisions import Decision
from rashomon.reconciling.filling import Filling
from rashomon.reconciling.incremental import Reconciling
from rashomon.reconciling.ordering import place_of_report
from rashomon.reconciling.rendering import Shown
from rashomon.store import audit, judging, keeping, shelves
from rashomon.store.codec import decode
from rashomon.store.database import Connection, Database

_ROOMS = ("model", "reconciling")
_SHELF = (("project", "shelf.py"), ("project", "written.py"), ("store", "shelves.py"), ("store", "codec.py"))
_AT_ONCE = 40
"""Reports of one transaction: other writers wait no longer than that takes."""
_MANY = 0.2
"""The share of a project's reports from which on the shelf is filled anew rather than report by report."""
_TRIES = 5
"""How often the shelf is brought up to date while others write, before the record is computed from its claims."""
Progress = Callable[[int, int], None]


@lru_cache(maxsize=1)
def reconciling_version() -> str:
    """A fingerprint of all that decides what claims add up to and how it lies on the shelf.

    Two fillings with the same one are the same.
    """
    total = hashlib.sha256()
    whole = files("rashomon")
    rooms = [(room, entry.name) for room in _ROOMS for entry in whole.joinpath(room).iterdir()]
    for room, name in sorted(one for one in (*rooms, *_SHELF) if one[1].endswith((".py", ".toml"))):
        total.update(f"{room}/{name}\0".encode() + whole.joinpath(room, name).read_bytes())
    total.update(json.dumps(sorted(parents().items())).encode())
    return total.hexdigest()[:16]


@lru_cache(maxsize=1)
def parents() -> dict[str, str]:
    """Actor id -> the actor that it belongs to."""
    return {actor.id: actor.parent for actor in Registry.load().actors.values() if actor.parent}


@dataclass(slots=True)
class _Due:
    """What has changed since the shelf was filled: reports, pairs that were judged, or a source, which concerns all."""

    reports: set[str] = field(default_factory=set)
    everything: bool = False
    pairs: bool = False


def catch_up(database: Database, progress: Progress | None = None) -> None:
    """Brings the shelf to the end of the audit chain.

    `progress` is called with the number of reports taken in and their total.

    Raises:
        StoreUnavailable: if the database cannot be written.
    """
    with database.read() as connection:
        due, end = _due(connection)
        if end is None:
            return
        waiting = sorted(keeping.report_ids(connection)) if due.everything else sorted(due.reports)
        total = keeping.counts(connection)["report"]
    if len(waiting) > max(_AT_ONCE, total * _MANY):
        _fill(database, end)
        return
    if due.everything:
        with database.write() as connection:
            shelves.clear(connection)
    for start in range(0, len(waiting), _AT_ONCE):
        part = waiting[start : start + _AT_ONCE]
        with database.write() as connection:
            _take(connection, part)
            if start + _AT_ONCE >= len(waiting):
                _finish(connection, due, end)
        if progress is not None:
            progress(min(start + _AT_ONCE, len(waiting)), len(waiting))
    if not waiting:
        with database.write() as connection:
            _finish(connection, due, end)


def _finish(connection: Connection, due: _Due, end: int) -> None:
    """Takes in what people decided on pairs, and notes that the shelf is up to date."""
    if due.pairs or due.everything:
        _decide(connection)
    shelves.keep_state(connection, {"version": reconciling_version(), "seq": str(end)})


def _fill(database: Database, end: int) -> None:
    """Fills the shelf anew from all reports: worked out at once, which is many times faster than one by one."""
    with database.read() as connection:
        told = deciding.standing(judging.judgements(connection))
        gone = deciding.retracted(told, None)
        loader = _Loader(connection, told)
        reports = loader([name for name in keeping.report_ids(connection) if name not in gone])
        pairs = list(decisions(deciding.decide(_paired(connection, told), told).pairs, told))
    filling = Filling(reports, pairs, parents=parents())
    with database.write() as connection:
        shelves.clear(connection)
        filling.lay_on(_shelf(connection, loader.made))
        shelves.keep_state(connection, {"version": reconciling_version(), "seq": str(end)})


def _due(connection: Connection) -> tuple[_Due, int | None]:
    """What is due, and up to which link; None for the link if nothing has happened."""
    head, state = audit.head(connection).seq, shelves.state_of(connection)
    due = _Due()
    if state.get("version") != reconciling_version():
        due.everything = True
        return due, head
    since = int(state.get("seq", "0"))
    if since == head:
        return due, None
    told = {one.number: one for one in judging.judgements(connection)}
    rejected = {name for one in told.values() if one.kind == "reject" for name in _names(one)}
    for entry in audit.entries(connection, since):
        if entry.action in ("ingest", "read"):
            due.reports.add(entry.subject.rpartition("@")[0] if entry.action == "read" else entry.subject)
        elif entry.action == "judge":
            _judged(told[int(entry.subject)], told, rejected, due)
    paired = _touched(one for one in told.values() if deciding.is_pair(one))
    due.pairs = due.pairs or not due.reports.isdisjoint(paired)  # a reading may number its claims otherwise
    return due, head


def _judged(one: Judgement, told: Mapping[int, Judgement], rejected: set[object], due: _Due) -> None:
    """What a judgement makes due: one that changes no claim only marks what it is on, and nothing is reconciled."""
    while one.undoes is not None:
        one = told[one.undoes]
    if one.kind in deciding.SOURCES:
        due.everything = True
    elif one.kind == "retract":
        due.reports.add(one.subject)
    elif deciding.is_pair(one):
        due.pairs = True
    elif one.kind in ("reject", "correct") or (one.kind in ("accept", "unsure") and rejected & _names(one)):
        due.reports.add(one.subject.rpartition("#")[0])


def _names(one: Judgement) -> set[object]:
    """What a claim is known by to a judgement: its id, and its report with its type and words."""
    marks = tuple(one.value.get(key) for key in ("type", "start", "end"))
    return {one.subject, (one.subject.rpartition("#")[0], *marks)}


@contextmanager
def _without_collections() -> Iterator[None]:
    """Garbage is not looked for meanwhile: nothing here makes cycles, and one look at all that the process remembers
    takes longer than a report."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@_without_collections()
def _take(connection: Connection, reports: Sequence[str]) -> None:
    """Takes these reports in as they stand now, or out where they were taken back."""
    told = deciding.standing(judging.judgements(connection))
    gone = deciding.retracted(told, None)
    loader = _Loader(connection, told)
    fresh = loader([name for name in reports if name not in gone])
    shelf = _shelf(connection, loader.made)
    Reconciling(shelf, parents=parents()).update(fresh, [name for name in reports if name in gone])


def _decide(connection: Connection) -> None:
    """Lays the pairs that people judged on the shelf, and forgets those that they took back."""
    shelf = _shelf(connection)
    told = deciding.standing(judging.judgements(connection))
    claims = _paired(connection, told)
    wanted = {one.pair: one for one in decisions(deciding.decide(claims, told).pairs, told)}
    held = [decode(Decision, row.body) for row in connection.execute(shelves.DECISION.select())]
    forget = [one.pair for one in held if one.pair not in wanted]
    fresh = [one for pair, one in wanted.items() if one not in held]
    Reconciling(shelf, parents=parents()).decide(fresh, forget)


def _paired(connection: Connection, told: Sequence[Judgement]) -> list[Claim]:
    """The claims of the reports of which people judged pairs."""
    pairs = [one for one in told if deciding.is_pair(one)]
    reports = {name.rpartition("#")[0] for one in pairs for name in (one.subject, one.value["other"])}
    return [claim for kept in keeping.kept_named(connection, reports) for claim in kept.claims]


def decisions(pairs: Iterable[deciding.Pair], told: Iterable[Judgement]) -> Iterator[Decision]:
    """What people decided about pairs of claims; `unsure` leaves a pair to the machine."""
    by = {one.number: one for one in told}
    for pair in pairs:
        if pair.kind != "unsure":
            one = by[pair.judgement]
            kind: Literal["same", "different"] = "same" if pair.kind == "same" else "different"
            yield Decision(kind=kind, a=pair.first, b=pair.second, by=one.user, reason=one.reason)


class _Loader:
    """Reports with their claims as these judgements leave them, in their newest readings.

    `made` maps a report to the number of its reading.
    """

    def __init__(self, connection: Connection, told: Sequence[Judgement]) -> None:
        self._connection, self._told = connection, told
        self.made: dict[str, int] = {}
        self.by: dict[str, tuple[int, ...]] = {}

    def __call__(self, ids: Collection[str]) -> list[tuple[Report, tuple[Claim, ...]]]:
        found = []
        for kept in keeping.kept_named(self._connection, ids):
            own = [one for one in self._told if one.kind in deciding.SOURCES or _touches(one, kept.report.id)]
            decided = deciding.decide(kept.claims, own)
            self.by |= decided.by
            self.made[kept.report.id] = kept.number
            found.append((kept.report, decided.claims))
        return found


def _touched(told: Iterable[Judgement]) -> set[str]:
    """The reports on whose claims there are judgements."""
    named = (name for one in told for name in (one.subject, one.value.get("other", "")))
    return {name.rpartition("#")[0] for name in named}


def _touches(one: Judgement, report: str) -> bool:
    """Whether a judgement is on a claim of this report, alone or as one of a pair."""
    return report in _touched([one])


def _shelf(connection: Connection, made: Mapping[str, int] | None = None) -> DatabaseShelf:
    """The shelf; `made` are the readings of the reports that are laid there."""

    def load(laid: Mapping[str, int]) -> Iterator[Report]:
        return keeping.reports_numbered(connection, laid.values())

    return DatabaseShelf(connection, load, made or {})


@_without_collections()
def record(connection: Connection, scope: Scope) -> Record:
    """The record of a scope, from the shelf."""
    test = test_of(scope)
    first = scope.start.isoformat() if scope.start else None
    last = scope.end.isoformat() if scope.end else None
    shown = [decode(Shown, body) for body in shelves.meeting(connection, first, last)]
    shown = sorted((one for one in shown if test(one.told)), key=lambda one: one.rank)
    if scope.about is not None and not shown:
        raise Unknown(
            f"nothing in these days is about {scope.about!r}: `rashomon brief` without --about shows what there is"
        )
    clusters = {claim: one.told.id for one in shown for claim in one.told.claims}
    wanted = keeping.report_ids(connection) if scope.whole else {name for one in shown for name in one.told.reports}
    told = deciding.standing(judging.judgements(connection))
    gone = deciding.retracted(told, None)
    kept = list(keeping.kept_named(connection, [name for name in wanted if name not in gone], claims=False))
    kept.sort(key=lambda one: _place(one.report))
    places = {one.report.id: number for number, one in enumerate(kept)}
    claims = tuple(claims_of(shelves.claims(connection, clusters)))
    by = _Loader(connection, told)
    by(_touched(told) & places.keys())
    return Record(
        reports=tuple(one.report for one in kept),
        events=tuple(one.event for one in shown if one.event is not None),
        states=tuple(one.state for one in shown if one.state is not None),
        disagreements=(
            *(found for one in shown if one.event is not None for found in one.own),
            *(found for one in shown if one.state is not None for found in one.own),
            *(found for one in shown for found in one.across),
        ),
        claims=claims,
        unresolved=tuple(
            sorted(
                (point for one in kept for point in one.unresolved),
                key=lambda u: (places[u.report], u.start or 0, u.kind, u.as_written),
            )
        ),
        clusters={claim.id: clusters[claim.id] for claim in claims},
        judgements=told,
        decided=with_events(
            by.by | dict(deciding.decide(_paired(connection, told), told).by), [one.told for one in shown], clusters
        ),
    )


def with_events(
    by: dict[str, tuple[int, ...]], things: Sequence[Event | StateTimeline], clusters: dict[str, str]
) -> dict[str, tuple[int, ...]]:
    """The judgements on claims of this record, and those on the events and states that hold the claims."""
    found = {claim: numbers for claim, numbers in by.items() if claim in clusters}
    for thing in things:
        if own := sorted({number for claim in thing.claims for number in by.get(claim, ())}):
            found[thing.id] = tuple(own)
    return found


def _place(report: Report) -> int:
    return place_of_report(report.id, report.published.day if report.published else None)


def kept_up(database: Database, progress: Progress | None = None) -> bool:
    """Catches up if the database can be written; whether the shelf stands at the end of the chain."""
    try:
        catch_up(database, progress)
    except StoreUnavailable:
        with database.read() as connection:
            return _due(connection)[1] is None
    return True


def kept_record(database: Database, scope: Scope, progress: Progress | None = None) -> Record | None:
    """The record of a scope, from the shelf; None if the shelf is behind, and stays so.

    Whether the shelf stands at the end of the chain is asked in the transaction that reads it: what others keep in the
    meantime would be among the judgements of the record and not in its events.
    """
    for _ in range(_TRIES):
        if not kept_up(database, progress):
            return None
        with database.read() as connection:
            if _due(connection)[1] is None:
                return record(connection, scope)
    return None
