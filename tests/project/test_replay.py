"""The days of a siege, replayed: what was known on the fourth, the fifth and the eleventh of September 2017."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from rashomon.model import Record
from rashomon.project import Project, View

EXAMPLE = Path(__file__).parents[2] / "examples" / "deir-ez-zor-2017"
FOURTH, FIFTH, ELEVENTH = date(2017, 9, 4), date(2017, 9, 5), date(2017, 9, 11)


@pytest.fixture(scope="module")
def dispatches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """Our own dispatches of 4 to 12 September."""
    with Project.create(tmp_path_factory.mktemp("dispatches")) as project:
        project.ingest(EXAMPLE)
        yield project


@pytest.fixture(scope="module")
def seeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """The two articles that have a gold."""
    with Project.create(tmp_path_factory.mktemp("seeds")) as project:
        for file, day in zip(sorted((shared / "seeds").glob("*.txt")), ("2017-09-05", "2017-09-11"), strict=True):
            project.ingest(file, published=day)
        yield project


def broken(record: Record) -> list[str]:
    """The events that end a siege, done and not announced."""
    return [
        event.id
        for event in record.events
        if (event.type, event.subtype) == ("siege_change", "broken") and event.modality in ("asserted", "claimed")
    ]


def besieged(record: Record) -> bool:
    """Whether a siege holds that nothing has ended."""
    return any(state.type == "siege_state" and state.ended_by is None for state in record.states)


def dead(record: Record) -> set[float | None]:
    return {event.ranges["killed"].low for event in record.events if "killed" in event.ranges}


def populations(record: Record) -> set[float | None]:
    return {entry.high for state in record.states if state.type == "population" for entry in state.entries}


def nearest(record: Record) -> float | None:
    """The shortest distance of a front, in km."""
    return min(
        (
            entry.high
            for state in record.states
            if state.type == "front_distance"
            for entry in state.entries
            if entry.high
        ),
        default=None,
    )


def test_on_the_fourth_the_siege_holds(dispatches):
    record = dispatches.record(View(known_on=FOURTH))
    assert besieged(record)
    assert not broken(record)
    assert nearest(record) is not None
    assert nearest(record) <= 10


def test_on_the_fifth_it_is_broken(dispatches):
    record = dispatches.record(View(known_on=FIFTH))
    assert broken(record)
    assert 2.0 in dead(record)
    assert not {19.0, 34.0} & dead(record)


def test_on_the_eleventh_two_raids_are_known_and_the_older_figure_stays(dispatches):
    record = dispatches.record(View(known_on=ELEVENTH))
    assert {2.0, 19.0, 34.0} <= dead(record)
    assert 75_000.0 in populations(record)


def test_seeds_on_the_fourth_hold_what_had_been_said(seeds):
    assert seeds.record(View(known_on=FOURTH)).claims == ()
    record = seeds.record(View(known_on=FOURTH, stated=True))
    assert nearest(record) == 10
    assert besieged(record)
    assert not broken(record)


def test_seeds_on_the_fifth_hold_the_end_of_the_siege(seeds):
    record = seeds.record(View(known_on=FIFTH))
    (event,) = [event for event in record.events if event.id in broken(record)][:1]
    assert len(event.origins) >= 2
    assert len(event.camps) == 2
    assert any(low and low <= 70_000 <= (high or 0) for low, high in _stocks(record))
    assert not {19.0, 34.0} & dead(record)


def test_seeds_on_the_eleventh_hold_both_raids_and_both_populations(seeds):
    record = seeds.record(View(known_on=ELEVENTH))
    assert {19.0, 34.0} <= dead(record)
    assert any(low and low <= 93_000 <= (high or 0) for low, high in _stocks(record))
    assert any(low and low <= 70_000 <= (high or 0) for low, high in _stocks(record))


def _stocks(record: Record) -> list[tuple[float | None, float | None]]:
    return [(entry.low, entry.high) for state in record.states if state.type == "population" for entry in state.entries]


def test_a_day_given_again_is_the_same(dispatches):
    assert dispatches.record(View(known_on=FIFTH)) == dispatches.record(View(known_on=FIFTH))
