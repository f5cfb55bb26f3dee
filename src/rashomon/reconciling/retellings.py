"""The claims that an earlier version of their report has too, and on what the two differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeVar

from rashomon.reconciling.cores import ALL, Share
from rashomon.reconciling.differences import differences, is_of_the_report
from rashomon.reconciling.grouping import Retold
from rashomon.reconciling.sheets import Sheet
from rashomon.reconciling.versions import COMMON, LEAST_MARKS, are_versions, marks_of, of_one_report, retold, sample_of

Holder = TypeVar("Holder", int, str)


def retellings_of(sheet: Sheet, likely: Iterable[Sheet]) -> Iterator[Retold]:
    """Those of one report; `likely` are the reports that share marks with it, earlier and later ones."""
    yield from _retold(sheet, [one for one in likely if are_versions(sheet, one)])


def retellings_among(sheets: Sequence[Sheet], share: Share = ALL) -> Iterator[Retold]:
    """Those of the share of these reports."""
    holders: dict[int, list[int]] = {}
    marks, samples = [], []
    for number, sheet in enumerate(sheets):
        marks.append(marks_of(sheet))
        samples.append(sample_of(sheet))
        for mark in marks[-1]:
            holders.setdefault(mark, []).append(number)
    for number in range(len(sheets))[share[0] :: share[1]]:
        shared = likely(holders[mark] for mark in marks[number]) - {number}
        versions = [other for other in sorted(shared) if of_one_report(samples[number], samples[other])]
        if versions:
            yield from _retold(sheets[number], [sheets[other] for other in versions])


def likely(holders: Iterable[Collection[Holder]]) -> set[Holder]:
    """Those that hold enough of some marks; what many hold tells nothing."""
    counts = Counter(chain.from_iterable(several for several in holders if len(several) <= COMMON))
    return {other for other, count in counts.items() if count >= LEAST_MARKS}


def _retold(sheet: Sheet, versions: Iterable[Sheet]) -> Iterator[Retold]:
    """Reports of other days are told apart once, by the first claim that differs in it.

    The others that have their day from the report's say nothing more.
    """
    by_id = {one.id: one for one in versions}
    dated: set[str] = set()
    for order, pair in sorted(retold(sheet, by_id.values()).items()):
        earlier = by_id[pair.first.claim.report]
        texts = (_words(earlier), _words(sheet))
        slots = list(differences(pair, texts))
        if earlier.id in dated and is_of_the_report(pair, texts):
            slots = [one for one in slots if one.slot != "day"]
        if any(one.slot == "day" for one in slots):
            dated.add(earlier.id)
        found = tuple((one.slot, one.relation, one.before, one.after) for one in slots)
        yield Retold(second=order, first=pair.first.order, found=found)


def _words(sheet: Sheet) -> str:
    return sheet.report.text if sheet.report else ""
