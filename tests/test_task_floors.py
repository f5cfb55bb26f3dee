"""The floors of the tasks: pinned by task, figure and rows, never lowered unasked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks import __main__ as bench

LINE = bench.Line(task="dates", figure="value_f1", tuned=0.8, held_out=0.7, aim=0.8, reference="", rows="120 of 256")


@pytest.fixture
def empty(tmp_path, monkeypatch):
    monkeypatch.setattr(bench, "FLOORS", tmp_path / "task_floors.json")


def test_a_floor_rises_and_is_lowered_only_when_asked(empty):
    assert bench.pin([LINE], allow_lower=False) == []
    assert bench.pin([replace(LINE, tuned=0.85)], allow_lower=False) == []
    assert bench.pin([LINE], allow_lower=False) == [LINE.key]
    assert bench.floors() == {LINE.key: 0.85}
    assert bench.pin([LINE], allow_lower=True) == []
    assert bench.floors() == {LINE.key: 0.8}


def test_other_rows_have_another_floor(empty):
    other = replace(LINE, rows="256", tuned=0.6)
    assert bench.pin([LINE, other], allow_lower=False) == []
    assert len(bench.floors()) == 2


def test_a_figure_below_its_floor_or_gone_has_fallen():
    assert replace(LINE, floor=0.81).fell
    assert replace(LINE, floor=0.81, tuned=None, held_out=None).fell
    assert not replace(LINE, floor=0.8).fell


def test_a_set_kept_aside_is_held_by_its_own_figure(empty):
    aside = replace(LINE, tuned=None)
    assert bench.pin([aside], allow_lower=False) == []
    assert bench.floors() == {aside.key: 0.7}


def test_alarms_have_no_floor(empty):
    assert bench.pin([replace(LINE, figure="alarms_thinned")], allow_lower=False) == []
    assert bench.floors() == {}


def test_the_pinned_floors_are_of_figures_that_there_are():
    known = {(task.name, figure.name) for task in bench.TASKS for figure in task.figures}
    assert {tuple(key.split(" / ")[:2]) for key in bench.floors()} <= known
