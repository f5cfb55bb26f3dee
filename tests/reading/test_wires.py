"""Turns of agency wires and monitored broadcasts: what was lost, supplied, fired upon, crossed, and whose word it is.

The sentences are our own; the report is of Wednesday, 15 January 2025.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    ("Two Iraqi battalions were wiped out near Basra.", "attack/unspecified", {"target": "irq-forces"}),
    ("Iraqi units killed 90 men near Basra.", "attack/unspecified", {"initiator": "irq-forces", "killed": (90, 90)}),
    ("A convoy was fired upon near Gulu, killing a nurse.", "attack/small_arms", {"initiator": "unknown"}),
    ("A lorry was fired on by gunmen near Jenin.", "attack/small_arms", {"initiator": "text:gunmen"}),
    ("Forty men laid down their arms in Herat.", "force_status/surrender", {"personnel": (40, 40)}),
    ("Some 900 refugees crossed the river on Friday.", "displacement/fled", {"number_displaced": (850, 950)}),
    ("Four rebel bases were destroyed near Gulu.", "attack/unspecified", {"count": (4, 4)}),
    ("Guerrillas fought to within 12 km of Gulu.", "front_distance/approach", {"force": "text:guerrillas"}),
    ("The minister called the report a complete lie.", "communication/denial", {}),
    ("Israeli officials dismissed the figures.", "communication/denial", {"initiator": "isr-gov"}),
    ("Rebels fired rockets manufactured by Israel at Goma.", "attack/shelling", {"initiator": "text:rebels"}),
    (
        "Fourteen rebels were killed, nine were taken prisoner and two bases were destroyed near Gulu.",
        "attack/unspecified",
        {"count": (2, 2), "killed": None},
    ),
    (
        "Soldiers and members of the militant group Hezbollah shot nine peasants in Tyre.",
        "attack/small_arms",
        {"co_initiator": "hezbollah"},
    ),
    (
        "Tass quoted the Ukrainian army as saying 48 of its soldiers had been killed.",
        "casualty_detail/killed",
        {"victim": "ukr-forces", "voice": "ukr-forces"},
    ),
    (
        "Lagos radio said nine men were killed. Tass said a barge sank. The radio said 43 men were wounded.",
        "casualty_detail/injured",
        {"voice": "text:lagos radio"},
    ),
    (
        "BAGHDAD, Jan 15 (Reuters) - Iran shelled Basra and Iranian troops took Faw.\n\n"
        "The Iranian army lost nine men. A military spokesman here said 17 people were killed in Abadan.",
        "casualty_detail/killed[1]",
        {"voice": "irq-forces"},
    ),
]

NONE = [
    ("Gunmen shot a mayor as he left his home.", "displacement"),
    ("Rebels fired rockets supplied to them by Libya.", "humanitarian_condition"),
    ("Rebels fought government troops 20 km from Gulu.", "front_distance"),
    ("Nobody fired the cook.", "attack"),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_what_a_wire_tells(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize(("text", "kind"), NONE)
def test_what_a_wire_does_not_tell(ask: Asking, text: str, kind: str) -> None:
    assert not [name for name in ask.kinds(text) if name.startswith(kind)]


def test_a_name_goes_on_behind_a_small_joint(ask: Asking) -> None:
    claim = ask.one("Police found 11 bodies near Puerto del Diablo.", "casualty_detail/killed")
    assert [(place.as_written, place.canonical) for place in claim.places] == [("Puerto del Diablo", None)]
