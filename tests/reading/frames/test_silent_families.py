"""Ways of telling what ended, was denied or was ordered that no rule knew.  The sentences are our own."""

from __future__ import annotations

import pytest

from reading.asking import Asking


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("The guerrillas called off the truce.", "agreement/ceasefire", {"polarity": "negated"}),
        ("Thirty soldiers laid down their lives at the bridge.", "casualty_detail/killed", {"killed": (30, 30)}),
        ("The junta imposed a curfew in Rangoon.", "communication/announcement", {"event_location": "Yangon"}),
        ("The army denied the Red Cross access to the camp.", "aid_event/access_denied", {"initiator": "text:army"}),
        ("The militia refused aid workers entry to Baidoa.", "aid_event/access_denied", {"initiator": "text:militia"}),
    ],
)
def test_what_was_silent_is_told(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The rebels turned the school into a barracks.", "territory_change"),
        ("The guerrillas laid down their arms.", "casualty_detail"),
        ("The coach called off the match.", "agreement"),
        ("The club denied reporters access to the players.", "aid_event"),
    ],
)
def test_other_senses_stay_silent(ask: Asking, text: str, kind: str) -> None:
    assert not any(found.startswith(kind) for found in ask.kinds(text))
