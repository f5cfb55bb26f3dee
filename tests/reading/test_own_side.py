"""Words of a party that a report does not mark: "our troops", "the enemy", and what it says of its own losses.

The sentences are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking

PASSAGES = [
    (
        "Hezbollah said it had shelled a post near Metula. Our fighters destroyed two tanks.",
        "attack",
        "destroyed two",
        "hezbollah",
    ),
    (
        "The Syrian army said it had taken the hill. The enemy shelled the village. Our troops repelled an attack.",
        "attack/shelling",
        "shelled the village",
        "syr-forces",
    ),
]


@pytest.mark.parametrize(("text", "kind", "words", "voice"), PASSAGES)
def test_our_troops_are_the_word_of_who_spoke_before(ask: Asking, text: str, kind: str, words: str, voice: str) -> None:
    claim = next(c for c in ask.claims(text) if words in c.quote)
    assert f"{claim.type}/{claim.subtype}".startswith(kind)
    assert voice in claim.attribution.origin.id
    assert claim.attribution.scope == "carried"


def test_our_fighters_are_those_of_the_party_that_speaks(ask: Asking) -> None:
    ask.check('Hezbollah: "Our fighters destroyed two tanks near Metula."', "attack", {"initiator": "hezbollah"})
    ask.check('Hezbollah: "Our fighters destroyed two tanks near Metula."', "attack", {"voice": "hezbollah"})


def test_nobody_spoke_before_our_troops(ask: Asking) -> None:
    text = "Shells fell on the town on Monday. Our troops destroyed two tanks."
    assert all(claim.attribution.own_voice for claim in ask.claims(text))


def test_a_passage_ends_where_another_speaks(ask: Asking) -> None:
    text = "Hezbollah said it shelled a post. Our fighters destroyed two tanks. Israel said it bombed Tyre."
    last = max(ask.claims(text), key=lambda claim: claim.span.start)
    assert last.attribution.origin.id.startswith("isr")


def test_losses_are_men_of_the_party_that_lost_them(ask: Asking) -> None:
    text = "Enemy losses amounted to 110 soldiers, three tanks and two howitzers."
    ask.check(text, "casualty_detail/killed_or_wounded", {"killed_or_wounded": (110, 110), "victim": "text:enemy"})
    ask.check("Rebel losses totalled 60 dead.", "casualty_detail", {"killed": (60, 60)})
    assert ask.kinds("Losses amounted to 3 million dollars.") == []


@pytest.mark.parametrize(
    ("text", "initiator"),
    [
        ("The Saudi-led coalition has bombed Saada since June. A coalition air strike hit a bus.", "saudi-coalition"),
        ("The Saudi-led coalition left Mocha. A coalition of tribes attacked Mocha.", "text:coalition"),
    ],
)
def test_a_coalition_before_a_noun_is_the_one_of_the_report(ask: Asking, text: str, initiator: str) -> None:
    ask.check(text, "attack[-1]", {"initiator": initiator})


def test_what_nobody_claims_has_no_second_voice(ask: Asking) -> None:
    claims = ask.claims("A bomb killed nine people in Kabul. Nobody has claimed the attack.")
    assert [claim.type for claim in claims] == ["attack"]
