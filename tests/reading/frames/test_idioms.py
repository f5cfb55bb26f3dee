"""Casualties told by idiom: "lost their lives", "bodies were recovered", "suffered injuries".

The sentences are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    ("Eleven soldiers lost their lives in Cauca.", "casualty_detail/killed", {"killed": (11, 11)}),
    (
        "Six bodies were recovered from the rubble in Kharkiv.",
        "casualty_detail/killed",
        {"killed": (6, 6), "victim": None, "event_location": "Kharkiv"},
    ),
    ("The battle claimed 30 lives in Marib.", "clash/armed_clash", {"killed": (30, 30)}),
    (
        "Three nurses suffered injuries in the raid on Bamenda.",
        "attack/unspecified",
        {"injured": (3, 3), "victim": "civ"},
    ),
    ("The army suffered heavy casualties near Gao.", "casualty_detail/killed_or_wounded", {"killed_or_wounded": None}),
    (
        "Rescuers found the bodies of four children in Gaza City.",
        "casualty_detail/killed",
        {"killed": (4, 4), "victim": "civ"},
    ),
    ("The Congolese army lost 14 men near Goma.", "casualty_detail/killed", {"killed": (14, 14)}),
    ("The Iraqi army lost eight soldiers near Tikrit.", "casualty_detail/killed", {"victim": "irq-forces"}),
    (
        "Sri Lankan troops shelled Vavuniya. The army suffered heavy casualties near Jaffna.",
        "casualty_detail/killed_or_wounded",
        {"victim": "lka-forces"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_an_idiom_counts_as_its_plain_verb(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)
