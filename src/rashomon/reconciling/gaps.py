"""What an umbrella counts and its parts do not come to: sixty dead in a day, of whom forty-five are told of by event.

An umbrella is never added to its parts; the two are only compared.  It looks at one umbrella and at the events that
are linked to it as its parts, at nothing else.  A toll of some days or an area is compared, that of a war is not.
Source: RECONCILING 4.1 (umbrella and aggregate claims never add to totals).
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.model.record import Event, Gap, Range
from rashomon.model.vocabulary import NOT_DONE
from rashomon.reconciling.victims import Token, may_be_one, victims_among

_KINDS = ("killed", "injured")
_MOST_DAYS = 31
_LEAST_PARTS = 2
_ROUGH = frozenset({"month", "season", "year", "vague", "unknown"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What of an event is looked at where it is a part of an umbrella.

    `counted` are its figures, `apart` the kinds of them that are told apart by side, `scope` are the sides of its
    victims, `wholes` the events that it is itself a part of.  `done`: it happened, as it is told.
    """

    id: str
    done: bool
    start: date | None
    end: date | None
    counted: Mapping[str, Range]
    apart: frozenset[str]
    scope: frozenset[Token]
    reports: tuple[str, ...]
    wholes: tuple[str, ...]


def part_of(event: Event) -> Part:
    """An event as a part."""
    return Part(
        id=event.id,
        done=event.polarity != "negated" and event.modality not in NOT_DONE,
        start=event.when.start,
        end=event.when.end,
        counted={kind: event.ranges[kind] for kind in _KINDS if kind in event.ranges},
        apart=frozenset(kind for kind in _KINDS if kind in event.victims),
        scope=victims_among(event.actors),
        reports=event.reports,
        wholes=tuple(other for relation, other in event.related if relation == "component_of"),
    )


def gaps_of(whole: Event, parts: Mapping[str, Part]) -> tuple[Gap, ...]:
    """The kinds of which the sum of the parts cannot be what the umbrella says; `parts` holds its parts at least."""
    linked = parts.keys() & parts_to_compare(whole)
    own = [parts[key] for key in sorted(linked) if not _is_within(parts[key], linked)]
    return tuple(_gaps(whole, own)) if own else ()


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


def _gaps(whole: Event, parts: Sequence[Part]) -> Iterator[Gap]:
    scope = victims_among(whole.actors)
    likely = [part for part in parts if _may_count(part, whole, scope)]
    for kind in _KINDS:
        told = whole.ranges.get(kind)
        counted = [part for part in likely if kind in part.counted]
        if told is None or len(counted) < _LEAST_PARTS:
            continue
        together = _together(counted, kind, whole, scope)
        low, high = _less(told.low, together.high), _less(told.high, together.low)
        if (low is not None and low > 0) or (high is not None and high < 0):
            ids = tuple(part.id for part in counted)
            yield Gap(kind=kind, whole=told, parts=together, low=low, high=high, events=ids)


def _is_within(part: Part, others: Container[str]) -> bool:
    return any(one in others for one in part.wholes)


def _may_count(part: Part, whole: Event, scope: frozenset[Token]) -> bool:
    """Whether its dead can be among those of the umbrella: soldiers are not among "60 civilians"."""
    return part.done and _in_time(part, whole) and may_be_one(part.scope, scope)


def _in_time(part: Part, whole: Event) -> bool:
    """Whether its days can be among those of the umbrella."""
    start, end, first, last = part.start, part.end, whole.when.start, whole.when.end
    return not ((end and first and end < first) or (start and last and start > last))


def _together(parts: Sequence[Part], kind: str, whole: Event, scope: frozenset[Token]) -> Range:
    """What the parts come to; a part that may not be one, or may be another part told twice, has a low of none."""
    lows = [part.counted[kind].low or 0.0 if _surely(part, kind, whole, scope) else 0.0 for part in parts]
    highs = [part.counted[kind].high for part in parts]
    closed = [high for high in highs if high is not None]
    high = sum(closed) if len(closed) == len(highs) else None
    return Range(low=sum(lows), best=None, high=high, unit=whole.ranges[kind].unit)


def _surely(part: Part, kind: str, whole: Event, scope: frozenset[Token]) -> bool:
    """Whether a part is surely counted: a report of the umbrella tells of it, on days within, with victims within."""
    if part.start is None or part.end is None or set(part.reports).isdisjoint(whole.reports):
        return False
    return not scope or (part.scope == scope and kind not in part.apart)


def _less(a: float | None, b: float | None) -> float | None:
    return None if a is None or b is None else a - b
