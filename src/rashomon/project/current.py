"""The record as it stands now, kept up to date: a new report or judgement touches only what it can reach.

What is kept (`shelf`) could be computed again at any time.  It is, whenever the rules of reconciling are others than
those that it was made with.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

from rashomon.errors import StoreUnavailable, Unknown
from rashomon.model import Claim, Judgement, Record, Report
from rashomon.project import behind, deciding, marking, naming, parts
from rashomon.project.behind import Due, due_in
from rashomon.project.scope import Scope, nothing_here
from rashomon.store import audit, keeping, listing, shelves
from rashomon.store.codec import decode
from rashomon.store.database import Connection, Database

if TYPE_CHECKING:
    from rashomon.project.shelf import DatabaseShelf
    from rashomon.reconciling.decisions import Decision

_AT_ONCE = 40
"""Reports of one transaction: other writers wait no longer than that takes."""
_AT_ONCE_ANEW = 100
"""The same where all are laid anew, in the order of their days: what they reach is much the same then."""
_MANY = 0.2
"""The share of a project's reports from which on the shelf is filled anew rather than report by report."""
_WHOLE = 30_000
"""Claims of a project that is worked out at once, which is twice as fast and takes some 20 kB of memory a claim."""
_FILLING, _BEGUN = "filling", "begun"
"""By which rules a shelf is being filled, and at which link of the chain that was begun."""
_TRIES = 5
"""How often the shelf is brought up to date while others write, before the record is computed from its claims."""
Progress = Callable[[int, int], None]


def catch_up(database: Database, progress: Progress | None = None) -> None:
    """Brings the shelf to the end of the audit chain.

    `progress` is called with the number of reports taken in and their total.  Where a large project is laid anew, what
    is done is kept when it is stopped, and the next one goes on from there.

    Raises:
        StoreUnavailable: if the database cannot be written.
    """
    with database.read() as connection:
        due, end = due_in(connection)
        if end is None:
            return
        waiting = sorted(due.reports)
        is_new = due.everything or _is_mostly_new(connection, waiting)
    if is_new:
        _fill_anew(database, end, progress)
        return
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


def _is_mostly_new(connection: Connection, waiting: Sequence[str]) -> bool:
    """Whether so many reports wait that it takes less time to lay all of them anew."""
    if len(waiting) <= _AT_ONCE or len(waiting) <= _MANY * keeping.number_of_reports(connection):
        return False
    again = len(shelves.laid(connection, waiting))  # these are taken out first, which takes as long
    return len(waiting) + again > shelves.number_of_reports(connection) or _is_small(connection)


def _is_small(connection: Connection) -> bool:
    return keeping.counts(connection)["claim"] <= _WHOLE


def _fill_anew(database: Database, end: int, progress: Progress | None) -> None:
    with database.read() as connection:
        is_small, total = _is_small(connection), keeping.number_of_reports(connection)
    if is_small:
        _fill(database, end)
        if progress is not None and total:
            progress(total, total)
        return
    _fill_by_and_by(database, progress)
    catch_up(database, progress)  # what happened meanwhile


def is_being_filled(connection: Connection) -> bool:
    """Whether the shelf is being filled anew by the rules of this version, or that was stopped."""
    return shelves.state_of(connection).get(_FILLING) == behind.reconciling_version()


def _fill_by_and_by(database: Database, progress: Progress | None) -> None:
    """Fills the shelf anew, some reports at a time; where that was begun by these rules before, goes on from there."""
    version = behind.reconciling_version()
    with database.write() as connection:
        state = shelves.state_of(connection)
        if state.get(_FILLING) != version:
            state = {_FILLING: version, _BEGUN: str(audit.head(connection).seq)}
            shelves.clear(connection)
            shelves.keep_state(connection, state)
        gone = deciding.retracted(marking.in_effect(connection), None)
        every = keeping.report_ids(connection, by_day=True)
        waiting = [name for name in every if name not in gone | shelves.laid(connection)]
    for start in range(0, len(waiting), _AT_ONCE_ANEW):
        part = waiting[start : start + _AT_ONCE_ANEW]
        with database.write() as connection:
            if shelves.state_of(connection) != state:
                return  # another process was faster, or has begun again
            laid = shelves.laid(connection, part)
            _take(connection, [name for name in part if name not in laid])
        if progress is not None:
            progress(len(every) - len(waiting) + start + len(part), len(every))
    with database.write() as connection:
        if shelves.state_of(connection) == state:
            _finish(connection, Due(everything=True), int(state[_BEGUN]))
            shelves.drop(connection, shelves.STATE, "key", [_FILLING, _BEGUN])


