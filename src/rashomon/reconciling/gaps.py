"""What an umbrella counts and its parts do not come to: sixty dead in a day, of whom forty-five are told of by event.

An umbrella is never added to its parts; the two are only compared.  It looks at one umbrella and at the events that
are linked to it as its parts, at nothing else.  A toll of some days or an area is compared, that of a war is not.
Source: RECONCILING 4.1 (umbrella and aggregate claims never add to totals).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rashomon.model.record import Event, Gap, Range
from rashomon.model.vocabulary import NOT_DONE
from rashomon.reconciling.victims import Token, may_be_one, victims_among

_KINDS = ("killed", "injured")
_MOST_DAYS = 31
_LEAST_PARTS = 2
_ROUGH = frozenset({"month", "season", "year", "vague", "unknown"})


def gaps_of(whole: Event, events: Mapping[str, Event]) -> tuple[Gap, ...]:
    """The kinds of which the sum of the parts cannot be what the umbrella says; `events` holds its parts at least."""
    linked = events.keys() & parts_to_compare(whole)
    parts = [events[key] for key in sorted(linked) if not _within_another(events[key], linked)]
    return tuple(_gaps(whole, parts)) if parts else ()


def parts_to_compare(event: Event) -> tuple[str, ...]:
    """The ids of the events that are linked to an umbrella as its parts; none where there is nothing to compare."""
    if not event.umbrella or event.ranges.keys().isdisjoint(_KINDS) or not _is_sum(event):
        return ()
    return tuple(other for relation, other in event.related if relation == "has_component")


def _is_sum(whole: Event) -> bool:
    """Whether it sums up a few days that it names; an attack of which only the month is told does not."""
    start, end = whole.when.start, whole.when.end
    if start is None or end is None or (end - start).days > _MOST_DAYS:
        return False
    return whole.type == "casualty_detail" or whole.when.granularity not in _ROUGH


def _gaps(whole: Event, parts: Sequence[Event]) -> Iterator[Gap]:
    for kind in _KINDS:
        told = whole.ranges.get(kind)
        counted = [part for part in parts if kind in part.ranges and _may_count(part, whole)]
        if told is None or len(counted) < _LEAST_PARTS:
            continue
        together = _together(counted, kind, whole)
        low, high = _less(told.low, together.high), _less(told.high, together.low)
        if (low is not None and low > 0) or (high is not None and high < 0):
            ids = tuple(part.id for part in counted)
            yield Gap(kind=kind, whole=told, parts=together, low=low, high=high, events=ids)


def _within_another(part: Event, parts: Iterable[str]) -> bool:
    return any(relation == "component_of" and other in parts for relation, other in part.related)


def _may_count(part: Event, whole: Event) -> bool:
    """Whether its dead can be among those of the umbrella: soldiers are not among "60 civilians"."""
    if part.polarity == "negated" or part.modality in NOT_DONE or not _in_time(part, whole):
        return False
    return may_be_one(_scope(part), _scope(whole))


def _in_time(part: Event, whole: Event) -> bool:
    """Whether its days can be among those of the umbrella."""
    start, end, first, last = part.when.start, part.when.end, whole.when.start, whole.when.end
    return not ((end and first and end < first) or (start and last and start > last))


def _scope(event: Event) -> frozenset[Token]:
    return victims_among(event.actors)


def _together(parts: Sequence[Event], kind: str, whole: Event) -> Range:
    """What the parts come to; a part that may not be one, or may be another part told twice, has a low of none."""
    lows = [part.ranges[kind].low or 0.0 if _surely(part, kind, whole) else 0.0 for part in parts]
    highs = [part.ranges[kind].high for part in parts]
    closed = [high for high in highs if high is not None]
    high = sum(closed) if len(closed) == len(highs) else None
    return Range(low=sum(lows), best=None, high=high, unit=whole.ranges[kind].unit)


def _surely(part: Event, kind: str, whole: Event) -> bool:
    """Whether a part is surely counted: a report of the umbrella tells of it, on days within, with victims within."""
    days = (part.when.start, part.when.end)
    if None in days or not set(part.reports) & set(whole.reports):
        return False
    scope = _scope(whole)
    return not scope or (_scope(part) == scope and kind not in part.victims)


def _less(a: float | None, b: float | None) -> float | None:
    return None if a is None or b is None else a - b
