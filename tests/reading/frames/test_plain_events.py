"""Plain events of any war that a verb or a noun of the field tells.  The sentences are our own."""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    # the dead, as they are counted
    ("The prefecture now gives the dead as 17.", "casualty_detail/killed", {"killed": (17, 17)}),
    ("The hospital puts the wounded at 40.", "casualty_detail/injured", {"injured": (40, 40)}),
    ("A delegate spoke of 200 dead in Kolwezi.", "casualty_detail/killed", {"killed": (200, 200)}),
    (
        "The garrison commander listed three dead men and eleven wounded.",
        "casualty_detail/killed",
        {"killed": (3, 3), "injured": (11, 11)},
    ),
    ("The communique claimed 45 soldiers dead.", "casualty_detail/killed", {"killed": (45, 45)}),
    ("An ambush cost the patrol four dead and two missing.", "clash/ambush", {"killed": (4, 4), "missing": (2, 2)}),
    ("Three of the men have not been seen since their arrest.", "casualty_detail/missing", {"missing": (3, 3)}),
    # what was brought down
    ("Two masts were felled by a blast outside Bujumbura.", "attack", {"event_location": "Bujumbura"}),
    ("The pilots struck military targets near Haiphong.", "attack/unspecified", {"event_location": "Haiphong"}),
    ("The government again resorted to chemical weapons.", "attack/chemical", {}),
    ("The rebels used 12 car bombs during the battle for Hama.", "attack/mine_ied", {"initiator": "text:rebels"}),
    # crowds that move, and those who move them
    (
        "Some 4,000 villagers trekked to Kalemie last week.",
        "displacement/destination",
        {"number_displaced": (3600, 4400), "destination": "Kalemie"},
    ),
    (
        "Around 700 families have left for Herat.",
        "displacement/fled",
        {"number_displaced": (650, 750), "destination": "Herat"},
    ),
    (
        "Two thousand residents of Jezzine left on Wednesday in 40 buses.",
        "displacement/evacuated",
        {"number_displaced": (2000, 2000)},
    ),
    (
        "More than 600 peasants were trucked to Quang Ngai from the hills.",
        "displacement/relocated",
        {"destination": "Quảng Ngãi"},
    ),
    (
        "Red Crescent workers counted 18,000 people in nine camps around Zahedan.",
        "population/displaced_stock",
        {"number_population": (18000, 18000)},
    ),
    # relief and ways
    ("The Red Cross convoy got through to Mostar on Friday.", "aid_event/delivered", {"destination": "Mostar"}),
    ("Two relief flights landed at Juba on Monday.", "aid_event/delivered", {"number_count": (2, 2)}),
    ("The army shut the Kyrenia crossing on Monday.", "territory_change/route_cut", {}),
    # those held, and let go
    (
        "The guerrillas released nine policemen near Neiva.",
        "agreement/release",
        {"polarity": "affirmed", "detained": (9, 9)},
    ),
    ("A priest held for a month was freed unharmed in Cotabato.", "agreement/release", {}),
    ("The police said they had detained twelve.", "violation/arrest", {"detained": (12, 12)}),
    ("Masked men took three students from a bus near Guatemala City.", "violation/abduction", {"abducted": (3, 3)}),
    (
        "About 80 boys were taken as recruits by the rebels in Gulu.",
        "violation/forced_recruitment",
        {"abducted": (75, 85)},
    ),
    # what the sides agree on and break
    ("The army broke the ceasefire on Sunday.", "agreement/ceasefire", {"polarity": "negated"}),
    ("UNITA has agreed to withdraw from Huambo.", "agreement/evacuation_deal", {"party": "unita"}),
    ("The rebel delegation walked out of the talks in Arusha.", "agreement/peace_talks", {"polarity": "negated"}),
    ("The truce came into effect at dawn on Friday.", "agreement/ceasefire", {}),
    ("The ministry denied it.", "communication/denial", {}),
    # what people live on
    ("There is no electricity in Aleppo.", "humanitarian_condition/service_outage", {"event_location": "Aleppo"}),
    ("The telephone network was down in Sidon.", "humanitarian_condition/service_outage", {}),
    ("The only hospital in Mariupol is out of action.", "humanitarian_condition/service_outage", {}),
    ("Residents are so short of food that they eat grass.", "humanitarian_condition/shortage", {}),
    # ground
    ("The rebels were driven into the hills.", "movement/retreat", {"initiator": "text:rebels"}),
    ("Government troops left Kisangani on Monday.", "movement/withdrawal", {"origin": "Kisangani"}),
    ("The militia captured the governor's palace.", "territory_change/captured", {}),
    ("The town is divided between the army and the rebels.", "control/contested", {}),
    ("The siege of Sarajevo entered its third year.", "siege_state/besieged", {"event_location": "Sarajevo"}),
    ("The army is fighting to drive the rebels from Grozny.", "territory_change/captured", {"modality": "planned"}),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_a_plain_event_is_found(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


def test_one_agreement_to_leave_is_one_claim(ask: Asking) -> None:
    assert ask.kinds("The rebels have agreed to leave the city by sea.") == ["agreement/evacuation_deal"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The company released a statement on Monday.", "violation"),
        ("A toxic gas was released by a helicopter.", "violation"),
        ("About 60,000 people arrived at the stadium for the match.", "displacement"),
        ("Sixty delegates left for Geneva.", "displacement"),
        ("The minister arrived in Paris with 60 people.", "displacement"),
        ("The flight to Madrid was cancelled.", "operation"),
        ("The magazine listed five writers among its favourites.", "political"),
        ("The police searched the house of the suspect.", "operation"),
        ("At least six of those detained have not been seen since.", "violation"),
        ("The deal came into effect in 2010.", "agreement/ceasefire"),
    ],
)
def test_such_words_of_peace_tell_no_event(ask: Asking, text: str, kind: str) -> None:
    assert not any(found.startswith(kind) for found in ask.kinds(text))
