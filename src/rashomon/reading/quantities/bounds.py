"""What a number with its qualifier allows: low, high and value (annotation guidelines, section 5)."""

from __future__ import annotations

import math

Bounds = tuple[float | None, float | None, float | None]

LARGEST_SHARE_OF_DOUBT = 0.1
"""How far "about" may reach from the number, as a fraction of it."""


def last_unit(value: float) -> float:
    """One in the last significant place of a number as it is written out.

    >>> last_unit(70_000), last_unit(93_000), last_unit(12), last_unit(1.5)
    (10000.0, 1000.0, 1.0, 0.1)
    """
    if value <= 0 or not math.isfinite(value):
        return 1.0
    unit = 1.0
    if value == int(value):
        while value % (unit * 10) == 0:
            unit *= 10
        return unit
    while unit > 1e-6 and abs(round(value / unit) * unit - value) > 1e-9 * max(1.0, value):
        unit /= 10
    return unit


def around(value: float, *, countable: bool) -> tuple[float, float]:
    """The range of "about": half of the last significant unit to each side, at most a tenth of the number.

    >>> around(70_000, countable=True), around(100_000, countable=True)
    ((65000.0, 75000.0), (90000.0, 110000.0))
    """
    reach = min(last_unit(value) / 2, value * LARGEST_SHARE_OF_DOUBT)
    low, high = _clean(value - reach), _clean(value + reach)
    return (float(math.floor(low)), float(math.ceil(high))) if countable else (low, high)


def exact(value: float) -> Bounds:
    """The bounds of a plain number."""
    return value, value, value


def qualified(bounds: Bounds, qualifier: str, *, countable: bool, doubt: float | None = None) -> Bounds:
    """The bounds that a qualifier makes of those of the bare number.

    `countable` is true for persons and things, whose bounds are whole numbers.  `doubt` is what "about" adds to each
    side where the number's own form does not tell it ("half").
    """
    low, high, value = bounds
    if qualifier == "at_least":
        return low, None, value
    if qualifier == "more_than":
        return (low + 1 if countable and value is not None and low is not None else low), None, value
    if qualifier in ("less_than", "up_to"):
        return (0.0 if qualifier == "less_than" else None), high, value
    if qualifier == "nearly" and high is not None:
        reached = value if value is not None else high
        below = _clean(reached * (1 - LARGEST_SHARE_OF_DOUBT))
        return (float(math.floor(below)) if countable else below), reached, value
    if qualifier == "about" and value is not None and low == high:
        if doubt is not None:
            return _clean(value - doubt), _clean(value + doubt), value
        return (*around(value, countable=countable), value)
    return bounds


def scaled(bounds: Bounds, factor: float) -> Bounds:
    """The bounds in another unit."""
    low, high, value = bounds
    return (
        None if low is None else _clean(low * factor),
        None if high is None else _clean(high * factor),
        None if value is None else _clean(value * factor),
    )


def _clean(number: float) -> float:
    """Without the dust of binary fractions: ten significant digits."""
    return float(f"{number:.10g}")
