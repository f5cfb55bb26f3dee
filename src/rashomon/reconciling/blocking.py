"""Where a claim is filed, and where the claims are looked for that it may have to do with.

Two claims are looked at if one is filed where the other looks; it does not matter which of them comes first, since
each key that one looks for and the other is filed under has its counterpart the other way round.

Cost: linear in the claims plus the pairs that meet: one report, or one place and fortnight (400 days for states).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from rashomon.reconciling import duplicates
from rashomon.reconciling.battles import is_of_battle, is_of_fight
from rashomon.reconciling.cores import ALL, Share
from rashomon.reconciling.faces import faces_of
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.families import IN_THE_COURSE, family
from rashomon.reconciling.geography import Spot
from rashomon.reconciling.holding import DAYS, took
from rashomon.reconciling.links import Link, across, is_compared, judged
from rashomon.reconciling.relations import MOST_DAYS, lifts, reaches_far
from rashomon.reconciling.screening import Screen
from rashomon.reconciling.state_rules import LONG_DAYS
from rashomon.reconciling.statements import is_of_deed_told_elsewhere
from rashomon.reconciling.tables import Beyond, Judgeable, Pairs, Repeating

_CELL_DEG = 1.0
_DAYS = 14
_WIDE_CELLS = 25
FEW = 200
"""Claims below which it does not pay to put them into columns."""
_AT_ONCE = 200_000
"""Pairs that are looked at in one go."""
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Keys:
    """Where a claim is filed, and what it looks for."""

    filed: frozenset[Key]
    sought: frozenset[Key]


def copy_keys(fact: Facts) -> Keys:
    """The keys on which a claim meets its copies; none for scraped repeats."""
    if fact.repeats is not None:
        return Keys(frozenset(), frozenset())
    filed, sought = duplicates.keys_of(fact)
    return Keys(frozenset(filed), frozenset(sought))


def claim_keys(fact: Facts) -> Keys:
    """The keys on which a claim meets those that may tell of the same event or state; none for parts and repeats."""
    if not is_compared(fact):
        return Keys(frozenset(), frozenset())
    kind, group = fact.claim.kind, family(fact.claim.type)
    both: set[Key] = {(kind, group, "report", fact.claim.report)}
    if fact.claim.type == "territory_change" or is_of_battle(fact):
        both.add((kind, "battle", "report", fact.claim.report))
    if group == "violence" or fact.claim.subtype in IN_THE_COURSE:
        both.add((kind, "deed", "report", fact.claim.report))
    both |= {(kind, group, "dead", name[-1]) for name in fact.dead}
    both |= {(kind, group, "name", name, fact.first) for name in fact.proper if fact.exact}
    cells = _cells(fact)
    if kind == "event":
        both |= {(kind, group, cell, period) for cell in cells for period in _fortnights(fact)}
        if is_of_deed_told_elsewhere(fact):
            both |= {(kind, "violence", cell, period) for cell in cells for period in _fortnights(fact)}
        if is_of_fight(fact):
            both |= {(kind, "battle", cell, period) for cell in cells for period in _fortnights(fact)}
        return Keys(frozenset(both), frozenset(both))
    own, near = _years(fact)
    filed = both | {(kind, group, cell, period) for cell in cells for period in own}
    sought = both | {(kind, group, cell, period) for cell in cells for period in near}
    return Keys(frozenset(filed), frozenset(sought))


def across_keys(fact: Facts) -> Keys:
    """The keys on which claims meet whose clusters stay two: sums, sieges and their ends, rival holders."""
    filed: set[Key] = set()
    sought: set[Key] = set()
    violence = family(fact.claim.type) == "violence" and fact.mood == "done" and fact.last is not None
    if violence and not fact.inherited:
        day = fact.first if fact.first is not None else fact.last
        areas = _cells(fact) | {("land", spot.country or spot.key) for spot in fact.spots}
        filed |= {("hit", area, (day or 0) // _DAYS) for area in areas}
        sought |= {("sum", area, (day or 0) // _DAYS) for area in areas}
    if reaches_far(fact) and not fact.inherited:
        wide = {("land", spot.country or spot.key) for spot in fact.spots if spot.level == "country"}
        filed |= {("sum", area, period) for area in wide | _cells(fact) for period in _days_of_sum(fact)}
        sought |= {("hit", area, period) for area in wide | _cells(fact) for period in _days_of_sum(fact)}
    if fact.claim.type == "siege_state" or lifts(fact):
        one, other = ("siege", "end") if fact.claim.type == "siege_state" else ("end", "siege")
        own, near = _years(fact)
        filed |= {(one, cell, period) for cell in _cells(fact) for period in own}
        sought |= {(other, cell, period) for cell in _cells(fact) for period in near}
    if (fact.holders or took(fact)) and fact.last is not None:
        days = range(fact.last // (DAYS + 1) - 1, fact.last // (DAYS + 1) + 2)
        one = "held" if fact.holders else "taken"
        filed |= {(one, cell, days[1]) for cell in _cells(fact)}
        sought |= {(other, cell, day) for cell in _cells(fact) for day in days for other in ("held", "taken")}
    return Keys(frozenset(filed), frozenset(sought))


def copy_links(facts: Sequence[Facts], share: Share = ALL) -> Iterator[Link]:
    """The links to copies among these claims, for those of the share and earlier ones."""
    for a, b in _likely(facts, map(copy_keys, facts), Repeating, share):
        if duplicates.are_copies(a, b):
            yield Link(kind="copy", a=min(a.order, b.order), b=max(a.order, b.order))


def judged_links(facts: Sequence[Facts], share: Share = ALL) -> Iterator[Link]:
    """What follows for these claims from being judged pair by pair, each of the share with earlier ones."""
    screen = Screen(facts)
    for a, b in _likely(facts, map(claim_keys, facts), Judgeable, share):
        if screen.worth(a, b) and (link := judged(a, b)) is not None:
            yield link


def across_links(facts: Sequence[Facts], share: Share = ALL) -> Iterator[Link]:
    """The links of each claim of the share with earlier ones that join no clusters and need no judgement."""
    for a, b in _likely(facts, map(across_keys, facts), Beyond, share):
        yield from across(a, b)


def _likely(
    facts: Sequence[Facts], keys: Iterable[Keys], table: type[Repeating] | type[Judgeable] | type[Beyond], share: Share
) -> Iterator[tuple[Facts, Facts]]:
    """The pairs of claims that meet on a key, without most of those that give no link where there are many."""
    if len(facts) < FEW:
        yield from pairs(facts, keys, share)
        return
    columns = table(faces_of(facts, table.COLUMNS))
    for a, b in _in_columns(keys, share):
        for one, other in zip(*(found.tolist() for found in columns.among(a, b)), strict=True):
            yield facts[one], facts[other]


def pairs(facts: Sequence[Facts], keys: Iterable[Keys], share: Share = ALL) -> Iterator[tuple[Facts, Facts]]:
    """Each pair of claims that meet on a key, once."""
    for number, met in _met(keys, share):
        for other in met:
            yield facts[other], facts[number]


def _in_columns(keys: Iterable[Keys], share: Share) -> Iterator[Pairs]:
    """The same, as numbers of claims."""
    ones, others, told = [], [], 0
    for number, met in _met(keys, share):
        ones.append(np.fromiter(met, dtype=np.int32, count=len(met)))
        others.append(np.full(len(met), number, dtype=np.int32))
        told += len(met)
        if told > _AT_ONCE:
            yield np.concatenate(ones), np.concatenate(others)
            ones, others, told = [], [], 0
    if ones:
        yield np.concatenate(ones), np.concatenate(others)


def _met(keys: Iterable[Keys], share: Share) -> Iterator[tuple[int, set[int]]]:
    """Each claim (its number) with the earlier ones that it meets, for those of the share that meet any."""
    filed: dict[Key, list[int]] = {}
    for number, found in enumerate(keys):
        if number % share[1] == share[0]:
            met: set[int] = set().union(*(filed[key] for key in found.sought if key in filed))
            if met:
                yield number, met
        for key in found.filed:
            filed.setdefault(key, []).append(number)


def _days_of_sum(fact: Facts) -> Sequence[int]:
    low, high = fact.low_end, fact.high_end
    if low is None or high is None or high - low > MOST_DAYS:
        return ()
    return range(low // _DAYS, high // _DAYS + 1)


def _years(fact: Facts) -> tuple[set[object], set[object]]:
    """The spans of 400 days in which a state is filed, and those in which it looks; what has no day meets all."""
    low = fact.first if fact.first is not None else fact.around
    high = fact.last if fact.last is not None else fact.around
    if low is None or high is None:
        return {"undated"}, {"undated", "dated"}
    own = range(low // LONG_DAYS, high // LONG_DAYS + 1)
    return {*own, "dated"}, {*range(own.start - 1, own.stop + 1), "undated"}


def _fortnights(fact: Facts) -> Sequence[int]:
    """The fortnights that the claim reaches into; one on each side of a border."""
    low, high = fact.low_end, fact.high_end
    if low is None or high is None:
        return (0,)
    return range((low - 1) // _DAYS, (min(high, low + 120) + 1) // _DAYS + 1)


def _cells(fact: Facts) -> set[object]:
    if not fact.spots:
        return {("actors", name) for name in fact.doing | fact.done_to} or {"nowhere"}
    cells: set[object] = set()
    for spot in fact.spots:
        cells |= _cells_of(spot)
    return cells


@lru_cache(maxsize=100_000)
def _cells_of(spot: Spot) -> frozenset[object]:
    if spot.lat is None or spot.lon is None:
        names = {("name", spot.key), *(("name", token) for token in spot.tokens)}
        return frozenset(names | ({("sound", spot.sound)} if spot.sound else set()))
    if spot.level == "country":
        return frozenset({("country", spot.country or spot.key)})
    reach = min(spot.reach_km, 250.0) if spot.level == "area" else 25.0
    tall = reach / 111.0
    wide = tall / max(0.2, math.cos(math.radians(spot.lat)))
    cells: set[object] = {
        (row, column)
        for row in range(math.floor((spot.lat - tall) / _CELL_DEG), math.floor((spot.lat + tall) / _CELL_DEG) + 1)
        for column in range(math.floor((spot.lon - wide) / _CELL_DEG), math.floor((spot.lon + wide) / _CELL_DEG) + 1)
    }
    if len(cells) > _WIDE_CELLS:
        cells = {(math.floor(spot.lat / _CELL_DEG), math.floor(spot.lon / _CELL_DEG))}
    if spot.level == "city" and spot.sound:
        cells.add(("sound", spot.sound))
    return frozenset(cells | {("name", token) for token in spot.tokens if spot.level == "site"})
