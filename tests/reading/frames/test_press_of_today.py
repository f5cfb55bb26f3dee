"""Plain sentences of today's agencies and local papers: raids, kidnappings, hospitals.

The sentences are our own.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from reading.asking import Asking

HOLDS: list[tuple[str, str, Mapping[str, object]]] = [
    # a number told of those whom "them" means
    ("Rebels seized nine policemen and shot them dead.", "attack/small_arms", {"killed": (9, 9)}),
    ("The gang abducted four drivers and killed them.", "attack/unspecified", {"killed": (4, 4)}),
    ("Militiamen captured 12 soldiers and later executed them.", "violation/execution", {"killed": (12, 12)}),
    # one beside those who are counted
    ("Gunmen kidnapped a bishop and five pupils.", "violation/abduction", {"abducted": (6, 6)}),
    # who is held to have suffered something
    ("Six sailors were feared kidnapped.", "violation/abduction", {"abducted": (6, 6), "perpetrator": None}),
    # words set in between
    (
        "The rebels burned a school, she added, and abducted seven girls.",
        "violation/abduction",
        {"perpetrator": "text:rebels", "abducted": (7, 7)},
    ),
    # who raids holds nothing
    ("Gunmen stormed two villages near Goma.", "attack/unspecified", {"initiator": "text:gunmen"}),
    ("Bandits invaded three villages in Kaduna.", "attack/unspecified", {"initiator": "text:bandits"}),
    ("Rebels stormed Goma.", "territory_change/captured", {"initiator": "text:rebels"}),
    ("Rebels stormed a hotel in Goma.", "attack/unspecified", {"initiator": "text:rebels", "event_location": "Goma"}),
    ("Soldiers stormed a prison in Goma.", "attack/unspecified", {"initiator": "text:soldiers"}),
    # counted at the grave and in the ward
    ('"We buried 14 people in Goma," an elder said.', "casualty_detail/killed", {"killed": (14, 14)}),
    ("The clinic received 17 wounded people.", "casualty_detail/injured", {"injured": (17, 17)}),
    ("Doctors treated 12 injured civilians.", "casualty_detail/injured", {"injured": (12, 12)}),
    ("Officials put the number of villagers killed at six.", "casualty_detail/killed", {"killed": (6, 6)}),
    # what is counted by a vague number
    ("Gangs torched dozens of houses.", "violation/property_destruction", {"target": "text:houses"}),
    # wiped out by number, or as a body
    ("Rebels annihilated 30 soldiers in Goma.", "attack/unspecified", {"killed": (30, 30), "initiator": "text:rebels"}),
    ("Eight policemen were annihilated in Goma.", "casualty_detail/killed", {"killed": (8, 8)}),
    ("The army annihilated two brigades near Goma.", "force_status/setbacks", {}),
    # brought away by those who fight
    ("Twelve villagers were taken from Mweso village by gunmen.", "violation/abduction", {"abducted": (12, 12)}),
    # driven into people
    ("A soldier drove into demonstrators in Goma.", "attack/unspecified", {"initiator": "text:soldier"}),
    ("Troops drove into Goma.", "movement/advance", {"initiator": "text:troops"}),
    # what is dug is no weapon
    ("Rebels raided a gold mine near Goma.", "attack/unspecified", {"initiator": "text:rebels"}),
    ("A truck struck a mine near Goma.", "attack/mine_ied", {}),
    # a force is of the country that opens its sentence
    (
        "One Kenyan soldier was killed in Goma. In Burundi, fifteen soldiers died when shells hit their base.",
        "attack/shelling",
        {"victim": "text:soldiers"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "holds"), HOLDS)
def test_claim_holds(ask: Asking, text: str, kind: str, holds: Mapping[str, object]) -> None:
    ask.check(text, kind, holds)


@pytest.mark.parametrize(
    "text",
    ["Two crewmen were reported missing.", "He said a dozen people were missing.", "Five men were missing."],
)
def test_the_missing_are_told_once(ask: Asking, text: str) -> None:
    assert ask.kinds(text) == ["casualty_detail/missing"]


def test_who_heads_a_body_does_not_move(ask: Asking) -> None:
    assert ask.kinds("The general, who heads the army, spoke on Monday.") == []
    assert ask.kinds("Rebels headed for Goma.") == ["movement/advance"]


def test_a_number_of_them_is_not_that_of_all(ask: Asking) -> None:
    ask.check("Rebels seized nine policemen and shot two of them.", "attack/small_arms", {"killed": None})


def test_a_clause_with_when_is_at_the_place_passed(ask: Asking) -> None:
    text = "The convoy was travelling on a road near Kutum, in Sudan's Darfur region, when guerrillas detonated a bomb."
    assert [claim.quote for claim in ask.claims(text)] == ["guerrillas detonated a bomb"]


def test_what_is_overrun_is_a_place_though_nobody_knows_it(ask: Asking) -> None:
    stormed = ask.one("Dozens of fighters stormed Akida and Mbuta on Friday evening.", "territory_change/captured")
    assert [place.as_written for place in stormed.places] == ["Akida", "Mbuta"]
    text = "The Kassaba camp for displaced people was looted."
    assert [place.as_written for place in ask.one(text, "violation/looting").places] == ["Kassaba camp"]


def test_the_town_is_what_was_called_so_and_not_where_the_report_is_from(ask: Asking) -> None:
    text = (
        "PEMBA, Mozambique - Insurgents attacked the town of Palma in Cabo Delgado province.  "
        "About 100 militants entered the town on Sunday."
    )
    (place,) = ask.one(text, "movement/arrival").places
    assert "Palma" in (place.canonical or "")
