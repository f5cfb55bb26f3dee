"""Copies: scraped repeats inside a report, and sentences that several reports share word for word.

A copy adds a document and nothing else: no origin, no number.
Source: RECONCILING 4.2 (1); prefix filtering after Chaudhuri, Ganti and Kaushik, 2006.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from rashomon.model.claim import Claim
from rashomon.model.report import Report
from rashomon.model.wording import COPIES, jaccard, shingles, words

_SHORT_WORDS = 6


def copies(claims: Sequence[Claim], reports: Mapping[str, Report]) -> dict[str, str]:
    """Copy -> the first claim that it repeats; claims come in the order of the record."""
    known = {claim.id for claim in claims}
    found = {
        claim.id: claim.duplicate_of
        for claim in claims
        if claim.duplicate_of is not None and claim.duplicate_of in known and claim.duplicate_of != claim.id
    }
    originals = [claim for claim in claims if claim.id not in found]
    found |= _across(originals, reports)
    return {copy: _root(copy, found) for copy in found}


def _root(copy: str, found: Mapping[str, str]) -> str:
    seen = {copy}
    current = found[copy]
    while current in found and current not in seen:
        seen.add(current)
        current = found[current]
    return current


def _across(claims: Sequence[Claim], reports: Mapping[str, Report]) -> dict[str, str]:
    sets = [_sentence(claim, reports) for claim in claims]
    common = Counter(shingle for one in sets for shingle in one)
    index: dict[tuple[str, ...], list[int]] = {}
    found: dict[str, str] = {}
    taken: dict[int, set[str]] = {}
    for number, claim in enumerate(claims):
        prefix = _prefix(sets[number], common)
        candidates = sorted({other for shingle in prefix for other in index.get(shingle, ())})
        for other in candidates:
            if claim.report not in taken.get(other, set()) and _copy(claims[other], claim, sets[other], sets[number]):
                found[claim.id] = claims[other].id
                taken.setdefault(other, {claims[other].report}).add(claim.report)
                break
        else:
            for shingle in prefix:
                index.setdefault(shingle, []).append(number)
            taken[number] = {claim.report}
    return found


def _prefix(one: frozenset[tuple[str, ...]], common: Counter[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The rarest shingles; two sets alike enough share at least one of them."""
    ordered = sorted(one, key=lambda shingle: (common[shingle], shingle))
    return ordered[: len(one) - math.ceil(COPIES * len(one)) + 1]


def _sentence(claim: Claim, reports: Mapping[str, Report]) -> frozenset[tuple[str, ...]]:
    report = reports.get(claim.report)
    return shingles(claim.sentence.text_of(report.text) if report else claim.quote)


def _copy(first: Claim, second: Claim, mine: frozenset[tuple[str, ...]], theirs: frozenset[tuple[str, ...]]) -> bool:
    """Whether the second claim says the first's words again, with the same numbers and the same source."""
    if first.report == second.report or _sense(first) != _sense(second):
        return False
    if _one_day(first) and _one_day(second) and first.time.start != second.time.start:
        return False
    if jaccard(frozenset(mine), frozenset(theirs)) < COPIES:
        return False
    if len(words(first.quote)) < _SHORT_WORDS and first.sentence == first.span:
        return words(first.quote) == words(second.quote) and first.time == second.time
    quotes = jaccard(frozenset(shingles(first.quote, size=2)), frozenset(shingles(second.quote, size=2)))
    return quotes >= COPIES


def _one_day(claim: Claim) -> bool:
    return claim.time.start is not None and claim.time.start == claim.time.end


def _sense(claim: Claim) -> tuple[object, ...]:
    origin = None if claim.attribution.own_voice else claim.attribution.origin.id
    numbers = tuple(sorted((q.kind, str(q.low), str(q.high)) for q in claim.quantities))
    return claim.kind, claim.type, claim.subtype, claim.polarity, claim.modality, origin, numbers
