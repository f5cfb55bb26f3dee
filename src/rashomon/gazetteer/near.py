"""The candidates of one name, ranked with what is known to be near it, and why the first one wins."""

from __future__ import annotations

import math
from dataclasses import dataclass

from rashomon.gazetteer.catalogue import Candidate, Gazetteer
from rashomon.model.earth import distance_km
from rashomon.model.place import Place

_INSIDE = 4.0  # in units of the prior, about four powers of a hundred of population
_CLOSE = 3.0
_REACH_KM = 150.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A candidate with its score in this context and the reasons for it."""

    candidate: Candidate
    score: float
    why: str


def rank(gazetteer: Gazetteer, name: str, *, near: str | None = None) -> list[Ranked]:
    """The candidates of `name`, the likeliest first; `near` is a code or name of a country, division or place."""
    anchor = _anchor(gazetteer, near) if near else None
    country = anchor.country if anchor is not None else None
    found = {c.place.id: c for c in gazetteer.lookup(name)}
    if country is not None:
        for candidate in gazetteer.lookup(name, country=country):
            found.setdefault(candidate.place.id, candidate)
    towns = {(c.place.country, c.place.admin1) for c in found.values() if c.place.kind == "city"}
    ranked = [_ranked(candidate, anchor, towns) for candidate in found.values()]
    return sorted(ranked, key=lambda r: (-r.score, r.candidate.place.id))


def _anchor(gazetteer: Gazetteer, near: str) -> Place | None:
    coded = gazetteer.of_code(near)
    if coded is not None:
        return coded
    first = next(iter(gazetteer.lookup(near)), None)
    return first.place if first else None


def _ranked(candidate: Candidate, anchor: Place | None, towns: set[tuple[str | None, str | None]]) -> Ranked:
    place, score, reasons = candidate.place, candidate.score, []
    if place.kind in {"admin1", "admin2"} and (place.country, place.admin1) in towns:
        score -= 1.6  # a bare name is the town's; "province" beside it turns this round
        reasons.append("the division of that name, meant when the text says so")
    if anchor is not None:
        if anchor.kind == "country" or anchor.country is None or place.country != anchor.country:
            inside = anchor.country is not None and place.country == anchor.country
        else:
            inside = anchor.admin1 is None or place.admin1 == anchor.admin1
        if inside:
            score += _INSIDE
            reasons.append(f"it lies in {anchor.name}")
        if anchor.kind != "country" and None not in (place.lat, place.lon, anchor.lat, anchor.lon):
            gap = distance_km(place.lat or 0.0, place.lon or 0.0, anchor.lat or 0.0, anchor.lon or 0.0)
            score += _CLOSE * math.exp(-gap / _REACH_KM)
            if gap < _REACH_KM:
                reasons.append(f"{gap:.0f} km from {anchor.name}")
    reasons.append(
        ("its spelling meets exactly", "its spelling differs by spaces or doubled letters", "a transliteration of it")[
            candidate.level
        ]
    )
    if candidate.capital:
        reasons.append("a capital")
    if place.population:
        reasons.append(f"{place.population:,} people")
    if place.id.startswith("rx:"):
        reasons.append(f"in the curated supplement ({place.source})")
    return Ranked(candidate=candidate, score=score, why="; ".join(reasons))
