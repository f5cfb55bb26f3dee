"""Figures that rival a toll told before, whose the dead are, and what is asked, refused or left open."""

from __future__ import annotations

import pytest

from reading.asking import Asking

TOLLS = [
    ("Rebel officers put federal dead at more than 90.", {"killed": (91, None)}),
    ("The U.N. said 80 people had been killed. The Bar Association gave a figure of 130.", {"killed": (130, 130)}),
    ("Two sources spoke of 60 killed. The ministry's own figure is 36.", {"killed": (36, 36)}),
    ("A lawyer said 50 had died and that he had the names of 64 victims.", {"killed": (64, 64)}),
    ("Civilian deaths rose to 100 in Huambo.", {"killed": (100, 100), "victim": "civ"}),
    ("The mission verified 12 civilian deaths in Ituri.", {"killed": (12, 12), "victim": "civ"}),
    ("Monitors put civilian dead at 40.", {"killed": (40, 40)}),
    ("Rescuers had dug 14 bodies out of the rubble in Beirut by evening.", {"killed": (14, 14)}),
]


@pytest.mark.parametrize(("text", "facts"), TOLLS)
def test_rival_figures_are_tolls(ask: Asking, text: str, facts: dict[str, object]) -> None:
    killed = [c for c in ask.claims(text) if c.type == "casualty_detail" and c.subtype == "killed"]
    low, high = facts["killed"]  # type: ignore[misc]
    fitting = [c for c in killed if any(q.kind == "killed" and (q.low, q.high) == (low, high) for q in c.quantities)]
    assert fitting
    if "victim" in facts:
        assert facts["victim"] in {actor.id for actor in fitting[0].actors if actor.role == "victim"}


@pytest.mark.parametrize("text", ["Traffic deaths rose to 12,000 last year.", "Deaths from cholera rose to 31."])
def test_other_deaths_are_none_of_the_conflict(ask: Asking, text: str) -> None:
    assert not ask.claims(text)


POP, FLED = "population/displaced_stock", "displacement/destination"
PLAIN = [
    ("About 20,000 villagers are camped at Bor.", POP, {"number_population": (18000, 22000)}),
    ("Some 9,000 of them are living in schools in Goma.", POP, {"number_population": (8500, 9500)}),
    ("Refugees, estimated at 70,000, crossed into Malawi.", FLED, {"number_displaced": (65000, 75000)}),
    ("The WFP delivered 90 tonnes of maize to Malanje on Wednesday.", "aid_event/delivered", {"provider": "wfp"}),
    ("UNHCR suspended its flights to Bor on Monday.", "aid_event/delivered", {"polarity": "negated"}),
    ("WFP plans to send 30 trucks from Chad.", "aid_event/delivered", {"provider": "wfp", "modality": "planned"}),
    ("The hospital has halted surgery for lack of power.", "humanitarian_condition/service_outage", {}),
    ("The militia ordered villagers to leave within a day.", "communication/demand", {"target": "residents"}),
    ("Army leaflets told residents to leave the southern suburbs.", "displacement/fled", {"modality": "planned"}),
    ("The rebels promised to hand over the 37 prisoners.", "agreement/release", {"modality": "planned"}),
    ("FARC guerrillas bombed the pipeline twice.", "attack/mine_ied", {"initiator": "farc"}),
    ("Guerrillas bombed the police station in Tame.", "attack/mine_ied", {}),
    ("Syrian missiles shot down an Israeli Phantom on Saturday.", "attack/missile", {"initiator": "syr-forces"}),
    ("The group agreed to move its 800 fighters out of Tyre.", "movement/withdrawal", {"modality": "planned"}),
    ("The prince ruled out talks with the rebels.", "agreement/peace_talks", {"polarity": "negated"}),
    ("The president appealed to the United Nations to send troops.", "movement/deployment", {"modality": "planned"}),
    ("The army did not allow the convoy to enter Mostar.", "movement/arrival", {"polarity": "negated"}),
    ("The envoy met rebel chiefs on Monday and urged them to accept a truce.", "agreement", {"time": "2025-01-15.."}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "facts"), PLAIN)
def test_plain_events(ask: Asking, text: str, kind: str, facts: dict[str, object]) -> None:
    ask.check(text, kind, facts)


SILENT = [
    "It was not known when they had been killed.",
    "It was not clear how the fire had started.",
]


@pytest.mark.parametrize("text", SILENT)
def test_open_questions_tell_nothing(ask: Asking, text: str) -> None:
    assert not ask.claims(text)


@pytest.mark.parametrize(
    "answer", ["Baku has neither confirmed nor denied the raid.", "The ministry would not confirm or deny the raid."]
)
def test_neither_confirmed_nor_denied_is_no_denial(ask: Asking, answer: str) -> None:
    claims = ask.claims(f"Jets bombed Goris on Tuesday. {answer}")
    assert [claim.modality for claim in claims] == ["asserted"]


def test_staff_there_speak_and_are_not_struck(ask: Asking) -> None:
    text = "Hours later two planes struck Adigrat, and hospital staff there said at least 47 people died."
    strike, toll = ask.claims(text)
    assert "staff" not in strike.quote
    assert toll.attribution.chain[-1].name == "hospital staff"