def _finish(connection: Connection, due: Due, end: int) -> None:
    """Takes in what people decided on pairs, and notes that the shelf is up to date."""
    if due.pairs or due.everything:
        _decide(connection)
    standing = marking.in_effect(connection)
    every = marking.touched(one for one in standing if one.kind not in deciding.SOURCES)
    if any(one.kind == naming.NAME for one in standing):  # any report may write a name
        every |= set(keeping.report_ids(connection)) if due.everything else due.reports
    marking.keep_marks(connection, standing, every if due.everything else (due.reports & every) | due.marks)
    _note(connection, end, changed=due.everything or due.pairs or bool(due.reports))


def _note(connection: Connection, end: int, *, changed: bool) -> None:
    """Notes up to which link the shelf goes, and whether any event or state may be another since."""
    state = {"version": behind.reconciling_version(), "seq": str(end)}
    shelves.keep_state(connection, state | {"changed": str(end)} if changed else state)


def _fill(database: Database, end: int) -> None:
    """Fills the shelf anew from all reports: worked out at once, which is many times faster than one by one."""
    with database.read() as connection:
        told = marking.in_effect(connection)
        gone = deciding.retracted(told, None)
        loader = _Loader(connection, told)
        reports = loader([name for name in keeping.report_ids(connection) if name not in gone])
        pairs = list(decisions(deciding.decide(_paired(connection, told), told).pairs, told))
    from rashomon.reconciling.filling import Filling  # loads what reconciles: not for those who only ask

    filling = Filling(reports, pairs, parents=behind.parents())
    with database.write() as connection:
        shelves.clear(connection)
        filling.lay_on(_shelf(connection, loader.made))
        marking.keep_marks(connection, told, marking.touched(told) | loader.named)
        _note(connection, end, changed=True)


