"""Whose bare planes, gunboats and soldiers are: those of the only state that fights where a report tells of rebels.

The texts are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking

BWERA = "KAMPALA - Rebels of the Allied Democratic Forces attacked Bwera on Sunday and the Ugandan army fled. "
JAFFNA = "COLOMBO - Tamil Tiger guerrillas overran a post near Batticaloa. The Sri Lankan army said nothing. "

SETTLED = [
    (BWERA + "Helicopters bombed the hills around the town.", "attack/air_strike", {"initiator": "uga-air"}),
    (BWERA + "Two battalions were sent from Mbarara.", "movement/deployment", {"deployed": "uga-forces"}),
    (
        "KAMPALA - Soldiers killed twelve villagers at Kisoro. The rebels denied it, and so did the Ugandan army.",
        "attack",
        {"initiator": "uga-forces"},
    ),
    (JAFFNA + "Aircraft bombed rebel positions near Jaffna on Tuesday.", "attack/air_strike", {"initiator": "lka-air"}),
    (JAFFNA + "A gunboat shelled Point Pedro.", "attack/shelling", {"initiator": "lka-navy"}),
    (
        "Warplanes bombed Grozny on Monday. Chechen fighters ambushed a convoy. Russian forces surround the city.",
        "attack/air_strike",
        {"initiator": "rus-air"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "roles"), SETTLED)
def test_they_are_those_of_the_only_state_that_fights(
    ask: Asking, text: str, kind: str, roles: dict[str, object]
) -> None:
    ask.check(text, kind, roles)


LEFT_OPEN = [
    # another state takes part
    (
        BWERA + "Tanzanian troops crossed the border. Helicopters bombed the hills.",
        "attack/air_strike",
        "text:helicopters",
    ),
    # a coalition does
    (
        "The coalition struck Sirte. Libyan rebels left Brega, the Libyan army said. Aircraft bombed Ajdabiya.",
        "attack/air_strike",
        "text:aircraft",
    ),
    # two states are at war and nobody rebels
    ("Ethiopian troops advanced on Jijiga. MiGs strafed Berbera in Somalia.", "attack/air_strike", "text:migs"),
    # a word tells that nobody knows
    (
        BWERA + "Unidentified aircraft bombed the hills around the town.",
        "attack/air_strike",
        "text:unidentified aircraft",
    ),
    # soldiers who rise
    (
        "BAMAKO - Soldiers killed a guard at Kati, where mutineers hold the gate. Tuareg rebels took Gao. "
        "The Malian army fled.",
        "attack",
        "text:soldiers",
    ),
]


@pytest.mark.parametrize(("text", "kind", "doer"), LEFT_OPEN)
def test_they_are_left_open_where_others_may_fly(ask: Asking, text: str, kind: str, doer: str) -> None:
    ask.check(text, kind, {"initiator": doer})


MAKES = [
    ("Two Canberras bombed the airfield at Kamina on Monday.", "attack/air_strike", "text:canberras"),
    ("Skyraiders flying out of Bien Hoa strafed the treeline on Monday.", "attack/air_strike", "text:skyraiders"),
    # a drone's owner is not told by its make
    ("A drone bombed the depot at Marawi.", "attack/drone_strike", "unknown"),
]


@pytest.mark.parametrize(("text", "kind", "doer"), MAKES)
def test_planes_of_a_make_that_strike_keep_their_words(ask: Asking, text: str, kind: str, doer: str) -> None:
    ask.check(text, kind, {"initiator": doer})


def test_a_transport_that_lands_is_no_party(ask: Asking) -> None:
    claims = ask.claims("Two Dakotas landed rice at Kuito on Monday.")
    assert all(actor.id != "text:dakotas" for claim in claims for actor in claim.actors)


def test_soldiers_are_not_those_of_a_state_that_only_flies_there(ask: Asking) -> None:
    text = (
        "PHNOM PENH - American B-52s bombed the hills near Takeo on Tuesday. Government losses were not known. "
        "The insurgents captured 140 soldiers at Kompong Speu."
    )
    assert all(actor.id != "usa-forces" for claim in ask.claims(text) for actor in claim.actors)
