"""The whole reading of a short report: every claim that a coder would make of it, and no other.

The report is our own.
"""

from __future__ import annotations

from datetime import date

import pytest

from rashomon import reading
from rashomon.gazetteer import Gazetteer
from rashomon.model import Dating, Report
from reading.asking import Asking, fact

REPORT = """Shelling kills nine people in Goma

GOMA, Democratic Republic of Congo, Jan 14 - Shells hit a market in Goma on Monday, killing nine people and wounding \
30, the Red Cross said.

M23 rebels captured the town of Sake on Sunday, residents said. Some 12,000 people have fled Goma since Saturday, the \
United Nations said.

The Congolese army denied that it had shelled the market. The rebels plan to withdraw from Sake, a spokesman said.
"""

CLAIMS = [
    # quote begins with, kind, facts
    (
        "Shells hit a market",
        "attack/shelling",
        {
            "killed": (9, 9),
            "injured": (30, 30),
            "initiator": "unknown",
            "event_location": "Goma",
            "time": "2025-01-13..2025-01-13",
            "voice": "icrc",
            "modality": "claimed",
        },
    ),
    (
        "M23 rebels captured",
        "territory_change/captured",
        {"initiator": "m23", "event_location": "Sake", "time": "2025-01-12..2025-01-12", "voice": "unnamed:residents"},
    ),
    (
        "Some 12,000 people have fled Goma",
        "displacement/fled",
        {"origin": "Goma", "time": "2025-01-11..2025-01-14", "voice": "un", "displaced": "persons"},
    ),
    (
        "it had shelled the market",
        "attack/shelling",
        {"initiator": "cod-forces", "modality": "denied", "voice": "cod-forces"},
    ),
    (
        "The rebels plan to withdraw",
        "movement/withdrawal",
        {"modality": "planned", "origin": "Sake"},
    ),
]


@pytest.mark.parametrize(("words", "kind", "expected"), CLAIMS)
def test_each_fact_of_the_report_is_a_claim(ask: Asking, words: str, kind: str, expected: dict[str, object]) -> None:
    found = [c for c in ask.claims(REPORT) if c.quote.startswith(words)]
    assert [f"{c.type}/{c.subtype}" for c in found] == [kind], [c.quote for c in ask.claims(REPORT)]
    assert {slot: fact(found[0], slot) for slot in expected} == expected


def test_nothing_else_is_claimed(ask: Asking) -> None:
    body = [claim.quote for claim in ask.claims(REPORT) if claim.status == "content"]
    assert len(body) == len(CLAIMS), body


def test_the_headline_is_a_claim_of_its_own(ask: Asking) -> None:
    (headline,) = [claim for claim in ask.claims(REPORT) if claim.status == "headline"]
    assert (headline.type, headline.subtype, fact(headline, "killed")) == ("attack", "shelling", (9, 9))


def test_the_same_report_is_read_the_same_twice(gazetteer: Gazetteer, ask: Asking) -> None:
    assert reading.read(ask.report(REPORT), gazetteer).claims == ask.claims(REPORT)


def test_a_report_without_words_has_no_claims(gazetteer: Gazetteer) -> None:
    for text in ("", "\n\n", "   "):
        assert reading.read(Report(id="r", text=text, sha256=""), gazetteer).claims == ()


def test_without_a_day_an_undated_claim_has_no_day(gazetteer: Gazetteer) -> None:
    (claim,) = reading.read(Report(id="r", text="Rebels shelled Taiz.", sha256=""), gazetteer).claims
    assert (claim.time.start, claim.time.end) == (None, None)


def test_the_day_of_an_old_report_dates_its_weekdays(gazetteer: Gazetteer) -> None:
    published = Dating(day=date(1968, 2, 7), basis="given")
    report = Report(id="r", text="Viet Cong troops attacked Hue on Monday.", sha256="", published=published)
    (claim,) = reading.read(report, gazetteer).claims
    assert (claim.time.start, claim.time.end) == (date(1968, 2, 5), date(1968, 2, 5))
    assert claim.actors_as("initiator")[0].id == "nlf-vietnam"


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Goma said, adding:",
        "The ministry said, stressing:",
        "The spokesman told reporters, adding:\n“Five people died in Goma.”",
        "Saying as much, the mayor of Goma added:",
    ],
)
def test_a_cue_without_its_words_is_no_fault(ask: Asking, text: str) -> None:
    assert all(text[claim.span.start : claim.span.end] == claim.quote for claim in ask.claims(text))
