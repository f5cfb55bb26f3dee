"""What an umbrella counts and its parts do not come to: sixty dead in a day, of whom forty-five are told of by event.

An umbrella is never added to its parts; the two are only compared.  It looks at one umbrella and at the events that
are linked to it as its parts, at nothing else.
Source: RECONCILING 4.1 (umbrella and aggregate claims never add to totals).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.model.record import Event, Gap, Range
from rashomon.reconciling.victims import Token, may_be_one, victims_among

_KINDS = ("killed", "injured")


def with_gaps(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events, each umbrella with what its parts do not come to."""
    by_id = {event.id: event for event in events}
    return tuple(replace(event, gaps=tuple(_gaps(event, by_id))) if event.umbrella else event for event in events)


def _gaps(whole: Event, events: Mapping[str, Event]) -> Iterator[Gap]:
    """The kinds of which the sum of the parts cannot be what the umbrella says."""
    inside = {other for relation, other in whole.related if relation == "has_component" and other in events}
    parts = [events[key] for key in sorted(inside) if not _within_another(events[key], inside)]
    for kind in _KINDS:
        told = whole.ranges.get(kind)
        counted = [part for part in parts if kind in part.ranges and _may_count(part, whole)]
        if told is None or not counted:
            continue
        together = _together(counted, kind, whole)
        low, high = _less(told.low, together.high), _less(told.high, together.low)
        if (low is not None and low > 0) or (high is not None and high < 0):
            ids = tuple(part.id for part in counted)
            yield Gap(kind=kind, whole=told, parts=together, low=low, high=high, events=ids)


def _within_another(part: Event, parts: set[str]) -> bool:
    return any(relation == "component_of" and other in parts for relation, other in part.related)


def _may_count(part: Event, whole: Event) -> bool:
    """Whether its dead can be among those of the umbrella: soldiers are not among "60 civilians"."""
    return part.modality not in ("planned", "conditional", "denied") and may_be_one(_scope(part), _scope(whole))


def _scope(event: Event) -> frozenset[Token]:
    return victims_among(event.actors)


def _together(parts: Sequence[Event], kind: str, whole: Event) -> Range:
    """What the parts come to; a part's low counts none where it is open whether its victims are all the umbrella's."""
    lows = [part.ranges[kind].low or 0.0 if _surely(part, kind, whole) else 0.0 for part in parts]
    highs = [part.ranges[kind].high for part in parts]
    closed = [high for high in highs if high is not None]
    high = sum(closed) if len(closed) == len(highs) else None
    return Range(low=sum(lows), best=None, high=high, unit=whole.ranges[kind].unit)


def _surely(part: Event, kind: str, whole: Event) -> bool:
    scope = _scope(whole)
    return not scope or (_scope(part) == scope and kind not in part.victims)


def _less(a: float | None, b: float | None) -> float | None:
    return None if a is None or b is None else a - b
