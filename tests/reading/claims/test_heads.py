"""The head of an item: its place and its day hold for all of it; the texts are our own."""

from __future__ import annotations

import pytest

from reading.asking import Asking

_REPORT = """OFFICE FOR EASTERN PROVINCES
Situation report No. 9

1. Goma, 8 January: A patrol shot dead three residents. Two houses were burned.

2. Rutshuru. On 9 January gunmen mined a road. Four soldiers were killed.

3) Uvira, 11 January. An air strike killed five farmers. Nine were hurt.

- Bunia (12 January): Shells fell on a school. Six pupils died.

4. SITUATION IN BUTEMBO: Militiamen attacked the garrison. Seven soldiers were wounded.

Security: no incidents. A trader was shot dead.
"""
CASES = [
    ("violation", "Goma", "2025-01-08..2025-01-08"),
    ("casualty_detail/killed", "Rutshuru", "..2025-01-15"),
    ("attack/air_strike", "Uvira", "2025-01-11..2025-01-11"),
    ("casualty_detail/injured", "Uvira", "2025-01-11..2025-01-11"),
    ("casualty_detail/killed[1]", "Bunia", "2025-01-12..2025-01-12"),
    ("casualty_detail/injured[1]", "Butembo", "..2025-01-15"),
]
_KURDS = """The following incidents were recorded in northern Iraq this week.

Arbil: Gunmen wounded a shopkeeper. A guard was shot dead.

3 January: Rebels attacked a post near Rawanduz. Two policemen were killed.

5 January: Nothing was reported.
"""


@pytest.mark.parametrize(("kind", "place", "time"), CASES)
def test_the_head_of_an_item_gives_place_and_day(ask: Asking, kind: str, place: str, time: str) -> None:
    ask.check(_REPORT, kind, {"event_location": place, "time": time})


def test_a_word_before_a_colon_is_no_place(ask: Asking) -> None:
    claim = [c for c in ask.claims(_REPORT) if "trader" in c.quote]
    assert claim
    assert not claim[0].places


def test_a_day_alone_heads_an_item_too(ask: Asking) -> None:
    found = [c for c in ask.claims(_KURDS) if "policemen" in c.quote]
    assert [(str(c.time.start), str(c.time.end)) for c in found] == [("2025-01-03", "2025-01-03")]


def test_an_item_leaves_the_place_of_the_one_before(ask: Asking) -> None:
    for claim in ask.claims(_KURDS):
        if "policemen" in claim.quote:
            assert "Erbil" not in {p.canonical for p in claim.places}
