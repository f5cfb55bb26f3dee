"""Attacks and fights: by a verb, by a noun that a verb carries, by damage, "under fire".

The sentences are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking, wrong

CASES = [
    (
        "Serb gunners shelled Gorazde on Friday.",
        "attack/shelling",
        {"event_location": "Goražde", "time": "2025-01-10..2025-01-10"},
    ),
    (
        "Two Russian tanks were destroyed in a Ukrainian drone strike near Bakhmut.",
        "attack/drone_strike",
        {"initiator": "ukr-air", "target": "rus-forces", "count": (2, 2), "killed": None},
    ),
    ("Taliban fighters destroyed three tanks near Kandahar.", "attack/unspecified", {"initiator": "taliban"}),
    (
        "A UN convoy came under mortar fire near Mogadishu.",
        "attack/shelling",
        {"initiator": "unknown", "target": "un", "event_location": "Mogadishu"},
    ),
    (
        "Hezbollah fighters fired rockets at Haifa.",
        "attack/shelling",
        {"initiator": "hezbollah", "target": None, "event_location": "Haifa"},
    ),
    (
        "Their truck hit a landmine near Luena.",
        "attack/mine_ied",
        {"initiator": "unknown", "target": "text:their truck"},
    ),
    ("Bombs fell on the market of Hajjah.", "attack/air_strike", {"initiator": "unknown"}),
    ("A mine exploded near Huambo.", "attack/mine_ied", {"initiator": "unknown", "event_location": "Huambo"}),
    ("Two men blew themselves up in Maiduguri.", "attack/suicide", {"target": None}),
    (
        "Iraqi soldiers battled Islamic State militants near Ramadi.",
        "clash/armed_clash",
        {"initiator": "irq-forces", "opponent": "is"},
    ),
    (
        "Ethiopian troops repelled an attack by TPLF fighters near Mekelle.",
        "clash/armed_clash",
        {"initiator": "tplf", "opponent": "eth-forces"},
    ),
    (
        "Congolese soldiers were ambushed near Rutshuru.",
        "clash/ambush",
        {"opponent": "cod-forces", "initiator": None},
    ),
    (
        "Syrian helicopters dropped barrel bombs on Aleppo.",
        "attack/air_strike",
        {"initiator": "syr-air", "event_location": "Aleppo"},
    ),
    ("Turkish drones hit a school in Kobani.", "attack/drone_strike", {"initiator": "tur-air"}),
    ("A drone of the RSF struck a market in El Fasher.", "attack/drone_strike", {"initiator": "rsf-sudan"}),
    ("Gunmen fired into a crowd in Karachi.", "attack/small_arms", {"initiator": "text:gunmen"}),
    ("Gunmen shot dead three teachers in Pattani.", "attack/small_arms", {"victim": "civ", "killed": (3, 3)}),
    ("Protesters attacked the French embassy in Ouagadougou.", "civil_action/riot", {"initiator": "civ"}),
    (
        "The rebels took 41 soldiers prisoner near Gao.",
        "force_status/setbacks",
        {"initiator": "text:rebels", "detained": (41, 41)},
    ),
    ("The gunmen held 12 nuns hostage in Maaloula.", "violation/abduction", {"abducted": (12, 12)}),
    wrong(
        "means.from_means: the modifier 'US' is taken as a place (event_location) and not as the initiator",
        "A suspected US drone strike killed four militants in Shabwa.",
        "attack/drone_strike",
        {"initiator": "usa-air", "hedge_initiator": "suspected", "event_location": "Shabwah"},
    ),
    wrong(
        "attack_verbs._uses_gas: the target after 'against' is dropped for a verb without a row",
        "Russian forces used chemical weapons against Ukrainian troops near Lyman.",
        "attack/chemical",
        {"initiator": "rus-forces", "target": "ukr-forces"},
    ),
    wrong(
        "frames_violence: 'shelling' with a modifier of unknown kind loses its subtype",
        "Rebel shelling killed five women in Sarajevo.",
        "attack/shelling",
        {"initiator": "text:rebel", "killed": (5, 5)},
    ),
    wrong(
        "extent/obliques: 'between A and B' ends at the first side when the second is a name of several words",
        "Clashes broke out between the Lebanese army and Fatah al-Islam near Tripoli.",
        "clash/armed_clash",
        {"initiator": "lbn-forces", "opponent": "fatah-al-islam", "event_location": "Tripoli"},
    ),
    wrong(
        "frames_violence: exchange + fire is in no row",
        "Indian and Pakistani troops exchanged fire across the Line of Control in Kashmir.",
        "clash/exchange_of_fire",
        {"event_location": "Kashmir"},
    ),
    (
        "Heavy fighting has raged in Marib since 3 January.",
        "clash/armed_clash",
        {"event_location": "Marib", "time": "2025-01-03..2025-01-15"},
    ),
    (
        "Rocket fire from Gaza hit Ashkelon.",
        "attack/shelling",
        {"event_location": "Ashkelon", "origin": "Gaza"},
    ),
    wrong(
        "frames_people 32 (torture) wins over victims.hit_kind for 'beaten to death'",
        "A monk was beaten to death in Mandalay.",
        "attack/melee",
        {"victim": "civ", "killed": (1, 1)},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_an_attack_has_its_sort_author_and_target(
    ask: Asking, text: str, kind: str, expected: dict[str, object]
) -> None:
    ask.check(text, kind, expected)


def test_houses_destroyed_are_a_violation_and_tanks_are_not(ask: Asking) -> None:
    assert ask.kinds("Houthi fighters destroyed 40 houses in Taiz.") == ["violation/property_destruction"]
    assert ask.kinds("Houthi fighters destroyed four tanks in Taiz.") == ["attack/unspecified"]


@pytest.mark.parametrize(
    "text",
    ["Iranian-made drones hit Kyiv.", "Russian-supplied missiles hit Homs.", "American-built rockets hit Aden."],
)
def test_who_made_a_weapon_did_not_fire_it(ask: Asking, text: str) -> None:
    assert [a.id for a in ask.one(text, "attack").actors_as("initiator")] == ["unknown"]


@pytest.mark.parametrize(
    "text",
    ["Shells killed two people in Gao.", "A shell hit a school in Omdurman.", "Drones struck a bridge in Kherson."],
)
def test_a_weapon_is_never_an_actor(ask: Asking, text: str) -> None:
    claim = ask.one(text, "attack")
    assert not [a for a in claim.actors if a.id.startswith("text:") and a.role in ("initiator", "co_initiator")]


def test_fire_that_is_opened_on_nobody_told_is_an_attack(ask: Asking) -> None:
    claim = ask.one("A gunman opened fire in a mosque in Quetta.", "attack/small_arms")
    assert [a.as_written for a in claim.actors_as("initiator")] == ["gunman"]
    assert ask.kinds("The governor opened a mosque in Quetta.") == []
