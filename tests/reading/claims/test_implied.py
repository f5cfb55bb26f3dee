"""When a place told before stands for one left out, and when it does not; the sentences are our own.

The report is of Wednesday, 15 January 2025.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    ("Rebels shelled Taiz, north of Aden, on Tuesday. Two farmers were killed.", "casualty_detail", "Taiz"),
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
    (
        "Gunmen attacked a camp in Gao on Sunday. A trader was killed in a separate attack.",
        "attack[1]",
        None,
    ),
    ("Rebels shelled Taiz on Tuesday. They have carried out such attacks before.", "attack[1]", None),
    ("Rebels shelled Taiz on Tuesday. Over the past year 400 farmers were killed.", "casualty_detail", None),
    ("Rebels shelled Taiz on Tuesday. Two farmers were killed near Gornje Selo.", "casualty_detail", "Gornje Selo"),
    ("Rebels shelled Taiz and Marib on Tuesday. Two farmers were killed.", "casualty_detail", None),
    (
        "Rebels shelled Taiz on Tuesday. A convoy left Marib. Two farmers were killed.",
        "casualty_detail",
        None,
    ),
    (
        "Rebels attacked Taiz on Tuesday. They also seized several villages.",
        "territory_change",
        None,
    ),
    (
        "The army shelled Taiz on Tuesday. Officials in the capital held talks in Geneva. Two farmers were killed.",
        "casualty_detail",
        None,
    ),
    (
        "Russian jets bombed Kharkiv on Monday. Ukrainian drones struck a refinery.",
        "attack[1]",
        None,
    ),
    (
        "The army bombed Taiz on Tuesday. Witnesses said the Houthis still surrounded it.",
        "siege_state",
        "Taiz",
    ),
    (
        "Thousands fled to Juba from Malakal. Two men were killed.",
        "casualty_detail",
        "Malakal",
    ),
]


@pytest.mark.parametrize(("text", "kind", "place"), CASES)
def test_a_place_told_before_stands_only_in_its_scene(ask: Asking, text: str, kind: str, place: str | None) -> None:
    ask.check(text, kind, {"event_location": place})
