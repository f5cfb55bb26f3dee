"""Whose a shared name is: the bearer that fits the lands and the year of a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.reading.names import ARMED_KINDS, NameHit, fold
from rashomon.reading.party_names import is_numbered
from rashomon.reading.registry import Registry

_AT_HOME_KINDS = frozenset({"rebel_group", "militia", "police", "peacekeepers"})
_TOO_EARLY = 10
"""Years before its first in which a group can be met under its name."""
_BEFORE_OFFICE, _AFTER_OFFICE = 3, 10
"""Years around a leader's term in which the name still means the leader: elections before it, trials after it."""
_NO_ACTOR, _ABROAD, _LONG_AGO = 50, 20, 30
"""How badly a bearer of a shared name fits: one without a row, one of another country, one of another age."""


def homes(hits: Sequence[NameHit], registry: Registry) -> dict[str, int]:
    """How often the report names an armed group of each country (ISO code); shared and ordinary names left out."""
    found: dict[str, int] = {}
    for hit in hits:
        actor = None if hit.ambiguous or hit.others or hit.sort != "name" else registry.by_id(hit.id)
        if actor is not None and actor.country is not None and actor.kind in _AT_HOME_KINDS:
            found[actor.country] = found.get(actor.country, 0) + 1
    return dict(sorted(found.items()))


def settle(
    hits: Sequence[NameHit], registry: Registry, countries: Sequence[str], year: int | None
) -> tuple[NameHit, ...]:
    """The hits with shared names given to the bearer that fits the report's countries and year.

    `countries` are ISO codes, the report's main one first.  An ordinary word ("Wagner", "Amal") stays a name only
    where its bearer's country is among them; a leader's surname only near the years in office.
    """
    kept: list[NameHit] = []
    for hit in hits:
        if hit.sort == "leader" and year is not None and not _in_office(hit, registry, year):
            continue
        hit = _namesake(hit, registry, countries, year)
        hit = _of_its_time(_nearest_bearer(hit, registry, countries, year), registry, countries, year)
        actor = registry.by_id(hit.id)
        foreign = actor is not None and actor.country is not None and actor.country not in countries
        if foreign and is_numbered(hit.text.split()):
            hit = replace(hit, id=f"text:{hit.text.casefold()}", name=hit.text, sort="unit", others=())
            kept.append(hit)  # the fourth division of another army
            continue
        if actor is not None and year is not None and actor.since is not None and year < actor.since - _TOO_EARLY:
            continue  # another group that bore the name before
        if (
            foreign
            and hit.others
            and countries
            and not hit.span_is_acronym()
            and actor is not None
            and actor.kind in ARMED_KINDS
        ):
            continue  # of several bearers none is of these lands
        if not (hit.ambiguous and foreign) or hit.span_is_acronym():
            kept.append(hit)
    return tuple(kept)


def _namesake(hit: NameHit, registry: Registry, countries: Sequence[str], year: int | None) -> NameHit:
    """The hit; given to the group of the report's country that is called like a better known one elsewhere."""
    own = registry.by_id(hit.id) if hit.id in registry.namesakes and hit.sort == "name" else None
    rank = countries.index(own.country) if own is not None and own.country in countries else len(countries)
    for actor in registry.namesakes.get(hit.id, ()) if own is not None else ():
        at_home = actor.country in countries and countries.index(actor.country) < rank
        if at_home and (year is None or (actor.since or year) <= year <= (actor.until or year)):
            return replace(hit, id=actor.id, name=actor.name)
    return hit


def _nearest_bearer(hit: NameHit, registry: Registry, countries: Sequence[str], year: int | None) -> NameHit:
    """The hit given to the bearer of a shared name that fits the report best."""
    if not hit.others:
        return hit
    best = min((hit.id, *hit.others), key=lambda bearer: (_distance(bearer, registry, countries, year), bearer))
    bearer = registry.by_id(best) or registry.states.get(best)
    return hit if bearer is None else replace(hit, id=best, name=bearer.name)


def _of_its_time(hit: NameHit, registry: Registry, countries: Sequence[str], year: int | None) -> NameHit:
    """The hit; for a coalition that was not there yet or no more, the one that the same state led in that year."""
    actor, leader = registry.by_id(hit.id), registry.leader_of(hit.id)
    if actor is None or leader is None or year is None:
        return hit
    if (actor.since or year) <= year <= (actor.until or year):
        return hit
    meant = registry.led_by(leader, countries, year)
    return hit if meant is None else replace(hit, id=meant.id, name=meant.name)


def _distance(actor_id: str, registry: Registry, countries: Sequence[str], year: int | None) -> tuple[int, int]:
    """How badly an actor fits: by its rank among the report's countries and years out of its time, then by years."""
    actor = registry.by_id(actor_id)
    state = registry.states.get(actor_id)
    if state is not None and year is not None:
        return _NO_ACTOR, max(0, (state.since or year) - year, year - (state.until or year))
    if actor is None:
        return _NO_ACTOR, 0
    place = countries.index(actor.country) if actor.country in countries else _ABROAD
    away = 0
    if year is not None:
        away = max(0, (actor.since or year) - year, year - (actor.until or year))
    return place + min(away, _LONG_AGO), away


def _in_office(hit: NameHit, registry: Registry, year: int) -> bool:
    """Whether a leader's name is met near the years in office; true for a name that no row dates."""
    state = registry.states.get(hit.id)
    terms = [leader for leader in state.leaders if fold(leader.name) == fold(hit.text)] if state else []
    return not terms or any(
        (leader.since or year) - _BEFORE_OFFICE <= year <= (leader.until or year) + _AFTER_OFFICE for leader in terms
    )
