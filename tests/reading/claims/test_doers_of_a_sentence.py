"""The main actor where it is a crowd, a relief agency's "it", a post, or the subject of a clause among others."""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    # crowds do what they do, by their number alone too
    (
        "Hundreds of people demonstrated in Nouakchott on Sunday against the tax.",
        "civil_action/protest",
        {"initiator": "persons"},
    ),
    ("In Lyon thousands demonstrated on Saturday.", "civil_action/protest", {"initiator": "persons"}),
    ("Thousands of people marched in Quito against the war.", "civil_action/protest", {"initiator": "persons"}),
    # what a relief agency says that it does
    ("Oxfam said it would suspend its programmes in Kassala.", "aid_event/delivered", {"provider": "oxfam"}),
    ("The WFP said it had suspended flights to Wau.", "aid_event/delivered", {"provider": "wfp"}),
    # one travels by boat, and nothing is done by it
    (
        "Hundreds of families fled by boat to Kigoma.",
        "displacement/fled",
        {"displaced": "civ"},
    ),
    ("Refugees fled by sea to Mersin.", "displacement/fled", {"displaced": "civ"}),
    # a post is somebody's
    (
        "A teacher was arrested by a checkpoint of the insurgents near Kandahar.",
        "violation/arrest",
        {"perpetrator": "text:insurgents"},
    ),
    # the subject of its own clause, not of the one before
    (
        "His brother had fled to Peshawar; gunmen raided the farm and surrounded the village.",
        "siege_state/encircled",
        {"besieger": "text:gunmen"},
    ),
    (
        "Insurgents took the town, the governor said, and killed ten people.",
        "attack",
        {"initiator": "text:insurgents", "killed": (10, 10)},
    ),
    # men of a unit or a group that no row covers
    ("A party of the 6th Hill Rifles shot dead two guerrillas.", "attack", {"initiator": "text:6th hill rifles"}),
    (
        "Fighters of the Movement for Land and Dignity attacked a post near Torit.",
        "attack",
        {"initiator": "text:movement for land and dignity"},
    ),
    # a comma is left out behind what they did first
    (
        "Before leaving the gang burnt a clinic and abducted nine girls.",
        "violation/abduction",
        {"perpetrator": "text:gang"},
    ),
    # a part of a force is the force when it is told again
    (
        "A column of the Redemption Front entered Bria.  The column shelled the post.",
        "attack/shelling",
        {"initiator": "text:redemption front"},
    ),
    # planes by their sort, men of an officer
    ("MiG-23s of the Cuban air force bombed Mavinga.", "attack/air_strike", {"initiator": "cub-air"}),
    (
        "A Hezbollah commander said his fighters had left Maroun al-Ras.",
        "movement",
        {"initiator": "hezbollah"},
    ),
    # a town is held, though the model takes it for a person
    ("Rebels still hold Zugdidi.", "control/full_hold", {"holder": "text:rebels"}),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_the_doer(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize(
    "text",
    ["The army foiled an attempt to infiltrate towards the village of Kafr.", "Troops thwarted a bid to enter Bor."],
)
def test_who_foils_does_not_do_it(ask: Asking, text: str) -> None:
    assert "movement" not in {kind.partition("/")[0] for kind in ask.kinds(text)}
