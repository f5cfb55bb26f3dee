"""The scorer of marked dispatches, on dispatches that say what it must count."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.marks import marked, score
from rashomon.gazetteer import Gazetteer

HEAD = "published: 2025-01-15\nstyle: of the tests\n\n"


def figures(folder: Path, gazetteer: Gazetteer, text: str) -> dict[str, float]:
    (folder / "one.txt").write_text(HEAD + text, "utf-8")
    return score(list(marked(folder)), gazetteer, [])


def test_a_mark_that_is_read_as_it_says_counts_in_every_figure(tmp_path: Path, gazetteer: Gazetteer) -> None:
    text = "The Sudanese army [[shelled|at=Omdurman|by=Sudanese army]] Omdurman on Monday."
    found = figures(tmp_path, gazetteer, text)
    assert found == {"marks": 1, "found": 1.0, "place": 1.0, "doer": 1.0, "party": 1.0, "both": 1.0}


def test_a_mark_without_a_claim_counts_as_missed(tmp_path: Path, gazetteer: Gazetteer) -> None:
    found = figures(tmp_path, gazetteer, "The market [[smelled|at=-|by=-]] of fish.")
    assert (found["marks"], found["found"], found["both"]) == (1, 0.0, 0.0)


def test_another_place_and_another_doer_are_wrong(tmp_path: Path, gazetteer: Gazetteer) -> None:
    text = "The Sudanese army [[shelled|at=Nyala|by=militias]] Omdurman on Monday. Nyala and its militias were quiet."
    found = figures(tmp_path, gazetteer, text)
    assert (found["place"], found["doer"], found["party"], found["both"]) == (0.0, 0.0, 0.0, 0.0)


def test_the_same_noun_is_the_doer_but_not_the_party(tmp_path: Path, gazetteer: Gazetteer) -> None:
    """Two parties are called troops, so that "the troops" are neither for the reading."""
    text = (
        "Turkish troops and Iraqi troops crossed the border. "
        "Later the troops [[shelled|at=-|by=Turkish troops]] a village."
    )
    found = figures(tmp_path, gazetteer, text)
    assert (found["doer"], found["party"]) == (1.0, 0.0)


def test_a_mark_names_only_places_of_its_text(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(HEAD + "The army [[shelled|at=Nyala|by=army]] a village.", "utf-8")
    with pytest.raises(ValueError, match="not in the text"):
        list(marked(tmp_path))


def test_a_dispatch_has_a_day(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("style: of the tests\n\nNothing.", "utf-8")
    with pytest.raises(ValueError, match="published"):
        list(marked(tmp_path))
