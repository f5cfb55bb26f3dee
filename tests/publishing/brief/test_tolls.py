import dataclasses
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import ActorRef, Event, Gap, Grade, PlaceRef, Range, When
from rashomon.publishing.brief.tolls import toll

FIRST = date(2024, 3, 1)
HILLTOWN = PlaceRef(
    role="event_location", relation="in", as_written="Hilltown", place_id="h", country="XA", lat=10.0, lon=20.0,
    radius_km=5.0,
)  # fmt: skip
FARPORT = dataclasses.replace(HILLTOWN, as_written="Farport", place_id="f", lat=12.0)
ABROAD = dataclasses.replace(HILLTOWN, as_written="Elsewhere", place_id=None, country="XB", lat=None, lon=None)
REALM = dataclasses.replace(HILLTOWN, as_written="Realm", place_id="r", kind="country", radius_km=300.0)


def on(first, last=None):
    """Days of March 2024."""
    last = first if last is None else last
    return When(start=FIRST + timedelta(first - 1), end=FIRST + timedelta(last - 1), granularity="day")


def by(day):
    return When(end=FIRST + timedelta(day - 1), granularity="day")


MONDAY = on(4)


def event(name, low=None, best=None, high=None, *, when=MONDAY, place=HILLTOWN, kind="killed", victims=(), **more):
    told = {
        "type": "attack", "subtype": "shelling", "title": name, "positions": {}, "reports": ("r1",), "origins": (),
        "camps": (), "claims": (), "modality": "asserted", "polarity": "affirmed",
        "actors": tuple(ActorRef(role="victim", id=one, name=one) for one in victims), "when": when,
        "grade": Grade(admiralty=6, label=""), "places": (place,) if place is not None else (),
        "ranges": {kind: Range(low=low, best=best, high=high, unit="persons")},
    }  # fmt: skip
    return Event(id=name, **(told | more))


def month(name, low, high=None, **more):
    return event(name, low, None, high, umbrella=True, when=on(1, 31), **more)


def told(*events, days=(None, None)):
    found = toll("killed", events, days)
    return found.low, found.best, found.high


def part_of(*wholes):
    return {"related": tuple(("component_of", whole) for whole in wholes)}


def test_events_that_are_surely_different_are_added_up():
    assert told(event("a", 2, 2, 2), event("b", 3, 4, 5, when=on(8))) == (5, 6, 7)
    assert told(event("a", 2, 2, 2), event("b", 3, 4, 5, place=FARPORT)) == (5, 6, 7)
    assert told(event("a", 2, 2, 2), event("b", 3, 4, 5, place=ABROAD)) == (5, 6, 7)


def test_two_events_that_may_be_one_count_once_for_the_lowest_figure_and_twice_for_the_highest():
    found = toll("killed", [event("a", 58, 58, 58), event("b", 72, 72, 80, when=on(5))])
    assert (found.low, found.best, found.high, found.told) == (72, None, 138, 130)
    assert found.sure == ("b",)


def test_other_victims_in_another_number_are_another_event():
    soldiers = event("a", 2, 2, 2, victims=("army",))
    assert told(soldiers, event("b", 34, 34, 34, victims=("civ",))) == (36, 36, 36)
    assert told(soldiers, event("b", 1, 2, 3, victims=("civ",)))[0] == 2
    assert told(soldiers, event("b", 34, 34, 34, victims=("army",)))[0] == 34
    assert told(soldiers, event("b", 34, 34, 34, victims=("persons",)))[0] == 34


def test_opposite_bearings_from_one_town_are_two_places():
    south, north, west = (
        dataclasses.replace(HILLTOWN, relation=f"{way}_of") for way in ("southeast", "northwest", "west")
    )
    assert told(event("a", 34, place=south), event("b", 19, place=north))[0] == 53
    assert told(event("a", 34, place=west), event("b", 19, place=north))[0] == 34


def test_by_a_day_is_taken_to_be_of_the_week_before():
    assert told(event("a", 2), event("b", 3, when=by(10)))[0] == 3
    assert told(event("a", 2), event("b", 3, when=by(20)))[0] == 5


def test_a_part_is_never_added_to_its_whole():
    assert told(event("a", 6, 6, 6), event("b", 2, 2, 2, **part_of("a")), event("c", 4, 4, 4, **part_of("a"))) == (
        6, 6, 6,
    )  # fmt: skip
    far = event("b", 2, 2, 2, when=on(20), **part_of("a"))
    assert told(event("a", 6, 6, 6), far) == (6, 6, 6)


def test_a_whole_that_is_less_than_its_part_is_not_believed():
    assert told(event("a", 3, 3, 3), event("b", 5, 5, 5, **part_of("a"))) == (5, None, 5)


