"""What holds between two claims, whatever else is told: each link follows from the facts of the two alone.

Source: RECONCILING 4.1; the relations between events are those of `relations`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from rashomon.model.wording import jaccard
from rashomon.reconciling.evidence import ALIKE, judge
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.holding import are_rivals, took_it
from rashomon.reconciling.judgement import Judgement
from rashomon.reconciling.relations import covers, ends_siege, plan_and_deed, reaches_far
from rashomon.reconciling.state_rules import judge_states

Kind = Literal[
    "same", "copy", "apart", "contradicts", "component_of", "resolves", "under", "ends_siege", "rival", "took_it"
]
JOINING = frozenset({"same", "copy"})
"""Links over which claims come into one cluster; the others hold between clusters."""
_HELD = Judgement(verdict="unsure", rule="", reason="")


class Link(NamedTuple):
    """Two claims, by their places in the record, and what holds between them.

    `a` stands before `b`, unless the kind has a direction: a is `component_of` b, `resolves` it, lies `under` its sum,
    `ends_siege` that b tells of, `took_it` before b tells that it is held.  `judgement` is that of `same` and `apart`.
    A tuple, as there are many.
    """

    kind: Kind
    a: int
    b: int
    judgement: Judgement = _HELD

    def __hash__(self) -> int:
        """Of the claims and the kind, as few links share them."""
        return hash((self.kind, self.a, self.b))

    @property
    def by_person(self) -> bool:
        """Whether a person decided it."""
        return self.judgement.by_person


def is_compared(fact: Facts) -> bool:
    """Whether a claim is judged against others: neither a scraped repeat nor a part of another claim's total."""
    return fact.repeats is None and fact.inside is None


def judged(a: Facts, b: Facts) -> Link | None:
    """The link between two claims of one kind that may be one event or state; None where nothing is to be said."""
    if a.order > b.order:
        a, b = b, a
    judgement = wholes_apart(a, b)
    if judgement is None:
        judgement = judge_states(a, b) if a.claim.kind == "state" else judge(a, b)
    if judgement.verdict == "same":
        return Link(kind="same", a=a.order, b=b.order, judgement=judgement)
    if judgement.rule == "veto.mood" and a.claim.kind == "event":
        found = plan_and_deed(a, b)
        return None if found is None else Link(kind=found[1], a=found[0].order, b=found[2].order)
    if judgement.verdict == "different" and _likely(a, b):
        return Link(kind="apart", a=a.order, b=b.order, judgement=judgement)
    return None


def wholes_apart(a: Facts, b: Facts) -> Judgement | None:
    """What keeps two claims apart because of their place among wholes and parts."""
    if a.umbrella != b.umbrella:
        return Judgement(verdict="different", rule="veto.umbrella", reason="one speaks of several events")
    if a.beside == b.order or b.beside == a.order:
        return Judgement(verdict="different", rule="veto.part", reason="one is a part of the other")
    return None


def _likely(a: Facts, b: Facts) -> bool:
    """Whether a reader could take the two for one, so that the reason is worth a line."""
    if (a.claim.type, a.claim.subtype) != (b.claim.type, b.claim.subtype) or a.claim.kind == "state":
        return False
    return a.claim.report == b.claim.report or jaccard(frozenset(a.words), frozenset(b.words)) >= ALIKE


def across(a: Facts, b: Facts) -> Iterator[Link]:
    """The links between claims whose clusters stay two: sums and what they add up, sieges and their end, holders."""
    for one, other in ((a, b), (b, a)):
        if not one.sums and reaches_far(other) and covers(one, other):
            yield Link(kind="under", a=one.order, b=other.order)
        if ends_siege(one, other):
            yield Link(kind="ends_siege", a=one.order, b=other.order)
        if took_it(one, other):
            yield Link(kind="took_it", a=one.order, b=other.order)
    if are_rivals(a, b):
        yield Link(kind="rival", a=min(a.order, b.order), b=max(a.order, b.order))
