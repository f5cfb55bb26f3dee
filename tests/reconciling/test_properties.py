"""What holds for any claims: order changes nothing, none is lost, ranges are ordered, copies add nothing."""

from __future__ import annotations

from dataclasses import replace

from build import BAGHDAD, CAMPS, GOMA, KABUL, MOSUL, NINEVEH, Book, at_least, by, dozens, exactly, on, place
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Claim, Record, Report
from rashomon.reconciling import reconcile

WHERE = (BAGHDAD, MOSUL, NINEVEH, GOMA, KABUL, place("Mosul", 36.34, 43.13, relation="northwest_of"), ())
WHAT = (
    "attack/air_strike",
    "attack/mine_ied",
    "casualty_detail/killed",
    "operation/offensive",
    "movement/advance",
    "control/partial_hold",
    "population/resident",
    "siege_state/besieged",
)
WHEN = (None, on("2016-07-03"), on("2016-07-04"), by("2016-07-05"))


@st.composite
def books(draw: st.DrawFn) -> Book:
    """A few reports with a few claims each."""
    book = Book()
    for name in ("a", "b", "c")[: draw(st.integers(1, 3))]:
        page = book.report(name, draw(st.sampled_from(["2016-07-04", "2016-07-06"])))
        told: list[str] = []
        for number in range(draw(st.integers(1, 5))):
            figure = draw(st.integers(0, 40))
            numbers = draw(
                st.sampled_from([(), (exactly("killed", figure),), (at_least("killed", figure),), (dozens(),)])
            )
            told.append(
                page.says(
                    f"Claim {name} {number} tells of {figure} killed",
                    draw(st.sampled_from(WHAT)),
                    *numbers,
                    where=draw(st.sampled_from(WHERE)),
                    when=draw(st.sampled_from(WHEN)),
                    who=draw(st.sampled_from([None, "irq-air", "irq-forces", "is"])),
                    to=draw(st.sampled_from([None, "civ", "is"])),
                    source=draw(st.sampled_from([None, *CAMPS])),
                    modality=draw(st.sampled_from([None, None, None, "planned", "denied"])),
                    status=draw(st.sampled_from(["content", "content", "headline"])),
                    part_of=draw(st.sampled_from([None, None, *told])),
                )
            )
    return book


def both(book: Book) -> tuple[list[Report], list[Claim]]:
    """Reports and claims."""
    return book.sources(), book.claims


def members(record: Record) -> list[str]:
    """All claims of all events and states."""
    return [claim for cluster in (*record.events, *record.states) for claim in cluster.claims]


@settings(max_examples=60, deadline=None)
@given(books(), st.randoms(use_true_random=False))
def test_the_order_of_reports_and_claims_changes_nothing(book: Book, chance: object) -> None:
    reports, claims = both(book)
    first = reconcile(reports, claims)
    shuffled_reports, shuffled_claims = list(reports), list(claims)
    chance.shuffle(shuffled_reports)  # type: ignore[attr-defined]
    chance.shuffle(shuffled_claims)  # type: ignore[attr-defined]
    assert repr(reconcile(shuffled_reports, shuffled_claims)) == repr(first)


@settings(max_examples=60, deadline=None)
@given(books())
def test_every_claim_is_in_exactly_one_cluster(book: Book) -> None:
    record = book.record()
    assert sorted(members(record)) == sorted(claim.id for claim in book.claims)
    assert set(record.clusters) == {claim.id for claim in book.claims}


@settings(max_examples=60, deadline=None)
@given(books(), st.sampled_from(["casualty_recorder", "ucdp", "acled"]))
def test_low_best_and_high_are_in_order(book: Book, profile: str) -> None:
    record = book.record(profile)
    for cluster in (*record.events, *record.states):
        for found in cluster.ranges.values():
            given_bounds = [value for value in (found.low, found.best, found.high) if value is not None]
            assert given_bounds == sorted(given_bounds)


@settings(max_examples=60, deadline=None)
@given(books())
def test_no_best_where_the_figures_exclude_each_other(book: Book) -> None:
    record = book.record()
    clusters = {cluster.id: cluster for cluster in (*record.events, *record.states)}
    for disagreement in record.disagreements:
        if disagreement.relation == "disagree" and disagreement.slot in clusters[disagreement.about].ranges:
            assert clusters[disagreement.about].ranges[disagreement.slot].best is None


@settings(max_examples=60, deadline=None)
@given(books())
def test_a_copy_of_a_report_changes_no_range_and_no_origin(book: Book) -> None:
    reports, claims = both(book)
    before = reconcile(reports, claims)
    page = reports[0]
    twin = replace(page, id="zz-twin")
    copies = [_moved(claim) for claim in claims if claim.report == page.id]
    after = reconcile([*reports, twin], [*claims, *copies])
    assert [(e.ranges, e.origins, e.camps) for e in after.events] == [
        (e.ranges, e.origins, e.camps) for e in before.events
    ]


def _moved(claim: Claim) -> Claim:
    part = f"zz-{claim.component_of}" if claim.component_of else None
    return replace(claim, id=f"zz-{claim.id}", report="zz-twin", component_of=part)


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 50), st.integers(1, 3))
def test_a_part_never_changes_the_total(total: int, parts: int) -> None:
    book = Book()
    page = book.report("a", "2016-07-04")
    whole = page.says(
        "A bomb killed people", "attack/mine_ied", exactly("killed", total), where=BAGHDAD, source="police"
    )
    before = book.record().events[0].ranges
    for number in range(parts):
        page.says(f"Part {number}", "casualty_detail/killed", exactly("killed", 1), source="police", part_of=whole)
    assert book.record().events[0].ranges == before


@settings(max_examples=60, deadline=None)
@given(books())
def test_events_and_states_never_share_a_cluster(book: Book) -> None:
    record = book.record()
    kinds = {claim.id: claim.kind for claim in book.claims}
    assert all(
        kinds[claim] == ("event" if cluster.startswith("E") else "state") for claim, cluster in record.clusters.items()
    )
