import dataclasses
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Event, Grade, PlaceRef, Range, When
from rashomon.publishing.brief.tolls import toll

HILLTOWN = PlaceRef(role="event_location", relation="in", as_written="Hilltown", canonical="Hilltown", country="XA")
FARLAND = PlaceRef(role="event_location", relation="in", as_written="Farport", canonical="Farport", country="XB")


def event(name, low=None, best=None, high=None, *, day=4, place=HILLTOWN, kind="killed", **more):
    told = {
        "type": "attack", "subtype": "shelling", "title": name, "positions": {}, "reports": ("r1",), "origins": (),
        "camps": (), "claims": (), "modality": "asserted", "polarity": "affirmed", "actors": (),
        "grade": Grade(admiralty=6, label=""), "places": (place,),
        "when": When(start=date(2024, 3, day), end=date(2024, 3, day), granularity="day"),
        "ranges": {kind: Range(low=low, best=best, high=high, unit="persons")},
    }  # fmt: skip
    return Event(id=name, **(told | more))


def month(name, low, high=None, **more):
    whole = When(start=date(2024, 3, 1), end=date(2024, 3, 31), granularity="month")
    return event(name, low, None, high, umbrella=True, when=whole, **more)


def told(*events):
    found = toll("killed", events)
    return found.low, found.best, found.high


def part_of(name, *others):
    return {"related": tuple(("component_of", other) for other in (name, *others))}


def test_single_events_are_added_up():
    assert told(event("a", 2, 2, 2), event("b", 3, 4, 5)) == (5, 6, 7)


def test_a_part_is_never_added_to_its_whole():
    assert told(event("a", 6, 6, 6), event("b", 2, 2, 2, **part_of("a")), event("c", 4, 4, 4, **part_of("a"))) == (
        6,
        6,
        6,
    )


def test_a_whole_that_is_less_than_its_parts_is_not_believed():
    assert told(event("a", 3, 3, 3), event("b", 5, 5, 5, **part_of("a"))) == (5, None, 5)


def test_an_umbrella_is_never_added_to_the_events_that_it_may_count():
    found = toll("killed", [event("a", 6, 6, 6), month("m", 4, 4)])
    assert (found.low, found.high) == (6, None)
    assert found.apart == ("m",)
    assert found.events == ("a",)


def test_a_larger_umbrella_lifts_the_lowest_figure():
    assert told(event("a", 6, 6, 6), month("m", 40)) == (40, None, None)


def test_an_umbrella_is_added_to_what_lies_outside_of_it():
    assert told(event("far", 3, 3, 3, place=FARLAND), event("a", 6, 6, 6), month("m", 40)) == (43, None, None)
    elsewhere = When(start=date(2023, 3, 1), end=date(2023, 3, 2))
    assert told(event("old", 3, 3, 3, when=elsewhere), event("a", 6, 6, 6), month("m", 40)) == (43, None, None)


def test_an_umbrella_that_stands_alone_counts():
    assert told(month("m", 24, 99)) == (24, None, 99)


def test_an_umbrella_whose_parts_come_to_all_of_it_leaves_the_range_closed():
    parts = [event("a", 6, 6, 6, **part_of("m")), event("b", 4, 4, 4, **part_of("m"))]
    assert told(*parts, month("m", 10, 10)) == (10, 10, 10)


def test_where_one_event_has_no_upper_end_the_sum_has_none():
    assert told(event("a", 2, 2, 2), event("b", 3, None, None)) == (5, None, None)


def test_plans_and_denials_are_not_counted():
    assert told(event("a", 2, 2, 2, modality="planned"), event("b", 9, 9, 9, modality="denied")) == (None, None, None)


def test_what_is_only_suspected_adds_to_the_highest_figure_alone():
    assert told(event("a", 2, 2, 2), event("b", 3, 3, 3, modality="suspected")) == (2, 5, 5)


def test_no_one_killed_is_a_figure_and_not_telling_is_none():
    assert told(event("a", 0, 0, 0, polarity="negated")) == (0, 0, 0)
    assert told(event("a", 7, 7, 7, kind="injured")) == (None, None, None)


def test_an_event_that_tells_of_deaths_without_a_number_is_named_as_such():
    found = toll("killed", [event("a"), event("b", 2, 2, 2)])
    assert (found.low, found.high, found.silent) == (2, None, ("a",))


def test_events_that_are_parts_of_each_other_are_counted_no_more_than_once():
    circle = [event("a", 5, 5, 5, **part_of("b")), event("b", 5, 5, 5, **part_of("a"))]
    assert (toll("killed", circle).low or 0) <= 5


numbers = st.integers(0, 50)


@given(st.lists(st.tuples(numbers, numbers, st.booleans(), st.integers(1, 28), st.integers(0, 5)), max_size=6))
def test_the_lowest_figure_never_exceeds_all_added_up_and_never_falls_below_any_single_event(rows):
    events = [
        dataclasses.replace(
            event(f"e{number}", min(a, b), None, max(a, b), day=day, umbrella=umbrella),
            related=(("component_of", f"e{whole}"),) if whole > number else (),
        )
        for number, (a, b, umbrella, day, whole) in enumerate(rows)
    ]
    found = toll("killed", events)
    lows = [one.ranges["killed"].low for one in events]
    assert (found.low or 0) <= sum(lows)
    assert (found.low or 0) >= max(lows, default=0)
    assert found.high is None or found.high >= (found.low or 0)
    assert not set(found.events) & set(found.apart)
