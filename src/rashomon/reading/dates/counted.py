"""Readers of days told by their number alone: "on the 9th", "for the 19th straight day"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rashomon.reading.dates import calendar as cal
from rashomon.reading.dates.calendar import Reading
from rashomon.reading.dates.durations import duration, grain_of, moved
from rashomon.reading.dates.grammar import Hit
from rashomon.reading.dates.numbers import ordinal_of
from rashomon.reading.dates.scene import Scene

_LONGEST = 400
"""So many days in a row are still counted."""
_DAYS_BEFORE = frozenset({"on", "by", "until", "till", "since", "from", "of"})
_ENDS = frozenset(
    {"", ".", ",", ";", ":", ")", "and", "but", "when", "as", "after", "before", "at", "in", "near", "by"}
)

_SUBJECTS = frozenset({"PRP", "DT", "PRP$", "CD"})


def day_of_month(scene: Scene, hit: Hit) -> Reading | None:
    """On the 9th: that day of the month of the day told before, or of the next month where it is already over there.

    Without a day told before it is the last such day up to the report's; None for what is still to come.
    """
    number, published = scene.number(hit, "d"), scene.published
    told = scene.last_day.start if scene.last_day is not None else None
    if told is None:
        return _last_such(published, number) if published is not None and scene.tense(hit) != "future" else None
    same = cal.valid_day(told.year, told.month, number)
    after = cal.shift_months(told.replace(day=1), 1)
    later = cal.valid_day(after.year, after.month, number)
    if same is not None and same < told and later is not None and published is not None and later <= published:
        same = later
    return cal.day(same, "relative") if same is not None else None


def _last_such(published: date, number: int) -> Reading | None:
    for months in (0, -1):
        month = cal.shift_months(published.replace(day=1), months)
        found = cal.valid_day(month.year, month.month, number)
        if found is not None and found <= published:
            return cal.day(found, "relative")
    return None


def nth_day(scene: Scene, hit: Hit) -> Reading | None:
    """For the 19th straight day; for a third day running: so many days up to the report's."""
    count, unit = ordinal_of(scene, hit, "o"), str(scene.value(hit, "u", "unit") or "D")
    day = scene.published
    if count is None or not 1 < count <= _LONGEST:
        return None
    reading = Reading(type="DURATION", value=duration(count, unit), basis="relative", unit=unit, anchors=False)
    if day is None:
        return replace(reading, function="none")
    first = cal.shift_days(moved(day, unit, -count), 1)
    return replace(reading, start=first, end=day, granularity=grain_of(unit), function="on")


def is_day_of_month(scene: Scene, hit: Hit) -> bool:
    """Whether "the 9th" is a day: behind "on" or "by", and no rank of something told next ("on the 9th floor")."""
    if scene.before(hit) == "on" and scene.before(hit, 2) in {"", "."} and scene.tag(hit.end) in _SUBJECTS:
        return True  # "On the 5th they attacked"
    return scene.before(hit) in _DAYS_BEFORE and scene.after(hit) in _ENDS


def is_nth_day(scene: Scene, hit: Hit) -> bool:
    """Whether a day is counted as one of several in a row: "for the third day", no "the third day of the talks"."""
    return scene.before(hit) == "for" and scene.after(hit) not in {"of", "-"}
