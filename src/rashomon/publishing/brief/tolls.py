"""What the events of a record come to, without counting anyone twice: parts and umbrellas are never added.

Source: RECONCILING 4.1 and 4.3 (sub-events, umbrellas); UCDP GED codebook (deaths of single events are summed).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Event, Range

_NOT_YET = frozenset({"planned", "conditional", "denied"})
_DOUBTED = "suspected"
_NO_RANGE = Range(low=None, best=None, high=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """What the happenings of a record come to for one kind of figure.

    `events` are the ids of those that were added up, each standing for its parts; `silent` tell of the kind without
    a lowest figure; `apart` are umbrellas that may count some of the same persons and were not added.
    Unknowns: `low` is None where no event has a number; `high` None means that nothing bounds the sum; `best` is None
    where one of the events has none.
    """

    kind: str
    low: float | None
    best: float | None
    high: float | None
    events: tuple[str, ...]
    silent: tuple[str, ...]
    apart: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sum:
    low: float
    best: float | None
    high: float | None


_NOTHING = _Sum(low=0.0, best=0.0, high=0.0)


def happened(event: Event) -> bool:
    """Whether the event is told as done; plans, conditions and denials are not counted."""
    return event.modality not in _NOT_YET and (event.polarity == "affirmed" or bool(event.ranges))


def toll(kind: str, events: Iterable[Event]) -> Toll:
    """The sum of one kind over these events.

    The lowest figure is that of the single events, or that of one umbrella with all that lies surely outside of it,
    if this is more.  The highest is known only where every event has one and no umbrella may reach beyond it.
    """
    told = {event.id: event for event in events if kind in event.ranges and happened(event)}
    parts = _parts(told)
    inside = {part for members in parts.values() for part in members}
    singles = [event for event in told.values() if not event.umbrella and not _has_single_whole(event, told)]
    umbrellas = [event for event in told.values() if event.umbrella and event.id not in inside]
    worth = {event.id: _worth(event, kind, told, parts, frozenset()) for event in told.values()}
    lone = [event for event in umbrellas if event.id not in parts and not _meets_any(event, told.values())]
    added = singles + lone
    apart = [event for event in umbrellas if event not in lone]
    numbered = [event for event in added if _has_number(event, kind, told, parts)]
    whole = _added(worth[event.id] for event in added)
    floors = [worth[one.id].low + _outside(one, _all_parts(one.id, parts), added, worth) for one in apart]
    low = max([whole.low, *floors])
    bounded = low == whole.low and all(_bounded(one, kind, parts, worth) for one in apart)
    return Toll(
        kind=kind,
        low=low if numbered or low else None,
        best=whole.best if numbered and bounded else None,
        high=whole.high if numbered and bounded else None,
        events=tuple(event.id for event in numbered),
        silent=tuple(event.id for event in added if event not in numbered),
        apart=tuple(event.id for event in apart),
    )


def _parts(told: Mapping[str, Event]) -> dict[str, list[str]]:
    """Whole -> its parts, among the events that have the figure."""
    found: dict[str, list[str]] = {}
    for event in told.values():
        for relation, other in event.related:
            if relation == "component_of" and other in told and other != event.id:
                found.setdefault(other, []).append(event.id)
    return found


def _has_single_whole(event: Event, told: Mapping[str, Event]) -> bool:
    """Whether the event is counted within another single event."""
    wholes = [told[other] for relation, other in event.related if relation == "component_of" and other in told]
    return any(not whole.umbrella and whole.id != event.id for whole in wholes)


def _worth(
    event: Event, kind: str, told: Mapping[str, Event], parts: Mapping[str, Sequence[str]], above: frozenset[str]
) -> _Sum:
    """The figure of an event, not less than that of its parts; an event above itself counts nothing."""
    own = _finite(event.ranges.get(kind, _NO_RANGE))
    members = [part for part in parts.get(event.id, ()) if part not in above and part != event.id]
    within = _added(_worth(told[part], kind, told, parts, above | {event.id}) for part in members)
    low = 0.0 if event.modality == _DOUBTED else (own.low or 0.0)
    if not members:
        return _Sum(low=low, best=own.best, high=own.high)
    fits = own.high is None or own.high >= within.low
    high = own.high if fits else within.high
    best = own.best if own.best is not None and own.best >= within.low else None
    return _Sum(low=max(low, within.low), best=best, high=high)


def _finite(found: Range) -> Range:
    """The range with an open end where it has an infinite one."""
    if found.high is None or math.isfinite(found.high):
        return found
    return Range(low=found.low, best=found.best, high=None)


def _added(worths: Iterable[_Sum]) -> _Sum:
    total = _NOTHING
    for one in worths:
        total = _Sum(
            low=total.low + one.low,
            best=None if total.best is None or one.best is None else total.best + one.best,
            high=None if total.high is None or one.high is None else total.high + one.high,
        )
    return total


def _has_number(event: Event, kind: str, told: Mapping[str, Event], parts: Mapping[str, Sequence[str]]) -> bool:
    own = event.ranges[kind]
    numbered = own.low is not None or own.high is not None
    return numbered or any(told[part].ranges[kind].low is not None for part in parts.get(event.id, ()))


def _all_parts(whole: str, parts: Mapping[str, Sequence[str]]) -> set[str]:
    """The parts of an event, theirs, and so on."""
    found: set[str] = set()
    left = [whole]
    while left:
        fresh = [part for part in parts.get(left.pop(), ()) if part not in found]
        found.update(fresh)
        left += fresh
    return found


def _outside(umbrella: Event, inside: set[str], added: Sequence[Event], worth: Mapping[str, _Sum]) -> float:
    """The lowest figures of the events that the umbrella surely does not count."""
    apart = [event for event in added if event.id not in inside and not _may_overlap(umbrella, event)]
    return sum(worth[event.id].low for event in apart)


def _bounded(umbrella: Event, kind: str, parts: Mapping[str, Sequence[str]], worth: Mapping[str, _Sum]) -> bool:
    """Whether the parts of an umbrella come to all that it may count."""
    top = _finite(umbrella.ranges[kind]).high
    within = _added(worth[part] for part in parts.get(umbrella.id, ()))
    return top is not None and within.high is not None and bool(parts.get(umbrella.id)) and within.high >= top


def _may_overlap(one: Event, other: Event) -> bool:
    """Whether two events may count the same persons: nothing in time or country keeps them apart."""
    if one.id == other.id or not one.when.meets(other.when):
        return False
    here, there = _countries(one), _countries(other)
    return not here or not there or bool(here & there)


def _meets_any(one: Event, others: Iterable[Event]) -> bool:
    return any(_may_overlap(one, other) for other in others)


def _countries(event: Event) -> set[str]:
    return {place.country for place in event.places if place.country}
