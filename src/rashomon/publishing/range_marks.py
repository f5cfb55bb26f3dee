"""Small drawings of ranges on one common line, so that a disagreement is seen before it is read."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from rashomon.publishing.markup import Safe, element

_WIDTH, _HEIGHT, _MARGIN = 140, 14, 8
_LEAST = 3.0

Bounds = tuple[float | None, float | None]
Scale = Callable[[float], float]


def range_marks(bounds: Sequence[Bounds]) -> list[Safe | None]:
    """One drawing for each range, all to one scale that starts at the lowest bound; None where there is none to draw.

    Shape: a line from low to high, a dot for a single number; an open end runs to the edge, dashed.  Nothing is drawn
    unless two ranges have a bound, and these are not all the same.
    """
    known = [value for pair in bounds for value in pair if value is not None and math.isfinite(value)]
    drawable = sum(any(value is not None for value in pair) for pair in bounds)
    if drawable < 2 or len(set(known)) < 2:
        return [None] * len(bounds)
    floor, span = min(known), max(known) - min(known)

    def across(value: float) -> float:
        return _MARGIN + (_WIDTH - 2 * _MARGIN) * (value - floor) / span

    return [_mark(pair, across) if any(value is not None for value in pair) else None for pair in bounds]


def _mark(pair: Bounds, across: Scale) -> Safe:
    low, high = (value if value is not None and math.isfinite(value) else None for value in pair)
    left = across(low) if low is not None else 0.0
    right = across(high) if high is not None else float(_WIDTH)
    middle = f"{_HEIGHT / 2:g}"
    parts = [element("line", x1="0", y1=middle, x2=str(_WIDTH), y2=middle, class_="axis")]
    if low is not None and low == high:
        parts.append(element("circle", cx=f"{left:.1f}", cy=middle, r="4"))
    else:
        right = max(right, left + _LEAST)
        open_end = "open" if low is None or high is None else None
        parts.append(
            element(
                "line",
                x1=f"{left:.1f}",
                y1=middle,
                x2=f"{right:.1f}",
                y2=middle,
                class_=f"reach {open_end or ''}".strip(),
            )
        )
    return element(
        "svg", *parts, width=str(_WIDTH), height=str(_HEIGHT), viewBox=f"0 0 {_WIDTH} {_HEIGHT}", aria_hidden="true"
    )
