"""A claim: what one text says, where, in its own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model.actor import ActorRef
from rashomon.model.attribution import Attribution
from rashomon.model.place import PlaceRef
from rashomon.model.quantity import Quantity
from rashomon.model.span import Span
from rashomon.model.when import When

_NO_TIME = When()
Kind = Literal["event", "state"]
Modality = Literal["asserted", "claimed", "suspected", "denied", "planned", "conditional"]
Polarity = Literal["affirmed", "negated"]
Status = Literal["headline", "standfirst", "caption", "content", "noise_duplicate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One predication of one report; immutable.

    `text[span] == quote` always holds for the report's stored text.
    `slot_modality` holds hedges on single slots, such as ("initiator", "suspected").
    `component_of` is the id of the claim whose total this one is a part of; a part never adds to its whole.
    `duplicate_of` is the id of the claim that a scraped copy repeats.
    `rules` names the rules that made the claim, for `explain` and for mending them.
    """

    id: str
    report: str
    span: Span
    quote: str
    sentence: Span
    kind: Kind
    type: str
    subtype: str
    attribution: Attribution
    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    status: Status = "content"
    actors: tuple[ActorRef, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    places: tuple[PlaceRef, ...] = ()
    time: When = _NO_TIME
    slot_modality: tuple[tuple[str, str], ...] = ()
    component_of: str | None = None
    duplicate_of: str | None = None
    rules: tuple[str, ...] = ()

    def actors_as(self, *roles: str) -> tuple[ActorRef, ...]:
        """The actors that have one of these roles, in the order of the text."""
        return tuple(actor for actor in self.actors if actor.role in roles)

    def quantities_of(self, *kinds: str) -> tuple[Quantity, ...]:
        """The quantities of one of these kinds, in the order of the text."""
        return tuple(quantity for quantity in self.quantities if quantity.kind in kinds)
