"""Who takes part in a claim, in which role.

The sentences are our own; the report is of Wednesday, 15 January 2025.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking, wrong

CASES = [
    ("Shells killed two people.", "attack", {"initiator": "unknown", "victim": "persons"}),
    (
        "Ugandan and Congolese troops attacked ADF camps near Beni.",
        "attack",
        {"initiator": "uga-forces", "co_initiator": "cod-forces", "target": "adf"},
    ),
    (
        "Ukraine's air force said it shot down nine drones.",
        "hazard_event/interception",
        {"initiator": "ukr-airforce", "voice": "ukr-airforce", "count": (9, 9)},
    ),
    (
        "The Somali government said its troops had killed 20 militants in Galkayo.",
        "attack",
        {"initiator": "som-forces"},
    ),
    ("Congolese soldiers killed 20 rebels in Kitshanga.", "attack", {"initiator": "cod-forces"}),
    ("Falling debris wounded two people in Kharkiv.", "casualty_detail/injured", {"initiator": None}),
    ("Hezbollah killed two of its own fighters by mistake.", "attack", {"victim": "hezbollah", "killed": (2, 2)}),
    ("The SOHR said gunmen killed two men in Daraa.", "attack", {"initiator": "text:gunmen", "voice": "sohr"}),
    wrong(
        "actors: two ethnic names before one noun are one text actor",
        "Serb and Croat troops shelled Mostar.",
        "attack",
        {"initiator": "text:serb troops", "co_initiator": "text:croat troops"},
    ),
    wrong(
        "parties._refs: 'six' stays in the name of the victims",
        "A monk and six novices were killed in Sagaing.",
        "casualty_detail",
        {"victim": "civ"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_parties_have_their_roles(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize(
    "text", ["The SOHR said it killed two.", "Amnesty International said it killed two men in Aleppo."]
)
def test_a_monitor_never_fights(ask: Asking, text: str) -> None:
    acting = {a.id for claim in ask.claims(text) for a in claim.actors_as("initiator", "perpetrator")}
    assert not acting & {"sohr", "amnesty", "amnesty-international"}


@pytest.mark.parametrize(
    "text",
    [
        "Twelve Ukrainian soldiers were killed in Donetsk by Ukrainian soldiers.",
        "Rebels shelled Gao and rebels shelled Gao.",
        "The army and the army captured Bunia.",
    ],
)
def test_each_actor_has_a_role_once(ask: Asking, text: str) -> None:
    for claim in ask.claims(text):
        named = [(a.role, a.id) for a in claim.actors if not a.id.startswith(("text:", "persons"))]
        assert len(named) == len(set(named))
