"""The course of events over time: what is known to a day, what only by a day, and what within an interval."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.model import Event, Record
from rashomon.model.weight import natural
from rashomon.publishing.brief.kinds import KINDS, kind_of
from rashomon.publishing.brief.tolls import Days, happened
from rashomon.publishing.cards import title_of
from rashomon.publishing.days import interval

_MOST_STEPS = 62
"""More days than this are counted by weeks, more weeks by months."""
_MOST_SPANS = 10
_LONGEST = 400
_MONTH = 31
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One day, week or month: how many events of each kind, known to the step (`on`) or only to end by it (`by`)."""

    first: date
    last: date
    on: tuple[int, ...]
    by: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One event whose day is not known better than an interval."""

    id: str
    title: str
    kind: str
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The steps in order, without gaps; the intervals; and how many events have no place in time here.

    `step` is "day", "week" or "month".  `more` are intervals beyond those drawn, `outside` lie wholly before or after
    the steps, `undated` have no day at all.
    """

    step: str
    steps: tuple[Step, ...]
    stretches: tuple[Stretch, ...]
    more: int = 0
    outside: int = 0
    undated: int = 0


def course(record: Record, start: date | None, end: date | None) -> Course:
    """The events that are told as done, between the days asked for; without these, around those of the reports."""
    if start is None and end is None:
        start, end = _around(record)
    told = [event for event in record.events if happened(event)]
    dated = [event for event in told if event.when.end is not None or event.when.start is not None]
    undated = len(told) - len(dated)
    window = _window(dated, start, end)
    if window is None:
        return Course(step="day", steps=(), stretches=(), outside=len(dated), undated=undated)
    step = _step(*window)
    bounds = _bounds(step, *window)
    pinned = [(event, place) for event in dated if (place := _place(event, bounds)) is not None]
    placed = {event.id for event, _ in pinned}
    spread = [event for event in dated if event.id not in placed and _reaches(event, *window)]
    spread.sort(key=lambda event: (event.when.start or date.min, event.when.end or date.max, natural(event.id)))
    return Course(
        step=step,
        steps=tuple(_counted(number, bound, pinned) for number, bound in enumerate(bounds)),
        stretches=tuple(_stretch(event, *window) for event in spread[:_MOST_SPANS]),
        more=max(0, len(spread) - _MOST_SPANS),
        outside=len(dated) - len(placed) - len(spread),
        undated=undated,
    )


def busiest(found: Course) -> tuple[tuple[str, int], ...]:
    """The steps with most events, at most three of them, by number, then by time."""
    ranked = sorted(found.steps, key=lambda step: (-sum(step.on) - sum(step.by), step.first))
    return tuple(
        (interval(step.first, step.last), sum(step.on) + sum(step.by)) for step in ranked[:3] if sum(step.on + step.by)
    )


def _around(record: Record) -> Days:
    """From a week before the first report to the last, where these lie within a few years."""
    days = sorted(report.published.day for report in record.reports if report.published is not None)
    if not days or (days[-1] - days[0]).days > _LONGEST:
        return None, None
    return date.fromordinal(max(days[0].toordinal() - 7, 1)), days[-1]


def _window(dated: Sequence[Event], start: date | None, end: date | None) -> tuple[date, date] | None:
    """The days to draw: those asked for, and of a long time only those in which events fall."""
    days = sorted(day for event in dated for day in (_known(event), *_beginning(event)) if day is not None)
    days = [day for day in days if (start is None or start <= day) and (end is None or day <= end)]
    if start is not None and end is not None and start <= end and (end - start).days <= _LONGEST:
        return start, end
    if not days:
        return None
    most = 31 * _MOST_STEPS if start is not None else _LONGEST
    earliest = days[-1].toordinal() - most
    return max(days[0], date.fromordinal(max(earliest, 1))), days[-1]


def _known(event: Event) -> date | None:
    """The day by which the event is placed: its only day, or the day by which it had happened."""
    return event.when.end or event.when.start


def _beginning(event: Event) -> tuple[date, ...]:
    """The first day of an event that spreads over a month or less: so much of the past is drawn for it."""
    start, end = event.when.start, event.when.end
    return (start,) if start is not None and end is not None and (end - start).days <= _MONTH else ()


def _step(first: date, last: date) -> str:
    days = (last - first).days + 1
    if days <= _MOST_STEPS:
        return "day"
    return "week" if days <= 7 * _MOST_STEPS else "month"


def _bounds(step: str, first: date, last: date) -> list[tuple[date, date]]:
    """The first and last day of each step, from the one that holds `first` to the one that holds `last`."""
    found: list[tuple[date, date]] = []
    day = first
    if step == "week":
        day = date.fromordinal(max(first.toordinal() - first.weekday(), 1))
    elif step == "month":
        day = first.replace(day=1)
    while day <= last:
        final = _end_of(step, day)
        found.append((day, final))
        if final == date.max:
            break
        day = final + _DAY
    return found


def _end_of(step: str, day: date) -> date:
    """The last day of the step that begins on `day`."""
    days = {"day": 1, "week": 7}.get(step) or monthrange(day.year, day.month)[1]
    return date.fromordinal(min(day.toordinal() + days - 1, date.max.toordinal()))


def _place(event: Event, bounds: Sequence[tuple[date, date]]) -> int | None:
    """The step that holds the whole event, or that it is told to end by; None for what spreads over several."""
    start, end = event.when.start, event.when.end
    if end is None or (start is not None and start < end and not _one(start, end, bounds)):
        return None
    return next((number for number, (first, last) in enumerate(bounds) if first <= end <= last), None)


def _one(start: date, end: date, bounds: Sequence[tuple[date, date]]) -> bool:
    return any(first <= start and end <= last for first, last in bounds)


def _counted(number: int, bound: tuple[date, date], pinned: Sequence[tuple[Event, int]]) -> Step:
    here = [event for event, place in pinned if place == number]
    known = [event for event in here if event.when.start is not None]
    by = [event for event in here if event.when.start is None]
    return Step(first=bound[0], last=bound[1], on=_by_kind(known), by=_by_kind(by))


def _by_kind(events: Sequence[Event]) -> tuple[int, ...]:
    kinds = [kind_of(event.type).key for event in events]
    return tuple(kinds.count(kind.key) for kind in KINDS)


def _reaches(event: Event, first: date, last: date) -> bool:
    begins_after = event.when.start is not None and event.when.start > last
    ends_before = event.when.end is not None and event.when.end < first
    return not begins_after and not ends_before


def _stretch(event: Event, first: date, last: date) -> Stretch:
    return Stretch(
        id=event.id,
        title=title_of(event.title, event.type, event.subtype),
        kind=kind_of(event.type).key,
        first=max(event.when.start or first, first),
        last=min(event.when.end or last, last),
    )
