"""Lists of a project as it stands, and records of what they hold: each question is answered by an index."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from rashomon.model import Claim, Disagreement, Event, PlaceRef, Record, Report, Source
from rashomon.project import parts
from rashomon.project.outlines import days_counted, events_of, places_counted
from rashomon.project.scope import Scope, nothing_here
from rashomon.project.shown import claims_of, shown_of
from rashomon.store import keeping, list_drawn, list_voices, listing, searching, shelves
from rashomon.store.codec import decode
from rashomon.store.database import Connection, Database
from rashomon.store.listing import Wanted
from rashomon.store.shelves import AnyRow

__all__ = ["Lists", "Wanted"]

Part = tuple[Record, int, str, tuple[Source, ...], tuple[Event, ...]]
"""A record, the number of the audit link up to which it goes, nothing, and the voices and events that it names only."""
_MOST_FOUND = 10_000
_FEW = 10_000


class Lists:
    """The lists of a project whose shelf was brought up to date (`current.catch_up`)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def changed(self) -> int:
        """The number of the link of the chain by which the events and states came to be as they are."""
        with self._database.read() as connection:
            state = shelves.state_of(connection)
        return int(state.get("changed", state.get("seq", "0")))

    def of_scope(self, scope: Scope) -> Wanted:
        """The events of a scope."""
        first, last = parts.days_of(scope)
        if scope.about is None:
            return Wanted(first=first, last=last)
        with self._database.read() as connection:
            return Wanted(first=first, last=last, names=parts.named(connection, scope.about))

    def missing(self, scope: Scope, wanted: Wanted) -> str:
        """What to say if nothing in these days is about the place or actor of a scope; else nothing."""
        if scope.about is None or self.count(wanted) or self.count(wanted.with_filters(kind="state")):
            return ""
        return nothing_here(scope.about)

    def count(self, wanted: Wanted) -> int:
        """How many there are."""
        with self._database.read() as connection:
            return listing.count(connection, wanted)

    def known(self, ids: Collection[str]) -> int:
        """How many of these events and states there are."""
        with self._database.read() as connection:
            return listing.known(connection, ids) if ids else 0

    def narrowed(self, wanted: Wanted) -> Wanted:
        """The same with the words looked for already."""
        if not wanted.words:
            return wanted
        with self._database.read() as connection:
            words = listing.bearers(connection, wanted.words)
            found = listing.holding(connection, words, _FEW)
        if found is None:
            return wanted.with_filters(of_words=words)
        return wanted.with_filters(words=(), things=tuple(found))

    def counts(self, wanted: Wanted) -> list[AnyRow]:
        """How many there are of each type, disputed and decided or not."""
        with self._database.read() as connection:
            return listing.counts(connection, wanted)

    def ids(self, wanted: Wanted, sort: str, start: int, limit: int) -> list[str]:
        """The ids of a part of a list."""
        with self._database.read() as connection:
            return listing.ids(connection, wanted, sort, start, limit)

    def beside(self, wanted: Wanted, name: str, sort: str) -> tuple[str | None, str | None]:
        """The ones before and after a thing."""
        with self._database.read() as connection:
            return listing.beside(connection, wanted, name, sort)

    def part(self, ids: Sequence[str], *, whole_reports: bool = False) -> Part:
        """The record of these events and states."""
        with self._database.read() as connection:
            return _with_what_is_beside(connection, parts.part(connection, ids, whole_reports=whole_reports))

    def outlines(self, wanted: Wanted, sort: str, most: int) -> Record:
        """These events in outline, in their order; with the first and the last report of the project."""
        with self._database.read() as connection:
            rows = listing.outlined(connection, wanted, sort, most)
            places = listing.names_numbered(connection, {row.places for row in rows})
            readings = listing.first_and_last(connection)
            ends = tuple(keeping.reports_numbered(connection, readings))
        events = tuple(events_of(rows, places))
        return Record(reports=ends, events=events, states=(), disagreements=(), claims=())

    def places_counted(self, wanted: Wanted) -> list[tuple[tuple[PlaceRef, ...], str, int]]:
        """The places of these events as far as they are told as done, their type, and how many they are."""
        with self._database.read() as connection:
            rows = list_drawn.mapped(connection, wanted)
            places = listing.names_numbered(connection, {row.places for row in rows})
        return places_counted(rows, places)

    def days_counted(
        self, wanted: Wanted, since: date | None, most: int
    ) -> list[tuple[date | None, date | None, str, int]]:
        """The same of their first and last days; those that ended before a day (without it, `most` days before the
        newest) may be put together under a day before it, without their types.
        """
        with self._database.read() as connection:
            return days_counted(list_drawn.dated(connection, wanted, since, most))

    def on_days(self, wanted: Wanted, spans: Sequence[tuple[date | None, date | None]]) -> list[Event]:
        """Those of them, in outline, that have one of these first and last days."""
        days = [(start.isoformat() if start else "", end.isoformat() if end else "") for start, end in spans]
        with self._database.read() as connection:
            rows = list_drawn.on_days(connection, wanted, days)
            places = listing.names_numbered(connection, {row.places for row in rows})
        return list(events_of(rows, places))

    def of_report(self, report: str) -> Part:
        """The record of a report."""
        with self._database.read() as connection:
            return _with_what_is_beside(connection, parts.of_report(connection, report))

    def reports(self, words: str, start: int, limit: int) -> tuple[list[tuple[Report, int]], int]:
        """Reports that hold all these words, with the number of their claims, the newest first; how many there are."""
        with self._database.read() as connection:
            found = searching.found(connection, words, limit=_MOST_FOUND) if words.split() else None
            total, rows = listing.reports(connection, start, limit, found)
            of = {one.id: one for one in keeping.reports_numbered(connection, [row.reading for row in rows])}
        return [(of[row.report], row.claims) for row in rows if row.report in of], total

    def claims(self, start: int, limit: int) -> tuple[list[tuple[Claim, str | None]], int]:
        """Claims with their events, in the order of a record; how many there are."""
        with self._database.read() as connection:
            total, rows = listing.some_claims(connection, start, limit)
        return list(zip(claims_of(row.body for row in rows), (row.home for row in rows), strict=True)), total

    def disagreements(self, start: int, limit: int) -> tuple[list[Disagreement], int]:
        """Where accounts differ, by event and state; in how many slots in all."""
        with self._database.read() as connection:
            wanted, total, left_out = [], 0, 0
            for row in listing.disputes(connection):
                if total + row.disputes <= start:
                    left_out = total + row.disputes
                elif total < start + limit:
                    wanted.append(row.id)
                total += row.disputes
            shown = {row.id: shown_of(row.body) for row in listing.shown_of(connection, wanted)}
        found = [one for name in wanted if name in shown for one in (*shown[name].own, *shown[name].across)]
        return found[start - left_out :][:limit], total

    def origins(self) -> Iterator[tuple[str, int, int, int, int]]:
        """Origin, its reports, its events, those of it alone, the disagreements in which it holds an account."""
        with self._database.read() as connection:
            reports = list_voices.reports_of_origins(connection)
            told = {row.origin: row for row in list_voices.origins(connection)}
        for name in {*reports, *(name for name, row in told.items() if row.events)}:
            row = told.get(name)
            events, alone, against = (row.events, row.alone, row.against) if row is not None else (0, 0, 0)
            yield name, reports.get(name, 0), int(events), int(alone), int(against)

    def voices(self, ids: Sequence[str]) -> Mapping[str, Source]:
        """These voices as a report has them, with their camps where one tells them."""
        with self._database.read() as connection:
            return {one.id: one for one in (decode(Source, row.body) for row in list_voices.voices(connection, ids))}

    def repeats(self) -> list[tuple[str, str, str, int]]:
        """Outlet, how it repeats, outlet, in how many events."""
        with self._database.read() as connection:
            return [(row.who, row.how, row.whom, int(row.number)) for row in list_voices.repeats(connection)]


def _with_what_is_beside(connection: Connection, record: Record) -> Part:
    voices, events = parts.voices_beside(connection, record), parts.events_beside(connection, record)
    return record, _seq(connection), "", tuple(voices), tuple(events)


def _seq(connection: Connection) -> int:
    return int(shelves.state_of(connection).get("seq", "0"))
