"""What was done next to those of a passive, and bare figures that rival a toll told right before."""

from __future__ import annotations

import pytest

from reading.asking import Asking

DONE_NEXT = [
    ("Seven men were dragged from their homes and shot in Kaduna on Saturday.", "attack/small_arms", "Kaduna", 7),
    ("Two brothers were taken from their house and shot in Derry.", "attack/small_arms", "Derry", 2),
    ("About 30 men were rounded up and shot in Dili in 1999.", "attack/small_arms", "Dili", None),
]
RIVALS = [
    ("The army said eight of its men died at Pooneryn. The LTTE claims 26.", "Pooneryn", 26, "ltte"),
    ("Rhodesian forces say 20 people were killed at Nyadzonia. ZANU speaks of 600.", "Nyadzonia", 600, "zanu"),
    ("The government puts the dead at Andijan at 187. Witnesses speak of 700.", "Andijon", 700, "unnamed:witnesses"),
    ("Officials say 11 died in clashes in Bahir Dar. The opposition counts 40.", "Bahir Dar", 40, "text:opposition"),
]
NO_RIVALS = [
    "The committee met on Friday. The opposition counts 40.",
    "Nine people were killed in Tyre on Friday. The UN counts 40,000 refugees.",
    "Nine people were killed in Tyre on Friday. The mayor spoke of 1948.",
]


@pytest.mark.parametrize(("text", "kind", "place", "number"), DONE_NEXT)
def test_who_was_dragged_out_was_shot(ask: Asking, text: str, kind: str, place: str, number: int | None) -> None:
    ask.check(text, kind, {"event_location": place})
    quantities = ask.one(text, kind).quantities_of("killed_or_wounded")
    assert quantities
    assert number is None or quantities[0].low == number


def test_who_is_shot_dead_after_a_passive_did_not_shoot(ask: Asking) -> None:
    text = "Twelve villagers were dragged from a bus and shot dead near Srebrenica."
    ask.check(text, "attack/small_arms", {"victim": "residents", "killed": (12, 12), "initiator": "unknown"})


@pytest.mark.parametrize(("text", "place", "number", "voice"), RIVALS)
def test_a_bare_figure_rivals_the_toll_before(ask: Asking, text: str, place: str, number: int, voice: str) -> None:
    last = [c for c in ask.claims(text) if c.quantities_of("killed")][-1]
    assert [(q.low, q.high) for q in last.quantities_of("killed")] == [(number, number)]
    assert last.attribution.origin.id == voice
    assert [p.canonical or p.as_written for p in last.places if p.role == "event_location"] == [place]


RELEASED = [
    ("Two men were detained on 6 January and released on 9 January in Harare.", "2025-01-09", "violation/arrest"),
    ("The two priests seized on 3 January were released on 9 January in Bukavu.", "2025-01-09", None),
    ("Three aid workers abducted in Darfur on 6 January were freed on 9 January.", "2025-01-09", "violation/abduction"),
    ("He was arrested on 6 January and freed three days later.", "2025-01-09", "violation/arrest"),
]


@pytest.mark.parametrize(("text", "day", "before"), RELEASED)
def test_a_release_has_its_own_day(ask: Asking, text: str, day: str, before: str | None) -> None:
    ask.check(text, "agreement/release", {"time": f"{day}..{day}"})
    if before is not None:
        ask.check(text, before, {"time": "2025-01-06..2025-01-06"})


def test_a_company_of_soldiers_is_no_firm(ask: Asking) -> None:
    text = "A company of soldiers attacked the village of Xuan Loc."
    ask.check(text, "attack", {"initiator": "text:soldiers", "event_location": "Xuân Lộc"})
    assert ask.claims("A company of actors attacked the critics.") == ()


def test_who_steps_on_a_booby_trap_meets_a_mine(ask: Asking) -> None:
    ask.check(
        "A soldier stepped on a booby trap at Khuzaa and was killed.", "attack/mine_ied", {"target": "text:soldier"}
    )


def test_wounded_who_are_flown_out_are_no_withdrawal(ask: Asking) -> None:
    assert "movement/withdrawal" not in ask.kinds("Helicopters evacuated 30 wounded soldiers from Khe Sanh.")
    assert "movement/withdrawal" in ask.kinds("Helicopters evacuated 30 soldiers from Khe Sanh.")


@pytest.mark.parametrize("text", NO_RIVALS)
def test_other_numbers_are_no_dead(ask: Asking, text: str) -> None:
    assert all(q.low == 9 for c in ask.claims(text) for q in c.quantities_of("killed"))


def test_a_neighbouring_land_is_whose_soldiers_they_are(ask: Asking) -> None:
    ask.check(
        "Soldiers from neighbouring Eritrea shot dead 15 people in Zalambessa.", "attack", {"initiator": "eri-forces"}
    )
