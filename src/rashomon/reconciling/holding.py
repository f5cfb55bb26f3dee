"""Who holds a place by two claims: rivals at one time, or one after the other.

Source: RECONCILING 4.5.
"""

from __future__ import annotations

from rashomon.reconciling.facts import Facts
from rashomon.reconciling.sides import named, side
from rashomon.reconciling.vetoes import place_relation

_WHOLE = frozenset({"full_hold", "base", "contested"})
DAYS = 3
"""Two accounts of who holds a place speak of one time if their days are no further apart."""
_HERE = frozenset({"same_site", "same", "inside"})


def holders_of(fact: Facts, fighting: frozenset[str]) -> frozenset[str]:
    """The sides that hold a whole place by a claim; of "soldiers" without a side, that of who speaks of them.

    `fighting` are the sides that fight in the report; empty for a claim that does not tell who holds a place.
    """
    if not tells_holder(fact):
        return frozenset()
    found = named(fact.doing)
    if found or fact.named_origin is None or not fact.doing:
        return found
    return frozenset({side(fact.named_origin)} & fighting)


def tells_holder(fact: Facts) -> bool:
    """Whether a claim tells who holds a whole place."""
    whole = fact.claim.type == "control" and fact.claim.subtype in _WHOLE and fact.mood == "done"
    return whole and not {"area_share", "share"} & fact.numbers.keys()


def took(fact: Facts) -> bool:
    """Whether a claim tells that a place was taken."""
    return fact.claim.subtype in ("captured", "recaptured") and fact.mood == "done"


def are_rivals(a: Facts, b: Facts) -> bool:
    """Whether two voices give one place to other sides at one time."""
    if not a.holders or not b.holders or a.holders & b.holders or a.voice == b.voice:
        return False
    if a.last is None or b.last is None or abs(a.last - b.last) > DAYS:
        return False
    wide = any(spot.level in ("area", "country") for spot in (*a.spots, *b.spots))
    parted = any(spot.relation == "part_of" for spot in (*a.spots, *b.spots))
    return not wide and not parted and place_relation(a, b) in _HERE


def took_it(taking: Facts, held: Facts) -> bool:
    """Whether the holder of a place by one claim took it by the other, a few days before at most."""
    if not held.holders or not took(taking) or taking.last is None or held.last is None:
        return False
    if not 0 <= held.last - taking.last < DAYS or not named(taking.doing) & held.holders:
        return False
    return place_relation(taking, held) in _HERE
