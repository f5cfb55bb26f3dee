"""From the claims that may reach each other to drafts of events and states: copies and versions first, then clusters.

Claims that no joining link, no version and no part connects never influence each other, so that it does not matter
whether they are grouped in one go or each connected set (an island) for itself.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from rashomon.reconciling import why
from rashomon.reconciling.clusters import cluster
from rashomon.reconciling.differences import Difference, Found
from rashomon.reconciling.drafts import Draft
from rashomon.reconciling.duplicates import copies
from rashomon.reconciling.evidence import judge
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.families import STATEMENTS
from rashomon.reconciling.judgement import Judgement
from rashomon.reconciling.links import Link, is_compared, wholes_apart
from rashomon.reconciling.origins import voices_of
from rashomon.reconciling.positions import members_of
from rashomon.reconciling.state_rules import SAME_STATE, judge_states
from rashomon.reconciling.vetoes import veto

_SAME_VERSION = Judgement(
    verdict="same", rule="same.version", reason="the same words in another version of the report", weight=5.0
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    """A claim (its place) that an earlier version of its report has too: `first` is the place of the earlier one.

    `found` are the slots in which the two differ, with the value of each; where there are none, the two are one
    statement.
    """

    second: int
    first: int
    found: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """Which claims (by their places, in order) are one event or state, and why.

    `alone` are no copies, versions or parts; `pieces` are parts and their copies; `versions` are those of which both
    claims are here.
    """

    claims: tuple[int, ...]
    alone: frozenset[int]
    copied: frozenset[int]
    pieces: frozenset[int]
    versions: tuple[Retold, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is not clustered by itself: `repeated` copy -> original, `versions` claim -> the earlier version of it that
    differs, `inside` part -> whole, `alike` pairs of claims that two versions have with the same values; all by their
    places.  The other claims stand `alone`."""

    repeated: Mapping[int, int]
    versions: Mapping[int, Retold]
    inside: Mapping[int, int]
    alike: tuple[tuple[int, int], ...]
    alone: tuple[Facts, ...]

    def root(self, order: int) -> int:
        """The claim alone that a claim is a copy, a version or a part of, or the claim itself."""
        while (of := self.of(order)) is not None:
            order = of
        return order

    def of(self, order: int) -> int | None:
        """The claim that a claim directly is a copy, a part or a version of."""
        if order in self.repeated:
            return self.repeated[order]
        if order in self.inside:
            return self.inside[order]
        return self.versions[order].first if order in self.versions else None


def told_of(facts: Sequence[Facts], links: Sequence[Link], retellings: Iterable[Retold]) -> Told:
    """Copies, versions and parts; what two versions say with other values is no copy, whatever words they share.

    A claim that a person set apart from another one is no copy, version or part that would join the two.
    """
    alike: dict[int, list[int]] = {}
    for link in links:
        if link.kind == "copy":
            alike.setdefault(link.a, []).append(link.b)
            alike.setdefault(link.b, []).append(link.a)
    found = {retold.second: retold for retold in retellings}
    versions = {order: retold for order, retold in found.items() if retold.found}
    repeated = {fact.order: fact.repeats for fact in facts if fact.repeats is not None}
    repeated |= copies(facts, alike)
    told = Told(
        repeated={copy: original for copy, original in repeated.items() if copy not in versions},
        versions=versions,
        inside={fact.order: fact.inside for fact in facts if fact.inside is not None},
        alike=tuple(sorted((one.first, order) for order, one in found.items() if not one.found)),
        alone=(),
    )
    for link in sorted((one for one in links if one.kind == "apart" and one.by_person), key=lambda one: (one.a, one.b)):
        told = _cut(told, link)
    return replace(told, alone=tuple(fact for fact in facts if told.of(fact.order) is None))


def _cut(told: Told, apart: Link) -> Told:
    """The same where the two claims of the link do not hang together."""
    if told.root(apart.a) != told.root(apart.b):
        return told
    freed = apart.b if told.of(apart.b) is not None else apart.a
    return replace(
        told,
        repeated={copy: of for copy, of in told.repeated.items() if copy != freed},
        versions={version: of for version, of in told.versions.items() if version != freed},
        inside={part: of for part, of in told.inside.items() if part != freed},
        alike=tuple(pair for pair in told.alike if pair != (apart.a, apart.b)),
    )


