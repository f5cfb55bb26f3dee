"""How many people, where and in what condition; abuse of them; aid.

The sentences are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking, wrong

CASES = [
    ("UN trucks carrying flour were stopped by militiamen near Goma.", "aid_event/convoy_blocked", {}),
    ("A convoy of medicine was turned back by soldiers near Goma.", "aid_event/convoy_blocked", {}),
    (
        "Some 40,000 people fled Bentiu.",
        "displacement/fled",
        {"displaced": "persons", "number_displaced": (36000, 44000)},
    ),
    (
        "Thousands of residents fled Vavuniya.",
        "displacement/fled",
        {"displaced": "residents", "origin": "Vavuniya", "number_displaced": (1000, 9999)},
    ),
    (
        "Refugees fled from Kordofan to Juba.",
        "displacement/fled",
        {"origin": "Kordofan", "destination": "Juba", "displaced": "civ"},
    ),
    (
        "About 300 families returned to Mosul in 2018.",
        "displacement/returned",
        {"number_displaced": (270, 330), "destination": "Mosul", "time": "2018-01-01..2018-12-31"},
    ),
    (
        "The Serb militia expelled 500 families from Bijeljina.",
        "displacement/fled",
        {"initiator": "text:serb militia", "origin": "Bijeljina", "number_displaced": (500, 500)},
    ),
    (
        "Two million people are in need of food in Tigray.",
        "population/in_need",
        {"number_population": (2000000, 2000000)},
    ),
    (
        "The town of Baga, home to around 10,000 people, was attacked.",
        "population/resident",
        {"number_population": (9000, 11000), "event_location": "Baga"},
    ),
    (
        "Some 20,000 people live in difficult conditions in Bunia.",
        "population/affected",
        {"number_population": (18000, 22000)},
    ),
    (
        "The junta arrested 17 monks in Mandalay.",
        "violation/arrest",
        {"perpetrator": "mmr-gov", "victim": "civ", "detained": (17, 17), "killed": None},
    ),
    ("Boko Haram abducted 276 girls from Chibok.", "violation/abduction", {"abducted": (276, 276), "victim": "civ"}),
    ("The army recruited children by force in Kivu.", "violation/forced_recruitment", {"victim": "civ"}),
    (
        "Sri Lankan soldiers executed eight Tamil prisoners near Mullaitivu.",
        "violation/execution",
        {"perpetrator": "lka-forces", "killed": (8, 8)},
    ),
    ("Bandits looted shops in Kaduna.", "violation/looting", {"perpetrator": "text:bandits"}),
    ("Police tortured two students in Bogota.", "violation/torture", {"victim": "civ"}),
    ("The rebels blocked an aid convoy near Taiz.", "aid_event/convoy_blocked", {"initiator": "text:rebels"}),
    ("The Red Cross delivered food to 3,000 people in Davao.", "aid_event/delivered", {"provider": "icrc"}),
    ("Ukrainian sappers defused a bomb in Kharkiv.", "hazard_event/defusal", {"initiator": "ukr-forces"}),
    (
        "Ukrainian air defences shot down 24 drones over Odesa.",
        "hazard_event/interception",
        {"count": (24, 24), "killed": None},
    ),
    ("Russian forces laid mines around Kherson.", "hazard_event/mine_laying", {"emplacer": "rus-forces"}),
    ("Some 800,000 people are cut off from water in El Fasher.", "humanitarian_condition/service_outage", {}),
    ("90,000 people remain trapped in Mariupol.", "population/trapped", {"number_population": (90000, 90000)}),
    (
        "Deminers cleared 200 mines near Huambo.",
        "hazard_event/clearance",
        {"count": (200, 200)},
    ),
    (
        "Three trucks with food reached the city of Taiz on Monday.",
        "aid_event/delivered",
        {"destination": "Taiz"},
    ),
    (
        "The UN evacuated 200 people from Mariupol.",
        "displacement/evacuated",
        {"number_displaced": (200, 200), "origin": "Mariupol"},
    ),
    (
        "Militiamen raped six women in Darfur.",
        "violation/sexual_violence",
        {"victim": "civ"},
    ),
    wrong(
        "frames_people: deny + access, with the indirect object 'aid groups', gives nothing",
        "The Ethiopian government denied aid groups access to Tigray.",
        "aid_event/access_denied",
        {"initiator": "eth-gov"},
    ),
    ("Colombian troops seized two tonnes of explosives in Cauca.", "hazard_event/weapons_seized", {"weight": (2, 2)}),
    (
        "The fields around Kherson are littered with mines.",
        "hazard_state/explosive_contamination",
        {"event_location": "Kherson"},
    ),
    wrong(
        "frames_people 23: the people cut off are not counted",
        "Some 800,000 people are cut off from water in El Fasher.",
        "humanitarian_condition/service_outage",
        {"affected": "persons"},
    ),
    (
        "Colombian police arrested two men suspected of killing a mayor in Cauca.",
        "attack/unspecified",
        {"modality": "suspected", "initiator": "persons"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_people_are_counted_with_what_happened_to_them(
    ask: Asking, text: str, kind: str, expected: dict[str, object]
) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize(
    "text",
    [
        "Ethiopian troops returned two days later.",
        "The army chief refused to return to talks in Geneva.",
    ],
)
def test_soldiers_and_officials_who_return_are_no_refugees(ask: Asking, text: str) -> None:
    assert not [claim for claim in ask.claims(text) if claim.type == "displacement"]


@pytest.mark.xfail(strict=True, reason="rows 42 (allow): trucks are the subject of 'carrying' under allow, no object")
def test_a_refusal_to_let_aid_pass_is_access_denied(ask: Asking) -> None:
    text = "The Serb army has refused to allow Red Cross trucks carrying flour into Gorazde."
    ask.check(text, "aid_event/access_denied", {"polarity": "affirmed"})


def test_a_refusal_to_let_aid_pass_is_no_delivery(ask: Asking) -> None:
    text = "The Serb army has refused to allow Red Cross trucks carrying flour into Gorazde."
    assert "aid_event/delivered" not in ask.kinds(text)
