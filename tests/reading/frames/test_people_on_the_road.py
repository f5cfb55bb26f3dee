"""Flight, return, camps and relief goods, in words that older and newer agencies use.  Sentences of our own."""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    # where people go
    (
        "About 4,000 have walked home to Nebaj.",
        "displacement/returned",
        {"displaced": "persons", "number_displaced": (3600, 4400)},
    ),
    (
        "More than 11,000 have arrived in Goma and Bukavu.",
        "displacement/destination",
        {"number_displaced": (11001, None), "destination": "Goma + Bukavu"},
    ),
    ("Some 600 families reached Tawila.", "displacement/destination", {"destination": "Tawila"}),
    ("About 300 Burundians a day are arriving in Kibondo.", "displacement/destination", {"destination": "Kibondo"}),
    (
        "Some 22,500 civilians sought protection in the base of the mission at Bor.",
        "displacement/destination",
        {"number_displaced": (22450, 22550)},
    ),
    ("Most of the residents had left before the assault.", "displacement/fled", {"displaced": "residents"}),
    ("The 40,000 people of Stanleyville have gone south.", "displacement/fled", {}),
    ("Serb militiamen expelled the families at gunpoint.", "displacement/fled", {}),
    (
        "Boko Haram raids have emptied sixteen villages in Borno.",
        "displacement/fled",
        {"initiator": "boko-haram"},
    ),
    (
        "French troops flew 900 foreigners to Libreville.",
        "displacement/evacuated",
        {"initiator": "fra-forces", "number_displaced": (900, 900), "destination": "Libreville"},
    ),
    ("Turkey has flown 34 of the wounded to Ankara.", "displacement/evacuated", {"destination": "Ankara"}),
    ("Some 5,000 Kurds crossed into Turkey overnight.", "displacement/destination", {"destination": "Turkey"}),
    (
        "Some 1,200 Tutsis were given refuge in a church.",
        "displacement/destination",
        {"number_displaced": (1150, 1250)},
    ),
    ("The government repatriated 400 refugees to Rwanda.", "displacement/returned", {"destination": "Rwanda"}),
    ("The inhabitants have deserted the village of Suai.", "displacement/fled", {"displaced": "residents"}),
    ("Huambo has been emptied of its people.", "displacement/fled", {"origin": "Huambo"}),
    ("The return of refugees to Huambo has begun.", "displacement/returned", {}),
    ("Women and children have been moved out of Bunia.", "displacement/evacuated", {}),
    # where they stay
    ("7,000 Muslims are camped at the school in Bambari.", "population/displaced_stock", {"event_location": "Bambari"}),
    (
        "About 35,000 villagers have been living under trees in Bor since May.",
        "population/displaced_stock",
        {"number_population": (34500, 35500)},
    ),
    (
        "Kenya has registered 5,900 Somalis at Dadaab.",
        "population/displaced_stock",
        {"number_population": (5900, 5900)},
    ),
    # what they are given, and what not
    (
        "The Red Cross gives out 120 tonnes of food a day in Goma.",
        "aid_event/delivered",
        {"provider": "icrc"},
    ),
    ("WHO delivered trauma kits to the hospital in Gaza.", "aid_event/delivered", {"provider": "who"}),
    ("The Red Cross handed out mats, which villagers carried home.", "aid_event/delivered", {"provider": "icrc"}),
    ("WFP airdropped 60 tons near the airstrip of Leer.", "aid_event/air_drop", {"provider": "wfp"}),
    (
        "Ten MSF trucks were blocked by the RSF at Kabkabiya.",
        "aid_event/convoy_blocked",
        {"initiator": "rsf-sudan", "target": "msf"},
    ),
    ("Two of the agencies halted distributions in Atbara.", "aid_event/access_denied", {}),
    ("WFP has halved the rations in Dadaab.", "humanitarian_condition/shortage", {"provider": "wfp"}),
    (
        "UNICEF is feeding 5,000 children at the camp in Dadaab.",
        "humanitarian_condition/aid_dependency",
        {"provider": "unicef", "number_population": (5000, 5000)},
    ),
    ("The government has barred relief flights to Juba.", "aid_event/access_denied", {}),
    ("The ICRC was allowed into the camp at Omarska.", "aid_event/access_granted", {"target": "icrc"}),
    ("The Red Cross has been refused entry to the zone.", "aid_event/access_denied", {}),
    ("Thousands face starvation in Tigray.", "humanitarian_condition/shortage", {"affected": "persons"}),
    ("The airlift to Sarajevo resumed on Monday.", "aid_event/delivered", {}),
    ("A ship with 6,000 tons of maize docked at Mogadishu.", "aid_event/delivered", {"destination": "Mogadishu"}),
    ("The people of Kuito are eating rats.", "humanitarian_condition/shortage", {}),
    ("Hospitals in Aden have run out of anaesthetics.", "humanitarian_condition/shortage", {}),
    ("About 300,000 people in Kabul need food.", "population/in_need", {"number_population": (270000, 330000)}),
    ("Turkey keeps the border closed.", "humanitarian_condition/access_constraint", {"provider": "tur"}),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_people_and_relief_are_found(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize(
    "text",
    [
        "Two hundred tourists arrived in Goa on Monday.",
        "About 3,000 fans have walked home from the stadium.",
        "The school expelled two students.",
        "The airline flew 200 passengers to Oslo.",
        "The airline flew 300 pilgrims to Mecca.",
        "Ten thousand people came to the concert in Oslo.",
        "The workers walked home after the shift.",
        "Two thousand delegates arrived in Geneva.",
        "Two bodies were lifted from the rubble in Beirut.",
        "The shop delivered two tons of coal.",
        "The newspaper halted distribution in May.",
        "The company has cut its food prices.",
        "The town registered 900 voters.",
    ],
)
def test_other_senses_make_no_claim_of_people(ask: Asking, text: str) -> None:
    types = {"displacement", "population", "aid_event", "humanitarian_condition"}
    assert not {kind.split("/")[0] for kind in ask.kinds(text)} & types


@pytest.mark.parametrize(
    "text",
    [
        "About 72,000 people are currently displaced in Ituri.",
        "More than 72,000 people remain displaced in Ituri, the agency says.",
        "Some 72,000 are still displaced in Ituri.",
    ],
)
def test_who_is_displaced_now_is_counted_and_does_not_flee(ask: Asking, text: str) -> None:
    claims = ask.claims(text)
    assert [(claim.type, claim.subtype) for claim in claims] == [("population", "displaced_stock")]


def test_who_was_displaced_on_a_day_fled(ask: Asking) -> None:
    ask.check("Over 5,000 people were displaced on Monday.", "displacement/fled", {"displaced": "persons"})
