"""A record in memory, with what the pages ask of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Protocol

from rashomon.desk import matching
from rashomon.desk.address import Asked
from rashomon.model import Claim, Disagreement, Event, Record, Report, Source, StateTimeline
from rashomon.model.weight import happened
from rashomon.publishing.brief.course import Span
from rashomon.publishing.brief.course import Tally as Day
from rashomon.publishing.brief.places import Tally as Place
from rashomon.publishing.brief.standing import last_known
from rashomon.publishing.catalogue import Catalogue

Origin = tuple[str, int, int, int, int]
"""An origin, its reports, its events, those of it alone, and the disagreements in which it holds an account."""
Repeat = tuple[str, str, str, int]
"""Who repeats, how, whom, and in how many events."""
_T = tuple[list[str], int]


class View(Protocol):
    """What the pages ask of a view of the project, whether it is in memory or in the tables.

    Lists are ids with how many there are in all; `part` gives the record that holds them.
    """

    @property
    def seq(self) -> int:
        """The number of the audit link up to which it goes."""

    @property
    def changed(self) -> int:
        """The number of the link by which its events and states came to be as they are."""

    @property
    def missing(self) -> str:
        """Why nothing was found, else empty."""

    @property
    def total(self) -> int:
        """How many events there are, whatever the filters."""

    def count(self, asked: Asked, without: Collection[str] = ()) -> int:
        """How many events the filters leave."""

    def facets(self, asked: Asked) -> tuple[dict[str, int], dict[str, int]]:
        """How many events each type would leave, and each choice of what to show."""

    def known(self, events: Collection[str]) -> int:
        """How many of these events there are, whatever the filters."""

    def ids(self, asked: Asked, start: int, limit: int, without: Collection[str] = ()) -> list[str]:
        """Events in the order that is asked for."""

    def beside(self, asked: Asked, event: str, without: Collection[str] = ()) -> tuple[str | None, str | None]:
        """The events before and after one in the order that is asked for."""

    def part(self, ids: Sequence[str], *, whole_reports: bool = False) -> Held:
        """The record of these events and states; with `whole_reports` all claims of their reports."""

    def gravest(self, asked: Asked, most: int) -> Record:
        """The events that the filters leave, in outline (`project.outlines`); if more than so many, the gravest."""

    def places_counted(self, asked: Asked) -> Sequence[Place]:
        """The places of the events that the filters leave, if told as done; their type, their number."""

    def days_counted(self, asked: Asked, since: date | None) -> Sequence[Day]:
        """The same of their first and last days; those that a timeline does not draw (`course.since`) may be put
        together under one day before it.
        """

    def on_days(self, asked: Asked, spans: Sequence[Span]) -> Sequence[Event]:
        """Those of them, in outline, that have one of these first and last days."""

    def report(self, identifier: str) -> Held:
        """The record of one report."""

    def disputed(self, asked: Asked, start: int, limit: int) -> tuple[list[str], int, int]:
        """What accounts differ on: ids, how many events there are in all, and how many states."""

    def states(self, asked: Asked, start: int, limit: int) -> tuple[list[str], int]:
        """States by type and title."""

    def latest(self, types: Sequence[str], most: int) -> tuple[list[str], int]:
        """States of these types, the latest told first."""

    def reports(self, asked: Asked, start: int, limit: int) -> tuple[list[tuple[Report, int]], int]:
        """Reports with the number of their claims, the newest first."""

    def claims(self, start: int, limit: int) -> tuple[list[tuple[Claim, str | None]], int]:
        """Claims with their events, in the order of a record."""

    def disagreements(self, start: int, limit: int) -> tuple[list[Disagreement], int]:
        """Where accounts differ."""

    def origins(self) -> list[Origin]:
        """Who first said it, the most told of first."""

    def voices(self, ids: Sequence[str]) -> Mapping[str, Source]:
        """These voices, as the project knows them."""

    def repeats(self) -> list[Repeat]:
        """Which outlet repeats which, the most often first."""


@dataclass
class Held:
    """One view of the project, or a part of it, at one moment."""

    record: Record
    seq: int
    missing: str = ""
    voices_beside: tuple[Source, ...] = ()
    events_beside: tuple[Event, ...] = ()
    catalogue: Catalogue = field(init=False)

    def __post_init__(self) -> None:
        self.catalogue = Catalogue(self.record, self.voices_beside, self.events_beside)

    @property
    def changed(self) -> int:
        """The number of the link by which its events and states came to be as they are."""
        return self.seq

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """The events by their ids."""
        return {event.id: event for event in self.record.events}

    @cached_property
    def timelines(self) -> Mapping[str, StateTimeline]:
        """The states by their ids."""
        return {state.id: state for state in self.record.states}

    @cached_property
    def _of_reports(self) -> Mapping[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        for claim in self.record.claims:
            found.setdefault(claim.report, []).append(claim)
        return found

    def claims_of(self, report: str) -> list[Claim]:
        """The claims of a report that are part of this view."""
        return self._of_reports.get(report, [])

    @property
    def total(self) -> int:
        """How many events there are."""
        return len(self.record.events)

    def _found(self, asked: Asked, without: Collection[str] = ()) -> list[str]:
        events = matching.ordered(matching.matching(self, asked), asked, self)
        return [event.id for event in events if event.id not in without]

    def count(self, asked: Asked, without: Collection[str] = ()) -> int:
        """How many events the filters leave."""
        return sum(event.id not in without for event in matching.matching(self, asked))

    def facets(self, asked: Asked) -> tuple[dict[str, int], dict[str, int]]:
        """How many events each type would leave, and each choice of what to show."""
        return matching.facets(self, asked)

    def known(self, events: Collection[str]) -> int:
        """How many of these events there are."""
        return sum(event in self.events for event in events)

    def ids(self, asked: Asked, start: int, limit: int, without: Collection[str] = ()) -> list[str]:
        """Events in the order that is asked for."""
        return self._found(asked, without)[start : start + limit]

    def beside(self, asked: Asked, event: str, without: Collection[str] = ()) -> tuple[str | None, str | None]:
        """The events before and after one in the order that is asked for."""
        found = self._found(asked)
        if event not in found:
            return None, None
        at, left = found.index(event), set(found) - set(without)
        before = next((one for one in reversed(found[:at]) if one in left), None)
        return before, next((one for one in found[at + 1 :] if one in left), None)

    def part(self, ids: Sequence[str], *, whole_reports: bool = False) -> Held:
        """All of it."""
        return self

    def gravest(self, asked: Asked, most: int) -> Record:
        """The events that the filters leave; if they are more than so many, the gravest."""
        found = matching.ordered(matching.matching(self, asked), asked, self)
        chosen = matching.by_weight(found, self)[:most] if len(found) > most else found
        return replace(self.record, events=tuple(chosen))

    def _done(self, asked: Asked) -> list[Event]:
        return [event for event in matching.matching(self, asked) if happened(event)]

    def places_counted(self, asked: Asked) -> Sequence[Place]:
        """The places of the events that the filters leave, if told as done; their type, their number."""
        return [(event.places, event.type, 1) for event in self._done(asked)]

    def days_counted(self, asked: Asked, since: date | None) -> Sequence[Day]:
        """The same of their first and last days."""
        return [(event.when.start, event.when.end, event.type, 1) for event in self._done(asked)]

    def on_days(self, asked: Asked, spans: Sequence[Span]) -> Sequence[Event]:
        """Those of them that have one of these first and last days."""
        return [event for event in self._done(asked) if (event.when.start, event.when.end) in spans]

    def report(self, identifier: str) -> Held:
        """All of it."""
        return self

    def disputed(self, asked: Asked, start: int, limit: int) -> tuple[list[str], int, int]:
        """What accounts differ on, the gravest first, states last."""
        events, states = matching.disputed(self, asked)
        ids = [*(event.id for event in events), *(state.id for state in states)]
        return ids[start : start + limit], len(events), len(states)

    def states(self, asked: Asked, start: int, limit: int) -> tuple[list[str], int]:
        """States by type and title."""
        found = matching.states(self, asked)
        return [state.id for state in found[start : start + limit]], len(found)

    def latest(self, types: Sequence[str], most: int) -> tuple[list[str], int]:
        """States of these types, the latest told first."""
        found = sorted((one for one in self.record.states if one.type in types), key=last_known, reverse=True)
        return [state.id for state in found[:most]], len(found)

    def reports(self, asked: Asked, start: int, limit: int) -> tuple[list[tuple[Report, int]], int]:
        """Reports with the number of their claims, the newest first."""
        found = matching.reports(self, asked)
        return [(one, len(self.claims_of(one.id))) for one in found[start : start + limit]], len(found)

    def claims(self, start: int, limit: int) -> tuple[list[tuple[Claim, str | None]], int]:
        """Claims with their events."""
        found = self.record.claims
        return [(one, self.record.clusters.get(one.id)) for one in found[start : start + limit]], len(found)

    def disagreements(self, start: int, limit: int) -> tuple[list[Disagreement], int]:
        """Where accounts differ."""
        found = self.record.disagreements
        return list(found[start : start + limit]), len(found)

    def origins(self) -> list[Origin]:
        """Who first said it, the most told of first."""
        record = self.record
        events = Counter(origin for event in record.events for origin in event.origins)
        alone = Counter(event.origins[0] for event in record.events if len(event.origins) == 1)
        against = Counter(
            origin
            for found in record.disagreements
            if found.relation not in ("update", "agree", "compatible")
            for origin in {origin for position in found.positions for origin in position.origins}
        )
        reports: dict[str, set[str]] = {}
        for claim in record.claims:
            if not claim.attribution.own_voice and claim.duplicate_of is None:
                reports.setdefault(claim.attribution.origin.id, set()).add(claim.report)
        return most_told((one, len(reports.get(one, ())), events[one], alone[one], against[one])
                         for one in {*events, *reports})  # fmt: skip

    def voices(self, ids: Sequence[str]) -> Mapping[str, Source]:
        """These voices, as the project knows them."""
        return self.catalogue.sources

    def repeats(self) -> list[Repeat]:
        """Which outlet repeats which, the most often first."""
        outlets = self.catalogue.outlet_name
        copies = (copy for event in self.record.events for copy in event.copies)
        found = Counter((outlets(copy.report), copy.how, outlets(copy.of)) for copy in copies)
        return sorted(((*key, number) for key, number in found.items()), key=lambda one: (-one[3], one))


def most_told(rows: Iterable[Origin]) -> list[Origin]:
    """Origins by the number of their events, then of their reports."""
    return sorted(rows, key=lambda row: (-row[2], -row[1], row[0]))
