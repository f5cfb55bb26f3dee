"""What is asked of a name in a report, and how candidate places lie to what the report tells of where they are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.gazetteer import Candidate
from rashomon.model.earth import distance_km
from rashomon.model.place import Place

DIVISIONS = frozenset({"admin1", "admin2"})
_TOWN_KM, _SUBURBS_KM = 30.0, 20.0


@dataclass(slots=True, kw_only=True)
class Question:
    """One name (all its mentions in one sense) that is to be resolved.

    `parents` are the codes ("US.KY", "LB") of what is named with it, `within` that of the division that it must lie in
    ("" if none is told), `holds` its own codes where it is named as holding others; `towns` are the names of the towns
    that it lies in, `town_sure` whether its nouns leave no doubt of that; `building` says that a noun of what stands in
    a town follows ("the Washington market"), `twin` is then the same name alone; `kinds` what its nouns allow,
    `small` that one of them makes it a village.
    `chosen` and `basis` are the answer.
    """

    name: str
    kinds: tuple[str, ...] = ()
    noun: str = ""
    count: int = 1
    parents: list[tuple[str, ...]] = field(default_factory=list)
    within: str = ""
    holds: list[str] = field(default_factory=list)
    towns: list[Question] = field(default_factory=list)
    town_sure: bool = False
    building: bool = False
    small: bool = False
    twin: Question | None = None
    candidates: tuple[Candidate, ...] = ()
    chosen: Candidate | None = None
    score: float = 0.0
    margin: float = 0.0
    basis: str = "name"


def codes_of(candidate: Candidate) -> tuple[str, ...]:
    """The codes of everything that holds the candidate, itself included if it is a division or a country."""
    place = candidate.place
    return tuple(code for code in (place.country, place.admin1, candidate.admin2) if code)


def closeness(candidate: Candidate, points: Sequence[tuple[float, float, float]], reach_km: float) -> float:
    """0 to 1: how near the candidate lies to what the other names mean."""
    place = candidate.place
    if place.lat is None or place.lon is None or not points:
        return 0.0
    apart = 1.0
    window = reach_km / 111.0 * 4
    for lat, lon, weight in points:
        if abs(lat - place.lat) < window:
            gap = distance_km(place.lat, place.lon, lat, lon)
            apart *= 1.0 - 0.6 * min(1.0, weight) * math.exp(-gap / reach_km)
    return 1.0 - apart


def lies_in(candidate: Candidate, division: str) -> bool:
    """Whether a candidate lies in a country or division ("SY", "SY.07"), as far as it is known where it lies."""
    place = candidate.place
    if division in codes_of(candidate):
        return True
    return (place.admin1 is None or place.id.startswith("rx:")) and place.country in (None, division[:2])


def town_reach_km(town: Place) -> float:
    """How far from the middle of a town its quarters and the villages told of with it lie, in km."""
    return max(_TOWN_KM, town.radius_km + _SUBURBS_KM)


def is_in_towns(question: Question, chosen: Candidate) -> bool:
    """Whether a place lies in a town that is said to hold it, or in the division called after that town."""
    place = chosen.place
    for town in question.towns:
        if town.chosen is None:
            return True
        held = town.chosen.place
        codes = {code for c in town.candidates if c.place.kind in DIVISIONS for code in codes_of(c)[1:]}
        if codes & set(codes_of(chosen)[1:]) and place.country == held.country and place.id != held.id:
            return True
        if None in (place.lat, place.lon, held.lat, held.lon):
            return place.country == held.country
        gap = distance_km(place.lat or 0.0, place.lon or 0.0, held.lat or 0.0, held.lon or 0.0)
        if gap <= town_reach_km(held):
            return True
    return not question.towns
