"""What a record, or one of its reports, is about."""

from __future__ import annotations

import pytest
from build import BAGHDAD, GOMA, KABUL, MOSUL, Book, by, exactly, on

from rashomon.reconciling import main_event

BOMB = "attack/mine_ied"


def _two_reports() -> Book:
    """Both tell of a bombing in Baghdad; one adds an older raid, one a meeting."""
    book = Book()
    page = book.report("one", "2016-07-04")
    page.says(
        "a bomb killed 12 in Baghdad", BOMB, exactly("killed", 12), where=BAGHDAD, when=on("2016-07-03"), to="civ"
    )
    page.says(
        "a raid killed 40 in Mosul", "attack/air_strike", exactly("killed", 40), where=MOSUL, when=on("2016-06-20")
    )
    page = book.report("two", "2016-07-04")
    page.says("a truce holds in Kabul", "agreement/ceasefire", where=KABUL, when=by("2016-07-04"))
    page.says(
        "the bombing killed 12 in Baghdad", BOMB, exactly("killed", 12), where=BAGHDAD, when=on("2016-07-03"), to="civ"
    )
    return book


def test_what_most_reports_tell_of_is_the_main_event() -> None:
    event = main_event(_two_reports().record())
    assert event is not None
    assert set(event.reports) == {"one", "two"}
    assert event.ranges["killed"].best == 12


def test_each_report_has_its_own_main_event() -> None:
    book = _two_reports()
    book.report("three", "2016-07-04").says(
        "a raid killed 3 in Goma", "attack/armed_attack", exactly("killed", 3), where=GOMA
    )
    record = book.record()
    third = main_event(record, report="three")
    assert third is not None
    assert third.reports == ("three",)
    assert main_event(record, report="one") == main_event(record, report="two") == main_event(record)


def test_a_plan_is_not_the_main_event_beside_a_deed() -> None:
    book = Book()
    page = book.report("one", "2016-07-04")
    for words in ("troops will storm Mosul", "troops are to storm Mosul soon"):
        page.says(words, "attack/ground_assault", where=MOSUL, modality="planned")
    page.says("troops shelled Goma", "attack/shelling", where=GOMA, when=on("2016-07-03"))
    event = main_event(book.record())
    assert event is not None
    assert event.modality != "planned"


def test_a_report_without_events_has_none_and_an_unknown_report_is_an_error() -> None:
    book = _two_reports()
    book.report("empty", "2016-07-04")
    record = book.record()
    assert main_event(record, report="empty") is None
    with pytest.raises(ValueError, match="no report"):
        main_event(record, report="nowhere")
