"""The record behind the pages: computed once a view, and again when something was added to the project."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date

from rashomon.desk.address import Asked
from rashomon.desk.held import Held, View
from rashomon.desk.stored import Stored
from rashomon.errors import Unknown
from rashomon.model import Judgement, Record
from rashomon.project import Project, Scope, current, custody, marking, settings
from rashomon.project import View as Day
from rashomon.project.deciding import standing
from rashomon.publishing.markup import Safe

_VIEWS = 6
"""Views that are held at once: those of a few readers."""
_DRAWINGS = 30
_PAUSE = 1.0  # seconds
_EMPTY = Record(reports=(), events=(), states=(), disagreements=(), claims=())
VERDICTS = ("accept", "reject", "unsure")


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
        self._drawings: OrderedDict[tuple[int, str], tuple[Safe, Safe]] = OrderedDict()
        self._catching = threading.Lock()
        self._is_filled = False
        self._told: tuple[int, tuple[Judgement, ...], int] = (-1, (), 1)

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

    def view(self, asked: Asked, *, at_once: bool = False) -> View:
        """The view that is asked for: of the project as it stands now from its tables, of an earlier day from memory.

        With `at_once` the tables are taken as they are, even if something was decided since; they are then brought up
        to date behind the reader's back.
        """
        if asked.known_on is not None:
            return self.held(asked, at_once=at_once)
        if at_once and self._is_filled:
            self._catch_up_later()
        elif not self._caught_up():
            return self.held(asked, at_once=at_once)
        return Stored(self.project, asked, custody.head(self.project).seq)

    def whole(self, asked: Asked) -> View:
        """The same for what the tables tell of the whole project alone: of some days or a place from memory."""
        is_whole = not (asked.about.strip() or asked.start or asked.end)
        return self.view(asked) if is_whole else self.held(asked)

    def _caught_up(self) -> bool:
        """Brings the tables up to date; whether they are."""
        with self._catching:
            self._is_filled = current.kept_up(self.project.database)
        return self._is_filled

    def _catch_up_later(self) -> None:
        """Brings the tables up to date when the reader pauses."""
        with self._lock:
            self._start_timer(self._caught_up)

    def _refresh_later(self, key: Key) -> None:
        """Brings a view up to date when the reader pauses; the lock is held."""
        self._start_timer(lambda: self._refresh(key))

    def _start_timer(self, do: Callable[[], object]) -> None:
        """Does something when the reader pauses; the lock is held."""
        if self._timer is not None:
            self._timer.cancel()
        if not self._closed:
            self._timer = threading.Timer(_PAUSE, do)
            self._timer.daemon = True
            self._timer.start()

    def _refresh(self, key: Key) -> None:
        with self._lock:
            if not self._closed and key not in self._computing:
                self._computing[key] = self._worker.submit(self._compute, key)

    def drawn(self, key: tuple[int, str], draw: Callable[[], tuple[Safe, Safe]]) -> tuple[Safe, Safe]:
        """What takes long to draw, drawn once for an address and a moment of the project."""
        found = self._drawings.get(key)
        if found is None:
            found = draw()
            with self._lock:
                self._drawings[key] = found
                while len(self._drawings) > _DRAWINGS:
                    self._drawings.popitem(last=False)
        return found

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements, in the order of time."""
        return self._current()[1]

    def readers(self) -> int:
        """How many readers an event needs."""
        return self._current()[2]

    def _current(self) -> tuple[int, tuple[Judgement, ...], int]:
        now = custody.head(self.project).seq
        if self._told[0] != now:
            with self.project.database.read() as connection:
                self._told = now, marking.judgements(connection), settings.readers(connection)
        return self._told

    def verdicts(self, user: str) -> dict[str, Judgement]:
        """The latest verdict of this user on each event as a whole that stands, by the event's id."""
        return {
            one.value["event"]: one
            for one in standing(self.judgements())
            if one.user == user and one.kind in VERDICTS and "event" in one.value
        }

    def _compute(self, key: Key) -> Held:
        known_on, about, start, end = key
        try:
            now = custody.head(self.project).seq
            scope = Scope(about=about or None, start=start, end=end)
            try:
                made = Held(self.project.record(Day(known_on=known_on), scope), now)
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
