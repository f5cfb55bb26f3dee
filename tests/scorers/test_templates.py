"""What the scorer of templates counts, on dispatches of our own."""

from __future__ import annotations

from datetime import date

import pytest

from benchmarks.templates import score, template

TEXT = "Lima, 12 March 1990 -- On 10 March 1990 a car bomb exploded in Ayacucho. Three people were killed in the blast."


def given(**slots):
    return {
        "MESSAGE: TEMPLATE": ["1"],
        "INCIDENT: DATE": ["10 MAR 90"],
        "INCIDENT: LOCATION": ["PERU: AYACUCHO (CITY)"],
        "INCIDENT: TYPE": ["BOMBING"],
        "INCIDENT: STAGE OF EXECUTION": ["ACCOMPLISHED"],
    } | slots


def row(*templates, text=TEXT):
    return {"id": "x", "text": text, "templates": list(templates)}


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("10 MAR 90", (date(1990, 3, 10), date(1990, 3, 10))),
        ("- 10 MAR 90", (None, date(1990, 3, 10))),
        ("08 MAR 90 - 10 MAR 90", (date(1990, 3, 8), date(1990, 3, 10))),
        ("31 FEB 90", None),
    ],
)
def test_days_of_a_template(gazetteer, written, days):
    assert template(given(**{"INCIDENT: DATE": [written]}), gazetteer).days == days


def test_victims_are_summed_where_each_has_a_number(gazetteer):
    hit = {
        "HUM TGT: EFFECT OF INCIDENT": ['DEATH: "MAYOR"', 'DEATH: "GUARDS"', 'INJURY: "CHILDREN"'],
        "HUM TGT: NUMBER": ['1: "MAYOR"', '2: "GUARDS"', 'PLURAL: "CHILDREN"'],
    }
    found = template(given(**hit), gazetteer)
    assert (found.dead, found.injured) == (3, None)


def test_what_is_only_threatened_is_no_template(gazetteer):
    assert template(given(**{"INCIDENT: STAGE OF EXECUTION": ["THREATENED"]}), gazetteer) is None


def test_a_bombing_is_aligned_and_its_slots_compared(gazetteer):
    figures = score([row(given())], print)
    assert (figures["report_f1"], figures["event_recall"]) == (1.0, 1.0)
    assert (figures["type"], figures["day"], figures["place"]) == (1.0, 1.0, 1.0)


def test_an_optional_template_without_an_answer_is_forgiven(gazetteer):
    figures = score([row(given(**{"MESSAGE: TEMPLATE": ["1 (OPTIONAL)"]}), text="The talks went on in Lima.")], print)
    assert (figures["templates"], figures["report_recall"]) == (0, 0.0)


def test_an_event_without_a_template_counts_against_precision(gazetteer):
    figures = score([row()], print)
    assert figures["answers"] >= 1
    assert (figures["report_precision"], figures["event_precision"]) == (0.0, 0.0)


@pytest.mark.parametrize(
    "told",
    [
        "Lima, 12 March 1990 -- On 10 March 1990 rebels attacked the 9th Battalion in Ayacucho.",
        "Lima, 12 March 1990 -- After the fighting in Ayacucho there were 40 dead and 60 wounded.",
        "Lima, 12 March 1990 -- On 3 May 1989 a car bomb exploded in Ayacucho.",
    ],
)
def test_armed_targets_losses_and_background_are_no_answers(gazetteer, told):
    assert score([row(text=told)], print)["answers"] == 0


def test_civilians_hit_lately_are_an_answer(gazetteer):
    text = "Lima, 12 March 1990 -- On 3 February 1990 rebels killed four peasants in Ayacucho."
    assert score([row(text=text)], print)["answers"] == 1
