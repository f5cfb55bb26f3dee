"""Event nouns: those that a verb carries ("launched an offensive"), and those that stand alone.

The sentences are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking, wrong

CASES = [
    (
        "The Sudanese army launched an offensive against the RSF in Sennar.",
        "operation/offensive",
        {"initiator": "sdn-forces", "target": "rsf-sudan", "event_location": "Sennar"},
    ),
    (
        "Rebels are mounting attacks on Ethiopian troops in Amhara.",
        "attack/unspecified",
        {"initiator": "text:rebels", "target": "eth-forces"},
    ),
    (
        "The government and the ELN signed a truce in Bogota on Friday.",
        "agreement/ceasefire",
        {"party": "col-gov + eln", "time": "2025-01-10..2025-01-10"},
    ),
    (
        "The government announced an offensive against the Taliban in Helmand.",
        "operation/offensive_announced",
        {"initiator": "afg-gov", "target": "taliban"},
    ),
    ("The Houthis carried out a drone attack on Abu Dhabi.", "attack/drone_strike", {"initiator": "houthis"}),
    (
        "There were clashes between M23 and the army in Kitshanga.",
        "clash/armed_clash",
        {"initiator": "m23", "opponent": "cod-forces"},
    ),
    (
        "Iraqi forces massed outside Mosul ahead of a final push for the city.",
        "operation/offensive",
        {"modality": "planned", "initiator": "irq-forces"},
    ),
    ("A car bomb exploded in Bogota.", "attack/mine_ied", {"initiator": "unknown"}),
    (
        "Turkish jets flew 80 sorties over Sinjar.",
        "operation/air_sorties",
        {"initiator": "tur-air", "sorties": (80, 80)},
    ),
    (
        "Air strike on a market in Idlib\n\nResidents spoke of panic.",
        "attack/air_strike",
        {"status": "headline", "target": "text:market"},
    ),
    (
        "The monitor reported 26 airstrikes in Idlib on Sunday.",
        "attack/air_strike",
        {"strikes": (26, 26), "time": "2025-01-12..2025-01-12"},
    ),
    (
        "Fighting raged in Vavuniya.",
        "clash/armed_clash",
        {"event_location": "Vavuniya"},
    ),
    wrong(
        "places: 'over X' after a carried noun gives no place",
        "Turkish jets flew 80 sorties over Duhok.",
        "operation/air_sorties",
        {"operation_area": "Duhok"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_an_event_noun_makes_the_claim(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)
