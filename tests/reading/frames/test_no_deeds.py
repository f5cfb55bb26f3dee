"""What sounds like a deed and is none; and what is told by a blast, or of those hurt beside the dead."""

from __future__ import annotations

import pytest

from reading.asking import Asking

NO_DEED = [
    "The president is taking a harder line on smuggling from the border.",
    "Kampala is home to more than 40 languages.",
    "The Karachays of Teberda did not all escape deportation, but this family escaped the deportation.",
    "A Chinook of the Royal Air Force was nearly shot down over Basra.",
    "Students who flew drones over the barracks in Odesa were fined.",
]
DEEDS = [
    ("Turkish jets flew 60 strikes near Afrin.", "attack/air_strike", {"initiator": "tur-air"}),
    ("Nearly 60 people were killed in Juba.", "casualty_detail/killed", {"killed": (54, 60)}),
    ("Insurgents took the line of hills above Kalma.", "territory_change/captured", {}),
    ("Families escaped the fighting in Kidal.", "displacement/fled", {}),
    (
        "Home to 9,000 people, the town of Rafah was shelled.",
        "population/resident",
        {"number_population": (9000, 9000)},
    ),
    ("A police post in Quetta was shattered by an explosion.", "attack", {"initiator": "unknown"}),
    ("An explosion shattered windows across Sidon.", "attack", {"event_location": "Sidon", "initiator": "unknown"}),
    ("The guerrillas shattered the 4th Brigade near Kufra.", "force_status/setbacks", {}),
    ("The marines said they had hit seven gunmen near Marawi.", "attack", {"killed": None}),
    ("The guerrillas destroyed two tanks and killed 12 soldiers.", "attack[1]", {"killed": (12, 12)}),
    ("Huge satchel charges were detonated at a bridge.", "attack/mine_ied", {"target": None}),
]
BESIDE = [
    ("Six soldiers were killed with two other Ugandans and a Somali injured.", (6, 6), (3, 3)),
    ("Nine people were killed with two policemen and a child hurt.", (9, 9), (3, 3)),
    ("Ten rebels were killed with three others wounded.", (10, 10), (3, 3)),
]


@pytest.mark.parametrize("text", NO_DEED)
def test_what_sounds_like_a_deed_makes_no_claim(ask: Asking, text: str) -> None:
    told = {"attack", "territory_change", "population", "displacement"}
    assert told.isdisjoint(claim.type for claim in ask.claims(text))


@pytest.mark.parametrize(("text", "kind", "expected"), DEEDS)
def test_deeds_are_still_told(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize(("text", "killed", "injured"), BESIDE)
def test_those_hurt_beside_the_dead_have_their_own_number(
    ask: Asking, text: str, killed: object, injured: object
) -> None:
    ask.check(text, "casualty_detail/killed", {"killed": killed})
    ask.check(text, "casualty_detail/injured", {"injured": injured})


def test_men_killed_with_knives_are_not_hurt_beside(ask: Asking) -> None:
    assert ask.kinds("Five men were killed with knives.") == ["attack/melee"]


def test_shells_that_begin_to_fall_fall_once(ask: Asking) -> None:
    assert ask.kinds("Shells began to fall on Vukovar before dawn.") == ["attack/shelling"]
    assert ask.kinds("Mortar rounds started landing near the port of Aden.") == ["attack/shelling"]
