"""Marches, holdings, sieges and beaten forces, in words that older and newer agencies use.  Sentences of our own."""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    # who holds what
    (
        "FARC fighters hold the near end of the bridge in Florencia.",
        "control/partial_hold",
        {"holder": "farc", "event_location": "Florencia"},
    ),
    ("UNITA now holds Kuvanga.", "control/full_hold", {"holder": "unita"}),
    ("Hamas fighters are holed up in a cellar in Rafah.", "control/pocket", {"holder": "hamas"}),
    ("FARC guerrillas still man a post at Florencia.", "control/base", {"holder": "farc"}),
    (
        "The Angolan army keeps control of the port of Lobito.",
        "control/full_hold",
        {"holder": "ago-forces", "event_location": "Lobito"},
    ),
    (
        "At Huambo, still in government hands, troops have dug in around the airport.",
        "control/full_hold",
        {"holder": "ago-gov", "event_location": "Huambo"},
    ),
    # what changes hands
    (
        "UNITA fighters entered Huambo on Monday. The army recaptured it on Friday.",
        "territory_change/recaptured",
        {"initiator": "ago-forces", "event_location": "Huambo"},
    ),
    (
        "Commandos hold Mount Hermon, after they took it on Saturday.",
        "territory_change/captured",
        {"initiator": "text:commandos", "event_location": "Mount Hermon"},
    ),
    (
        "The village of Kibumba was lost to M23 on Saturday.",
        "territory_change/lost",
        {"initiator": "m23", "event_location": "Kibumba"},
    ),
    (
        "British forces handed over security in Basra province to Iraqi troops on Sunday.",
        "territory_change/transferred",
        {"previous_holder": "gbr-forces", "initiator": "irq-forces"},
    ),
    # sieges
    ("Huambo was cut off by the rebels.", "siege_state/encircled", {"besieger": "text:rebels"}),
    (
        "The Egyptian army tightened the noose around Sirte.",
        "siege_change/tightened",
        {"besieger": "egy-forces", "event_location": "Sirte"},
    ),
    ("Paratroopers sealed off the old quarter of Nablus.", "siege_change/imposed", {}),
    # marches
    (
        "Ethiopian troops walked in from Dolo.",
        "movement/arrival",
        {"initiator": "eth-forces"},
    ),
    (
        "At Huambo, still in government hands, troops have dug in around the airport.",
        "movement/deployment",
        {"deployed": "text:troops"},
    ),
    (
        "Russian helicopters flew 300 soldiers to Grozny.",
        "movement/deployment",
        {"personnel": (300, 300), "destination": "Grozny"},
    ),
    ("FARC broke out of the town of Mitu.", "movement/retreat", {"initiator": "farc", "origin": "Mitú"}),
    ("The rebels slipped away over the hills.", "movement/retreat", {"initiator": "text:rebels"}),
    (
        "The armoured column was halted at the river.",
        "movement/advance",
        {"polarity": "negated", "initiator": "text:armoured column"},
    ),
    ("Kenyan soldiers came to the relief of the garrison.", "movement/reinforcement", {"initiator": "ken-forces"}),
    ("Peru sent a column into the valley, where it set up a checkpoint.", "movement/base_established", {}),
    # the state of forces
    (
        "The Chadian army routed the rebels near Massaguet.",
        "force_status/setbacks",
        {"initiator": "tcd-forces", "affected": "text:rebels"},
    ),
    ("The militia handed over its arsenal of rockets.", "force_status/surrender", {"affected": "text:militia"}),
    (
        "Sixty soldiers went over to the rebels in Goma.",
        "force_status/defection",
        {"affected": "text:soldiers", "personnel": (60, 60)},
    ),
    ("The army hunted the guerrillas through the hills of Jolo.", "operation/campaign", {"target": "text:guerrillas"}),
    ("The offensive opened at dawn in the Panjshir valley.", "operation/offensive", {}),
    ("Rebel forces went on the offensive in Masisi.", "operation/offensive", {"initiator": "text:rebel forces"}),
    ("The rebels counter-attacked at dawn near Bunia.", "operation/counter_attack", {"initiator": "text:rebels"}),
    ("Soldiers are combing the forest near Tizi Ouzou.", "operation/campaign", {"initiator": "text:soldiers"}),
    ("A thousand more paratroops were flown into Algiers.", "movement/deployment", {"destination": "Algiers"}),
    ("Syrian commandos were put ashore at Tripoli.", "movement/arrival", {"initiator": "syr-forces"}),
    ("The brigade has taken up positions on the hills above Sarajevo.", "movement/deployment", {}),
    ("The town of Huambo changed hands three times.", "territory_change/transferred", {"event_location": "Huambo"}),
    ("Rebels gave up the town of Kalemie without a fight.", "territory_change/lost", {"event_location": "Kalemie"}),
    (
        "The rebels ousted the garrison from Gulu.",
        "territory_change/captured",
        {"initiator": "text:rebels", "previous_holder": "text:garrison", "event_location": "Gulu"},
    ),
    ("The rebels have a foothold on the bank in Vukovar.", "control/foothold", {"holder": "text:rebels"}),
    ("The noose is tightening around Grozny.", "siege_change/tightened", {"event_location": "Grozny"}),
    ("Government planes flew 40 missions over Tigray.", "operation/air_sorties", {"sorties": (40, 40)}),
    ("Two thousand Marines went ashore at Beirut.", "movement/arrival", {"destination": "Beirut"}),
    ("The mercenaries flew out of Stanleyville on Sunday.", "movement/withdrawal", {"initiator": "text:mercenaries"}),
    ("Paratroops were dropped on Port Said.", "movement/deployment", {"deployed": "text:paratroops"}),
    ("The rebels stormed and took the barracks at Bunia.", "territory_change/captured", {"initiator": "text:rebels"}),
    ("The rebels now hold Bunia, having driven out the army.", "territory_change/captured", {}),
    (
        "Kuito, under siege by UNITA since May, has no flour.",
        "siege_state/besieged",
        {"besieger": "unita", "time": "2024-05-01..2025-01-15"},
    ),
    ("UN peacekeepers are trapped in Gorazde.", "siege_state/encircled", {}),
    (
        "The retreating soldiers left mines in the fields.",
        "hazard_state/explosive_contamination",
        {"emplacer": "text:retreating soldiers"},
    ),
    ("The Sudanese army disarmed the militia in Nyala.", "hazard_event/weapons_seized", {"target": "text:militia"}),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_an_event_on_the_ground_is_found(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize(
    "text",
    [
        "The general held his side of the bargain.",
        "The party holds Sunday lunches.",
        "Police sealed off the street after the crash.",
        "Supplies of water were cut off in the suburb.",
        "The minister walked in from the garden.",
        "Soldiers walk in the rain.",
        "The team went on the offensive in the second half.",
        "The river was cut off from the lake by the dam.",
        "The museum handed over its collection to the state.",
        "The army held a parade in Bucharest.",
        "The president was defeated in the election.",
        "Defeating the guerrillas will take years.",
        "The surgeon took it from the table.",
        "The bank handed over its accounts.",
        "The tour of the army band opened at dawn.",
        "The coach pushed the players back to work.",
        "Violence broke out in the capital's prison.",
    ],
)
def test_other_senses_make_no_claim_of_ground(ask: Asking, text: str) -> None:
    types = {"control", "territory_change", "siege_state", "siege_change", "movement", "force_status", "operation"}
    assert not {kind.split("/")[0] for kind in ask.kinds(text)} & types
