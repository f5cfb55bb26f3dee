import re
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import When
from rashomon.model.vocabulary import EVENT_TYPES
from rashomon.publishing.brief.chart import chart_of
from rashomon.publishing.brief.course import busiest, course
from rashomon.publishing.brief.kinds import KINDS, gravest, kind_of
from rashomon.publishing.brief.parts import said_of_course

from .made import FIRST, by, event, on, record


def days(first, last):
    return FIRST + timedelta(first - 1), FIRST + timedelta(last - 1)


def test_a_known_day_is_full_and_by_a_day_is_hollow():
    found = course(record(event("a", when=on(4)), event("b", when=by(4)), event("c", when=on(5))), *days(3, 6))
    assert [sum(step.on) for step in found.steps] == [0, 1, 1, 0]
    assert [sum(step.by) for step in found.steps] == [0, 1, 0, 0]
    assert busiest(found)[0] == ("Mon 4 Mar 2024", 2)
    svg = chart_of(found, 600)
    assert svg is not None
    assert len(re.findall(r'class="harm-fill"', svg)) == 2
    assert len(re.findall(r'class="by harm-line"', svg)) == 1


def test_what_spreads_over_days_is_a_bar_and_no_day_is_chosen_for_it():
    found = course(record(event("a", when=on(2, 5)), event("b", when=on(4))), *days(1, 7))
    assert sum(sum(step.on) for step in found.steps) == 1
    assert [(one.id, one.first.day, one.last.day) for one in found.stretches] == [("a", 2, 5)]


def test_what_lies_outside_has_no_day_or_is_planned_is_not_drawn_and_the_first_two_are_told():
    events = [event("a", when=on(25)), event("b", when=When()), event("c", when=on(4), modality="planned")]
    found = course(record(*events), *days(1, 7))
    assert (found.outside, found.undated, sum(sum(step.on) for step in found.steps)) == (1, 1, 0)
    assert said_of_course(found) == ("1 event lies before or after these days.", "1 event without any day.")


def test_long_times_are_counted_by_weeks_and_months():
    events = [event("a", when=on(1)), event("b", when=on(200))]
    assert course(record(*events), *days(1, 40)).step == "day"
    assert course(record(*events), *days(1, 300)).step == "week"
    assert course(record(*events), *days(-900, 900)).step == "week"  # of a long time only the days of the events
    far = [event("a", when=on(1)), event("b", when=on(1500))]
    assert course(record(*far), *days(1, 1600)).step == "month"


def test_without_days_the_reports_say_which():
    found = course(record(event("a", when=on(4)), event("old", when=on(-300)), days=(5, 9)), None, None)
    assert (found.steps[0].first, found.steps[-1].last) == days(-2, 9)
    assert found.outside == 1


def test_each_event_type_has_one_kind():
    told = [type_ for kind in KINDS for type_ in kind.types]
    assert sorted(told) == sorted(EVENT_TYPES)
    assert gravest({"talk", "harm"}) is kind_of("attack")


dates = st.none() | st.dates()
whens = st.tuples(dates, dates).map(
    lambda pair: When(start=min(pair), end=max(pair)) if None not in pair else When(start=pair[0], end=pair[1])
)


@given(st.lists(whens, max_size=6), dates, dates)
def test_every_event_is_counted_once(times, start, end):
    found = course(record(*(event(f"e{n}", when=when) for n, when in enumerate(times))), start, end)
    drawn = sum(sum(step.on) + sum(step.by) for step in found.steps)
    assert drawn + len(found.stretches) + found.more + found.outside + found.undated == len(times)
    assert len(found.steps) <= 70
    for one, other in zip(found.steps, found.steps[1:], strict=False):
        assert other.first.toordinal() == one.last.toordinal() + 1
    chart_of(found, 400)


def test_the_last_days_of_the_calendar_do_no_harm():
    late = event("a", when=When(start=date.max, end=date.max))
    assert course(record(late), date(9999, 12, 30), date.max).steps[-1].last == date.max
