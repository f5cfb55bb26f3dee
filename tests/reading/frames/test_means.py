"""What a noun means as an instrument or act of violence, and whose it is.

The sentences are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking, wrong

CASES = [
    (
        "Clashes between Hezbollah and Israeli troops killed two people near Tyre.",
        "clash/armed_clash",
        {"initiator": "hezbollah", "opponent": "isr-forces", "killed": (2, 2)},
    ),
    (
        "Six people were killed by sniper fire in Sarajevo.",
        "attack/small_arms",
        {"killed": (6, 6), "initiator": "unknown"},
    ),
    (
        "Five people were wounded in Saudi airstrikes on Sanaa.",
        "attack/air_strike",
        {"initiator": "sau-air", "injured": (5, 5), "event_location": "Sanaa"},
    ),
    (
        "An Israeli air strike on a market in Nabatieh killed nine people and wounded 21.",
        "attack/air_strike",
        {"initiator": "isr-air", "killed": (9, 9), "injured": (21, 21), "event_location": "Nabatieh"},
    ),
    ("Twenty-six people were wounded in an explosion in Kabul.", "attack/unspecified", {"injured": (26, 26)}),
    ("Ukrainian shelling killed two people in Donetsk.", "attack/shelling", {"initiator": "ukr-forces"}),
    ("A suspected chemical attack killed 40 people in Idlib.", "attack/chemical", {"killed": (40, 40)}),
    ("A grenade attack wounded six people in Bujumbura.", "attack/grenade", {"injured": (6, 6)}),
    ("A suicide bombing killed eight people in Kabul.", "attack/suicide", {"killed": (8, 8), "initiator": "unknown"}),
    wrong(
        "actors: 'Palestinian suicide bomber' derives an air force (bomber as an aircraft)",
        "A Palestinian suicide bomber killed three people in Netanya.",
        "attack/suicide",
        {"initiator": "text:suicide bomber", "killed": (3, 3)},
    ),
    wrong(
        "means.from_means: 'army' before 'drone strike' names no initiator",
        "An army drone strike killed six people in Burkina Faso.",
        "attack/drone_strike",
        {"initiator": "bfa-forces", "killed": (6, 6)},
    ),
    wrong(
        "frames_violence: what a navy 'bombed' is no air strike",
        "The Sri Lankan navy bombed Mullaitivu.",
        "attack/shelling",
        {"initiator": "lka-navy"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_the_means_names_the_sort_and_the_author(
    ask: Asking, text: str, kind: str, expected: dict[str, object]
) -> None:
    ask.check(text, kind, expected)
