"""A cheap look at two claims of different reports, so that thousands on one town take seconds.

It answers only whether the full judgement could matter: whether the signs that the two can share at best reach a
merge, or the pair is alike enough in its words to be told of as kept apart.  What it turns away is never a merge.
Cost: a few comparisons a pair.  What two kinds of claims on two days allow is worked out once; the words, sides and
names of a claim are the bits of whole numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from rashomon.reconciling.evidence import ALIKE, ENOUGH, sites_and_names
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.families import compatible, family
from rashomon.reconciling.numbers import bounds
from rashomon.reconciling.sides import ANYONE
from rashomon.reconciling.tolls import TOLL_AGAIN, tells_again

_JUDGED = frozenset(
    {
        ("agreement", "agreement"), ("siege_change", "siege_change"),
        ("siege_change", "movement"), ("movement", "siege_change"),
    }
)  # fmt: skip
"""Types with signs of their own, which are always judged."""
_MOST_SLACK = 7
_UNCOUNTED = frozenset({"duration", "count"})

Base = tuple[Literal["never", "words", "open", "judge"], float, float]
"""What two profiles allow: never one event; worth a line if alike; a weight to which the rest adds; judged.

The last number is the part of the weight that is the day's.
"""
Marks = tuple[int, int, int, bool, bool, int, bool, int, float, int]
"""Words and their count, sides that act, whether people without a side act, whether anyone does, sides that are hit,
whether people without a side are, rare names, the weight of the place at best, what is struck."""


class Screen:
    """The claims of one record, ready to be looked at in pairs."""

    def __init__(self, facts: Sequence[Facts]) -> None:
        self._known: dict[object, int] = {}
        self._profiles: dict[object, int] = {}
        self._profile = {fact.order: self._profiles.setdefault(_profile(fact), len(self._profiles)) for fact in facts}
        self._bases: dict[int, Base] = {}
        self._marks = {fact.order: self._marked(fact) for fact in facts}

    def _marked(self, fact: Facts) -> Marks:
        acting = self._bits(("side", one) for one in (fact.doing | fact.suspected) - ANYONE)
        hit = self._bits(("side", one) for one in fact.done_to - ANYONE)
        return (
            self._bits(fact.words), len(fact.words), acting, bool(fact.doing & ANYONE), bool(fact.doing), hit,
            bool(fact.done_to & ANYONE), self._bits(sites_and_names(fact)),
            0.0 if fact.inherited else 1.5 if _sited(fact) else 1.0, self._bits(("struck", one) for one in fact.struck),
        )  # fmt: skip

    def _bits(self, values: Iterable[object]) -> int:
        mask = 0
        for value in values:
            mask |= 1 << self._known.setdefault(value, len(self._known))
        return mask

    def worth(self, a: Facts, b: Facts) -> bool:
        """Whether the full judgement of the two could change the record."""
        if a.claim.report == b.claim.report:
            return True
        code = self._profile[a.order] * len(self._profiles) + self._profile[b.order]
        base = self._bases.get(code)
        if base is None:
            base = self._bases[code] = _base(a, b)
        verdict, weight, one_day = base
        if verdict == "judge" or verdict == "never":
            return verdict == "judge"
        words_a, size_a, acting_a, anyone_a, doing_a, hit_a, people_a, names_a, place_a, struck_a = self._marks[a.order]
        words_b, size_b, acting_b, anyone_b, doing_b, hit_b, people_b, names_b, place_b, struck_b = self._marks[b.order]
        shared = (words_a & words_b).bit_count()
        if shared and shared >= ALIKE * (size_a + size_b - shared):
            return True
        if verdict == "words":
            return False
        content = weight - one_day
        if acting_a & acting_b or (doing_a and doing_b):
            content += 1.0 if acting_a & acting_b or not (anyone_a and anyone_b) else 0.5
        if hit_a & hit_b:
            content += 1.0
        elif people_a and people_b:
            content += 0.5
        if names_a & names_b:
            content += 1.0
        if struck_a & struck_b:
            content += 2.0
        if a.numbers and b.numbers:
            content += _number(a, b)
        place = min(place_a, place_b)
        return content + one_day + place >= ENOUGH


def _profile(fact: Facts) -> object:
    return (
        fact.claim.kind, fact.claim.type, fact.claim.subtype, fact.mood, fact.first, fact.last, fact.exact,
        fact.strong_day, fact.lasting, fact.claim.time.granularity, fact.named_origin, fact.back,
        fact.back and tells_again(fact),
    )  # fmt: skip


def _base(a: Facts, b: Facts) -> Base:
    """What the kinds, the days and the source of two claims allow; the weight holds the part that is the day's."""
    if a.mood != b.mood or a.claim.kind == "state" or (a.claim.type, b.claim.type) in _JUDGED:
        return "judge", 0.0, 0.0
    if not compatible(a.claim.type, a.claim.subtype, b.claim.type, b.claim.subtype):
        return "never", 0.0, 0.0
    same = (a.claim.type, a.claim.subtype) == (b.claim.type, b.claim.subtype)
    if _days_apart(a, b):
        return ("words" if same else "never"), 0.0, 0.0
    near = a.exact != b.exact and a.first is not None and b.first is not None
    day = 1.0 if a.exact and b.exact and a.first == b.first else 0.5 if near else 0.0
    origin = 0.5 if a.named_origin is not None and a.named_origin == b.named_origin else 0.0
    grown = 2.0 if a.claim.type == "displacement" else 0.0
    known = 1.0 if family(a.claim.type) == "violence" and (a.back or b.back) else 0.0
    again = TOLL_AGAIN if (a.back and tells_again(a)) or (b.back and tells_again(b)) else 0.0
    return "open", day + (1.0 if same else 0.5) + origin + grown + known + again, day


def _number(a: Facts, b: Facts) -> float:
    """The weight of the numbers at best; it counts against where they are far apart."""
    weights = [_fit(a, b, kind) for kind in a.numbers.keys() & b.numbers.keys() if kind not in _UNCOUNTED]
    return min(weights, default=0.0)


def _fit(a: Facts, b: Facts, kind: str) -> float:
    low_a, high_a = bounds(a.numbers[kind])
    low_b, high_b = bounds(b.numbers[kind])
    return 1.5 if max(low_a, low_b) <= min(high_a, high_b) else 0.0


def _sited(fact: Facts) -> bool:
    return any(spot.level == "site" for spot in fact.spots)


def _days_apart(a: Facts, b: Facts) -> bool:
    named = a.strong_day and b.strong_day and a.claim.time.granularity == b.claim.time.granularity == "day"
    if named and not (a.lasting and b.lasting):
        return a.first != b.first
    if a.first is not None and b.last is not None and a.first - b.last > _MOST_SLACK:
        return True
    return b.first is not None and a.last is not None and b.first - a.last > _MOST_SLACK
