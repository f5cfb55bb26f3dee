"""Who fights where arms stand beside arms, where a name stands in brackets, and who is taken prisoner."""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    # planes and guns of one owner
    ("Russian jets and artillery struck Vedeno on Monday.", "attack/air_strike", {"initiator": "rus-air"}),
    ("Israeli gunboats and artillery pounded Sidon on Sunday.", "attack/shelling", {"initiator": "isr-navy"}),
    # the second side of a fight behind a bracket
    (
        "Clashes between the army (FARDC) and the rebels went on in Beni.",
        "clash/armed_clash",
        {"initiator": "fardc", "opponent": "text:rebels"},
    ),
    (
        "Fighting between the Croatian Defence Council (HVO) and the ABiH went on in Vitez.",
        "clash/armed_clash",
        {"initiator": "hvo", "opponent": "arbih"},
    ),
    # whom one takes prisoner
    (
        "Soldiers took 14 rebels prisoner near Kidal.",
        "force_status/setbacks",
        {"initiator": "text:soldiers", "affected": "text:rebels", "detained": (14, 14)},
    ),
    ("Rebels took 30 soldiers captive at Aguelhok.", "force_status/setbacks", {"affected": "text:soldiers"}),
    # shells alone are nobody's
    ("Rockets and shells hit the town.", "attack/shelling", {"initiator": "unknown"}),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_who_it_was(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)