def groupings_of(facts: Mapping[int, Facts], told: Told, links: Iterable[Link]) -> tuple[Grouping, ...]:
    """The claims that are grouped, by their places, as events and states, in the order of their first claims alone.

    `links` are those between them.
    """
    alone = {fact.order for fact in told.alone}
    same, apart = [], {}
    for link in links:
        a, b = sorted((told.root(link.a), told.root(link.b))) if link.by_person else (link.a, link.b)
        if link.kind == "same" and a in alone and b in alone and a != b:
            if facts[a].claim.kind == facts[b].claim.kind:  # an event and a state are never one, whoever says so
                same.append(link if (link.a, link.b) == (a, b) else link._replace(a=a, b=b))
        elif link.kind == "apart" and link.by_person:
            apart[a, b] = link.judgement
    same += [Link(kind="same", a=a, b=b, judgement=_SAME_VERSION) for a, b in told.alike if a in alone and b in alone]
    same += _over_copies(facts, told, alone)
    one_state = {(link.a, link.b) for link in same if link.judgement.rule == SAME_STATE}
    groups, used = cluster(told.alone, same, partial(_against, apart=apart, one_state=one_state))
    builder = _Builder(facts, told, groups)
    for link in used:
        builder.lines[builder.home[link.a]].append(why.merged(link, facts))
    builder.attach_all()
    return tuple(builder.grouping(number) for number in range(len(groups)))


def _against(
    a: Facts, b: Facts, apart: Mapping[tuple[int, int], Judgement], one_state: Container[tuple[int, int]]
) -> Judgement | None:
    pair = (a.order, b.order) if a.order < b.order else (b.order, a.order)
    if apart and (found := apart.get(pair)) is not None:
        return found
    if pair in one_state:  # judged when the link was made
        return None
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
            if version not in told.inside:
                self._attach(version, why.retold(facts[version].claim, facts[retold.first].claim))
        for part, whole in sorted(told.inside.items()):
            if part not in told.repeated:
                self._attach(part, why.part(facts[part].claim, facts[whole].claim))
        for copy, original in sorted(told.repeated.items()):
            self._attach(copy, why.copied(facts[copy].claim, facts[original].claim))

    def _attach(self, order: int, line: str) -> None:
        number = self.home[self.told.root(order)]
        self.members[number].append(order)
        self.lines[number].append(line)

    def grouping(self, number: int) -> Grouping:
        """One cluster."""
        told, own = self.told, frozenset(self.members[number])
        versions = (told.versions[order] for order in sorted(own & told.versions.keys()))
        return Grouping(
            claims=tuple(sorted(own)),
            alone=frozenset(order for order in own if told.of(order) is None),
            copied=own & told.repeated.keys(),
            pieces=frozenset(o for o in own if o in told.inside or told.repeated.get(o) in told.inside),
            versions=tuple(retold for retold in versions if retold.first in own),
            why=tuple(self.lines[number]),
        )


def draft_of(grouping: Grouping, facts: Mapping[int, Facts], reports: Mapping[str, Sequence[Facts]]) -> Draft:
    """The draft of a grouping, with the statements that lay its deed on someone.

    `facts` holds its claims by their places, `reports` the claims of their reports, at least those that accuse.
    """
    members = [facts[order] for order in grouping.claims]
    spoken = spoken_among(members)
    copied, pieces = grouping.copied, grouping.pieces | {fact.order for fact in spoken}
    found = members_of(members, copied, pieces, voices_of(members, copied))
    accusing = {
        fact.order: fact for report in {fact.claim.report for fact in members} for fact in reports[report]
        if fact.accused in grouping.claims
    } | {fact.order: fact for fact in spoken}  # fmt: skip
    differences = tuple(
        Difference(slot=slot, relation=relation, before=before, after=after, first=facts[one.first],
                   second=facts[one.second])
        for one in grouping.versions for slot, relation, before, after in one.found
    )  # fmt: skip
    told = [fact for fact in members if fact.order not in pieces]
    return Draft(
        members=replace(found, differences=differences, accusing=tuple(accusing[order] for order in sorted(accusing))),
        why=grouping.why,
        umbrella=any(fact.sums or (fact.umbrella and fact.order not in copied) for fact in told),
    )


def spoken_among(members: Sequence[Facts]) -> list[Facts]:
    """The denials and claims of responsibility among claims of the deed that they speak of, in other reports."""
    if all(fact.claim.type == "communication" for fact in members):
        return []
    return [fact for fact in members if fact.claim.type == "communication" and fact.claim.subtype in STATEMENTS]
