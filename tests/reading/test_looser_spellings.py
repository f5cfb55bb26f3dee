"""A name that only a looser spelling meets: where that holds, and that the record says so."""

from __future__ import annotations

import pytest

from rashomon.model import PlaceRef
from rashomon.publishing.actors import place_name, where
from reading.asking import Asking


def place_of(text: str, ask: Asking) -> PlaceRef:
    """The narrowest place of the first claim."""
    return next(place for place in ask.claims(text)[0].places if place.kind not in ("country", "admin1"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels shelled Jinderes in northern Syria on Sunday, killing two.", "Jindayris"),
        ("Soldiers burned houses near Mogoke in Burma on Sunday.", "Mogok"),
    ],
)
def test_a_transliteration_says_that_it_is_one(text: str, name: str, ask: Asking) -> None:
    place = place_of(text, ask)
    assert place.canonical == name
    assert place.basis.startswith("spelling")
    assert place_name(place).endswith(f"{name} (written {place.as_written})")


def test_an_exact_name_says_nothing_of_its_spelling(ask: Asking) -> None:
    place = place_of("Rebels shelled Djibo in Burkina Faso on Sunday, killing two.", ask)
    assert not place.basis.startswith("spelling")
    assert place_name(place) == "Djibo"


def test_other_vowels_are_another_village_where_names_are_written_in_latin_letters(ask: Asking) -> None:
    place = place_of("Gunmen attacked the village of Bouroum in Burkina Faso on Sunday, killing 14 people.", ask)
    assert (place.as_written, place.lat) == ("Bouroum", None)  # Boromo, 300 km away, is also called Borom


def test_a_great_town_is_met_loosely_only_where_its_land_is_told_of(ask: Asking) -> None:
    place = place_of("Guerrillas killed 30 men in Ccano, Peru's police said in Lima.", ask)
    assert (place.as_written, place.lat) == ("Ccano", None)


def test_a_place_spelt_both_ways_is_named_once() -> None:
    loose = PlaceRef(
        role="event_location", relation="in", as_written="Jinderes", canonical="Jindayris", kind="city", country="SY",
        lat=36.4, lon=36.7, basis="spelling",
    )  # fmt: skip
    exact = PlaceRef(
        role="event_location", relation="in", as_written="Jindayris", canonical="Jindayris", kind="city", country="SY",
        lat=36.4, lon=36.7,
    )  # fmt: skip
    assert where([loose, exact]) == "Jindayris, Syria"
    assert where([loose]) == "Jindayris (written Jinderes), Syria"
