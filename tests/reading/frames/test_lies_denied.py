"""What those who speak call a lie, or deny in their own name, did not happen by their word."""

from __future__ import annotations

import pytest

from reading.asking import Asking

DENIED = [
    "We deny that our fighters killed seven men in Larbaa.",
    "We reject with contempt the lie that the fighters killed seven men of Larbaa.",
    "We categorically deny having shelled Goma.",
]
TOLD = [
    "It is no lie that the army killed ten men in Goma.",
    "We do not deny that our fighters killed seven men in Larbaa.",
]


@pytest.mark.parametrize("text", DENIED)
def test_what_is_called_a_lie_is_denied(ask: Asking, text: str) -> None:
    assert {claim.modality for claim in ask.claims(text)} == {"denied"}


@pytest.mark.parametrize("text", TOLD)
def test_what_is_no_lie_is_told(ask: Asking, text: str) -> None:
    assert "denied" not in {claim.modality for claim in ask.claims(text)}


def test_what_is_told_to_a_news_agency_is_said(ask: Asking) -> None:
    ask.check(
        "The front told a local news agency it had killed nine soldiers.",
        "attack",
        {"killed": (9, 9), "modality": "claimed"},
    )
