"""What is demanded, imagined, asked, awaited or denied is not told as done.

The sentences are our own; the report is of Wednesday, 15 January 2025.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    ("The front wants government troops pulled out of Jolo first.", "movement/withdrawal", {"modality": "planned"}),
    ("The envoy demanded that the army withdraw from Bor.", "movement/withdrawal", {"modality": "planned"}),
    ("The UN recommended that peacekeepers be deployed in Bunia.", "movement/deployment", {"modality": "planned"}),
    ("Army to withdraw from Mostar\n\nNobody was hurt.", "movement/withdrawal", {"modality": "planned"}),
    ("The army fights to push rebels out of Bentiu.", "territory_change", {"modality": "planned"}),
    ("Rebels could attack Bangui at any time, diplomats say.", "attack", {"modality": "conditional"}),
    ("Heavy shelling could be heard in Grozny on Monday.", "attack/shelling", {"modality": "asserted"}),
    ("Troops could not enter Kapoeta.", "movement", {"modality": "asserted", "polarity": "negated"}),
    ("Had the rebels captured Mocoa, talks would be over.", "territory_change", {"modality": "conditional"}),
    ("Did troops shell the market in Sarajevo?", "attack/shelling", {"modality": "suspected"}),
    (
        "The truce, which would have let aid reach 20,000 people in Douma, is off.",
        "aid_event/delivered",
        {"modality": "conditional"},
    ),
    ("The deal let aid reach 20,000 people in Douma.", "aid_event/delivered", {"modality": "asserted"}),
    (
        "The Kenyan army rejected accusations that it had shelled the town of Dhobley.",
        "attack/shelling",
        {"modality": "denied", "polarity": "affirmed", "voice": "ken-forces"},
    ),
    (
        "The Kenyan army dismissed reports of rebels capturing the town of Dhobley.",
        "territory_change/captured",
        {"modality": "denied", "voice": "ken-forces"},
    ),
    (
        "The blast is believed to have killed 14 people in Aden.",
        "attack",
        {"modality": "suspected", "killed": (14, 14), "time": "..2025-01-15"},
    ),
    (
        "Talks on the fate of 12 nuns held in Jolo will resume on Friday.",
        "violation/arbitrary_detention",
        {"modality": "asserted", "time": "..2025-01-15"},
    ),
]


def test_a_question_tells_of_no_deed(ask: Asking) -> None:
    assert not ask.claims("The monitor works out whose planes carry out raids.")


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_what_is_not_done_is_not_told_as_done(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)
