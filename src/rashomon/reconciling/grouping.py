"""From the claims that may reach each other to drafts of events and states: copies and versions first, then clusters.

Claims that no joining link, no version and no part connects never influence each other, so that it does not matter
whether they are grouped in one go or each connected set (an island) for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rashomon.reconciling import why
from rashomon.reconciling.clusters import cluster
from rashomon.reconciling.differences import Difference
from rashomon.reconciling.drafts import Draft
from rashomon.reconciling.duplicates import copies
from rashomon.reconciling.evidence import judge
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.judgement import Judgement
from rashomon.reconciling.links import Link, is_compared, wholes_apart
from rashomon.reconciling.origins import voices_of
from rashomon.reconciling.positions import members_of
from rashomon.reconciling.state_rules import judge_states
from rashomon.reconciling.vetoes import veto

_SAME_VERSION = Judgement(
    verdict="same", rule="same.version", reason="the same words in another version of the report", weight=5.0
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    """A claim (its place) that an earlier version of its report has too: `first` is the place of the earlier one.

    `found` are the slots in which the two differ; where there are none, the two are one statement.
    """

    second: int
    first: int
    found: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is not clustered by itself: `repeated` copy -> original, `versions` claim -> the earlier version of it that
    differs, `alike` pairs of claims that two versions have with the same values; all by their places."""

    repeated: Mapping[int, int]
    versions: Mapping[int, Retold]
    alike: tuple[tuple[int, int], ...]
    alone: tuple[Facts, ...] = field(default=())


def told_of(facts: Sequence[Facts], links: Iterable[Link], retellings: Iterable[Retold]) -> Told:
    """Copies and versions: what two versions say with other values is no copy, whatever words they share."""
    alike: dict[int, list[int]] = {}
    for link in links:
        if link.kind == "copy":
            alike.setdefault(link.a, []).append(link.b)
            alike.setdefault(link.b, []).append(link.a)
    found = {retold.second: retold for retold in retellings}
    versions = {order: retold for order, retold in found.items() if retold.found}
    repeated = {fact.order: fact.repeats for fact in facts if fact.repeats is not None}
    repeated |= copies(facts, alike)
    repeated = {copy: original for copy, original in repeated.items() if copy not in versions}
    return Told(
        repeated=repeated,
        versions=versions,
        alike=tuple(sorted((one.first, order) for order, one in found.items() if not one.found)),
        alone=tuple(
            fact for fact in facts
            if fact.order not in repeated and fact.order not in versions and fact.inside is None
        ),
    )  # fmt: skip


def drafts_of(
    facts: Mapping[int, Facts], told: Told, links: Iterable[Link], reports: Mapping[str, Sequence[Facts]]
) -> tuple[Draft, ...]:
    """The drafts of events and states, in the order of their first claims.

    `facts` are those of the claims that are grouped, by their places; `links` those of the kind `same` between them;
    `reports` all claims of their reports.
    """
    alone = {fact.order for fact in told.alone}
    same = [link for link in links if link.kind == "same" and link.a in alone and link.b in alone]
    same += [Link(kind="same", a=a, b=b, judgement=_SAME_VERSION) for a, b in told.alike if a in alone and b in alone]
    same += _over_copies(facts, told, alone)
    groups, used = cluster(told.alone, same, _against)
    builder = _Builder(facts, told, groups)
    for link in used:
        builder.lines[builder.home[link.a]].append(why.merged(link, facts))
    builder.attach_all()
    return tuple(builder.draft(number, reports) for number in range(len(groups)))


def _against(a: Facts, b: Facts) -> Judgement | None:
    found = wholes_apart(a, b)
    if found is not None:
        return found
    if a.claim.kind == b.claim.kind == "state":
        judgement = judge_states(a, b)
        return judgement if judgement.verdict == "different" else None
    return veto(a, b)


def _over_copies(facts: Mapping[int, Facts], told: Told, alone: set[int]) -> list[Link]:
    """The headline that a paper sets over a copied text tells of what the copy's original tells."""
    heads: dict[str, list[Facts]] = {}
    for fact in told.alone:
        if fact.headline:
            heads.setdefault(fact.claim.report, []).append(fact)
    found = []
    for copy, original in told.repeated.items():
        body = facts[copy]
        for head in heads.get(body.claim.report, ()) if original in alone and is_compared(body) else ():
            judgement = judge(*sorted((head, body), key=lambda fact: fact.order))
            if judgement.verdict == "same":
                a, b = sorted((head.order, original))
                found.append(Link(kind="same", a=a, b=b, judgement=judgement))
    return found


class _Builder:
    """Clusters that take in the copies, versions and parts of their claims."""

    def __init__(self, facts: Mapping[int, Facts], told: Told, groups: Sequence[Sequence[int]]) -> None:
        self.facts, self.told = facts, told
        self.home = {order: number for number, group in enumerate(groups) for order in group}
        self.members = [list(group) for group in groups]
        self.lines: list[list[str]] = [[] for _ in groups]

    def attach_all(self) -> None:
        """Versions first, then parts, then copies, each in the order of the record."""
        facts, told = self.facts, self.told
        for version, retold in sorted(told.versions.items()):
            if facts[version].inside is None:
                self._attach(version, why.retold(facts[version].claim, facts[retold.first].claim))
        for part in sorted(order for order, fact in facts.items() if fact.inside is not None):
            whole = facts[part].inside
            if whole is not None and part not in told.repeated:
                self._attach(part, why.part(facts[part].claim, facts[whole].claim))
        for copy, original in sorted(told.repeated.items()):
            self._attach(copy, why.copied(facts[copy].claim, facts[original].claim))

    def _attach(self, order: int, line: str) -> None:
        number = self._settle(order)
        self.members[number].append(order)
        self.lines[number].append(line)

    def _settle(self, order: int) -> int:
        """The cluster of a claim: its own, or that of the claim that it is a part, a version or a copy of."""
        if order not in self.home:
            inside = self.facts[order].inside
            if order in self.told.repeated:
                of = self.told.repeated[order]
            else:
                of = inside if inside is not None else self.told.versions[order].first
            self.home[order] = self._settle(of)
        return self.home[order]

    def draft(self, number: int, reports: Mapping[str, Sequence[Facts]]) -> Draft:
        """One cluster with the statements that lay its deed on someone."""
        members = [self.facts[order] for order in sorted(self.members[number])]
        own = {fact.order for fact in members}
        copied = frozenset(own & self.told.repeated.keys())
        pieces = frozenset(
            fact.order for fact in members
            if fact.inside is not None or self.facts[self.told.repeated.get(fact.order, fact.order)].inside is not None
        )  # fmt: skip
        found = members_of(members, copied, pieces, voices_of(members, copied))
        accusing = {
            fact.order: fact for report in {fact.claim.report for fact in members} for fact in reports[report]
            if fact.accused in own
        }  # fmt: skip
        differences = tuple(
            one for fact in members if fact.order in self.told.versions and self.told.versions[fact.order].first in own
            for one in self.told.versions[fact.order].found
        )  # fmt: skip
        return Draft(
            members=replace(
                found, differences=differences, accusing=tuple(accusing[order] for order in sorted(accusing))
            ),
            why=tuple(self.lines[number]),
            umbrella=any(
                fact.sums or (fact.umbrella and fact.order not in copied)
                for fact in members
                if fact.order not in pieces
            ),
        )
