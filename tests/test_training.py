"""How weights are made: trees that tell rows apart, the same each time, and the same at run time."""

from __future__ import annotations

import numpy as np
import pytest

from rashomon.reading.claims.place_choice import Trees
from training.places import learned, main
from training.trees import Recipe, grow, odds, questions, table

ROWS = [{"near": n % 2, "wide": n % 3, "n": n % 5} for n in range(300)]
TRUTH = np.array([float((row["near"] == 1) != (row["wide"] > 0)) for row in ROWS])
SMALL = Recipe(trees=20, depth=2, rate=0.3)


def test_questions_lie_between_the_values() -> None:
    assert questions(ROWS) == [
        ("n", 0.5),
        ("n", 1.5),
        ("n", 2.5),
        ("n", 3.5),
        ("near", 0.5),
        ("wide", 0.5),
        ("wide", 1.5),
    ]
    assert questions(ROWS, least=250) == []
    assert len(questions(ROWS, most=2)) == 5


def test_trees_learn_what_no_single_question_tells() -> None:
    answers = table(ROWS, questions(ROWS))
    base, trees = grow(answers, TRUTH, SMALL)
    assert ((odds(answers, base, trees) > 0) == (TRUTH > 0)).all()
    assert (base, trees) == grow(answers, TRUTH, SMALL)


def test_the_weights_written_give_the_same_chances() -> None:
    answers = table(ROWS, questions(ROWS))
    chances = 1 / (1 + np.exp(-odds(answers, *grow(answers, TRUTH, SMALL))))
    written = learned(ROWS, [bool(truth) for truth in TRUTH], SMALL)
    assert Trees(written).chances(ROWS) == pytest.approx(chances.tolist(), abs=1e-4)


def test_a_set_that_is_absent_is_told(tmp_path, capsys) -> None:
    assert main([str(tmp_path / "none.jsonl.gz")]) == 2
    assert "no such file" in capsys.readouterr().out
