"""Whose an attack is that somebody claims: "said it was behind the bombing that killed ten"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.model.actor import ActorRef
from rashomon.model.claim import Claim

_ROLES = {"attack": "initiator", "violation": "perpetrator"}
_DOERS = frozenset({"initiator", "co_initiator", "perpetrator"})


def with_owner(claims: Sequence[Claim]) -> list[Claim]:
    """The claims; an attack that is told in the words by which a party claims it, with that party as its doer."""
    owning = [c for c in claims if c.subtype == "claim_of_responsibility" and c.polarity == "affirmed"]
    return [_owned(claim, owning) for claim in claims] if owning else list(claims)


def _owned(claim: Claim, owning: Sequence[Claim]) -> Claim:
    role = _ROLES.get(claim.type)
    if role is None or any(actor.role in _DOERS and actor.id != "unknown" for actor in claim.actors):
        return claim
    told = next((c for c in owning if c.span.contains(claim.span) and c.modality in ("asserted", "claimed")), None)
    party = next((actor for actor in told.actors if actor.role == "initiator"), None) if told is not None else None
    if party is None or party.id == "unknown" or any(actor.id == party.id for actor in claim.actors):
        return claim
    rest = (actor for actor in claim.actors if actor.role not in _DOERS)
    doer = ActorRef(role=role, id=party.id, name=party.name, as_written=party.as_written, span=party.span)
    return replace(claim, actors=(doer, *rest))
