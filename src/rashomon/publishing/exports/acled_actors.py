"""Actors as ACLED writes them, with their class: "Military Forces of Syria", State forces.

Source: ACLED codebook, "Actors".  Our registry has no years of governments: "(2000-2024)" is left out.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

from rashomon.model import ActorRef
from rashomon.model.countries import Country, country_of_state
from rashomon.publishing.actors import actor_name
from rashomon.publishing.exports.context import Context

STATE, REBELS, RIOTERS, PROTESTERS, CIVILIANS, EXTERNAL = 1, 2, 5, 6, 7, 8
UNIDENTIFIED = 3
_GOVERNING = ("gov", "mod", "mfa", "moi", "president", "pm")


@dataclass(frozen=True, slots=True)
class Coded:
    """An actor by its ACLED name and class; `inter` is None where it is not known which of the eight it is of.

    `told` is what the reports call those whom ACLED has only a general name for ("gunmen").
    """

    name: str
    inter: int | None
    told: str = field(default="", compare=False)


@lru_cache(maxsize=1)
def rules() -> dict[str, Any]:
    """The tables of `acled.toml`."""
    return tomllib.loads(files("rashomon.publishing.exports").joinpath("acled.toml").read_text(encoding="utf-8"))


def unidentified(country: Country) -> Coded:
    """An armed group that nobody names."""
    return Coded(f"Unidentified Armed Group ({country.acled})", UNIDENTIFIED)


def civilians(country: Country) -> Coded:
    """The people of a country."""
    return Coded(f"Civilians ({country.acled})", CIVILIANS)


def protesters(country: Country) -> Coded:
    """Those who protest, and do no violence."""
    return Coded(f"Protesters ({country.acled})", PROTESTERS)


def rioters(country: Country) -> Coded:
    """Those who riot."""
    return Coded(f"Rioters ({country.acled})", RIOTERS)


def coded(actor: ActorRef, country: Country, context: Context) -> Coded | None:
    """The actor's name and class in an event in this country.

    *Unknowns*: None for persons of whom only the number is told, and for what is no actor (a bus, a convoy).
    """
    if actor.id in ("civ", "residents"):
        return civilians(country)
    if actor.id in ("persons", "unknown"):
        return None
    state = context.state_of(actor.id)
    if state is not None:
        return _of_state(actor.id, state, country)
    row = context.known.actors.get(actor.id)
    if row is not None:
        inter = rules()["inter"].get(row.kind)
        if inter == STATE and row.country is not None and row.country != country.code:
            inter = EXTERNAL
        return Coded(actor_name(actor), inter)
    if actor.id.startswith("text:"):
        return _by_words(actor, country)
    return Coded(actor_name(actor), None)


def inter_name(inter: int | None) -> str:
    """The name of a class; empty for none."""
    return rules()["inter"]["names"][inter - 1] if inter else ""


def interaction(first: int | None, second: int | None, *, alone: bool) -> str:
    """The pair of classes in the order of their numbers, civilians always last: "State forces-Rebel group".

    >>> interaction(8, 7, alone=False), interaction(2, 1, alone=False), interaction(1, None, alone=True)
    ('External/Other forces-Civilians', 'State forces-Rebel group', 'State forces only')
    """
    if alone:
        return f"{inter_name(first)} only" if first else ""
    if first is None or second is None:
        return ""
    pair = sorted((first, second), key=lambda inter: (inter == CIVILIANS, inter))
    return f"{inter_name(pair[0])}-{inter_name(pair[1])}"


def _of_state(actor_id: str, state: str, country: Country) -> Coded:
    """A body of a state: its forces, its police, or its government; abroad, External/Other forces."""
    home = country_of_state(state)
    name = f"{'the ' if home and home.takes_article else ''}{home.acled if home else state.upper()}"
    bodies = actor_id.split("-")[1:]
    inter = STATE if home is not None and home.code == country.code else EXTERNAL
    if "police" in bodies:
        return Coded(f"Police Forces of {name}", inter)
    if not bodies or bodies[-1] in _GOVERNING:
        return Coded(f"Government of {name}", inter)
    return Coded(f"Military Forces of {name}", inter)


def _by_words(actor: ActorRef, country: Country) -> Coded | None:
    """A group that no row covers: by the words for it; a name of its own is kept, with no class."""
    written = actor_name(actor)
    words = re.findall(r"[^\W\d_]+", written.casefold())
    for row in rules()["words"]:
        if any(word in row["words"] for word in words):
            named = bool(re.search(r"(?<!^)\b[A-Z]", written))
            name = row["name"].format(country=country.acled)
            return Coded(written if named and row["class"] != CIVILIANS else name, row["class"], written)
    return Coded(written, None) if written[:1].isupper() and actor.role not in ("object", "joined") else None
