# ruff: noqa: D102  what each method does stands in `Shelf`
"""A shelf in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from rashomon.model.report import Report
from rashomon.model.shown import Shown
from rashomon.reconciling.around import Home
from rashomon.reconciling.decisions import Decision
from rashomon.reconciling.faces import Spots, number_of_spots, packed
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.gaps import Part, part_of
from rashomon.reconciling.grouping import Retold
from rashomon.reconciling.links import Link
from rashomon.reconciling.sheets import Sheet
from rashomon.reconciling.shelf import Group, Tie, Which, ties_of

_K = TypeVar("_K")
_V = TypeVar("_V")


class MemoryShelf:
    """A shelf in memory, for a run and for tests."""

    def __init__(self) -> None:
        self._sheets: dict[str, Sheet] = {}
        self._keys: dict[int, set[int]] = {}
        self._marks: dict[int, set[str]] = {}
        self._of_sheet: dict[str, tuple[Mapping[int, Collection[int]], Collection[int]]] = {}
        self._facts: dict[int, Facts] = {}
        self._faces: dict[int, bytes] = {}
        self._spots: dict[int, Spots] = {}
        self._reports: dict[int, str] = {}
        self._places: dict[str, int] = {}
        self._links: dict[int, set[Link]] = {}
        self._retold: dict[int, Retold] = {}
        self._retold_from: dict[int, set[int]] = {}
        self._homes: dict[int, Home] = {}
        self._groups: dict[str, Group] = {}
        self._shown: dict[str, Shown] = {}
        self._decisions: dict[tuple[str, str], Decision] = {}
        self._decided: dict[str, set[tuple[str, str]]] = {}

    @property
    def ids(self) -> list[str]:
        """All events and states."""
        return list(self._groups)

    @property
    def report_ids(self) -> list[str]:
        """All reports."""
        return list(self._sheets)

    def sheets(self, reports: Collection[str]) -> Mapping[str, Sheet]:
        return {key: self._sheets[key] for key in reports if key in self._sheets}

    def told(self, reports: Collection[str]) -> Mapping[str, Sequence[Facts]]:
        return {name: sheet.facts for name, sheet in self.sheets(reports).items()}

    def pages(self, reports: Collection[str]) -> Mapping[str, Report]:
        return {name: sheet.report for name, sheet in self.sheets(reports).items() if sheet.report is not None}

    def facts(self, claims: Collection[int]) -> Mapping[int, Facts]:
        return {claim: self._facts[claim] for claim in claims if claim in self._facts}

    def ties(self, reports: Collection[str]) -> Mapping[str, Sequence[Tie]]:
        return {name: ties_of(sheet.facts) for name, sheet in self.sheets(reports).items()}

    def faces(self, claims: Collection[int]) -> Mapping[int, bytes]:
        return {claim: self._faces[claim] for claim in claims if claim in self._faces}

    def spots(self, numbers: Collection[int]) -> Mapping[int, Spots]:
        return {number: self._spots[number] for number in numbers if number in self._spots}

    def keep_sheet(self, sheet: Sheet, filed: Mapping[int, Collection[int]], marks: Collection[int]) -> None:
        self._sheets[sheet.id] = sheet
        self._faces.update(zip((fact.order for fact in sheet.facts), packed(sheet.facts), strict=True))
        self._spots.update((number_of_spots(fact.spots), fact.spots) for fact in sheet.facts)
        self._of_sheet[sheet.id] = filed, marks
        for fact in sheet.facts:
            self._facts[fact.order] = fact
            self._reports[fact.order] = sheet.id
            self._places[fact.claim.id] = fact.order
        for key, places in filed.items():
            self._keys.setdefault(key, set()).update(places)
        for mark in marks:
            self._marks.setdefault(mark, set()).add(sheet.id)

    def drop_sheet(self, report: str) -> None:
        sheet = self._sheets[report]
        self.keep_retold(report, ())
        filed, marks = self._of_sheet.pop(report)
        del self._sheets[report]
        for key, places in filed.items():
            _discard(self._keys, key, *places)
        for mark in marks:
            _discard(self._marks, mark, report)
        for fact in sheet.facts:
            for second in self._retold_from.pop(fact.order, ()):
                del self._retold[second]
            self.drop_links(list(self._links.get(fact.order, ())))
            del self._facts[fact.order], self._faces[fact.order]
            del self._reports[fact.order], self._places[fact.claim.id]
            self._homes.pop(fact.order, None)

    def claims_at(self, keys: Collection[int]) -> Mapping[int, Collection[int]]:
        return {key: self._keys[key] for key in keys if key in self._keys}

    def reports_at(self, marks: Collection[int], most: int) -> Mapping[int, Collection[str]]:
        held = ((mark, self._marks.get(mark, set())) for mark in marks)
        return {mark: reports for mark, reports in held if 0 < len(reports) <= most}

    def told_again(self, reports: Collection[str]) -> Collection[str]:
        later = [fact.order for name in reports for fact in self._sheets[name].facts if fact.order in self._retold]
        found = {self._reports[one] for one in later if self._reports[self._retold[one].first] in reports}
        of: dict[frozenset[int], list[str]] = {}
        for name in reports:
            of.setdefault(frozenset(self._of_sheet[name][1]), []).append(name)
        return found | {name for several in of.values() if len(several) > 1 for name in several}

    def reports_of(self, claims: Collection[int]) -> Mapping[int, str]:
        return {claim: self._reports[claim] for claim in claims if claim in self._reports}

    def places(self, claims: Collection[str]) -> Mapping[str, int]:
        return {claim: self._places[claim] for claim in claims if claim in self._places}

    def links(self, claims: Collection[int], which: Which = "all") -> Mapping[int, Collection[Link]]:
        return {claim: self._links[claim] for claim in claims if claim in self._links}

    def keep_links(self, links: Iterable[Link]) -> None:
        for link in links:
            self._links.setdefault(link.a, set()).add(link)
            self._links.setdefault(link.b, set()).add(link)

    def drop_links(self, links: Iterable[Link]) -> None:
        for link in links:
            _discard(self._links, link.a, link)
            _discard(self._links, link.b, link)

    def retold(self, claims: Collection[int]) -> Collection[Retold]:
        seconds = {claim for claim in claims if claim in self._retold}
        seconds |= {second for claim in claims for second in self._retold_from.get(claim, ())}
        return [self._retold[second] for second in sorted(seconds)]

    def keep_retold(self, report: str, retold: Sequence[Retold]) -> None:
        own = self._sheets[report].facts if report in self._sheets else ()
        for second in [*(fact.order for fact in own), *(one.second for one in retold)]:
            if (old := self._retold.pop(second, None)) is not None:
                _discard(self._retold_from, old.first, second)
        for one in retold:
            self._retold[one.second] = one
            self._retold_from.setdefault(one.first, set()).add(one.second)

    def homes(self, claims: Collection[int]) -> Mapping[int, Home]:
        return {claim: self._homes[claim] for claim in claims if claim in self._homes}

    def groups(self, ids: Collection[str]) -> Mapping[str, Group]:
        return {key: self._groups[key] for key in ids if key in self._groups}

    def keep_groups(self, groups: Iterable[Group]) -> None:
        for group in groups:
            self._groups[group.id] = group
            self._homes.update(group.homes)

    def drop_groups(self, ids: Collection[str]) -> None:
        for key in ids:
            self._shown.pop(key, None)
            if (group := self._groups.pop(key, None)) is not None:
                for claim in group.homes:
                    if claim in self._homes and self._homes[claim].id == key:
                        del self._homes[claim]

    def shown(self, ids: Collection[str]) -> Mapping[str, Shown]:
        return {key: self._shown[key] for key in ids if key in self._shown}

    def parts(self, ids: Collection[str]) -> Mapping[str, Part]:
        return {key: part_of(one.event) for key, one in self.shown(ids).items() if one.event is not None}

    def keep_shown(self, shown: Iterable[Shown]) -> None:
        self._shown.update((one.told.id, one) for one in shown)

    def decisions(self, claims: Collection[str]) -> Collection[Decision]:
        pairs = {pair for claim in claims for pair in self._decided.get(claim, ())}
        return [self._decisions[pair] for pair in sorted(pairs)]

    def keep_decisions(self, decisions: Iterable[Decision]) -> None:
        for decision in decisions:
            self._decisions[decision.pair] = decision
            for claim in decision.pair:
                self._decided.setdefault(claim, set()).add(decision.pair)

    def drop_decisions(self, pairs: Collection[tuple[str, str]]) -> None:
        for pair in pairs:
            self._decisions.pop(pair, None)
            for claim in pair:
                _discard(self._decided, claim, pair)


def _discard(index: dict[_K, set[_V]], key: _K, *values: _V) -> None:
    """Takes values out of an index, and the key with the last of them."""
    if key in index:
        index[key].difference_update(values)
        if not index[key]:
            del index[key]
