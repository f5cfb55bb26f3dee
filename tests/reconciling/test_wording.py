"""The words that the reconciling knows: every list and pattern is in use, and means what it says."""

from __future__ import annotations

from importlib.resources import files

import pytest

from rashomon.reconciling.wording import listed, pattern, patterns

CODE = "".join(
    path.read_text(encoding="utf-8")
    for path in files("rashomon.reconciling").iterdir()
    if path.name.endswith(".py") and path.name != "wording.py"
)


@pytest.mark.parametrize("name", sorted(patterns()))
def test_every_pattern_is_asked_for_and_whole(name):
    assert f'pattern("{name}")' in CODE
    assert "<deed>" not in pattern(name).pattern
    assert "<month>" not in pattern(name).pattern


@pytest.mark.parametrize("name", sorted(set(listed()) - {"empty"}))
def test_every_list_is_asked_for(name):
    assert f'"{name}"' in CODE


@pytest.mark.parametrize(
    ("name", "told", "other"),
    [
        ("sets_apart", "Another car bomb went off", "The other day a bomb went off"),
        ("sets_apart_each", "Three separate air strikes hit the port", "An air strike hit the port"),
        ("revises", "The toll rose to 19", "The sun was up"),
        ("sums", "since March", "on 3 March"),
        ("sums", "in the last two weeks", "two weeks later"),
        ("spreads", "across the province", "in the province's capital"),
        ("part", "one of the dead was a nurse", "someone died"),
        ("siege", "Besieged for a year", "seized a year ago"),
        ("in_force", "will begin on Sunday", "began on Sunday"),
        ("time", "on Tuesday", "on the bridge"),
        ("new_count", "an earlier toll of nine", "nine died earlier"),
        ("there", "Nine died there", "There were nine dead"),
        ("others", "Another four were wounded", "Four were wounded"),
    ],
)
def test_a_pattern_finds_its_words_and_not_others(name, told, other):
    assert pattern(name).search(told)
    assert not pattern(name).search(other)


def test_a_group_holds_what_was_not_said_or_denied():
    assert pattern("unsaid").search("He did not name the attackers")[1] == "the attackers"
    assert pattern("matter").search("accused them of shelling\nthe camp")[1] == "shelling\nthe camp"
    assert pattern("pointer").search("Monday's air strike")[1] == "air strike"
