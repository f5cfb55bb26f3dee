"""What a person may correct in a claim, how it is written, and what is kept of it.

type       attack/air_strike
day        2024-03-09; 2024-03-09..2024-03-12; ..2024-03-12 (until then); 2024-03-01..2024-03-31 month; unknown
place      Douma, Syria      (looked up when the judgement is made), gn:170794 (an id of the gazetteer),
           33.57,36.4 or Old mill @ 33.57,36.4 ~5 (degrees, and how many km it may be off)
number     killed=19, killed=15-19, killed=15- (at least), killed=none (not said)
actor      initiator=syr-air (an id of the registry, or a name), target=none (not said)
modality   asserted, claimed, suspected, denied, planned, conditional
polarity   affirmed, negated

A place may name its role (`origin=Douma, Syria`); `killed#2=5` is the second number of that kind, `target#2=PKK` the
second actor.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import get_args

from rashomon.errors import RashomonError
from rashomon.gazetteer import Gazetteer
from rashomon.gazetteer.around import nearest
from rashomon.gazetteer.near import rank
from rashomon.model import Place
from rashomon.model.claim import Modality, Polarity
from rashomon.model.vocabulary import ACTOR_ROLES, PLACE_ROLES, QUANTITY_KINDS, TYPES
from rashomon.model.when import Granularity
from rashomon.reading.registry import Registry

FIELDS = ("type", "day", "place", "number", "actor", "modality", "polarity")
LETTERS = "ABCDEF"
NONE = "none"
"""What a number or an actor is that the text does not tell."""
_WHICH = re.compile(r"^(\w+?)(?:#([1-9]))?=(.*)$", re.DOTALL)
_NUMBER = re.compile(r"^(\d{1,15}(?:\.\d{1,6})?)?(?:(-)(\d{1,15}(?:\.\d{1,6})?)?)?$")
_DEGREES = r"[-+]?\d{1,3}(?:\.\d{1,12})?"
_REACH = r"\d{1,5}(?:\.\d{1,6})?"
_POINT = re.compile(rf"^(?:([^@]*)@\s*)?({_DEGREES})\s*,\s*({_DEGREES})(?:\s*~\s*({_REACH})(?:\s*km)?)?$")
_REACH_KM = 1.0


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
    if "\0" in value:
        raise WrongCorrection("the value holds a NUL character: write it as plain text")
    return {"field": field, "value": value, **_RESOLVE.get(field, _checked)(field, value)}


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
    told, _, exact = value.strip().partition(" ")
    if told == "unknown" and not exact:
        return {"start_day": "", "end_day": "", "granularity": "unknown"}
    start, dots, end = told.partition("..")
    try:
        first = date.fromisoformat(start) if start or not dots else None
        last = date.fromisoformat(end) if end else None
    except ValueError:
        raise WrongCorrection(f"{value!r} is no day: write 2024-03-09 or 2024-03-09..2024-03-12") from None
    if not dots:
        last = first
    if first is None and last is None:
        raise WrongCorrection(f"{value!r} has no day: write 2024-03-09, or unknown")
    if first is not None and last is not None and first > last:
        raise WrongCorrection(f"{value!r} ends before it begins: write the earlier day first")
    if exact.strip() and exact.strip() not in get_args(Granularity):
        raise WrongCorrection(f"{exact.strip()!r} is not how exact a day is: {', '.join(get_args(Granularity))}")
    usual = "days" if first is not None and last is not None and first != last else "day"
    days = {"start_day": first.isoformat() if first else "", "end_day": last.isoformat() if last else ""}
    return days | {"granularity": exact.strip() or usual}


def _place(_: str, value: str) -> dict[str, str]:
    role, order, words = "", "1", value.strip()
    which = _WHICH.match(words)
    if which is not None and which[1] in PLACE_ROLES:
        role, order, words = which[1], which[2] or "1", which[3].strip()
    kept = {"role": role, "order": order} if role else {}
    return kept | place_value(words)


def place_value(words: str) -> dict[str, str]:
    """What is kept of a place: an id of the gazetteer, a point with a name of its own, or the likeliest of a name.

    Raises:
        WrongCorrection: if the gazetteer has none, or the point lies off the earth.
    """
    point = _POINT.match(words)
    if point is not None:
        return _own_place((point[1] or "").strip(), float(point[2]), float(point[3]), float(point[4] or _REACH_KM))
    gazetteer = Gazetteer.open()
    place = gazetteer.of_ref(words) if ":" in words else None
    if place is None:
        name, _, near = words.partition(",")
        ranked = rank(gazetteer, name.strip(), near=near.strip() or None)
        if not ranked:
            raise WrongCorrection(
                f"the gazetteer has no {words!r}: try `rashomon place`, name the country after a comma, or give the "
                "point as NAME @ LAT,LON"
            )
        place = ranked[0].candidate.place
        if (country := _country(gazetteer, near.strip())) and place.country != country:
            raise WrongCorrection(
                f"the gazetteer has no {name.strip()!r} in {near.strip()}, only in {place.country}: leave the country "
                "out, or give the point as NAME @ LAT,LON"
            )
    return _kept_place(place)


def _country(gazetteer: Gazetteer, near: str) -> str | None:
    """The code of the country that is named; None where it is none."""
    coded = gazetteer.of_code(near.upper()) if len(near) == 2 else None
    found = [coded] if coded else [one.place for one in gazetteer.lookup(near)[:1]] if near else []
    return next((one.country for one in found if one.kind == "country"), None)


def _own_place(name: str, lat: float, lon: float, radius_km: float) -> dict[str, str]:
    """A point that the gazetteer does not have; it is called by what is nearest to it if it is given no name."""
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise WrongCorrection(f"{lat:g},{lon:g} is off the earth: latitude (-90 to 90) first, then longitude")
    near = nearest(Gazetteer.open(), lat, lon, most=1)
    label = name or (f"{near[0][0]:.0f} km from {near[0][1].name}" if near else f"{lat:g},{lon:g}")
    country = near[0][1].country if near else None
    return _kept_place(
        Place(
            id=f"own:{lat:g},{lon:g}", name=label, kind="site", country=country, lat=lat, lon=lon, radius_km=radius_km
        )
    )


def _kept_place(place: Place) -> dict[str, str]:
    return {
        "place_id": place.id,
        "canonical": place.name,
        "place": json.dumps([place.kind, place.country, place.geonameid, place.lat, place.lon, place.radius_km]),
    }


def _number(_: str, value: str) -> dict[str, str]:
    which = _WHICH.match(value.strip())
    told = _NUMBER.match(which[3].strip()) if which is not None else None
    if which is None or which[1] not in QUANTITY_KINDS or (told is None and which[3].strip() != NONE):
        raise WrongCorrection(
            f"{value!r} is no number: write killed=19 or killed=15-19, killed=15- for at least 15, killed=none for no "
            f"number ({', '.join(QUANTITY_KINDS)})"
        )
    kept = {"kind": which[1], "order": which[2] or "1"}
    if told is None:
        return kept | {"low": "", "high": "", "gone": "yes"}
    low, dash, high = told[1] or "", told[2] or "", told[3] or ""
    if not low and not high:
        raise WrongCorrection(f"{value!r} has no number: write killed=19, or killed=none for no number")
    if not dash:
        high = low
    if low and high and float(low) > float(high):
        raise WrongCorrection(f"{value!r} ends below its start: write the smaller number first")
    return kept | {"low": low, "high": high}


def _actor(_: str, value: str) -> dict[str, str]:
    which = _WHICH.match(value.strip())
    if which is None or which[1] not in ACTOR_ROLES or not which[3].strip():
        raise WrongCorrection(
            f"{value!r} is no actor: write ROLE=NAME, as initiator=PKK ({', '.join(sorted(ACTOR_ROLES))})"
        )
    role, word = {"role": which[1], "order": which[2] or "1"}, which[3].strip()
    return role | ({"actor_id": "", "actor_name": "", "gone": "yes"} if word == NONE else actor_value(word))


def actor_value(word: str) -> dict[str, str]:
    """What is kept of an actor: a row of the registry by its id or a name, else the words as a group of their own."""
    for actor in Registry.load().actors.values():
        if (
            word == actor.id
            or word.casefold() in {actor.name.casefold(), *map(str.casefold, actor.aliases)}
            or word in actor.acronyms
        ):
            return {"actor_id": actor.id, "actor_name": actor.name}
    return {"actor_id": f"text:{word.casefold()}", "actor_name": word}


_RESOLVE: Mapping[str, Callable[[str, str], dict[str, str]]] = {
    "type": _type,
    "day": _days,
    "place": _place,
    "number": _number,
    "actor": _actor,
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
        return {"day": _one_day(value.get("day", ""))}
    raise WrongCorrection(f"{kind!r} is no judgement")


def _one_day(value: str) -> str:
    try:
        return date.fromisoformat(value.strip()).isoformat()
    except ValueError:
        raise WrongCorrection(f"{value!r} is no day: write 2024-03-09") from None
