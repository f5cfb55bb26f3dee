"""A shelf filled at once: what report after report would lay there, worked out as a record is from nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rashomon.model.claim import Claim
from rashomon.model.report import Report
from rashomon.reconciling.cores import no_search_for_cycles, workers_for
from rashomon.reconciling.decisions import Decision
from rashomon.reconciling.filing import filed_at, marks_at
from rashomon.reconciling.grouping import Retold, groupings_of
from rashomon.reconciling.links import is_compared
from rashomon.reconciling.ranges import profile_named
from rashomon.reconciling.reconcile import Whole, linked, links_between, repeats_among, sheets_of, shown_of
from rashomon.reconciling.sheets import sheet_of
from rashomon.reconciling.shelf import Group, Shelf


class Filling:
    """What lies on a shelf with these reports, their claims and what people decided, and on no other report.

    `parents`, `profile` and `workers` are those of `reconcile`.  Several fillings can be laid on one shelf if nothing
    in them can meet.
    """

    def __init__(
        self,
        told: Iterable[tuple[Report, Sequence[Claim]]],
        decisions: Sequence[Decision] = (),
        *,
        parents: Mapping[str, str] | None = None,
        profile: str = "casualty_recorder",
        workers: int | None = None,
    ) -> None:
        reports = list(told)
        claims = [claim for _, several in reports for claim in several]
        hands = workers_for(len(claims), workers)
        self._decisions = decisions
        with no_search_for_cycles():
            with_claims = sheets_of([report for report, _ in reports], claims, parents or {}, hands)
            empty = [sheet_of(one, one.id, (), parents or {}) for one, several in reports if not several]
            facts = {fact.order: fact for sheet in with_claims for fact in sheet.facts}
            every = list(facts.values())
            links, self._retold = repeats_among(with_claims, hands)
            first, told_ = linked((links, self._retold), facts, decisions)
            self._links = first + links_between([fact for fact in every if is_compared(fact)], every, hands)
            self._whole = Whole(with_claims, facts, groupings_of(facts, told_, self._links), self._links, "stable")
            self._shown = shown_of(self._whole, profile_named(profile), hands)
        self._sheets = [*with_claims, *empty]

    def lay_on(self, shelf: Shelf) -> None:
        """Lays all of it on a shelf."""
        of: dict[int, str] = {}
        for sheet in self._sheets:
            shelf.keep_sheet(sheet, filed_at(sheet), marks_at(sheet))
            of.update((fact.order, sheet.id) for fact in sheet.facts)
        shelf.keep_links(set(self._links))
        retold: dict[str, list[Retold]] = {}
        for one in self._retold:
            retold.setdefault(of[one.second], []).append(one)
        for name, several in retold.items():
            shelf.keep_retold(name, several)
        shelf.keep_groups(self._groups())
        shelf.keep_shown(self._shown)
        shelf.keep_decisions(self._decisions)

    def _groups(self) -> Iterable[Group]:
        for key, grouping in self._whole.groupings.items():
            homes = {claim: self._whole.home(claim) for claim in grouping.claims}
            yield Group(id=key, grouping=grouping, homes=homes)
