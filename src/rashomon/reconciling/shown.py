"""Values as a reader would write them."""

from __future__ import annotations

from datetime import date

from rashomon.model.quantity import Quantity
from rashomon.model.when import When

_UNITS = {"km": " km", "km2": " km²", "tonnes": " t", "years": " years", "months": " months", "days": " days"}


def number(quantity: Quantity) -> str:
    """The number with its bounds: "19", "65,000-75,000", "at least 14", "dozens (24-99)".

    >>> number(Quantity(kind="killed", low=14, high=None, value=14, qualifier="at_least"))
    'at least 14'
    """
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return quantity.as_written or "unknown"
    bare = _bounds(low, high, share=quantity.unit == "fraction") + _UNITS.get(quantity.unit or "", "")
    if not quantity.numeric and quantity.as_written and quantity.qualifier != "between":
        return f"{quantity.as_written} ({bare})"
    return bare


def figure(value: float, *, share: bool = False) -> str:
    """One figure, with thousands set apart; shares as percent."""
    if share:
        return f"{value * 100:.3g} %"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def days(when: When) -> str:
    """The days of an interval: "2017-09-05", "by 2017-09-11", "from 2017-09-11", "unknown"."""
    return interval(when.start, when.end)


def interval(start: date | None, end: date | None) -> str:
    """The same for two days."""
    if start is not None and end is not None:
        return start.isoformat() if start == end else f"{start.isoformat()} to {end.isoformat()}"
    if end is not None:
        return f"by {end.isoformat()}"
    return f"from {start.isoformat()}" if start is not None else "unknown"


def _bounds(low: float | None, high: float | None, *, share: bool) -> str:
    if low is None:
        return f"at most {figure(high or 0.0, share=share)}"
    if high is None:
        return f"at least {figure(low, share=share)}"
    if low == high:
        return figure(low, share=share)
    if low == 0:
        return f"up to {figure(high, share=share)}"
    return f"{figure(low, share=share).removesuffix(' %')}-{figure(high, share=share)}"
