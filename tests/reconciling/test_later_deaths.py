"""What happens after a deed, and what a text goes on to tell of it, is no deed of its own."""

from __future__ import annotations

import pytest

from rashomon.gazetteer import Gazetteer
from rashomon.reconciling import incident
from reconciling.test_over_reports import harm, record_of, values

BOMB = "A bomb exploded at a cafe in Gao on Sunday, killing eight people and wounding 20, police said."


@pytest.mark.parametrize(
    "later",
    [
        "A waiter wounded in the bombing at the cafe in Gao on Sunday died on Tuesday, raising the death toll to nine.",
        "Two of those wounded in Sunday's bombing in Gao died in hospital in Niamey on Monday.",
        "Two women who had been wounded in Sunday's bombing of a cafe in Gao died in hospital on Tuesday.",
        "A boy injured in Sunday's bombing in Gao has succumbed to his wounds, bringing the number of dead to nine.",
        "On Sunday eight people were killed by a bomb at a cafe in Gao; a further victim died in hospital on Tuesday.",
    ],
)
def test_who_dies_later_is_of_the_deed(later: str, gazetteer: Gazetteer) -> None:
    (event,) = harm(record_of(gazetteer, BOMB, later))
    assert event.when.start is not None
    assert event.when.start.isoformat() == "2024-03-03"
    assert event.ranges["killed"].low == 8
    assert event.ranges["injured"].low == 20


def test_a_later_death_in_the_same_report_dates_no_second_deed(gazetteer: Gazetteer) -> None:
    (event,) = harm(
        record_of(
            gazetteer,
            "Mortar bombs struck a bakery in Gao on Sunday, killing eight people, the hospital's director said. The"
            " rebels blamed the army. The army denied that its mortars had fired on the town.\n\n"
            "A baker wounded in the shelling died on Monday, raising the death toll to nine, a nurse said.",
        )
    )
    assert {"8", "9"} <= set(values(event))
    assert event.when.start is not None
    assert event.when.start.isoformat() == "2024-03-03"
    silent = [one for one in event.positions["initiator"] if one.value == "does not say"]
    assert not any("nurse" in origin for one in silent for origin in one.origins)


def test_another_deed_of_that_day_keeps_its_dead(gazetteer: Gazetteer) -> None:
    record = record_of(gazetteer, BOMB, "Two men were shot dead by gunmen in Gao on Tuesday, police said.")
    assert len(harm(record)) == 2


def test_a_fight_goes_on_in_the_words_after_it(gazetteer: Gazetteer) -> None:
    (event,) = harm(
        record_of(
            gazetteer,
            "The general denied that a patrol was destroyed near Gao on Monday. Troops repelled the ambush and killed"
            " seven rebels, he said. One officer was injured.",
        )
    )
    assert "7" in values(event)


def test_who_strikes_back_in_a_fight_did_not_begin_it(gazetteer: Gazetteer) -> None:
    record = record_of(
        gazetteer,
        "The rebels of M23 attacked the army's base at Rutshuru on Monday. They said they killed 30 soldiers.",
        "The Congolese army said it had repelled Monday's attack on its base at Rutshuru and killed 40 rebels of M23.",
    )
    (event,) = [event for event in harm(record) if "killed" in event.ranges]
    assert not any("Congolese" in position.value for position in event.positions.get("initiator", ()))


def test_a_toll_told_of_another_town_is_of_another_deed(gazetteer: Gazetteer) -> None:
    record = record_of(
        gazetteer,
        "In Bamako, a march ended in violence. Witnesses said five protesters were killed.",
        "Five civilians were killed on Monday when jets bombed the village of Tinarsen in the Kidal region.",
    )
    assert {report for event in harm(record) for report in event.reports} == {"r0", "r1"}
    assert all(len(event.reports) == 1 for event in harm(record))


@pytest.mark.parametrize(
    ("first", "second"),
    [("Kautimori", "Kautumori village"), ("Tin Essaku", "Tinessako")],
)
def test_spellings_of_a_village_without_a_point_meet(first: str, second: str, gazetteer: Gazetteer) -> None:
    (event,) = harm(
        record_of(
            gazetteer,
            f"Gunmen killed nine people in {first} on Sunday, residents said.",
            f"On Sunday gunmen killed 12 people in {second}, officials said.",
        )
    )
    assert (event.ranges["killed"].low, event.ranges["killed"].high) == (9, 12)


def test_who_claims_a_deed_stands_with_it(gazetteer: Gazetteer) -> None:
    record = record_of(gazetteer, f"{BOMB} The group Ansar Dine claimed responsibility.")
    (event,) = [event for event in record.events if event.type in ("attack", "communication")]
    assert "Ansar Dine (claims it)" in values(event, "initiator")


def test_craft_that_are_sunk_are_no_dead(gazetteer: Gazetteer) -> None:
    (event,) = harm(
        record_of(gazetteer, "The Tamil Tigers sank two gunboats off Point Pedro on Monday, the navy said.")
    )
    assert "killed" not in event.ranges


def test_armed_groups_are_no_monitor(gazetteer: Gazetteer) -> None:
    record = record_of(
        gazetteer,
        "The Syrian Observatory for Human Rights said shells killed five people in Idlib on Monday. The government"
        " accused the armed groups.",
    )
    accused = [a.id for c in record.claims if c.subtype == "accusation" for a in c.actors_as("target")]
    assert accused == ["text:armed groups"]


@pytest.mark.parametrize(
    "later", ["She died a short while later.", "She later died.", "She succumbed to her wounds on Sunday night."]
)
def test_who_was_told_of_before_is_no_other_victim_for_a_name_between(later: str, gazetteer: Gazetteer) -> None:
    record = record_of(
        gazetteer,
        "Snipers shot a nurse near Bor on Sunday. Her brother drove her to a clinic. Snipers are said to be feared"
        f" more than anything else in Jonglei. {later}",
    )
    told = incident(record)
    assert told is not None
    assert told.killed is not None
    assert told.killed.best == 1


def test_one_who_is_told_of_as_hurt_and_as_dead_is_dead(gazetteer: Gazetteer) -> None:
    record = record_of(
        gazetteer,
        "A boy was shot dead in Bor on Sunday. He suffered a gunshot wound in the chest, police said.",
    )
    told = incident(record)
    assert told is not None
    assert (told.killed.best if told.killed else None, told.hurt.best if told.hurt else 0) == (1, 0)
