"""Calendar arithmetic, and times as readings: a TimeML value with the days it stands for."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rashomon.model.when import Granularity

_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_ISLAMIC_EPOCH = 1948440  # Julian day number of 1 Muharram 1 in the tabular (civil) calendar
_JDN_OF_ORDINAL_ZERO = 1721425


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a time expression stands for, before its function in the sentence is known.

    `start` and `end` are None when nothing anchors it.  `unit` is the TimeML letter of its size (D, W, M, Q, S, H, Y,
    E, C), empty for vague references.  `anchors` is False for expressions that later ones do not count from.
    """

    type: str = "DATE"
    value: str
    start: date | None = None
    end: date | None = None
    granularity: Granularity = "unknown"
    basis: str = "explicit"
    function: str = "on"
    offset_days: int | None = None
    unit: str = ""
    anchors: bool = True


def day(when: date, basis: str = "explicit") -> Reading:
    """One day."""
    return Reading(value=when.isoformat(), start=when, end=when, granularity="day", basis=basis, unit="D")


def week(when: date, basis: str = "relative") -> Reading:
    """The ISO week that holds a day, Monday to Sunday."""
    monday = when - timedelta(days=when.weekday())
    year, number, _ = when.isocalendar()
    return Reading(
        value=f"{year}-W{number:02d}", start=monday, end=_plus(monday, 6), granularity="week", basis=basis, unit="W"
    )


def weekend(when: date, basis: str = "relative") -> Reading:
    """Saturday and Sunday of the week that holds a day."""
    found = week(when, basis)
    saturday = when + timedelta(days=5 - when.weekday())
    return replace(found, value=found.value + "-WE", start=saturday, end=_plus(saturday, 1), granularity="days")


def month(year: int, number: int, basis: str = "explicit") -> Reading:
    """A whole month."""
    year = _kept(year)
    last = calendar.monthrange(year, number)[1]
    return Reading(
        value=f"{year:04d}-{number:02d}", start=date(year, number, 1), end=date(year, number, last),
        granularity="month", basis=basis, unit="M",
    )  # fmt: skip


def months(year: int, first: int, count: int, value: str, unit: str, basis: str) -> Reading:
    """`count` months from the first of month `first` (1 to 12) of a year."""
    year = _kept(year)
    total = year * 12 + first - 1 + count - 1
    end_year, end_month = divmod(total, 12)
    if end_year > date.max.year:
        end_year, end_month = date.max.year, 11
    end = date(end_year, end_month + 1, calendar.monthrange(end_year, end_month + 1)[1])
    granularity: Granularity = "season" if unit == "S" else "month"
    return Reading(value=value, start=date(year, first, 1), end=end, granularity=granularity, basis=basis, unit=unit)


def quarter(year: int, number: int, basis: str = "explicit") -> Reading:
    """A quarter of a calendar year, 1 to 4."""
    return months(year, number * 3 - 2, 3, f"{year:04d}-Q{number}", "Q", basis)


def half(year: int, number: int, basis: str = "explicit") -> Reading:
    """A half of a calendar year, 1 or 2."""
    return months(year, number * 6 - 5, 6, f"{year:04d}-H{number}", "H", basis)


def season(year: int, code: str, basis: str = "explicit") -> Reading:
    """A season of the north by whole months; a winter begins in December of its year."""
    return months(year, _SEASON_STARTS[code], 3, f"{year:04d}-{code}", "S", basis)


def year(number: int, basis: str = "explicit") -> Reading:
    """A whole year."""
    number = _kept(number)
    return Reading(
        value=f"{number:04d}", start=date(number, 1, 1), end=date(number, 12, 31), granularity="year", basis=basis,
        unit="Y",
    )  # fmt: skip


def years(first: int, last: int, value: str, unit: str) -> Reading:
    """A decade or a century."""
    return Reading(
        value=value, start=date(max(first, 1), 1, 1), end=date(min(last, 9999), 12, 31), granularity="year", unit=unit
    )


