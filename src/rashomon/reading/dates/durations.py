"""Lengths of time: their TimeML values, and days moved by them."""

from __future__ import annotations

from datetime import date

from rashomon.model.when import Granularity
from rashomon.reading.dates import calendar as cal

_DAYS = {"D": 1, "W": 7, "F": 14, "WE": 7}
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
_GRAINS: dict[str, Granularity] = {
    "Y": "year", "E": "year", "C": "year", "M": "month", "Q": "month", "W": "week", "F": "week", "D": "days",
    "WE": "days", "TH": "days",
}  # fmt: skip


def grain_of(unit: str) -> Granularity:
    """How coarse an interval counted in a unit is."""
    return _GRAINS.get(unit, "day")


def duration(count: float | None, unit: str) -> str:
    """A TimeML duration: P3Y, PT24H, P2Y6M; X stands for an unknown number."""
    head, letter = ("PT", unit[1]) if unit.startswith("T") else ("P", unit)
    if count is None:
        return f"{head}X{letter}"
    if letter in {"E", "C", "F"}:
        count, letter = count * {"E": 10, "C": 100, "F": 2}[letter], "W" if letter == "F" else "Y"
    elif letter == "WE":
        count, letter = count * 2, "D"
    whole, rest = int(count), count - int(count)
    if not rest:
        return f"{head}{whole}{letter}"
    smaller = {"Y": (12, "M"), "D": (24, "TH" if head == "P" else "H"), "H": (60, "M"), "M": (30, "D"), "W": (7, "D")}
    if letter in smaller and not (letter == "M" and head == "PT"):
        factor, below = smaller[letter]
        first = f"{whole}{letter}" if whole else ""
        return f"{head}{first}{'T' if below == 'TH' else ''}{round(rest * factor)}{below[-1]}"
    return f"{head}{count:g}{letter}"


def moved(day: date, unit: str, count: float) -> date:
    """The day some units on; units of the clock move whole days only."""
    if unit.startswith("T"):
        seconds = {"TS": 1, "TM": 60, "TH": 3600}[unit] * count
        whole = -int(-seconds // 86400) if seconds < 0 else int(seconds // 86400)
        return cal.shift_days(day, whole if abs(whole) < 10**7 else 0)
    if unit in _DAYS:
        return cal.shift_days(day, int(max(min(count * _DAYS[unit], 4e6), -4e6)))
    return cal.shift_months(day, int(max(min(count * _MONTHS[unit], 120000), -120000)))


def days_in(unit: str, count: float) -> int | None:
    """A number of units as days, None for parts of a day; months of 30 and years of 365 days."""
    size = {"D": 1, "W": 7, "F": 14, "WE": 7, "M": 30, "Q": 91, "Y": 365, "E": 3652, "C": 36525}.get(unit)
    return None if size is None else round(size * count)
