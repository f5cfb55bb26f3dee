"""Fighters who are captured, and captives who are let go (docs/decisions/0015)."""

from __future__ import annotations

import pytest

from reading.asking import Asking

CAPTURED = [
    ("Fourteen gendarmes were captured at Bakavu.", {"detained": (14, 14)}),
    ("The Viet Minh captured 900 French troops at Cao Bang.", {"initiator": "viet-minh", "detained": (900, 900)}),
    ("An officer and 62 men were taken prisoner.", {"detained": (63, 63)}),
    ("Iraq says 380 Iranian soldiers were killed and 90 captured.", {"affected": "irn-forces", "detained": (90, 90)}),
    ("Two Israeli airmen were taken captive.", {"affected": "isr-forces", "detained": (2, 2)}),
    ("The rebels are believed to have captured 12 peacekeepers.", {"modality": "suspected"}),
    ("The army denied that its soldiers had been captured.", {"modality": "denied"}),
]
OTHERS = [
    ("Militiamen captured four villagers in Ituri.", "violation/abduction", {"abducted": (4, 4)}),
    ("Fighters kidnapped two soldiers in Jolo.", "violation/abduction", {"abducted": (2, 2)}),
    ("Police captured two suspects in Cali.", "violation/arrest", {"detained": (2, 2)}),
    ("The gunmen took three nuns hostage.", "violation/abduction", {"abducted": (3, 3)}),
    ("FARC holds about 450 soldiers.", "violation/arbitrary_detention", {"perpetrator": "farc"}),
]
LET_GO = [
    ("The Viet Minh freed 94 sick prisoners near Phuc Yen.", {"party": "viet-minh", "detained": (94, 94)}),
    ("Israel released 40 prisoners from the Ansar camp.", {"party": "isr", "polarity": "affirmed"}),
    ("The guerrillas have not released the hostages.", {"polarity": "negated"}),
    ("The rebels will hand over the 37 prisoners on Friday.", {"modality": "planned", "detained": (37, 37)}),
]


@pytest.mark.parametrize(("text", "expected"), CAPTURED)
def test_fighters_who_are_captured_are_a_setback_of_their_force(
    ask: Asking, text: str, expected: dict[str, object]
) -> None:
    ask.check(text, "force_status/setbacks", expected)
    assert not any(kind.startswith("violation") for kind in ask.kinds(text))


@pytest.mark.parametrize(("text", "kind", "expected"), OTHERS)
def test_others_who_are_taken_are_wronged(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize(("text", "expected"), LET_GO)
def test_captives_who_are_let_go_are_no_negated_detention(ask: Asking, text: str, expected: dict[str, object]) -> None:
    ask.check(text, "agreement/release", expected)
    assert not any(kind.startswith("violation") for kind in ask.kinds(text))


@pytest.mark.parametrize("text", ["The court freed three journalists on bail.", "The ministry released a statement."])
def test_what_a_court_or_a_ministry_releases_is_no_captive(ask: Asking, text: str) -> None:
    assert not ask.kinds(text)


def test_who_is_rescued_is_taken_out(ask: Asking) -> None:
    ask.check("Troops rescued 12 hostages from Jolo.", "displacement/evacuated", {"number_displaced": (12, 12)})


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("The kidnappers let the three nuns go free on Monday.", "agreement/release", {"object": "civ"}),
        ("A Kenyan journalist walked free in Addis Ababa on Friday.", "agreement/release", {"object": "civ"}),
        ("He was released from prison in Rangoon on Tuesday.", "agreement/release", {"event_location": "Yangon"}),
        (
            "Hezbollah freed two pilots in exchange for 40 prisoners.",
            "agreement/prisoner_exchange",
            {"party": "hezbollah"},
        ),
        ("The two sides exchanged 40 prisoners near Donetsk.", "agreement/prisoner_exchange", {}),
    ],
)
def test_who_is_let_go_is_not_exchanged(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize("text", ["The killers of the priest walked free.", "The court released the minister on bail."])
def test_a_court_lets_no_captives_go(ask: Asking, text: str) -> None:
    assert "agreement/release" not in ask.kinds(text)
