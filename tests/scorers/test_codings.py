"""The scorer of the exports' codings, on a record and a gold of our own."""

from __future__ import annotations

from benchmarks.codings import compared
from tests.publishing.exports.made import CIVILIANS, IS, KNOWN, RUSSIA, as_role, killed, made, record_of

RECORD = record_of(
    made("E01", "attack/air_strike", RUSSIA, CIVILIANS, dead=[killed(7, 7, 7)]),
    made("E02", "clash/armed_clash", RUSSIA, as_role("opponent", IS), report="other"),
)
CLAIMS = {
    "A": {"doc": "wire", "char_start": 0, "char_end": 9},
    "B": {"doc": "other", "char_start": 0, "char_end": 9},
    "C": {"doc": "elsewhere", "char_start": 0, "char_end": 9},
}
CODING = {"sub_event_type": "Air/drone strike", "fatalities": 8, "civilian_targeting": "Civilians targeted",
          "actor1": "Military Forces of Russia (2000-)", "actor2": "Civilians (Syria)", "inter1": ""}  # fmt: skip


def gold(name, claim, coding):
    return {"cluster": name, "kind": "event", "title": name, "claims": [claim], "acled": coding, "ucdp": None}


def test_a_coding_is_compared_with_the_row_that_shares_its_words():
    found = compared("acled", RECORD, KNOWN, [gold("G1", "A", CODING)], CLAIMS)
    assert (found.gold, found.found, found.extra) == (1, 1, 0)
    assert {column for column in found.asked if found.right[column]} == {
        "sub_event_type", "civilian_targeting", "actor1", "actor2",
    }  # fmt: skip
    assert found.misses == ["acled G1 fatalities: '7' for 8"]


def test_what_the_gold_does_not_code_is_extra_and_what_has_no_row_is_missed():
    found = compared("acled", RECORD, KNOWN, [gold("G2", "B", None), gold("G3", "C", CODING)], CLAIMS)
    assert (found.gold, found.found, found.extra) == (1, 0, 1)
    assert found.misses == ["acled G3: no row (G3)"]
