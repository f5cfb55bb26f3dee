"""Islands: sets of claims that joining links, versions and parts connect, and that influence no claim outside."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.reconciling.facts import Facts
from rashomon.reconciling.grouping import Grouping, Retold, groupings_of, told_of
from rashomon.reconciling.links import JOINING, Link
from rashomon.reconciling.shelf import Shelf


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


class Walk:
    """A walk over a shelf from some claims (places) to all that they are connected with.

    `told` are the claims of all reports that it came by.  Cost: the claims of the islands and their links; one question
    of each kind to the shelf for each step away.
    """

    def __init__(self, claims: Collection[int], shelf: Shelf) -> None:
        self.told: dict[str, Sequence[Facts]] = {}
        self._shelf = shelf
        self._facts: dict[int, Facts] = {}
        self._near: dict[int, set[int]] = {}
        self._links: dict[int, list[Link]] = {}
        self._retold: dict[int, Retold] = {}
        frontier = set(claims)
        while frontier:
            self._step(frontier)
            frontier = {near for claim in frontier for near in self._near[claim]} - self._facts.keys()

    def _step(self, claims: set[int]) -> None:
        reports = set(self._shelf.reports_of(claims).values())
        self.told.update(self._shelf.told(reports - self.told.keys()))
        mates = [fact for report in reports for fact in self.told[report]]
        self._facts.update({fact.order: fact for fact in mates if fact.order in claims})
        for claim in claims:
            self._near[claim] = set()
        for claim, links in self._shelf.links(claims, "joining").items():
            self._links[claim] = [one for one in links if one.kind in JOINING or one.by_person]
            self._near[claim] |= {end for one in links if one.kind in JOINING for end in (one.a, one.b)}
        for one in self._shelf.retold(claims):
            self._retold[one.second] = one
            self._connect(one.first, one.second)
        for fact in mates:
            for whole in (fact.inside, fact.repeats):
                if whole is not None:
                    self._connect(fact.order, whole)

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
            links = {link for claim in island for link in self._links.get(claim, ())}
            yield Island(
                facts={claim: self._facts[claim] for claim in sorted(island)},
                links=tuple(link for link in links if link.a in island and link.b in island),
                retold=tuple(self._retold[claim] for claim in sorted(island) if claim in self._retold),
            )
