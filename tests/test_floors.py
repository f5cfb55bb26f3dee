"""No figure on the gold may fall below its floor, and the gold must be the one that the floors were pinned on."""

from __future__ import annotations

import pytest

from benchmarks.score import EPSILON, FLOORS, REACH, changed, figures, measured, pin, pinned, score


@pytest.fixture(scope="module")
def values(seed_record, shared):
    return measured(score(seed_record, shared))


@pytest.mark.parametrize("name", sorted(pinned()[0]))
def test_a_figure_is_at_its_floor(values, name):
    floor = pinned()[0][name]
    assert values.get(name, 0.0) >= floor - EPSILON, f"{name} fell: {values.get(name)} is below {floor}"


def test_each_figure_that_has_a_reach_has_a_floor():
    assert pinned()[0].keys() >= REACH.keys()


def test_the_gold_is_the_one_that_the_floors_were_pinned_on(shared):
    assert changed(shared) == [], "run `make score` and read what it says"


@pytest.fixture
def floors(shared, tmp_path, monkeypatch):
    """Floors of our own in place of those of the repository."""
    own = tmp_path / FLOORS.name
    monkeypatch.setattr("benchmarks.score.FLOORS", own)
    pin({"cue": 0.9}, shared, allow_lower=False)
    return own


def test_pinning_raises_a_floor_and_refuses_to_lower_one(floors, shared):
    assert pin({"cue": 0.95}, shared, allow_lower=False) == []
    assert pin({"cue": 0.94}, shared, allow_lower=False) == ["cue"]
    assert pinned()[0] == {"cue": 0.95}


def test_a_floor_is_lowered_only_when_asked(floors, shared):
    assert pin({"cue": 0.8}, shared, allow_lower=True) == []
    assert pinned()[0] == {"cue": 0.8}


def test_a_figure_that_is_gone_counts_as_fallen(floors):
    gone = next(figure for figure in figures({}, pinned()[0]) if figure.name == "cue")
    assert gone.fell
