"""Whose the dead and hurt are where only a number stands for them."""

from __future__ import annotations

import pytest

from reading.asking import Asking

ROWS = [
    ("The army lost 40 men near Gitarama.", "casualty_detail", {"victim": "rwa-forces", "killed": (40, 40)}),
    ("The rebels lost five martyrs near Gao.", "casualty_detail", {"victim": "text:rebels", "killed": (5, 5)}),
    ("British troops lost 12 men near Basra.", "casualty_detail", {"victim": "gbr-forces", "killed": (12, 12)}),
    (
        "The rebels lost 15 killed and 30 wounded.",
        "casualty_detail",
        {"victim": "text:rebels", "killed": (15, 15), "injured": (30, 30)},
    ),
    ("The ambush cost a patrol six dead.", "clash", {"victim": "text:patrol", "killed": (6, 6)}),
    ("Rebels were routed with 200 killed.", "casualty_detail", {"victim": "text:rebels", "killed": (200, 200)}),
    ("The brigade suffered 40 casualties.", "casualty_detail", {"victim": "text:brigade"}),
    ("Forty guerrilla bodies were found.", "casualty_detail", {"victim": "text:guerrillas", "killed": (40, 40)}),
    (
        "French troops said none of their soldiers was hurt in Gao.",
        "casualty_detail",
        {"victim": "fra-forces", "injured": (0, 0)},
    ),
    (
        "Sixty recruits were burned by gas; 12 have died.",
        "casualty_detail/killed",
        {"victim": "text:recruits", "killed": (12, 12)},
    ),
    ("Eleven of those killed were civilians.", "casualty_detail/breakdown", {"victim": "civ", "killed": (11, 11)}),
    ("Nine of the wounded were described as women.", "casualty_detail/breakdown", {"victim": "civ", "injured": (9, 9)}),
    ("British ships lost eight sailors.", "casualty_detail", {"killed": (8, 8)}),
    ("Five of those wounded are policemen.", "casualty_detail/breakdown", {"injured": (5, 5), "killed": None}),
    # what is lost or told of others is none of the party's dead
    ("Rebels captured the town with 20 people killed.", "casualty_detail", {"victim": "persons", "killed": (20, 20)}),
    ("Forty fighters attacked the post; 12 were killed.", "casualty_detail", {"victim": None, "killed": (12, 12)}),
    ("The agency lost four drivers in Juba.", "casualty_detail", {"victim": "civ", "killed": (4, 4)}),
    (
        "The army suffered 12 dead in fighting in which 40 people were killed.",
        "casualty_detail",
        {"victim": "persons", "killed": (40, 40)},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), ROWS)
def test_the_dead_are_those_of_who_lost_them(text: str, kind: str, expected: dict[str, object], ask: Asking) -> None:
    ask.check(text, kind, expected)


def test_lost_tanks_are_no_dead(ask: Asking) -> None:
    claim = ask.one("The army lost two tanks near Gitarama.", "force_status/setbacks")
    assert ask.kinds("The army lost two tanks near Gitarama.") == ["force_status/setbacks"]
    assert [(q.kind, q.value) for q in claim.quantities] == [("equipment", 2)]
