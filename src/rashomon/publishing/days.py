"""How days and intervals are written for a reader; always in English, whatever the locale."""

from __future__ import annotations

import re
from datetime import date

from rashomon.model import When

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")

DAY_UNKNOWN = "day not known"
LASTING = "lasting"


def day(value: date) -> str:
    """A day with its weekday: "Mon 4 Sep 2017"."""
    return f"{_WEEKDAYS[value.weekday()]} {_short(value)}"


def interval(start: date | None, end: date | None) -> str:
    """Two days as short as they can be: "4–10 Sep 2017", "by Mon 4 Sep 2017", "from Mon 4 Sep 2017"."""
    if start is not None and end is not None:
        return day(start) if start == end else _between(start, end)
    if start is not None:
        return f"from {day(start)}"
    return f"by {day(end)}" if end is not None else DAY_UNKNOWN


def when(time: When) -> str:
    """The days of a claim or event, no more exact than its words: "since 2014" keeps its year alone."""
    if time.start is None and time.end is None:
        return LASTING if time.basis == "lasting" else DAY_UNKNOWN
    if time.granularity == "year" and time.start is not None and (time.start.month, time.start.day) == (1, 1):
        if time.end is None or time.end > date(time.start.year, 12, 31):
            return f"since {time.start.year}"
        if time.end == date(time.start.year, 12, 31):
            return str(time.start.year)
    if time.granularity == "month" and time.start is not None and time.start.day == 1 and _ends_month(time):
        return f"{_MONTHS[time.start.month - 1]} {time.start.year}"
    return interval(time.start, time.end)


def written_days(text: str) -> str:
    """The text with its ISO days written out; anything that is no day is kept."""
    return _ISO.sub(_written, text)


def _written(match: re.Match[str]) -> str:
    try:
        return day(date(int(match[1]), int(match[2]), int(match[3])))
    except ValueError:
        return match[0]


def _short(value: date) -> str:
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def _between(start: date, end: date) -> str:
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_short(end)}"
    if start.year == end.year:
        return f"{start.day} {_MONTHS[start.month - 1]} – {_short(end)}"
    return f"{_short(start)} – {_short(end)}"


def _ends_month(time: When) -> bool:
    """Whether the interval covers exactly the month of its first day."""
    if time.start is None or time.end is None:
        return False
    following = time.end.toordinal() + 1
    next_day = date.fromordinal(following) if following <= date.max.toordinal() else None
    same_month = (time.start.year, time.start.month) == (time.end.year, time.end.month)
    return same_month and (next_day is None or next_day.day == 1)
