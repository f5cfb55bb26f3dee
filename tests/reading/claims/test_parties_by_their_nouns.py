"""Who is meant by a bare noun, a number or a pronoun where the report leaves one party only.  The sentences are our
own."""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    # the soldiers of a guard are the guard's, and no air force
    (
        "National Guard planes bombed Managua on Monday. A guard soldier shot a reporter.",
        "attack/small_arms",
        {"initiator": "nic-police"},
    ),
    (
        "FSLN guerrillas attacked the National Guard in Managua. The guardsmen looted shops.",
        "violation/looting",
        {"perpetrator": "nic-police"},
    ),
    ("Israeli jets bombed Gaza on Monday. Soldiers shot a man.", "attack/small_arms", {"initiator": "isr-forces"}),
    # rebels without an article, where the report names one such group
    (
        "The army attacked LTTE fighters near Jaffna. On Friday rebels dragged 40 passengers from a train.",
        "violation/abduction",
        {"perpetrator": "ltte"},
    ),
    (
        "RENAMO fighters attacked Gorongosa. The rebel-held town of Maringue was shelled by the army.",
        "control/partial_hold",
        {"holder": "renamo"},
    ),
    # of two groups it is not known which
    (
        "The army attacked LTTE fighters near Jaffna and men of the JVP near Kandy. On Friday rebels robbed a bank.",
        "violation/looting",
        {"perpetrator": "text:rebels"},
    ),
    # the same planes
    (
        "Sudanese army planes bombed Kauda on Monday. A bus was strafed by the same planes.",
        "attack/air_strike[1]",
        {"initiator": "sdn-air"},
    ),
    # a coalition is no group that is not called so
    (
        "Houthi rebels hold Taiz. Coalition aircraft bombed a wedding near Taiz.",
        "attack/air_strike",
        {"initiator": "text:coalition aircraft"},
    ),
    # a junta that the rebels made is not the government
    (
        "Soldiers fired on rebels in Managua. A five-member junta named by the rebels vowed to fight on.",
        "communication/threat",
        {"initiator": "text:member junta"},
    ),
    ("A tribal lashkar looted shops in Bandipur.", "violation/looting", {"perpetrator": "text:tribal lashkar"}),
    # bare numbers count persons
    ("About 60,000 have crossed into Costa Rica.", "displacement", {"displaced": "persons"}),
    ("5,000 more have crossed into Honduras since the fighting began.", "displacement", {"displaced": "persons"}),
    # who shoots is under arms, who brings a plane down is not its owner
    (
        "Local youths attacked Eritrean soldiers near Axum. They shot people in the streets for a day.",
        "attack/small_arms",
        {"initiator": "eri-forces"},
    ),
    (
        "Boys of the quarter threw stones in Goma. They shot a policeman with a hunting gun.",
        "attack/small_arms",
        {"initiator": "civ"},
    ),
    (
        "The rebels had fired a missile at a Syrian jet over Idlib; it had brought the plane down, the group said.",
        "attack/unspecified",
        {"initiator": "unknown"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_the_one_party_that_a_noun_can_be(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)
