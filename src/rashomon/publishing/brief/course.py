"""The course of events over time: what is known to a day, what only by a day, and what within an interval."""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.model import Event, Record
from rashomon.model.weight import happened, natural
from rashomon.publishing.brief.kinds import KINDS, kind_of
from rashomon.publishing.brief.tolls import Days
from rashomon.publishing.cards import title_of
from rashomon.publishing.days import interval

_MOST_STEPS = 62
"""More days than this are counted by weeks, more weeks by months."""
_MOST_SPANS = 10
_LONGEST = 400
_MONTH = 31
_STEP = _MONTH + 1
"""So many days before what is drawn its first step may begin."""
MOST_DAYS = _LONGEST + _STEP
_DAY = timedelta(days=1)
_KINDS = {kind.key: place for place, kind in enumerate(KINDS)}
Span = tuple[date | None, date | None]
"""The first and the last day of an event."""
Tally = tuple[date | None, date | None, str, int]
"""The first and the last day of events that are told as done, their type, and how many they are."""


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
    of: dict[Span, list[Event]] = {}
    for event in record.events:
        if happened(event):
            of.setdefault((event.when.start, event.when.end), []).append(event)
    tallies = Counter((span, event.type) for span, events in of.items() for event in events)
    told = [(*span, kind, number) for (span, kind), number in tallies.items()]
    return course_of(told, record, start, end, lambda spans: [event for span in spans for event in of[span]])


def course_of(
    tallies: Iterable[Tally],
    record: Record,
    start: date | None,
    end: date | None,
    named: Callable[[Sequence[Span]], Sequence[Event]],
) -> Course:
    """The same of events that are counted by their days and types: only those that are `named`, one by one in the
    drawing, are asked for, by their days.  Of the record its reports are looked at.
    """
    if start is None and end is None:
        start, end = _around(record)
    told = list(tallies)
    dated = [one for one in told if one[0] is not None or one[1] is not None]
    number, undated = _sum(dated), _sum(told) - _sum(dated)
    window = _window(dated, start, end)
    if window is None:
        return Course(step="day", steps=(), stretches=(), outside=number, undated=undated)
    step = _step(*window)
    bounds = _bounds(step, *window)
    steps = [([0] * len(KINDS), [0] * len(KINDS)) for _ in bounds]
    firsts, spread, pinned = [first for first, _ in bounds], [], 0
    for one in dated:
        place = _place(one, bounds, firsts)
        if place is not None:
            steps[place][one[0] is None][_KINDS[kind_of(one[2]).key]] += one[3]
            pinned += one[3]
        elif _reaches(one, *window):
            spread.append(one)
    reaching = _sum(spread)
    return Course(
        step=step,
        steps=tuple(
            Step(first=first, last=last, on=tuple(on), by=tuple(by))
            for (first, last), (on, by) in zip(bounds, steps, strict=True)
        ),
        stretches=tuple(_stretch(event, *window) for event in _first_named(spread, named)),
        more=max(0, reaching - _MOST_SPANS),
        outside=number - pinned - reaching,
        undated=undated,
    )


def _sum(tallies: Iterable[Tally]) -> int:
    return sum(number for _, _, _, number in tallies)


def _first_named(spread: Iterable[Tally], named: Callable[[Sequence[Span]], Sequence[Event]]) -> list[Event]:
    """The first of the events that spread over several steps, by their days."""
    of: Counter[Span] = Counter()
    for start, end, _, number in spread:
        of[start, end] += number
    wanted: list[Span] = []
    found = 0
    for span in sorted(of, key=lambda span: (span[0] or date.min, span[1] or date.max)):
        if found >= _MOST_SPANS:
            break
        wanted.append(span)
        found += of[span]
    events = sorted(
        named(wanted) if wanted else (),
        key=lambda event: (event.when.start or date.min, event.when.end or date.max, natural(event.id)),
    )
    return events[:_MOST_SPANS]


def since(record: Record) -> date | None:
    """The day before which a timeline of all days draws nothing, by the reports of the record; None where that hangs
    on its events: then nothing older than `MOST_DAYS` before the newest."""
    start, _ = _around(record)
    return start and date.fromordinal(max(start.toordinal() - _STEP, 1))


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


def _window(dated: Sequence[Tally], start: date | None, end: date | None) -> tuple[date, date] | None:
    """The days to draw: those asked for, and of a long time only those in which events fall."""
    spans = {(one[0], one[1]) for one in dated}
    known = {day for span in spans for day in (span[1] or span[0], *_beginning(*span)) if day is not None}
    days = sorted(day for day in known if (start is None or start <= day) and (end is None or day <= end))
    if start is not None and end is not None and start <= end and (end - start).days <= _LONGEST:
        return start, end
    if not days:
        return None
    most = 31 * _MOST_STEPS if start is not None else _LONGEST
    earliest = days[-1].toordinal() - most
    return max(days[0], date.fromordinal(max(earliest, 1))), days[-1]


def _beginning(start: date | None, end: date | None) -> tuple[date, ...]:
    """The first day of what spreads over a month or less: so much of the past is drawn for it."""
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


def _place(one: Tally, bounds: Sequence[tuple[date, date]], firsts: Sequence[date]) -> int | None:
    """The step that holds all of its days, or that it is told to end by; None for what spreads over several."""
    start, end, _, _ = one
    if end is None:
        return None
    place = bisect_right(firsts, end) - 1
    if place < 0 or end > bounds[place][1] or (start is not None and start < bounds[place][0]):
        return None
    return place


def _reaches(one: Tally, first: date, last: date) -> bool:
    begins_after = one[0] is not None and one[0] > last
    ends_before = one[1] is not None and one[1] < first
    return not begins_after and not ends_before


def _stretch(event: Event, first: date, last: date) -> Stretch:
    return Stretch(
        id=event.id,
        title=title_of(event.title, event.type, event.subtype),
        kind=kind_of(event.type).key,
        first=max(event.when.start or first, first),
        last=min(event.when.end or last, last),
    )
