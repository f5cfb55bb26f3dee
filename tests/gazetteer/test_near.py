from __future__ import annotations

from rashomon.gazetteer import Gazetteer
from rashomon.gazetteer.near import rank


def test_a_country_decides_between_towns_of_one_name(gazetteer: Gazetteer) -> None:
    assert rank(gazetteer, "Tripoli")[0].candidate.place.country == "LY"
    assert rank(gazetteer, "Tripoli", near="Lebanon")[0].candidate.place.country == "LB"


def test_the_bare_name_is_the_towns_and_not_the_provinces(gazetteer: Gazetteer) -> None:
    assert rank(gazetteer, "Deir ez-Zour", near="Syria")[0].candidate.place.kind == "city"


def test_the_nearest_stretch_of_a_river_comes_first(gazetteer: Gazetteer) -> None:
    first = rank(gazetteer, "Euphrates", near="Raqqa")[0]
    assert first.candidate.place.lat is not None
    assert abs(first.candidate.place.lat - 35.9) < 0.2
    assert "km from" in first.why
