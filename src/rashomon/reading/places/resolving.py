"""Which feature each name means: a joint choice over the whole report.

Every name gets the candidates of the gazetteer; each candidate is scored by its prior, by the nouns beside the name,
by a division or country named with it, by the countries and divisions that the rest of the report speaks of, and by how
near it lies to what the other names mean.  Three rounds, since each choice helps the next; one sense for each name.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.gazetteer import Candidate, Gazetteer
from rashomon.gazetteer.keys import fold
from rashomon.reading.places.questions import DIVISIONS, Question, closeness, codes_of, is_in_towns, lies_in
from rashomon.reading.places.refusing import LOOSE_LEVEL, QUARTER, is_at_home, why_open
from rashomon.reading.places.words import words

_ROUNDS = 3
_MOST = 48
_LOOSE_WORD = 0.4  # what a name that met by a looser spelling tells of where the report plays
_OF_BUILDING = 0.4  # the same of a famous name that only a building bears
_FAMOUS = 500_000  # people
_TOWNS = frozenset({"city", "district", "admin1", "admin2"})
_GREAT = 100_000  # people; such a town may be meant by a bare name rather than a division elsewhere
_AS_GREAT = 0.25  # of the people of that division


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
    bare: float = 0.8
    called: float = 1.2
    loose: float = 1.0
    holds: float = 3.0
    other_name: float = 0.5


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
    if not kinds and any(c.place.kind == "sea" and c.main and c.level == 0 for c in found):
        found = tuple(c for c in found if c.place.kind != "admin1")  # "the Red Sea" is no province
    if found and not kinds and all(c.place.kind == "admin2" for c in found):
        for country in sorted({c.place.country or "" for c in found}):  # its town is spelt otherwise: "al-X", "X"
            found += gazetteer.lookup(name, country=country, kinds=("city",))
    return found


def resolve(questions: Sequence[Question], votes: Mapping[str, float], weights: Weights | None = None) -> None:
    """Answer the questions in place; `votes` are countries that the report names otherwise (demonyms, actors)."""
    weights = weights or Weights()
    _join_buildings(questions)
    for question in questions:
        _choose(question, dict(votes), {}, [], weights)
    for _round in range(_ROUNDS):
        context = _Context(questions, votes)
        for question in questions:
            countries, divisions, points = context.without(question)
            _choose(question, countries, divisions, points, weights)
    for question in questions:
        if question.twin is not None:
            question.chosen, question.basis = question.twin.chosen, question.twin.basis
    context = _Context(questions, votes)
    holding = {id(town) for question in questions for town in question.towns}
    for question in sorted(questions, key=lambda q: id(q) not in holding):  # what holds nothing must hold nobody
        _leave_open(question, context.without(question), weights)
    _call_one_place_by_one_name(questions)


def _join_buildings(questions: Sequence[Question]) -> None:
    """Join each name that a building bears with the same name alone, which then counts for both."""
    alone = {fold(q.name): q for q in questions if not q.building and not q.kinds}
    for question in questions:
        twin = alone.get(fold(question.name)) if question.building else None
        if twin is not None:
            question.twin = twin
            twin.count += question.count


def _call_one_place_by_one_name(questions: Sequence[Question]) -> None:
    """Where a name is once said to be that of a part of a town, it is that part wherever it stands without a noun."""
    parts = {fold(q.name): q for q in questions if q.kinds and not q.building and (q.town_sure or q.kinds == QUARTER)}
    for question in questions:
        part = parts.get(fold(question.name))
        if part is None or question.kinds or question.building or question.parents or question.towns:
            continue
        if part.chosen is None or part.chosen.place.kind in QUARTER:
            question.chosen, question.basis = part.chosen, part.basis


def _leave_open(
    question: Question,
    evidence: tuple[dict[str, float], dict[str, float], list[tuple[float, float, float]]],
    weights: Weights,
) -> None:
    """Take back a choice that the words forbid, or of a small place far from all that the report speaks of.

    What lies where the report plays is chosen instead, if the name can mean it.
    """
    countries, divisions, points = evidence
    refused = question.chosen
    if refused is None:
        return
    why = why_open(question, refused, countries, points)
    if not why:
        return
    question.candidates = tuple(c for c in question.candidates if c.place.country != refused.place.country)
    question.chosen = None
    _choose(question, countries, divisions, points, weights)
    chosen: Candidate | None = question.chosen
    if chosen is None or not _is_meant(question, chosen, countries, points):
        question.chosen, question.basis = None, f"unknown: no {question.name} is known {why}"


def _is_meant(
    question: Question,
    chosen: Candidate,
    countries: Mapping[str, float],
    points: Sequence[tuple[float, float, float]],
) -> bool:
    """Whether the next choice lies in a country of the report, or beside its places, and nothing forbids it."""
    if chosen.place.kind not in _TOWNS or not is_at_home(chosen, countries, points):
        return False
    return bool(points) and not why_open(question, chosen, countries, points)


class _Context:
    """What all the present choices say about where the report plays."""

    def __init__(self, questions: Sequence[Question], votes: Mapping[str, float]) -> None:
        self._countries: dict[str, float] = defaultdict(float, votes)
        self._divisions: dict[str, float] = defaultdict(float)
        self._points: list[tuple[int, float, float, float]] = []
        self._own: dict[int, tuple[str | None, str | None, float]] = {}
        for question in questions:
            if question.chosen is None or question.twin is not None:
                continue
            place = question.chosen.place
            weight = (1 + math.log(question.count)) * _confidence(question)
            if question.chosen.level >= LOOSE_LEVEL and not (question.parents or question.within):
                weight *= _LOOSE_WORD
            if question.building and place.population >= _FAMOUS:
                weight *= _OF_BUILDING
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
    called = words().called.get(question.noun, ())
    best: list[tuple[float, int, Candidate, str]] = []
    for order, candidate in enumerate(question.candidates):
        place = candidate.place
        score, why = candidate.score, ""
        if question.kinds:
            score += weights.kind if place.kind in question.kinds else -weights.wrong_kind
        if place.country in called:
            score += weights.called
        if place.id in twins:
            score -= weights.twin
        elif not question.kinds and _is_outshone(candidate, question.candidates):
            score -= weights.bare
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
        close = closeness(candidate, points, weights.reach_km)
        if question.within and lies_in(candidate, question.within):
            score += weights.parent
        if question.towns and is_in_towns(question, candidate):
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


def _twins(question: Question) -> frozenset[str]:
    """Divisions that share their name with a town inside them: the bare name is the town's."""
    towns = {c.place.admin1 for c in question.candidates if c.place.kind == "city" and c.place.admin1}
    return frozenset(c.place.id for c in question.candidates if c.place.kind in DIVISIONS and c.place.admin1 in towns)


def _is_outshone(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether a division elsewhere has the name of a town nearly as great: "Gaza" is no province unless so called."""
    place = candidate.place
    if place.kind not in DIVISIONS:
        return False
    great = max(_GREAT, _AS_GREAT * place.population)
    return any(c.place.kind == "city" and c.main and c.level == 0 and c.place.population >= great for c in others)


def sense_of(name: str, kinds: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """What mentions must share to be one question: the folded name and the kinds that its nouns allow."""
    return fold(name), tuple(kinds)
