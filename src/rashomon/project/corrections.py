"""What a person may correct in a claim, how it is written, and the claim with the correction in it.

type       attack/air_strike
day        2024-03-09, or 2024-03-09..2024-03-12
place      Douma, Syria      (looked up when the judgement is made)
number     killed=19, or killed=15-19
actor      initiator=syr-air (an id of the registry, or a name)
modality   asserted, claimed, suspected, denied, planned, conditional
polarity   affirmed, negated
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import get_args

from rashomon.errors import RashomonError
from rashomon.gazetteer import Gazetteer
from rashomon.gazetteer.near import rank
from rashomon.model import ActorRef, Claim, Judgement, PlaceRef, Quantity, When
from rashomon.model.claim import Modality, Polarity
from rashomon.model.vocabulary import ACTOR_ROLES, EVENT_TYPES, QUANTITY_KINDS, TYPES
from rashomon.model.when import Granularity
from rashomon.reading.registry import Registry

FIELDS = ("type", "day", "place", "number", "actor", "modality", "polarity")
LETTERS = "ABCDEF"
_NUMBER = re.compile(r"^(\w+)=(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?$")


class WrongCorrection(RashomonError):
    """A correction that says nothing which a claim could hold; the message says how to write it."""


def check_reason(reason: str) -> None:
    """Whether a judgement can be kept with this reason.

    Raises:
        WrongCorrection: if there is none, or it holds what is no character of a text.
    """
    if not reason.strip():
        raise WrongCorrection("a judgement needs its reason: say in a few words why")
    if "\0" in reason:
        raise WrongCorrection("the reason holds a NUL character: write it as plain text")


def resolved(field: str, value: str) -> dict[str, str]:
    """What is kept of a correction: the field, the words, and what they were resolved to on that day.

    Raises:
        WrongCorrection: if there is no such field, or the value cannot be in it.
    """
    if field not in FIELDS:
        raise WrongCorrection(f"{field!r} is no field that can be corrected: {', '.join(FIELDS)}")
    return {"field": field, "value": value, **_RESOLVE.get(field, _checked)(field, value)}


def corrected(claim: Claim, judgement: Judgement) -> Claim:
    """The claim with the correction in it, marked with the judgement's number."""
    value = judgement.value
    changed = _APPLY[value["field"]](claim, value)
    return replace(changed, rules=(*changed.rules, f"judgement:{judgement.number}"))


def _checked(field: str, value: str) -> dict[str, str]:
    if field == "modality" and value not in get_args(Modality):
        raise WrongCorrection(f"{value!r} is no modality: {', '.join(get_args(Modality))}")
    if field == "polarity" and value not in get_args(Polarity):
        raise WrongCorrection(f"{value!r} is no polarity: {', '.join(get_args(Polarity))}")
    return {}


def _type(_: str, value: str) -> dict[str, str]:
    name, _, subtype = value.partition("/")
    if name not in TYPES or subtype not in TYPES[name]:
        known = ", ".join(f"{name}/{one}" for one in TYPES.get(name, ())) or ", ".join(sorted(TYPES))
        raise WrongCorrection(f"{value!r} is no claim type: {known}")
    return {}


def _days(_: str, value: str) -> dict[str, str]:
    start, dots, end = value.partition("..")
    try:
        first = date.fromisoformat(start)
        last = date.fromisoformat(end) if dots else first
    except ValueError:
        raise WrongCorrection(f"{value!r} is no day: write 2024-03-09 or 2024-03-09..2024-03-12") from None
    if first > last:
        raise WrongCorrection(f"{value!r} ends before it begins")
    return {"start_day": first.isoformat(), "end_day": last.isoformat()}


def _place(_: str, value: str) -> dict[str, str]:
    name, _, near = value.partition(",")
    ranked = rank(Gazetteer.open(), name.strip(), near=near.strip() or None)
    if not ranked:
        raise WrongCorrection(
            f"the gazetteer has no {value!r}: try `rashomon place`, and name the country after a comma"
        )
    place = ranked[0].candidate.place
    return {
        "place_id": place.id,
        "canonical": place.name,
        "place": json.dumps([place.kind, place.country, place.geonameid, place.lat, place.lon, place.radius_km]),
    }


def _number(_: str, value: str) -> dict[str, str]:
    match = _NUMBER.match(value)
    if match is None or match[1] not in QUANTITY_KINDS:
        raise WrongCorrection(f"{value!r} is no number: write killed=19 or killed=15-19 ({', '.join(QUANTITY_KINDS)})")
    low, high = match[2], match[3] or match[2]
    if float(low) > float(high):
        raise WrongCorrection(f"{value!r} ends below its start")
    return {"kind": match[1], "low": low, "high": high}


