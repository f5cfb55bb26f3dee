"""Copies: sentences that several reports share word for word.

A copy adds a document and nothing else: no origin, no number.  It is printed within a month of its original; the same
words a year later tell of something else ("Two policemen were killed by a roadside bomb").
Source: RECONCILING 4.2 (1); prefix filtering after Chaudhuri, Ganti and Kaushik, 2006.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from rashomon.model.claim import Claim
from rashomon.model.wording import COPIES, jaccard, shingles, words
from rashomon.reconciling.facts import Facts

_SHORT_WORDS = 6
MOST_DAYS = 31
"""Between the publication of an original and that of a copy; a report without a day may be a copy of any."""
_ANY_DAY = -1
Key = tuple[object, ...]


def copies(facts: Sequence[Facts], alike: Mapping[int, Iterable[int]]) -> dict[int, int]:
    """Copy -> the first claim that it repeats, by their places.

    `alike` holds the places of the claims that `are_copies` of each; claims may come in any order.  An original has one
    copy a report.
    """
    by_order = {fact.order: fact for fact in facts}
    found: dict[int, int] = {}
    taken: dict[int, set[str]] = {}
    for order in sorted(alike):
        report = by_order[order].claim.report
        for other in sorted(other for other in alike[order] if other < order and other not in found):
            if report not in taken.setdefault(other, {by_order[other].claim.report}):
                found[order] = other
                taken[other].add(report)
                break
    return found


def keys_of(fact: Facts) -> tuple[tuple[Key, ...], tuple[Key, ...]]:
    """Where a claim is filed and where its copies are looked for: two that are copies meet on one of the keys.

    The rarest shingles would do best; any fixed order will do, and one that depends on no other claim is taken.
    """
    found = sorted(_shingles(fact.sentence))
    prefix = [("copy", fact.sense ^ code) for code in found[: len(found) - math.ceil(COPIES * len(found)) + 1]]
    if fact.known is None:
        return tuple((*key, None) for key in prefix), tuple((*key, day) for key in prefix for day in (None, _ANY_DAY))
    month = fact.known.toordinal() // MOST_DAYS
    filed = tuple((*key, day) for key in prefix for day in (month, _ANY_DAY))
    return filed, tuple((*key, day) for key in prefix for day in (month - 1, month, month + 1, None))


def are_copies(a: Facts, b: Facts) -> bool:
    """Whether the later claim says the earlier one's words again, with the same numbers and the same source."""
    first, second = (a.claim, b.claim) if a.order < b.order else (b.claim, a.claim)
    if a.sense != b.sense or first.report == second.report:
        return False
    if a.known is not None and b.known is not None and abs((a.known - b.known).days) > MOST_DAYS:
        return False
    if one_day(first) and one_day(second) and first.time.start != second.time.start:
        return False
    if _share(_shingles(a.sentence), _shingles(b.sentence)) < COPIES:
        return False
    if len(words(first.quote)) < _SHORT_WORDS and first.sentence == first.span:
        return words(first.quote) == words(second.quote) and first.time == second.time
    quotes = jaccard(frozenset(shingles(first.quote, size=2)), frozenset(shingles(second.quote, size=2)))
    return quotes >= COPIES


@lru_cache(maxsize=20_000)
def _shingles(sentence: str) -> frozenset[int]:
    """The runs of three words, as numbers."""
    return frozenset(zlib.crc32(" ".join(run).encode()) for run in shingles(sentence))


def _share(mine: frozenset[int], theirs: frozenset[int]) -> float:
    return jaccard(frozenset[object](mine), frozenset[object](theirs))


def one_day(claim: Claim) -> bool:
    """Whether the text gives the very day."""
    return claim.time.start is not None and claim.time.start == claim.time.end