def test_a_total_is_never_added_to_the_events_that_it_may_count():
    found = toll("killed", [event("a", 6, 6, 6), month("m", 4, 4)])
    assert (found.low, found.high) == (6, None)
    assert found.apart == ("m",)
    assert found.events == ("a",)


def test_a_larger_total_lifts_the_lowest_figure():
    assert told(event("a", 6, 6, 6), month("m", 40)) == (40, None, None)


def test_a_total_is_added_to_what_lies_surely_outside_of_it():
    assert told(event("a", 6, 6, 6), event("b", 3, 3, 3, place=FARPORT), month("m", 40)) == (43, None, None)
    assert told(event("a", 6), event("b", 3, 3, 3, when=on(50)), month("m", 40)) == (43, None, None)


def test_a_total_over_years_says_nothing_of_these_days():
    war = event("war", 300_000, when=When(start=date(2011, 3, 1), end=date(2024, 3, 10)), umbrella=True)
    assert told(event("a", 6, 6, 6), war) == (6, None, None)
    assert told(event("a", 6, 6, 6), dataclasses.replace(war, umbrella=False)) == (6, None, None)


def test_a_total_beyond_the_days_asked_for_is_kept_apart():
    days = (FIRST, FIRST + timedelta(9))
    assert told(event("a", 6, 6, 6), month("m", 40), days=days) == (6, None, None)


def test_a_total_that_stands_alone_counts():
    assert told(month("m", 24, 99)) == (24, None, 99)


def test_a_total_of_which_the_parts_come_to_all_leaves_the_range_closed():
    whole = dataclasses.replace(
        month("m", 10, 10),
        gaps=(
            Gap(kind="killed", whole=Range(low=10, best=10, high=10), parts=Range(low=10, best=10, high=10), low=0,
                high=0, events=("a", "b")),
        ),
    )  # fmt: skip
    parts = [event("a", 6, 6, 6, **part_of("m")), event("b", 4, 4, 4, when=on(9), **part_of("m"))]
    assert told(*parts, whole) == (10, 10, 10)


def test_a_figure_with_neither_day_nor_place_is_kept_apart():
    lost = event("lost", 100_000, when=by(10), place=None)
    wide = event("wide", 100_000, when=by(10), place=REALM)
    found = toll("killed", [event("a", 2, 2, 2), lost, wide])
    assert (found.low, found.high, found.apart) == (2, None, ("lost", "wide"))


def test_where_one_event_has_no_upper_end_the_sum_has_none():
    assert told(event("a", 2, 2, 2), event("b", 3, None, None, when=on(9))) == (5, None, None)


def test_plans_and_denials_are_not_counted():
    assert told(event("a", 2, 2, 2, modality="planned"), event("b", 9, 9, 9, modality="denied")) == (None, None, None)


def test_what_is_only_suspected_adds_to_the_highest_figure_alone():
    assert told(event("a", 2, 2, 2), event("b", 3, 3, 3, when=on(9), modality="suspected")) == (2, 5, 5)


def test_no_one_killed_is_a_figure_and_not_telling_is_none():
    assert told(event("a", 0, 0, 0, polarity="negated")) == (0, 0, 0)
    assert told(event("a", 7, 7, 7, kind="injured")) == (None, None, None)


def test_an_event_that_tells_of_deaths_without_a_number_is_named_as_such():
    found = toll("killed", [event("a"), event("b", 2, 2, 2)])
    assert (found.low, found.high, found.silent) == (2, None, ("a",))


def test_events_that_are_parts_of_each_other_are_counted_once():
    circle = [event("a", 5, 5, 5, **part_of("b")), event("b", 5, 5, 5, when=on(20), **part_of("a"))]
    assert toll("killed", circle).low == 5


numbers = st.integers(0, 50)
rows = st.lists(st.tuples(numbers, numbers, st.booleans(), st.integers(1, 28), st.integers(0, 5)), max_size=6)


@given(rows)
def test_the_lowest_figure_is_between_the_largest_event_and_all_of_them(rows):
    events = [
        dataclasses.replace(
            event(f"e{number}", min(a, b), None, max(a, b), when=on(day), umbrella=umbrella),
            related=(("component_of", f"e{whole}"),) if whole > number else (),
        )
        for number, (a, b, umbrella, day, whole) in enumerate(rows)
    ]
    found = toll("killed", events)
    lows = {one.id: one.ranges["killed"].low for one in events}
    assert max(lows.values(), default=0) <= (found.low or 0) <= sum(lows.values())
    assert found.low is None or found.low == sum(lows[name] for name in found.sure)
    assert found.high is None or found.high >= (found.low or 0)
    assert not set(found.events) & set(found.apart)
