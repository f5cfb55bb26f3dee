"""A thing told of anew, "there", the country of the report, names cut in half, and what nobody says."""

from __future__ import annotations

import pytest

from reading.asking import Asking


def places(ask: Asking, text: str) -> list[list[str]]:
    """The names of the places of each claim."""
    return [[place.canonical or place.as_written or "" for place in claim.places] for claim in ask.claims(text)]


def test_what_befell_a_thing_told_of_before_was_where_that_was(ask: Asking) -> None:
    text = "A fuel convoy was ambushed near Bamako on Monday. The rebels said they had wiped out the whole convoy."
    first, second = ask.claims(text)
    assert [place.canonical for place in second.places] == ["Bamako"]
    assert (second.time.start, second.time.end) == (first.time.start, first.time.end)


def test_there_is_the_place_named_last(ask: Asking) -> None:
    text = "Gunmen raided Dori on Friday. Two days before, jihadists had attacked the police post there."
    assert places(ask, text)[-1] == ["Dori"]
    text = "Residents of Aden, however, said soldiers shot eight young men on a bridge there on Tuesday."
    assert places(ask, text) == [["Aden"]]


def test_the_country_is_that_of_the_report_and_not_of_the_desk(ask: Asking) -> None:
    text = "BEIRUT, 14 January 2025 - Air strikes killed 20 people across the country on Monday, medics in Sanaa said."
    (claim,) = ask.claims(text)
    assert {place.country for place in claim.places} == {"YE"}


def test_half_a_name_is_no_place(ask: Asking) -> None:
    (claim,) = ask.claims("Gunmen shelled the village of Ain al-Zarqa in Homs.")
    assert "Ain al-Zarqa" in {place.as_written for place in claim.places}
    assert {place.canonical for place in claim.places if place.lat is not None} == {"Homs"}


SILENT = [
    "No group has said it carried out the massacre.",
    "He escaped unhurt.",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_nobody_says_is_no_claim(ask: Asking, text: str) -> None:
    assert not ask.claims(text)


def test_what_was_used_to_strike_struck(ask: Asking) -> None:
    text = "Government forces used launchers to strike a depot in Nova Kakhovka on Monday."
    ask.check(text, "attack", {"modality": "asserted"})


def test_who_speaks_is_no_part_of_a_toll(ask: Asking) -> None:
    text = (
        "A shell killed 43 people in Togoga on Tuesday. Survivors spoke of more than 60 dead. "
        "Soldiers stopped ambulances and fired at one of them, two nurses said."
    )
    assert not [claim for claim in ask.claims(text) if claim.subtype == "breakdown"]
