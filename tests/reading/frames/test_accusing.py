"""Accusations and denials whose deed is told in another clause.  The sentences are our own."""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    (
        "The Congolese army blamed the raid on M23.",
        "communication/accusation",
        {"initiator": "cod-forces", "target": "m23"},
    ),
    (
        "Kenya pinned the killings on al-Shabaab.",
        "communication/accusation",
        {"initiator": "ken", "target": "al-shabaab"},
    ),
    (
        "Kenya said al-Shabaab was responsible for the bombing.",
        "communication/accusation",
        {"initiator": "ken", "target": "al-shabaab", "voice": "ken"},
    ),
    (
        "Kenya said al-Shabaab bears responsibility for the bombing.",
        "communication/accusation",
        {"initiator": "ken", "target": "al-shabaab"},
    ),
    (
        "The Congolese army concluded that M23 was behind the attack.",
        "communication/accusation",
        {"initiator": "cod-forces", "target": "m23"},
    ),
    (
        "Kenya holds al-Shabaab responsible for the bombing.",
        "communication/accusation",
        {"initiator": "ken", "target": "al-shabaab"},
    ),
    (
        "Hamas said it was responsible for the bombing.",
        "communication/claim_of_responsibility",
        {"initiator": "hamas", "target": None},
    ),
    ("M23 denied shelling Goma.", "communication/denial", {"initiator": "m23", "modality": "asserted"}),
    ("M23 denied shelling Goma.", "attack/shelling", {"modality": "denied"}),
    ("M23 denied having carried out the attack in Goma.", "communication/denial", {"initiator": "m23"}),
    ("M23 denied having carried out the attack in Goma.", "attack", {"initiator": "m23", "modality": "denied"}),
    (
        "The Congolese army denied that its forces used such weapons.",
        "communication/denial",
        {"initiator": "cod-forces"},
    ),
    ("FARC rejected a government offer of peace talks.", "agreement/peace_talks", {"polarity": "negated"}),
    (
        "Rwanda urged both sides to stop fighting.",
        "communication/demand",
        {"initiator": "rwa"},
    ),
    ("FARC declared war on Colombia.", "communication/threat", {"initiator": "farc", "target": "col"}),
]
NO_ACCUSATION = [
    "Kenya said it did not know whether al-Shabaab was responsible for the bombing.",
    "Kenya said al-Shabaab was not responsible for the bombing.",
    "If al-Shabaab was responsible, Kenya will act.",
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_an_accusation_or_denial_has_its_parties(
    ask: Asking, text: str, kind: str, expected: dict[str, object]
) -> None:
    ask.check(text, kind, expected)


def test_a_denied_clause_that_is_a_claim_makes_the_denial_none(ask: Asking) -> None:
    assert ask.kinds("M23 denied that it had shelled Goma.") == ["attack/shelling"]


def test_a_description_that_seems_to_mean_the_accuser_claims_nothing(ask: Asking) -> None:
    assert "communication/claim_of_responsibility" not in ask.kinds(
        "Ukraine's top diplomat said the regime bears responsibility for the attack."
    )


@pytest.mark.parametrize("text", NO_ACCUSATION)
def test_a_question_or_a_denial_accuses_nobody(ask: Asking, text: str) -> None:
    assert "communication/accusation" not in ask.kinds(text)


def test_the_denial_of_what_is_no_violence_is_none(ask: Asking) -> None:
    assert "communication/denial" not in ask.kinds("A singer denied meeting the ministers.")


def test_blame_without_an_accused_is_no_accusation(ask: Asking) -> None:
    assert ask.kinds("Kenya blamed the drought on the weather.") == []
