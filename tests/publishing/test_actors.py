"""Places and countries as words."""

from __future__ import annotations

from dataclasses import replace

from rashomon.model import PlaceRef
from rashomon.publishing.actors import place_name, where

PEMBA = PlaceRef(
    role="event_location", relation="at", as_written="Pemba", canonical="Pemba", lat=-13.0, lon=40.5, country="MZ"
)
LICHINGA = replace(PEMBA, as_written="Lichinga", canonical="Lichinga")
ISLET = PlaceRef(role="event_location", relation="at", as_written="Sand Islet")
LUSAKA = replace(PEMBA, as_written="Lusaka", canonical="Lusaka", country="ZM")


def test_a_country_stands_once_behind_its_last_place() -> None:
    assert where([PEMBA, LICHINGA]) == "Pemba; Lichinga, Mozambique"
    assert where([PEMBA, LUSAKA]) == "Pemba, Mozambique; Lusaka, Zambia"


def test_a_place_that_is_not_located_is_put_into_no_country() -> None:
    assert where([PEMBA, ISLET]) == "Pemba, Mozambique; Sand Islet (not located)"
    assert where([ISLET]) == "Sand Islet (not located)"


def test_a_province_is_called_so_once() -> None:
    named = replace(PEMBA, canonical="Tete Province", kind="admin1")
    assert place_name(named) == "Tete Province"
    assert place_name(replace(named, canonical="Tete")) == "Tete (province)"
