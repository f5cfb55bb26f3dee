"""Verbs joined by "and", numbers whose comma was lost, what is begun and not done, and quarters of a town."""

from __future__ import annotations

import pytest

from reading.asking import Asking

FRIDAY = "2025-01-10..2025-01-10"
OPEN = "..2025-01-15"
DAYS = [
    ("Troops killed 12 fighters and freed two villages near Bama on Friday.", "attack", {"time": FRIDAY}),
    ("Rebels attacked Bor, killed nine men and burned the market on Friday.", "attack", {"time": FRIDAY}),
    ("Jets hit a school in Taiz and a pilot was captured on Friday.", "attack", {"time": OPEN}),
    ("Troops left Kabul and reached Herat on Friday.", "movement/withdrawal", {"time": OPEN}),
]


@pytest.mark.parametrize(("text", "kind", "facts"), DAYS)
def test_a_day_behind_joined_verbs(ask: Asking, text: str, kind: str, facts: dict[str, object]) -> None:
    ask.check(text, kind, facts)


NUMBERS = [
    ("At least 31 villagers were killed 42 were wounded in the raid.", {"killed": (31, None), "injured": (42, 42)}),
    ("Two men died 12 were injured in the shelling.", {"killed": (2, 2), "injured": (12, 12)}),
    ("Two soldiers were wounded and later died in hospital.", {"killed": (2, 2), "killed_or_wounded": None}),
    ("Gunmen hit the barracks with more than 10 mortar rounds.", {"count": (11, None)}),
    ("The village was struck with 14 rockets.", {"count": (14, 14)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "facts"), NUMBERS)
def test_each_number_has_its_kind(ask: Asking, text: str, facts: dict[str, object]) -> None:
    (claim,) = ask.claims(text)
    for kind, bounds in facts.items():
        found = [(q.low, q.high) for q in claim.quantities_of(kind)]
        assert found == ([] if bounds is None else [bounds])


def test_a_quarter_of_a_town_is_no_time(ask: Asking) -> None:
    ask.check("Gunmen entered the quarter.", "movement/arrival", {"time": OPEN})


PLANS = [
    ("The army can secure this zone.", "territory_change/captured", {"modality": "conditional"}),
    ("The forces are now undertaking the liberation of Bouake.", "territory_change", {"modality": "planned"}),
    ("The fighters moved out of Bouake under an agreement.", "movement/withdrawal", {"modality": "asserted"}),
]


@pytest.mark.parametrize(("text", "kind", "facts"), PLANS)
def test_what_is_begun_or_possible_is_not_done(ask: Asking, text: str, kind: str, facts: dict[str, object]) -> None:
    ask.check(text, kind, facts)


def test_an_interest_is_no_fight(ask: Asking) -> None:
    assert not ask.claims("The council is interested in fighting the guerrillas.")
