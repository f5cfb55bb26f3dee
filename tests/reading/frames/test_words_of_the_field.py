"""Words and turns of the field of any decade: what attacks, holds, takes, drives out, accuses and asks.

The sentences are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    ("Government aircraft napalmed three villages near Huambo.", "attack/air_strike", {"event_location": "Huambo"}),
    ("Guerrillas set fire to a tanker near Masaka.", "violation/property_destruction", {"target": "text:tanker"}),
    ("The rebels attacked a military installation near Jinja.", "attack/unspecified", {"initiator": "text:rebels"}),
    ("Gunners sank an ammunition barge.", "attack/unspecified", {"target": "text:ammunition barge"}),
    ("Guerrillas wiped out an army patrol near Masaka.", "attack/unspecified", {"target": "uga-forces"}),
    ("Militiamen sprayed a bus with machine-gun fire.", "attack/small_arms", {"target": "text:bus"}),
    ("The explosion targeted a bakery.", "attack/unspecified", {"target": "text:bakery", "initiator": "unknown"}),
    ("Warplanes flew 80 strikes against Tikrit.", "attack/air_strike", {"event_location": "Tikrit"}),
    ("The rebels confronted the guerrillas near Gulu.", "clash/armed_clash", {"opponent": "text:guerrillas"}),
    ("Government troops exchanged fire with rebels near Gulu.", "clash/exchange_of_fire", {"opponent": "text:rebels"}),
    ("A patrol fell into an ambush near Gulu.", "clash/ambush", {"opponent": "text:patrol", "initiator": None}),
    ("Clashes near Gulu produced 40 casualties.", "clash/armed_clash", {"killed_or_wounded": (40, 40)}),
    ("The garrison fell after a battle.", "territory_change/captured", {"initiator": None}),
    ("Soldiers managed to wrest control of Gulu.", "territory_change/captured", {"event_location": "Gulu"}),
    ("Rebels still held about 60% of Gulu.", "control/partial_hold", {"holder": "text:rebels"}),
    ("The insurgents were driven out of Gulu.", "territory_change/lost", {"previous_holder": "text:insurgents"}),
    ("A mob stormed the embassy.", "civil_action/mob_violence", {"initiator": "text:mob"}),
    ("Rebels burned the town hall.", "violation/property_destruction", {"target": "text:town hall"}),
    ("Gunmen carried off 30 youths.", "violation/abduction", {"abducted": (30, 30)}),
    ("The rebels made off with three girls.", "violation/abduction", {"perpetrator": "text:rebels"}),
    ("Six students were taken into custody.", "violation/arrest", {"detained": (6, 6)}),
    ("Militiamen sacked the market.", "violation/looting", {"perpetrator": "text:militiamen"}),
    (
        "Witnesses accused marines of holding 40 people in a stadium.",
        "violation/arbitrary_detention",
        {"perpetrator": "text:marines", "detained": (40, 40), "modality": "claimed"},
    ),
    ("A camp in Goma holds 20,000 refugees.", "population/displaced_stock", {"population": "civ"}),
    ("Thousands of evacuees reached Saigon.", "displacement/destination", {"displaced": "civ"}),
    ("Hundreds of people sought shelter in churches.", "displacement/destination", {"displaced": "persons"}),
    ("Villagers took to the hills.", "displacement/fled", {}),
    ("About 20 civilians suffered from suffocation.", "casualty_detail/injured", {"injured": (18, 22)}),
    ("The bombardment put the hospital out of action.", "humanitarian_condition/service_outage", {}),
    ("Food is running out in Gulu.", "humanitarian_condition/shortage", {}),
    ("Retreating soldiers mined the bridge.", "hazard_event/mine_laying", {}),
    ("The army intercepted two missiles over Eilat.", "hazard_event/interception", {"count": (2, 2)}),
    ("The bishop pointed the finger at the rebels.", "communication/accusation", {"target": "text:rebels"}),
    ("The army attributed the massacre to the rebels.", "communication/accusation", {"target": "text:rebels"}),
    ("The general refused to accept responsibility.", "communication/denial", {}),
    ("Nigeria asked Britain for arms.", "communication/demand", {"initiator": "nga", "target": "gbr"}),
    ("The rebels issued an ultimatum.", "communication/demand", {"initiator": "text:rebels"}),
    ("The rebels claimed the bombing.", "communication/claim_of_responsibility", {"initiator": "text:rebels"}),
    ("Nigeria vowed to crush the rebels.", "communication/threat", {"initiator": "nga"}),
    ("The UN Security Council held an emergency meeting.", "political/diplomatic_meeting", {"party": "un"}),
]

NONE = [
    ("Nairobi is set to host a summit.", "violation"),
    ("The garrison at Mandera was holding out.", "violation"),
    ("Evacuees waited to enter Saigon.", "attack"),
    ("An estimated 5,000 people abandoned their villages.", "territory_change"),
    ("Three prisoners made off with a car.", "violation"),
    ("The explosion also caused damage.", "attack"),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_a_turn_of_phrase_is_read(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize(("text", "kind"), NONE)
def test_what_only_sounds_alike_is_not(ask: Asking, text: str, kind: str) -> None:
    assert not [found for found in ask.kinds(text) if found.startswith(kind)]
