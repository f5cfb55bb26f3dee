"""What a text goes on to tell of the deed told right before is one event with it: from the words to the record."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.gazetteer import Gazetteer
from rashomon.model import Dating, Event, Record, Report
from rashomon.reading import read
from rashomon.reconciling import reconcile

HARM = frozenset({"attack", "casualty_detail", "clash"})


def record_of(text: str, gazetteer: Gazetteer) -> Record:
    report = Report(id="r", text=text, sha256="", published=Dating(day=date(2024, 3, 5), basis="given"))
    return reconcile([report], read(report, gazetteer).claims)


def harm(record: Record) -> list[Event]:
    return [event for event in record.events if event.type in HARM]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Gunmen attacked the town of Djibo on Sunday. Fourteen people were killed.", 14, 14),
        ("Gunmen raided Djibo on Sunday, killing 14 civilians, residents said. "
         "The army said 12 people had died.", 12, 14),
        ("At least 14 people were killed in an attack on Djibo on Sunday, residents said. "
         "The government said 12 were killed.", 12, None),
        ("Rebels and soldiers clashed in Djibo on Sunday. Nine soldiers were killed, the army said.", 9, 9),
        ("Clashes in Goma left 14 dead, police said. Hospital officials said at least 16 people had died.", 14, None),
        ("Warplanes bombed a market in Taiz on Monday. Doctors said 25 people died. "
         "The rebels put the toll at 40.", 25, 40),
        ("A car bomb exploded outside a mosque in Baghdad on Friday. Police said 30 people died. "
         "A hospital source gave a toll of 35.", 30, 35),
        ("Troops shelled Homs on Tuesday. Activists said 17 people had been killed. "
         "State media reported that seven had died.", 7, 17),
        ("Three people were killed when a rocket hit a house in Sderot on Wednesday. "
         "The army said two had died.", 2, 3),
        ("Fourteen soldiers died when rebels stormed a post at Djibo on Sunday, the army said. "
         "The rebels said they had killed 30 soldiers.", 14, 30),
        ("The army attacked a village near Lashio on Saturday. "
         "Villagers said 40 people were killed; the junta said that no civilians had died.", 0, 40),
    ],
)  # fmt: skip
def test_the_toll_told_next_is_that_of_the_deed_told_before(
    text: str, low: float, high: float | None, gazetteer: Gazetteer
) -> None:
    found = harm(record_of(text, gazetteer))
    assert len(found) == 1, [event.title for event in found]
    killed = found[0].ranges["killed"]
    assert (killed.low, killed.high) == (low, high)


def test_the_doer_s_own_account_of_what_it_struck_is_of_the_same_deed(gazetteer: Gazetteer) -> None:
    text = (
        "Israeli jets struck a building in Rafah overnight. The health ministry said 22 people were killed. "
        "The Israeli military said it targeted fighters."
    )
    assert len(harm(record_of(text, gazetteer))) == 1


def test_two_voices_tolls_in_one_report_are_a_disagreement(gazetteer: Gazetteer) -> None:
    text = "Gunmen attacked Djibo on Sunday, killing 14 people, residents said. The army said 12 people were killed."
    record = record_of(text, gazetteer)
    assert [(one.slot, one.relation) for one in record.disagreements] == [("killed", "disagree")]
    assert {position.value for position in record.disagreements[0].positions} == {"14", "12"}


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed 14 people in Djibo on Sunday, residents said. In Dori, gunmen killed three people, police said.",
        "A bomb killed 14 people in Djibo on Sunday, residents said. "
        "The Red Cross said 300 people had died in the region since January.",
        "Gunmen killed five people in Jos on Saturday. Police said 12 people were killed on Friday in Kaduna.",
        "A bomb killed 14 people in Djibo on Sunday. Another bomb killed three.",
        "A bomb killed 14 people in Djibo on Sunday, residents said. The governor said another 12 people were killed.",
        "A bomb killed 14 people in Djibo on Sunday, residents said. "
        "The governor said 12 people were killed near Dori.",
        "A bomb killed 14 people in Djibo on Sunday, residents said. The army said 12 soldiers were killed.",
        "A bomb killed 14 people in Djibo on Sunday, residents said. "
        "The Red Cross said 30 people had died in fighting this week.",
        "Shelling killed two people in Donetsk on Monday. "
        "Ukraine said four of its soldiers had been killed in the past 24 hours.",
        "A mine killed two soldiers near Gao on Monday. The army said it had killed 30 militants in an operation.",
        "A car bomb killed seven people in Mogadishu on Monday. "
        "In a separate incident, officials said, four people were shot dead.",
        "A bomb killed 14 people in Djibo on Sunday. In Dori, police arrested nine people. "
        "Six people were killed, residents said.",
    ],
)  # fmt: skip
def test_words_of_another_place_day_or_deed_are_another_event(text: str, gazetteer: Gazetteer) -> None:
    assert len(harm(record_of(text, gazetteer))) >= 2


def test_a_figure_over_two_sides_is_none_of_one_side(gazetteer: Gazetteer) -> None:
    text = (
        "FARC rebels attacked Puerto Lleras on Saturday, killing nine policemen and four civilians, officials said. "
        "The army said 20 guerrillas were killed in the attack. The FARC said it killed 17 policemen in Puerto Lleras."
    )
    (event,) = harm(record_of(text, gazetteer))
    values = {position.value for position in event.positions["killed"]}
    assert values == {
        "20 (Revolutionary Armed Forces of Colombia)", "17 (policemen)", "9 (policemen)", "4 (civilians)"
    }  # fmt: skip


def test_deaths_of_another_town_are_no_second_account(gazetteer: Gazetteer) -> None:
    text = (
        "In the town of Djibo, rebels killed seven villagers on Thursday, residents said. A bus was hit by rebel fire "
        "near Dori on Thursday. Four passengers were killed, a doctor said."
    )
    record = record_of(text, gazetteer)
    assert len(harm(record)) >= 2
    assert not record.disagreements


@pytest.mark.parametrize(
    "text",
    [
        "A bomb exploded in a market in Aden. Two people were injured.",
        "A bomb went off in a bank in Medellin. The explosion damaged twenty shops. Four clerks were hurt.",
        "Militiamen tried to kill General Haddad. Seven people died in the assassination attempt.",
        "A CAR BOMB WENT OFF OUTSIDE THE COURT IN BOSASO. THE EXPLOSION KILLED A JUDGE AND WOUNDED SIX PASSERS-BY.",
    ],
)
def test_what_is_told_of_a_deed_without_a_day_is_of_that_deed(text: str, gazetteer: Gazetteer) -> None:
    found = [event for event in harm(record_of(text, gazetteer)) if event.modality != "planned"]
    assert len(found) == 1, [event.title for event in found]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb exploded in a market in Aden. Two people were injured in another attack in Taiz.",
        "A bomb exploded in a market in Aden. Rebels said that 40 soldiers had been killed in fighting near Marib.",
        "Jets bombed a village near Lashio. Two farmers were killed by a mine in Myitkyina on Tuesday.",
    ],
)
def test_a_toll_of_another_deed_stays_apart_from_a_deed_without_a_day(text: str, gazetteer: Gazetteer) -> None:
    assert len(harm(record_of(text, gazetteer))) > 1


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked the village of Djibo on Sunday. Fourteen people were killed in Djibo.",
        "Judge Amina Odhiambo was murdered in Kisumu on Sunday. She was attacked as she opened the gate of her house.",
        "Rebels attacked the barracks at Djibo on 12 February. An envoy told reporters that he had been asleep. "
        "He said the attack had killed nine recruits.",
    ],
)
def test_a_deed_told_again_with_its_place_its_victim_or_weeks_later_is_one(text: str, gazetteer: Gazetteer) -> None:
    assert len(harm(record_of(text, gazetteer))) == 1
