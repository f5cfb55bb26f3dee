"""The table over all tasks: what is absent is said and is no failure."""

from __future__ import annotations

import gzip
import io
import json

import pytest
from rich.console import Console

from benchmarks import __main__ as bench
from benchmarks.sets import parts


@pytest.fixture
def own_sets(tmp_path, monkeypatch):
    """A folder of our own with one set of dates of two rows."""
    rows = [
        {
            "id": str(number),
            "dct": "2020-05-05",
            "text": "It fell on 4 May 2020.",
            "timex": [{"start": 11, "end": 21, "type": "DATE", "value": "2020-05-04"}],
        }
        for number in range(2)
    ]
    path = tmp_path / "bench" / "dates_timebank_aquaint.jsonl.gz"
    path.parent.mkdir()
    path.write_bytes(gzip.compress("\n".join(json.dumps(row) for row in rows).encode()))
    monkeypatch.setattr(bench, "sets_folder", lambda: path.parent)
    monkeypatch.setattr(bench, "shared_folder", lambda: None)


@pytest.mark.usefixtures("own_sets")
def test_the_figures_of_a_set_that_is_there(capsys):
    assert bench.main(["dates", "--json"]) == 0
    lines = json.loads(capsys.readouterr().out)["lines"]
    assert {line["figure"]: line["tuned"] for line in lines} == {"relaxed_f1": 1.0, "value_f1": 1.0}
    assert {line["rows"] for line in lines} == {"2"}


@pytest.mark.usefixtures("own_sets")
def test_sets_and_a_gold_that_are_absent_are_left_out_with_a_line(capsys):
    assert bench.main(["contradictions", "gold"]) == 0
    said = capsys.readouterr().err
    assert "contradictions: no contradictions.jsonl.gz in bench/; left out" in said
    assert "gold: " in said


@pytest.mark.usefixtures("own_sets")
def test_a_scorer_that_is_not_written_yet_is_left_out_with_a_line(tmp_path):
    task = bench.Task(name="x", module="nothing", file="dates_timebank_aquaint.jsonl.gz", figures=())
    assert bench.run(task, tmp_path / "bench", None) == "x: no benchmarks/nothing.py; left out"


def test_a_task_that_does_not_exist_is_wrong_usage(capsys):
    assert bench.main(["weather"]) == 2
    assert "weather" in capsys.readouterr().err


@pytest.mark.usefixtures("own_sets")
def test_all_rows_of_a_set_that_is_kept_aside_are_held_out(tmp_path):
    figures = (bench.Figure(name="relaxed_f1", aim=0.9, reference="0.8 somebody"),)
    task = bench.Task(name="x", module="dates", file="dates_timebank_aquaint.jsonl.gz", figures=figures, aside=True)
    (line,) = bench.run(task, tmp_path / "bench", None)
    assert (line.tuned, line.held_out, line.aim, line.reference) == (None, 1.0, 0.9, "0.8 somebody")


@pytest.mark.parametrize("task", bench.TASKS, ids=lambda task: task.name)
def test_each_set_that_is_there_has_the_field_that_divides_it(task):
    path = bench.sets_folder() / task.file
    if not path.is_file():
        pytest.skip(f"no {task.file}")
    rows = bench.rows_of(path)
    assert all(len(part) > 0 for part in parts(rows, lambda row: str(row[task.key])).values())


def test_the_table_shows_aim_and_reference_beside_both_parts():
    line = bench.Line(
        task="dates", figure="value_f1", tuned=0.5, held_out=0.25, aim=0.8, reference="0.781 HeidelTime", rows="3 of 9"
    )
    console = Console(width=120, record=True, file=io.StringIO())
    bench.show([line], console)
    shown = console.export_text().splitlines()[-1].split()
    assert shown == ["dates", "value_f1", "0.500", "0.250", "0.80", "3", "of", "9", "0.781", "HeidelTime"]
