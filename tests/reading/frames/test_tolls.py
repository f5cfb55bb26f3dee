"""Tolls and results: "left 20 dead", "the toll rose to 45", "among the dead".

The sentences are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking, wrong

CASES = [
    (
        "The blast left 20 dead and 35 wounded in Quetta.",
        "attack/unspecified",
        {"killed": (20, 20), "injured": (35, 35)},
    ),
    (
        "The death toll rose to 45, the health ministry said.",
        "casualty_detail/killed",
        {"killed": (45, 45), "modality": "claimed"},
    ),
    ("Three children were among the dead.", "casualty_detail/breakdown", {"killed": (3, 3), "victim": "civ"}),
    ("Three nurses were among the wounded.", "casualty_detail/breakdown", {"injured": (3, 3), "killed": None}),
    ("The dead included four nurses.", "casualty_detail/breakdown", {"killed": (4, 4)}),
    (
        "This raises to 120 the number of people who have died in the unrest.",
        "casualty_detail/killed",
        {"killed": (120, 120), "victim": "persons"},
    ),
    ("Officials put the number of dead at 12.", "casualty_detail/killed", {"killed": (12, 12)}),
    ("Dozens feared dead in Kano mosque bombing", "attack/mine_ied", {"killed": (24, 99), "modality": "suspected"}),
    (
        "Shells hit a camp near Goma, leaving nine people dead.",
        "attack/shelling",
        {"killed": (9, 9), "victim": "persons", "initiator": "unknown"},
    ),
    (
        "Eight people were reported missing in Davao.",
        "casualty_detail/missing",
        {"missing": (8, 8)},
    ),
    ("Hospitals in Aden received 40 wounded.", "casualty_detail/injured", {"injured": (40, 40), "victim": None}),
    (
        "Officials said 15 people were killed in Gao. Then they put the toll at 20.",
        "casualty_detail/killed",
        {"killed": (15, 15)},
    ),
    wrong(
        "attribution: 'the union put it at 20' is a cue of its own",
        "Officials said 15 people died in Gao. The union put it at 20.",
        "casualty_detail/killed[1]",
        {"killed": (20, 20), "voice": "unnamed:unions"},
    ),
    (
        "Officials put the number of dead in Gao at 12.",
        "casualty_detail/killed",
        {"modality": "claimed", "voice": "unnamed:officials"},
    ),
    (
        "The death toll from the bombing in Mosul stands at 31.",
        "casualty_detail/killed",
        {"killed": (31, 31), "event_location": "Mosul"},
    ),
    (
        "Eight people are missing in Davao.",
        "casualty_detail/missing",
        {"missing": (8, 8)},
    ),
    (
        "Dozens dead as army storms village in Mali",
        "casualty_detail/killed",
        {"killed": (24, 99)},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_a_toll_has_its_number(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)
