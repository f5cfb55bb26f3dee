"""What a side says of its own men that they did not do: "his forces did not fire the shell".

It leaves open that the shell was fired, and so is one account of who did it, as "denied that they had fired it" is.
Source: RECONCILING 4.5 (positions on one slot of an event).
"""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.model.claim import Claim
from rashomon.model.vocabulary import CASUALTY_KINDS, DOER_ROLES
from rashomon.reconciling.sides import side, side_of
from rashomon.reconciling.wording import pattern

_HARMS = frozenset({"attack", "clash", "violation"})
_NEVER = pattern("never")


def disowns(claim: Claim, sentence: str, parents: Mapping[str, str]) -> bool:
    """Whether a side says of its own men that they did not do what others may tell of.

    What it says it never did, or to nobody, is no single deed.
    """
    if claim.type not in _HARMS or claim.polarity != "negated" or claim.modality == "denied":
        return False
    if claim.attribution.own_voice or claim.quantities_of(*CASUALTY_KINDS) or _NEVER.search(sentence):
        return False
    doers, own = claim.actors_as(*DOER_ROLES), side(claim.attribution.origin.id, parents)
    return bool(doers) and all(side_of(actor, parents) == own for actor in doers)