def part_of(whole: Reading, modifier: str | None) -> Reading:
    """The early, middle or late part of a month or more, as days; the value stays that of the whole (TimeML `mod`)."""
    if not modifier or whole.start is None or whole.end is None or whole.unit in {"D", ""}:
        return whole
    length = (whole.end - whole.start).days + 1
    third = max(1, length // 3)
    first, last = whole.start, whole.end
    if modifier == "START":
        last = _plus(first, third - 1 + length % 3 // 2)
    elif modifier == "MID":
        first, last = _plus(first, third // 2), _plus(last, -(third // 2))
    else:
        first = _plus(last, -(third - 1 + length % 3 // 2))
    return replace(whole, start=first, end=last)


def _kept(year: int) -> int:
    """A year inside the calendar; nothing that is reported lies outside."""
    return min(max(year, 1), date.max.year - 1)


def _plus(when: date, days: int) -> date:
    """A day some days on, kept inside the calendar."""
    return date.fromordinal(min(max(when.toordinal() + days, 1), date.max.toordinal()))


def shift_days(when: date, days: int) -> date:
    """A day `days` days on (or back), kept inside the calendar."""
    return _plus(when, days)


def shift_months(when: date, count: int) -> date:
    """The same day some months on, or the last day of that month; kept inside the calendar."""
    total = min(max(when.year * 12 + when.month - 1 + count, 12), date.max.year * 12 + 11)
    year_no, month_no = divmod(total, 12)
    return date(year_no, month_no + 1, min(when.day, calendar.monthrange(year_no, month_no + 1)[1]))


def valid_day(year_no: int, month_no: int, day_no: int) -> date | None:
    """That day, or None if the calendar does not have it."""
    if not (1 <= year_no <= 9999 and 1 <= month_no <= 12):
        return None
    return date(year_no, month_no, day_no) if 1 <= day_no <= calendar.monthrange(year_no, month_no)[1] else None


def easter(year_no: int) -> date:
    """Easter Sunday of the Gregorian calendar.  Source: Meeus, Jones and Butcher's algorithm."""
    a, b, c = year_no % 19, year_no // 100, year_no % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year_no, f // 31, f % 31 + 1)


def orthodox_easter(year_no: int) -> date:
    """Easter Sunday of the Julian reckoning, in Gregorian days (right from 1900 to 2099).  Source: Meeus."""
    d = (19 * (year_no % 19) + 15) % 30
    e = (2 * (year_no % 4) + 4 * (year_no % 7) - d + 34) % 7
    number = d + e + 114
    return date(year_no, number // 31, number % 31 + 1) + timedelta(days=13)


def islamic(year_no: int, month_no: int, day_no: int) -> date:
    """A day of the tabular Islamic calendar; sighting of the moon may move it by a day or two.

    Source: the 30-year cycle of the civil calendar.
    """
    days = day_no + (29 * (month_no - 1) + month_no // 2) + (year_no - 1) * 354 + (3 + 11 * year_no) // 30
    return date.fromordinal(days + _ISLAMIC_EPOCH - 1 - _JDN_OF_ORDINAL_ZERO)


def islamic_days(year_no: int, month_no: int, day_no: int) -> list[date]:
    """The days of a Gregorian year on which a day of the Islamic year falls: one, at times none or two."""
    guess = int((year_no - 622) * 33 / 32)
    found = [islamic(number, month_no, day_no) for number in range(max(guess - 1, 1), guess + 4)]
    return [when for when in found if when.year == year_no]


def nth_weekday(year_no: int, month_no: int, iso_weekday: int, which: int) -> date:
    """The `which`-th weekday of a month; -1 is its last."""
    if which > 0:
        first = date(year_no, month_no, 1)
        return first + timedelta(days=(iso_weekday - first.isoweekday()) % 7 + 7 * (which - 1))
    last = date(year_no, month_no, calendar.monthrange(year_no, month_no)[1])
    return last - timedelta(days=(last.isoweekday() - iso_weekday) % 7)
