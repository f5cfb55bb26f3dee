"""Versions of one report: most of the same words, with some of them changed.

Outlets print the same agency copy with their own changes, and agencies send a story again with later figures.  What
two versions say at the same place of the same text is one statement in two forms, so that any other town, doer, day or
number in it is a difference between the versions and never another event.

Cost: linear in the words to find likely pairs (a sample of the shingles, as in Broder 1997), one alignment of the words
for each pair found.
"""

from __future__ import annotations

import re
import zlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.families import compatible

_WORD = re.compile(r"\w+")
_SHINGLE = 3
_ONE_IN = 4
"""One shingle in so many is looked at to find likely pairs."""
_LEAST_SHARED = 4
ALIKE = 0.4
"""The share of the shorter text's shingles from which on two texts are versions of one report."""
_COMMON = 40
"""A shingle in more reports than this tells nothing of two of them."""
_MOST_WORDS = 5000
_SPANS_MEET = 0.5
_HARMS = frozenset({"attack", "clash", "casualty_detail", "violation", "operation"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The claims of two versions at one place of the text: `first` of the earlier report, `second` of the later one.

    `new` and `old` are the stretches of the later and the earlier text that the other does not have.
    """

    first: Facts
    second: Facts
    new: tuple[Span, ...]
    old: tuple[Span, ...]
    replaced: tuple[tuple[Span, Span], ...]
    """Stretches of the earlier text with what stands in their place in the later one."""


def retold(facts: Sequence[Facts], reports: Mapping[str, Report]) -> dict[int, Pair]:
    """Place in the record of each claim that an earlier version of its report has too -> the two, if they differ.

    Both claims of a pair are of one kind and of types that can be one.
    """
    by_report: dict[str, list[Facts]] = {}
    for fact in facts:
        if fact.claim.duplicate_of is None:
            by_report.setdefault(fact.claim.report, []).append(fact)
    texts = _without_copies({key: _Text(reports[key].text) for key in by_report if key in reports})
    found: dict[int, Pair] = {}
    for one, other in _likely(texts):
        first, second = sorted((one, other), key=lambda key: by_report[key][0].report_order)
        for pair in _aligned(texts[first], texts[second], by_report[first], by_report[second]):
            found.setdefault(pair.second.order, pair)
    return found


class _Text:
    """The words of a report with their places."""

    def __init__(self, text: str) -> None:
        spans = [match.span() for match in _WORD.finditer(text)][:_MOST_WORDS]
        self.starts = [start for start, _end in spans]
        self.ends = [end for _start, end in spans]
        self.words = [text[start:end].casefold() for start, end in spans]

    def range_of(self, span: Span) -> range:
        """The words of a span, by number."""
        return range(bisect_left(self.ends, span.start + 1), bisect_left(self.starts, span.end))

    def span_of(self, first: int, last: int) -> Span:
        """The stretch from the first word to before the last."""
        return Span(self.starts[first], self.ends[last - 1])

    def sample(self) -> frozenset[int]:
        """Some of the shingles, the same ones in every text."""
        words = self.words
        codes = (
            zlib.crc32(" ".join(words[i : i + _SHINGLE]).encode()) for i in range(max(0, len(words) - _SHINGLE + 1))
        )
        return frozenset(code for code in codes if code % _ONE_IN == 0)


def _without_copies(texts: Mapping[str, _Text]) -> dict[str, _Text]:
    """Each text once: what says the same in the same words is a copy, and no version of a third one."""
    kept: dict[str, _Text] = {}
    seen: set[tuple[str, ...]] = set()
    for key, text in texts.items():
        words = tuple(text.words)
        if words not in seen:
            seen.add(words)
            kept[key] = text
    return kept


def _likely(texts: Mapping[str, _Text]) -> Iterator[tuple[str, str]]:
    """Pairs of reports that share enough of their words in the same order."""
    if len(texts) < 2:
        return
    samples = {key: text.sample() for key, text in texts.items()}
    holders: dict[int, list[str]] = {}
    for key in sorted(samples):
        for code in samples[key]:
            holders.setdefault(code, []).append(key)
    shared: Counter[tuple[str, str]] = Counter()
    for keys in holders.values():
        if 1 < len(keys) <= _COMMON:
            shared.update(combinations(keys, 2))
    for (one, other), count in sorted(shared.items()):
        if count >= max(_LEAST_SHARED, ALIKE * min(len(samples[one]), len(samples[other]))):
            yield one, other


def _aligned(a: _Text, b: _Text, mine: Sequence[Facts], theirs: Sequence[Facts]) -> Iterator[Pair]:
    """The claims of the later text with their counterparts in the earlier one."""
    codes = SequenceMatcher(None, a.words, b.words, autojunk=False).get_opcodes()
    to_a: dict[int, int] = {}
    new, old, replaced = [], [], []
    for tag, i, j, k, m in codes:
        if tag == "equal":
            to_a.update(zip(range(k, m), range(i, j), strict=True))
            continue
        if j > i:
            old.append(a.span_of(i, j))
        if m > k:
            new.append(b.span_of(k, m))
        if j > i and m > k:
            replaced.append((a.span_of(i, j), b.span_of(k, m)))
    if not new and not old:
        return
    ranges = [(fact, a.range_of(fact.claim.span)) for fact in mine]
    for fact in theirs:
        own = b.range_of(fact.claim.span)
        there = {to_a[word] for word in own if word in to_a}
        likely = [
            (len(there.intersection(other)) / max(1, min(len(own), len(other))), _kinship(fact, one), -one.order, one)
            for one, other in ranges
            if _one_kind(fact, one)
        ]
        best = max(likely, key=lambda item: (item[0] >= _SPANS_MEET, item[1], item[0], item[2]), default=None)
        if best is not None and best[0] >= _SPANS_MEET:
            yield Pair(first=best[3], second=fact, new=tuple(new), old=tuple(old), replaced=tuple(replaced))


def _one_kind(a: Facts, b: Facts) -> bool:
    if a.claim.kind != b.claim.kind:
        return False
    if compatible(a.claim.type, a.claim.subtype, b.claim.type, b.claim.subtype):
        return True
    return {a.claim.type, b.claim.type} <= _HARMS


def _kinship(a: Facts, b: Facts) -> int:
    """How much alike two claims are in what they tell."""
    same = (a.claim.type == b.claim.type) + (a.claim.subtype == b.claim.subtype)
    return same + (a.numbers.keys() == b.numbers.keys())
