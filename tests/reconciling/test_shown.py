"""Values as a reader would write them."""

from __future__ import annotations

import pytest

from rashomon.model import Quantity
from rashomon.reconciling.shown import number


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (Quantity(kind="killed", low=19, high=19, value=19), "19"),
        (Quantity(kind="population", low=65_000, high=75_000, value=70_000), "65,000-75,000"),
        (Quantity(kind="killed", low=14, value=14), "at least 14"),
        (Quantity(kind="distance", low=0, high=10, value=10, unit="km"), "up to 10 km"),
        (Quantity(kind="killed", low=24, high=99, as_written="dozens"), "dozens (24-99)"),
        (Quantity(kind="area_share", low=0.45, high=0.55, value=0.5, unit="fraction"), "45-55 %"),
        (Quantity(kind="area_share", as_written="much of"), "much of"),
        (Quantity(kind="killed"), "unknown"),
    ],
)
def test_a_number_with_its_bounds(quantity: Quantity, text: str) -> None:
    assert number(quantity) == text
