"""Versions of one report: most of the same words, with some of them changed.

Outlets print the same agency copy with their own changes, and agencies send a story again with later figures.  What
two versions say at the same place of the same text is one statement in two forms, so that any other town, doer, day or
number in it is a difference between the versions and never another event.

Cost: linear in the words to find likely pairs (runs of words chosen by their content, then a sample of the shingles, as
in Broder 1997), one alignment of the words for each pair that is needed.
"""

from __future__ import annotations

import re
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from rashomon.model.row import ROWS
from rashomon.model.span import Span
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.families import compatible
from rashomon.reconciling.sheets import Sheet

_WORD = re.compile(r"\w+")
_SHINGLE = 3
_ONE_IN = 4
"""One shingle in so many is looked at to tell how much two texts share."""
_LEAST_SHARED = 4
ALIKE = 0.4
"""The share of the shorter text's shingles from which on two texts are versions of one report."""
_RUN = 4
_EVERY = ((240, 8), (60, 2))
"""Least number of words of a text -> one run of words in so many is a mark of it; all runs in shorter texts."""
LEAST_MARKS = 2
"""Versions share so many marks."""
COMMON = 40
"""A mark of more reports than this tells nothing of two of them."""
_MOST_WORDS = 5000
_SPANS_MEET = 0.5
_HARMS = frozenset({"attack", "clash", "casualty_detail", "violation", "operation"})


Sample = tuple[str | None, frozenset[int]]


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


def retold(sheet: Sheet, likely: Iterable[Sheet]) -> dict[int, Pair]:
    """Place of each claim of a report that an earlier version of the report has too -> the two, if they differ.

    `likely` are the reports that `are_versions` of this one, earlier and later ones, in any order.  Both claims of a
    pair are of one kind and of types that can be one; the earliest version that has the claim counts.
    """
    mine = _told(sheet)
    text = text_of(sheet)
    others = _without_copies(sorted(likely, key=_place))
    if not mine or any(_place(other) < _place(sheet) and text_of(other).words == text.words for other in others):
        return {}
    found: dict[int, Pair] = {}
    for other in others:
        if len(found) == len(mine) or _place(other) > _place(sheet):
            break
        for pair in _aligned(text_of(other), text, _told(other), mine):
            found.setdefault(pair.second.order, pair)
    return found


def _told(sheet: Sheet) -> list[Facts]:
    return [fact for fact in sheet.facts if fact.claim.duplicate_of is None]


def _place(sheet: Sheet) -> int:
    return sheet.facts[0].report_order


def _without_copies(sheets: Iterable[Sheet]) -> list[Sheet]:
    """Each text once: what says the same in the same words is a copy, and no version of a third one."""
    kept: dict[tuple[str, ...], Sheet] = {}
    for sheet in sheets:
        kept.setdefault(tuple(text_of(sheet).words), sheet)
    return list(kept.values())


def are_versions(one: Sheet, other: Sheet) -> bool:
    """Whether two reports share enough of their words in the same order; of rows, whether both are of one number."""
    return of_one_report(sample_of(one), sample_of(other))


def of_one_report(one: Sample, other: Sample) -> bool:
    """The same from what `sample_of` gives of the two."""
    if (one[0], other[0]) != (None, None):
        return one[0] == other[0]
    return len(one[1] & other[1]) >= max(_LEAST_SHARED, ALIKE * min(len(one[1]), len(other[1])))


def marks_of(sheet: Sheet) -> frozenset[int]:
    """Runs of words of a report, chosen by their words: versions of one report share some of them.

    Rows of a table have the names of its columns in common, and much else: of these, only what names the row counts.
    """
    row = _row_of(sheet)
    if row is not None:
        return frozenset(zlib.crc32(f"{number} {row}".encode()) for number in range(LEAST_MARKS))
    words = _folded(_words(sheet))
    every = next((step for least, step in _EVERY if len(words) >= least), 1)
    starts = [i for i, word in enumerate(words[: 1 - _RUN or None]) if _code(word) % every == 0]
    return frozenset(zlib.crc32(" ".join(words[i : i + _RUN]).encode()) for i in starts)


def sample_of(sheet: Sheet) -> Sample:
    """What names a row, if the report is one, and some of its runs of three words, the same ones in every text."""
    return _row_of(sheet), _sample(_words(sheet))


@lru_cache(maxsize=100_000)
def _code(word: str) -> int:
    return zlib.crc32(word.encode())


def _row_of(sheet: Sheet) -> str | None:
    """What names a row of another data set, whose title has its number there; None for a report in prose."""
    report = sheet.report
    return f"{report.media_type} {report.title}" if report is not None and report.media_type in ROWS else None


def text_of(sheet: Sheet) -> _Text:
    """The words of a report; the last ones looked at are kept."""
    return _text(_words(sheet))


def _words(sheet: Sheet) -> str:
    return sheet.report.text if sheet.report else ""


@lru_cache(maxsize=256)
def _text(text: str) -> _Text:
    return _Text(text)


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


@lru_cache(maxsize=8192)
def _sample(text: str) -> frozenset[int]:
    words = _folded(text)
    codes = [
        zlib.crc32(run.encode()) for run in map(" ".join, zip(*(words[i:] for i in range(_SHINGLE)), strict=False))
    ]
    return frozenset(code for code in codes if code % _ONE_IN == 0)


@lru_cache(maxsize=4)
def _folded(text: str) -> list[str]:
    """The words of a text; the last ones are kept, as marks and sample are asked for one after the other."""
    return list(map(str.casefold, _WORD.findall(text)[:_MOST_WORDS]))


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
