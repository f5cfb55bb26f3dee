"""Which feature each name means: a joint choice over the whole report.

Every name gets the candidates of the gazetteer; each candidate is scored by its prior, by the nouns beside the name,
by a division or country named with it, by the countries and divisions that the rest of the report speaks of, and by how
near it lies to what the other names mean.  Three rounds, since each choice helps the next; one sense for each name.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.gazetteer import Candidate, Gazetteer
from rashomon.gazetteer.extent import distance_km
from rashomon.gazetteer.keys import fold, loosen
from rashomon.reading.places.words import words

_ROUNDS = 3
_MOST = 48
_WELL_KNOWN = 60_000  # people; a town that is named without its country, far from the rest of the report
_FAMOUS = 500_000  # people; such a town may be spelt loosely anywhere
_LOOSE_SHARE = 0.1
_LARGE = 100_000  # people; such a town may be spelt loosely where no country is named
_TELLING = 5  # letters; what is left of a shorter name by a looser spelling tells nothing
DIVISIONS = frozenset({"admin1", "admin2"})
_LAND = frozenset({"region", "river", "sea"})
_LONE = frozenset({"site", "plant", "dam", "river", "mountain", "road"})
_FACILITIES = frozenset({"site", "plant", "dam", "base", "air_base", "airport", "camp", "crossing"})
_LOOSE_LEVEL = 2
_QUARTER = ("district", "city")
_QUARTER_KM = 40.0
_BESIDE = 0.05
_PEOPLED = frozenset({"city", "district", "admin1", "admin2"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each kind of evidence counts, in units of the prior (half the decimal logarithm of the population)."""

    kind: float = 3.0
    wrong_kind: float = 1.5
    parent: float = 6.0
    country: float = 3.6
    division: float = 1.5
    near: float = 1.5
    reach_km: float = 200.0
    twin: float = 1.6
    loose: float = 1.0
    holds: float = 3.0
    other_name: float = 0.5


@dataclass(slots=True, kw_only=True)
class Question:
    """One name (all its mentions in one sense) that is to be resolved.

    `parents` are the codes ("US.KY", "LB") of what is named with it, `within` that of the division that it must lie in
    ("" if none is told), `holds` its own codes where it is named as holding
    others; `kinds` what its nouns allow.  `chosen` and `basis` are the answer.
    """

    name: str
    kinds: tuple[str, ...] = ()
    noun: str = ""
    count: int = 1
    parents: list[tuple[str, ...]] = field(default_factory=list)
    within: str = ""
    holds: list[str] = field(default_factory=list)
    candidates: tuple[Candidate, ...] = ()
    chosen: Candidate | None = None
    score: float = 0.0
    margin: float = 0.0
    basis: str = "name"


