"""How wires and newspapers told of war before 1980: losses of a side, camps, captures, deaths by hand.

The sentences are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking

LOSSES = [
    (
        "Rebel losses were 12 killed, 30 wounded and four missing.",
        "casualty_detail",
        {"killed": (12, 12), "injured": (30, 30), "missing": (4, 4), "victim": "text:rebels"},
    ),
    (
        "Casualties among the guerrillas were given as 40 killed.",
        "casualty_detail",
        {"killed": (40, 40), "victim": "text:guerrillas"},
    ),
    ("Enemy losses were put at 200 men.", "casualty_detail", {"killed_or_wounded": (200, 200), "victim": "text:enemy"}),
]
BY_HAND = [
    ("Soldiers beat to death two students.", "attack", {"killed": (2, 2), "initiator": "text:soldiers"}),
    ("Four guards were burned to death by the mob.", "attack", {"killed": (4, 4)}),
    ("A farmer was found strangled on his land.", "casualty_detail/killed", {"killed": (1, 1)}),
    (
        "Raiders attacked the farm, burning the huts and hacking to death a headman and his two sons.",
        "attack/melee",
        {"killed": (3, 3), "initiator": "text:raiders"},
    ),
    ("A corporal lost a leg in the explosion of a mine.", "attack", {"injured": (1, 1)}),
]
CAPTIVES = [
    (
        "A patrol killed 17 rebels and captured 23.",
        "force_status/setbacks",
        {"detained": (23, 23), "initiator": "text:patrol", "affected": "text:rebels"},
    ),
    (
        "Police said nine rebels were killed and five captured.",
        "force_status/setbacks",
        {"detained": (5, 5), "affected": "text:rebels"},
    ),
    ("Marines captured 214 prisoners.", "force_status/setbacks", {"detained": (214, 214)}),
    ("The pilot was taken prisoner.", "force_status/setbacks", {"affected": "text:pilot"}),
]
SIDES = [
    (
        "Two companies of Royal Marines were ambushed near Suez by guerrillas.",
        "clash/ambush",
        {"opponent": "royal-marines"},
    ),
    ("Guerrillas attacked a company of the Portuguese army.", "attack", {"target": "prt-forces"}),
    (
        "A patrol ran into a gang of about 60 in the forest.",
        "clash/armed_clash",
        {"initiator": "text:patrol", "opponent": "text:gang"},
    ),
    ("A bomber of the Nigerian air force raided Umuahia.", "attack/air_strike", {"initiator": "nga-air"}),
    (
        "Dutch columns attacked the town.  Republican troops blew up a bridge there.",
        "attack/unspecified[1]",
        {"initiator": "text:republican troops"},
    ),
    (
        "Nigerian troops took the town.  The radio said 300 rebel soldiers died.",
        "casualty_detail",
        {"victim": "text:rebel soldiers"},
    ),
]
BROUGHT_DOWN = [
    ("Rebel gunners shot down a Spitfire near Haifa.", "attack/unspecified", {"target": "text:spitfire"}),
    ("A Phantom jet was downed by ground fire near Hanoi.", "attack/unspecified", {"target": "text:phantom jet"}),
]
PLACES = [
    ("In Aleppo rebels shelled the airport.", "attack/shelling", {"initiator": "text:rebels"}),
    ("In Hue troops killed nine men.", "attack", {"initiator": "text:troops", "event_location": "Huế"}),
    (
        "Some 8,000 Kikuyu have been detained since a raid in Nairobi on Monday.",
        "violation",
        {"detained": (7500, 8500), "victim": "text:kikuyu"},
    ),
    ("Some 4,000 villagers streamed south from Kyrenia.", "displacement/fled", {"number_displaced": (3600, 4400)}),
]


@pytest.mark.parametrize(("text", "kind", "facts"), [*LOSSES, *BY_HAND, *CAPTIVES, *SIDES, *BROUGHT_DOWN, *PLACES])
def test_plain_war_news_of_old(ask: Asking, text: str, kind: str, facts: dict[str, object]) -> None:
    ask.check(text, kind, facts)


def test_things_lost_are_no_dead(ask: Asking) -> None:
    assert ask.kinds("Egyptian losses were put at 40 tanks.") == []


def test_villages_captured_are_no_captives(ask: Asking) -> None:
    assert "force_status/setbacks" not in ask.kinds("Troops killed two rebels and captured 23 villages.")
