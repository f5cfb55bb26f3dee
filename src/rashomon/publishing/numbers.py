"""How numbers and ranges are written for a reader."""

from __future__ import annotations

import math

from rashomon.model import Quantity, Range
from rashomon.publishing.words import label, legible

NOT_STATED = "number not stated"
_SILENT_UNITS = frozenset({"persons", "people", "fraction", "percent"})
_SINGULAR = {"years": "year", "months": "month", "weeks": "week", "days": "day", "hours": "hour", "tonnes": "tonne"}


def number(value: float) -> str:
    """A number with thousands separators and no needless decimals.

    >>> number(65000.0), number(2.5), number(0)
    ('65,000', '2.5', '0')
    """
    if not math.isfinite(value):
        return "no limit"
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def extent(low: float | None, high: float | None, *, unit: str | None = None) -> str:
    """The bounds of a range: one number, `low–high`, `≥ low`, `≤ high`, or that none is stated.

    Units: fractions are written as percentages; the unit itself is added by `figure`.

    >>> extent(2, 2), extent(65000, 75000), extent(1, None), extent(0.45, 0.55, unit="fraction")
    ('2', '65,000–75,000', '≥ 1', '45–55%')
    """
    if unit == "fraction":
        percent = extent(_percent(low), _percent(high))
        return percent if percent == NOT_STATED else f"{percent}%"
    if low is None and high is None:
        return NOT_STATED
    if low is None and high is not None:
        return f"≤ {number(high)}"
    if low is not None and (high is None or math.isinf(high)):
        return f"≥ {number(low)}"
    if low is not None and high is not None and low != high:
        return f"{number(low)}–{number(high)}"
    return number(low or 0)


def figure(kind: str, low: float | None, high: float | None, unit: str | None = None) -> str:
    """A range with what it counts: "19 killed", "65,000–75,000 people", "6 km", "45–55% of the area"."""
    bounds = extent(low, high, unit=unit)
    words = [word for word in (_unit_word(bounds, unit), label("quantities", kind)) if word]
    if bounds == NOT_STATED:
        counted = " ".join(words) or label("quantities", kind) or kind
        return f"{counted}, {NOT_STATED}"
    return " ".join([bounds, *words])


def range_figure(kind: str, extent_of: Range) -> str:
    """A range of the record, with its best figure where that lies inside: "12–15 killed, best 14"."""
    text = figure(kind, extent_of.low, extent_of.high, extent_of.unit)
    if extent_of.best is None or (extent_of.best == extent_of.low and extent_of.high in (None, extent_of.low)):
        return text
    return f"{text}, best {extent(extent_of.best, extent_of.best, unit=extent_of.unit)}"


def quantity_figure(quantity: Quantity) -> str:
    """One claim's number, in the form of `figure`."""
    return figure(quantity.kind, quantity.low, quantity.high, quantity.unit)


def exact(value: float | None) -> int | float | None:
    """The number for a program: an `int` where it is whole, None where it is not finite."""
    if value is None or not math.isfinite(value):
        return None
    return int(value) if value == int(value) else value


def _percent(value: float | None) -> float | None:
    return None if value is None else round(value * 100, 1)


def _unit_word(bounds: str, unit: str | None) -> str:
    if unit is None or unit in _SILENT_UNITS:
        return ""
    word = label("units", unit) if unit in ("km2",) else legible(unit)
    return _SINGULAR.get(word, word) if bounds == "1" else word