@contextmanager
def _without_collections() -> Iterator[None]:
    """Garbage is not looked for meanwhile, nor afterwards in what was made: nothing here makes cycles, and one look at
    all that the process remembers takes longer than a report."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            if not gc.get_freeze_count():  # a desk has frozen what it began with, and looks seldom
                gc.freeze()
                gc.unfreeze()  # what is young is among the oldest now, without having been looked through
            gc.enable()


@_without_collections()
def _take(connection: Connection, reports: Sequence[str], more: Sequence[Judgement] = ()) -> None:
    """Takes these reports in as they stand now, or out where they were taken back; `more` are judgements besides."""
    from rashomon.reconciling.incremental import Reconciling

    told = (*marking.in_effect(connection), *more)
    gone = deciding.retracted(told, None)
    loader = _Loader(connection, told)
    fresh = loader([name for name in reports if name not in gone])
    shelf = _shelf(connection, loader.made)
    Reconciling(shelf, parents=behind.parents()).update(fresh, [name for name in reports if name in gone])


def _decide(connection: Connection) -> None:
    """Lays the pairs that people judged on the shelf, and forgets those that they took back."""
    from rashomon.reconciling.decisions import Decision
    from rashomon.reconciling.incremental import Reconciling

    shelf = _shelf(connection)
    told = marking.in_effect(connection)
    claims = _paired(connection, told)
    wanted = {one.pair: one for one in decisions(deciding.decide(claims, told).pairs, told)}
    held = [decode(Decision, row.body) for row in connection.execute(shelves.DECISION.select())]
    forget = [one.pair for one in held if one.pair not in wanted]
    fresh = [one for pair, one in wanted.items() if one not in held]
    Reconciling(shelf, parents=behind.parents()).decide(fresh, forget)


def _paired(connection: Connection, told: Sequence[Judgement]) -> list[Claim]:
    """The claims of the reports of which people judged pairs."""
    pairs = [one for one in told if deciding.is_pair(one)]
    reports = {name.rpartition("#")[0] for one in pairs for name in (one.subject, one.value["other"])}
    return [claim for kept in keeping.kept_named(connection, reports) for claim in kept.claims]


def decisions(pairs: Iterable[deciding.Pair], told: Iterable[Judgement]) -> Iterator[Decision]:
    """What people decided about pairs of claims; `unsure` leaves a pair to the machine."""
    from rashomon.reconciling.decisions import Decision

    by = {one.number: one for one in told}
    for pair in pairs:
        if pair.kind != "unsure":
            one = by[pair.judgement]
            kind: Literal["same", "different"] = "same" if pair.kind == "same" else "different"
            yield Decision(kind=kind, a=pair.first, b=pair.second, by=one.user, reason=one.reason)


class _Loader:
    """Reports with their claims as these judgements leave them, in their newest readings.

    `made` maps a report to the number of its reading, `named` are those of which some claim is judged.
    """

    def __init__(self, connection: Connection, told: Sequence[Judgement]) -> None:
        self._connection = connection
        self.made: dict[str, int] = {}
        self.named: set[str] = set()
        self._of_all = [one for one in told if one.kind in deciding.EVERYWHERE]
        self._of: dict[str, list[Judgement]] = {}
        for one in told:
            for name in marking.touched([one]) if one.kind not in deciding.EVERYWHERE else ():
                self._of.setdefault(name, []).append(one)

    def __call__(self, ids: Collection[str]) -> list[tuple[Report, tuple[Claim, ...]]]:
        found = []
        for kept in keeping.kept_named(self._connection, ids):
            own = [*self._of_all, *self._of.get(kept.report.id, ())]
            self.made[kept.report.id] = kept.number
            decided = deciding.decide(kept.claims, own)
            if decided.by:
                self.named.add(kept.report.id)
            found.append((kept.report, decided.claims))
        return found


def _shelf(connection: Connection, made: Mapping[str, int] | None = None) -> DatabaseShelf:
    """The shelf; `made` are the readings of the reports that are laid there."""

    from rashomon.project.shelf import DatabaseShelf

    def load(laid: Mapping[str, int]) -> Iterator[Report]:
        return keeping.reports_numbered(connection, laid.values())

    return DatabaseShelf(connection, load, made or {})


@_without_collections()
def record(connection: Connection, scope: Scope) -> Record:
    """The record of a scope, from the shelf."""
    shown = parts.shown_in(connection, scope)
    if scope.about is not None and not shown:
        raise Unknown(nothing_here(scope.about))
    wanted = None if scope.whole else {name for one in shown for name in one.told.reports}
    return parts.record_of(connection, shown, wanted)


def kept_up(database: Database, progress: Progress | None = None) -> bool:
    """Catches up if the database can be written; whether the shelf stands at the end of the chain."""
    try:
        catch_up(database, progress)
    except StoreUnavailable:
        with database.read() as connection:
            return due_in(connection)[1] is None
    return True


class _GivenUp(Exception):
    """Ends a transaction of which nothing is to be kept."""


def with_one_more(database: Database, one: Judgement, reports: Sequence[str]) -> Record:
    """What these reports would add up to with one judgement more, worked out in a transaction that is given up.

    Raises:
        StoreUnavailable: if the database cannot be written.
    """
    found: list[Record] = []
    try:
        with database.write() as connection:
            _take(connection, reports, [one])
            found.append(parts.part(connection, listing.things_of(connection, reports)))
            raise _GivenUp
    except _GivenUp:
        return found[0]


def kept_record(database: Database, scope: Scope, progress: Progress | None = None) -> Record | None:
    """The record of a scope, from the shelf; None if the shelf is behind, and stays so.

    Whether the shelf stands at the end of the chain is asked in the transaction that reads it: what others keep in the
    meantime would be among the judgements of the record and not in its events.
    """
    for _ in range(_TRIES):
        if not kept_up(database, progress):
            return None
        with database.read() as connection:
            if due_in(connection)[1] is None:
                return record(connection, scope)
    return None
