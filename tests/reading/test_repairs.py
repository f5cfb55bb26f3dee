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
    ask.check(text, "communication/denial", {"initiator": "text:Movement for the Rights of Labour"})
