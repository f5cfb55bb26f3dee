"""Sides joined by "and" and "or", and bodies that somebody tries to reach."""

from __future__ import annotations

import pytest

from reading.asking import Asking

JOINED = [
    ("Turkish and government troops shelled Azaz.", {"initiator": "tur-forces", "co_initiator": "syr-forces"}),
    ("Rwandan and rebel forces took Goma.", {"initiator": "rwa-forces", "co_initiator": "text:rebel forces"}),
    ("Rwandan and Ugandan forces took Goma.", {"initiator": "rwa-forces", "co_initiator": "uga-forces"}),
]


@pytest.mark.parametrize(("text", "facts"), JOINED)
def test_both_sides_of_one_noun_act(ask: Asking, text: str, facts: dict[str, object]) -> None:
    kind = "territory_change" if "took" in text else "attack"
    ask.check(text, kind, facts)


@pytest.mark.parametrize(
    "text",
    ["The raid was carried out by Ugandan or Rwandan troops.", "Either Ugandan or Rwandan aircraft bombed Gulu."],
)
def test_it_is_open_which_of_two_did_it(ask: Asking, text: str) -> None:
    ask.check(text, "attack", {"hedge_initiator": "suspected"})


def test_who_is_looked_for_under_the_rubble_is_dead_by_number_alone(ask: Asking) -> None:
    ask.check("Rescuers tried to recover the bodies of two miners.", "casualty_detail/killed", {"modality": "asserted"})
    assert not ask.claims("Neighbours tried with spades to dig bodies out in Khartoum.")
