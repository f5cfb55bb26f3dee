"""Sentences that the model reads wrongly, mended in the parse: what their claims hold.

The sentences are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking

SIDE_BY_SIDE = [
    ("Rocket fire on the town killed 7 wounded 30.", "attack/shelling", (7, 7), (30, 30)),
    ("A raid on the village killed at least 12 civilians wounded 40 others.", "attack", (12, None), (40, 40)),
    ("Bomb attack kills 30 people injures 90", "attack/mine_ied", (30, 30), (90, 90)),
    ("Terrorist Attack on Kandahar kill 6 injure 40.", "attack", (6, 6), (40, 40)),
    ("Three soldiers were killed 12 others injured in the ambush.", "clash/ambush", (3, 3), (12, 12)),
    (
        "Shells hit the square, killing at least 31 people and wounding 64, a doctor said.",
        "attack",
        (31, None),
        (64, 64),
    ),
    ("A car bomb left two killed and four wounded.", "attack/mine_ied", (2, 2), (4, 4)),
]
SUFFERED = [
    ("Nineteen sustained injuries in the blast.", (19, 19)),
    ("Police said 14 sustained gunshot wounds.", (14, 14)),
    ("A further 60 suffered injuries.", (60, 60)),
]


@pytest.mark.parametrize(("text", "kind", "killed", "injured"), SIDE_BY_SIDE)
def test_numbers_side_by_side_are_two(ask: Asking, text: str, kind: str, killed: object, injured: object) -> None:
    ask.check(text, kind, {"killed": killed, "injured": injured})
    assert len(ask.kinds(text)) == 1


def test_a_wounded_man_who_was_killed_is_no_second_number(ask: Asking) -> None:
    assert ask.kinds("The army killed three wounded rebels.") == ["attack/unspecified"]
    ask.check("The army killed three wounded rebels.", "attack", {"killed": (3, 3), "injured": None})


@pytest.mark.parametrize(("text", "injured"), SUFFERED)
def test_a_bare_number_suffers(ask: Asking, text: str, injured: object) -> None:
    assert any(quantity.kind == "injured" for claim in ask.claims(text) for quantity in claim.quantities)
    kind = ask.kinds(text)[0]
    ask.check(text, kind, {"injured": injured})


def test_indefinite_neighbours_are_a_list(ask: Asking) -> None:
    text = "A nurse a driver and a guard were killed by a mortar shell."
    ask.check(text, "attack/shelling", {"killed": (3, 3)})


def test_an_adverb_takes_no_noun_from_its_verb(ask: Asking) -> None:
    text = "Police blamed the Movement for the Rights of Labour (MRL), but the MRL angrily denied involvement."
    ask.check(text, "communication/denial", {"initiator": "text:movement for the rights of labour"})


HEADLINES = [
    ("2 killed, 8 wounded in mortar attack on Sirte market", "attack/shelling", (2, 2), (8, 8)),
    ("At least 12 dead, dozens wounded in Quetta blast", "attack/unspecified", (12, None), (24, 99)),
    ("Five dead in mosque shooting; gunman still at large", "attack/small_arms", (5, 5), None),
    ("Teacher killed, four hurt in Gao ambush", "clash/ambush", (1, 1), (4, 4)),
    ("4 shot dead in Basra home", "attack/small_arms", (4, 4), None),
    ("Journalist and driver killed in air strike", "attack/air_strike", (2, 2), None),
    ("Over 130 Civilians Killed in Taiz Air Strikes", "attack/air_strike", (131, None), None),
    ("20 Villagers Killed Scores Injured in Terrorist Attacks in Borno", "attack/unspecified", (20, 20), (40, 99)),
    ("Nine soldiers dead after rebels storm base", "casualty_detail/killed", (9, 9), None),
    ("The blast left one policeman dead and two others wounded.", "attack/unspecified", (1, 1), (2, 2)),
    ("A man was killed and his wife badly injured when gunmen opened fire.", "attack/small_arms", (1, 1), (1, 1)),
]


@pytest.mark.parametrize(("text", "kind", "killed", "injured"), HEADLINES)
def test_casualties_without_a_finite_verb_count(
    ask: Asking, text: str, kind: str, killed: object, injured: object
) -> None:
    ask.check(text, kind, {"killed": killed, "injured": injured})
    assert len(ask.kinds(text)) == 1


ACTIVE = [
    ("A suicide bomber killed at least 40 people at a market in Peshawar.", "attack/suicide", {"killed": (40, None)}),
    ("Snipers shot at civilians in Sarajevo.", "attack/small_arms", {"target": "civ", "killed_or_wounded": None}),
    ("Two men killed in the raid were buried on Sunday.", "attack/unspecified", {"killed": (2, 2)}),
]


@pytest.mark.parametrize(("text", "kind", "expected"), ACTIVE)
def test_a_finite_verb_keeps_its_subject(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


def test_a_number_ends_a_sentence_that_the_next_one_touches(ask: Asking) -> None:
    text = "They killed 21 soldiers and injured another 17.Thirty rebels were killed."
    ask.check(text, "casualty_detail/injured", {"injured": (17, 17), "victim": None})


def test_a_share_of_the_people_is_displaced(ask: Asking) -> None:
    text = "Fighting has displaced more than a third of the population."
    claim = ask.one(text, "displacement")
    assert [quantity.kind for quantity in claim.quantities] == ["share"]


def test_one_of_the_wounded_is_one(ask: Asking) -> None:
    ask.check("One of the wounded has died.", "casualty_detail/killed", {"killed": (1, 1)})


def test_a_finite_verb_is_not_joined_to_an_infinitive(ask: Asking) -> None:
    text = "The army foiled an attempt by rebels to cross from Lebanon and inflicted heavy losses upon them."
    ask.check(text, "casualty_detail", {"modality": "asserted", "killed_or_wounded": (2, None)})
    later = "The rebels plan to attack the town and take the bridge."
    assert {claim.modality for claim in ask.claims(later)} <= {"planned"}


def test_who_is_charged_did_what_the_participle_behind_tells(ask: Asking) -> None:
    text = (
        "The RSF issued a statement in which it denied shelling the camp and accused the Sudanese army of dropping "
        "barrel bombs on a livestock market in Kutum on 5 January, killing seven traders."
    )
    ask.check(text, "attack/air_strike", {"initiator": "sdn-forces", "killed": (7, 7)})


def test_a_preposition_in_capitals_is_no_part_of_the_name_behind_it(ask: Asking) -> None:
    text = (
        "NATO planes hit a barracks near Istok on Friday.\n\nInside Kosovo, the Kosovo Liberation Army claimed to have "
        "opened a supply corridor and to have killed 23 Yugoslav soldiers."
    )
    ask.check(text, "territory_change/route_opened", {"initiator": "kla", "co_initiator": None})
