"""The figures of the dead that an event's claims give."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rashomon.model import Event, Quantity
from rashomon.publishing.exports.context import Context

_RANGES = ("between", "range", "from_to")
_UPPER_ONLY = ("less_than", "up_to", "at_most")


def whole(value: float | None) -> int | None:
    """A bound as whole persons; None for one that is not told, and for one without a limit.

    >>> whole(2.0), whole(float("inf")), whole(None)
    (2, None, None)
    """
    return int(value) if value is not None and math.isfinite(value) else None


def quantities_told(event: Event, context: Context) -> list[Quantity]:
    """The number of dead that each account gives: of several in one claim the figure before words, and the largest."""
    found = []
    for claim in (claim for position in event.positions.get("killed", ()) for claim in position.claims):
        numbers = context.claims[claim].quantities_of("killed") if claim in context.claims else ()
        if numbers:
            found.append(max(numbers, key=lambda q: (q.numeric, q.low if q.low is not None else -1.0, q.high or 0.0)))
    return found


def figures_told(event: Event, told: Sequence[Quantity]) -> list[float]:
    """The numbers that stand: no words, no mere upper ends, and nothing below the range, which its source corrected."""
    extent = event.ranges.get("killed")
    floor = extent.low if extent is not None and extent.low is not None else 0.0
    given = [(q.low if q.low is not None else q.value, q.value) for q in told
             if q.value is not None and q.qualifier not in _UPPER_ONLY]  # fmt: skip
    given += [(q.low, q.low) for q in told if q.value is None and q.low is not None and q.qualifier in _RANGES]
    return [value for low, value in given
            if low is not None and value is not None and low >= floor and math.isfinite(value)]  # fmt: skip
