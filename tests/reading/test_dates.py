"""What the reading of time expressions promises.  The sentences are our own."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.span import Span
from rashomon.reading.dates import find_in
from rashomon.reading.mentions import Block, DateMention, Sentence
from rashomon.reading.parse import parse, tokenise
from rashomon.reading.sentences import split

TUESDAY = date(2017, 9, 5)


def mentions(text: str, published: date | None = TUESDAY) -> dict[str, DateMention]:
    return {mention.span.text_of(text): mention for mention in find_in(text, published)}


def days(text: str, words: str, published: date | None = TUESDAY) -> str:
    """The interval of an expression as "start/end", with ".." for an open end; empty without one."""
    when = mentions(text, published)[words].when
    return "" if when is None else f"{when.start or '..'}/{when.end or '..'}"


def one_day(iso: str) -> str:
    return f"{iso}/{iso}"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Shells fell on Monday near Goma.", "Monday", one_day("2017-09-04")),
        ("Officials said Tuesday that the road was open.", "Tuesday", one_day("2017-09-05")),
        ("The convoy left Taiz on Friday.", "Friday", one_day("2017-09-01")),
        ("Envoys will meet in Juba on Friday.", "Friday", one_day("2017-09-08")),
        ("Talks resume next Thursday in Oslo.", "next Thursday", one_day("2017-09-07")),
        ("A mine killed two last Tuesday.", "last Tuesday", one_day("2017-08-29")),
        ("Late on Monday a mortar struck.", "Late on Monday", one_day("2017-09-04")),
        ("A raid early Tuesday left one dead.", "early Tuesday", one_day("2017-09-05")),
        ("Monday's strike hit a school.", "Monday", one_day("2017-09-04")),
    ],
)
def test_weekday_is_the_last_one_up_to_the_report_unless_the_tense_looks_ahead(
    text: str, words: str, expected: str
) -> None:
    assert days(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "function", "expected"),
    [
        ("By Monday the town was encircled.", "Monday", "by", "../2017-09-04"),
        ("Fighting has gone on since 2014.", "2014", "since", "2014-01-01/2017-09-05"),
        ("They held the port until August 20.", "August 20", "until", "../2017-08-20"),
        ("Sloviansk was besieged for three years.", "three years", "for", "2014-09-05/2017-09-05"),
        ("For months no aid came.", "months", "for", "../2017-09-05"),
        ("The three-year siege is over.", "three-year", "for", "2014-09-05/2017-09-05"),
        ("The eight-month-old truce held.", "eight-month-old", "for", "2017-01-05/2017-09-05"),
        ("In recent weeks shelling has grown.", "recent weeks", "in_recent", "../2017-09-05"),
        ("The army has already taken the dam.", "already", "by", "../2017-09-05"),
        ("After 2011 many fled.", "2011", "after", "2011-01-01/2017-09-05"),
        ("He was killed by Monday's strike.", "Monday", "on", one_day("2017-09-04")),
    ],
)
def test_function_bounds_the_interval(text: str, words: str, function: str, expected: str) -> None:
    assert mentions(text)[words].function == function
    assert days(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Clashes killed nine last week.", "last week", "2017-08-28/2017-09-03"),
        ("Over the weekend rebels withdrew.", "the weekend", "2017-09-02/2017-09-03"),
        ("It fell earlier this month.", "earlier this month", "2017-09-01/2017-09-05"),
        ("It rained this year.", "this year", "2017-01-01/2017-09-05"),
        ("In the past 24 hours 12 died.", "the past 24 hours", "2017-09-04/2017-09-05"),
        ("Three days ago a bridge fell.", "Three days ago", one_day("2017-09-02")),
        ("Five years ago the war began.", "Five years ago", "2012-01-01/2012-12-31"),
        ("Jets struck overnight.", "overnight", "2017-09-04/2017-09-05"),
        ("They left yesterday.", "yesterday", one_day("2017-09-04")),
        ("He died last April.", "last April", "2017-04-01/2017-04-30"),
        ("They came last winter.", "last winter", "2016-12-01/2017-02-28"),
    ],
)
def test_relative_expressions_point_from_the_report(text: str, words: str, expected: str) -> None:
    assert days(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("On 5 September 2017 it began.", "5 September 2017", one_day("2017-09-05")),
        ("On Sept. 3 it began.", "Sept. 3", one_day("2017-09-03")),
        ("Signed on 05 Sept 2016.", "05 Sept 2016", one_day("2016-09-05")),
        ("Seen between 3 and 7 March.", "3 and 7 March", "2017-03-03/2017-03-07"),
        ("Seen on 3-7 March 2015.", "3-7 March 2015", "2015-03-03/2015-03-07"),
        ("In mid-2016 he fled.", "mid-2016", "2016-03-02/2016-10-31"),
        ("In late 2012 he fled.", "late 2012", "2012-09-01/2012-12-31"),
        ("In the 1990s he fought.", "the 1990s", "1990-01-01/1999-12-31"),
        ("In the first half of 2015 they lost ground.", "the first half of 2015", "2015-01-01/2015-06-30"),
        ("Logged 2017-09-01 by hand.", "2017-09-01", one_day("2017-09-01")),
        ("The 1973 war ended.", "1973", "1973-01-01/1973-12-31"),
        ("Since the September 11 attacks he hid.", "September 11", "2001-09-11/2017-09-05"),
        ("He was shot at Easter 1972.", "Easter 1972", one_day("1972-04-02")),
        ("In May troops came.", "May", "2017-05-01/2017-05-31"),
        ("Rains began in the first week of May.", "the first week of May", "2017-05-01/2017-05-07"),
        ("It fell in the first six months of 2015.", "the first six months of 2015", "2015-01-01/2015-06-30"),
        ("They fled on the night of 3 March.", "the night of 3 March", one_day("2017-03-03")),
        ("The 1991-95 war displaced many.", "1991-95", "1991-01-01/1995-12-31"),
        ("The post-1991 order fell.", "1991", "1991-01-01/1991-12-31"),
        ("A raid before dawn on Friday failed.", "dawn on Friday", one_day("2017-09-01")),
        ("On 021600Z MAR 93 mortars fired.", "021600Z MAR 93", one_day("1993-03-02")),
        ("The town fell on 30.IX.1992.", "30.IX.1992", one_day("1992-09-30")),
        ("In the week to 2 September nine died.", "the week to 2 September", "2017-08-27/2017-09-02"),
        ("The week ending Sunday August 20, 2017.", "The week ending Sunday August 20, 2017", "2017-08-14/2017-08-20"),
    ],
)
def test_calendar_dates(text: str, words: str, expected: str) -> None:
    assert days(text, words) == expected


@pytest.mark.parametrize(
    ("written", "published", "expected"),
    [
        ("5/9/2017", date(2017, 9, 5), "2017-09-05"),
        ("5/9/2017", date(2017, 5, 10), "2017-05-09"),
        ("13/9/2017", date(2017, 9, 20), "2017-09-13"),
        ("9/13/2017", date(2017, 9, 20), "2017-09-13"),
    ],
)
def test_numeric_date_is_day_first_unless_the_calendar_or_the_report_forbid_it(
    written: str, published: date, expected: str
) -> None:
    assert days(f"Dated {written}.", written, published) == one_day(expected)


@pytest.mark.parametrize(
    ("text", "words", "value", "kind"),
    [
        ("It was Monday night.", "Monday night", "2017-09-04TNI", "TIME"),
        ("At 14:30 on the day.", "14:30", "2017-09-05T14:30", "TIME"),
        ("At 10:35 a.m. Friday it fell.", "10:35 a.m. Friday", "2017-09-01T10:35", "TIME"),
        ("He left last week.", "last week", "2017-W35", "DATE"),
        ("A five-day truce began.", "five-day", "P5D", "DURATION"),
        ("It took two and a half hours.", "two and a half hours", "PT2H30M", "DURATION"),
        ("They shell it daily.", "daily", "P1D", "SET"),
        ("They march every Friday.", "every Friday", "XXXX-WXX-5", "SET"),
        ("They hope in the future.", "the future", "FUTURE_REF", "DATE"),
        ("It is now quiet.", "now", "PRESENT_REF", "DATE"),
        ("It fell in the third quarter of 2016.", "the third quarter of 2016", "2016-Q3", "DATE"),
        ("It fell in the summer of 2014.", "the summer of 2014", "2014-SU", "DATE"),
    ],
)
def test_timeml_values(text: str, words: str, value: str, kind: str) -> None:
    found = mentions(text)[words]
    assert (found.value, found.type) == (value, kind)


def test_next_day_counts_from_the_day_spoken_of() -> None:
    text = "Rebels took the mine on 3 March. The next day they left. Two days later the army came."
    assert days(text, "The next day") == one_day("2017-03-04")
    assert days(text, "Two days later") == one_day("2017-03-06")


def test_day_after_an_event_is_an_offset() -> None:
    found = mentions("A day after the massacre, envoys came.")["A day after"]
    assert (found.function, found.offset_days, found.when) == ("offset", 1, None)


def test_day_after_a_dated_event_is_a_day() -> None:
    assert days("Two days after Sunday's attack, envoys came.", "Two days after") == one_day("2017-09-05")


def test_clock_time_belongs_to_the_day_after_it() -> None:
    assert days("It began at 7pm (1600 GMT) on 2 September 2017.", "7pm") == one_day("2017-09-02")


def test_range_of_weekdays_is_one_interval() -> None:
    text = "It lasted from Friday to Monday."
    assert days(text, "Friday") == days(text, "Monday") == "2017-09-01/2017-09-04"


@pytest.mark.parametrize("words", ["aged 20", "between the ages of 20 and 30", "35-year-old"])
def test_ages_are_durations_without_days(words: str) -> None:
    found = mentions(f"They drafted men {words} there.")[words]
    assert (found.type, found.function, found.when) == ("DURATION", "age", None)


@pytest.mark.parametrize(
    "text",
    [
        "Brigade 137 and 1,500 people left.",
        "Some 2014 fighters and 1990 civilians were there.",
        "It may rain and the troops march on.",
        "The Arab Spring and Bloody Sunday are names.",
        "The sun was hot when they sat down.",
        "Towns fall and prisoners spring free.",
        "The March 14 alliance and Russia Today agreed.",
        "He was the second man on Route 2014.",
        "Resolution 2254 was ignored; the price was $1999.",
        "April Jones spoke to Jan Novak.",
    ],
)
def test_what_only_looks_like_a_time_is_left_out(text: str) -> None:
    assert find_in(text, TUESDAY) == ()


def test_without_a_day_of_publication_weekdays_stay_open() -> None:
    found = mentions("On Monday shells fell, as last week.", None)
    assert found["Monday"].value == "XXXX-WXX-1"
    assert all(mention.when is None for mention in found.values())


def test_written_dates_need_no_day_of_publication() -> None:
    assert days("It fell on 6 April 1992.", "6 April 1992", None) == one_day("1992-04-06")


def test_no_expression_runs_across_a_sentence_border() -> None:
    text = "Jets came Monday\nMorning prayers were held"
    found = find_in(text, TUESDAY, None, [0, 17])
    assert [mention.span.text_of(text) for mention in found] == ["Monday"]


_WORDS = (
    "Monday last next the 5 31 September 2017 two days ago after by since for weeks , . - May 29 February 0 99999 in "
    "of early hours night a.m. 25:61 1/1/0001 31/12/9999 century quarter year-old Ramadan \n\n العربية 𝔘 ½"
)
_PIECES = st.sampled_from(_WORDS.split(" "))


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES | st.text(max_size=6), max_size=25).map(" ".join), st.dates() | st.none())
def test_any_text_gives_ordered_spans_and_intervals(text: str, published: date | None) -> None:
    found = find_in(text, published)
    position = 0
    for mention in found:
        assert position <= mention.span.start < mention.span.end <= len(text)
        position = mention.span.end
        if mention.when is not None:
            assert mention.when.as_written
    assert find_in(text, published) == found


def test_a_long_line_of_time_words_names_no_day() -> None:
    assert find_in("about " * 20_000 + "the last " * 20_000, TUESDAY) == ()


def test_tense_is_read_from_the_parse() -> None:
    text = "The envoys said that they would return to Bor on Friday. A mine had killed two there on Friday."
    sentences = (
        Sentence(index=0, span=Span(0, 56), paragraph=0, block="body"),
        Sentence(index=1, span=Span(57, len(text)), paragraph=0, block="body"),
    )
    found = find_in(text, TUESDAY, parse(tokenise(text), sentences, ()))
    assert [mention.value for mention in found] == ["2017-09-08", "2017-09-01"]


def test_values_are_timeml() -> None:
    text = "On Monday, for two weeks, every day, in 2014, last month, late in the 1980s, at noon, recently, in July."
    shape = re.compile(r"[\dX]{2,4}(-[\dXWQHSUPFAI]{1,3}){0,2}(T[\w:]+)?|P[TX\d].*|\w+_REF")
    assert all(shape.fullmatch(mention.value) for mention in find_in(text, TUESDAY))


def test_a_deadline_that_is_put_off_until_a_day_is_put_off_to_the_next_one() -> None:
    text = "The court extended its deadline until 9 a.m. Friday. They held the port until Friday."
    sentences = split(text, (Block(span=Span(0, len(text)), kind="body"),))
    found = find_in(text, TUESDAY, parse(tokenise(text), sentences, ()))
    assert [mention.value for mention in found] == ["2017-09-08T09:00", "2017-09-01"]


def test_only_a_year_that_is_written_counts_for_its_sentence() -> None:
    text = "The pay is due on January 2 to soldiers who served on September 1."
    assert [mention.value for mention in find_in(text, TUESDAY)] == ["2018-01-02", "2017-09-01"]
    written = "The truce was signed on 2 January 1998 and broken on 1 March."
    assert [mention.value for mention in find_in(written, TUESDAY)] == ["1998-01-02", "1998-03-01"]


def test_hours_later_is_that_day_or_the_night_to_the_next() -> None:
    text = "Jets bombed the port on Monday. Hours later the town was shelled."
    found = find_in(text, TUESDAY)[1]
    assert found.when is not None
    assert (str(found.when.start), str(found.when.end)) == ("2017-09-04", "2017-09-05")
