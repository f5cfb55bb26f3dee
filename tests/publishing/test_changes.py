"""Tolls told anew and what an umbrella leaves open, as a reader sees them."""

from __future__ import annotations

import dataclasses
import json
from io import StringIO

from rich.console import Console

from rashomon.model import Copy, Event, Gap, HarmGrade, Range, Record, Revision, Told
from rashomon.publishing import html, text
from rashomon.publishing.cards import event_cards
from rashomon.publishing.catalogue import Catalogue
from rashomon.publishing.changes import revised, untold
from rashomon.publishing.json import render

from .records import EVENTS, RECORD


def told(value: str, known: str | None) -> Told:
    number = float(value.removeprefix("at least "))
    return Told(value=value, low=number, high=number, known=known, claim="c2", report="courier-0311")


COURSE = Revision(
    kind="killed",
    origin="hilltown-monitor",
    figures=(told("12", "2024-03-11"), told("19", "2024-03-12"), told("at least 31", "2024-03-14")),
)
SIXTY, PARTS = Range(low=60, best=60, high=60), Range(low=41, best=None, high=45)
SHORT = Gap(kind="killed", whole=SIXTY, parts=PARTS, low=15, high=19, events=("e4", "e5"))


def with_these(**more: object) -> Record:
    first: Event = dataclasses.replace(EVENTS[0], **more)  # type: ignore[arg-type]
    return dataclasses.replace(RECORD, events=(first, *EVENTS[1:]))


def printed(record: Record) -> str:
    console = Console(file=StringIO(), width=100)
    text.render(record, console)
    assert isinstance(console.file, StringIO)
    return " ".join(console.file.getvalue().split())


def test_a_toll_that_rises_is_one_line_with_its_source_and_days():
    record = with_these(revisions=(COURSE,))
    line = "killed: 12 → 19 → at least 31 (Hilltown Monitor, 11–14 Mar 2024)"
    assert revised(record.events[0], Catalogue(record)) == (line,)
    assert f"toll {line}" in printed(record)
    assert line in html.render(record)


def test_an_outlet_that_changes_its_own_figure_is_named_as_such():
    own = dataclasses.replace(COURSE, origin="report:courier-0311", victims="soldiers")
    record = with_these(revisions=(own,))
    assert revised(record.events[0], Catalogue(record)) == (
        "killed of soldiers: 12 → 19 → at least 31 (The Courier, own voice, 11–14 Mar 2024)",
    )


def test_what_is_told_nowhere_else_stands_among_the_notes():
    record = with_these(umbrella=True, gaps=(SHORT,))
    note = "says 60 killed, the events inside it come to 41–45: 15–19 told nowhere else"
    assert note in event_cards(Catalogue(record))[0].notes
    assert note in printed(record)
    assert note in html.render(record)


def test_parts_that_come_to_more_than_their_umbrella_are_told():
    over = dataclasses.replace(SHORT, whole=Range(low=30, best=30, high=30), low=-15, high=-11)
    (line,) = untold(with_these(gaps=(over,)).events[0])
    assert line == "says 30 killed, the events inside it come to 41–45: 11–15 more than it"


def test_who_repeats_whom_is_told_in_words():
    copies = (
        Copy(report="gazette-0314", of="courier-0311", how="copy"),
        Copy(report="lantern-0315", of="courier-0311", how="copy"),
        Copy(report="steppe", of="courier-0311", how="citation"),
    )
    told = ("courier-0311", "gazette-0314", "lantern-0315", "steppe")
    record = with_these(reports=told, copies=copies)
    line = "Evening Gazette and Lantern repeat The Courier; Steppe Herald cites The Courier"
    assert event_cards(Catalogue(record))[0].repeats == line
    assert line in printed(record)
    assert line in html.render(record)
    event = json.loads(render(record))["events"][0]
    assert event["copies"][2] == {"report": "steppe", "of": "courier-0311", "how": "citation"}


def test_two_reports_of_one_outlet_are_told_by_their_ids():
    reports = tuple(dataclasses.replace(report, outlet="The Courier") for report in RECORD.reports)
    record = with_these(
        reports=("courier-0311", "gazette-0314"),
        copies=(Copy(report="gazette-0314", of="courier-0311", how="rewrite"),),
    )
    record = dataclasses.replace(record, reports=reports)
    assert event_cards(Catalogue(record))[0].repeats == "gazette-0314 rewrites courier-0311"


def test_the_grade_of_civilian_harm_stands_with_its_reasons():
    record = with_these(harm=HarmGrade(status="fair", reasons=("2 sources", "a belligerent is named or suspected")))
    line = "fair: 2 sources; a belligerent is named or suspected"
    assert f"harm {line}" in printed(record)
    assert line in html.render(record)
    told = json.loads(render(record))["events"]
    assert told[0]["harm"] == {"status": "fair", "reasons": ["2 sources", "a belligerent is named or suspected"]}
    assert told[1]["harm"] is None


def test_both_are_in_the_json():
    event = json.loads(render(with_these(revisions=(COURSE,), gaps=(SHORT,))))["events"][0]
    assert [figure["value"] for figure in event["revisions"][0]["figures"]] == ["12", "19", "at least 31"]
    assert event["gaps"] == [
        {
            "kind": "killed",
            "whole": {"low": 60, "best": 60, "high": 60, "unit": None},
            "parts": {"low": 41, "best": None, "high": 45, "unit": None},
            "low": 15,
            "high": 19,
            "events": ["e4", "e5"],
        }
    ]
