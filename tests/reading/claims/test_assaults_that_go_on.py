"""Who did what the next sentence tells of the same assault without a doer.  The sentences are our own."""

from __future__ import annotations

import pytest

from rashomon.model import Claim
from reading.asking import Asking

DOERS = ("initiator", "co_initiator", "perpetrator")

GOES_ON = [
    ("Boko Haram attacked Baga on Sunday. Two hundred houses were burned.", "property_destruction", "boko-haram"),
    ("Boko Haram raided Baga on Sunday. A nurse was abducted.", "abduction", "boko-haram"),
    ("Boko Haram attacked a village near Baga. A priest and two women were killed.", "killed", "boko-haram"),
    ("The Russian army shelled Kherson on Monday. A hospital was hit.", "unspecified", "rus-forces"),
    (
        "Israeli guns shelled Khiam on Friday. Six civilians were killed when a shell struck a bakery.",
        "shelling",
        "isr-forces",
    ),
    (
        "Israeli troops seized Khiam on Friday. Tanks fired on the market and planes strafed the quay.",
        "air_strike",
        "isr-air",
    ),
    ("Israeli jets bombed Khiam on Friday. The planes also hit Nabatieh.", "air_strike", "isr-air"),
    ("The Taliban ambushed a police jeep in Kunduz; one constable was killed.", "killed", "taliban"),
    ("Russian aircraft bombed Kherson on Monday. At least nine people were killed.", "killed", "rus-air"),
    (
        "The Taliban stormed the barracks in Kunduz on Monday. Shops were looted and a bridge was set on fire.",
        "looting",
        "taliban",
    ),
]


def _told_last(ask: Asking, text: str, subtype: str) -> Claim:
    found = [claim for claim in ask.claims(text) if claim.subtype == subtype]
    assert found, [(claim.type, claim.subtype, claim.quote) for claim in ask.claims(text)]
    return found[-1]


@pytest.mark.parametrize(("text", "subtype", "doer"), GOES_ON)
def test_an_assault_that_goes_on_is_of_the_one_who_began_it(ask: Asking, text: str, subtype: str, doer: str) -> None:
    assert [actor.id for actor in _told_last(ask, text, subtype).actors_as(*DOERS)] == [doer]


OF_OTHERS = [
    # another place, day or scene
    ("Boko Haram attacked Baga on Sunday. In Kano, houses were burned.", "property_destruction"),
    ("Boko Haram attacked Baga on Sunday. On Thursday two hundred houses were burned.", "property_destruction"),
    ("Boko Haram attacked Baga on Sunday. Elsewhere, two hundred houses were burned.", "property_destruction"),
    ("Boko Haram attacked Baga on Sunday. Earlier a nurse had been abducted.", "abduction"),
    # another party between
    ("The army retook Baga, but the rebels came back the next day. Houses were burnt.", "property_destruction"),
    ("The army shelled Baga and Boko Haram attacked the market. A nurse was abducted.", "abduction"),
    # what the doer does not do so
    ("Israeli jets bombed Khiam on Friday. Shops were looted.", "looting"),
    ("Boko Haram attacked Baga on Sunday. Twelve people were arrested.", "arrest"),
    ("Israeli jets bombed Khiam on Friday. A plane was shot down.", "unspecified"),
    ("Russian aircraft bombed Kherson on Monday. A woman died of cold.", "killed"),
    # who fell may be the doer's own
    ("Israeli troops seized Khiam on Friday. Seventeen were killed.", "killed"),
    ("Russian aircraft bombed Kherson on Monday. Two Russian soldiers were killed.", "killed"),
]


@pytest.mark.parametrize(("text", "subtype"), OF_OTHERS)
def test_what_may_be_of_others_keeps_no_doer(ask: Asking, text: str, subtype: str) -> None:
    told = _told_last(ask, text, subtype)
    assert not [actor.id for actor in told.actors_as(*DOERS) if actor.id != "unknown"]


def test_a_doer_held_for_one_is_held_for_it_behind_too(ask: Asking) -> None:
    told = _told_last(ask, "Suspected rebels attacked Baga. A nurse was abducted.", "abduction")
    assert dict(told.slot_modality).get("perpetrator") == "suspected"
