"""Deeds that a text only names, because all know of them: protested, investigated, laid to somebody.

The sentences are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    (
        "Bakers closed their shops to protest the attack staged on Monday against a mill near Taiz.",
        "attack/unspecified",
        {"target": "text:mill", "event_location": "Taiz", "time": "2025-01-13..2025-01-13"},
    ),
    (
        "Vigils were held after the murder of Amina Odhiambo in Kisumu.",
        "attack/unspecified",
        {"victim": "text:amina odhiambo", "killed": (1, 1), "event_location": "Kisumu"},
    ),
    (
        "Two majors are implicated in the assassination of Judge Petar Ilic.",
        "attack/unspecified",
        {"victim": "text:petar ilic", "killed": (1, 1), "time": "..2025-01-15"},
    ),
    (
        "An officer is suspected of involvement in the killing of four nuns near Chalatenango.",
        "attack/unspecified",
        {"killed": (4, 4), "event_location": "Chalatenango"},
    ),
    ("Three masked men murdered Petar Ilic at his house in Vitez.", "attack/unspecified", {"killed": (1, 1)}),
    ("Masked men assassinated Odhiambo.", "attack/unspecified", {"killed": (1, 1)}),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_a_deed_that_is_known_is_told_by_its_name(
    ask: Asking, text: str, kind: str, expected: dict[str, object]
) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize(
    "text",
    [
        "Neighbours feared the murder of Amina Odhiambo.",
        "The cell planned the assassination of Petar Ilic.",
        "The minister condemned the attack on his budget.",
        "The film tells of the murder of Roger Brandt.",
        "Deputies protested the attack on the reform bill.",
        "She was praised for her role in the killing of the tax bill.",
    ],
)
def test_a_deed_that_was_not_done_is_not_told(ask: Asking, text: str) -> None:
    found = [claim for claim in ask.claims(text) if claim.type in ("attack", "casualty_detail")]
    assert all(claim.modality == "planned" for claim in found), found


@pytest.mark.parametrize(
    "text",
    [
        "To shell the refugee camp would be a crime, the envoy warned.",
        "To carry out raids against fishing villages is no answer, the bishop said.",
    ],
)
def test_what_it_would_be_to_do_something_is_not_done(ask: Asking, text: str) -> None:
    found = [claim for claim in ask.claims(text) if claim.type in ("attack", "operation", "clash")]
    assert all(claim.modality == "conditional" for claim in found), found
