"""Turns of the agencies and of the local press that the model or the lexicon took for others.

The sentences are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking

SHOT_DEAD = [
    ("A sniper shot dead a nurse outside the hospital.", {"initiator": "text:sniper", "victim": "civ"}),
    ("In Karachi, gunmen riding a scooter shot dead a trader.", {"initiator": "text:gunmen", "killed": (1, 1)}),
    (
        "The road was closed. In Quetta, gunmen riding a motorcycle shot dead a teacher.",
        {"initiator": "text:gunmen", "victim": "civ"},
    ),
    ("Two drivers were found shot dead near Jamrud.", {"victim": "civ", "killed": (2, 2), "initiator": "unknown"}),
]
PERSONNEL = [
    ("Four Frontier Corps personnel were killed.", "frontier-corps"),
    ("Six CRPF men were killed.", "crpf"),
    ("Five security personnel were killed in Quetta.", "pak-forces"),
    ("Two army personnel were killed in Srinagar.", "ind-forces"),
    ("Nine police personnel were killed in Quetta.", "pak-police"),
]
ATTACKS = [
    (
        "Serbian forces resumed shelling of the town of Zepa on Monday.",
        "attack/shelling",
        {"event_location": "Zepa", "time": "2025-01-13..2025-01-13"},
    ),
    ("The army used helicopter gunships against villages in Swat.", "attack/air_strike", {"event_location": "Swat"}),
    ("The army had used Grad rockets against the town of Martuni.", "attack/shelling", {"polarity": "affirmed"}),
]
PARTIES = [
    ("Junta jets bombed a village in Kayin, Myanmar.", "attack/air_strike", "mmr-air"),
    ("Air force jets bombed a camp near Mullaittivu, Sri Lanka.", "attack/air_strike", "lka-air"),
    ("The Armenian army shelled Terter.", "attack/shelling", "arm-forces"),
    ("Suspected Maoist rebels blew up a train in Bihar, India.", "attack/mine_ied", "cpi-maoist"),
    ("Twenty Maoist rebels attacked a police post in Rolpa, Nepal.", "attack", "cpn-m"),
    ("The Ministry of Defence of Azerbaijan denied shelling the town.", "communication/denial", "aze-mod"),
]
NO_ATTACK = [
    "Police fired tear gas shells.",
    "Police fired tear gas canisters at the crowd.",
]


@pytest.mark.parametrize(("text", "facts"), SHOT_DEAD)
def test_who_shot_whom_dead(ask: Asking, text: str, facts: dict[str, object]) -> None:
    ask.check(text, "attack/small_arms", facts)


@pytest.mark.parametrize(("text", "victim"), PERSONNEL)
def test_personnel_are_of_their_service(ask: Asking, text: str, victim: str) -> None:
    ask.check(text, "casualty_detail/killed", {"victim": victim})


@pytest.mark.parametrize(("text", "kind", "facts"), ATTACKS)
def test_weapons_used_and_shelling_resumed(ask: Asking, text: str, kind: str, facts: dict[str, object]) -> None:
    ask.check(text, kind, facts)


@pytest.mark.parametrize(("text", "kind", "initiator"), PARTIES)
def test_whose_they_are(ask: Asking, text: str, kind: str, initiator: str) -> None:
    ask.check(text, kind, {"initiator": initiator})


def test_a_peoples_forces_are_no_states(ask: Asking) -> None:
    ask.check("Armenian fighters shelled Terter.", "attack/shelling", {"initiator": "text:armenian fighters"})
    ask.check("Maoist guerrillas killed two men in Ayacucho, Peru.", "attack", {"initiator": "text:maoist guerrillas"})


@pytest.mark.parametrize("text", NO_ATTACK)
def test_tear_gas_is_no_shelling(ask: Asking, text: str) -> None:
    assert ask.kinds(text) == []


def test_mines_that_are_found_are_no_ground_regained(ask: Asking) -> None:
    ask.check(
        "Troops recovered four mines during a search in Vavuniya.", "hazard_event/weapons_seized", {"count": (4, 4)}
    )
    ask.check("The army recovered the town of Hays.", "territory_change/recaptured", {"event_location": "Hays"})


def test_closing_in_is_an_advance(ask: Asking) -> None:
    ask.check("The rebels closed in on the town of Hays.", "movement/advance", {"destination": "Hays"})


def test_they_who_were_seized_are_freed(ask: Asking) -> None:
    text = "Rebels abducted 150 pupils in Rolpa. They were released on Monday."
    ask.check(text, "agreement/release", {"object": "civ", "polarity": "affirmed"})
    text = "The army killed five civilians in Dhading. The army said they had been shot at night."
    ask.check(text, "attack/small_arms", {"target": "civ"})


def test_the_place_in_front_is_what_is_besieged(ask: Asking) -> None:
    text = "In Taiz, besieged by the Houthis for more than two years, three children were killed by a landmine."
    ask.check(text, "siege_state/besieged", {"besieged": None, "duration": (2, None)})
    ask.check(text, "attack/mine_ied", {"time": "..2025-01-15"})


def test_a_day_of_the_fighting_is_no_day_of_saying(ask: Asking) -> None:
    text = "They took the base, the sixth this year, after clashes on Friday in which ten rebels were killed, he said."
    ask.check(text, "casualty_detail", {"killed": (10, 10), "time": "2025-01-10..2025-01-10"})


def test_loss_of_life_has_no_victim(ask: Asking) -> None:
    ask.check("No loss of life was reported.", "casualty_detail", {"victim": None})
    assert ask.kinds("The rebels carried away their dead.") == []
