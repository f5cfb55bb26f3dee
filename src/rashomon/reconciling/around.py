"""What stands around a draft: what it is a part, a plan or the end of, and what it is kept apart from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from rashomon.model.shown import Rank
from rashomon.reconciling import why
from rashomon.reconciling.drafts import Draft, sort_key
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.links import Link
from rashomon.reconciling.relations import INVERSE, covers, lifts

MOST_APART = 4
"""Lines on pairs kept apart that one event shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Where a claim is: the `id` of its event or state, and what it is in it.

    `alone` is no copy, version or part; `counted` claims are those whose values count.  `umbrella` and `rank` (the
    place among events or states) are those of the event.
    """

    id: str
    kind: Literal["event", "state"]
    alone: bool
    counted: bool
    umbrella: bool
    rank: Rank


class Around(Protocol):
    """What is asked for about the claims and drafts around a draft."""

    def home(self, order: int) -> Home:
        """Where the claim at this place is."""

    def links(self, order: int) -> Sequence[Link]:
        """The links of the claim that join no clusters."""

    def draft(self, key: str) -> Draft:
        """The draft of an event or state."""

    def claims(self, key: str) -> Collection[int]:
        """The claims of an event or state."""

    def report(self, report_id: str) -> Sequence[Facts]:
        """All claims of a report."""


def homes_of(draft: Draft, key: str, alone: frozenset[int]) -> Iterator[tuple[int, Home]]:
    """Where each claim of a draft is."""
    rank = sort_key(draft)
    counted = {fact.order for fact in draft.members.counted}
    for fact in draft.facts:
        yield fact.order, Home(
            id=key, kind=draft.facts[0].claim.kind, alone=fact.order in alone, counted=fact.order in counted,
            umbrella=draft.umbrella, rank=rank,
        )  # fmt: skip


def links_around(claims: Iterable[int], around: Around) -> list[Link]:
    """The links of these claims that join no clusters, in no order; those between two of them come twice."""
    return [link for claim in claims for link in around.links(claim)]


def related(
    own: Collection[int], reports: Iterable[str], key: str, links: Sequence[Link], around: Around
) -> tuple[tuple[str, str], ...]:
    """(relation, other event) pairs of an event with these claims of these reports, sorted.

    Each is found at both ends.
    """
    found: set[tuple[str, str]] = set()
    for link in links:
        if link.kind not in INVERSE and link.kind != "under":
            continue
        one, other = around.home(link.a), around.home(link.b)
        if one.id == other.id:
            continue
        if link.kind == "under":
            holds = other.umbrella and not one.umbrella and one.counted and other.counted
            relation = "component_of"
        else:
            holds, relation = one.alone and other.alone, link.kind
        if holds:
            found.add((relation, other.id) if one.id == key else (INVERSE[relation], one.id))
    for report in reports:
        found.update(_in_one_report(own, report, key, around))
    return tuple(sorted(found))


def _in_one_report(own: Collection[int], report: str, key: str, around: Around) -> Iterator[tuple[str, str]]:
    """Parts that are happenings of their own, and what a claim of several events in the same report covers."""
    facts = around.report(report)
    homes = {fact.order: around.home(fact.order) for fact in facts}
    for fact in facts:
        if fact.beside is not None and (fact.order in own) != (fact.beside in own):
            part, whole = homes[fact.order], homes[fact.beside]
            if part.kind == whole.kind == "event" and part.id != whole.id:
                yield ("component_of", whole.id) if part.id == key else ("has_component", part.id)
    if not any(home.umbrella for home in homes.values()):
        return
    counted = [fact for fact in facts if fact.order in own and homes[fact.order].counted]
    umbrella = any(homes[fact.order].umbrella for fact in counted)
    for fact in facts if counted else ():
        home = homes[fact.order]
        if fact.claim.kind != "event" or not home.counted or home.umbrella == umbrella or home.id == key:
            continue
        if umbrella and any(covers(fact, one) for one in counted):
            yield "has_component", home.id
        elif home.umbrella and any(covers(one, fact) for one in counted):
            yield "component_of", home.id


def kept_apart(key: str, links: Sequence[Link], around: Around) -> tuple[str, ...]:
    """One line for each of the first events that an event could be taken for, with what keeps them apart.

    What people decided comes first, and all of it is told.
    """
    lines: dict[str, str] = {}
    apart = [link for link in links if link.kind == "apart"]
    for link in sorted(apart, key=lambda link: (not link.by_person, link.a, link.b)):
        if len(lines) >= MOST_APART and not link.by_person:
            break  # nor are those behind it
        one, other = around.home(link.a), around.home(link.b)
        if one.id != other.id and (link.by_person or (one.alone and other.alone)):
            there = other.id if one.id == key else one.id
            lines.setdefault(there, why.kept_apart(link, there))
    return tuple(lines.values())


def end_of_siege(draft: Draft, links: Sequence[Link], around: Around) -> str | None:
    """The first event that breaks or lifts a siege; None for other states and where none is told."""
    besiegers = {side for fact in draft.facts for side in fact.doing}
    ends = {around.home(link.a) for link in links if link.kind == "ends_siege" and around.home(link.a).counted}
    for home in sorted({(home.rank, home.id) for home in ends}):
        broken = {side for fact in around.draft(home[1]).members.counted if lifts(fact) for side in fact.done_to}
        if not besiegers or not broken or besiegers & broken:
            return home[1]
    return None