def _actor(_: str, value: str) -> dict[str, str]:
    role, _, name = value.partition("=")
    if role not in ACTOR_ROLES or not name.strip():
        raise WrongCorrection(
            f"{value!r} is no actor: write ROLE=NAME, as initiator=PKK ({', '.join(sorted(ACTOR_ROLES))})"
        )
    word = name.strip()
    for actor in Registry.load().actors.values():
        if (
            word == actor.id
            or word.casefold() in {actor.name.casefold(), *map(str.casefold, actor.aliases)}
            or word in actor.acronyms
        ):
            return {"role": role, "actor_id": actor.id, "actor_name": actor.name}
    return {"role": role, "actor_id": f"text:{word.casefold()}", "actor_name": word}


def _with_type(claim: Claim, value: Mapping[str, str]) -> Claim:
    name, _, subtype = value["value"].partition("/")
    return replace(claim, kind="event" if name in EVENT_TYPES else "state", type=name, subtype=subtype)


def _with_day(claim: Claim, value: Mapping[str, str]) -> Claim:
    start, end = date.fromisoformat(value["start_day"]), date.fromisoformat(value["end_day"])
    exact: Granularity = "day" if start == end else "days"
    return replace(
        claim, time=When(start=start, end=end, granularity=exact, basis="explicit", as_written=claim.time.as_written)
    )


def _with_place(claim: Claim, value: Mapping[str, str]) -> Claim:
    kind, country, geonameid, lat, lon, radius = json.loads(value["place"])
    first = claim.places[0] if claim.places else None
    new = PlaceRef(
        role=first.role if first else "event_location",
        relation=first.relation if first else "in",
        as_written=first.as_written if first else None,
        canonical=value["canonical"],
        place_id=value["place_id"],
        kind=kind,
        country=country,
        geonameid=geonameid,
        lat=lat,
        lon=lon,
        radius_km=radius,
        basis="judgement",
        span=first.span if first else None,
    )
    return replace(claim, places=(new, *claim.places[1:]))


def _with_number(claim: Claim, value: Mapping[str, str]) -> Claim:
    low, high = float(value["low"]), float(value["high"])
    old = next(
        (one for one in claim.quantities if one.kind == value["kind"]), Quantity(kind=value["kind"], unit="persons")
    )
    new = replace(old, low=low, high=high, value=low if low == high else None, qualifier=None)
    if old in claim.quantities:
        return replace(claim, quantities=tuple(new if one is old else one for one in claim.quantities))
    return replace(claim, quantities=(*claim.quantities, new))


def _with_actor(claim: Claim, value: Mapping[str, str]) -> Claim:
    role = value["role"]
    old = next((one for one in claim.actors if one.role == role), None)
    new = ActorRef(
        role=role,
        id=value["actor_id"],
        name=value["actor_name"],
        as_written=old.as_written if old else None,
        span=old.span if old else None,
    )
    if old is None:
        return replace(claim, actors=(*claim.actors, new))
    return replace(claim, actors=tuple(new if one is old else one for one in claim.actors))


def _with_modality(claim: Claim, value: Mapping[str, str]) -> Claim:
    known = next(one for one in get_args(Modality) if one == value["value"])
    return replace(claim, modality=known)


def _with_polarity(claim: Claim, value: Mapping[str, str]) -> Claim:
    known = next(one for one in get_args(Polarity) if one == value["value"])
    return replace(claim, polarity=known)


_RESOLVE: Mapping[str, Callable[[str, str], dict[str, str]]] = {
    "type": _type,
    "day": _days,
    "place": _place,
    "number": _number,
    "actor": _actor,
}
_APPLY: Mapping[str, Callable[[Claim, Mapping[str, str]], Claim]] = {
    "type": _with_type,
    "day": _with_day,
    "place": _with_place,
    "number": _with_number,
    "actor": _with_actor,
    "modality": _with_modality,
    "polarity": _with_polarity,
}


def about_source(kind: str, value: Mapping[str, str]) -> dict[str, str]:
    """What is kept of a judgement on a source or a report: its `letter`, its `camp`, or the `day` of retraction.

    Raises:
        WrongCorrection: if the value cannot be what it should be.
    """
    if kind == "reliability":
        letter = value.get("letter", "").upper()
        if letter not in LETTERS:
            raise WrongCorrection(
                f"{letter!r} is no reliability: A (completely reliable) to E (unreliable), F (cannot be judged)"
            )
        return {"letter": letter}
    if kind == "camp":
        return {"camp": value.get("camp", "").strip()}
    if kind == "retract":
        return {"day": _days("day", value.get("day", ""))["start_day"]}
    raise WrongCorrection(f"{kind!r} is no judgement")
