"""Versions of one report: what was changed in them is a disagreement, and nothing else is."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.api import read_reports
from rashomon.model import Dating, Report

pytestmark = pytest.mark.usefixtures("gazetteer")

LEAD = "Ethiopian jets bombed a market in Mekelle on 8 March 2021, killing 14 civilians, the hospital said."
REST = (
    "The road to the airport was closed for most of the day, and shops in the centre stayed shut. Doctors asked for "
    "blood and for fuel for their generators. Talks on a truce are to go on in Nairobi next month, diplomats said."
)
TEXT = f"{LEAD} {REST}"


def differing(*texts, days=None):
    """The disagreements of reports with these texts: slot -> the values of its positions."""
    days = days or [date(2021, 3, 10)] * len(texts)
    record = read_reports(
        [
            Report(id=name, text=text, sha256="0" * 64, language="en", published=Dating(day=day, basis="given"))
            for name, text, day in zip("abc", texts, days, strict=False)
        ]
    )
    return {found.slot: (found.relation, [p.value for p in found.positions]) for found in record.disagreements}, record


@pytest.mark.parametrize(
    ("old", "new", "slot", "relation"),
    [
        ("Mekelle", "Gondar", "place", "disagree"),
        (
            "killing 14",
            "killing 31",
            "killed",
            "disagree",
        ),  # one source, one day: which is the later figure is not known
        ("Ethiopian jets", "Eritrean jets", "initiator", "contested"),
        ("8 March 2021", "6 March 2021", "day", "disagree"),
        ("14 civilians", "14 soldiers", "victims", "disagree"),
    ],
)
def test_a_changed_value_is_shown_with_both_values_in_one_event(old, new, slot, relation):
    found, record = differing(TEXT, TEXT.replace(old, new))
    assert found.keys() == {slot}
    assert found[slot][0] == relation
    assert len(found[slot][1]) == 2
    assert len([event for event in record.events if event.type == "attack"]) == 1


def test_another_figure_of_the_same_source_on_the_next_day_is_an_update():
    found, record = differing(
        TEXT, TEXT.replace("killing 14", "killing 31"), days=[date(2021, 3, 10), date(2021, 3, 11)]
    )
    assert found["killed"][0] == "update"
    (event,) = [event for event in record.events if event.type == "attack"]
    assert event.ranges["killed"].best == 31
    assert [[told.value for told in one.figures] for one in event.revisions] == [["14", "31"]]


def test_the_line_of_the_event_says_why_the_claims_are_one():
    _found, record = differing(TEXT, TEXT.replace("Mekelle", "Gondar"))
    event = next(event for event in record.events if event.type == "attack")
    assert any(line.endswith("in another version of the report [version]") for line in event.why)


def test_a_version_with_the_same_values_in_other_words_is_no_disagreement():
    found, _record = differing(
        TEXT, TEXT.replace("bombed a market", "bombed a busy market").replace("was closed", "was shut")
    )
    assert found == {}


def test_a_version_with_fewer_sentences_is_no_disagreement():
    found, _record = differing(TEXT, LEAD + REST.rpartition(". Talks")[0] + ".")
    assert found == {}


def test_the_same_story_on_the_next_day_is_no_disagreement_and_weeks_later_it_is():
    text = f"Ethiopian jets have bombed a market in Mekelle, the hospital said. {REST}"
    changed = text.replace("a market", "the market")
    near, _record = differing(text, changed, days=[date(2021, 3, 10), date(2021, 3, 11)])
    far, _record = differing(text, changed, days=[date(2021, 3, 10), date(2021, 4, 20)])
    assert near == {}
    assert far["day"][0] == "disagree"


def days_of(record):
    return [found for found in record.disagreements if found.slot == "day"]


SEVERAL = (
    "Ethiopian jets have bombed {what} in Mekelle, the hospital said. Tigrayan fighters shelled the airport of Gondar. "
    "Two farmers were killed by a mine near Humera. Gunmen abducted three teachers in Dessie. "
)


def test_reports_of_other_days_are_told_apart_once_and_not_by_each_claim():
    days = [date(2021, 3, 10), date(2021, 4, 20)]
    _found, record = differing(
        SEVERAL.format(what="a market") + REST, SEVERAL.format(what="the market") + REST, days=days
    )
    assert len(record.events) >= 4
    (found,) = days_of(record)
    assert {position.value for position in found.positions} == {"by 2021-03-10", "by 2021-04-20"}
    first = record.claims[0]
    assert first.id in {claim for position in found.positions for claim in position.claims}


def test_a_day_that_was_changed_in_its_own_sentence_is_told_beside_that_of_the_report():
    days = [date(2021, 3, 10), date(2021, 4, 20)]
    dated = SEVERAL.replace("shelled", "shelled on {day}")
    texts = [dated.format(what="a market", day=day) + REST for day in ("2 March 2021", "5 March 2021")]
    _found, record = differing(*texts, days=days)
    assert sorted(sorted(position.value for position in found.positions) for found in days_of(record)) == [
        ["2021-03-02", "2021-03-05"],
        ["by 2021-03-10", "by 2021-04-20"],
    ]


@pytest.mark.parametrize(
    ("before", "after", "values"),
    [
        ("since Monday", "since 20 April 2021", {"Monday", "20 April 2021"}),
        ("since 20 April 2021", "since Monday", {"Monday", "20 April 2021"}),
    ],
)
def test_a_day_that_cannot_be_is_an_update_in_the_words_that_were_changed(before, after, values):
    text = f"Ethiopian jets have bombed the market of Mekelle {{}}, killing 14 civilians, the hospital said. {REST}"
    _found, record = differing(text.format(before), text.format(after))
    relations = {found.relation for found in days_of(record)}
    assert relations == {"update"}
    assert {position.value for found in days_of(record) for position in found.positions} == values


def test_another_day_of_the_statement_is_no_other_day_of_what_it_tells():
    text = f"Ethiopian jets have bombed a market in Mekelle, the hospital said on {{}}. {REST}"
    found, _record = differing(text.format("Monday"), text.format("Tuesday"))
    assert found == {}


def test_two_reports_that_only_share_their_subject_are_no_versions():
    other = "Shells fell on Gondar on 8 March 2021 and killed 31 soldiers, officers said. Trade in the town has ended."
    found, record = differing(TEXT, other)
    assert found == {}
    assert len([event for event in record.events if event.type == "attack"]) == 2


def test_three_versions_give_three_values():
    found, _record = differing(TEXT, TEXT.replace("Mekelle", "Gondar"), TEXT.replace("Mekelle", "Dessie"))
    assert len(found["place"][1]) == 3


def test_the_order_of_the_reports_changes_nothing():
    texts = (TEXT, TEXT.replace("Mekelle", "Gondar"))
    reports = [
        Report(id=name, text=text, sha256="0" * 64, published=Dating(day=date(2021, 3, 10), basis="given"))
        for name, text in zip("ab", texts, strict=True)
    ]
    assert read_reports(reports) == read_reports(reports[::-1])


def test_a_copy_of_one_version_adds_no_third_version():
    changed = TEXT.replace("8 March 2021", "6 March 2021")
    found, _record = differing(TEXT, changed)
    with_copy, record = differing(TEXT, changed, TEXT)
    assert with_copy == found
    assert len([event for event in record.events if event.type == "attack"]) == 1
