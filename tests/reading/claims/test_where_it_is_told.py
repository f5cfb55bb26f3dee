"""Where a claim is: capitals that are bombed, names told to be hills and villages, where those who saw it speak from,
and divisions called by their seat."""

from __future__ import annotations

import pytest

from reading.asking import Asking

PLACES = [
    # a capital as an object
    ("Israeli jets bombed Damascus on Monday.", "attack/air_strike", {"Damascus"}),
    ("Rebels shelled Kabul on Monday.", "attack/shelling", {"Kabul"}),
    # names that no gazetteer has, by the words beside them
    ("Jets bombed a convoy on Jabal al-Rumhat.", "attack", {"Jabal al-Rumhat"}),
    ("Two Afghan jets dropped bombs on Teri Mangol, a border village.", "attack", {"Teri Mangol"}),
    ("On the Sakamir pass, forty have frozen to death.", "casualty_detail", {"Sakamir pass"}),
    ("A missile hit a radar at al-Dailanir air base on Saturday.", "attack", {"al-Dailanir air base"}),
    ("Villagers of Chinpuran have left their homes for fear of searches.", "displacement", {"Chinpuran"}),
    # where those who saw it speak from
    ("In Makiivka, residents told reporters that a shell had hit a school.", "attack", {"Makiyivka"}),
    ("Residents of Goma said helicopters had dropped grenades on their gardens.", "attack", {"Goma"}),
    ("In Sloviansk, residents said a shell had hit a school in Kramatorsk.", "attack", {"Kramatorsk"}),
    ("In Geneva, a UN spokesman said 12 people were killed by shells.", "attack", set()),
    ("A teacher from Goma said rebels had burned his school.", "violation", set()),
    # a division called by its seat
    ("In Narathiwat a tapper was gunned down in Rueso on Tuesday.", "attack", {"Rueso"}),
    # what somebody comes from
    ("Soldiers from the base at Barillas shot 20 men in the hamlet of Puente Alto.", "attack", {"Puente Alto"}),
    ("Soldiers from the garrison at El Paraiso clashed with guerrillas near Arcatao.", "clash", {"Arcatao"}),
]


@pytest.mark.parametrize(("text", "kind", "names"), PLACES)
def test_a_claim_is_where_its_words_put_it(ask: Asking, text: str, kind: str, names: set[str]) -> None:
    claim = ask.one(text, kind)
    assert {place.canonical or place.as_written for place in claim.places if place.role != "origin"} == names


def test_towns_held_beside_each_other_are_all_held_whole(ask: Asking) -> None:
    claims = ask.claims("An Egyptian garrison holds Sanaa, Taiz and Hodeida.")
    assert [(claim.subtype, claim.places[0].canonical) for claim in claims] == [
        ("full_hold", "Sanaa"),
        ("full_hold", "Taiz"),
        ("full_hold", "Hodeidah"),
    ]


def test_half_of_a_town_is_held_in_part(ask: Asking) -> None:
    claims = ask.claims("In Yemen, the rebels hold much of Taiz province, including half of Taiz city.")
    assert [claim.subtype for claim in claims] == ["partial_hold", "partial_hold"]


HELD = [
    ("The rebels still hold Bakhatu.", ["control/full_hold"]),
    ("The rebels hold half of Taiz and the port.", []),
    ("Hamas still holds Edan Alexander.", ["violation/arbitrary_detention"]),
    ("The rebels hold Father Murphy in the hills.", ["violation/arbitrary_detention"]),
]


@pytest.mark.parametrize(("text", "kinds"), HELD)
def test_who_is_held_is_told_from_what(ask: Asking, text: str, kinds: list[str]) -> None:
    assert ask.kinds(text) == kinds
