"""Which pairs of claims are looked at, so that ten thousand claims take seconds.

Cost: linear in the claims plus the pairs inside a block (one report, or one place and fortnight).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from rashomon.reconciling.facts import Facts
from rashomon.reconciling.families import family
from rashomon.reconciling.geography import Spot

_CELL_DEG = 1.0
_DAYS = 14
_WIDE_CELLS = 25
Key = tuple[object, ...]


def pairs(facts: Sequence[Facts]) -> Iterator[tuple[Facts, Facts]]:
    """Each pair worth judging, once, in the order of the record."""
    blocks: dict[Key, list[int]] = {}
    for position, fact in enumerate(facts):
        for key in _keys(fact):
            blocks.setdefault(key, []).append(position)
    seen: set[int] = set()
    total = len(facts)
    for members in blocks.values():
        for i, first in enumerate(members):
            for second in members[i + 1 :]:
                code = first * total + second
                if code not in seen:
                    seen.add(code)
                    yield facts[first], facts[second]


def _keys(fact: Facts) -> set[Key]:
    kind, group = fact.claim.kind, family(fact.claim.type)
    keys: set[Key] = {(kind, group, "report", fact.claim.report)}
    keys |= {(kind, group, "dead", name[-1]) for name in fact.dead}
    keys |= {(kind, group, "name", name, fact.first) for name in fact.proper if fact.exact}
    for place in _cells(fact):
        for period in _periods(fact) if kind == "event" else (0,):
            keys.add((kind, group, place, period))
    return keys


def _periods(fact: Facts) -> Sequence[int]:
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


def _cells_of(spot: Spot) -> set[object]:
    if spot.lat is None or spot.lon is None:
        return {("name", spot.key)} | {("name", token) for token in spot.tokens}
    if spot.level == "country":
        return {("country", spot.country or spot.key)}
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
    return cells | {("name", token) for token in spot.tokens if spot.level == "site"}
