"""Who is said to be behind a deed, ambushes that are laid, laden vehicles driven at somebody, deeds disowned."""

from __future__ import annotations

import pytest

from reading.asking import Asking

LAID_TO = [
    (
        "RENAMO was behind the massacre at Homoine.",
        {"initiator": "renamo", "event_location": "Homoíne", "voice": "outlet"},
    ),
    (
        "Behind the killing of 14 woodcutters near Ayacucho stood Shining Path, the army said.",
        {"initiator": "shining-path", "killed": (14, 14), "voice": "per-forces"},
    ),
    (
        "Survivors said that government troops were behind the massacre of 40 people at Suva Reka.",
        {"killed": (40, 40), "event_location": "Suva Reka", "voice": "unnamed:survivors"},
    ),
    (
        "The army attributes the killing of 14 woodcutters near Ayacucho to Shining Path.",
        {"initiator": "shining-path", "killed": (14, 14), "voice": "per-forces"},
    ),
    (
        "The army blamed Shining Path for the killing of 14 woodcutters near Ayacucho.",
        {"initiator": "shining-path", "killed": (14, 14), "voice": "per-forces"},
    ),
    (
        "The killing of 14 woodcutters near Ayacucho was attributed to Shining Path.",
        {"initiator": "shining-path", "killed": (14, 14), "hedge_initiator": "suspected"},
    ),
    (
        "The police may be behind the killing of two students in Manila.",
        {"initiator": "phl-police", "hedge_initiator": "suspected"},
    ),
]
NOT_LAID = [
    "It was not clear who was behind the killing of the mayor.",
    "Nobody knows who was behind the attack in Colombo.",
    "Who was behind the murder of the six Jesuits at San Salvador?",
    "The Tigers were not behind the killing of the mayor, their spokesman said.",
    "Economists attributed the fall in prices to imports.",
]
AMBUSHES = [
    ("The guerrillas had laid an ambush for the patrol outside Estelí.", "text:guerrillas", "text:patrol"),
    ("Rebels laid an ambush for an army convoy near Gulu on Tuesday.", "text:rebels", "uga-forces"),
    ("The rebels staged an ambush on an army convoy near Gulu.", "text:rebels", "uga-forces"),
]
DRIVEN = [
    ("His brother drove a truck packed with explosives into the barracks in Grozny.", "Grozny", None),
    ("A truck loaded with explosives rammed into the barracks in Beirut, killing 58 paratroopers.", "Beirut", (58, 58)),
    ("An explosives-laden lorry was driven into the base at Elephant Pass.", "Elephant Pass", None),
    ("A man drove a truck carrying 300 kg of explosives into the hotel in Algiers.", "Algiers", None),
    ("Two men in a boat packed with explosives rammed the destroyer at Aden, killing 17 sailors.", "Aden", (17, 17)),
]
NOT_DRIVEN = [
    "Soldiers drove a truck loaded with ammunition into the camp.",
    "The IRA drove a van packed with explosives into the city.",
    "A truck carrying ammunition crashed into a bus near Lagos, killing 20 people.",
]
DISOWNED = [
    ("The IRA has disowned the attack on the bus in Belfast.", "pira"),
    ("Hamas distanced itself from the rocket fire on Ashkelon.", "hamas"),
    ("The army washed its hands of the massacre at Suchitoto.", "text:army"),
    ("The LTTE repudiated the murder of the mayor of Jaffna.", "ltte"),
]


@pytest.mark.parametrize(("text", "expected"), LAID_TO)
def test_a_deed_is_told_with_whose_it_is_said_to_be(ask: Asking, text: str, expected: dict[str, object]) -> None:
    ask.check(text, "attack", expected)


@pytest.mark.parametrize("text", NOT_LAID)
def test_a_deed_that_is_laid_to_nobody_makes_no_attack(ask: Asking, text: str) -> None:
    assert not any(kind.startswith("attack") for kind in ask.kinds(text))


@pytest.mark.parametrize(("text", "doer", "struck"), AMBUSHES)
def test_an_ambush_is_told_with_whom_it_was_for(ask: Asking, text: str, doer: str, struck: str) -> None:
    ask.check(text, "clash/ambush", {"initiator": doer, "opponent": struck})


@pytest.mark.parametrize(("text", "place", "killed"), DRIVEN)
def test_a_laden_vehicle_driven_at_a_target_is_an_attack(
    ask: Asking, text: str, place: str, killed: tuple[float, float] | None
) -> None:
    ask.check(text, "attack/suicide", {"event_location": place, "killed": killed})


@pytest.mark.parametrize("text", NOT_DRIVEN)
def test_what_only_carries_arms_or_goes_into_a_town_is_no_attack(ask: Asking, text: str) -> None:
    assert "attack/suicide" not in ask.kinds(text)


@pytest.mark.parametrize(("text", "denier"), DISOWNED)
def test_a_deed_disowned_is_denied(ask: Asking, text: str, denier: str | None) -> None:
    ask.check(text, "communication/denial", {"initiator": denier})


@pytest.mark.parametrize(
    ("text", "kind", "polarity"),
    [
        ("Indian troops took no part in the fighting at Jaffna.", "clash/armed_clash", "negated"),
        ("The brigade took no part in the assault on Bihać.", "attack/unspecified", "negated"),
        ("The militia took an active part in the massacre at Nyarubuye.", "attack/unspecified", "affirmed"),
    ],
)
def test_who_takes_no_part_captures_nothing(ask: Asking, text: str, kind: str, polarity: str) -> None:
    ask.check(text, kind, {"polarity": polarity})
    assert not any("territory_change" in found for found in ask.kinds(text))
