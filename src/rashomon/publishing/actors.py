"""Who did what to whom and where, as words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.model import ActorRef, Claim, PlaceRef
from rashomon.model.place import SPELLING
from rashomon.model.vocabulary import ACTOR_ROLES, BEARINGS
from rashomon.publishing.words import country_name, label, legible, listed, plain

_TOLD_KINDS = ("admin1", "admin2")
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
    """The place with its relation: "north-west of Deir ez-Zor", "to Hassakeh"; marked where it is not located, or
    only met by a looser spelling: "Jindayris (written Jinderes)"."""
    part, relation = label("place_roles", place.role), label("relations", place.relation)
    if part and place.relation not in (*BEARINGS, "near"):
        relation = ""  # "to towards the town" says it twice
    kind = label("place_kinds", place.kind) if place.kind in _TOLD_KINDS else ""
    if kind.strip("()") in named_place(place).casefold().split():
        kind = ""  # "Tete Province (province)" says it twice
    located = "" if place.lat is not None or place.canonical else " (not located)"
    if place.basis.startswith(SPELLING) and place.as_written:
        located = f" (written {legible(place.as_written)})"
    return " ".join(word for word in (part, relation, named_place(place), kind) if word) + located


def where(places: Iterable[PlaceRef]) -> str:
    """All places of an event, each once, and each country behind the last place in it: "near Hilltown; to Lakeside,
    Sudan"; empty for none."""
    seen = _most_exact(list(places))
    last = {name: number for number, place in enumerate(seen) if (name := country_name(place.country))}
    added = {last[name]: legible(name) for name in last if not any(name in named_place(place) for place in seen)}
    told: dict[str, str] = {}
    for number, place in enumerate(seen):
        country = f", {added[number]}" if number in added else ""
        told[place_name(place)] = country or told.get(place_name(place), "")
    return "; ".join(f"{name}{country}" for name, country in told.items())


def bare_name(place: PlaceRef) -> str:
    """The name of the place alone, as the gazetteer has it, else as it is written; empty where it has none."""
    return legible(place.canonical or place.as_written or "")


def named_place(place: PlaceRef) -> str:
    """The same, with words for a place without a name."""
    return bare_name(place) or "unnamed place"


def _most_exact(places: list[PlaceRef]) -> list[PlaceRef]:
    """The places without those that say less of a feature than another does ("in" beside "north-west of")."""
    best: dict[str, int] = {}
    for place in places:
        best[named_place(place)] = max(best.get(named_place(place), 0), _exactness(place))
    exact = [place for place in places if _exactness(place) >= best[named_place(place)]]
    sure = {named_place(place) for place in exact if not place.basis.startswith(SPELLING)}
    return [place for place in exact if named_place(place) not in sure or not place.basis.startswith(SPELLING)]


def _exactness(place: PlaceRef) -> int:
    if place.relation in (*BEARINGS, "near"):
        return 3
    if label("place_roles", place.role):
        return 2
    return 0 if place.relation == "part_of" else 1


def _hedge(role: str, claims: list[Claim]) -> str | None:
    """The hedge that every claim naming someone in this role puts on it; None where one says it plainly."""
    naming = [claim for claim in claims if any(actor.id != "unknown" for actor in claim.actors_as(role))]
    hedges = [dict(claim.slot_modality).get(role) for claim in naming]
    if not hedges or any(hedge is None for hedge in hedges):
        return None
    first = hedges[0]
    return legible(plain(first)) if first else None
