"""What common words of war reports mean by the company they keep, and what they do not.

The sentences are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    (
        "Serb militiamen expelled 300 Muslims from their homes in Prijedor on Friday.",
        "displacement/fled",
        {"number_displaced": (300, 300), "time": "2025-01-10..2025-01-10"},
    ),
    ("The Angolan army evacuated from Huambo on Monday.", "movement/withdrawal", {"initiator": "ago-forces"}),
    ("Rebels pressed on with an assault on the town.", "operation/offensive", {"initiator": "text:rebels"}),
    ("Demonstrators demanded the release of prisoners in Khartoum.", "civil_action/protest", {}),
    ("Serb gunners fired on the suburb, killing three people.", "attack/unspecified", {"killed": (3, 3)}),
    ("Rebels shot down a helicopter near Idlib.", "attack/unspecified", {"initiator": "text:rebels"}),
    ("Air defences shot down 12 drones over Kyiv.", "hazard_event/interception", {"count": (12, 12)}),
    (
        "A Taliban rocket brought down a helicopter in Helmand on Tuesday.",
        "attack/shelling",
        {"initiator": "taliban", "time": "2025-01-14..2025-01-14"},
    ),
    ("An explosion in a market killed four people in Jos.", "attack/unspecified", {"killed": (4, 4)}),
    ("A car bomb killed four people in Jos.", "attack/mine_ied", {"killed": (4, 4)}),
    ("Sixty people were taken to a hospital in Kandahar.", "casualty_detail/injured", {"injured": (60, 60)}),
    (
        "Poland supplied 14 tanks to Ukraine.",
        "support_relation/arms",
        {"backer": "pol", "backed": "ukr", "count": (14, 14)},
    ),
    ("Italy expelled 30 Russian diplomats on Tuesday.", "political/sanction", {"count": (30, 30)}),
    ("About 20,000 people crossed into Chad.", "displacement/destination", {"destination": "Chad"}),
    ("Some 40 corpses were counted in Bangui.", "casualty_detail/killed", {"event_location": "Bangui"}),
    ("Aid trucks entered Darayya on Monday.", "aid_event/delivered", {"time": "2025-01-13..2025-01-13"}),
    (
        "A soldier was killed, taking to 94 the number of Danish soldiers killed since 2001.",
        "casualty_detail/killed[1]",
        {"killed": (94, 94), "victim": "dnk-forces"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_a_plain_event_has_its_sort(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The Security Council voted on a resolution on Tuesday.", []),
        ("A missile hit the market as rescuers were arriving.", ["attack/missile"]),
        ("Prime Minister Vladimir Putin arrived in Helsinki on Tuesday.", []),
        ("Putin visited Helsinki on Friday for talks with the European Union.", []),
        ("The war began with a crackdown on protesters in 2011.", []),
        ("A picture shows a bus with windows blown out.", []),
        ("The fighting has forced 30,000 people to leave their homes.", ["displacement/fled"]),
    ],
)
def test_what_the_words_do_not_tell_is_not_claimed(ask: Asking, text: str, kinds: list[str]) -> None:
    assert ask.kinds(text) == kinds


def test_iraqis_who_vote_hold_an_election(ask: Asking) -> None:
    assert ask.kinds("Iraqis voted in a general election on Sunday.") == ["political/election"]


DOUBTS = [
    ("The alleged attack on Homs killed nine people.", "attack", {"modality": "suspected", "killed": (9, 9)}),
    (
        "An air strike reportedly carried out by Russian jets killed ten people in Idlib.",
        "attack/air_strike",
        {"hedge_initiator": "suspected", "modality": "asserted"},
    ),
    (
        "The rebels attempted to enter the town of Zabadani on Tuesday.",
        "movement/arrival",
        {"modality": "planned", "time": "2025-01-14..2025-01-14"},
    ),
    ("Rights groups charged that soldiers had killed 30 people in Gao.", "attack", {"modality": "claimed"}),
    ("Russia denied shelling the station and blamed Ukraine.", "communication/accusation", {"modality": "asserted"}),
    (
        "Rebels shelled the town of Zabadani killing three soldiers an army source was quoted as saying.",
        "attack/shelling",
        {"modality": "claimed", "killed": (3, 3)},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), DOUBTS)
def test_doubt_and_voice_reach_the_claim(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Militiamen set houses ablaze in Zalingei.", "violation/property_destruction", {"target": "text:houses"}),
        ("Militiamen set fire to a market in Zalingei.", "violation/property_destruction", {"target": "text:market"}),
        (
            "Soldiers set the market on fire on Monday.",
            "violation/property_destruction",
            {"perpetrator": "text:soldiers"},
        ),
        ("Students stormed the ministry in Dhaka.", "civil_action/mob_violence", {"initiator": "civ"}),
        ("The army removed the blockade of Zalingei.", "siege_change/broken", {"event_location": "Zalingei"}),
        (
            "Spanish police seek a woman who parked a van that exploded at noon, injuring six passers-by.",
            "attack/mine_ied",
            {"initiator": "unknown", "injured": (6, 6)},
        ),
        ("The force of the blast hurt several children.", "casualty_detail/injured", {"initiator": None}),
    ],
)
def test_words_of_several_senses_are_read_by_what_stands_beside_them(
    ask: Asking, text: str, kind: str, expected: dict[str, object]
) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Porto is set to host games of the cup.", []),
        ("Police removed the cordon around the market.", []),
        ("The garrison was holding out but had lost 23 men killed.", ["casualty_detail/killed"]),
    ],
)
def test_nothing_is_claimed_for_a_word_of_another_sense(ask: Asking, text: str, kinds: list[str]) -> None:
    assert ask.kinds(text) == kinds
