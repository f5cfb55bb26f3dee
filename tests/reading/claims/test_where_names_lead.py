"""Names that only a far land bears, fronts and buildings that bear a name, and what follows; our own sentences."""

from __future__ import annotations

import pytest

from reading.asking import Asking

SET = "In Bunia and Beni, in Congo, soldiers of the Congolese army patrolled the streets of Butembo and Goma. "
"""A report of one land, before the sentence that is asked about."""

ABROAD = [
    ("Rebels attacked the village of Gabela on Monday.", "attack", ["Gabela"]),
    ("Shells hit the Carrefour district of Goma.", "attack", ["Goma", "Carrefour district"]),
    ("Rebels killed nine men near Santa Marta on Monday.", "attack", ["Santa Marta"]),
]


@pytest.mark.parametrize(("text", "kind", "names"), ABROAD)
def test_a_name_that_only_a_far_land_bears_is_unknown_at_home(
    ask: Asking, text: str, kind: str, names: list[str]
) -> None:
    claim = ask.one(SET + text, kind)
    assert sorted(place.canonical or place.as_written or "" for place in claim.places) == sorted(names)
    assert {place.country for place in claim.places} <= {None, "CD"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In Nairobi on Monday, two envoys were killed by a bomb.", "Nairobi"),
        ("In Geneva on Monday, two envoys were killed by a bomb.", "Geneva"),
        ("A bomb killed two sailors in Mombasa on Monday.", "Mombasa"),
    ],
)
def test_capitals_great_towns_and_seats_of_talks_are_known_abroad(ask: Asking, text: str, name: str) -> None:
    claim = ask.one(SET + text, "attack")
    assert [(place.canonical, place.lat is not None) for place in claim.places] == [(name, True)]


def test_a_township_of_a_region_lies_in_it(ask: Asking) -> None:
    claim = ask.one("Soldiers burned houses in Kani Township of Sagaing Region on Monday.", "violation")
    assert [(p.canonical, p.as_written, p.country) for p in claim.places] == [
        ("Sagaing", "Sagaing Region", "MM"),
        (None, "Kani Township", None),
    ]


def test_what_the_land_before_it_owns_is_the_narrower_place(ask: Asking) -> None:
    claim = ask.one("In Sagaing's Kani township, soldiers shot nine villagers on Monday.", "attack")
    assert "Kani township" in [place.as_written for place in claim.places]


def test_the_red_sea_is_no_province(ask: Asking) -> None:
    claim = ask.one("A missile hit a tanker in the Red Sea on Monday.", "attack")
    assert [place.kind for place in claim.places] == ["sea"]


SITES = [
    ("Both armies exchanged artillery fire on the Mbauna front.", "clash", "Mbauna front"),
    ("Troops withdrew to the north bank of the Mbaro river on Friday.", "movement", "Mbaro river"),
    ("Fighting went on in the Chakhar sector on Friday.", "clash", "Chakhar sector"),
    ("Rebels stormed Hill 217 at dawn.", "territory_change", "Hill 217"),
    ("On Friday mortars hit Observation Post 9 again.", "attack", "Observation Post 9"),
    ("A bomb killed nine guests at the Baluka hotel on Friday.", "attack", "Baluka hotel"),
    ("A bomb killed nine men beside Fort Mbauna on Friday.", "attack", "Fort Mbauna"),
]


@pytest.mark.parametrize(("text", "kind", "name"), SITES)
def test_a_front_a_height_or_a_building_that_bears_a_name_is_a_place(
    ask: Asking, text: str, kind: str, name: str
) -> None:
    claim = ask.one(text, kind)
    assert [(place.as_written, place.lat) for place in claim.places] == [(name, None)]


@pytest.mark.parametrize(
    "text",
    [
        "The Mbauna Liberation Front killed nine soldiers on Friday.",
        "Nine priests of the Catholic Church were killed on Friday.",
        "A letter to the Baluka hospital said nine men were killed on Friday.",
        "Rebels seized Kone Toure in Mopti on Friday.",
    ],
)
def test_bodies_and_persons_are_no_places(ask: Asking, text: str) -> None:
    names = {place.as_written for claim in ask.claims(text) for place in claim.places}
    assert names <= {"Mopti"}


def test_a_building_is_where_its_dead_are_and_not_what_is_told_next(ask: Asking) -> None:
    text = "Gunmen stormed the Baluka hotel on Friday. Nine guests were killed. Soldiers arrested ten men."
    assert "Baluka hotel" in [place.as_written for place in ask.one(text, "casualty_detail").places]
    assert "Baluka hotel" not in [place.as_written for place in ask.one(text, "violation/arrest").places]


GOES_ON = [
    # who fled, came or brought aid in the scene just told
    ("Gunmen burned a market in Mopti on Friday. Traders fled with their goods.", "displacement", {"Mopti"}),
    ("A convoy reached Mopti on Friday. It delivered flour to the people.", "aid_event", {"Mopti"}),
    # a dated scene goes on in the past tense
    ("Rebels burned the police post at Mopti in May. A corporal died.", "casualty_detail", {"Mopti"}),
    ("Rebels burned the police post at Mopti in May. Meanwhile, a corporal died.", "casualty_detail", set()),
]


@pytest.mark.parametrize(("text", "kind", "names"), GOES_ON)
def test_a_scene_goes_on_for_who_flees_it_and_in_the_past_tense(
    ask: Asking, text: str, kind: str, names: set[str]
) -> None:
    assert {place.canonical for place in ask.one(text, kind).places} == names
