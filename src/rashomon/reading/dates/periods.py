"""Readers of quarters, halves, the periods that accounts compare, and the end of a year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rashomon.reading.dates import calendar as cal
from rashomon.reading.dates.absolute import choose, written_year
from rashomon.reading.dates.calendar import Reading
from rashomon.reading.dates.grammar import Hit
from rashomon.reading.dates.numbers import ordinal_of
from rashomon.reading.dates.relative import around, shown
from rashomon.reading.dates.scene import Scene

COVERED = "XXXX-COVERED"
"""The value of the period that a report is of."""


def last_ended_quarter(day: date) -> Reading:
    """The quarter before the one that holds a day: the one that firms report on."""
    moved = cal.shift_months(day, -3)
    return cal.quarter(moved.year, (moved.month + 2) // 3, "relative")


def quarter(scene: Scene, hit: Hit) -> Reading | None:
    """the third quarter of 2017; fourth-quarter; this year's first quarter."""
    number = ordinal_of(scene, hit, "o") or scene.value(hit, "q", "roman_quarter") or 0
    if not 1 <= number <= 4:
        return None
    year, day = written_year(scene, hit), scene.published
    if year is not None:
        return cal.quarter(year, number)
    if day is None:
        return Reading(value=f"XXXX-Q{number}", anchors=False)
    pointer = scene.value(hit, "pt", "pointer") or scene.value(hit, "pt2", "pointer")
    if pointer is not None:
        return cal.quarter(day.year + int(str(pointer).lstrip("=")), number, "relative")
    made = [cal.quarter(day.year + step, number, "relative") for step in (-1, 0, 1)]
    begun = [one for one in made if one.start is not None and one.start <= day]
    found = begun[-1]
    if scene.tense(hit) == "future" and found.end is not None and found.end < day and (day - found.end).days > 120:
        found = made[made.index(found) + 1]
    if "back" in hit.groups or "back2" in hit.groups:
        return cal.quarter(int(found.value[:4]) - 1, number, "relative")
    return found


def half(scene: Scene, hit: Hit) -> Reading | None:
    """the first half of 2019; the second half of last year."""
    number = 2 if "o2" in hit.groups else ordinal_of(scene, hit, "o") or 2
    year, day = written_year(scene, hit), scene.published
    if year is None:
        if day is None:
            return None
        pointer = scene.value(hit, "pt", "pointer")
        year = day.year + (int(str(pointer).lstrip("=")) if pointer is not None else 0)
    return cal.half(year, number) if number in {1, 2} else None


def period(scene: Scene, hit: Hit) -> Reading | None:
    """the latest quarter; the same period last year; the year-ago period; year-earlier."""
    base = scene.last_quarter
    if base is None:  # of the reports of firms; a war has no quarters
        if scene.published is None:
            return None
        base = last_ended_quarter(scene.published)
    if "back" in hit.groups or "back2" in hit.groups or "pt" in hit.groups:
        return replace(_year_before(base, 1), anchors=False)
    return base


def covered(scene: Scene, hit: Hit) -> Reading | None:
    """the reporting period: the days that the head of a report says it is of, which `settle_covered` looks up."""
    return Reading(type="DURATION", value=COVERED, anchors=False)


def _year_before(reading: Reading, count: int) -> Reading:
    """The same time of the year `count` years before, in the same unit."""
    if reading.start is None:
        return reading
    year = min(max(reading.start.year - count, 1), 9998)
    if reading.unit == "Q":
        return replace(cal.quarter(year, (reading.start.month + 2) // 3, "relative"), anchors=False)
    if reading.unit == "M":
        return cal.month(year, reading.start.month, "relative")
    if reading.unit == "D":
        return cal.day(cal.shift_months(reading.start, -12 * count), "relative")
    return cal.year(year, "relative")


def week_of(scene: Scene, hit: Hit) -> Reading | None:
    """the week of March 6."""
    month, day_no = scene.month(hit), scene.number(hit, "d")

    def make(year: int) -> Reading | None:
        when = cal.valid_day(year, month, day_no)
        return None if when is None else cal.week(when, "explicit")

    year = written_year(scene, hit)
    return make(year) if year is not None else choose(scene, hit, make)


def week_to(scene: Scene, hit: Hit) -> Reading | None:
    """the week to 6 February; week ending Sunday 25 August 1993: the seven days that end then."""
    month, day_no = scene.month(hit), scene.number(hit, "d")

    def make(year: int) -> Reading | None:
        last = cal.valid_day(year, month, day_no)
        if last is None:
            return None
        return replace(cal.day(last), type="DURATION", value="P1W", start=cal.shift_days(last, -6), granularity="days")

    year = written_year(scene, hit)
    return make(year) if year is not None else choose(scene, hit, make)


def year_end(scene: Scene, hit: Hit) -> Reading | None:
    """year-end: the last days of the running year."""
    if scene.published is None:
        return None
    return replace(cal.part_of(cal.year(scene.published.year, "relative"), "END"), anchors=False)


def the_unit(scene: Scene, hit: Hit) -> Reading | None:
    """the weekend; the month; early in the year; the end of the week: of the time spoken of, else of the report."""
    unit = "WE" if "we" in hit.groups else str(scene.value(hit, "u", "unit"))
    if unit == "Q" and scene.last_quarter is not None:
        return scene.last_quarter
    base = scene.published
    if unit == "Y" and scene.after(hit) in {"ended", "ending", "to"}:
        return Reading(type="DURATION", value="P1Y", function="none", anchors=False)
    if base is None:
        return None
    part = scene.word(hit, "mod").startswith(("earl", "late")) and not scene.day_at[1]
    if unit == "D" and part and scene.last_day is not None and scene.last_day.start is not None:
        base = scene.last_day.start  # "bombed the town earlier in the day"
    if unit == "WE":
        monday_report = base.isoweekday() <= 5 and scene.tense(hit) != "future"
        return cal.weekend(cal.shift_days(base, -7) if monday_report else base)
    if unit == "Q":
        return last_ended_quarter(base)
    return shown(scene, hit, around(scene, base, unit, 0), 0, "0")
