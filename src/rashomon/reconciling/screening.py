"""A cheap look at two claims of different reports, so that thousands on one town take seconds.

It answers only whether the full judgement could matter: whether the signs that the two can share at best reach a
merge, or the pair is alike enough in its words to be told of as kept apart.  What it turns away is never a merge.
Cost: a few comparisons a pair.  Claims that differ in nothing but words and numbers share a profile, and what two
profiles can share is worked out once; the words of a claim are the bits of one whole number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from rashomon.reconciling.evidence import ALIKE, ENOUGH, sites_and_names
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.families import compatible, family
from rashomon.reconciling.numbers import bounds
from rashomon.reconciling.sides import ANYONE

_JUDGED = frozenset(
    {
        ("agreement", "agreement"), ("siege_change", "siege_change"),
        ("siege_change", "movement"), ("movement", "siege_change"),
    }
)  # fmt: skip
"""Types with signs of their own, which are always judged."""
_MOST_SLACK = 7
_UNCOUNTED = frozenset({"duration", "count"})

Base = tuple[Literal["never", "words", "open", "judge"], float]
"""What two profiles allow: never one event; worth a line if alike; a weight to which words and numbers add; judged.

The weight is lowered by `ENOUGH` where nothing of the content is shared yet, so that words or numbers must add it.
"""


class Screen:
    """The claims of one record, ready to be looked at in pairs."""

    def __init__(self, facts: Sequence[Facts]) -> None:
        self._known: dict[object, int] = {}
        self._profiles: dict[object, int] = {}
        self._words = {fact.order: self._bits(fact.words) for fact in facts}
        self._profile = {fact.order: self._profiles.setdefault(_profile(fact), len(self._profiles)) for fact in facts}
        self._many = len(self._profiles)
        self._bases: dict[int, Base] = {}

    def _bits(self, values: Iterable[object]) -> int:
        mask = 0
        for value in values:
            mask |= 1 << self._known.setdefault(value, len(self._known))
        return mask

    def worth(self, a: Facts, b: Facts) -> bool:
        """Whether the full judgement of the two could change the record."""
        if a.claim.report == b.claim.report:
            return True
        code = self._profile[a.order] * self._many + self._profile[b.order]
        base = self._bases.get(code)
        if base is None:
            base = self._bases[code] = _base(a, b)
        verdict, weight = base
        if verdict == "judge":
            return True
        if verdict == "never":
            return False
        shared = (self._words[a.order] & self._words[b.order]).bit_count()
        if shared and shared >= ALIKE * (len(a.words) + len(b.words) - shared):
            return True
        return verdict == "open" and weight + _number(a, b) >= ENOUGH


def _profile(fact: Facts) -> object:
    return (
        fact.claim.kind, fact.claim.type, fact.claim.subtype, fact.mood, fact.first, fact.last, fact.exact,
        fact.strong_day, fact.lasting, fact.claim.time.granularity, fact.inherited, _sited(fact), fact.doing,
        fact.suspected, fact.done_to, fact.named_origin, fact.back, sites_and_names(fact),
    )  # fmt: skip


def _base(a: Facts, b: Facts) -> Base:
    if a.mood != b.mood or a.claim.kind == "state" or (a.claim.type, b.claim.type) in _JUDGED:
        return "judge", 0.0
    if not compatible(a.claim.type, a.claim.subtype, b.claim.type, b.claim.subtype):
        return "never", 0.0
    if _days_apart(a, b):
        same = (a.claim.type, a.claim.subtype) == (b.claim.type, b.claim.subtype)
        return ("words" if same else "never"), 0.0
    content = _content(a, b)
    one_day = a.exact and b.exact and a.first == b.first
    place = 0.0 if a.inherited or b.inherited else 1.5 if _sited(a) and _sited(b) else 1.0
    near = a.exact != b.exact and a.first is not None and b.first is not None
    day = 1.0 if one_day else 0.5 if near else 0.0
    method = 1.0 if (a.claim.type, a.claim.subtype) == (b.claim.type, b.claim.subtype) else 0.5
    origin = 0.5 if a.named_origin is not None and a.named_origin == b.named_origin else 0.0
    weight = place + content + day + method + origin
    return "open", weight if content or (one_day and place) else min(weight, ENOUGH - 0.5)


def _content(a: Facts, b: Facts) -> float:
    """The weight of doers, victims, names and what is told as known, at best."""
    violent = family(a.claim.type) == "violence"
    weight = 2.0 if a.claim.type == "displacement" else 0.0
    if ((a.doing | a.suspected) & (b.doing | b.suspected)) - ANYONE:
        weight += 1.0
    elif a.doing & ANYONE and b.doing & ANYONE:
        weight += 0.5
    elif violent and a.doing and b.doing:
        weight += 1.0  # the doer may be contested
    if (a.done_to & b.done_to) - ANYONE:
        weight += 1.0
    elif a.done_to & ANYONE and b.done_to & ANYONE:
        weight += 0.5
    if sites_and_names(a) & sites_and_names(b):
        weight += 1.0
    return weight + (1.0 if violent and (a.back or b.back) else 0.0)


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
    if a.strong_day and b.strong_day and not (a.lasting and b.lasting):
        coarse = "day" != a.claim.time.granularity or "day" != b.claim.time.granularity
        if not coarse:
            return a.first != b.first
    if a.first is not None and b.last is not None and a.first - b.last > _MOST_SLACK:
        return True
    return b.first is not None and a.last is not None and b.first - a.last > _MOST_SLACK
