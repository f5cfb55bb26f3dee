"""The record of a shelf, kept as reports come and go: each change touches only what it can reach.

The result is that of `reconcile` over all reports at once with `ids="stable"`, whatever came in which order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.model.claim import Claim
from rashomon.model.record import Record, Unresolved
from rashomon.model.report import Report
from rashomon.model.shown import Shown
from rashomon.reconciling.around import Home, homes_of
from rashomon.reconciling.decisions import Decision, decided
from rashomon.reconciling.drafts import Draft
from rashomon.reconciling.filing import filed_at, links_to_others, marks_at
from rashomon.reconciling.gaps import part_of, parts_to_compare
from rashomon.reconciling.grouping import draft_of
from rashomon.reconciling.islands import Walk
from rashomon.reconciling.links import JOINING, Link
from rashomon.reconciling.naming_events import stable_id
from rashomon.reconciling.ranges import profile_named
from rashomon.reconciling.reconcile import place_of, record_of, with_gaps
from rashomon.reconciling.rendering import render
from rashomon.reconciling.retellings import likely, retellings_of
from rashomon.reconciling.sheets import Sheet, sheet_of
from rashomon.reconciling.shelf import Group, Shelf
from rashomon.reconciling.surroundings import OnShelf, moved, neighbours
from rashomon.reconciling.turned import Turned, told_to_sums
from rashomon.reconciling.versions import COMMON, are_versions


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What became of a record: ids of the events and states that are new or `changed`, and of those that are `gone`.

    `islands` are the sizes, in claims, of the connected sets of claims that were grouped anew.
    """

    changed: frozenset[str]
    gone: frozenset[str]
    islands: tuple[int, ...]


@dataclass(slots=True)
class _Work:
    """What a change has touched so far.

    `dirty` claims (places) are those at which connections came or went, `fresh` ones are new or retold otherwise.
    `stale` are reports whose versions are to be looked for again.  `old` are events whose claims went, `near` those
    that stood around them.
    """

    dirty: set[int] = field(default_factory=set)
    fresh: set[int] = field(default_factory=set)
    stale: set[str] = field(default_factory=set)
    old: set[str] = field(default_factory=set)
    near: set[str] = field(default_factory=set)


