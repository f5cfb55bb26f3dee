"""Several reports on one deed are one event with all their accounts; reports on two deeds are two."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.gazetteer import Gazetteer
from rashomon.model import Dating, Event, Record, Report
from rashomon.reading import read
from rashomon.reconciling import reconcile

HARM = frozenset({"attack", "casualty_detail", "clash", "violation"})
DAY = date(2024, 3, 6)


def record_of(gazetteer: Gazetteer, *texts: str) -> Record:
    reports = [
        Report(id=f"r{number}", text=text, sha256=f"{number}", published=Dating(day=DAY, basis="given"))
        for number, text in enumerate(texts)
    ]
    return reconcile(reports, [claim for report in reports for claim in read(report, gazetteer).claims])


def harm(record: Record) -> list[Event]:
    return [event for event in record.events if event.type in HARM]


def values(event: Event, slot: str = "killed") -> set[str]:
    return {position.value for position in event.positions.get(slot, ())}


@pytest.mark.parametrize(
    ("texts", "low", "high"),
    [
        # an army under two names
        (("The FARDC shelled Rutshuru on Tuesday, killing nine civilians, a medic said.",
          "Congolese army shelling of Rutshuru on Tuesday killed 11 people, residents said."), 9, 11),
        # either side tells of the other's dead
        (("The Malian army said it killed 20 fighters of JNIM in clashes near Kidal on Sunday.",
          "JNIM said its fighters killed 15 Malian soldiers in clashes near Kidal on Sunday."), 35, 35),
        # one strike, of which some say rebels and some say civilians
        (("Ethiopian air force jets bombed Alamata on Monday, killing nine people, a doctor said.",
          "Ethiopian warplanes bombed Alamata on Monday, the government said. Fourteen rebels were killed."), 9, 14),
        # two spellings of a village that no gazetteer has
        (("Mortar shells hit the village of Tarrakunde on Monday, killing four people, police said.",
          "Shelling of the village of Tarakunde killed five people on Monday, a hospital said."), 4, 5),
        # a landmine that opens an ambush
        (("Rebels ambushed a convoy near Gao on Monday, killing six soldiers, the army said.",
          "A mine hit a convoy of the army near Gao on Monday. Six soldiers died."), 6, 6),
    ],
)  # fmt: skip
def test_reports_on_one_deed_are_one_event(texts: tuple[str, ...], low: int, high: int, gazetteer: Gazetteer) -> None:
    (event,) = harm(record_of(gazetteer, *texts))
    assert (event.ranges["killed"].low, event.ranges["killed"].high) == (low, high)
    assert len(event.reports) == len(texts)


@pytest.mark.parametrize(
    "texts",
    [
        # other villages, although the day and the doer are the same
        ("Mortar shells hit the village of Tarrakunde on Monday, killing four people, police said.",
         "Mortar shells hit the village of Tarbakunde on Monday, killing five people, police said."),
        # what a month adds up to
        ("The army killed 30 rebels in Kidal in February, a spokesman said.",
         "The army killed 25 rebels in Kidal on 12 February, a spokesman said."),
        # another day
        ("Ethiopian air force jets bombed Alamata on Monday, killing nine people, a doctor said.",
         "Ethiopian warplanes bombed Alamata on Saturday, killing 14 people, a doctor said."),
        # a bomb of the one side and an air strike of the other in one town on one day
        ("A roadside bomb killed three soldiers in Kidal on Monday, the army said.",
         "An army air strike killed 20 fighters in Kidal on Monday, the army said."),
    ],
)  # fmt: skip
def test_reports_on_two_deeds_are_two_events(texts: tuple[str, ...], gazetteer: Gazetteer) -> None:
    assert len(harm(record_of(gazetteer, *texts))) == 2


def test_who_says_rebels_and_who_says_civilians_are_rivals_and_not_added(gazetteer: Gazetteer) -> None:
    (event,) = harm(
        record_of(
            gazetteer,
            "Ethiopian air force jets bombed Alamata on Monday. Eleven civilians were killed, a doctor said.",
            "Ethiopian warplanes bombed Alamata on Monday, the government said. Fourteen rebels were killed.",
        )
    )
    assert values(event) == {"11 (civilians)", "14 (rebels)"}
    assert event.ranges["killed"].high == 14
    assert not event.victims


def test_one_voice_that_tells_of_both_means_other_persons(gazetteer: Gazetteer) -> None:
    (event,) = harm(
        record_of(
            gazetteer,
            "Ethiopian air force jets bombed Alamata on Monday. A doctor said 11 civilians and 14 rebels were killed.",
        )
    )
    assert event.ranges["killed"].low == event.ranges["killed"].high == 25
    assert {one.victims for one in event.victims["killed"]} == {"civilians", "rebels"}


def test_figures_of_two_sides_in_one_claim_are_compared_each_with_its_own(gazetteer: Gazetteer) -> None:
    record = record_of(
        gazetteer,
        "Rebels attacked the town of Djibo on Monday, killing nine policemen and four civilians, officials said.",
        "Rebels attacked the town of Djibo on Monday, killing 11 policemen and four civilians, the mayor said.",
    )
    (event,) = harm(record)
    assert values(event) == {"9 (policemen)", "11 (policemen)", "4 (civilians)"}
    found = [one for one in record.disagreements if one.slot == "killed"]
    assert [{p.value for p in one.positions} for one in found] == [{"9 (policemen)", "11 (policemen)"}]


@pytest.mark.parametrize(
    "said",
    [
        "Police blamed the rebels.",
        "The rebels denied any involvement.",
        "The army denied that its jets had hit the town.",
    ],
)
def test_what_is_said_of_a_deed_is_no_event_beside_it(said: str, gazetteer: Gazetteer) -> None:
    record = record_of(gazetteer, f"An air strike killed nine people in Alamata on Monday. {said}")
    assert len(record.events) == 1


def test_a_denial_of_something_else_stays_an_event_of_its_own(gazetteer: Gazetteer) -> None:
    record = record_of(
        gazetteer,
        "An air strike killed nine people in Alamata on Monday. The army denied arming the militia.",
    )
    assert any(event.type == "communication" for event in record.events)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("In Saada, Saudi artillery shelled a village on Monday. One woman was killed and two children were hurt.", 1),
        ("Marib: on 4 March a drone fired by the Houthis hit an army camp. The army said three soldiers died.", 3),
        ("A peacekeeper died on Monday when a bomb hit a convoy near Tessalit. Three other peacekeepers were hurt.", 1),
        ("Troops fought rebels at Djibo on Monday. The army said 17 rebels died in the fighting.", 17),
        ("Gunmen killed 21 people in Djibo on Monday. Soldiers later recovered eight bodies.", 21),
        ("A helicopter fired on a bus near Urus-Martan on Monday; five passengers died, among them two sisters.", 5),
        ("Rebels shelled Goma on Monday, killing nine people. Two of the wounded died at Bukavu on Tuesday.", 9),
        ("Gunmen killed 12 people in Djibo on Monday. Three of the wounded died on Tuesday, a doctor said.", 12),
        ("An air strike on a camp near Menaka killed eight people on Monday. Two vehicles were destroyed.", 8),
    ],
)
def test_what_is_told_next_is_of_the_deed(text: str, killed: int, gazetteer: Gazetteer) -> None:
    (event,) = harm(record_of(gazetteer, text))
    assert event.ranges["killed"].low == killed


def test_a_further_toll_is_of_another_deed(gazetteer: Gazetteer) -> None:
    record = record_of(gazetteer, "Gunmen killed 21 people in Djibo on Monday. Another six people died in Dori.")
    assert len(harm(record)) == 2


def test_a_massacre_of_some_days_is_no_sum(gazetteer: Gazetteer) -> None:
    (event,) = harm(
        record_of(
            gazetteer,
            "Soldiers killed some 300 men in Moura in late February, a rights group said.",
            "Between 300 and 400 people were killed by soldiers in Moura in late February, survivors said.",
        )
    )
    assert event.ranges["killed"].high == 400


def test_a_massacre_that_the_army_calls_a_clash_has_two_accounts_of_its_dead(gazetteer: Gazetteer) -> None:
    (event,) = harm(
        record_of(
            gazetteer,
            "Malian soldiers killed 14 villagers on Monday in Diabaly, survivors said. "
            "The army said it had killed nine rebels in Diabaly on Monday in a clash.",
        )
    )
    assert (event.ranges["killed"].low, event.ranges["killed"].high) == (9, 14)


def test_civilians_caught_in_a_fight_are_other_dead_than_the_rebels(gazetteer: Gazetteer) -> None:
    (event,) = harm(
        record_of(
            gazetteer,
            "Soldiers and rebels clashed in Diabaly on Monday. The army said 12 rebels died. "
            "Five civilians were killed.",
        )
    )
    assert event.ranges["killed"].low == 17
