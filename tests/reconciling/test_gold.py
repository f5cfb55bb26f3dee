"""How well the gold claims of two articles come together, and the facts that a reader must find."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from rashomon.model import Event, Record
from rashomon.reconciling import reconcile
from tests.reconciling import gold

FLOOR_B3 = 0.96


@cache
def record() -> Record:
    """The record of the gold claims."""
    return reconcile(gold.reports(), gold.claims())


def of(claim: str) -> Event:
    """The event that holds a gold claim."""
    return next(event for event in record().events if claim in event.claims)


def b_cubed(gold_of: Sequence[str], found: Sequence[str]) -> float:
    """F1 of precision and recall of each claim's cluster mates (Bagga and Baldwin, 1998)."""

    def score(a: Sequence[str], b: Sequence[str]) -> float:
        total = 0.0
        for i in range(len(a)):
            mates = [j for j in range(len(a)) if a[j] == a[i]]
            total += sum(b[j] == b[i] for j in mates) / len(mates)
        return total / len(a)

    precision, recall = score(found, gold_of), score(gold_of, found)
    return 2 * precision * recall / (precision + recall)


def test_clusters_agree_with_the_gold() -> None:
    rows = [row for row in gold.rows() if not row["contested"]]
    found = b_cubed([row["cluster"] for row in rows], [record().clusters[row["id"]] for row in rows])
    assert found >= FLOOR_B3


def test_two_dead_are_two_and_not_six() -> None:
    killed = of("A5").ranges["killed"]
    assert (killed.low, killed.best, killed.high) == (2, 2, 2)
    assert {"A1", "A3", "A5", "A6", "A7"} == set(of("A5").claims)


def test_nineteen_and_thirty_four_are_two_events() -> None:
    assert of("B14").id != of("B15").id
    assert (of("B14").ranges["killed"].best, of("B15").ranges["killed"].best) == (19, 34)


def test_planned_and_done_are_apart_and_linked() -> None:
    assert of("B8").ranges["personnel"].best == 175
    assert of("B10").ranges["personnel"].best == 40
    assert ("component_of", of("B8").id) in of("B10").related


def test_the_broken_siege_has_two_documents_three_origins_and_two_camps() -> None:
    event = of("A17")
    assert (len(event.reports), event.origins, event.camps) == (
        2,
        ("hez-media", "sohr", "syr-state-media"),
        ("monitor", "pro-government"),
    )
    assert "B36" not in event.claims


def test_the_siege_ends_with_it() -> None:
    siege = next(state for state in record().states if "A15" in state.claims)
    assert siege.ended_by == of("A17").id


def test_scraped_copies_add_no_source() -> None:
    assert of("B6").origins == ()
    assert of("A23").id == of("A22").id


def test_the_population_is_a_disagreement_without_an_average() -> None:
    state = next(state for state in record().states if "A31" in state.claims)
    found = state.ranges["population"]
    assert (found.low, found.best, found.high) == (65_000, None, 110_000)
    assert [(d.relation, len(d.positions)) for d in record().disagreements if d.about == state.id] == [("disagree", 3)]


def test_the_governments_share_is_an_update() -> None:
    state = next(state for state in record().states if "B31" in state.claims)
    assert [d.relation for d in record().disagreements if d.about == state.id] == ["update"]
