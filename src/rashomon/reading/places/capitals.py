"""The capitals of provinces, regions and states."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache

from rashomon.gazetteer import Gazetteer
from rashomon.model.place import Place
from rashomon.reading.places.words import words

_CAPITALS_OF = ("city",)


@lru_cache(maxsize=1024)
def capital_of_division(code: str, gazetteer: Gazetteer) -> Place | None:
    """The capital of a division ("SY.04"): as `toponyms.toml` says, else the city within it that bears its name.

    Unknowns: None where neither is known; a largest city is never taken for a capital.
    """
    listed = _listed(gazetteer).get(code)
    if listed is not None:
        return listed
    division = gazetteer.of_code(code)
    if division is None:
        return None
    name = _bare(division.name)
    own = [c.place for c in gazetteer.lookup(name, country=division.country, kinds=_CAPITALS_OF)]
    return max((p for p in own if p.admin1 == code), key=lambda p: (p.population, p.id), default=None)


@lru_cache(maxsize=2)
def _listed(gazetteer: Gazetteer) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for division, capital in words().capitals.items():
        cities = [c.place for c in gazetteer.lookup(capital, kinds=_CAPITALS_OF)]
        for candidate in gazetteer.lookup(division, kinds=("admin1",)):
            code = candidate.place.admin1
            inside = [p for p in cities if code is not None and p.admin1 == code]
            if code is not None and inside:
                found.setdefault(code, max(inside, key=lambda p: (p.population, p.id)))
    return found


def _bare(name: str) -> str:
    """A division's name without its own noun: "Raqqa Governorate" -> "Raqqa"."""
    kept = [word for word in name.split(" ") if word.casefold() not in words().nouns]
    return " ".join(kept) or name


def capital_of_land(name: str, gazetteer: Gazetteer) -> tuple[Place | None, str]:
    """The capital of a division by its name."""
    for candidate in gazetteer.lookup(name, kinds=("admin1",)):
        code = candidate.place.admin1
        place = capital_of_division(code, gazetteer) if code else None
        if place is not None:
            return place, f"derived: the capital of {name}"
    return None, "report"


def capital_of_country(
    codes: Iterable[str | None], year: int, told: Collection[str], gazetteer: Gazetteer
) -> tuple[Place | None, str]:
    """The capital of the first of these countries ("SY") that has one, as of a year; with the basis.

    `told` are the ids of the places that the report names.
    """
    for code in codes:
        place = _capital_of_time(code, year, told, gazetteer) if code else None
        if place is not None:
            return place, f"derived: the capital of {code}"
    return None, "report"


def _capital_of_time(code: str, year: int, told: Collection[str], gazetteer: Gazetteer) -> Place | None:
    """The capital that a country had in a year, or that the news call so: Saigon in 1966, Lagos in 1968.

    Today's where the report names that, by the ids in `told`, and not the other.
    """
    now = gazetteer.capital_of(code)
    name, until = words().former_capitals.get(code, ("", 0))
    if year > until:
        return now
    then = _city(name, code, gazetteer)
    if then is None or (now is not None and now.id in told and then.id not in told):
        return now
    return then


@lru_cache(maxsize=64)
def _city(name: str, code: str, gazetteer: Gazetteer) -> Place | None:
    found = (c.place for c in gazetteer.lookup(name, country=code, kinds=_CAPITALS_OF))
    return max(found, key=lambda place: (place.population, place.id), default=None)
