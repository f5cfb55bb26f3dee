"""Islands: sets of claims that joining links, versions and parts connect, and that influence no claim outside."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.reconciling.facts import Facts
from rashomon.reconciling.grouping import Grouping, Retold, groupings_of, told_of
from rashomon.reconciling.links import JOINING, Link
from rashomon.reconciling.shelf import Shelf, Tie


@dataclass(frozen=True, slots=True, kw_only=True)
class Island:
    """One island: its claims by their places, the links that bear on how they are grouped, and their retellings."""

    facts: Mapping[int, Facts]
    links: tuple[Link, ...]
    retold: tuple[Retold, ...]

    def groupings(self) -> tuple[Grouping, ...]:
        """The events and states that the claims make."""
        told = told_of(list(self.facts.values()), self.links, self.retold)
        return groupings_of(self.facts, told, self.links)


def accusing(ties: Mapping[str, Sequence[Tie]], claims: Container[int], shelf: Shelf) -> dict[str, list[Facts]]:
    """By report, the statements that lay one of the claims on somebody."""
    found = [tie.claim for several in ties.values() for tie in several if tie.accused in claims]
    told: dict[str, list[Facts]] = {name: [] for name in ties}
    for fact in shelf.facts(found).values():
        told[fact.claim.report].append(fact)
    return told


class Walk:
    """A walk over a shelf from some claims (places) to all that they are connected with.

    `accusing` are, by report, the statements that lay one of the claims on somebody.  Cost: the claims of the islands
    and their links; one question of each kind to the shelf for each step away.
    """

    def __init__(self, claims: Collection[int], shelf: Shelf) -> None:
        self._shelf = shelf
        self._ties: dict[str, Sequence[Tie]] = {}
        self._facts: dict[int, Facts] = {}
        self._near: dict[int, set[int]] = {}
        self._links: dict[int, list[Link]] = {}
        self._retold: dict[int, Retold] = {}
        frontier = set(claims)
        while frontier:
            self._step(frontier)
            frontier = {near for claim in frontier for near in self._near[claim]} - self._facts.keys()
        self.accusing = accusing(self._ties, self._facts, shelf)

    def _step(self, claims: set[int]) -> None:
        reports = set(self._shelf.reports_of(claims).values())
        ties = self._shelf.ties(reports - self._ties.keys())
        self._ties.update((name, ties.get(name, ())) for name in reports - self._ties.keys())
        self._facts.update(self._shelf.facts(claims))
        for claim in claims:
            self._near[claim] = set()
        for claim, links in self._shelf.links(claims, "joining").items():
            self._links[claim] = [one for one in links if one.kind in JOINING or one.by_person]
            joining = [one for one in self._links[claim] if one.kind in JOINING]
            self._near[claim] |= {one.a for one in joining} | {one.b for one in joining}
        for one in self._shelf.retold(claims):
            self._retold[one.second] = one
            self._connect(one.first, one.second)
        for tie in (tie for report in reports for tie in self._ties[report]):
            for whole in (tie.inside, tie.repeats):
                if whole is not None:
                    self._connect(tie.claim, whole)

    def _connect(self, one: int, other: int) -> None:
        for here, there in ((one, other), (other, one)):
            if here in self._near:
                self._near[here].add(there)

    def islands(self) -> Iterator[Island]:
        """What was walked over, island by island."""
        seen: set[int] = set()
        for start in sorted(self._facts):
            if start in seen:
                continue
            island, todo = {start}, [start]
            while todo:
                new = self._near[todo.pop()] - island
                island |= new
                todo += new
            seen |= island
            links = [link for claim in island for link in self._links.get(claim, ()) if link.a == claim]  # each once
            yield Island(
                facts={claim: self._facts[claim] for claim in sorted(island)},
                links=tuple(link for link in links if link.b in island),
                retold=tuple(self._retold[claim] for claim in sorted(island) if claim in self._retold),
            )
