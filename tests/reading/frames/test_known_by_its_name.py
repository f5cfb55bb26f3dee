"""A deed that stands behind an arrest or a word of blame, what is let out that is no captive, and deaths told later."""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    (
        "Two rebels were arrested in the killing of a priest in Bukavu.",
        "attack/unspecified",
        {"victim": "civ", "killed": (1, 1), "event_location": "Bukavu"},
    ),
    (
        "A gunman is being held over the shooting of a trader's small daughter in Bukavu.",
        "attack/small_arms",
        {"victim": "civ"},
    ),
    ("The bishop condemned the shooting of two farmers near Gulu.", "attack/small_arms", {"killed_or_wounded": (2, 2)}),
    ("The stabbing of a trader in Jos drew protests.", "attack/melee", {"event_location": "Jos"}),
    # what came after a past moment came true
    ("The corporal would later die of his wounds.", "casualty_detail/killed", {"modality": "asserted"}),
    ("The rebels would later capture Bukavu.", "territory_change/captured", {"modality": "asserted"}),
    # an agency's name is no part of the army's
    ("Aleppo, SANA-Army units captured two villages.", "territory_change/captured", {"initiator": "syr-forces"}),
    ("Tunis- Gunmen killed two policemen in Sfax.", "attack/unspecified", {"initiator": "text:gunmen"}),
    ("Soldiers robbed villagers of their cattle near Bor.", "violation/looting", {"perpetrator": "text:soldiers"}),
    ("The former minister died in a bomb blast in Quito.", "attack/mine_ied", {"killed": (1, 1)}),
]

SILENT = [
    ("The names of the soldiers were released.", "agreement"),
    ("Name of murdered priest released - Lagos Herald, News & Views", "agreement"),
    ("The shooting of the film about two soldiers began in Rome.", "attack"),
    ("The general stole the election.", "violation"),
    ("Guerrillas robbed people of their dreams.", "violation"),
    ("The former president has died.", "casualty_detail"),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_what_is_told(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize("text", ["Gunmen shot a man on Yusuf Street", "A shell fell in Nahda Square", "Kasr Street"])
def test_a_street_may_be_the_last_word_of_a_text(ask: Asking, text: str) -> None:
    assert all(claim.quote in text for claim in ask.claims(text))


@pytest.mark.parametrize(("text", "kind"), SILENT)
def test_what_is_not_told(ask: Asking, text: str, kind: str) -> None:
    assert not any(found.startswith(kind) for found in ask.kinds(text))


def test_what_somebody_says_that_he_will_do_is_not_done(ask: Asking) -> None:
    assert "attack/unspecified" not in ask.kinds("The army said it would later attack Homs.")


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "Martial law came into force across Mindanao on Tuesday.",
            "communication/announcement",
            {"event_location": "Mindanao"},
        ),
        ("Two relief planes were turned back from Uli on Monday.", "aid_event/convoy_blocked", {}),
        ("The rebels forbid all traffic on the coastal highway.", "communication", {"initiator": "text:rebels"}),
        ("UN monitors were denied access to the prison at Evin.", "aid_event/access_denied", {}),
        ("Suspicion fell on the Islamic State in the Greater Sahara.", "communication/accusation", {"initiator": None}),
        (
            "The Viet Minh handed 30 sick prisoners to the Red Cross at Hoa Binh.",
            "agreement/release",
            {"party": "viet-minh", "detained": (30, 30)},
        ),
        ("Hundreds of villagers were trucked out of Dili.", "displacement", {"displaced": "residents"}),
    ],
)
def test_what_is_forbidden_turned_back_or_driven_off(
    ask: Asking, text: str, kind: str, expected: dict[str, object]
) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize(
    "text",
    ["The new labour law came into force on Monday.", "The parade marched out of town.", "Snow fell on the road."],
)
def test_a_law_and_a_parade_are_no_events(ask: Asking, text: str) -> None:
    assert not ask.claims(text)
