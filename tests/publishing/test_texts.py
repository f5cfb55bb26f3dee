"""One agency's text under two mastheads is one text."""

from __future__ import annotations

from rashomon.publishing.cards import counts
from rashomon.publishing.texts import own_texts

WIRE = "At least nine people were killed when a shell hit a bus station in the town on Friday, doctors said."


def test_the_same_sentence_in_two_reports_is_one_text() -> None:
    assert own_texts([[WIRE], [WIRE.replace("nine", "nine")]]) == 1


def test_a_sentence_of_its_own_makes_a_report_a_text() -> None:
    assert own_texts([[WIRE], [WIRE, "The mayor spoke of eleven dead in two streets."]]) == 2


def test_the_reader_is_told_of_copies() -> None:
    assert counts(("a", "b"), ("medics",), (), 1) == "2 reports (one text), 1 origin, camp not known"
    assert counts(("a", "b"), ("medics",), ("medics",), 2) == "2 reports, 1 origin, 1 camp"
