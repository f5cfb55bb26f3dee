"""Days as people and programs write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.intake.facts import Facts, day_of, language_code, parse_day
from rashomon.model import Dating


@pytest.mark.parametrize(
    "text",
    [
        "2017-09-11",
        "2017-09-11T23:50:00+03:00",
        "2017-09-11T00:10:00.000Z",
        "2017-09-11 18:30 UTC",
        "2017/09/11",
        "20170911",
        "11 September 2017",
        "September 11, 2017",
        "Sept. 11, 2017, 6:30 p.m.",
        "Mon, 11 Sep 2017 18:30:00 GMT",
        "Monday, 11th September 2017",
    ],
)
def test_the_day_is_the_one_written_whatever_the_time_zone(text: str) -> None:
    assert parse_day(text) == date(2017, 9, 11)


@pytest.mark.parametrize(
    "text", ["", "yesterday", "11/09/2017", "2017-02-30", "2017", "0017-09-11", "9 Marchember 2017", "2017-09-11 or so"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    assert parse_day(text) is None


def test_days_may_be_given_as_dates() -> None:
    assert day_of(datetime(2017, 9, 11, 23, 0), "given", "x") == Dating(day=date(2017, 9, 11), basis="given")


def test_a_source_that_says_nothing_leaves_the_other_alone() -> None:
    merged = Facts(outlet="Example Wire").over(Facts(outlet="Example Post", title="T"))
    assert (merged.outlet, merged.title, merged.url) == ("Example Wire", "T", None)


def test_language_codes_lose_their_country() -> None:
    assert [language_code(text) for text in ("en-GB", "EN_us", "", None)] == ["en", "en", None, None]


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    assert parse_day(day.isoformat()) == day
    assert parse_day(f"{day.day} {day:%B} {day.year}") == day


@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    found = parse_day(text)
    assert found is None or 1900 <= found.year <= 2100
