"""A cheap look at two claims of different reports, so that thousands on one town take seconds.

It answers only whether the full judgement could matter: whether the signs that the two can share at best reach a
merge, or the pair is alike enough in its words to be told of as kept apart.  What it turns away is never a merge.
Cost: a few comparisons a pair.  What two kinds of claims allow is worked out once.
"""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.reconciling.battles import FOUGHT_FOR
from rashomon.reconciling.evidence import ALIKE, ENOUGH
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.families import compatible, family, may_speak_of
from rashomon.reconciling.numbers import bounds
from rashomon.reconciling.sides import ANYONE
from rashomon.reconciling.tolls import TOLL_AGAIN, names_rare_deed, tells_again

JUDGED = frozenset(
    {
        ("agreement", "agreement"), ("siege_change", "siege_change"),
        ("siege_change", "movement"), ("movement", "siege_change"),
    }
)  # fmt: skip
"""Types with signs of their own, which are always judged."""
_MOST_SLACK = 7
_UNCOUNTED = frozenset({"duration", "count"})

Kinds = tuple[bool, bool, bool, float]
"""What two kinds of claims allow: always judged; one event at all; of one kind; a weight that they add at best."""


class _Face:
    """What is looked at of a claim."""

    __slots__ = (
        "acting", "again", "anyone",
        "back", "day", "denied", "doing", "exact", "fact", "first", "hit", "kind", "last", "lasting", "lone", "mood",
        "names", "numbers", "origin", "people", "place", "rare", "report", "size", "state", "struck", "words",
    )  # fmt: skip

    def __init__(self, fact: Facts) -> None:
        self.fact = fact
        self.report = fact.claim.report
        self.kind = (fact.claim.type, fact.claim.subtype)
        self.state = fact.claim.kind == "state"
        self.mood, self.denied = fact.mood, fact.denied
        self.first, self.last, self.exact, self.lasting = fact.first, fact.last, fact.exact, fact.lasting
        self.day = fact.strong_day and fact.claim.time.granularity == "day"
        self.lone = fact.lone
        self.origin, self.back, self.again = fact.named_origin, fact.back, fact.back and tells_again(fact)
        self.rare = names_rare_deed(fact)
        self.words, self.size = fact.words, len(fact.words)
        self.acting = (fact.doing | fact.suspected) - ANYONE
        self.anyone, self.doing = bool(fact.doing & ANYONE), bool(fact.doing)
        self.hit, self.people = fact.done_to - ANYONE, bool(fact.done_to & ANYONE)
        self.names, self.struck = fact.rare, fact.struck
        self.place = 0.0 if fact.inherited else 1.5 if sited(fact) else 1.0
        self.numbers = bool(fact.numbers)


class Screen:
    """Claims ready to be looked at in pairs."""

    def __init__(self, facts: Iterable[Facts]) -> None:
        self._faces = {fact.order: _Face(fact) for fact in facts}
        self._kinds: dict[tuple[tuple[str, str], tuple[str, str]], Kinds] = {}

    def worth(self, a: Facts, b: Facts) -> bool:
        """Whether the full judgement of the two could change the record."""
        one, other = self._faces[a.order], self._faces[b.order]
        if one.report == other.report or one.mood != other.mood or one.state:
            return True
        kinds = self._kinds.get((one.kind, other.kind))
        if kinds is None:
            kinds = self._kinds[one.kind, other.kind] = _kinds(*one.kind, *other.kind)
        judged, compatible_kinds, same, _weight = kinds
        if judged:
            return True
        if not compatible_kinds:
            return False
        apart = _days_apart(one, other)
        if apart and not same:
            return False
        if one.denied != other.denied and not apart:
            return True
        shared = len(one.words & other.words)
        if shared and shared >= ALIKE * (one.size + other.size - shared):
            return True
        return not apart and self._weight(one, other, kinds) >= ENOUGH

    @staticmethod
    def _weight(one: _Face, other: _Face, kinds: Kinds) -> float:
        """The weight of all signs that the two can share at best."""
        weight = kinds[3] + min(one.place, other.place)
        if one.exact and other.exact and one.first == other.first:
            weight += 1.0
        elif not (one.exact and other.exact) and one.first is not None and other.first is not None:
            weight += 0.5
        if one.lone and other.lone:
            weight += 1.0
        if one.origin is not None and one.origin == other.origin:
            weight += 0.5
        if (one.back or other.back) and family(one.kind[0]) == "violence":
            weight += 1.0
        if one.again or other.again or one.rare or other.rare:
            weight += TOLL_AGAIN
        if not one.acting.isdisjoint(other.acting):
            weight += 1.0
        elif one.doing and other.doing:
            weight += 0.5 if one.anyone and other.anyone else 1.0
        fought = "clash" in (one.kind[0], other.kind[0]) and not one.acting.isdisjoint(other.acting)
        if fought or one.hit & other.hit or one.acting & other.hit or other.acting & one.hit:
            weight += 1.0
        elif one.people and other.people:
            weight += 0.5
        if not one.names.isdisjoint(other.names):
            weight += 1.0
        if not one.struck.isdisjoint(other.struck):
            weight += 2.0
        if one.numbers and other.numbers:
            weight += _number(one.fact, other.fact)
        return weight


def _kinds(type_a: str, subtype_a: str, type_b: str, subtype_b: str) -> Kinds:
    same = (type_a, subtype_a) == (type_b, subtype_b)
    weight = (1.0 if same else 0.5) + (2.0 if type_a == "displacement" else 0.0)
    weight += FOUGHT_FOR if is_of_fight_by_type(type_a, type_b) else 0.0
    spoken = may_speak_of(type_a, subtype_a, type_b, subtype_b)
    fit = spoken or compatible(type_a, subtype_a, type_b, subtype_b)
    return spoken or (type_a, type_b) in JUDGED, fit, same, weight


def is_of_fight_by_type(type_a: str, type_b: str) -> bool:
    """Whether two types may add what a fight adds, by its place or by the losses of either side."""
    others = {"clash", "casualty_detail"}
    return {type_a, type_b} <= others or ("territory_change" in (type_a, type_b) and bool({type_a, type_b} & others))


def _number(a: Facts, b: Facts) -> float:
    """The weight of the numbers at best; it counts against where they are far apart."""
    weights = [_fit(a, b, kind) for kind in a.numbers.keys() & b.numbers.keys() if kind not in _UNCOUNTED]
    return min(weights, default=0.0)


def _fit(a: Facts, b: Facts, kind: str) -> float:
    low_a, high_a = bounds(a.numbers[kind])
    low_b, high_b = bounds(b.numbers[kind])
    return 1.5 if max(low_a, low_b) <= min(high_a, high_b) else 0.0


def sited(fact: Facts) -> bool:
    """Whether a claim names a site."""
    return any(spot.level == "site" for spot in fact.spots)


def _days_apart(a: _Face, b: _Face) -> bool:
    if a.day and b.day and not (a.lasting and b.lasting):
        return a.first != b.first
    if a.first is not None and b.last is not None and a.first - b.last > _MOST_SLACK:
        return True
    return b.first is not None and a.last is not None and b.first - a.last > _MOST_SLACK
