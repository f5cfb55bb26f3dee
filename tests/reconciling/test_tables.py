"""Pairs that are turned away in columns: each of them would have given no link, and the record stays the same."""

from __future__ import annotations

import pytest
from test_screening import crowd

from benchmarks.made_war import made_war
from rashomon.model import Claim, Record, Report
from rashomon.reconciling import blocking, reconcile
from rashomon.reconciling.blocking import across_keys, claim_keys, copy_keys, pairs
from rashomon.reconciling.duplicates import are_copies
from rashomon.reconciling.faces import faces_of
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.links import across, is_compared, judged
from rashomon.reconciling.reconcile import sheets_of
from rashomon.reconciling.screening import Screen
from rashomon.reconciling.tables import Beyond, Judgeable, Repeating

CROWDS = ("war", "busy", "crowd-0", "crowd-1", "crowd-2")


def told(name: str) -> tuple[list[Report], list[Claim]]:
    """Reports with their claims, several hundred to some thousand."""
    if name.startswith("crowd"):
        book = crowd(int(name[-1]))
        return book.sources(), list(book.claims)
    found = list(made_war(2_000, seed=2 if name == "war" else 3))
    return [report for report, _claims in found], [claim for _report, several in found for claim in several]


def facts_in(name: str) -> list[Facts]:
    """Their claims as they are compared."""
    return [fact for sheet in sheets_of(*told(name), {}) for fact in sheet.facts]


def turned_away(
    facts: list[Facts], met: list[tuple[Facts, Facts]], table: Judgeable | Beyond | Repeating
) -> list[tuple[int, int]]:
    """The pairs of those that meet that the columns leave out."""
    number = {fact.order: place for place, fact in enumerate(facts)}
    given = [(number[a.order], number[b.order]) for a, b in met]
    columns = [blocking.np.array(side, dtype=blocking.np.int32) for side in zip(*given, strict=True)]
    kept = set(zip(*(side.tolist() for side in table.among(*columns)), strict=True))
    assert kept <= set(given)
    return [pair for pair in given if pair not in kept]


@pytest.mark.parametrize("name", CROWDS)
def test_no_pair_that_is_turned_away_would_be_linked(name: str) -> None:
    facts = [fact for fact in facts_in(name) if is_compared(fact)]
    met = list(pairs(facts, map(claim_keys, facts)))
    screen = Screen(facts)
    away = [(facts[a], facts[b]) for a, b in turned_away(facts, met, Judgeable(faces_of(facts, Judgeable.COLUMNS)))]
    assert len(away) > len(met) // 4  # it is worth the trouble
    assert [(a.claim.id, b.claim.id) for a, b in away if screen.worth(a, b) and judged(a, b) is not None] == []


@pytest.mark.parametrize("name", ["war", "busy"])
def test_no_pair_that_is_turned_away_lies_in_a_sum_or_ends_a_siege(name: str) -> None:
    facts = facts_in(name)
    met = list(pairs(facts, map(across_keys, facts)))
    away = turned_away(facts, met, Beyond(faces_of(facts, Beyond.COLUMNS)))
    assert len(away) > len(met) // 4
    assert [pair for a, b in away for pair in across(facts[a], facts[b])] == []


@pytest.mark.parametrize("name", ["war", "busy"])
def test_no_pair_that_is_turned_away_would_be_copies(name: str) -> None:
    facts = facts_in(name)
    met = list(pairs(facts, map(copy_keys, facts)))
    away = turned_away(facts, met, Repeating(faces_of(facts, Repeating.COLUMNS)))
    assert len(away) > len(met) // 4
    assert [pair for pair in away if are_copies(facts[pair[0]], facts[pair[1]])] == []


@pytest.mark.parametrize("name", CROWDS)
def test_columns_change_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def record(few: int) -> Record:
        monkeypatch.setattr(blocking, "FEW", few)
        return reconcile(*told(name))

    assert repr(record(0)) == repr(record(10**9))
