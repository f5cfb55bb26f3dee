"""The list of countries: every land by each of its codes, and nothing by any other."""

from __future__ import annotations

from collections import Counter

import pytest

from rashomon.model.countries import code_of_state, countries, country_of, country_of_state, former_states


def test_every_land_has_a_name_and_codes_of_its_own():
    lands = countries().values()
    assert len(lands) > 240
    for land in lands:
        assert country_of(land.code) is country_of(land.code.lower()) is land
        assert country_of_state(land.alpha_3.lower()) is land
        assert land.name == land.name.strip() != ""
    for field in ("code", "alpha_3", "name", "numeric"):
        told = Counter(value for land in lands if (value := getattr(land, field)) is not None)
        assert [value for value, number in told.items() if number > 1] == []


def test_a_number_of_gleditsch_and_ward_gives_the_region():
    assert None not in {land.ucdp_region for land in countries().values() if land.gw is not None}
    assert {land.ucdp_region for land in countries().values() if land.gw is None} == {None}
    assert country_of("YE").ucdp_region == "Middle East"
    assert set(former_states().values()) <= set(countries())
    assert not set(former_states()) & {land.gw for land in countries().values()}


@pytest.mark.parametrize("code", [None, "", "XX", "regions", "the"])
def test_what_is_no_code_is_no_land(code):
    assert country_of(code) is None
    assert code_of_state(code or "") is None


def test_an_article_stands_only_where_a_sentence_has_one():
    assert country_of("PH").takes_article
    assert not country_of("SY").takes_article
