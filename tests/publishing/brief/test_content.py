import dataclasses
import subprocess
import sys
from datetime import date

import pytest

from rashomon.model import Disagreement, Position, Range
from rashomon.model.weight import weight_of
from rashomon.publishing.brief import html, markdown, pdf, text
from rashomon.publishing.brief.content import MOST_EVENTS, MOST_PEOPLE, MOST_STATES, BriefScope, brief_of
from rashomon.publishing.brief.headlines import headlines
from rashomon.publishing.brief.standing import few, standing, states_of
from rashomon.publishing.brief.voices import OWN_VOICE, outlets, voices
from rashomon.publishing.cards import event_cards
from rashomon.publishing.catalogue import Catalogue
from rashomon.publishing.glance import weight
from rashomon.publishing.overview import ADVICE, ADVICE_ON_ASKING, NOTHING_ASKED_FOR, NOTHING_FOUND

from ..records import EMPTY, RECORD
from .made import FARPORT, HILLTOWN, entry, event, on, record, state


def people(low, high=None, unit="persons"):
    return Range(low=low, best=None, high=high, unit=unit)


def figures(made):
    return {one.name: one for one in headlines(made)}


def test_displaced_people_are_never_added_and_the_largest_figure_is_named():
    events = [
        event("a", type="displacement", subtype="fled", ranges={"displaced": people(1000, 2000)}),
        event("b", type="displacement", subtype="fled", ranges={"displaced": people(35_000, 72_000)}),
        event("c", type="displacement", subtype="fled", ranges={"displaced": people(90, 90, "buses")}),
    ]
    found = figures(record(*events))["Displaced"]
    assert found.value == "35,000–72,000"
    assert found.notes[0].startswith("the largest single figure: Shelling b")
    assert "1 other figure not added" in found.notes[1]


def test_flight_without_a_number_is_told_and_is_no_zero():
    found = figures(record(event("a", type="displacement", subtype="fled")))["Displaced"]
    assert (found.value, found.known) == ("no figure", False)
    assert figures(record(event("a")))["Displaced"].value == "none told"


def test_besieged_places_are_counted_and_the_people_in_them_told_apart():
    sieges = (
        state("s1", "siege_state", "besieged", HILLTOWN, entries=(entry(4, "besieged"),)),
        state("s2", "siege_state", "besieged", FARPORT, entries=(entry(4, "besieged"),), ended_by="e"),
        state(
            "s3", "population", "trapped", HILLTOWN, entries=(entry(4, "x"),), ranges={"population": people(900, 999)}
        ),
    )
    found = figures(record(states=sieges))["Besieged"]
    assert found.value == "2 places"
    assert "1 of 2 sieges told as ended" in found.notes
    assert "people in them: 900–999" in found.notes


def test_of_a_state_the_latest_account_stands_and_a_plan_only_where_there_is_no_other():
    accounts = (entry(4, "40%"), entry(9, "55%"), entry(12, "all", modality="planned"))
    made = state("s1", "control", "partial_hold", HILLTOWN, entries=accounts)
    (found,) = standing((made,), Catalogue(record(states=(made,))))
    assert (found.value, found.as_of) == ("55%", "Sat 9 Mar 2024")
    assert found.accounts == "3 accounts; the first: Mon 4 Mar 2024"
    planned = dataclasses.replace(made, entries=accounts[2:])
    (found,) = standing((planned,), Catalogue(record(states=(planned,))))
    assert (found.value, found.marks) == ("all", ("PLANNED",))


def test_no_place_takes_all_the_room():
    places = [HILLTOWN] * 20 + [FARPORT] * 2
    states = tuple(
        state(f"s{n}", "control", "full_hold", place, entries=(entry(4, "x"),)) for n, place in enumerate(places)
    )
    shown = few(states_of(record(states=states), ("control",)), 6)
    assert [one.places for one in shown].count((FARPORT,)) == 2
    assert len(shown) == 6


def test_voices_tell_how_often_each_stands_alone_and_own_voices_come_last():
    rows = {row.name: row for row in voices(RECORD, Catalogue(RECORD))}
    monitor, ministry = rows["Hilltown Monitor"], rows["Defence Ministry"]
    assert (monitor.reports, monitor.events, monitor.alone, monitor.camp) == (2, 2, 0, "monitor")
    assert (ministry.alone, ministry.camp) == (3, "government")  # the mine clearers twice, and its own denial
    silent = voices(record(event("a"), event("b")), Catalogue(record(event("a"), event("b"))))
    assert [(row.name, row.events) for row in silent] == [(OWN_VOICE, 2)]


