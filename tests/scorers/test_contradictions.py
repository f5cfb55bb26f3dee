"""What the scorer of contradictions counts, on pairs of our own."""

from __future__ import annotations

import pytest

from benchmarks.contradictions import changed_fields, score

pytestmark = pytest.mark.usefixtures("gazetteer")

PLAIN = "The governor of Mosul said that 12 people were killed on 3 March 2016 when a car bomb exploded in Mosul."


def row(changed, topic, before, after):
    return {
        "original": PLAIN,
        "changed": changed,
        "topics": [topic, topic],
        "facts_original": str({topic.capitalize(): before}),
        "facts_changed": str({topic.capitalize(): after}),
    }


def test_a_fact_counts_once_where_list_and_text_were_both_changed():
    place = row(PLAIN.replace("in Mosul", "in Kirkuk"), "Place of death", "Mosul", "Kirkuk")
    assert changed_fields(place) == ["place of death"]


@pytest.mark.parametrize(
    ("changed", "after"),
    [
        ("", "Kirkuk"),
        (PLAIN, "Kirkuk"),
        (PLAIN.replace("said that", "said, that"), "Kirkuk"),
        (PLAIN + " So.", "Mosul"),
    ],
)
def test_a_fact_that_was_not_written_is_left_out(changed, after):
    assert changed_fields(row(changed, "Place of death", "Mosul", after)) == []


def test_another_toll_is_found_and_named():
    figures = score([row(PLAIN.replace("12", "31"), "name of casualty or group", "12 people", "31 people")], print)
    assert (figures["facts"], figures["found"], figures["named"], figures["alarms_same"]) == (1, 1.0, 1.0, 0.0)


def test_a_change_that_the_record_does_not_show_is_told_of_as_a_miss():
    told = []
    changed = PLAIN.replace("The governor", "The mayor")
    figures = score([row(changed, "cause of death", "car bomb", "the mayor")], told.append)
    assert figures["found"] == 0.0
    assert told
    assert told[0].startswith("cause of death: car bomb -> the mayor")
