"""What communiqués tell: arms taken, attacks beaten off, men who gave themselves up, nobody harmed.

The sentences are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    ("The rebels captured two tanks and a howitzer.", "hazard_event/weapons_seized", {"initiator": "text:rebels"}),
    ("The guerrillas captured 12 machine guns.", "hazard_event/weapons_seized", {"count": (12, 12)}),
    ("The rebels captured 12 soldiers near Homs.", "force_status/setbacks", {"affected": "text:soldiers"}),
    ("Some 300 soldiers gave themselves up.", "force_status/surrender", {"affected": "text:soldiers"}),
    ("The army foiled an attack by rebels near Homs.", "clash/armed_clash", {"event_location": "Homs"}),
    ("No civilians were harmed, the general said.", "casualty_detail/injured", {"polarity": "negated"}),
    (
        "Nine people were wounded when mortar shells fired by rebels hit a market.",
        "attack/shelling",
        {"initiator": "text:rebels", "injured": (9, 9)},
    ),
    (
        "The ministry said the army had crushed an offensive by bandits, killing 240 of them.",
        "clash/armed_clash",
        {"victim": "text:bandits", "killed": (240, 240)},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_what_communiques_tell(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize("text", ["Strikes harmed the economy.", "The fans gave up.", "The film took two cameras."])
def test_nothing_of_war_is_told(ask: Asking, text: str) -> None:
    assert ask.kinds(text) == []


def test_another_hour_of_a_live_page_is_another_place(ask: Asking) -> None:
    items = ("18.42 GMT", "Shells hit Bureij camp.", "18.10 GMT", "A raid hit Beirut.", "17.15 GMT")
    text = "\n\n".join((*items, "The ministry says 12 people were killed."))
    assert ask.one(text, "casualty_detail/killed").places == ()


def test_whose_attempt_it_is_stands_before_it(ask: Asking) -> None:
    text = "Hezbollah beat back an Israeli army attempt to advance on Tyre."
    ask.check(text, "movement/advance", {"initiator": "isr-forces", "modality": "planned"})


def test_the_pilot_of_a_plane_is_no_man_of_the_country_it_landed_in(ask: Asking) -> None:
    text = "Ten Iraqi planes landed in Iran. One crashed, killing its pilot."
    ask.check(text, "casualty_detail/killed", {"victim": "text:its pilot"})
