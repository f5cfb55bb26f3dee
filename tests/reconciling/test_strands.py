"""What one side does in one go is one event, whatever the types; what is told apart stays apart."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.api import read_reports
from rashomon.model import Dating, Event, Record, Report

pytestmark = pytest.mark.usefixtures("gazetteer")


def record_of(*texts: str) -> Record:
    """Reports of several outlets on a Wednesday in January and the days after it."""
    return read_reports(
        [
            Report(id=f"r{number}", text=text, sha256=f"{number}", outlet=f"Outlet {number}",
                   published=Dating(day=date(2025, 1, 15 + number), basis="given"))
            for number, text in enumerate(texts)
        ]
    )  # fmt: skip


def shown(record: Record) -> list[tuple[str, tuple[float | None, float | None] | None]]:
    """The events with their dead, in the order of the record."""
    ranges = [(event, event.ranges.get("killed")) for event in record.events]
    return [(event.type, (found.low, found.high) if found else None) for event, found in ranges]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rebels attacked the village of Mwenga on Monday, killing 12 people and burning 40 houses.", "attack"),
        ("Rebels attacked the village of Mwenga on Monday, killing 12 people. They abducted nine girls.", "attack"),
        ("Gunmen burned six lorries near Beni on Monday and abducted three drivers. Twelve guards died.", "violation"),
        ("Soldiers looted the hospital of Goma on Monday. Twelve nurses were beaten to death.", "violation"),
        ("The armed forces repelled the attack of the militia on Kidal on Monday and killed 12 of them.", "attack"),
    ],
)
def test_what_one_side_does_in_one_go_is_one_event(text: str, kind: str) -> None:
    assert shown(record_of(text)) == [(kind, (12.0, 12.0))]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked Mwenga on Monday, killing 12 people. The army burned houses in Mwenga on Monday.",
        "Rebels attacked Mwenga on Monday, killing 12 people. On Tuesday they abducted nine girls in Beni.",
        "Soldiers looted the hospital of Goma on Monday. In Beni 12 nurses were killed.",
        "Soldiers looted the hospital of Goma on Monday. Twelve nurses died in clashes with rebels.",
        "Police arrested 30 people in Goma on Monday. Twelve people were killed.",
    ],
)
def test_what_is_of_another_side_place_day_or_deed_stays_apart(text: str) -> None:
    assert len(record_of(text).events) > 1


def test_two_reports_on_an_attack_with_abductions_are_one_event() -> None:
    record = record_of(
        "Rebels attacked the village of Mwenga on Monday, killing 12 people and abducting nine girls, the mayor said.",
        "In an attack by rebels on Mwenga on Monday 14 people were killed, a nurse said.",
    )
    assert shown(record) == [("attack", (12.0, 14.0))]


# --- fights and captures over several reports


def capture(record: Record) -> Event:
    """The only event, which is a capture."""
    (event,) = record.events
    assert event.type == "territory_change"
    return event


def test_a_fight_told_in_another_report_is_that_of_the_capture() -> None:
    record = record_of(
        "Rebels captured the town of Kidal on Monday, a spokesman said.",
        "Fighting broke out in Kidal on Monday. Nine soldiers were killed in the fighting.",
    )
    assert capture(record).ranges["killed"].low == 9


def test_who_beat_the_attack_off_disagrees_with_who_took_the_town() -> None:
    record = record_of(
        "Rebels captured the town of Kidal on Monday, a rebel spokesman said.",
        "The army repelled an attack on Kidal on Monday and killed 30 rebels.",
    )
    assert capture(record).ranges["killed"].low == 30
    (found,) = [one for one in record.disagreements if one.slot == "outcome"]
    assert {(position.value, position.reports) for position in found.positions} == {
        ("it happened", ("r0",)),
        ("the attack was beaten off", ("r1",)),
    }


@pytest.mark.parametrize(
    "other",
    [
        "Fighting broke out in Gao on Monday. Nine soldiers were killed in the fighting.",
        "Fighting broke out in Kidal on Tuesday. Nine soldiers were killed in the fighting.",
    ],
)
def test_a_fight_elsewhere_or_on_another_day_is_not(other: str) -> None:
    assert len(record_of("Rebels captured the town of Kidal on Monday, a spokesman said.", other).events) == 2


def test_two_accounts_of_a_fight_tell_the_losses_of_either_side() -> None:
    record = record_of(
        "Troops of Mali repelled an attack on Kidal on Monday and destroyed three vehicles.",
        "An officer said three of his men were wounded in Monday's clash with JNIM at Kidal.",
    )
    assert [event.type for event in record.events if event.type in ("attack", "clash")] != []
    assert len(record.events) == 1


# --- statements on a deed that only another report tells of


def test_a_denial_elsewhere_with_place_and_day_stands_beside_the_deed() -> None:
    record = record_of(
        "Gunmen attacked the town of Beni on 8 January, killing 20 villagers, residents said.",
        "The ADF denied any role in the massacre of 20 villagers at Beni on 8 January.",
    )
    (event,) = record.events
    assert event.reports == ("r0", "r1")
    (found,) = [one for one in record.disagreements if one.slot == "initiator"]
    assert any(position.reports == ("r1",) and position.value.startswith("not ") for position in found.positions)


def test_a_claim_of_responsibility_elsewhere_names_who_claims_it() -> None:
    record = record_of(
        "Gunmen attacked the town of Beni on 8 January, killing 20 villagers, residents said.",
        "The ADF claimed responsibility for the attack on Beni on 8 January.",
    )
    (event,) = record.events
    assert any(position.value.endswith("(claims it)") for position in event.positions["initiator"])


@pytest.mark.parametrize(
    ("deeds", "said"),
    [
        # two deeds in the town on the day
        ("Gunmen attacked the town of Beni on 8 January, killing 20 villagers, residents said. The army said its jets "
         "bombed Beni on 8 January, killing five rebels.",
         "The ADF denied any role in the attack in Beni on 8 January."),
        # another day, another town, another matter
        ("Gunmen attacked the town of Beni on 8 January, killing 20 villagers, residents said.",
         "The ADF denied any role in the massacre of 20 villagers at Beni on 6 January."),
        ("Gunmen attacked the town of Beni on 8 January, killing 20 villagers, residents said.",
         "The ADF denied any role in the massacre of 20 villagers at Bunia on 8 January."),
    ],
)  # fmt: skip
def test_a_denial_of_another_deed_is_an_event_of_its_own(deeds: str, said: str) -> None:
    record = record_of(deeds, said)
    assert any(event.type == "communication" and event.reports == ("r1",) for event in record.events)


def test_a_government_that_denies_what_its_army_is_said_to_have_done_denies_its_part() -> None:
    record = record_of(
        "Mortar shells hit a market in Abobo on Monday, killing 25 people. The United Nations blamed the army.",
        "The government of President Gbagbo denied that the army had shelled the market of Abobo on Monday.",
    )
    slots = {one.slot for one in record.disagreements}
    assert "initiator" in slots
    assert "outcome" not in slots


# --- what a text goes on with


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("Earlier this month police opened fire on a rally in Conakry. Seven died in that shooting on 3 January.", 1),
        ("A fighter jet was shot down near Goma on Monday. Kinshasa said a Rwandan battery had fired the missile.", 1),
        ("Shells hit Goma on Sunday. On Monday a bomb went off in the suburb of Katindo. Four people died, the city's "
         "health ministry said.", 2),
    ],
)  # fmt: skip
def test_a_text_goes_on_about_the_deed_right_before(text: str, several: int) -> None:
    record = record_of(text)
    assert [event.type for event in record.events] == ["attack"] * several


def test_a_headline_that_calls_its_doers_by_a_common_word_names_no_group() -> None:
    record = record_of(
        "Bandits massacre 38 in Homoine\n\nArmed bandits of Renamo attacked the town of Homoine on Monday and killed "
        "38 people, the governor said."
    )
    assert shown(record) == [("attack", (38.0, 38.0))]


def test_a_third_voice_that_repeats_the_risen_toll_is_no_other_account() -> None:
    record = record_of(
        "A car bomb in Gao on Monday killed 14 people, police said.",
        "The death toll from Monday's car bomb in Gao has risen to 19, a doctor said.",
        "Hospitals in Gao have registered 19 dead from the car bomb on Monday.",
    )
    assert [(one.slot, one.relation) for one in record.disagreements] == [("killed", "update")]


# --- the counts of two reports


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        # the first counts of one deed may lie far apart
        ("Mortar bombs hit the village of Rais on Monday, killing 20 people, police said.",
         "Mortar bombs hit the village of Rais on Monday, killing 90 people, a survivor said.", 20, 90),
        # nameless sources of two sorts are two
        ("A bomb exploded in Blida on Monday. Eight people were killed, security sources said.",
         "Monday's explosion in Blida claimed 12 lives, hospital sources said.", 8, 12),
        # "the massacre" needs no day
        ("Armed men killed 98 people at Rais on Monday, the government said.",
         "Survivors of the massacre at Rais put the number of dead at 300.", 98, 300),
        # those who fell in the capture
        ("The army captured the town of Owerri on Monday. It lost nine men, an officer said.",
         "Twenty rebels were killed in the capture of Owerri on Monday, a brigade said.", 29, 29),
        # either side's losses
        ("Fighting in Jaffna on Monday killed 27 soldiers, the military said.",
         "Some rebels fell in the fighting in Jaffna on Monday; 15 rebels died, a resident said.", 42, 42),
    ],
)  # fmt: skip
def test_two_counts_of_one_deed_stand_side_by_side(first: str, second: str, low: int, high: int) -> None:
    record = record_of(first, second)
    (event,) = [event for event in record.events if "killed" in event.ranges]
    assert (event.ranges["killed"].low, event.ranges["killed"].high) == (low, high)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # a massacre elsewhere, one of long ago, and an attack that may be another
        ("Armed men killed 98 people at Rais on Monday, the government said.",
         "Survivors of the massacre at Bentalha put the number of dead at 300."),
        ("Armed men killed 98 people at Rais on 1 January, the government said.",
         "Survivors of the massacre at Rais put the number of dead at 300."),
        ("Armed men killed 98 people at Rais on Monday, the government said.",
         "Survivors of the attack at Rais put the number of dead at 300."),
    ],
)  # fmt: skip
def test_a_count_without_a_day_is_not_of_any_deed_of_the_place(first: str, second: str) -> None:
    assert len(record_of(first, second).events) == 2


def test_a_denial_about_a_town_is_not_of_what_was_done_in_the_next_one() -> None:
    record = record_of(
        "An air force rocket hit a house in Zacamil on 7 January and killed five children, neighbours said.",
        "The Salvadoran army denied that the air force had fired rockets at Zacamil on 7 January.",
        "The FMLN denied killing the deputy mayor of Soyapango on 7 January.",
    )
    assert [event.reports for event in record.events] == [("r0", "r1"), ("r2",)]


def test_two_denials_of_one_side_on_two_matters_stay_two() -> None:
    record = record_of(
        "A bomb in Colombo killed seven people on 9 January, police said.",
        "The LTTE denied responsibility for the bomb in Colombo on 9 January.\n\nThe LTTE said it had nothing to do "
        "with the murder of a peace envoy on 7 January.",
    )
    (bomb,) = [event for event in record.events if "killed" in event.ranges]
    quotes = [claim.quote for claim in record.claims if claim.id in bomb.claims]
    assert any("denied responsibility" in quote for quote in quotes)
    assert not any("murder" in quote for quote in quotes)


# --- what is told next to a toll or a fight


def test_the_toll_of_another_place_raised_next_is_of_another_deed() -> None:
    record = record_of(
        "Hunters attacked the village of Ogossagou on 11 January, killing 115 people.\n\nJihadists raided an army "
        "camp at Dioura on 7 January. The army lost 16 soldiers.",
        "The toll of the attack on Ogossagou has risen to 134.\n\nThe army raised the toll of the raid on the camp at "
        "Dioura on 7 January to 23.",
    )
    for event in record.events:
        held = {position.value for position in event.positions.get("killed", ())}
        assert len(held & {"134", "23"}) < 2
        assert len(held & {"115", "16"}) < 2


def test_those_who_fell_in_the_battle_for_a_town_fell_when_it_was_taken() -> None:
    record = record_of(
        "UNITA rebels have captured the city of Huambo, officials admitted on Tuesday.",
        "The rebel radio said that 900 soldiers were killed in the battle for Huambo.",
    )
    assert capture(record).ranges["killed"].low == 900


def test_the_losses_that_one_side_tells_in_one_sentence_are_of_the_fight_that_another_report_tells() -> None:
    record = record_of(
        "National Guardsmen fought Turkish paratroopers at Kyrenia on Monday. An officer said 60 paratroopers died.",
        "The General Staff said that seven soldiers fell at Kyrenia on Monday and that 200 guardsmen were killed.",
    )
    assert len(record.events) == 1


def test_who_died_of_the_hurt_is_told_with_the_deed_and_takes_nothing_from_the_hurt() -> None:
    record = record_of(
        "The army killed five militants at Pathribal on Monday.\n\nThe blast in Anantnag on Sunday injured 23 people, "
        "one of whom died on Tuesday."
    )
    (event,) = [event for event in record.events if "injured" in event.ranges]
    assert event.ranges["injured"].high == 23
    assert len(record.events) == 2
    assert any("died" in claim.quote for claim in record.claims if claim.id in event.claims)


def test_of_those_abducted_some_are_found_dead() -> None:
    record = record_of(
        "Hunters stopped a bus near Bandiagara on Monday and abducted seven herders. Two of them were killed."
    )
    assert len(record.events) == 1


def test_a_denial_about_a_sort_of_building_is_not_of_a_fight_told_before() -> None:
    record = record_of(
        "Greek Cypriot guardsmen killed 20 soldiers at Kyrenia on Sunday, an officer said.\n\nTurkey denied that its "
        "aircraft had attacked any hotel."
    )
    (fight,) = [event for event in record.events if "killed" in event.ranges]
    assert not any("hotel" in claim.quote for claim in record.claims if claim.id in fight.claims)
