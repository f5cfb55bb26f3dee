"""How events stand to each other: parts and wholes, plans and what became of them, sieges and what ended them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.model.vocabulary import CASUALTY_KINDS
from rashomon.reconciling.clusters import Link
from rashomon.reconciling.drafts import Draft
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.families import family
from rashomon.reconciling.numbers import bounds
from rashomon.reconciling.parts import WIDE
from rashomon.reconciling.sides import named
from rashomon.reconciling.vetoes import TOGETHER, place_relation

_INVERSE = {"component_of": "has_component", "resolves": "resolved_by", "contradicts": "contradicts"}
_MOST_DAYS = 400
"""Sums over longer times (the dead of a war) are not linked to each of their events."""
Related = dict[str, set[tuple[str, str]]]


def relate(
    facts: Sequence[Facts],
    home: Mapping[int, str],
    beside: Mapping[int, int],
    moods: Sequence[Link],
    umbrellas: Mapping[str, Draft],
    others: Mapping[str, Draft],
) -> Related:
    """Event id -> (relation, other event) pairs; each relation is written at both ends.

    `beside` are parts that are happenings of their own; `moods` the pairs kept apart as plan and deed.
    """
    found: Related = {}
    for part, whole in sorted(beside.items()):
        _add(found, home[part], "component_of", home[whole])
    for link in moods:
        a, b = facts[link.a], facts[link.b]
        _plan_and_deed(found, a, b, home)
    for umbrella_id, umbrella in umbrellas.items():
        for event_id, draft in others.items():
            if event_id != umbrella_id and _under(draft, umbrella):
                _add(found, event_id, "component_of", umbrella_id)
    return found


def siege_ends(events: Mapping[str, Draft]) -> dict[str, list[Facts]]:
    """The events that break or lift a siege, in the order of time, with the claims that say so."""
    found = {event_id: [fact for fact in draft.members.counted if _lifts(fact)] for event_id, draft in events.items()}
    return {event_id: facts for event_id, facts in found.items() if facts}


def ended_by(state: Draft, ends: Mapping[str, Sequence[Facts]]) -> str | None:
    """The first event that breaks or lifts a siege; None for other states and where none is told."""
    if state.facts[0].claim.type != "siege_state":
        return None
    return next((event_id for event_id, breaks in ends.items() if _ends(breaks, state)), None)


def _lifts(fact: Facts) -> bool:
    over = fact.claim.subtype in ("broken", "lifted_by_agreement")
    return over and fact.claim.type == "siege_change" and fact.mood == "done"


def _ends(breaks: Sequence[Facts], state: Draft) -> bool:
    besiegers = {side for fact in state.facts for side in fact.doing}
    broken = {side for fact in breaks for side in fact.done_to}
    if besiegers and broken and not besiegers & broken:
        return False
    return any(place_relation(a, b) in TOGETHER for a in breaks for b in state.facts)


def _plan_and_deed(found: Related, a: Facts, b: Facts, home: Mapping[int, str]) -> None:
    if home[a.order] == home[b.order] or not _same_sides(a, b):
        return
    plan, deed = (a, b) if a.mood == "future" else (b, a)
    if "negated" in (a.mood, b.mood):
        if {a.mood, b.mood} == {"negated", "done"} and _one_place(a, b) and not (a.release or b.release):
            _add(found, home[a.order], "contradicts", home[b.order])
        return
    if plan.mood != "future" or deed.mood != "done":
        return
    if _smaller(deed, plan) and a.claim.report == b.claim.report:
        _add(found, home[deed.order], "component_of", home[plan.order])
    elif a.claim.type == b.claim.type and place_relation(a, b) in TOGETHER and _after(deed, plan):
        _add(found, home[deed.order], "resolves", home[plan.order])


def _one_place(a: Facts, b: Facts) -> bool:
    """Whether both speak of the very place, without a bearing from it."""
    plain = all(spot.bearing is None for spot in (*a.spots, *b.spots))
    return plain and place_relation(a, b) in ("same_site", "same")


def _same_sides(a: Facts, b: Facts) -> bool:
    if named(a.doing) and named(b.doing):
        return bool(named(a.doing) & named(b.doing))
    one_source = a.claim.report == b.claim.report and a.named_origin is not None and a.named_origin == b.named_origin
    return one_source or bool(named(a.done_to & b.done_to))


def _smaller(deed: Facts, plan: Facts) -> bool:
    return any(
        bounds(deed.numbers[kind])[1] < bounds(plan.numbers[kind])[0]
        for kind in deed.numbers.keys() & plan.numbers.keys() & {"personnel", "equipment", "displaced", "weight"}
    )


def _after(deed: Facts, plan: Facts) -> bool:
    """Whether the deed came after the plan was told."""
    if plan.first is None:
        return False
    if deed.first is not None:
        return deed.first > plan.first
    later = deed.known is not None and plan.known is not None and deed.known > plan.known
    return later and deed.last is not None and deed.last > plan.first


def _under(part: Draft, umbrella: Draft) -> bool:
    """Whether an event of violence lies inside the days and the area that an umbrella adds up."""
    for whole in umbrella.members.counted:
        for fact in part.members.counted:
            if family(fact.claim.type) != "violence" or fact.mood != "done" or fact.last is None:
                continue
            if not (whole.sums or _of_an_area(whole)) and fact.claim.report != whole.claim.report:
                continue
            inside = _within(fact, whole) and _placed(fact, whole) and not _larger(fact, whole)
            if inside and not (fact.doing and whole.doing and not fact.doing & whole.doing):
                return True
    return False


def _larger(part: Facts, whole: Facts) -> bool:
    """Whether it counts more than the whole, so that it can be no part of it."""
    shared = part.numbers.keys() & whole.numbers.keys() & set(CASUALTY_KINDS)
    return any(bounds(part.numbers[kind])[0] > bounds(whole.numbers[kind])[1] for kind in shared)


def _of_an_area(whole: Facts) -> bool:
    """Whether the umbrella is the bare toll of an area, into which the events that other reports tell of fall too."""
    own = not whole.inherited and any(spot.level in WIDE for spot in whole.spots)
    return own and whole.claim.type == "casualty_detail" and whole.exact


def _placed(fact: Facts, whole: Facts) -> bool:
    """Whether the text itself puts the one inside the area of the other."""
    own = not fact.inherited and not whole.inherited
    return own and place_relation(fact, whole) in TOGETHER


def _within(fact: Facts, whole: Facts) -> bool:
    day = fact.first if fact.first is not None else fact.last
    if day is None or whole.low_end is None or whole.high_end is None or whole.high_end - whole.low_end > _MOST_DAYS:
        return False
    return whole.low_end <= day <= whole.high_end


def _add(found: Related, a: str, relation: str, b: str) -> None:
    if a != b:
        found.setdefault(a, set()).add((relation, b))
        found.setdefault(b, set()).add((_INVERSE[relation], a))
