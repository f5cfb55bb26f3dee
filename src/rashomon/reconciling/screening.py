"""A cheap look at two claims of different reports, so that thousands on one town take seconds.

It answers only whether the full judgement could matter: whether the signs that the two can share at best reach a
merge, or the pair is alike enough in its words to be told of as kept apart.  What it turns away is never a merge.
Cost: a few comparisons of whole numbers a pair; each claim's words and names are held as the bits of one number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rashomon.reconciling.evidence import ALIKE, ENOUGH, sites_and_names
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.families import compatible, family
from rashomon.reconciling.numbers import meets
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


class Screen:
    """The claims of one record, ready to be looked at in pairs."""

    def __init__(self, facts: Sequence[Facts]) -> None:
        self._places: dict[object, int] = {}
        self._words = {fact.order: self._bits(("word", word) for word in fact.words) for fact in facts}
        self._acting = {f.order: self._bits(("side", one) for one in (f.doing | f.suspected) - ANYONE) for f in facts}
        self._hit = {f.order: self._bits(("side", one) for one in f.done_to - ANYONE) for f in facts}
        self._kinds = {f.order: self._bits(("kind", one) for one in f.numbers.keys() - _UNCOUNTED) for f in facts}
        self._rare = {f.order: self._bits(("name", one) for one in sites_and_names(f)) for f in facts}
        self._sited = {f.order: any(spot.level == "site" for spot in f.spots) for f in facts}
        self._violent = {f.order: family(f.claim.type) == "violence" for f in facts}
        self._fit: dict[tuple[str, str, str, str], bool] = {}

    def _bits(self, values: Iterable[object]) -> int:
        mask = 0
        for value in values:
            mask |= 1 << self._places.setdefault(value, len(self._places))
        return mask

    def worth(self, a: Facts, b: Facts) -> bool:
        """Whether the full judgement of the two could change the record."""
        if a.claim.report == b.claim.report or a.mood != b.mood or a.claim.kind == "state":
            return True
        key = (a.claim.type, a.claim.subtype, b.claim.type, b.claim.subtype)
        fit = self._fit.get(key)
        if fit is None:
            fit = self._fit[key] = compatible(*key)
        if not fit:
            return False
        shared = (self._words[a.order] & self._words[b.order]).bit_count()
        alike = bool(shared) and shared >= ALIKE * (len(a.words) + len(b.words) - shared)
        if alike and key[:2] == key[2:]:
            return True  # told of as kept apart, where they are
        if _days_apart(a, b):
            return False
        return (a.claim.type, b.claim.type) in _JUDGED or self._most(a, b, words=2.0 if alike else 0.0) >= ENOUGH

    def _most(self, a: Facts, b: Facts, *, words: float) -> float:
        """The weight of all signs that the two could share at best; 0 where nothing of the content is shared."""
        one, two = a.order, b.order
        one_day = a.exact and b.exact and a.first == b.first
        place = 0.0 if a.inherited or b.inherited else 1.5 if self._sited[one] and self._sited[two] else 1.0
        content = words + (2.0 if a.claim.type == "displacement" else 0.0)
        if self._acting[one] & self._acting[two]:
            content += 1.0
        elif _anyone(a.doing, b.doing):
            content += 0.5
        elif self._violent[one] and a.doing and b.doing:
            content += 1.0  # the doer may be contested
        if self._hit[one] & self._hit[two]:
            content += 1.0
        elif _anyone(a.done_to, b.done_to):
            content += 0.5
        if self._kinds[one] & self._kinds[two]:
            content += _number(a, b)
        if self._rare[one] & self._rare[two]:
            content += 1.0
        if (a.back or b.back) and self._violent[one]:
            content += 1.0
        if not content and not (one_day and place):
            return 0.0
        near = a.exact != b.exact and a.first is not None and b.first is not None
        day = 1.0 if one_day else 0.5 if near else 0.0
        method = 1.0 if (a.claim.type, a.claim.subtype) == (b.claim.type, b.claim.subtype) else 0.5
        origin = 0.5 if a.named_origin is not None and a.named_origin == b.named_origin else 0.0
        return place + content + day + method + origin


def _number(a: Facts, b: Facts) -> float:
    """The weight of the numbers at best: nothing where they exclude each other."""
    fitting = any(meets(a.numbers[kind], b.numbers[kind]) for kind in a.numbers.keys() & b.numbers.keys() - _UNCOUNTED)
    return 1.5 if fitting else 0.0


def _days_apart(a: Facts, b: Facts) -> bool:
    if a.strong_day and b.strong_day and not (a.lasting and b.lasting):
        coarse = "day" != a.claim.time.granularity or "day" != b.claim.time.granularity
        if not coarse:
            return a.first != b.first
    if a.first is not None and b.last is not None and a.first - b.last > _MOST_SLACK:
        return True
    return b.first is not None and a.last is not None and b.first - a.last > _MOST_SLACK


def _anyone(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a & ANYONE and b & ANYONE)
