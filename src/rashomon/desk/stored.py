"""The project as it stands now, asked page by page of its tables: no page needs the whole record."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cached_property

from rashomon.desk.address import Asked
from rashomon.desk.held import Held, Origin, Repeat, most_told
from rashomon.model import Claim, Disagreement, Event, Record, Report, Source
from rashomon.project import Project, Scope
from rashomon.project.lists import Lists, Wanted
from rashomon.publishing.brief.course import MOST_DAYS, Span
from rashomon.publishing.brief.course import Tally as Day
from rashomon.publishing.brief.places import Tally as Place
from rashomon.publishing.words import legible


class Stored:
    """One view of the project as it stands: the days, and the place or actor, of one address."""

    def __init__(self, project: Project, asked: Asked, seq: int) -> None:
        self.seq = seq
        self._lists = Lists(project.database)
        about = asked.about.strip()
        self._narrowed: dict[tuple[str, tuple[str, ...]], Wanted] = {}
        self._scope = Scope(about=about or None, start=asked.start, end=asked.end)

    @cached_property
    def _wanted(self) -> Wanted:
        return self._lists.of_scope(self._scope)

    def _asked(self, asked: Asked, without: Collection[str] = (), kind: str = "event") -> Wanted:
        words = tuple(asked.words.casefold().split())
        if (kind, words) not in self._narrowed:
            self._narrowed[kind, words] = self._lists.narrowed(self._wanted.with_filters(kind=kind, words=words))
        found, types = self._narrowed[kind, words], (asked.type,) if asked.type else ()
        return found.with_filters(types=types, only=asked.only, box=asked.box, without=without)

    @cached_property
    def changed(self) -> int:
        """The number of the link by which its events and states came to be as they are."""
        return self._lists.changed()

    @cached_property
    def missing(self) -> str:
        """Why nothing was found, else empty."""
        return self._lists.missing(self._scope, self._wanted)

    @cached_property
    def total(self) -> int:
        """How many events there are, whatever the filters."""
        return self._lists.count(self._wanted)

    def count(self, asked: Asked, without: Collection[str] = ()) -> int:
        """How many events the filters leave."""
        wanted = self._asked(asked)
        if not without:
            return self._lists.count(wanted)
        return self._lists.count(wanted) - self._lists.count(wanted.with_filters(ids=tuple(without)))

    def facets(self, asked: Asked) -> tuple[dict[str, int], dict[str, int]]:
        """How many events each type would leave, and each choice of what to show."""
        types: dict[str, int] = {}
        shown = {"": 0, "disputed": 0, "open": 0, "decided": 0}
        for row in self._lists.counts(self._asked(asked).with_filters(types=(), only="")):
            kinds = {"", *(("disputed",) if row.disputed > 1 else ()), "decided" if row.decided else "open"}
            if asked.only in kinds:
                types[row.type] = types.get(row.type, 0) + row.number
            if not asked.type or row.type == asked.type:
                for kind in kinds:
                    shown[kind] += row.number
        return dict(sorted(types.items())), shown

    def known(self, events: Collection[str]) -> int:
        """How many of these events there are."""
        return self._lists.known(events)

    def ids(self, asked: Asked, start: int, limit: int, without: Collection[str] = ()) -> list[str]:
        """Events in the order that is asked for."""
        return self._lists.ids(self._asked(asked, without), asked.sort, start, limit)

    def beside(self, asked: Asked, event: str, without: Collection[str] = ()) -> tuple[str | None, str | None]:
        """The events before and after one in the order that is asked for."""
        return self._lists.beside(self._asked(asked, without), event, asked.sort)

    def part(self, ids: Sequence[str], *, whole_reports: bool = False) -> Held:
        """The record of these events and states; with `whole_reports` all claims of their reports."""
        return Held(*self._lists.part(ids, whole_reports=whole_reports))

    def gravest(self, asked: Asked, most: int) -> Record:
        """The events that the filters leave, in outline; if they are more than so many, the gravest."""
        wanted = self._asked(asked)
        sort = "weight" if self._lists.count(wanted) > most else asked.sort
        return self._lists.outlines(wanted, sort, most)

    def places_counted(self, asked: Asked) -> Sequence[Place]:
        """The places of the events that the filters leave, if told as done; their type, their number."""
        return self._lists.places_counted(self._asked(asked))

    def days_counted(self, asked: Asked, since: date | None) -> Sequence[Day]:
        """The same of their first and last days; those before a timeline are put together under one day before it."""
        return self._lists.days_counted(self._asked(asked), since, MOST_DAYS)

    def on_days(self, asked: Asked, spans: Sequence[Span]) -> list[Event]:
        """Those of them, in outline, that have one of these first and last days."""
        return self._lists.on_days(self._asked(asked), spans)

    def report(self, identifier: str) -> Held:
        """The record of one report."""
        return Held(*self._lists.of_report(identifier))

    def disputed(self, asked: Asked, start: int, limit: int) -> tuple[list[str], int, int]:
        """What accounts differ on, the gravest first and updates alone after them; states last."""
        wanted = self._asked(asked).with_filters(only="differing")
        total = self._lists.count(wanted)
        states = self._wanted.with_filters(kind="state", only="differing")
        further = self._lists.count(states) if not asked.words else 0
        ids = self._lists.ids(wanted, "dispute", start, limit)
        if len(ids) < limit and further:
            ids += self._lists.ids(states, "weight", max(0, start - total), limit - len(ids))
        return ids, total, further

    def states(self, asked: Asked, start: int, limit: int) -> tuple[list[str], int]:
        """States by type and title."""
        wanted = self._asked(asked, kind="state").with_filters(types=(), only="", box=None)
        return self._lists.ids(wanted, "day", start, limit), self._lists.count(wanted)

    def latest(self, types: Sequence[str], most: int) -> tuple[list[str], int]:
        """States of these types, the latest told first."""
        wanted = self._wanted.with_filters(kind="state", types=tuple(types))
        return self._lists.ids(wanted, "reports", 0, most), self._lists.count(wanted)

    def reports(self, asked: Asked, start: int, limit: int) -> tuple[list[tuple[Report, int]], int]:
        """Reports with the number of their claims, the newest first."""
        return self._lists.reports(asked.words, start, limit)

    def claims(self, start: int, limit: int) -> tuple[list[tuple[Claim, str | None]], int]:
        """Claims with their events, in the order of a record."""
        return self._lists.claims(start, limit)

    def disagreements(self, start: int, limit: int) -> tuple[list[Disagreement], int]:
        """Where accounts differ."""
        return self._lists.disagreements(start, limit)

    def origins(self) -> list[Origin]:
        """Who first said it, the most told of first."""
        return most_told(self._lists.origins())

    def voices(self, ids: Sequence[str]) -> Mapping[str, Source]:
        """These voices, as the project knows them."""
        return self._lists.voices(ids)

    def repeats(self) -> list[Repeat]:
        """Which outlet repeats which, the most often first."""
        found = [(legible(who), how, legible(whom), number) for who, how, whom, number in self._lists.repeats()]
        return sorted(found, key=lambda one: (-one[3], one))
