"""What lets two reports mean one deed: one speaks of it as known, or each tells of one deed there that day."""

from __future__ import annotations

from rashomon.reconciling.facts import Facts
from rashomon.reconciling.families import family, other_means
from rashomon.reconciling.same_days import day_within
from rashomon.reconciling.vetoes import TOGETHER, place_relation

_LONE = {"same_site": 1.0, "same": 1.0, "same_area": 0.5, "near": 0.5}

Sign = tuple[str, float, str]


def known(a: Facts, b: Facts) -> Sign | None:
    """Another report speaks of the incident as known ("Tuesday's attack", "the toll has risen")."""
    if a.claim.report == b.claim.report or not (a.back or b.back) or a.inherited or b.inherited:
        return None
    if family(a.claim.type) != "violence" or place_relation(a, b) not in TOGETHER:
        return None
    one_day = (a.exact and b.exact and a.first == b.first) or day_within(a, b) or day_within(b, a)
    weight = 0.5 if place_relation(a, b) in ("same_area", "near") else 1.0
    return ("known", weight, "told as known elsewhere") if one_day else None


def lone(a: Facts, b: Facts) -> Sign | None:
    """Two reports tell of one deed each at this place on this day, so that they most likely mean the same."""
    if a.claim.report == b.claim.report or not (a.lone and b.lone) or a.first != b.first or a.inherited or b.inherited:
        return None
    if other_means(a.claim.subtype, b.claim.subtype) or (a.struck and b.struck and not a.struck & b.struck):
        return None
    near = place_relation(a, b)
    return ("lone", _LONE[near], "the one deed there that day by either report") if near in _LONE else None
