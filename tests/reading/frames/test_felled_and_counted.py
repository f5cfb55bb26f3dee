"""Who was shot dead by whom, towns that were bombed, and tolls told in an unusual order."""

from __future__ import annotations

import pytest

from reading.asking import Asking

SHOT = [
    ("Two men shot a policeman dead in Bilbao on Monday.", "persons", "text:policeman", 1),
    ("Gunmen shot two policemen dead in Cali on Monday.", "text:gunmen", "text:policemen", 2),
    ("Soldiers shot a farmer dead near Gulu on Monday.", "text:soldiers", "civ", 1),
    ("A soldier of 19 shot a nurse dead in Kabul on Monday.", "text:soldier", "civ", 1),
    ("Two gunmen on a motorcycle shot a teacher dead in Medellin.", "text:gunmen", "civ", 1),
]
TOWNS = [
    ("Homs was shelled on Monday.", "attack/shelling", "Homs"),
    ("Homs was bombed on Monday.", "attack/air_strike", "Homs"),
    ("Hanoi was bombed on Monday.", "attack/air_strike", "Hanoi"),
    ("Baghdad was bombed for a third night.", "attack/air_strike", "Baghdad"),
]
FACTS = [
    (
        "Two porters were killed and five hurt near Hue on Monday.",
        "casualty_detail/killed",
        {"killed": (2, 2), "killed_or_wounded": None},
    ),
    (
        "Two porters were killed and five hurt near Hue on Monday.",
        "casualty_detail/injured",
        {"injured": (5, 5)},
    ),
    (
        "Militiamen burned out three Israeli tanks near Tyre.",
        "attack",
        {"injured": None, "count": (3, 3)},
    ),
    (
        "The FMLN claims 18 soldiers dead.",
        "casualty_detail/killed",
        {"killed": (18, 18), "voice": "fmln"},
    ),
    (
        "The LTTE admitted the loss of nine fighters.",
        "casualty_detail/killed_or_wounded",
        {"victim": "ltte", "killed_or_wounded": (9, 9)},
    ),
    (
        "The rebels admitted the loss of nine men and two tanks.",
        "casualty_detail/killed_or_wounded",
        {"killed_or_wounded": (9, 9)},
    ),
    (
        "The dead of Friday's raid on Bangui were counted at 27.",
        "casualty_detail/killed",
        {"killed": (27, 27), "event_location": "Bangui"},
    ),
    (
        "The mayor gave the toll as four policemen and eleven rebels dead.",
        "casualty_detail/killed",
        {"killed": (15, 15), "victim": "text:policemen + text:rebels"},
    ),
    (
        "A second corporal was hit in the leg in Derry.",
        "attack",
        {"injured": (1, 1), "killed_or_wounded": None},
    ),
    (
        "An air strike was called in near Kunduz.",
        "attack/air_strike",
        {"event_location": "Kunduz"},
    ),
    (
        "Kabul held Pakistan responsible for the ambush.",
        "communication/accusation",
        {"initiator": "afg", "target": "pak"},
    ),
    (
        "Bombardment that began at dawn and went on until noon killed six in Goma.",
        "attack",
        {"killed": (6, 6), "event_location": "Goma"},
    ),
    (
        "A youth threw a grenade at a police post in Srinagar on Monday.",
        "attack/grenade",
        {"initiator": "persons"},
    ),
    (
        "A soldier was hurt when his truck was stoned by a crowd near Derry.",
        "attack/melee",
        {"initiator": "civ"},
    ),
]
STATUS = [
    ("A bomb in Kirkuk killed two men on Monday. Both were porters.", "civ"),
    ("Six men were killed near Kaga-Bandoro on Monday, all of them farmers.", "civ"),
    ("A bomb in Kirkuk killed three men on Monday. The victims were labourers.", "civ"),
    ("A bomb in Kirkuk killed three men on Monday. Both were labourers.", "persons"),
    ("A bomb in Kirkuk killed two men on Monday. Both were detained.", "persons"),
]


@pytest.mark.parametrize(("text", "doer", "victim", "number"), SHOT)
def test_who_shot_somebody_dead_was_not_shot(ask: Asking, text: str, doer: str, victim: str, number: int) -> None:
    ask.check(text, "attack/small_arms", {"initiator": doer, "victim": victim, "killed": (number, number)})
    assert len(ask.kinds(text)) == 1


@pytest.mark.parametrize(("text", "kind", "town"), TOWNS)
def test_a_town_is_struck_and_no_government(ask: Asking, text: str, kind: str, town: str) -> None:
    ask.check(text, kind, {"event_location": town, "target": None})


@pytest.mark.parametrize(("text", "kind", "facts"), FACTS)
def test_what_is_told_in_other_words(ask: Asking, text: str, kind: str, facts: dict[str, object]) -> None:
    ask.check(text, kind, facts)


@pytest.mark.parametrize(("text", "victim"), STATUS)
def test_who_all_the_dead_were(ask: Asking, text: str, victim: str) -> None:
    killed = next(claim for claim in ask.claims(text) if claim.quantities_of("killed"))
    assert [actor.id for actor in killed.actors if actor.role == "victim"] == [victim]


def test_a_grenade_that_was_thrown_and_wounded_is_one(ask: Asking) -> None:
    text = "A grenade thrown into a bar in Bujumbura wounded nine, two of whom died on Monday."
    assert ask.kinds(text) == ["attack/grenade", "casualty_detail/killed"]
    ask.check(text, "attack/grenade", {"injured": (9, 9), "event_location": "Bujumbura"})
