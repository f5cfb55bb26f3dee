"""Who says that it was not he, without the word "deny"; and losses that are told without a noun."""

from __future__ import annotations

import pytest

from reading.asking import Asking

DENIALS = [
    ("The militia has nothing to do with the explosion of a minibus near Bor.", "text:militia"),
    ("The front had no hand in the killing of the priest, its radio said.", None),
    ("The rebels were not involved in the attack, their spokesman said.", "text:rebels"),
    ("The rebels said they were not responsible for the blast.", "text:rebels"),
    ("The LTTE said it was not to blame for the explosion.", "ltte"),
    ("The army said it was not responsible for the deaths of the children.", "text:army"),
    ("The army played no part in the massacre at Bisesero.", "text:army"),
]
NO_DENIALS = [
    "The government is not responsible for the weather.",
    "The army is not responsible for supplies to the camp.",
    "The army said the rebels were not responsible for the killings.",
    "The general had no role in the peace talks.",
    "Villagers have nothing to do with the bombing.",
]
LOSSES = [
    ("The LTTE says it lost 31.", "ltte", (31, 31)),
    ("The army lost five.", "text:army", (5, 5)),
    ("Thirty-one of our cadres attained martyrdom.", "text:our cadres", (31, 31)),
    ("Three Tigers gave their lives for the homeland.", "ltte", (3, 3)),
]
NO_LOSSES = ["The team lost 31 matches.", "They lost 31 percent.", "The doctors gave their lives to medicine."]


@pytest.mark.parametrize(("text", "denier"), DENIALS)
def test_who_says_that_it_was_not_he_denies(ask: Asking, text: str, denier: str | None) -> None:
    claim = ask.one(text, "communication/denial")
    assert denier is None or [actor.id for actor in claim.actors_as("initiator")] == [denier]
    assert claim.polarity == "affirmed"


@pytest.mark.parametrize("text", NO_DENIALS)
def test_what_is_no_blame_for_violence_is_no_denial(ask: Asking, text: str) -> None:
    assert "communication/denial" not in ask.kinds(text)


@pytest.mark.parametrize(("text", "victim", "number"), LOSSES)
def test_losses_without_a_noun_are_counted(ask: Asking, text: str, victim: str, number: tuple[float, float]) -> None:
    ask.check(text, "casualty_detail/killed", {"victim": victim, "killed": number})


@pytest.mark.parametrize("text", NO_LOSSES)
def test_what_is_lost_is_not_always_men(ask: Asking, text: str) -> None:
    assert ask.claims(text) == ()
