"""What is told on, behind a deed of one day, and the days that a report counts from what it told."""

from __future__ import annotations

import pytest

from rashomon.reading.dates import find_in
from reading.asking import Asking

TOLD_ON = [
    # the report is of Wednesday 15 January 2025
    (
        "Troops stormed the camp at Yei on Tuesday. They seized two machine guns.",
        "hazard_event/weapons_seized",
        "2025-01-14",
    ),
    ("Gunmen raided the mission at Kongolo on Sunday night. They looted the church.", "violation", "2025-01-12"),
    ("Guerrillas ambushed a convoy near Jaffna on 3 May. The soldiers returned fire.", "clash[1]", "2024-05-03"),
    ("Police fired on marchers in Amritsar on Monday. The crowd burned a bus.", "civil_action", "2025-01-13"),
    ("The army shelled Jolo on Thursday. About 3,000 people fled.", "displacement", "2025-01-09"),
    ("Jets bombed Tyre on Sunday. Hezbollah fired rockets at an Israeli base.", "attack[1]", "2025-01-12"),
    # a second sentence on
    ("Jets bombed Tyre on Sunday. A mosque was hit. Two imams were wounded.", "casualty_detail", "2025-01-12"),
    # a place close by
    ("Shells hit Sarajevo on Friday. Snipers shot a boy in Ilidza.", "attack[1]", "2025-01-10"),
    # a day counted from the deed
    (
        "Gunmen killed a bishop in Cali on 3 January. Some 8,000 people marched the day after the killing.",
        "civil_action",
        "2025-01-04",
    ),
    (
        "Rebels attacked Moroni on Sunday. Two days after the attack, troops burned the village.",
        "violation",
        "2025-01-14",
    ),
    # told by a sentence that makes no claim
    ("Elders went out on Monday morning. Militiamen looted the hospital.", "violation", "2025-01-13"),
    # behind a colon or a semicolon, and in a relative clause
    ("On 8 January the group struck again: four guards were kidnapped.", "violation", "2025-01-08"),
    ("Crowds clashed with police in Bata on Sunday; 27 people were arrested.", "violation", "2025-01-12"),
    ("Troops took the camp on Sunday after a raid in which nine men died.", "casualty_detail", "2025-01-12"),
    # a clause of what was done that day
    (
        "The offensive began at dusk on Friday, when helicopters bombed the airfield at Cuito.",
        "attack/air_strike",
        "2025-01-10",
    ),
    # finite verbs joined
    (
        "A column of 200 rebels crossed from Honduras on Friday and ambushed a truck at Pantasma.",
        "clash/ambush",
        "2025-01-10",
    ),
]
NOT_TOLD_ON = [
    # another place far away
    ("Jets bombed Tyre on Sunday. Gunmen shot a boy in Basra.", "attack[1]"),
    # what opens anew, goes on for long, or is told apart
    ("Jets bombed Tyre on Sunday. On the eastern front, artillery killed two soldiers.", "attack[1]"),
    ("Jets bombed Tyre on Sunday. Rebels have burned a village.", "violation"),
    ("Jets bombed Tyre on Sunday. Police later arrested two men.", "violation"),
    ("Jets bombed Tyre on Sunday. The militia looted shops during the war.", "violation"),
    ("Jets bombed Tyre on Sunday. The militia often looted shops.", "violation"),
    # what began on the day
    ("The killings in Butare began on Sunday. Militiamen looted the shops.", "violation"),
    # who somebody is
    ("Jets bombed Tyre on Sunday. A colonel, who burned two villages, was blamed.", "violation"),
    # laid on one day, met on another
    ("Guerrillas mined a road near Estcourt on Sunday. Four soldiers were killed.", "casualty_detail"),
    # so many are no day's
    ("Jets bombed Tyre on Sunday. Thousands of civilians were killed.", "casualty_detail"),
    # how often since when
    ("Gunmen stormed the hotel in Mogadishu for the third time since October.", "attack"),
]


@pytest.mark.parametrize(("text", "kind", "day"), TOLD_ON)
def test_what_is_told_on_is_of_the_day_of_the_deed(ask: Asking, text: str, kind: str, day: str) -> None:
    ask.check(text, kind, {"time": f"{day}..{day}"})


@pytest.mark.parametrize(("text", "kind"), NOT_TOLD_ON)
def test_what_may_be_of_another_day_keeps_an_open_one(ask: Asking, text: str, kind: str) -> None:
    assert ask.one(text, kind).time.start is None


def test_the_reporting_period_is_the_days_that_the_head_names() -> None:
    text = "Situation report 4, covering 3 to 9 May 1999\n\nDuring the reporting period 600 persons arrived."
    found = [mention for mention in find_in(text, None) if mention.value == "XXXX-COVERED"]
    assert [(str(one.when.start), str(one.when.end)) for one in found if one.when] == [("1999-05-03", "1999-05-09")]


def test_a_reporting_period_that_no_head_names_is_unknown() -> None:
    found = find_in("During the period under review 600 persons arrived.", None)
    assert [mention.when for mention in found] == [None]


def test_a_place_and_day_with_a_full_stop_are_a_date_line(ask: Asking) -> None:
    text = "Relief flights halted\n\nUmuahia, 7 January. A fighter strafed the strip on Sunday."
    ask.check(text, "attack", {"time": "2025-01-05..2025-01-05"})


@pytest.mark.parametrize(
    ("text", "kind", "days"),
    [
        ("Shells hit the suburb of Mia Milia at first light.", "attack", "2025-01-15..2025-01-15"),
        ("Kombolcha fell on 3 January. Rebels shot ten men there overnight.", "attack", "2025-01-03..2025-01-04"),
        ("Shells hit Goma on Tuesday. Gunmen shot ten men there overnight.", "attack[1]", "2025-01-14..2025-01-15"),
        ("Update as of 9 January 2025\n\nThe hospital was destroyed today.", "violation", "2025-01-09..2025-01-09"),
        ("CYPRUS, Monday - Commandos seized the airfield today.", "territory_change", "2025-01-13..2025-01-13"),
        ("Fighters left Grozny on the night of December 31 to January 1.", "movement", "2024-12-31..2025-01-01"),
        (
            "Shells hit Goma on Sunday. Swimmers attacked the jetty the night before with charges.",
            "attack[1]",
            "2025-01-11..2025-01-11",
        ),
        (
            "He spoke of the 500 men wounded since 3 January.\n\nIn Lebanon, rockets hit a farm in the afternoon.",
            "attack",
            "2025-01-15..2025-01-15",
        ),
        (
            "Weekly note, 3 - 9 January 2025\n\nRebels stopped three WFP trucks near Nyala on Friday.",
            "aid_event",
            "2025-01-03..2025-01-03",
        ),
    ],
)
def test_days_are_counted_from_the_day_that_the_report_is_of(ask: Asking, text: str, kind: str, days: str) -> None:
    ask.check(text, kind, {"time": days})