def candidates_of(name: str, noun: str, kinds: Sequence[str], gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The features that a name may be; with a facility noun, those that bear name and noun, where there are any."""
    if noun:
        fitting: tuple[Candidate, ...] = ()
        for one in dict.fromkeys((noun, *words().same.get(noun, ()))):
            whole = gazetteer.lookup(f"{name} {one}")
            fitting = tuple(c for c in whole if c.place.kind in kinds and c.place.lat is not None and c.level < 2)
            if fitting:
                break
        if fitting and not DIVISIONS & set(kinds) and "city" not in kinds:
            return fitting
        own = tuple(c for c in fitting if c.place.id.startswith("rx:"))
        if own:
            return own
    found = gazetteer.lookup(name)[:_MOST]
    if kinds and not any(c.place.kind in kinds for c in found):
        countries = {c.place.country for c in found}
        loose = gazetteer.lookup(name, kinds=kinds)
        found += tuple(c for c in loose if c.place.country in countries or not found)
    return found


def codes_of(candidate: Candidate) -> tuple[str, ...]:
    """The codes of everything that holds the candidate, itself included if it is a division or a country."""
    place = candidate.place
    return tuple(code for code in (place.country, place.admin1, candidate.admin2) if code)


def resolve(questions: Sequence[Question], votes: Mapping[str, float], weights: Weights | None = None) -> None:
    """Answer the questions in place; `votes` are countries that the report names otherwise (demonyms, actors)."""
    weights = weights or Weights()
    for question in questions:
        _choose(question, dict(votes), {}, [], weights)
    for _round in range(_ROUNDS):
        context = _Context(questions, votes)
        for question in questions:
            countries, divisions, points = context.without(question)
            _choose(question, countries, divisions, points, weights)
    context = _Context(questions, votes)
    for question in questions:
        _leave_open(question, context.without(question))


def _leave_open(
    question: Question, evidence: tuple[dict[str, float], dict[str, float], list[tuple[float, float, float]]]
) -> None:
    """Take back a choice that the words forbid, or of a small place far from all that the report speaks of."""
    countries, _divisions, points = evidence
    if question.chosen is None:
        return
    why = _why_open(question, question.chosen, countries, points)
    if why:
        question.chosen, question.basis = None, f"unknown: no {question.name} is known {why}"


def _why_open(
    question: Question,
    chosen: Candidate,
    countries: Mapping[str, float],
    points: Sequence[tuple[float, float, float]],
) -> str:
    """Why a choice does not hold; "" where it does."""
    place = chosen.place
    if _is_other_kind(question, chosen, points):
        return "of this kind here"
    if question.within and place.kind != "country" and not _lies_in(chosen, question.within):
        return f"in {question.within}"
    if _is_loosely_met(question, chosen, countries):
        return "in the countries of the report"
    if question.parents or sum(countries.values()) < 2.0:
        return ""
    if len(question.candidates) == 1 and place.kind == "admin2" and question.name.count(" "):
        return ""  # "Walton County": nothing else is called so
    if _is_loose_abroad(chosen, countries) and _closeness(chosen, points, 150.0) < 0.3:
        return "in the countries that the report mainly speaks of"
    if place.kind not in {"city", "admin2", "district", "site"} or place.population >= _WELL_KNOWN or chosen.capital:
        return ""
    if countries.get(place.country or "", 0.0) > 0.05 or _closeness(chosen, points, 150.0) > 0.05:
        return ""
    if place.id.startswith("rx:") and chosen.level < 2:
        return ""
    return "in the countries of the report"


def _is_other_kind(question: Question, chosen: Candidate, points: Sequence[tuple[float, float, float]]) -> bool:
    """Whether the nouns beside a name forbid what was chosen: a desert is no town, and no quarter lies far away."""
    kinds, kind = frozenset(question.kinds), chosen.place.kind
    if kinds and question.noun and kinds <= _LAND:
        return kind in _PEOPLED
    if kinds and kinds <= _PEOPLED and kind in _LONE:
        return True
    if kinds and question.noun and kinds <= _FACILITIES and kind not in kinds and chosen.level >= _LOOSE_LEVEL:
        return True
    return question.kinds == _QUARTER and bool(points) and _closeness(chosen, points, _QUARTER_KM) < _BESIDE


def _lies_in(candidate: Candidate, division: str) -> bool:
    place = candidate.place
    return division in codes_of(candidate) or place.admin1 is None or place.id.startswith("rx:")


def _is_loose_abroad(chosen: Candidate, countries: Mapping[str, float]) -> bool:
    """Whether a small place was met by a looser spelling only, outside the countries that the report mostly names."""
    place = chosen.place
    if chosen.level == 0 or place.kind in {"country", "admin1"} or place.id.startswith("rx:"):
        return False
    share = countries.get(place.country or "", 0.0) / sum(countries.values())
    return share < _LOOSE_SHARE and place.population < _FAMOUS


def _is_loosely_met(question: Question, chosen: Candidate, countries: Mapping[str, float]) -> bool:
    """Whether only a transliteration met, in a country that nothing else in the report speaks of.

    A large town may be spelt loosely where the report names no other country.
    """
    place = chosen.place
    if chosen.level < 2 or place.kind == "country" or place.id.startswith("rx:") or question.parents:
        return False
    total = sum(max(0.0, weight) for weight in countries.values())
    if total > 0.2:
        return countries.get(place.country or "", 0.0) < _LOOSE_SHARE * total and place.population < _FAMOUS
    return place.population < _LARGE or len(loosen(fold(question.name))) < _TELLING


class _Context:
    """What all the present choices say about where the report plays."""

    def __init__(self, questions: Sequence[Question], votes: Mapping[str, float]) -> None:
        self._countries: dict[str, float] = defaultdict(float, votes)
        self._divisions: dict[str, float] = defaultdict(float)
        self._points: list[tuple[int, float, float, float]] = []
        self._own: dict[int, tuple[str | None, str | None, float]] = {}
        for question in questions:
            if question.chosen is None:
                continue
            place = question.chosen.place
            weight = (1 + math.log(question.count)) * _confidence(question)
            self._own[id(question)] = (place.country, place.admin1, weight)
            if place.country:
                self._countries[place.country] += weight
            if place.admin1:
                self._divisions[place.admin1] += weight
            if place.lat is not None and place.lon is not None and place.kind not in {"country", "region"}:
                self._points.append((id(question), place.lat, place.lon, weight))

    def without(
        self, question: Question
    ) -> tuple[dict[str, float], dict[str, float], list[tuple[float, float, float]]]:
        """The evidence of all others."""
        countries, divisions = dict(self._countries), dict(self._divisions)
        country, division, weight = self._own.get(id(question), (None, None, 0.0))
        if country:
            countries[country] -= weight
        if division:
            divisions[division] -= weight
        points = [(lat, lon, w) for owner, lat, lon, w in self._points if owner != id(question)]
        return countries, divisions, points


def _confidence(question: Question) -> float:
    return 1.0 if len(question.candidates) == 1 else 1.0 / (1.0 + math.exp(-1.5 * question.margin))


def _choose(
    question: Question,
    countries: dict[str, float],
    divisions: dict[str, float],
    points: Sequence[tuple[float, float, float]],
    weights: Weights,
) -> None:
    country_total = sum(w for w in countries.values() if w > 0) + 1.0
    division_total = sum(w for w in divisions.values() if w > 0) + 1.0
    twins = _twins(question) if not DIVISIONS & set(question.kinds) else frozenset()
    best: list[tuple[float, int, Candidate, str]] = []
    for order, candidate in enumerate(question.candidates):
        place = candidate.place
        score, why = candidate.score, ""
        if question.kinds:
            score += weights.kind if place.kind in question.kinds else -weights.wrong_kind
        if place.id in twins:
            score -= weights.twin
        if not candidate.main and place.kind in {"city", "admin2"}:
            score -= weights.other_name
        if question.holds and codes_of(candidate)[-1:] and codes_of(candidate)[-1] in question.holds:
            score += weights.holds if place.kind in {"country", *DIVISIONS} else 0.0
        if question.parents:
            inside = sum(any(code in codes_of(candidate) for code in codes) for codes in question.parents)
            score += weights.parent * (inside > 0) - weights.parent * 0.3 * (inside == 0)
            why = "named with its country or division" if inside else ""
        share = max(0.0, countries.get(place.country or "", 0.0)) / country_total
        local = max(0.0, divisions.get(place.admin1 or "", 0.0)) / division_total
        close = _closeness(candidate, points, weights.reach_km)
        if question.within and _lies_in(candidate, question.within):
            score += weights.parent
        score += weights.country * share + weights.division * local + weights.near * close
        if candidate.level == 2 and share < 0.1 and not why:
            score -= weights.loose
        why = why or _reason(share, local, close, place.country)
        best.append((score, -order, candidate, why))
    if not best:
        return
    best.sort(key=lambda row: row[:2], reverse=True)
    question.score, _order, question.chosen, why = best[0]
    question.margin = question.score - best[1][0] if len(best) > 1 else 4.0
    question.basis = "name" if len(best) == 1 or not why else f"context: {why}"


def _reason(share: float, local: float, close: float, country: str | None) -> str:
    if close > 0.3:
        return "near other places of the report"
    if local > 0.2:
        return "in the division that the report speaks of"
    if share > 0.2:
        return f"in the country that the report speaks of ({country})"
    return ""


def _closeness(candidate: Candidate, points: Sequence[tuple[float, float, float]], reach_km: float) -> float:
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


def _twins(question: Question) -> frozenset[str]:
    """Divisions that share their name with a town inside them: the bare name is the town's."""
    towns = {c.place.admin1 for c in question.candidates if c.place.kind == "city" and c.place.admin1}
    return frozenset(c.place.id for c in question.candidates if c.place.kind in DIVISIONS and c.place.admin1 in towns)


def sense_of(name: str, kinds: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """What mentions must share to be one question: the folded name and the kinds that its nouns allow."""
    return fold(name), tuple(kinds)
