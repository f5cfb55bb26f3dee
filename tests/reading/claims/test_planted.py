"""Who laid what went off did the attack; what only lies there, or is another one, stays a hazard."""

from __future__ import annotations

import pytest

from reading.asking import Asking

BLASTS = [
    (
        "Six people died when a minibus struck a landmine near Estcourt on Friday. The mine was planted by guerrillas,"
        " police said.",
        "attack[1]",
        {"initiator": "text:guerrillas", "event_location": "Estcourt", "time": "2025-01-10..2025-01-10"},
    ),
    (
        "A bomb exploded in a cinema in Medan on Thursday. Police said the rebels had placed the bomb under a seat.",
        "attack[1]",
        {"initiator": "text:rebels", "modality": "claimed", "time": "2025-01-09..2025-01-09"},
    ),
    (
        "A bomb killed ten people in Gao on Sunday. The army said rebels had planted it.",
        "attack[1]",
        {"initiator": "text:rebels"},
    ),
    # the words of who laid it come between those of the blast and its place and day
    (
        "A lorry hit a mine laid by the rebels near Huambo on Friday, killing two people.",
        "attack/mine_ied",
        {"initiator": "text:rebels", "event_location": "Huambo", "time": "2025-01-10..2025-01-10", "killed": (2, 2)},
    ),
    ("A tractor ran over a mine buried by guerrillas.", "attack/mine_ied", {"initiator": "text:guerrillas"}),
]
HAZARDS = [
    ("A bomb killed ten people in Gao on Sunday. Rebels have planted mines on the road to Kidal.", "mine_laying"),
    ("A bomb killed ten people in Gao. Police found a second bomb that rebels had planted in a school.", "mine_laying"),
    ("Rebels laid mines on the road to Huambo.", "mine_laying"),
]


@pytest.mark.parametrize(("text", "kind", "expected"), BLASTS)
def test_who_laid_what_went_off_did_the_attack(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)
    assert not any(claim.type.startswith("hazard") for claim in ask.claims(text))


@pytest.mark.parametrize(("text", "subtype"), HAZARDS)
def test_what_has_not_gone_off_is_a_hazard(ask: Asking, text: str, subtype: str) -> None:
    assert subtype in [claim.subtype for claim in ask.claims(text)]


def test_what_is_planted_where_nothing_went_off_may_be_anything(ask: Asking) -> None:
    assert ask.claims("The valley lives on maize. The rebels had planted it.") == ()
