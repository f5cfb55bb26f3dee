"""Who did what to whom and where, as words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.model import ActorRef, Claim, PlaceRef
from rashomon.model.vocabulary import ACTOR_ROLES
from rashomon.publishing.words import country_name, label, legible, listed, plain

_UNKNOWN_ROLES = ("initiator", "perpetrator", "besieger", "holder")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The actors in one role: "by Northern Army".  `hedge` is "suspected" where the text doubts just this."""

    role: str
    lead: str
    names: str
    hedge: str | None = None

    def __str__(self) -> str:
        words = " ".join(word for word in (self.lead, self.names) if word)
        return f"{words} ({self.hedge})" if self.hedge else words


def actor_name(actor: ActorRef) -> str:
    """The actor's name as a reader would write it; who the text does not name stays "not stated"."""
    if actor.id == "unknown":
        return label("unknown", actor.role if actor.role in _UNKNOWN_ROLES else "other")
    if actor.id in ("civ", "persons", "residents"):
        return label("persons", actor.id)
    return legible(actor.name) or legible(plain(actor.id.removeprefix("text:")))


def parts(actors: Iterable[ActorRef], claims: Iterable[Claim] = ()) -> list[Part]:
    """The actors by role, in the order of the closed list of roles; each name once a role.

    `claims` give the hedges on single roles; a role that one claim states without a hedge is not hedged.
    """
    by_role: dict[str, dict[str, ActorRef]] = {}
    for actor in actors:
        by_role.setdefault(actor.role, {}).setdefault(actor.id, actor)
    told = list(claims)
    order = {role: place for place, role in enumerate(ACTOR_ROLES)}
    found = []
    for role in sorted(by_role, key=lambda role: (order.get(role, len(order)), role)):
        named = [actor for actor in by_role[role].values() if actor.id != "unknown"]
        unknown = not named and role in _UNKNOWN_ROLES
        names = list(dict.fromkeys(actor_name(actor) for actor in named or by_role[role].values()))
        lead = "" if unknown else label("roles", role)
        found.append(Part(role=role, lead=lead, names=listed(names), hedge=_hedge(role, told)))
    return found


def place_name(place: PlaceRef) -> str:
    """The place with its relation: "north-west of Deir ez-Zor", "to Hassakeh"; marked where it is not located."""
    name = legible(place.canonical or place.as_written or "") or "unnamed place"
    words = [label("place_roles", place.role), label("relations", place.relation), name]
    if words[0] == words[1]:
        words[1] = ""
    located = "" if place.lat is not None or place.canonical else " (not located)"
    return " ".join(word for word in words if word) + located


def where(places: Iterable[PlaceRef]) -> str:
    """All places of an event with their countries, each once: "near Hilltown; to Lakeside, Sudan"; empty for none."""
    seen = list(places)
    countries = list(dict.fromkeys(name for place in seen if (name := country_name(place.country))))
    names = list(dict.fromkeys(place_name(place) for place in seen))
    told = {legible(place.canonical or place.as_written or "") for place in seen}
    added = [legible(country) for country in countries if country not in told]
    joined = "; ".join(names)
    return f"{joined}, {' and '.join(added)}" if joined and added else joined


def _hedge(role: str, claims: list[Claim]) -> str | None:
    """The hedge that every claim naming this role puts on it; None where one says it plainly."""
    hedges = [dict(claim.slot_modality).get(role) for claim in claims if claim.actors_as(role)]
    if not hedges or any(hedge is None for hedge in hedges):
        return None
    first = hedges[0]
    return legible(plain(first)) if first else None