def test_outlets_tell_their_days_and_what_has_none():
    rows = {row.name: row for row in outlets(RECORD)}
    assert rows["The Courier"].days == "Mon 11 Mar 2024"
    assert rows["Steppe Herald"].days == "no day known"


def test_events_weigh_the_same_before_and_after_a_card_is_made():
    catalogue = Catalogue(RECORD)
    cards = {card.id: card for card in event_cards(catalogue)}
    for one in RECORD.events:
        assert weight_of(one, len(catalogue.disputes.get(one.id, ()))) == weight(cards[one.id])


def test_of_three_hundred_events_a_few_are_told_and_the_rest_counted():
    events = [event(f"e{n}", HILLTOWN, when=on(n % 28 + 1), killed=n % 7) for n in range(280)]
    events += [event(f"d{n}", type="displacement", subtype="fled") for n in range(20)]
    brief = brief_of(record(*events), BriefScope(title="x"))
    assert (len(brief.events), brief.more_events) == (MOST_EVENTS, 300 - MOST_PEOPLE - MOST_EVENTS)
    assert (len(brief.people_events), brief.more_people_events) == (MOST_PEOPLE, 20 - MOST_PEOPLE)
    assert len(brief.ground) <= MOST_STATES
    assert all(card.id.startswith("e") for card in brief.events[:5])


def test_disputes_come_before_what_was_only_updated():
    value = Position(value="1"), Position(value="2")
    made = record(event("a", killed=9), event("b"))
    told = (
        Disagreement(id="d1", about="a", slot="killed", relation="update", positions=value),
        Disagreement(id="d2", about="b", slot="killed", relation="disagree", positions=value),
    )
    brief = brief_of(dataclasses.replace(made, disagreements=told), BriefScope())
    assert [one.id for one in brief.arguments] == ["b", "a"]


def test_the_scope_names_the_days_of_knowing_and_of_judging():
    about = BriefScope(about="Hilltown", known_on=date(2024, 3, 5), recorded_on=date(2024, 3, 9), project="War desk")
    assert brief_of(EMPTY, about).scope == (
        ("About", "Hilltown"),
        ("As known on", "Tue 5 Mar 2024"),
        ("Judgements up to", "Sat 9 Mar 2024"),
        ("Project", "War desk"),
    )


@pytest.mark.parametrize(
    ("start", "end", "line"),
    [
        (date(2024, 3, 4), None, ("Events from", "Mon 4 Mar 2024")),
        (None, date(2024, 3, 5), ("Events up to", "Tue 5 Mar 2024")),
        (date(2024, 3, 4), date(2024, 3, 5), ("Events of", "4–5 Mar 2024")),
    ],
)
def test_the_days_asked_for_are_a_line_of_their_own(start, end, line):
    assert brief_of(EMPTY, BriefScope(start=start, end=end)).scope == (line,)


def test_what_is_not_found_is_not_blamed_on_the_reports_where_the_question_is_narrow():
    assert brief_of(RECORD, BriefScope()).nothing is None
    assert brief_of(EMPTY, BriefScope(project="desk")).nothing == (NOTHING_FOUND, ADVICE)
    for about in (BriefScope(about="Nakhla"), BriefScope(end=date(2024, 3, 5)), BriefScope(known_on=date(2024, 3, 5))):
        assert brief_of(EMPTY, about).nothing == (NOTHING_ASKED_FOR, ADVICE_ON_ASKING)
        for page in (html, markdown, text):
            assert NOTHING_ASKED_FOR in page.render(EMPTY, about)
        assert pdf.render(EMPTY, about).startswith(b"%PDF-")


def test_the_method_names_the_rule_of_the_profile():
    for profile in ("ucdp", "acled"):
        assert profile.upper() in dict(brief_of(EMPTY, BriefScope(profile=profile)).method)["Ranges"]


HASHED = """
import hashlib
from tests.publishing.records import RECORD
from rashomon.publishing.brief import html, markdown, pdf, text
from rashomon.publishing.brief.content import BriefScope
for form in (html, markdown, text, pdf):
    made = form.render(RECORD, BriefScope(title="x"))
    print(hashlib.sha256(made if isinstance(made, bytes) else made.encode()).hexdigest())
"""


def test_the_bytes_do_not_hang_on_the_order_of_sets():
    told = [
        subprocess.run(
            [sys.executable, "-c", HASHED], capture_output=True, check=True, text=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert told[0] == told[1]
    assert len(told[0].split()) == 4
