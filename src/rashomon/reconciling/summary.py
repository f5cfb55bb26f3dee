"""What a cluster is as a whole: its type, its days, its places and actors, how firmly it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import combinations

from rashomon.model.actor import ActorRef
from rashomon.model.claim import Claim
from rashomon.model.place import PlaceRef
from rashomon.model.vocabulary import CASUALTY_KINDS
from rashomon.model.when import Granularity, When
from rashomon.reconciling.facts import ACTING, Facts
from rashomon.reconciling.families import rank
from rashomon.reconciling.geography import spot_of
from rashomon.reconciling.naming import hurt_itself, nameless, tidied
from rashomon.reconciling.positions import Members, taking
from rashomon.reconciling.sides import body
from rashomon.reconciling.victims import CIVILIANS, may_be_one, victims_of

_VAGUE = frozenset({"unspecified", "breakdown", "destination", "offensive_announced", "killed_or_wounded"})
_MODALITIES = ("claimed", "asserted", "suspected", "planned", "conditional", "denied")
_LEVELS = ("site", "line", "city", "area", "country")


def type_of(facts: Sequence[Facts], *, contested: bool = False) -> tuple[str, str]:
    """The type and subtype that name the cluster best; ties go to the first claim.

    Where the doer is contested and the accounts name other means, the means is left open.
    """
    facts = taking(facts)
    if both_sides_lose(facts):
        return "clash", "armed_clash"
    best = min(rank(fact.claim.type) for fact in facts)
    named = [fact for fact in facts if rank(fact.claim.type) == best]
    means = {fact.claim.subtype for fact in named if fact.doing and fact.claim.subtype not in _VAGUE}
    if contested and named[0].claim.type == "attack" and len(means) > 1:
        return "attack", "unspecified"
    counts = Counter((fact.claim.type, fact.claim.subtype) for fact in named)
    chosen = min(
        named,
        key=lambda f: (f.claim.subtype in _VAGUE, -counts[f.claim.type, f.claim.subtype], f.headline, f.order),
    )
    return chosen.claim.type, chosen.claim.subtype


def both_sides_lose(facts: Sequence[Facts]) -> bool:
    """Whether the dead and hurt of two armed sides are counted, by no one claim: they fought each other."""
    sides = [victims_of(fact.claim) for fact in facts if any(kind in fact.numbers for kind in CASUALTY_KINDS)]
    armed = [found for found in sides if found and all(sort != CIVILIANS for _side, sort in found)]
    civilians = any(sort == CIVILIANS for found in sides for _side, sort in found)
    return not civilians and any(not may_be_one(a, b) for a, b in combinations(armed, 2))


def when_of(facts: Sequence[Facts]) -> When:
    """The day that most claims name; without one, the days that the claims' intervals share."""
    days = Counter(fact.first for fact in facts if fact.exact and fact.first is not None)
    if days:
        top = min(days, key=lambda day: (-days[day], day))
        return next(fact.claim.time for fact in facts if fact.exact and fact.first == top)
    starts = [fact.claim.time.start for fact in facts if fact.claim.time.start is not None]
    ends = [fact.claim.time.end for fact in facts if fact.claim.time.end is not None]
    start, end = max(starts, default=None), min(ends, default=None)
    if start is not None and end is not None and start > end:
        start, end = min(starts), max(ends)
    return _like(facts, start, end)


def span_of(facts: Sequence[Facts]) -> When:
    """All days from the first to the last that the claims of a state tell of."""
    starts = [fact.claim.time.start for fact in facts if fact.claim.time.start is not None]
    ends = [fact.claim.time.end for fact in facts if fact.claim.time.end is not None]
    return _like(facts, min(starts, default=None), max(ends, default=None))


def places_of(facts: Sequence[Facts]) -> tuple[PlaceRef, ...]:
    """Each place once, the finest first, as the first claim gives it."""
    found: dict[object, PlaceRef] = {}
    for place in (place for fact in facts for place in fact.claim.places):
        key = place.geonameid or place.place_id or (place.canonical or place.as_written or "").casefold()
        found.setdefault((key, place.relation, place.role), place)
    return tuple(sorted(found.values(), key=lambda place: _LEVELS.index(spot_of(place, "location").level)))


def actors_of(facts: Sequence[Facts]) -> tuple[ActorRef, ...]:
    """Each actor once in each role, as it is named first; `unknown` only where no one is named for the role.

    Whom only a denial or an accusation names as the doer is none, unless the event is told in such alone.
    """
    found: dict[tuple[str, str], ActorRef] = {}
    told = any(not fact.denied and not fact.laid for fact in facts)
    deeds = [fact for fact in facts if fact.claim.type != "communication"] or facts
    own = {fact.order for fact in taking(deeds)}
    for fact, claim in ((fact, fact.claim) for fact in deeds):
        for actor in claim.actors:
            if told and (fact.denied or fact.laid) and actor.role in ACTING:
                continue
            if actor.role in ACTING and fact.order not in own:
                continue
            if not nameless(actor) and not hurt_itself(actor, claim):
                found.setdefault((actor.role, body(actor.id)), tidied(actor))
    named = {role for role, actor_id in found if actor_id != "unknown"}
    return tuple(actor for (role, actor_id), actor in found.items() if actor_id != "unknown" or role not in named)


def modality_of(members: Members) -> str:
    """The firmest modality of the claims that count; a headline that overstates a plan does not."""
    counted = members.counted or members.told
    given = {fact.claim.modality for fact in counted}
    if members.voices.origins and given & {"claimed", "asserted"}:
        return "claimed"
    return next(modality for modality in _MODALITIES if modality in given)


def reports_of(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The reports, in the order of the record."""
    return tuple(dict.fromkeys(claim.report for claim in claims))


def _like(facts: Sequence[Facts], start: date | None, end: date | None) -> When:
    for fact in facts:
        if (fact.claim.time.start, fact.claim.time.end) == (start, end):
            return fact.claim.time
    granularity: Granularity = "unknown" if start is None and end is None else "days"
    return When(start=start, end=end, granularity=granularity, basis="none" if granularity == "unknown" else "carried")
