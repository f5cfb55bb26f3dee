"""From the claims of many reports to one record.

The order in which reports or claims are given changes nothing: the record sorts them itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.model.claim import Claim
from rashomon.model.ordering import place_of_report
from rashomon.model.record import Record, Unresolved
from rashomon.model.report import Report
from rashomon.model.shown import Shown
from rashomon.reconciling.around import Home, homes_of
from rashomon.reconciling.blocking import across_links, copy_links, judged_links
from rashomon.reconciling.cores import Share, in_shares, no_search_for_cycles, workers_for
from rashomon.reconciling.decisions import Decision, decided
from rashomon.reconciling.drafts import Draft, sort_key
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.gaps import Part, gaps_of, part_of, parts_to_compare
from rashomon.reconciling.grouping import Grouping, Retold, Told, draft_of, groupings_of, told_of
from rashomon.reconciling.links import JOINING, Link
from rashomon.reconciling.naming_events import Ids, stable_id
from rashomon.reconciling.ranges import Profile, profile_named
from rashomon.reconciling.rendering import render
from rashomon.reconciling.retellings import retellings_among
from rashomon.reconciling.sheets import Sheet, sheet_of


def reconcile(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    unresolved: Sequence[Unresolved] = (),
    *,
    profile: str = "casualty_recorder",
    parents: Mapping[str, str] | None = None,
    decisions: Sequence[Decision] = (),
    ids: Ids = "short",
    workers: int | None = None,
) -> Record:
    """The record of these reports: events, states, ranges, origins and disagreements.

    *Shape*: every claim is in exactly one event or state (`Record.clusters`); events are `E01`, `E02` ... by time,
    states `S01` ... likewise; with `ids="stable"` an id depends on the first claim of the event alone.  `parents` maps
    an actor to the one it belongs to, as the registry knows it.  `profile` chooses how `best` is found:
    `casualty_recorder`, `ucdp` or `acled`.  `decisions` are what people decided about pairs of claims; they outrank
    every rule.  `workers` is the number of processes that share the work (by default as many as there are cores and as
    pay, 4 at most); it changes nothing in the record.
    *Unknowns*: `best` is None where the voices exclude each other; it is never an average.

    Raises:
        ValueError: if there is no such profile, two claims share an id, or `workers` is less than 1.
    """
    chosen = profile_named(profile)
    if len({claim.id for claim in claims}) != len(claims):
        raise ValueError("two claims share an id: give each claim of a run its own")
    hands = workers_for(len(claims), workers)
    with no_search_for_cycles():
        sheets = sheets_of(reports, claims, parents or {}, hands)
        facts = {fact.order: fact for sheet in sheets for fact in sheet.facts}
        repeated = repeats_among(sheets, hands)
        links, told = linked(repeated, facts, decisions)
        links += links_between(told.alone, list(facts.values()), hands)
        whole = Whole(sheets, facts, groupings_of(facts, told, links), links, ids)
        shown = shown_of(whole, chosen, hands)
        with_facts = [sheet for sheet in sheets if sheet.facts]
        return record_of(sorted(reports, key=place_of), with_facts, shown, unresolved)


def sheets_of(
    reports: Sequence[Report], claims: Sequence[Claim], parents: Mapping[str, str], workers: int = 1
) -> list[Sheet]:
    """A sheet for each report that has claims, in the order of the record."""
    by_id = {report.id: report for report in reports}
    by_report: dict[str, list[Claim]] = {}
    for claim in claims:
        by_report.setdefault(claim.report, []).append(claim)
    told = list(by_report.items())

    def sheets(share: Share) -> list[Sheet]:
        return [sheet_of(by_id.get(key), key, several, parents) for key, several in told[share[0] :: share[1]]]

    found = [sheet for several in in_shares(sheets, workers, [*reports, *claims]) for sheet in several]
    return sorted(found, key=lambda sheet: sheet.facts[0].report_order)


def record_of(
    reports: Sequence[Report], sheets: Sequence[Sheet], shown: Iterable[Shown], unresolved: Sequence[Unresolved]
) -> Record:
    """A record of what is shown; `reports` and `sheets` come in its order, events and states in any."""
    placed = sorted(shown, key=lambda one: one.rank)
    places = {report.id: number for number, report in enumerate(reports)}
    clusters = {claim: one.told.id for one in placed for claim in one.told.claims}
    claims = tuple(fact.claim for sheet in sheets for fact in sheet.facts if fact.claim.id in clusters)
    return Record(
        reports=tuple(reports),
        events=tuple(one.event for one in placed if one.event is not None),
        states=tuple(one.state for one in placed if one.state is not None),
        disagreements=(
            *(found for one in placed if one.event is not None for found in one.own),
            *(found for one in placed if one.state is not None for found in one.own),
            *(found for one in placed for found in one.across),
        ),
        claims=claims,
        unresolved=tuple(
            sorted(unresolved, key=lambda u: (places.get(u.report, len(places)), u.start or 0, u.kind, u.as_written))
        ),
        clusters={claim.id: clusters[claim.id] for claim in claims},
    )


def with_gaps(shown: Shown, parts: Mapping[str, Part]) -> Shown:
    """An umbrella with what its parts, which are among these, do not come to; other events as they are."""
    if shown.event is None or not shown.event.umbrella:
        return shown
    return replace(shown, event=replace(shown.event, gaps=gaps_of(shown.event, parts)))


def place_of(report: Report) -> int:
    """What a report is sorted by in a record."""
    return place_of_report(report.id, report.published.day if report.published else None)


def repeats_among(sheets: Sequence[Sheet], workers: int = 1) -> tuple[list[Link], list[Retold]]:
    """The links to copies, and what one version of a report tells that another told before."""
    every = [fact for sheet in sheets for fact in sheet.facts]

    def again(share: Share) -> tuple[list[Link], list[Retold]]:
        return list(copy_links(every, share)), list(retellings_among(sheets, share))

    found = in_shares(again, workers)
    return [link for copies, _ in found for link in copies], [one for _, retold in found for one in retold]


def linked(
    repeated: tuple[Sequence[Link], Sequence[Retold]], facts: Mapping[int, Facts], decisions: Iterable[Decision]
) -> tuple[list[Link], Told]:
    """The links to copies and those that people decided, and what follows from them for each claim."""
    every = list(facts.values())
    links = [*repeated[0], *decided(decisions, {fact.claim.id: fact.order for fact in every})]
    return links, told_of(every, links, repeated[1])


def links_between(compared: Sequence[Facts], every: Sequence[Facts], workers: int = 1) -> list[Link]:
    """What follows from judging the `compared` claims pair by pair, and the links among all that join no clusters."""

    def between(share: Share) -> list[Link]:
        return [*judged_links(compared, share), *across_links(every, share)]

    return [link for found in in_shares(between, workers) for link in found]


def shown_of(whole: Whole, profile: Profile, workers: int = 1) -> list[Shown]:
    """All drafts as they are shown."""
    drafts = list(whole.drafts.items())

    def rendered(share: Share) -> list[Shown]:
        return [render(draft, key, whole, profile) for key, draft in drafts[share[0] :: share[1]]]

    shown = [one for found in in_shares(rendered, workers) for one in found]
    events = [one.event for one in shown if one.event is not None]
    wanted = {part for event in events for part in parts_to_compare(event)}
    parts = {event.id: part_of(event) for event in events if event.id in wanted}
    return [with_gaps(one, parts) for one in shown]


class Whole:
    """All drafts of one record with what stands around them."""

    def __init__(
        self,
        sheets: Sequence[Sheet],
        facts: Mapping[int, Facts],
        groupings: Sequence[Grouping],
        links: Sequence[Link],
        ids: Ids,
    ) -> None:
        self.drafts: dict[str, Draft] = {}
        self.groupings: dict[str, Grouping] = {}
        self._homes: dict[int, Home] = {}
        self._links: dict[int, list[Link]] = {}
        self._reports = {sheet.id: sheet.facts for sheet in sheets}
        drafts = [(draft_of(grouping, facts, self._reports), grouping) for grouping in groupings]
        drafts.sort(key=lambda pair: sort_key(pair[0]))
        for letter, kind in (("E", "event"), ("S", "state")):
            several = [pair for pair in drafts if pair[0].facts[0].claim.kind == kind]
            width = max(2, len(str(len(several))))
            for number, (draft, grouping) in enumerate(several, 1):
                key = f"{letter}{number:0{width}d}" if ids == "short" else stable_id(draft)
                self.drafts[key], self.groupings[key] = draft, grouping
                self._homes.update(homes_of(draft, key, grouping.alone))
        for link in links:
            if link.kind not in JOINING:
                self._links.setdefault(link.a, []).append(link)
                self._links.setdefault(link.b, []).append(link)

    def home(self, order: int) -> Home:
        """Where the claim at this place is."""
        return self._homes[order]

    def links(self, order: int) -> Sequence[Link]:
        """The links of the claim that join no clusters."""
        return self._links.get(order, ())

    def draft(self, key: str) -> Draft:
        """The draft of an event or state."""
        return self.drafts[key]

    def claims(self, key: str) -> Collection[int]:
        """The claims of an event or state."""
        return {fact.order for fact in self.drafts[key].facts}

    def report(self, report_id: str) -> Sequence[Facts]:
        """All claims of a report."""
        return self._reports[report_id]
