"""A record that grows report by report is the one that all reports give at once, byte for byte."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from build import BAGHDAD, CAMPS, GOMA, MOSUL, NINEVEH, Book, at_least, by, dozens, exactly, on, place
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Claim, Report
from rashomon.publishing.json import render
from rashomon.reconciling import Decision, reconcile
from rashomon.reconciling.filling import Filling
from rashomon.reconciling.incremental import Reconciling
from rashomon.reconciling.memory_shelf import MemoryShelf

Told = tuple[Report, list[Claim]]

BRIDGE = place("Old Bridge", 33.33, 44.41, kind="site")
WHERE = (BAGHDAD, MOSUL, NINEVEH, GOMA, BRIDGE, place("Mosul", 36.34, 43.13, relation="northwest_of"), ())
WHEN = (None, on("2016-07-03"), on("2016-07-04"), by("2016-07-05"))
KINDS = {
    "violence": (
        "attack/air_strike",
        "attack/mine_ied",
        "attack/shelling",
        "casualty_detail/killed",
        "clash/armed_clash",
    ),
    "sums": ("casualty_detail/killed", "attack/shelling"),
    "holding": ("control/full_hold", "control/full_hold", "territory_change/captured"),
    "sieges": ("siege_state/besieged", "siege_change/broken", "movement/link_up"),
    "plans": ("operation/offensive", "movement/advance", "agreement/ceasefire"),
    "words": ("communication/accusation", "communication/denial", "attack/shelling"),
    "people": ("population/resident", "displacement/fled"),
}
KINDS["all"] = tuple(what for several in KINDS.values() for what in several)
PLACES = {"sums": (NINEVEH, NINEVEH, MOSUL, ()), "holding": (MOSUL, BAGHDAD), "sieges": (MOSUL, BAGHDAD, ())}
ROLES = {"holding": [("holder", "besieged"), ("initiator", "victim")], "sieges": [("besieger", "besieged")]}
LINES = (
    "An air strike hit the market",
    "A bomb went off near the Old Bridge",
    "Shells fell on houses in the town at dawn",
    "The attack killed people, officials told reporters who had come to the town on the morning after",
    "In the past week shells killed people in the whole province",
    "The army holds the town",
    "Another bomb went off",
    "Fighters broke the siege of the town after three years, residents said on the telephone",
)
DAYS = ("2016-07-04", "2016-07-05", "2016-07-06", "2016-08-20", "2018-01-01", None)


@st.composite
def told(draw: st.DrawFn) -> list[Told]:
    """Reports with claims that collide: few places, days, sides and words, copies and versions of each other."""
    theme = draw(st.sampled_from(sorted(KINDS)))
    found: list[Told] = []
    for name in ("a", "b", "c", "d", "e")[: draw(st.integers(1, 5))]:
        if found and draw(st.integers(0, 3)) == 0:
            found.append(_printed_again(draw, draw(st.sampled_from(found)), name))
            continue
        book = Book()
        page = book.report(name, draw(st.sampled_from(DAYS)))
        ids: list[str] = []
        for _ in range(draw(st.integers(0, 5))):
            figure = draw(st.integers(0, 12))
            counts = ((), (exactly("killed", figure),), (at_least("killed", figure),), (dozens(),))
            numbers = draw(st.sampled_from(counts))
            ids.append(
                page.says(
                    f"{draw(st.sampled_from(LINES))} {draw(st.sampled_from(['', str(figure)]))}".strip(),
                    draw(st.sampled_from(KINDS[theme])),
                    *numbers,
                    where=draw(st.sampled_from(PLACES.get(theme, WHERE))),
                    when=draw(st.sampled_from(WHEN)),
                    who=draw(st.sampled_from([None, "irq-air", "irq-forces", "is"])),
                    to=draw(st.sampled_from([None, "civ", "is", "text:Badr"])),
                    source=draw(st.sampled_from([None, *CAMPS])),
                    modality=draw(st.sampled_from([None, None, None, "planned", "denied"])),
                    status=draw(st.sampled_from(["content", "content", "headline"])),
                    part_of=draw(st.sampled_from([None, None, *ids])),
                    copy_of=draw(st.sampled_from([None, None, None, *ids])),
                    roles=draw(st.sampled_from(ROLES.get(theme, [("initiator", "victim")]))),
                )
            )
        found.append((book.sources()[0], book.claims))
    return found


def _printed_again(draw: st.DrawFn, of: Told, name: str) -> Told:
    """Another print of a report, with the same words or with some of them changed."""
    report, claims = of
    twin = replace(report, id=name)
    text = twin.text.replace("market", "school") if draw(st.booleans()) else twin.text
    moved = [
        replace(
            claim,
            id=f"{name}:{number}",
            report=name,
            quote=claim.span.text_of(text),
            component_of=_renamed(claim.component_of, claims, name),
            duplicate_of=_renamed(claim.duplicate_of, claims, name),
        )
        for number, claim in enumerate(claims)
    ]
    return replace(twin, text=text), moved


def _renamed(claim_id: str | None, claims: Sequence[Claim], name: str) -> str | None:
    return next((f"{name}:{number}" for number, claim in enumerate(claims) if claim.id == claim_id), None)


def at_once(reports: Sequence[Told], decisions: Sequence[Decision] = ()) -> str:
    """The record of all reports, from nothing."""
    claims = [claim for _report, several in reports for claim in several]
    return render(reconcile([report for report, _claims in reports], claims, decisions=decisions, ids="stable"))


def on_shelf(shelf: MemoryShelf) -> str:
    """The record as it stands on a shelf."""
    return render(Reconciling(shelf).record(shelf.ids, shelf.report_ids))


@st.composite
def decided(draw: st.DrawFn, reports: Sequence[Told]) -> list[Decision]:
    """What people decided about some of the claims, at most once a pair."""
    ids = [claim.id for _report, claims in reports for claim in claims] or ["none"]
    found = [
        Decision(
            kind=draw(st.sampled_from(["same", "different"])),
            a=draw(st.sampled_from(ids)),
            b=draw(st.sampled_from(ids)),
        )
        for _ in range(draw(st.integers(0, 3)))
    ]
    return list({decision.pair: decision for decision in found}.values())


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_any_order_any_split_and_any_removal_give_the_record_of_all_at_once(data: st.DataObject) -> None:
    reports = data.draw(told())
    decisions = data.draw(decided(reports))
    shelf = MemoryShelf()
    reconciling = Reconciling(shelf)
    reconciling.decide(decisions[1:])
    left = data.draw(st.permutations(reports))
    while left:
        size = data.draw(st.integers(1, len(left)))
        reconciling.update(left[:size])
        left = left[size:]
    reconciling.decide(decisions[:1])
    assert on_shelf(shelf) == at_once(reports, decisions)
    gone = data.draw(st.lists(st.sampled_from(reports), unique_by=lambda one: one[0].id))
    for report, _claims in gone:
        reconciling.remove(report.id)
    kept = [one for one in reports if one not in gone]
    assert on_shelf(shelf) == at_once(kept, decisions)
    for report, claims in data.draw(st.permutations(gone)):
        reconciling.add(report, claims)
    reconciling.decide(forget=[decision.pair for decision in decisions])
    assert on_shelf(shelf) == at_once(reports)


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_a_shelf_filled_at_once_is_the_one_that_grew(data: st.DataObject) -> None:
    reports = data.draw(told())
    decisions = data.draw(decided(reports))
    filled, grown = MemoryShelf(), MemoryShelf()
    Filling(reports, decisions).lay_on(filled)
    Reconciling(grown).decide(decisions)
    Reconciling(grown).update(reports)
    assert vars(filled) == vars(grown)


def test_a_record_of_some_events_holds_their_claims_and_reports_alone() -> None:
    book = Book()
    page = book.report("a", "2016-07-04")
    bomb = page.says("A bomb went off", "attack/mine_ied", where=BAGHDAD, when=on("2016-07-03"))
    page.says("Shells fell", "attack/shelling", where=GOMA, when=on("2016-07-03"))
    book.report("b", "2016-07-04").says("Shells fell on Goma", "attack/shelling", where=GOMA, when=on("2016-07-04"))
    reconciling = Reconciling(MemoryShelf())
    reports = book.sources()
    reconciling.update([(one, [claim for claim in book.claims if claim.report == one.id]) for one in reports])
    whole = reconcile(reports, book.claims, ids="stable")
    event = next(event for event in whole.events if bomb in event.claims)
    part = reconciling.record([event.id], ())
    assert part.events == (event,)
    assert [claim.id for claim in part.claims] == [bomb]
    assert [report.id for report in part.reports] == ["a"]
