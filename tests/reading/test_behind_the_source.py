"""What a sentence tells behind the source that it names is of the deed told before it, and no deed of the source."""

from __future__ import annotations

import pytest

from reading.asking import Asking


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("A car bomb exploded in Baghdad on Monday, police said, killing 12 people.", "unknown"),
        ("Gunmen stormed a village in Benue on Friday, police said, killing 12 people.", "text:gunmen"),
        ("Rockets fell on a market in Sderot, officials said Monday, injuring four.", "unknown"),
        ("Israel bombed a school in Gaza on Monday, medics said, killing 20 people.", "isr"),
    ],
)
def test_what_stands_behind_the_source_is_no_deed_of_the_source(text: str, doer: str, ask: Asking) -> None:
    claims = ask.claims(text)
    assert len(claims) == 1
    assert claims[0].quantities_of("killed", "injured")
    assert [actor.id for actor in claims[0].actors_as("initiator")] == [doer]
    assert not claims[0].attribution.own_voice


def test_who_burns_houses_is_who_stormed_the_village(ask: Asking) -> None:
    claims = ask.claims("Gunmen stormed a village in Benue on Friday, police said, burning 40 houses.")
    burned = [one for one in claims if one.subtype == "property_destruction"]
    assert [actor.id for one in burned for actor in one.actors_as("perpetrator")] == ["text:gunmen"]


def test_how_the_source_speaks_stays_with_the_source(ask: Asking) -> None:
    claims = ask.claims("Rebels shot dead six villagers near Cali, police said, blaming the FARC.")
    accusing = [one for one in claims if one.subtype == "accusation"]
    assert [actor.id for one in accusing for actor in one.actors_as("initiator")] == ["col-police"]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Officials said UNITA shelling killed 38 civilians in Cuito, Angola.", "unita"),
        ("Officials said Indian shelling had killed two women at Poonch.", "ind-forces"),
        ("Armenian shelling across the border killed two women.", "arm-forces"),
        ("The army said Tuesday rebels killed two women in Goma.", "text:rebels"),
    ],
)
def test_whose_shelling_it_was(text: str, doer: str, ask: Asking) -> None:
    assert [actor.id for actor in ask.claims(text)[0].actors_as("initiator")] == [doer]
