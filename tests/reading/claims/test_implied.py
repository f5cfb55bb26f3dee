"""When a place told before stands for one left out, and when it does not; the sentences are our own.

The report is of Wednesday, 15 January 2025.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    ("Rebels shelled Taiz on Tuesday. Two farmers were killed.", "casualty_detail", "Taiz"),
    (
        "Rebels shelled Taiz on Tuesday. More than 150,000 people have been killed since the war began.",
        "casualty_detail",
        None,
    ),
    ("Rebels shelled Taiz on Tuesday. In all 377,000 people have been killed.", "casualty_detail", None),
    (
        "Rebels shelled Taiz on Tuesday. The government launched a major offensive in March 2015.",
        "operation",
        None,
    ),
    ("Rebels shelled Taiz on Tuesday. Meanwhile, two farmers were killed.", "casualty_detail", None),
    (
        "Gunmen attacked a camp in Gao on Sunday. In May 2012 soldiers killed nine traders.",
        "attack",
        "Gao",
    ),
    (
        "Gunmen attacked a camp in Gao on Sunday. In May 2012 soldiers killed nine traders.",
        "attack[1]",
        None,
    ),
    ("Mortars hit Kharkiv on Monday. Half of the country's people have fled.", "displacement", "Ukraine"),
    (
        "Troops entered Jenin on Tuesday. Jets bombed Nablus and dozens were wounded.",
        "casualty_detail",
        "Nablus",
    ),
]


@pytest.mark.parametrize(("text", "kind", "place"), CASES)
def test_a_place_told_before_stands_only_in_its_scene(ask: Asking, text: str, kind: str, place: str | None) -> None:
    ask.check(text, kind, {"event_location": place})
