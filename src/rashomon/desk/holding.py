"""The record behind the pages: computed once a view, and again when something was added to the project."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from rashomon.desk.address import Asked
from rashomon.errors import Unknown
from rashomon.model import Claim, Event, Judgement, Record, StateTimeline
from rashomon.project import Project, Scope, View, custody
from rashomon.project.deciding import standing
from rashomon.publishing.catalogue import Catalogue
from rashomon.publishing.markup import Safe

_VIEWS = 6
"""Views that are held at once: those of a few readers."""
_DRAWINGS = 30
_PAUSE = 1.0  # seconds
_EMPTY = Record(reports=(), events=(), states=(), disagreements=(), claims=())
VERDICTS = ("accept", "reject", "unsure")


@dataclass
class Held:
    """One view of the project at one moment.

    `seq` is the number of the audit link up to which it goes; `missing` says why nothing was found, else empty.
    """

    record: Record
    seq: int
    missing: str = ""
    catalogue: Catalogue = field(init=False)
    _drawings: dict[str, Safe] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.catalogue = Catalogue(self.record)

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """The events by their ids."""
        return {event.id: event for event in self.record.events}

    @cached_property
    def states(self) -> Mapping[str, StateTimeline]:
        """The states by their ids."""
        return {state.id: state for state in self.record.states}

    @cached_property
    def _of_reports(self) -> Mapping[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        for claim in self.record.claims:
            found.setdefault(claim.report, []).append(claim)
        return found

    def drawn(self, key: str, draw: Callable[[], Safe]) -> Safe:
        """What takes long to draw, drawn once a view."""
        if key not in self._drawings:
            if len(self._drawings) >= _DRAWINGS:
                self._drawings.pop(next(iter(self._drawings)), None)
            self._drawings[key] = draw()
        return self._drawings[key]

    def claims_of(self, report: str) -> list[Claim]:
        """The claims of a report that are part of this view."""
        return self._of_reports.get(report, [])


Key = tuple[date | None, str, date | None, date | None]


class Holding:
    """The views of a project that are held.  Safe for several threads."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._held: OrderedDict[Key, Held] = OrderedDict()
        self._lock = threading.Lock()
        self._computing: dict[Key, Future[Held]] = {}
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._timer: threading.Timer | None = None
        self._closed = False
        self._told: tuple[int, tuple[Judgement, ...]] = (-1, ())

    def close(self) -> None:
        """Waits for what is being computed."""
        with self._lock:
            self._closed = True
            if self._timer is not None:
                self._timer.cancel()
        self._worker.shutdown(wait=True, cancel_futures=True)

    def held(self, asked: Asked, *, at_once: bool = False) -> Held:
        """The view that is asked for, as the project stands now.

        With `at_once` what is held already is given, even if something was added since; it is then brought up to date
        behind the reader's back.
        """
        key: Key = (asked.known_on, asked.about.strip(), asked.start, asked.end)
        now = custody.head(self.project).seq
        with self._lock:
            found = self._held.get(key)
            if found is not None:
                self._held.move_to_end(key)
                if found.seq == now:
                    return found
                if at_once:
                    self._refresh_later(key)
                    return found
            waiting = self._computing.get(key)
            if waiting is None:
                waiting = self._computing[key] = self._worker.submit(self._compute, key)
        result = waiting.result()
        return result if result.seq >= now else self.held(asked)

    def _refresh_later(self, key: Key) -> None:
        """Brings a view up to date when the reader pauses; the lock is held."""
        if self._timer is not None:
            self._timer.cancel()
        self._timer = threading.Timer(_PAUSE, self._refresh, (key,))
        self._timer.daemon = True
        self._timer.start()

    def _refresh(self, key: Key) -> None:
        with self._lock:
            if not self._closed and key not in self._computing:
                self._computing[key] = self._worker.submit(self._compute, key)

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements, in the order of time."""
        now = custody.head(self.project).seq
        if self._told[0] != now:
            self._told = now, self.project.judgements()
        return self._told[1]

    def verdicts(self) -> dict[str, Judgement]:
        """The latest verdict of this reader on each event as a whole that stands, by the event's id."""
        return {
            one.value["event"]: one
            for one in standing(self.judgements())
            if one.user == self.project.user and one.kind in VERDICTS and "event" in one.value
        }

    def _compute(self, key: Key) -> Held:
        known_on, about, start, end = key
        try:
            now = custody.head(self.project).seq
            scope = Scope(about=about or None, start=start, end=end)
            try:
                made = Held(self.project.record(View(known_on=known_on), scope), now)
            except Unknown as error:
                made = Held(_EMPTY, now, missing=str(error))
            with self._lock:
                self._held[key] = made
                while len(self._held) > _VIEWS:
                    self._held.popitem(last=False)
            return made
        finally:
            with self._lock:
                self._computing.pop(key, None)