class Reconciling:
    """Keeps the events and states of a shelf.

    `parents` and `profile` are those of `reconcile`; a shelf is filled with one set of them.
    """

    def __init__(
        self, shelf: Shelf, *, parents: Mapping[str, str] | None = None, profile: str = "casualty_recorder"
    ) -> None:
        self.shelf = shelf
        self._parents = dict(parents or {})
        self._profile = profile_named(profile)

    def add(self, report: Report, claims: Sequence[Claim]) -> Changed:
        """Takes in a report with its claims, in place of the one with the same id."""
        return self.update([(report, claims)])

    def remove(self, report_id: str) -> Changed:
        """Takes a report out; one that is not there changes nothing."""
        return self.update((), [report_id])

    def update(self, added: Iterable[tuple[Report, Sequence[Claim]]], removed: Iterable[str] = ()) -> Changed:
        """Takes reports out and in, in one go."""
        work = _Work()
        for report_id in removed:
            self._take_out(report_id, work)
        for report, claims in added:
            self._take_out(report.id, work)
            self._take_in(sheet_of(report, report.id, claims, self._parents), work)
        return self._settle(work)

    def decide(self, decisions: Iterable[Decision] = (), forget: Collection[tuple[str, str]] = ()) -> Changed:
        """Takes in what people decided, in place of what was decided on the same pairs; forgets it for other pairs.

        A decision on a claim that is not there waits for it.
        """
        work, taken = _Work(), list(decisions)
        pairs = {*forget, *(decision.pair for decision in taken)}
        claims = {claim for pair in pairs for claim in pair}
        places = self.shelf.places(claims)
        before = list(decided((one for one in self.shelf.decisions(claims) if one.pair in pairs), places))
        after = list(decided(taken, places))
        work.dirty = _ends((*before, *after))
        work.fresh |= work.dirty
        self.shelf.drop_links(before)
        self.shelf.keep_links(after)
        self.shelf.drop_decisions(pairs)
        self.shelf.keep_decisions(taken)
        return self._settle(work)

    def record(self, ids: Collection[str], reports: Collection[str], unresolved: Sequence[Unresolved] = ()) -> Record:
        """The record of these events and states and reports, and of the reports of the events."""
        shown = self.shelf.shown(ids).values()
        sheets = self.shelf.sheets({*reports, *(report for one in shown for report in one.told.reports)})
        told = [sheet.report for sheet in sheets.values() if sheet.report is not None]
        with_claims = sorted((s for s in sheets.values() if s.facts), key=lambda sheet: sheet.facts[0].report_order)
        return record_of(sorted(told, key=place_of), with_claims, shown, unresolved)

    def _take_out(self, report_id: str, work: _Work) -> None:
        sheet = self.shelf.sheets([report_id]).get(report_id)
        if sheet is None:
            return
        own = {fact.order for fact in sheet.facts}
        groups = self.shelf.groups({home.id for home in self.shelf.homes(own).values()})
        ends = _ends(link for links in self.shelf.links(own).values() for link in links)
        ends |= {end for one in self.shelf.retold(own) for end in (one.first, one.second)}
        work.old |= groups.keys()
        work.near |= neighbours(
            groups.values(), {claim for group in groups.values() for claim in group.homes}, self.shelf
        )
        work.dirty = (work.dirty | ends | {claim for group in groups.values() for claim in group.homes}) - own
        work.fresh -= own
        self._doubt_versions(sheet, work, comes=False)
        self.shelf.drop_sheet(report_id)
        work.stale.discard(report_id)

    def _take_in(self, sheet: Sheet, work: _Work) -> None:
        shelf, own = self.shelf, {fact.order for fact in sheet.facts}
        links = links_to_others(sheet, shelf)
        shelf.keep_sheet(sheet, filed_at(sheet), marks_at(sheet))
        decisions = shelf.decisions([fact.claim.id for fact in sheet.facts])
        links += decided(decisions, shelf.places({claim for one in decisions for claim in one.pair}))
        shelf.keep_links(links)
        work.dirty |= own | {
            end for link in links if link.kind in JOINING or link.by_person for end in (link.a, link.b)
        }
        work.fresh |= own | {end for link in links if link.by_person for end in (link.a, link.b)}
        self._doubt_versions(sheet, work, comes=True)

    def _doubt_versions(self, sheet: Sheet, work: _Work, *, comes: bool) -> None:
        """Notes the reports whose versions may be others with a report than without it.

        A mark that one report more makes a common one tells nothing any longer of those that have it.  Where the report
        `comes`, that matters to those that were versions of one another; where it goes, others may become so.
        """
        holders = self.shelf.reports_at(marks_at(sheet), COMMON + 1)
        common = {one for several in holders.values() if len(several) > COMMON for one in several}
        work.stale |= set(self.shelf.told_again(common)) if comes else common
        near = likely(holders.values())
        work.stale |= {sheet.id} & near
        work.stale |= self._versions_of(sheet, near)

    def _versions_of(self, sheet: Sheet, names: Collection[str]) -> set[str]:
        """Those of these reports that are versions of one, told by their texts alone."""
        pages = self.shelf.pages(set(names) - {sheet.id})
        return {name for name, page in pages.items() if are_versions(sheet, Sheet(id=name, report=page, facts=()))}

    def _find_versions(self, work: _Work) -> None:
        sheets = self.shelf.sheets(work.stale)
        marks = {sheet.id: marks_at(sheet) for sheet in sheets.values()}
        at = self.shelf.reports_at({mark for own in marks.values() for mark in own}, COMMON)
        places = {fact.order for sheet in sheets.values() for fact in sheet.facts}
        retold = {one.second: one for one in self.shelf.retold(places)}
        for sheet in sheets.values():
            near = likely(at[mark] for mark in marks[sheet.id] if mark in at)
            others = self.shelf.sheets(self._versions_of(sheet, near))
            found = list(retellings_of(sheet, others.values()))
            own = {fact.order for fact in sheet.facts}
            before = {order: retold[order] for order in own if order in retold}
            after = {one.second: one for one in found}
            differing = {o for o in before.keys() | after.keys() if before.get(o) != after.get(o)}
            if differing:
                self.shelf.keep_retold(sheet.id, found)
                ends = {one[order].first for one in (before, after) for order in differing if order in one}
                work.dirty |= differing | ends
                work.fresh |= differing

    def _settle(self, work: _Work) -> Changed:
        """Groups the islands that were touched anew, and shows again what stands otherwise."""
        shelf = self.shelf
        self._find_versions(work)
        walk = Walk(work.dirty, shelf)
        groups: dict[str, Group] = {}
        drafts: dict[str, Draft] = {}
        sizes = []
        for island in walk.islands():
            sizes.append(len(island.facts))
            for grouping in island.groupings():
                draft = draft_of(grouping, island.facts, walk.accusing)
                key = stable_id(draft)
                drafts[key] = draft
                groups[key] = Group(id=key, grouping=grouping, homes=dict(homes_of(draft, key, grouping.alone)))
        claims = {claim for group in groups.values() for claim in group.homes}
        before = shelf.groups({home.id for home in shelf.homes(claims).values()} | work.old | groups.keys())
        changed = {k for k, group in groups.items() if before.get(k) != group or group.homes.keys() & work.fresh}
        gone = before.keys() - groups.keys()
        was = [before[key] for key in gone | (changed & before.keys())]
        other = moved(_homes(before), _homes(groups))
        near = work.near | neighbours(was, other, shelf)
        shelf.drop_groups(gone)
        shelf.keep_groups(groups[key] for key in changed)
        near |= neighbours([groups[key] for key in changed], other, shelf)
        shown = self._show(changed, near - changed - gone, gone, drafts)
        return Changed(
            changed=frozenset(shown), gone=frozenset(gone - shown.keys()), islands=tuple(sorted(sizes, reverse=True))
        )

    def _show(self, changed: set[str], near: set[str], gone: set[str], drafts: Mapping[str, Draft]) -> dict[str, Shown]:
        """Renders what changed and what stands around it; what differs from what was shown is kept."""
        around = OnShelf(self.shelf, drafts)
        groups = self.shelf.groups(changed | near)
        before = self.shelf.shown(groups.keys())
        new = [group for key, group in groups.items() if key in changed or key not in before]
        around.fetch(new)
        found = {group.id: render(around.draft(group.id), group.id, around, self._profile) for group in new}
        turned = Turned(found, changed | gone, around)
        again = {key: before[key] for key in groups if key not in found}
        whys = {key: groups[key].grouping.why for key in again}
        around.fetch_links(groups[key] for key, one in again.items() if one.state)
        around.fetch_apart(groups[key] for key, one in again.items() if turned.concerns(one, whys[key]))
        for key, one in again.items():
            seen = turned.seen_again(one, whys[key])
            found[key] = seen or render(around.draft(key), key, around, self._profile)
        after = self._compared(found, before, {group.id for group in new})
        self.shelf.keep_shown(after.values())
        return after

    def _compared(
        self, found: Mapping[str, Shown], before: Mapping[str, Shown], rendered: Collection[str]
    ) -> dict[str, Shown]:
        """What is shown otherwise than before, with what umbrellas count and their parts do not come to.

        Those that were not `rendered` anew have it from before, unless something that they count is told otherwise.
        """
        fresh = {key: one for key, one in found.items() if key not in before or told_to_sums(one, before[key])}
        wholes = {whole for key, one in fresh.items() for shown in (one, before.get(key)) for whole in _wholes(shown)}
        every = {**self.shelf.shown(wholes - found.keys()), **fresh}
        every |= {key: found[key] for key in found.keys() & {*wholes, *rendered}}
        parts = {part for one in every.values() if one.event for part in parts_to_compare(one.event)}
        here = {key: one.event for key, one in {**every, **found}.items() if key in parts and one.event}
        told = {**self.shelf.parts(parts - here.keys()), **{key: part_of(event) for key, event in here.items()}}
        before = {**{key: one for key, one in every.items() if key not in found}, **before}
        after = {**found, **{key: with_gaps(one, told) for key, one in every.items()}}
        return {key: one for key, one in after.items() if before.get(key) != one}


def _homes(groups: Mapping[str, Group]) -> dict[int, Home]:
    return {claim: home for group in groups.values() for claim, home in group.homes.items()}


def _ends(links: Iterable[Link]) -> set[int]:
    return {end for link in links for end in (link.a, link.b)}


def _wholes(shown: Shown | None) -> Iterable[str]:
    related = shown.event.related if shown and shown.event else ()
    return [other for relation, other in related if relation == "component_of"]
