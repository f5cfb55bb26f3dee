from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.errors import SetupError
from rashomon.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon", "reach_km"),
    [
        ("Hmeimim air base", "SY", 35.40, 35.95, 5),
        ("Jabal Thardah", "SY", 35.25, 40.13, 10),
        ("Brigade 137", "SY", 35.32, 40.07, 8),
        ("Zaporizhzhia nuclear plant", "UA", 47.51, 34.59, 5),
        ("Baghouz", "SY", 34.45, 40.98, 8),
        ("Robotyne", "UA", 47.45, 35.84, 8),
        ("Bunagana", "CD", -1.30, 29.60, 8),
        ("El Fasher", "SD", 13.63, 25.35, 8),
        ("Elephant Pass", "LK", 9.53, 80.40, 8),
        ("Khe Sanh", "VN", 16.65, 106.73, 8),
        ("Goose Green", "FK", -51.83, -58.97, 8),
        ("Deir ez-Zour", "SY", 35.34, 40.14, 90),
        ("دير الزور", "SY", 35.34, 40.14, 90),
        ("Мариуполь", "UA", 47.10, 37.54, 10),
    ],
)
def test_a_name_of_the_wars_is_known_where_it_lies(
    gazetteer: Gazetteer, name: str, country: str, lat: float, lon: float, reach_km: float
) -> None:
    place = gazetteer.lookup(name, country=country)[0].place
    assert place.lat is not None
    assert place.lon is not None
    assert abs(place.lat - lat) * 111 < reach_km
    assert abs(place.lon - lon) * 111 < reach_km * 1.5


def test_a_looser_spelling_is_used_only_where_no_closer_one_is_known(gazetteer: Gazetteer) -> None:
    assert {c.level for c in gazetteer.lookup("Homs")} <= {0, 1}
    assert {c.level for c in gazetteer.lookup("Deir ez-Zour")} == {2}


def test_city_and_province_of_one_name_are_both_candidates(gazetteer: Gazetteer) -> None:
    kinds = {c.place.kind for c in gazetteer.lookup("Idlib", country="SY")}
    assert {"city", "admin1"} <= kinds


def test_the_river_is_not_an_alias_of_a_province(gazetteer: Gazetteer) -> None:
    assert {c.place.kind for c in gazetteer.lookup("Euphrates")} == {"river"}


def test_an_unknown_name_has_no_candidate(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Qwxzzhvk") == ()
    assert not gazetteer.is_name("Qwxzzhvk")


def test_codes_lead_to_countries_divisions_and_capitals(gazetteer: Gazetteer) -> None:
    assert (place := gazetteer.of_code("SD")) is not None
    assert place.kind == "country"
    assert (place := gazetteer.of_code("US.KY")) is not None
    assert place.name == "Kentucky"
    assert (place := gazetteer.capital_of("UA")) is not None
    assert place.name == "Kyiv"


def test_each_source_is_credited(gazetteer: Gazetteer) -> None:
    credits = " ".join(credit for _name, _version, credit in gazetteer.sources())
    assert "CC BY 4.0" in credits
    assert "geonames.org" in credits


def test_a_missing_file_tells_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="make setup"):
        Gazetteer.open(tmp_path / "none.sqlite")


def test_a_damaged_file_tells_what_to_run(tmp_path: Path) -> None:
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"no database")
    with pytest.raises(SetupError, match="make setup"):
        Gazetteer.open(broken)
