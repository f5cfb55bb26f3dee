"""Signs of one event that only some types share: one siege broken, one accord signed, one flight that grows.

Source: RECONCILING 4.1 (updates), annotation guidelines 1.1, section 10 (3).
"""

from __future__ import annotations

from datetime import date

from rashomon.reconciling.facts import Facts
from rashomon.reconciling.numbers import bounds
from rashomon.reconciling.vetoes import place_relation
from rashomon.reconciling.wording import pattern

_SIEGE = pattern("siege")
RARE_KINDS = frozenset({"siege_change", "agreement"})
"""Kinds of events of which a place rarely sees two in a week."""
_FLIGHT_GROWS = 3.0
"""How many times the number of those who fled may grow between two reports of one flight."""
VAGUE_SUBTYPES = frozenset({"unspecified", "breakdown"})
"""Subtypes that leave open by what means it was done."""

Sign = tuple[str, float, str]


def accord(a: Facts, b: Facts) -> Sign | None:
    """One agreement told in the headline, when it is signed and when it takes effect."""
    if not a.claim.type == b.claim.type == "agreement" or a.claim.subtype != b.claim.subtype:
        return None
    if a.claim.report == b.claim.report and a.voice == b.voice:
        return "told_on", 2.0, "the same agreement"
    return ("told_on", 1.5, "the same agreement, in the headline") if a.headline != b.headline else None


def siege(a: Facts, b: Facts) -> Sign | None:
    """A siege is rarely broken twice, and those who reach the besieged have broken it."""
    types = {a.claim.type, b.claim.type}
    if types == {"siege_change", "movement"}:
        reached = a.claim if a.claim.type == "movement" else b.claim
        return ("siege", 1.0, "the same siege") if _SIEGE.search(reached.quote) else None
    one_place = a.claim.report == b.claim.report or place_relation(a, b) in ("same", "same_site")
    if len(types) == 1 and types <= RARE_KINDS and a.claim.subtype == b.claim.subtype and one_place:
        return "siege", 1.0, "an event that is rarely told of twice"
    return None


def flight(a: Facts, b: Facts) -> Sign | None:
    """Where those who flee are heading stands next to where they flee from; a flight grows from report to report."""
    if not a.claim.type == b.claim.type == "displacement":
        return None
    if grown(a, b):
        return "told_on", 1.5, "the same flight, counted again"
    if "destination" not in (a.claim.subtype, b.claim.subtype):
        return None
    first, second = sorted((a.claim.span, b.claim.span))
    near = a.claim.report == b.claim.report and second.start - first.end <= 200
    return ("words", 2.0, "the same flight, from and to") if near else None


def grown(a: Facts, b: Facts) -> bool:
    """Whether a later report counts those who fled one place at about the same days, and not fewer than before."""
    if a.claim.report == b.claim.report or "fled" not in (a.claim.subtype, b.claim.subtype) or not _one_home(a, b):
        return False
    old, new = sorted((a, b), key=lambda fact: (fact.known or date.min, fact.order))
    earlier, later = old.numbers.get("displaced"), new.numbers.get("displaced")
    if earlier is None or later is None:
        return True
    floor, top = earlier.low or 0.0, earlier.high or earlier.low or 0.0
    return floor <= bounds(later)[1] and (later.low or 0.0) <= _FLIGHT_GROWS * top


def _one_home(a: Facts, b: Facts) -> bool:
    """Whether both flee the same town."""
    return place_relation(a, b) in ("same", "same_site")


def denied(a: Facts, b: Facts) -> Sign | None:
    """One report tells of a deed at a place, and another that somebody denies it, which names no other day for it."""
    if a.claim.report == b.claim.report or a.denied == b.denied:
        return None
    if a.inherited or b.inherited or place_relation(a, b) not in ("same", "same_site"):
        return None
    taken = a.claim.type == b.claim.type == "territory_change"
    alike = (a.claim.type, a.claim.subtype) == (b.claim.type, b.claim.subtype)
    told = b if a.denied else a
    lone = told.lone and a.exact and b.exact and a.first == b.first  # the one deed there that day
    if not taken and not lone and (not alike or a.claim.subtype in VAGUE_SUBTYPES):
        return None
    return "denied", 1.5, "what one report tells, a side denies in the other"


def of_two_parts(a: Facts, b: Facts) -> bool:
    """Whether two sides deny each its own part, which may be in two deeds."""
    return a.denied and b.denied and not a.doing & b.doing
