"""What the scorer of hand-made keys promises.  The texts are our own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from benchmarks.claims import FIELDS, KEYS, Key, keys, match, score
from rashomon import reading
from rashomon.gazetteer import Gazetteer
from rashomon.model import Dating, Report

TEXT = "Rebels shelled Goma on Monday, killing 12 people."
RIGHT = {
    "q": "Rebels shelled Goma on Monday, killing 12 people", "type": ["attack"], "sub": ["shelling"],
    "doer": ["rebels"], "whom": ["persons"], "n": {"killed": [12, 12]},
    "places": [[{"name": "Goma", "lat": -1.67, "lon": 29.23, "km": 10}]],
    "when": [["2025-01-13", "2025-01-13"]], "pol": ["affirmed"], "mod": ["asserted"], "voice": ["outlet"], "opt": False,
}  # fmt: skip


def key_of(**changes: object) -> Key:
    return Key("own", TEXT, date(2025, 1, 15), False, ({**RIGHT, **changes},))


def test_a_claim_that_agrees_in_all_is_right(gazetteer: Gazetteer) -> None:
    figures = score([key_of()], gazetteer, [])
    assert (figures["claims"], figures["asked"], figures["right"], figures["found_right"]) == (1, 1, 1.0, 1.0)


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("type", {"sub": ["air_strike"]}),
        ("doer", {"doer": ["army"]}),
        ("doer", {"doer": []}),
        ("number", {"n": {"killed": [13, 13]}}),
        ("number", {"n": {"killed": [12, 12], "injured": [3, 3]}}),
        ("place", {"places": [[{"name": "Bukavu", "lat": -2.5, "lon": 28.86, "km": 10}]]}),
        ("place", {"places": []}),
        ("day", {"when": [["2025-01-06", "2025-01-06"]]}),
        ("mood", {"mod": ["denied"]}),
    ],
)
def test_one_wrong_field_makes_a_claim_wrong(gazetteer: Gazetteer, field: str, changes: dict[str, object]) -> None:
    key = key_of(**changes)
    published = Dating(day=key.published, basis="given")
    claims = reading.read(Report(id="own", text=TEXT, sha256="", published=published), gazetteer).claims
    _row, fields = match(key, claims)[0]
    assert [name for name in FIELDS if not fields[name]] == [field]
    misses: list[str] = []
    assert score([key], gazetteer, misses)["right"] == 0.0
    assert misses


def test_a_row_without_a_claim_is_missed(gazetteer: Gazetteer) -> None:
    misses: list[str] = []
    figures = score(
        [replace(key_of(), text=f"{TEXT} Nothing else.", rows=(RIGHT, {**RIGHT, "q": "Nothing else"}))],
        gazetteer,
        misses,
    )
    assert (figures["asked"], figures["found"]) == (2, 0.5)
    assert [line for line in misses if "missed" in line]


def test_the_keys_hold_the_words_of_their_texts() -> None:
    found = list(keys(KEYS))
    assert {key.held_out for key in found} == {False, True}
    assert all(key.rows for key in found)
