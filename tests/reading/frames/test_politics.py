"""Agreements, institutions and statements whose sort the words of the clause decide.

The sentences are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking, wrong

CASES = [
    (
        "The rebels signed a truce with the Chadian army on Monday.",
        "agreement/ceasefire",
        {"party": "text:rebels + tcd-forces"},
    ),
    (
        "Colombia's government reached a peace deal with the FARC.",
        "agreement/ceasefire",
        {"party": "col-gov + farc"},
    ),
    (
        "Qatar brokered a truce between Israel and Hamas.",
        "agreement/ceasefire",
        {"party": "isr + hamas", "event_location": None},
    ),
    (
        "A ceasefire between the Sudanese army and the RSF took effect in Khartoum on Monday.",
        "agreement/ceasefire",
        {"party": "sdn-forces + rsf-sudan", "event_location": "Khartoum"},
    ),
    ("The two sides agreed on a ceasefire in Sirte.", "agreement/ceasefire", {"event_location": "Sirte"}),
    (
        "The Sudanese army and the RSF agreed to a ceasefire in Khartoum.",
        "agreement/ceasefire",
        {"party": "sdn-forces + rsf-sudan"},
    ),
    (
        "The government and FARC agreed to exchange prisoners.",
        "agreement/prisoner_exchange",
        {"modality": "planned"},
    ),
    (
        "Armenia and Azerbaijan exchanged prisoners on Tuesday.",
        "agreement/prisoner_exchange",
        {"party": "arm + aze", "time": "2025-01-14..2025-01-14", "modality": "asserted"},
    ),
    (
        "Sudan's government and the rebels will hold talks in Juba on Monday.",
        "agreement/peace_talks",
        {"modality": "planned", "time": "2025-01-20..2025-01-20", "event_location": "Juba"},
    ),
    ("The rebels formed a government in Kisangani.", "political/institution_established", {"initiator": "text:rebels"}),
    ("The United States imposed sanctions on two generals of the junta.", "political/sanction", {"initiator": "usa"}),
    ("Kenya held elections in August 2022.", "political/election", {"initiator": "ken"}),
    ("The army named a new commander.", "force_status/command_change", {"affected": "text:army"}),
    (
        "Two Syrian soldiers defected near Daraa.",
        "force_status/defection",
        {"affected": "syr-forces", "personnel": (2, 2)},
    ),
    ("Protesters marched in Khartoum on Friday.", "civil_action/protest", {"initiator": "civ"}),
    (
        "ISIS claimed responsibility for the attack in Kabul.",
        "communication/claim_of_responsibility",
        {"initiator": "is", "modality": "asserted"},
    ),
    ("The FARC threatened to attack Bogota.", "communication/threat", {"initiator": "farc"}),
    ("The FARC threatened to attack Bogota.", "attack/unspecified", {"modality": "planned"}),
    wrong(
        "actors: a new government that rebels form is taken for the state's",
        "The rebels formed a government in Kisangani.",
        "political/institution_established",
        {"object": "text:government"},
    ),
    wrong(
        "rows: 'designate X a Y' has X as a dative, which no slot takes as object",
        "The United States designated the Houthis a terrorist organisation.",
        "political/designation",
        {"initiator": "usa", "object": "houthis"},
    ),
    wrong(
        "parse: 'denied using' is amod of the noun after it (garden path), so no claim comes out",
        "The Congolese army denied using children as soldiers.",
        "violation/forced_recruitment",
        {"modality": "denied"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_politics_has_its_sort_and_parties(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


def test_an_agreement_on_something_else_is_no_agreement_of_the_conflict(ask: Asking) -> None:
    assert ask.kinds("The two sides agreed on a menu.") == []
