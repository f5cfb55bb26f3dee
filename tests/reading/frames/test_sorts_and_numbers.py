"""What sort of deed a verb tells by what stands around it, and the numbers that its words hold."""

from __future__ import annotations

import pytest

from reading.asking import Asking

SORTS = [
    ("Guerrillas blew up a power station near Durban.", "attack/unspecified", {"initiator": "text:guerrillas"}),
    ("Troops blew up the bridges across the Drina.", "attack/unspecified", {"initiator": "text:troops"}),
    ("Saboteurs blew up a pipeline in Basra with explosives.", "attack/mine_ied", {"event_location": "Basra"}),
    ("A mine blew up a truck near Huambo.", "attack/mine_ied", {}),
    ("A car loaded with explosives went off outside a bakery in Basta.", "attack/mine_ied", {}),
    ("A landmine incident near Menongue killed two herders.", "attack/mine_ied", {"killed": (2, 2)}),
    ("A MiG fired on the convoy.", "attack/air_strike", {}),
    (
        "At least 31 people were killed and 54 wounded in 24 hours of shelling.",
        "attack/shelling",
        {"killed": (31, None), "injured": (54, 54)},
    ),
    ("MSF suspended its mobile clinics in Mweso.", "aid_event/delivered", {"provider": "msf", "polarity": "negated"}),
    ("Teachers protested outside the ministry in Sanaa.", "civil_action/protest", {}),
]
NUMBERS = [
    ("Five mortars fell into the hands of the army.", "hazard_event/weapons_seized", {"count": (5, 5)}),
    ("A Palestinian was shot dead in Husan.", "attack/small_arms", {"killed": (1, 1)}),
    ("The guerrillas left 83 dead on the slopes.", "casualty_detail/killed", {"killed": (83, 83)}),
    ("Eight hundred Rwandan soldiers arrived in Nyala.", "movement/arrival", {"personnel": (800, 800)}),
    ("Sappers cleared 150 hectares in Mykolaiv.", "hazard_event/clearance", {"area": (1.5, 1.5)}),
    (
        "Some 690,000 people are short of food.",
        "humanitarian_condition/shortage",
        {"number_population": (685000, 695000)},
    ),
    ("The air force carried out four strikes on Ain Zara.", "attack/air_strike", {"strikes": (4, 4)}),
    ("Four bombs went off in Madrid.", "attack/mine_ied", {"count": (4, 4), "strikes": None}),
    ("Air defence destroyed 71 drones over Kyiv.", "hazard_event/interception", {"count": (71, 71)}),
    ("He gave losses there as 440 killed and wounded.", "casualty_detail", {"killed_or_wounded": (440, 440)}),
    ("The raid left 12 killed and 20 wounded.", "attack", {"killed": (12, 12), "injured": (20, 20)}),
    ("WFP delivered 150 tons of wheat to Malakal.", "aid_event/delivered", {"weight": (150, 150)}),
    ("A company of 155 Irish soldiers surrendered at Likasi.", "force_status/surrender", {"personnel": (155, 155)}),
    ("Two brigades were sent to the Ogaden.", "movement/deployment", {"count": (2, 2), "personnel": None}),
    ("Nine were found dead at the roadside on Monday.", "casualty_detail/killed", {"killed": (9, 9)}),
    ("A mass grave with 60 bodies was found near Prijedor.", "casualty_detail/killed", {"killed": (60, 60)}),
    (
        "The siege left 74 militants, 16 soldiers and 47 civilians dead.",
        "casualty_detail/killed",
        {"killed": (137, 137)},
    ),
]
SILENT = [
    # nobody is sent anywhere, and no captive let go
    "Italian tanks freed a trapped platoon.",
    "He ordered the troops in Tunisia to remain in their barracks.",
    "UN agencies moved 46 foreign staff to Nairobi.",
    "U.N. truce observers were ordered to leave El Arish.",
    "The party has ordered its members to stop slashing rubber trees.",
    # a government that protests sends a note
    "Tirana protested.",
    "Turkey protested to Athens over the violation of its airspace.",
    "The Syrian Foreign Ministry protested against Israeli raids.",
    # no arrival, and nothing that bursts
    "The pilot refused to land at Port Harcourt.",
    "The helicopter crash-landed near Lashkar Gah.",
    "The bus went off the road near Quetta.",
    "The plan blew up.",
]


@pytest.mark.parametrize(("text", "kind", "expected"), [*SORTS, *NUMBERS])
def test_a_deed_has_its_sort_and_its_number(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize("text", SILENT)
def test_what_only_sounds_like_a_deed_makes_no_claim(ask: Asking, text: str) -> None:
    assert ask.kinds(text) == []


def test_who_leaves_a_place_in_the_dark_does_not_leave_it(ask: Asking) -> None:
    kinds = ask.kinds("The rebels blew up a power station, leaving Caqueta in the dark.")
    assert not any(kind.startswith("movement") for kind in kinds)


def test_fighters_who_fire_are_no_planes(ask: Asking) -> None:
    assert ask.kinds("Three of his fighters fired on a barge.") == ["attack/small_arms"]
