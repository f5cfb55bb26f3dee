"""Parts and wholes: "one died at once, the other in hospital" are the two told before, never two more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.model.actor import ActorRef
from rashomon.model.claim import Claim
from rashomon.model.vocabulary import CASUALTY_KINDS

_REACH = 1500


def link(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, with `component_of` set on parts of a toll.

    A part has few words of its own: it follows a total of the same kind within a passage, from the same origin, its
    number is told by "one", "the other", "of them" and the like, and the parts add up to no more than the total.
    """
    linked = list(claims)
    for at, claim in enumerate(linked):
        if claim.component_of is not None:
            continue
        part = _casualty(claim)
        if claim.subtype == "breakdown" and part is None:
            part = _vague_casualty(claim)
        if part is not None and claim.subtype == "breakdown":
            wholes = [
                w
                for w in linked
                if w is not claim and w.sentence == claim.sentence and (_casualty(w) or ("", 0))[1] > part[1]
            ]
            wholes += [
                w
                for w in reversed(linked[:at])
                if (_casualty(w) or ("", 0.0))[1] > part[1] and claim.span.start - w.span.start < _REACH
            ]
            if wholes:
                linked[at] = replace(claim, component_of=wholes[0].id)
            continue
        if part is None or claim.status in ("headline", "noise_duplicate") or not _is_partial(claim):
            continue
        for whole in reversed(linked[:at]):
            total = _casualty(whole)
            if claim.span.start - whole.span.start > _REACH:
                break
            if total is None or total[0] != part[0] or whole.component_of is not None or whole.status == "headline":
                continue
            if (
                total[1] > part[1]
                and whole.attribution.origin.id == claim.attribution.origin.id
                and not _other_day(whole, claim)
                and not _other_place(whole, claim)
            ):
                linked[at] = replace(
                    claim, component_of=whole.id, actors=_with_victims(claim, whole), places=claim.places
                )
                break
    whole_of = {claim.id: claim.component_of for claim in linked if claim.component_of is not None}
    return [
        replace(claim, component_of=whole_of[claim.component_of]) if claim.component_of in whole_of else claim
        for claim in linked
    ]


def _casualty(claim: Claim) -> tuple[str, float] | None:
    for quantity in claim.quantities:
        if quantity.kind in CASUALTY_KINDS and quantity.value is not None:
            return quantity.kind, quantity.value
    return None


def _vague_casualty(claim: Claim) -> tuple[str, float] | None:
    """The least of a part told without a number: "women and children were among the 44 killed"."""
    return next(((q.kind, q.low) for q in claim.quantities if q.kind in CASUALTY_KINDS and q.low is not None), None)


def _is_partial(claim: Claim) -> bool:
    for quantity in claim.quantities:
        if quantity.kind in CASUALTY_KINDS:
            words = {*(quantity.as_written or "").casefold().split(), (quantity.counted or "").casefold()}
            if words & {"other", "others", "rest", "remaining", "them"}:
                return True
            if words & {"one"} and " other " in f" {claim.quote.casefold()} ":
                return True
            if words & {"one", "another"} and claim.type == "casualty_detail":
                return True
    return False


def _other_day(whole: Claim, part: Claim) -> bool:
    a, b = whole.time, part.time
    return bool(a.start and b.start and a.start == a.end and b.start == b.end and a.start != b.start)


def _other_place(whole: Claim, part: Claim) -> bool:
    """Whether the part's own words name a town that the whole's do not."""
    towns = [{p.place_id for p in c.places if p.as_written and p.kind == "city"} for c in (whole, part)]
    return bool(towns[0] and towns[1]) and not towns[0] & towns[1]


def _with_victims(part: Claim, whole: Claim) -> tuple[ActorRef, ...]:
    """A part's victims are of the whole's party."""
    party = [actor for actor in whole.actors if actor.role == "victim"]
    if not party:
        return part.actors
    return tuple(
        replace(actor, id=party[0].id, name=party[0].name)
        if actor.role == "victim" and actor.id in ("persons", "unknown")
        else actor
        for actor in part.actors
    )
