"""The day on which those whom a deed struck died, were buried or were freed is not the day of the deed."""

from __future__ import annotations

import pytest

from reading.asking import Asking

LATER = [
    ("Three people killed in the blast were buried on Friday.", "attack", "killed", (3, 3)),
    ("Five miners kidnapped near Bunia were released on Tuesday.", "violation/abduction", "abducted", (5, 5)),
    ("Three soldiers wounded in the ambush were evacuated by air on Friday.", "clash", "injured", (3, 3)),
    ("Two policemen wounded in a car bombing in Lima died on Sunday.", "attack", "injured", (2, 2)),
    ("Two nurses who were wounded in the raid died on Monday.", "attack", "injured", (2, 2)),
]
OF_THE_DEED = [
    ("A man shot on Monday at a checkpoint died on Tuesday.", "attack", "2025-01-13..2025-01-13"),
    ("Two people wounded in a mortar attack were taken to hospital on Monday.", "attack", "2025-01-13..2025-01-13"),
    ("Three people were killed in the blast on Friday.", "attack", "2025-01-10..2025-01-10"),
    ("A man shot at a checkpoint in Hebron died on Sunday.", "casualty_detail", "2025-01-12..2025-01-12"),
]


@pytest.mark.parametrize(("text", "kind", "slot", "number"), LATER)
def test_what_becomes_of_them_later_does_not_date_the_deed(
    ask: Asking, text: str, kind: str, slot: str, number: tuple[float, float]
) -> None:
    ask.check(text, kind, {slot: number})
    assert ask.one(text, kind).time.start is None


@pytest.mark.parametrize(("text", "kind", "days"), OF_THE_DEED)
def test_the_deed_keeps_its_own_day(ask: Asking, text: str, kind: str, days: str) -> None:
    ask.check(text, kind, {"time": days})


def test_those_killed_and_buried_are_counted_once(ask: Asking) -> None:
    text = "Three people killed in the blast were buried on Friday."
    assert [claim.type for claim in ask.claims(text) if claim.quantities_of("killed")] == ["attack"]


def test_who_is_freed_is_the_subject_of_the_release(ask: Asking) -> None:
    ask.check(
        "Two nurses abducted in Goma were freed on Monday.",
        "agreement/release",
        {"time": "2025-01-13..2025-01-13", "quote": "Two nurses abducted in Goma were freed on Monday"},
    )
