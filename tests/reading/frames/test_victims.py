"""Victims told without a numeral, and whether those who were shot lived.

The sentences are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    ("A 15-year-old boy was shot dead in Nablus on Monday.", "attack/small_arms", {"killed": (1, 1)}),
    ("A 14-year-old was shot near Jenin in the ankle.", "attack/small_arms", {"injured": (1, 1), "killed": None}),
    ("Four people were shot in Maiduguri.", "attack/small_arms", {"killed_or_wounded": (4, 4), "killed": None}),
    ("The teacher was fatally shot by rebels in Buea.", "attack/small_arms", {"killed": (1, 1)}),
    ("Omar Saleh was shot and killed in Nablus.", "attack/small_arms", {"killed": (1, 1), "killed_or_wounded": None}),
    ("A nurse was hit in the knee.", "attack/unspecified", {"injured": (1, 1)}),
    ("A trader was hit in the belly in Aden.", "attack", {"killed_or_wounded": (1, 1)}),
    ("He was hit in the back of the head in Aden.", "attack", {"killed_or_wounded": (1, 1)}),
    ("Two women were hit in the heart of Aden by shells.", "attack/shelling", {"killed_or_wounded": None}),
    ("A child was struck by a bullet in Tripoli.", "attack/small_arms", {"killed_or_wounded": (1, 1)}),
    ("Two clerics were found shot to death near Basra on Friday.", "attack/small_arms", {"killed": (2, 2)}),
    ("He was pronounced dead in Aleppo.", "casualty_detail/killed", {"killed": (1, 1)}),
    ("The boy was found dead in a ditch near Hebron.", "casualty_detail/killed", {"killed": (1, 1)}),
    ("Both died in hospital.", "casualty_detail/killed", {"killed": (2, 2)}),
    ("Two soldiers and Ahmed Khalil were killed by gunfire.", "attack/small_arms", {"killed": (3, 3)}),
    (
        "One nurse died and six others, including two girls, were injured in the shelling.",
        "attack/shelling",
        {"killed": (1, 1), "injured": (6, 6)},
    ),
    ("The family was killed in Gaza City.", "casualty_detail/killed", {"killed": None}),
    ("Snipers shot at civilians in Sarajevo.", "attack/small_arms", {"killed_or_wounded": None}),
    ("Every child was killed in the village.", "casualty_detail/killed", {"killed": None}),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_victims_are_counted(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)
