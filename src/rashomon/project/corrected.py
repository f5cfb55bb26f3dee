"""A claim with a correction in it; what the machine read stays in the reading."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar, get_args

from rashomon.model import ActorRef, Claim, Judgement, PlaceRef, Quantity, When
from rashomon.model.claim import Modality, Polarity
from rashomon.model.vocabulary import EVENT_TYPES
from rashomon.model.when import Granularity

_T = TypeVar("_T")
_UNITS: Mapping[str, str | None] = {
    "distance": "km",
    "area": "km2",
    "area_share": "fraction",
    "share": "fraction",
    "weight": "tonnes",
    "duration": "days",
    "sorties": "sorties",
    "strikes": "strikes",
    "equipment": None,
    "money": None,
    "count": None,
}
"""The unit of a number that the reading did not see, where it is not people that are counted."""


def corrected(claim: Claim, judgement: Judgement) -> Claim:
    """The claim with the correction in it, marked with the judgement's number."""
    value = judgement.value
    return by_judgement(_APPLY[value["field"]](claim, value), judgement)


def by_judgement(claim: Claim, judgement: Judgement) -> Claim:
    """The claim marked with the number of a judgement that changed it."""
    return replace(claim, rules=(*claim.rules, f"judgement:{judgement.number}"))


def _with_type(claim: Claim, value: Mapping[str, str]) -> Claim:
    name, _, subtype = value["value"].partition("/")
    return replace(claim, kind="event" if name in EVENT_TYPES else "state", type=name, subtype=subtype)


def _with_day(claim: Claim, value: Mapping[str, str]) -> Claim:
    start = date.fromisoformat(value["start_day"]) if value["start_day"] else None
    end = date.fromisoformat(value["end_day"]) if value["end_day"] else None
    usual: Granularity = "day" if start == end else "days"
    exact = next((one for one in get_args(Granularity) if one == value.get("granularity")), usual)
    told = claim.time.as_written
    return replace(claim, time=When(start=start, end=end, granularity=exact, basis="explicit", as_written=told))


def located(old: PlaceRef | None, value: Mapping[str, str], role: str = "event_location") -> PlaceRef:
    """The place that a judgement gives (`place_id`, `canonical`, `place`), in the words and role of the old one."""
    kind, country, geonameid, lat, lon, radius = json.loads(value["place"])
    return PlaceRef(
        role=old.role if old else role,
        relation=old.relation if old else "in",
        as_written=old.as_written if old else None,
        canonical=value["canonical"],
        place_id=value["place_id"],
        kind=kind,
        country=country,
        geonameid=geonameid,
        lat=lat,
        lon=lon,
        radius_km=radius,
        basis="judgement",
        span=old.span if old else None,
    )


def _with_place(claim: Claim, value: Mapping[str, str]) -> Claim:
    role = value.get("role", "")
    own = [one for one in claim.places if not role or one.role == role]
    old = _of_order(own, value)
    return replace(claim, places=_put(claim.places, old, located(old, value, role or "event_location")))


def _with_number(claim: Claim, value: Mapping[str, str]) -> Claim:
    kind = value["kind"]
    old = _of_order([one for one in claim.quantities if one.kind == kind], value)
    if value.get("gone"):
        return replace(claim, quantities=tuple(one for one in claim.quantities if one is not old))
    low, high = (float(value[end]) if value[end] else None for end in ("low", "high"))
    new = replace(
        old or Quantity(kind=kind, unit=_UNITS.get(kind, "persons")),
        low=low,
        high=high,
        value=low if low == high else None,
        qualifier=None,
    )
    return replace(claim, quantities=_put(claim.quantities, old, new))


def _with_actor(claim: Claim, value: Mapping[str, str]) -> Claim:
    role = value["role"]
    old = _of_order([one for one in claim.actors if one.role == role], value)
    if value.get("gone"):
        return replace(claim, actors=tuple(one for one in claim.actors if one is not old))
    new = ActorRef(
        role=role,
        id=value["actor_id"],
        name=value["actor_name"],
        as_written=old.as_written if old else None,
        span=old.span if old else None,
    )
    return replace(claim, actors=_put(claim.actors, old, new))


def _of_order(found: Sequence[_T], value: Mapping[str, str]) -> _T | None:
    """The one that `order` counts, from 1; None if there are not so many."""
    place = int(value.get("order", "1")) - 1
    return found[place] if place < len(found) else None


def _put(several: tuple[_T, ...], old: _T | None, new: _T) -> tuple[_T, ...]:
    """The tuple with `new` in the place of `old`, or at its end."""
    return (*several, new) if old is None else tuple(new if one is old else one for one in several)


def _with_modality(claim: Claim, value: Mapping[str, str]) -> Claim:
    known = next(one for one in get_args(Modality) if one == value["value"])
    return replace(claim, modality=known)


def _with_polarity(claim: Claim, value: Mapping[str, str]) -> Claim:
    known = next(one for one in get_args(Polarity) if one == value["value"])
    return replace(claim, polarity=known)


_APPLY: Mapping[str, Callable[[Claim, Mapping[str, str]], Claim]] = {
    "type": _with_type,
    "day": _with_day,
    "place": _with_place,
    "number": _with_number,
    "actor": _with_actor,
    "modality": _with_modality,
    "polarity": _with_polarity,
}
