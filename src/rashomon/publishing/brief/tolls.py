"""What the events of a record come to, without counting anyone twice.

Two events that the reconciling kept apart may still be one told twice, and a total may count what is told singly.
So the lowest figure rests only on events that are surely different; the highest adds up every single event.
Source: RECONCILING 4.1 and 4.3 (sub-events, umbrellas, how near two claims of one event may lie).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.model import Event, Range
from rashomon.model.weight import happened
from rashomon.publishing.brief.apartness import Footprint, Picked, footprint

_DOUBTED = "suspected"
_LONG_DAYS = 31
"""What spreads over more days than this is a total over time."""

Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """What the happenings of a record come to for one kind of figure.

    `low` rests on the events of `sure`, of which no two can be one; `largest` is the share of the first of them.
    `told` is the sum of the lowest figures of all `events`, if each is another one.  `silent` are those of `events`
    without any figure, `none` those that tell of no one.  `apart` was not added: totals over several events or a long
    time, and figures with neither a day nor a place.
    Unknowns: `low` is None where no event has a number; `high` None means that nothing bounds the sum; `best` is None
    where an event has none, or two of them may be one.
    """

    kind: str
    low: float | None
    best: float | None
    high: float | None
    told: float
    sure: tuple[str, ...]
    largest: float
    events: tuple[str, ...]
    silent: tuple[str, ...]
    none: tuple[str, ...]
    apart: tuple[str, ...]


def toll(kind: str, events: Iterable[Event], days: Days = (None, None)) -> Toll:
    """The toll of one kind over these events; `days` are those that it is asked for, where they are known.

    Cost: about linear in the events, quadratic only in those of one week.
    """
    found = {event.id: event for event in events if kind in event.ranges and happened(event)}
    marks = {name: footprint(event, kind) for name, event in found.items()}
    wholes = _wholes(found)
    none = {name for name, event in found.items() if event.ranges[kind].high == 0}
    placed = [
        event for event in found.values() if event.id in none or (marks[event.id].placed and not _too_long(event, days))
    ]
    singles = [event for event in placed if not event.umbrella and not _inside_single(event.id, wholes, found)]
    known = {event.id for event in placed}
    totals = [event for event in found.values() if event.id not in known or event.umbrella]
    if not singles and len(totals) == 1 and totals[0].id in known:
        singles, totals = totals, []
    chosen = (singles, placed) if len(singles) < len(placed) else (singles,)  # most often they are the same
    sure = max((_surely_different(one, marks, wholes, kind) for one in chosen), key=lambda picked: picked.low)
    told = sum(_low(event, kind) for event in singles)
    numbered = [event for event in singles if not _silent(event, kind)]
    closed = all(_covered(event, kind) for event in totals)
    high = _sum(_finite(event.ranges[kind]).high for event in singles) if numbered and closed else None
    all_apart = closed and {event.id for event in singles if _low(event, kind) > 0} <= set(sure.ids)
    best = _sum(event.ranges[kind].best for event in singles) if numbered and all_apart else None
    fits = best is not None and sure.low <= best and (high is None or best <= high)
    return Toll(
        kind=kind,
        low=sure.low if numbered or sure.low else None,
        best=best if fits else None,
        high=None if high is None else max(high, sure.low),
        told=told,
        sure=tuple(sure.ids),
        largest=_low(found[sure.ids[0]], kind) if sure.ids else 0.0,
        events=tuple(event.id for event in singles),
        silent=tuple(event.id for event in singles if _silent(event, kind)),
        none=tuple(event.id for event in singles if event.id in none),
        apart=tuple(event.id for event in totals),
    )


def _surely_different(
    events: Sequence[Event], marks: Mapping[str, Footprint], wholes: Mapping[str, frozenset[str]], kind: str
) -> Picked:
    """Events of which no two can be one, the largest figures first; together they are a floor of the toll."""
    picked = Picked(wholes)
    counted = [event for event in events if _low(event, kind) > 0]
    for event in sorted(counted, key=lambda event: (-_low(event, kind), event.id)):
        picked.take(marks[event.id], _low(event, kind))
    return picked


def _wholes(found: Mapping[str, Event]) -> dict[str, frozenset[str]]:
    """Event -> all that it is a part of, however many steps away."""
    direct = {
        name: [other for relation, other in event.related if relation == "component_of" and other in found]
        for name, event in found.items()
    }
    reached: dict[str, frozenset[str]] = {}
    for name in found:
        seen: set[str] = set()
        left = [name]
        while left:
            fresh = [other for other in direct[left.pop()] if other not in seen and other != name]
            seen.update(fresh)
            left += fresh
        reached[name] = frozenset(seen)
    return reached


def _inside_single(name: str, wholes: Mapping[str, frozenset[str]], found: Mapping[str, Event]) -> bool:
    """Whether the event is counted within another single event; of two within each other, the first stands."""
    above = [whole for whole in wholes[name] if not found[whole].umbrella]
    return any(name not in wholes[whole] or whole < name for whole in above)


def _too_long(event: Event, days: Days) -> bool:
    """Whether the event is a total over a time that says nothing of the days asked for."""
    start, end = event.when.start, event.when.end
    if start is None or end is None:
        return event.umbrella or end is None
    if days[0] is not None and days[1] is not None:
        inside = days[0] <= start and end <= days[1]
        return not inside and (event.umbrella or (end - start).days > _LONG_DAYS)
    return (end - start).days > _LONG_DAYS


def _covered(event: Event, kind: str) -> bool:
    """Whether the parts of a total come to all that it counts."""
    return any(gap.kind == kind and gap.high is not None and gap.high <= 0 for gap in event.gaps)


def _low(event: Event, kind: str) -> float:
    """The lowest figure; none of what is only suspected."""
    return 0.0 if event.modality == _DOUBTED else event.ranges[kind].low or 0.0


def _silent(event: Event, kind: str) -> bool:
    return event.ranges[kind].low is None and event.ranges[kind].high is None


def _finite(found: Range) -> Range:
    """The range with an open end where it has an infinite one."""
    if found.high is None or math.isfinite(found.high):
        return found
    return Range(low=found.low, best=found.best, high=None)


def _sum(numbers: Iterable[float | None]) -> float | None:
    """The sum; None where one is not known."""
    total = 0.0
    for number in numbers:
        if number is None:
            return None
        total += number
    return total
