"""A participle behind a noun is no verb of its clause: "when rockets fired from the hills hit a market on Tuesday"."""

from __future__ import annotations

import pytest

from reading.asking import Asking


@pytest.mark.parametrize(
    "text",
    [
        "Ten people were killed when rockets fired from Sake hit a market in Goma on 3 March 2020, police said.",
        "Nine men died when a mortar fired from the hills landed on a bakery in Kabul on 3 March 2020.",
        "Nine men died when shells fired from the airport hit a bakery in Kabul on 3 March 2020.",
        "Some 20 people were hurt when tank shells fired from Mardin's hills hit houses in Kabul on 3 March 2020.",
    ],
)
def test_the_day_behind_the_true_verb_is_that_of_the_deed(text: str, ask: Asking) -> None:
    (claim,) = [one for one in ask.claims(text) if one.type == "attack"]
    assert claim.time.start is not None
    assert claim.time.start.isoformat() == "2020-03-03"


def test_two_verbs_joined_by_and_are_left(ask: Asking) -> None:
    text = "Three men were killed when gunmen fired on a bus and fled on 3 March 2020."
    (claim,) = [one for one in ask.claims(text) if one.type == "attack"]
    assert [actor.name for actor in claim.actors_as("initiator")] == ["gunmen"]


def test_a_market_called_by_a_weekday_is_no_day(ask: Asking) -> None:
    claims = ask.claims("A car bomb exploded at the Monday Market in Maiduguri, killing 15 people, police said.")
    assert claims
    assert all(claim.time.start is None for claim in claims)
