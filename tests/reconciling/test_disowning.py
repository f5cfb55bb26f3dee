"""What a side says of its own men that they did not do stands with the deed; what nobody did is another matter."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.api import read_reports
from rashomon.model import Dating, Record, Report
from rashomon.reconciling.sides import side

pytestmark = pytest.mark.usefixtures("gazetteer")


def record_of(*texts: str) -> Record:
    """Reports of three outlets on one Wednesday and the days after it."""
    return read_reports(
        [
            Report(id=f"r{number}", text=text, sha256=f"{number}", outlet=f"Outlet {number}",
                   published=Dating(day=date(2015, 5, 13 + number), basis="given"))
            for number, text in enumerate(texts)
        ]
    )  # fmt: skip


STRIKE = "An air strike hit a market in Sanaa on Monday, killing 12 people, doctors said.\n"


def test_who_says_his_own_men_did_not_do_it_denies_his_part() -> None:
    record = record_of(
        "A shell hit a market in Sarajevo on Monday, killing nine people, a doctor said.\n",
        "The Bosnian Serb leadership said its forces did not fire the shell that hit the market in Sarajevo on "
        "Monday.\n",
    )
    (event,) = record.events
    assert event.reports == ("r0", "r1")
    (found,) = [one for one in record.disagreements if one.slot == "initiator"]
    assert any(position.value.startswith("not ") and position.reports == ("r1",) for position in found.positions)


def test_a_bare_toll_after_a_denial_counts_the_dead_of_what_is_denied() -> None:
    record = record_of(
        "A shell hit a market in Sarajevo on Monday, killing nine people, a doctor said.\n",
        "The Bosnian Serb leadership said its forces did not fire the shell that hit the market in Sarajevo on "
        "Monday. The city council says that 11 people died.\n",
    )
    (event,) = record.events
    assert (event.ranges["killed"].low, event.ranges["killed"].high) == (9, 11)


@pytest.mark.parametrize(
    "said",
    [
        "The Houthis said their fighters had not attacked anyone in Sanaa since Sunday.\n",
        "The Houthis said their fighters had never shelled Sanaa.\n",
    ],
)
def test_what_a_side_says_it_never_did_is_no_denial_of_one_deed(said: str) -> None:
    record = record_of(STRIKE, said)
    assert all(event.reports == ("r0",) for event in record.events if event.ranges)


@pytest.mark.parametrize(
    "strike",
    [
        STRIKE,
        "Houthi jets bombed a market in Sanaa on Monday, killing 12 people, doctors said.\n",
    ],
)
def test_what_one_side_did_not_do_does_not_contradict_what_nobody_or_another_is_said_to_have_done(strike: str) -> None:
    record = record_of(strike, "The coalition did not bomb Sanaa on Monday, residents said.\n")
    assert not any(link == "contradicts" for event in record.events for link, _other in event.related)


@pytest.mark.parametrize(
    ("said", "contradicted"),
    [
        ("No aid was delivered to Nyala on Monday, a camp leader said.\n", True),
        ("No aid had been delivered to Nyala, a camp leader said on Thursday.\n", True),
        ("No aid was delivered to Nyala on Sunday, a camp leader said.\n", False),
        ("No aid had been delivered to Nyala, a camp leader said on Sunday.\n", False),
    ],
)
def test_what_did_not_happen_contradicts_what_did_on_those_days_alone(said: str, contradicted: bool) -> None:
    record = record_of("Aid agencies said they had delivered food to Nyala on Monday.\n", said)
    links = {link for event in record.events for link, _other in event.related}
    assert ("contradicts" in links) == contradicted


def test_the_forces_of_the_ivory_coast_are_a_side_and_no_civilians() -> None:
    assert side("civ-forces") == side("civ-police") != "civ"
    assert side("civ") == "civ"


def test_a_headline_that_disowns_is_of_the_denial_below_it_and_of_no_other_deed() -> None:
    record = record_of(
        "Serbs did not shell market\n\nThe Bosnian Serb leader Radovan Karadzic said his forces did not fire the shell "
        "that hit the market in Sarajevo on Monday.\n\nThree shells fell on Tuzla on Sunday, the Bosnian Serb army "
        "said.\n"
    )
    (denial,) = [event for event in record.events if "Tuzla" not in event.title]
    assert [claim.quote for claim in record.claims if claim.id in denial.claims and claim.status == "headline"]


def test_a_denial_about_a_place_that_no_gazetteer_has_is_not_of_the_deed_told_before() -> None:
    record = record_of(
        "Militiamen stormed a church in Suai on Monday and killed 40 people.\n\nThe rebels denied responsibility for "
        "the deaths of two soldiers at Ermarakunde on Tuesday.\n"
    )
    assert not record.disagreements
    assert any(event.type == "communication" for event in record.events)


def test_a_denial_of_what_was_done_in_the_province_on_another_day_is_not_of_the_deed_told_before() -> None:
    record = record_of(
        "Militiamen stormed a church in Goma on 3 May and killed 40 people.\n\nThe rebels denied responsibility for "
        "the deaths of two soldiers in North Kivu on 7 May.\n"
    )
    assert not record.disagreements
    assert any(event.type == "communication" for event in record.events)


def test_a_denial_that_names_another_day_is_not_of_the_deed_told_before_whatever_its_place() -> None:
    record = record_of(
        "Houthi rebels fired a missile at Jizan on 8 May, killing one person.\n\nThe coalition said it did not carry "
        "out any operation in Hodeidah on 2 May and blamed the Houthis for it.\n"
    )
    assert not record.disagreements
