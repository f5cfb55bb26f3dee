"""Drafts of one sentence put together: parts folded into their whole, references left out.

The sentences are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking, wrong

CASES = [
    (
        "Shells hit a market in Donetsk, killing nine people and wounding 30.",
        "attack/shelling",
        {"killed": (9, 9), "injured": (30, 30), "initiator": "unknown"},
    ),
    (
        "The soldiers ambushed and killed 14 rebels near Gao.",
        "clash/ambush",
        {"killed": (14, 14), "victim": "text:rebels"},
    ),
    ("A shell fired by the RSF hit a school in Omdurman.", "attack/shelling", {"initiator": "rsf-sudan"}),
    (
        "The Red Cross said the government did not allow aid convoys into Jaffna.",
        "aid_event/access_denied",
        {"polarity": "affirmed"},
    ),
    (
        "The army refused to allow aid trucks into Kilinochchi.",
        "aid_event/access_denied",
        {"polarity": "affirmed", "event_location": "Kilinochchi"},
    ),
    (
        "Iraqi forces pressed forward in an offensive against Islamic State in Mosul.",
        "operation/offensive",
        {"initiator": "irq-forces", "target": "is"},
    ),
    (
        "Mines laid by the Khmer Rouge remain in Battambang.",
        "hazard_state/explosive_contamination",
        {"emplacer": "khmer-rouge", "event_location": "Battambang"},
    ),
    ("Ethiopia accused Eritrea of shelling Zalambessa.", "attack/shelling", {"initiator": "eri", "voice": "eth"}),
    wrong(
        "actors: 'its air force' in a fronted participle is not resolved to the subject's",
        "Backed by its air force, the Iraqi army captured Ramadi.",
        "territory_change/captured",
        {"initiator": "irq-forces", "backer": "irq-air"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_one_event_is_one_claim_with_all_it_tells(
    ask: Asking, text: str, kind: str, expected: dict[str, object]
) -> None:
    ask.check(text, kind, expected)


COUNTS = [
    # text, how many claims
    ("Shells hit a market in Donetsk, killing nine people and wounding 30.", 1),
    ("Backed by its air force, the Iraqi army captured Ramadi.", 1),
    ("The soldiers ambushed and killed 14 rebels near Gao.", 1),
    ("A shell fired by the RSF hit a school in Omdurman.", 1),
    ("Each side accused the other of shelling Vavuniya.", 0),
    ("A bombing that killed nine and wounded scores in Pattani has drawn protests.", 1),
    ("The attack also caused damage.", 0),
    ("Two Ethiopian armies converged on Mekelle in an offensive.", 1),
    wrong("folding.is_bare_reference: a target makes 'the air strike' new", "The air strike also damaged a school.", 0),
]


@pytest.mark.parametrize(("text", "number"), COUNTS)
def test_nothing_is_told_twice(ask: Asking, text: str, number: int) -> None:
    assert len(ask.kinds(text)) == number, ask.kinds(text)


def test_separate_offensives_are_a_claim_each(ask: Asking) -> None:
    text = "The army and the Karen rebels converged on Mandalay in separate offensives."
    assert ask.kinds(text) == ["operation/offensive"] * 2
    assert [len(c.actors_as("initiator", "co_initiator")) for c in ask.claims(text)] == [1, 1]
