"""In whose interest an account is: who admits a loss or a harm of its own, and who lays the deed on its enemy.

What an origin tells against its own interest weighs more for that it happened; what a party says of its enemy weighs
little for who did it.  Nothing is left out for that: it is told among the reasons.
Source: RECONCILING 4.2 (6).
"""

from __future__ import annotations

from rashomon.model.vocabulary import CASUALTY_KINDS, HURT_ROLES
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.positions import Members
from rashomon.reconciling.sides import named, side
from rashomon.reconciling.victims import CIVILIANS, victims_of


def admits_loss(fact: Facts) -> bool:
    """Whether an origin tells of the dead, the hurt or the defeat of its own side."""
    victims = {side(actor.id) for actor in fact.claim.actors_as(*HURT_ROLES)}
    losses = fact.claim.quantities_of(*CASUALTY_KINDS) or fact.claim.subtype in ("setbacks", "retreat", "lost")
    return bool(_speaks(fact) and losses and side(fact.named_origin or "") in victims)


def admits_harm(fact: Facts) -> bool:
    """Whether a belligerent says that its own deed killed or hurt civilians."""
    harmed = any(sort == CIVILIANS for _side, sort in victims_of(fact.claim))
    own = side(fact.named_origin or "") in fact.doing and fact.claim.modality != "suspected"
    return _speaks(fact) and harmed and own and bool(fact.claim.quantities_of(*CASUALTY_KINDS))


def against_interest(members: Members) -> tuple[str, ...]:
    """The names of the origins that tell of a loss or of a harm of their own."""
    found = {f.claim.attribution.origin.name for f in members.facts if admits_loss(f) or admits_harm(f)}
    return tuple(sorted(found))


def blaming_enemy(members: Members) -> tuple[str, ...]:
    """The names of the parties that lay the deed on another side, where nobody else names that side."""
    parties = {one for fact in members.facts for one in fact.doing | fact.suspected | fact.done_to}
    parties |= {side(actor.id) for fact in members.accusing for actor in fact.claim.actors}
    blaming: dict[str, str] = {}
    told_by_others: set[str] = set()
    for fact in (*members.counted, *members.accusing):
        if fact.named_origin is None or fact.denied:
            continue
        own = side(fact.named_origin)
        for blamed in named(fact.doing | fact.suspected) - {own}:
            if own in parties:
                blaming[blamed] = fact.claim.attribution.origin.name
            else:
                told_by_others.add(blamed)
    return tuple(sorted({name for blamed, name in blaming.items() if blamed not in told_by_others}))


def _speaks(fact: Facts) -> bool:
    return fact.named_origin is not None and not fact.denied
