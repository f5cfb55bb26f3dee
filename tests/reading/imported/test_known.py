from string import ascii_uppercase

import pytest

from rashomon.model.countries import country_of
from rashomon.reading.imported.known import actor_named, country_code, source_named

COUNTRIES = [found for a in ascii_uppercase for b in ascii_uppercase if (found := country_of(a + b)) and found.gw]


@pytest.mark.parametrize("country", COUNTRIES, ids=lambda country: country.code)
def test_every_state_is_known_by_its_names_and_numbers(country):
    assert country_code(country.acled) == country.code
    shared = country.code == "PS"  # coded with Israel
    assert country_code(country.ucdp) == ("IL" if shared else country.code)
    assert country_code("", gw=country.gw) == ("IL" if shared else country.code)
    assert country.numeric is None or country_code("", iso=country.numeric) == country.code


def test_a_country_that_is_none_is_unknown():
    assert country_code("Atlantis", iso=1, gw=1) is None


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Military Forces of Syria (2000-2024)", "syr-forces"),
        ("Military Forces of Myanmar (2021-) Border Guard", "mmr-forces"),
        ("Police Forces of Kenya (2022-)", "ken-police"),
        ("Government of DR Congo (Zaire)", "cod-gov"),
        ("Islamic State (Syria)", "is"),
        ("AQAP: Al Qaeda in the Arabian Peninsula", "aqap"),
        ("Civilians (Sudan)", "civ"),
        ("Civilians", "civ"),
        ("Unidentified Armed Group (Mali)", "unknown"),
        ("Unidentified Communal Militia (Kenya)", "unknown"),
        ("Military Forces of Atlantis (1999-)", "text:military forces of atlantis (1999-)"),
        ("Sons of the Delta", "text:sons of the delta"),
    ],
)
def test_an_actor_is_known_by_the_name_that_others_write(name, identifier):
    assert actor_named(name, "opponent", None).id == identifier


def test_a_source_has_its_camp():
    assert source_named("M23", "origin").camp == "rwanda-m23"
    assert source_named("a passer-by", "origin").id == "text:a passer-by"
