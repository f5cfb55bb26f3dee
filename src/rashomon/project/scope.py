"""The part of a record that is asked for: a place or an actor, and a stretch of days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rashomon.gazetteer import Gazetteer
from rashomon.gazetteer.near import rank
from rashomon.model import ActorRef, Event, Place, PlaceRef, Record, StateTimeline, When
from rashomon.model.earth import distance_km
from rashomon.reading.registry import Registry

_NEAR_KM = 25.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """`about` is the name of a place or an actor; `start` and `end` are days, both included.  None leaves it open."""

    about: str | None = None
    start: date | None = None
    end: date | None = None

    @property
    def whole(self) -> bool:
        """Whether everything is asked for."""
        return self.about is None and self.start is None and self.end is None


def test_of(scope: Scope) -> Callable[[Event | StateTimeline], bool]:
    """Whether an event or state is of this scope; none is of days of which the last lies before the first."""
    if scope.start is not None and scope.end is not None and scope.end < scope.start:
        return lambda _: False
    concerns = _concerns(scope.about) if scope.about is not None else lambda _: True
    days = When(start=scope.start, end=scope.end)

    def test(one: Event | StateTimeline) -> bool:
        return any(_on(time, days) for time in times_of(one)) and concerns(one)

    return test


def times_of(one: Event | StateTimeline) -> list[When]:
    """The times by which a scope finds an event or state.

    What was told to have happened "by" a day counts on that day: it would else be found in every month before it.
    An event whose end is open counts from its start, a state lasts.
    """
    if isinstance(one, Event):
        return [When(start=one.when.start or one.when.end, end=one.when.end or one.when.start)]
    return [When(start=entry.when.start or entry.when.end, end=entry.when.end) for entry in one.entries]


def within(record: Record, scope: Scope) -> Record:
    """The record with the events and states of this scope alone, and with what belongs to them."""
    if scope.whole:
        return record
    test = test_of(scope)
    events = tuple(one for one in record.events if test(one))
    states = tuple(one for one in record.states if test(one))
    kept = {one.id for one in events} | {one.id for one in states}
    claims = tuple(claim for claim in record.claims if record.clusters.get(claim.id) in kept)
    own = {claim.id for claim in claims}
    reports = {claim.report for claim in claims}
    return replace(
        record,
        reports=tuple(report for report in record.reports if report.id in reports),
        events=events,
        states=states,
        disagreements=tuple(one for one in record.disagreements if one.about in kept),
        claims=claims,
        unresolved=tuple(one for one in record.unresolved if one.report in reports),
        clusters={claim.id: record.clusters[claim.id] for claim in claims},
        decided={name: numbers for name, numbers in record.decided.items() if name in kept | own},
    )


def nothing_here(about: str) -> str:
    """The same where it would take too long to say which places there are."""
    return f"nothing in these days is about {about!r}: `rashomon brief` without --about shows what there is"


def nothing_about(scope: Scope, record: Record) -> str:
    """What to say where a scope finds nothing: which places there are."""
    things: list[Event | StateTimeline] = [*record.events, *record.states]
    names = sorted({ref.canonical for one in things for ref in one.places if ref.canonical})
    few = ", ".join(names[:12]) or "none"
    return f"nothing in these days is about {scope.about!r}; the record has the places {few}"


def _on(when: When, days: When) -> bool:
    """Whether a time meets the days; a time that is not known at all meets none but an open scope."""
    if days.start is None and days.end is None:
        return True
    return (when.start is not None or when.end is not None) and when.meets(days)


def _concerns(about: str) -> Callable[[Event | StateTimeline], bool]:
    """A test for what is about the place or actor of this name."""
    is_place, is_actor = tests_of_names(about)

    def test(one: Event | StateTimeline) -> bool:
        return any(map(is_actor, one.actors)) or any(map(is_place, one.places))

    return test


def tests_of_names(about: str) -> tuple[Callable[[PlaceRef], bool], Callable[[ActorRef], bool]]:
    """Whether a place, or an actor, is what this name stands for, or belongs to it."""
    gazetteer = Gazetteer.open()
    here = [ranked.candidate.place for ranked in rank(gazetteer, about, near=None)[:1]]
    registry = Registry.load()
    word = about.casefold().strip()
    own = {
        actor.id
        for actor in registry.actors.values()
        if word in {actor.id, actor.name.casefold(), *map(str.casefold, (*actor.aliases, *actor.acronyms))}
    }
    below = _below(own, registry)

    def is_place(ref: PlaceRef) -> bool:
        return _is_place(ref, word, here, gazetteer)

    def is_actor(actor: ActorRef) -> bool:
        return _is_actor(actor, word, below)

    return is_place, is_actor


def _below(ids: Iterable[str], registry: Registry) -> set[str]:
    """These actors and all that belong to them."""
    found = set(ids)
    while more := {a.id for a in registry.actors.values() if a.parent in found} - found:
        found |= more
    return found


def _is_actor(actor: ActorRef, word: str, ids: set[str]) -> bool:
    return actor.id in ids or word in (actor.id, actor.name.casefold(), (actor.as_written or "").casefold())


def _is_place(ref: PlaceRef, word: str, here: Iterable[Place], gazetteer: Gazetteer) -> bool:
    if word in ((ref.as_written or "").casefold(), (ref.canonical or "").casefold()):
        return True
    for place in here:
        if place.kind == "country":
            if ref.country == place.country:
                return True
        elif place.kind in ("admin1", "admin2"):
            own = gazetteer.of_ref(ref.place_id) if ref.place_id else None
            if own is not None and own.country == place.country and own.admin1 == place.admin1:
                return True
        elif _near(ref, place):
            return True
    return False


def _near(ref: PlaceRef, place: Place) -> bool:
    if ref.kind in ("country", "admin1"):
        return False
    if ref.lat is None or ref.lon is None or place.lat is None or place.lon is None:
        return False
    return distance_km(ref.lat, ref.lon, place.lat, place.lon) <= max(_NEAR_KM, place.radius_km)


def which(name: str, ids: Sequence[str]) -> str:
    """What to say where a beginning of an id stands for no report, or for several."""
    if not ids:
        return f"the project holds no report {name!r}: `rashomon search WORDS` finds reports"
    return f"several reports begin with {name!r}: {', '.join(ids[:8])}"
