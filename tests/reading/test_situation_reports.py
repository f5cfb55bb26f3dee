"""Plain sentences of situation reports and weekly bulletins: what their claims hold.

The sentences are our own; the report is of Wednesday, 15 January 2025.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES: list[tuple[str, str, dict[str, object]]] = [
    # two sides before one noun
    (
        "Clashes between UNITA and government forces went on near Kuito.",
        "clash/armed_clash",
        {"initiator": "unita", "opponent": "ago-forces"},
    ),
    (
        "Fighting between the LTTE and army troops was reported in Jaffna.",
        "clash/armed_clash",
        {"initiator": "ltte", "opponent": "lka-forces"},
    ),
    (
        "Clashes between US and Iraqi forces broke out.",
        "clash/armed_clash",
        {"initiator": "usa-forces", "co_initiator": "irq-forces"},
    ),
    ("Fighting was reported in Jaffna.", "clash/armed_clash", {"event_location": "Jaffna"}),
    (
        "Fighting between rebels and troops was reported near Jaffna.",
        "clash/armed_clash",
        {"initiator": "text:rebels", "opponent": "text:troops"},
    ),
    ("Observers heard fighting near Jaffna.", "clash/armed_clash", {"initiator": None}),
    # headlines without a finite verb
    (
        "More than 40,000 people displaced since 2 January in Bukavu",
        "displacement/fled",
        {"number_displaced": (40001, None), "initiator": None},
    ),
    ("Two nurses killed, four others abducted", "violation/abduction", {"abducted": (4, 4), "perpetrator": None}),
    # charges
    (
        "Soldiers were accused by the mayor of Mopti of having killed nine herders.",
        "attack",
        {"modality": "claimed", "killed": (9, 9)},
    ),
    (
        "The soldiers were accused by villagers of killing ten civilians.",
        "attack",
        {"modality": "claimed", "voice": "unnamed:villagers"},
    ),
    # one auxiliary for two numbers
    (
        "Up to 300 civilians may have been killed and 900 wounded since 2 January.",
        "casualty_detail/injured",
        {"modality": "suspected", "injured": (900, 900)},
    ),
    # one day for two passives
    (
        "Six civilians were killed and 20 houses were torched in the village on 10 January.",
        "casualty_detail/killed",
        {"time": "2025-01-10..2025-01-10"},
    ),
    ("Shelling went on from 0630 hours until noon on 12 January.", "attack", {"time": "2025-01-12..2025-01-12"}),
    ("Shelling lasted from 10 p.m. until 5 a.m. on Monday.", "attack", {"time": "2025-01-12..2025-01-13"}),
    ("Shelling lasted from 6 a.m. until 5 p.m. on Monday.", "attack", {"time": "2025-01-13..2025-01-13"}),
    # who moves, and who is moved
    (
        "Police relocated 300 IDPs from the camp.",
        "displacement/relocated",
        {"displaced": "civ", "number_displaced": (300, 300)},
    ),
    ("About 10,000 were bused to Albania.", "displacement/relocated", {"number_displaced": (9000, 11000)}),
    (
        "Some 250 families have moved to Goma.",
        "displacement/destination",
        {"number_displaced": (245, 255), "destination": "Goma"},
    ),
    # beaten, and what was taken
    (
        "Nine returnees were beaten to death by villagers in Huye.",
        "attack",
        {"killed": (9, 9), "initiator": "residents"},
    ),
    ("Raiders stole 300 head of cattle.", "violation/looting", {"victim": "text:head of cattle"}),
    ("The army said it had captured Iranadu.", "territory_change/captured", {"modality": "claimed"}),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_a_sentence_of_a_bulletin(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


def test_what_victims_try_is_not_what_the_attackers_do(ask: Asking) -> None:
    text = "The LTTE shot at people trying to leave the area."
    assert not any(kind.startswith("movement") for kind in ask.kinds(text))


@pytest.mark.parametrize("text", ["Rebels captured Kagamba in the town.", "Rebels captured the Kagamba brothers."])
def test_who_is_captured_is_no_place(ask: Asking, text: str) -> None:
    assert "territory_change/captured" not in ask.kinds(text)
