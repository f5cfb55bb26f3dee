"""How two numbers of one kind lie to each other."""

from __future__ import annotations

import math
from typing import Literal

from rashomon.model.quantity import Quantity
from rashomon.reconciling.facts import Facts

Fit = Literal["equal", "overlap", "vague", "close", "off", "far", "none"]
CLOSE_RATIO = 1.5
"""Tolls of one event differ between reports; above this ratio they speak against one event."""
OFF_RATIO = 2.0
"""Up to here they speak less against it."""
_ONES = frozenset({"single", "named", "both"})
_RANGES = frozenset({"between", "range", "from_to"})
FAR_RATIO = 3.0
"""Who knows of this many times more does not say "at least" the smaller number of the same event."""


def bounds(quantity: Quantity) -> tuple[float, float]:
    """The range with open ends filled in: 0 and infinity."""
    low = quantity.low if quantity.low is not None else 0.0
    return low, quantity.high if quantity.high is not None else math.inf


def meets(a: Quantity, b: Quantity) -> bool:
    """Whether the two ranges share a number."""
    low_a, high_a = bounds(a)
    low_b, high_b = bounds(b)
    return max(low_a, low_b) <= min(high_a, high_b)


def fit(a: Quantity, b: Quantity) -> Fit:
    """`equal` or `overlap` between numbers, `vague` if a word fits, `close`, `off` or `far` if they are disjoint."""
    if not meets(a, b):
        ratio = _ratio(a, b)
        return "close" if ratio <= CLOSE_RATIO else "off" if ratio <= OFF_RATIO else "far"
    if not (a.numeric and b.numeric):
        return "vague"
    gap = _lower_bounds_apart(a, b)
    if gap > CLOSE_RATIO:
        return "far" if gap > FAR_RATIO else "close"
    return "equal" if a.value == b.value and (a.low, a.high) == (b.low, b.high) else "overlap"


def is_one_told(quantity: Quantity) -> bool:
    """Whether no numeral gives the number: "the boy", "he", a name.  It tells of one person and bounds no toll."""
    return quantity.qualifier in _ONES


def is_figure(quantity: Quantity) -> bool:
    """Whether the text gives a number or two ("between 35,000 and 40,000"), rather than a word or a single person."""
    return (quantity.numeric or quantity.qualifier in _RANGES) and not is_one_told(quantity)


def fits(a: Facts, b: Facts) -> tuple[tuple[str, Fit], ...]:
    """The fit of every kind that both claims count, in the order of the kinds' names; single persons fit any toll."""
    shared = sorted(a.numbers.keys() & b.numbers.keys() - {"duration", "count"})
    shared = [kind for kind in shared if not (is_one_told(a.numbers[kind]) or is_one_told(b.numbers[kind]))]
    return tuple((kind, fit(a.numbers[kind], b.numbers[kind])) for kind in shared)


def _lower_bounds_apart(a: Quantity, b: Quantity) -> float:
    """How many times a lower bound without an upper one is passed by the other number; 1 for closed ranges."""
    passed = [
        (other.low or 0.0) / one.low for one, other in ((a, b), (b, a)) if one.high is None and one.low and other.low
    ]
    return max(passed, default=1.0)


def _ratio(a: Quantity, b: Quantity) -> float:
    low_a, high_a = bounds(a)
    low_b, high_b = bounds(b)
    lower, upper = (high_a, low_b) if high_a < low_b else (high_b, low_a)
    return upper / lower if lower else math.inf
