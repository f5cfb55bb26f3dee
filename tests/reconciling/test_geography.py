"""How two places lie to each other."""

from __future__ import annotations

import pytest
from build import BAGHDAD, MOSUL, NINEVEH, place

from rashomon.model import PlaceRef
from rashomon.reconciling.geography import distance_km, relation, spot_of


def between(*places: PlaceRef) -> str:
    """The relation of two places."""
    first, second = (spot_of(one, "location") for one in places)
    assert relation((first,), (second,)) == relation((second,), (first,))
    return relation((first,), (second,))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (MOSUL, MOSUL, "same"),
        (MOSUL, NINEVEH, "inside"),
        (NINEVEH, NINEVEH, "same_area"),
        (MOSUL, BAGHDAD, "apart"),
        (
            place("Mosul", 36.34, 43.13, relation="north_of"),
            place("Mosul", 36.34, 43.13, relation="south_of"),
            "other_bearing",
        ),
        (
            place("Mosul", 36.34, 43.13, relation="north_of"),
            place("Mosul", 36.34, 43.13, relation="northwest_of"),
            "same",
        ),
        (place("Mosul", 36.34, 43.13, relation="north_of"), MOSUL, "near"),
        (place("Airport", 36.30, 43.14, kind="airport"), MOSUL, "inside"),
        (place("Airport", 36.30, 43.14, kind="airport"), place("Old Bridge", 36.34, 43.14, kind="site"), "other_site"),
        (place("al-Nuri Mosque", None, None, kind="site"), place("Nuri Mosque", None, None, kind="site"), "same_site"),
        (place("Somewhere", None, None), MOSUL, "unknown"),
    ],
)
def test_two_places(first: PlaceRef, second: PlaceRef, expected: str) -> None:
    assert between(first, second) == expected


def test_the_distance_is_that_of_a_great_circle() -> None:
    found = distance_km(spot_of(MOSUL, "location"), spot_of(BAGHDAD, "location"))
    assert found == pytest.approx(355, abs=5)


def test_where_people_flee_from_is_not_where_they_arrive() -> None:
    assert relation((spot_of(MOSUL, "location"),), (spot_of(MOSUL, "destination"),)) == "unknown"
