"""The day of the harm told right behind a deed, and the day of a dispatch that was printed on the next."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon import reading
from rashomon.gazetteer import Gazetteer
from rashomon.model import Dating, Report
from reading.asking import Asking

GOES_ON = [
    ("On Monday night mortar shells hit a camp near Goma. There were no casualties.", "2025-01-13..2025-01-13"),
    ("Guerrillas attacked a patrol near Bunia on Sunday. Three soldiers died.", "2025-01-12..2025-01-12"),
    ("Missiles were fired at Odesa overnight. No one was hurt.", "2025-01-14..2025-01-15"),
    (
        "Rhodesian planes attacked camps at Chimoio on Nov. 23. Survivors said 85 people had died at Chimoio.",
        "2024-11-23..2024-11-23",
    ),
]
DOES_NOT = [
    # more than the one deed
    "Shells hit a camp near Goma on Monday. Since then 30 people have died.",
    "Shells hit a camp near Goma on Monday. At least 4,000 people have been killed in the war.",
    "Shells hit a camp near Goma on Monday. Another three people were killed.",
    # another place, another story
    "Shells hit a camp near Goma on Monday. Further, three people were killed.",
    "Shells hit a camp near Goma on Monday. Three people were killed in Bunia.",
    "Shells hit a camp near Goma on Monday. In a separate incident three people were killed.",
    # deeds of two days
    "Shells hit Goma on Monday and rebels attacked a post there on Tuesday. Three people were killed.",
    # the next paragraph leads to something else
    "Shells hit a camp near Goma on Monday.\n\nElsewhere, three people were killed.",
    # only planned
    "Rebels will attack Goma on Friday. Three people were killed.",
]


@pytest.mark.parametrize(("text", "days"), GOES_ON)
def test_harm_told_right_behind_a_deed_is_of_its_day(ask: Asking, text: str, days: str) -> None:
    ask.check(text, "casualty_detail", {"time": days})


@pytest.mark.parametrize("text", DOES_NOT)
def test_harm_that_may_be_of_another_deed_keeps_an_open_day(ask: Asking, text: str) -> None:
    claims = [claim for claim in ask.claims(text) if claim.type == "casualty_detail"]
    assert claims
    assert all(claim.time.basis != "carried" for claim in claims)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ADEN, Aug. 10 (Reuters) - A corporal was wounded last night when a grenade was thrown.", date(1966, 8, 9)),
        ("From Our Own Correspondent - ADEN, Aug. 10\n\nA corporal was wounded today by a grenade.", date(1966, 8, 10)),
        ("Updated: 10 August 1966\n\nA corporal was wounded today by a grenade.", date(1966, 8, 11)),
    ],
)
def test_a_dispatch_counts_from_its_date_line(gazetteer: Gazetteer, text: str, day: date) -> None:
    printed = Dating(day=date(1966, 8, 11), basis="given")
    claims = reading.read(Report(id="r", text=text, sha256="", published=printed), gazetteer).claims
    assert [(claim.time.start, claim.time.end) for claim in claims] == [(day, day)]
