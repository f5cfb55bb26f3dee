"""Which voices of one cluster are one: told with another name in a rewrite, quoted twice, or cited round about.

A rewrite names its sources in other words ("doctors", "medics"), an agency is cited for what it has from somebody else,
one statement is quoted by two reports, and a text speaks of "the governor" and of "Governor Oleh Synehubov".  None of
these makes a second origin.  Two sources that are named and differ are never taken for one.
Source: RECONCILING 4.2 (1-3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations

from rashomon.model.attribution import Source
from rashomon.model.wording import shingles, words
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.families import family
from rashomon.reconciling.sketches import exact_share_of_shorter, share_of_shorter

NEAR = 0.3
"""The share of the shorter report's runs of words from which on a report is a rewrite of another (decision 0007)."""
EDITED = 0.4
"""The share of the shorter sentence's pairs of words from which on one is the other in other words, in such reports."""
_QUOTED = re.compile(r"[“\"]([^”\"“]{20,})[”\"]")
_SAME_QUOTE = 6
"""Words in a row that two reports put in quotation marks: they quote one statement."""

Told = tuple[str, str]
"""A report and a voice in it."""


def same_voices(facts: Sequence[Facts]) -> Mapping[Told, str]:
    """Report and voice -> the voice that it is, for those of one cluster that are counted as another one."""
    attributed = [fact for fact in facts if fact.named_origin is not None and not fact.denied]
    found: dict[Told, str] = {}
    for told, voice in (*_titles(attributed), *_pairs(attributed), *_cited(facts, attributed)):
        found.setdefault(told, voice)
    return {told: _followed(told, found) for told in found}


def first_said(facts: Sequence[Facts]) -> Mapping[int, date]:
    """Place of a claim that only says again what an earlier report said -> the day of that report.

    Who prints an old statement once more does not make it the latest one.
    """
    found: dict[int, date] = {}
    for a, b in combinations(sorted(facts, key=lambda fact: fact.report_order), 2):
        if a.known is None or b.known is None or a.known >= b.known or found.get(b.order, b.known) <= a.known:
            continue
        one_figure = a.numbers.keys() & b.numbers.keys() and a.mood == b.mood and same_figures(a, b)
        if one_figure and (cites(b, outlet_of(a)) or is_edited(a, b)):
            found[b.order] = a.known
    return found


def outlet_of(fact: Facts) -> str | None:
    """The name of the outlet that published the claim; None where it is not known."""
    return fact.claim.attribution.chain[0].as_written or None


def cites(fact: Facts, outlet: str | None) -> bool:
    """Whether a claim names this outlet as its source, or as the one that passed it on or was told."""
    if outlet is None or outlet == outlet_of(fact):
        return False
    if any(_plain(source.name) == _plain(outlet) for source in fact.claim.attribution.chain[1:]):
        return True
    return re.search(rf"\b{re.escape(outlet)}\b", fact.sentence) is not None


def same_figures(fact: Facts, other: Facts) -> bool:
    """Whether the figures that both claims give are the same ones."""
    shared = fact.numbers.keys() & other.numbers.keys()
    return all(fact.numbers[kind].value == other.numbers[kind].value for kind in shared)


def is_edited(fact: Facts, other: Facts) -> bool:
    """Whether one claim is the other in other words: the reports share much of their text, the sentences more."""
    if share_of_shorter(fact.sketch, other.sketch) < NEAR:
        return False
    return exact_share_of_shorter(fact.sentence, other.sentence, size=2) >= EDITED


def _titles(facts: Sequence[Facts]) -> Iterator[tuple[Told, str]]:
    """ "The regional governor" where the cluster names one "Governor Oleh Synehubov" and no other."""
    named = {fact.voice: _title(fact.claim.attribution.origin) for fact in facts if _is_named(fact)}
    for fact in facts:
        office = words(fact.claim.attribution.origin.name)[-1:]
        bearers = [voice for voice, title in named.items() if office and office[0] in title]
        if not _is_named(fact) and len(bearers) == 1:
            yield (fact.claim.report, fact.voice), bearers[0]


def _title(source: Source) -> frozenset[str]:
    return frozenset(words(source.as_written or "")) - frozenset(words(source.name))


def _pairs(facts: Sequence[Facts]) -> Iterator[tuple[Told, str]]:
    """Voices of two reports that say the same words, or that a rewrite names otherwise."""
    for a, b in combinations(facts, 2):
        if a.claim.report == b.claim.report or a.voice == b.voice or (_is_named(a) and _is_named(b)):
            continue
        if family(a.claim.type) != family(b.claim.type) or not same_figures(a, b):
            continue
        if _quote_one(a.sentence, b.sentence) or is_edited(a, b):
            kept, other = (b, a) if _is_named(b) and not _is_named(a) else (a, b)
            yield (other.claim.report, other.voice), kept.voice


def _cited(facts: Sequence[Facts], attributed: Sequence[Facts]) -> Iterator[tuple[Told, str]]:
    """An outlet that is cited for what its own report has from somebody else."""
    of_outlet: dict[str, list[Facts]] = {}
    for other in facts:
        if other.named_origin is not None:
            of_outlet.setdefault(_plain(outlet_of(other) or ""), []).append(other)
    for fact in attributed:
        for other in of_outlet.get(_plain(fact.claim.attribution.origin.name), ()):
            elsewhere = other.claim.report != fact.claim.report
            if elsewhere and same_figures(fact, other) and other.mood == fact.mood:
                yield (fact.claim.report, fact.voice), other.voice
                break


def _followed(told: Told, found: Mapping[Told, str]) -> str:
    """The voice at the end; where reports cite each other in a circle, the first report's own words: nobody's."""
    by_voice: dict[str, str] = {}
    for (_report, voice), other in found.items():
        by_voice.setdefault(voice, other)
    seen, current = {told[1]}, found[told]
    while current in by_voice:
        if current in seen:
            return f"report:{min(report for report, voice in found if voice in seen)}"
        seen.add(current)
        current = by_voice[current]
    return current


def _is_named(fact: Facts) -> bool:
    return fact.claim.attribution.origin.resolution == "named"


@lru_cache(maxsize=20_000)
def _plain(name: str) -> str:
    return " ".join(word for word in words(name) if word != "the")


def _quote_one(first: str, second: str) -> bool:
    return bool(_quotes(first) & _quotes(second))


@lru_cache(maxsize=20_000)
def _quotes(sentence: str) -> frozenset[tuple[str, ...]]:
    """The runs of words that a sentence puts in quotation marks."""
    runs = (shingles(match[1], size=_SAME_QUOTE) for match in _QUOTED.finditer(sentence))
    return frozenset(run for several in runs for run in several if len(run) >= _SAME_QUOTE)
