"""How two claims of two events stand to each other: part and sum, plan and deed, a siege and its end."""

from __future__ import annotations

from typing import Literal

from rashomon.model.vocabulary import CASUALTY_KINDS
from rashomon.reconciling.facts import OPEN_DAYS, Facts
from rashomon.reconciling.families import family
from rashomon.reconciling.numbers import bounds
from rashomon.reconciling.parts import WIDE
from rashomon.reconciling.sides import ANYONE, named
from rashomon.reconciling.vetoes import TOGETHER, place_relation

INVERSE = {
    "component_of": "has_component", "has_component": "component_of", "resolves": "resolved_by",
    "resolved_by": "resolves", "contradicts": "contradicts",
}  # fmt: skip
MOST_DAYS = 400
"""Sums over longer times (the dead of a war) are not linked to each of their events; nor is a siege to an end that is
told of further away in time."""
MOST_DAYS_COUNTRY = 31
"""The same for sums over a whole country."""


def plan_and_deed(a: Facts, b: Facts) -> tuple[Facts, Literal["contradicts", "component_of", "resolves"], Facts] | None:
    """What a claim of something planned or denied is to one of something done: which, how, to which."""
    if not _same_sides(a, b) and not _is_plainly_negated(a, b):
        return None
    plan, deed = (a, b) if a.mood == "future" else (b, a)
    if "negated" in (a.mood, b.mood):
        if {a.mood, b.mood} == {"negated", "done"} and _one_place(a, b) and not (a.release or b.release):
            return a, "contradicts", b
        return None
    if plan.mood != "future" or deed.mood != "done":
        return None
    if _smaller(deed, plan) and a.claim.report == b.claim.report:
        return deed, "component_of", plan
    if a.claim.type == b.claim.type and place_relation(a, b) in TOGETHER and _after(deed, plan):
        return deed, "resolves", plan
    return None


def reaches_far(whole: Facts) -> bool:
    """Whether what other reports tell of falls into a claim of several events too: it adds up, or counts an area."""
    if whole.sums:
        return True
    own = not whole.inherited and any(spot.level in WIDE for spot in whole.spots)
    return own and whole.claim.type == "casualty_detail" and whole.exact


def covers(fact: Facts, whole: Facts) -> bool:
    """Whether an event of violence lies inside the days and the area that a claim adds up."""
    if family(fact.claim.type) != "violence" or fact.mood != "done" or fact.last is None:
        return False
    if fact.doing and whole.doing and not fact.doing & whole.doing:
        return False
    return _within(fact, whole) and _placed(fact, whole) and not _larger(fact, whole)


def _larger(part: Facts, whole: Facts) -> bool:
    """Whether it counts more than the whole, so that it can be no part of it."""
    shared = part.numbers.keys() & whole.numbers.keys() & set(CASUALTY_KINDS)
    return any(bounds(part.numbers[kind])[0] > bounds(whole.numbers[kind])[1] for kind in shared)


def lifts(fact: Facts) -> bool:
    """Whether a claim tells that a siege was broken or lifted."""
    over = fact.claim.subtype in ("broken", "lifted_by_agreement")
    return over and fact.claim.type == "siege_change" and fact.mood == "done"


def ends_siege(end: Facts, siege: Facts) -> bool:
    """Whether a siege that one claim tells of may be the one that is over by the other."""
    if siege.claim.type != "siege_state" or not lifts(end) or place_relation(end, siege) not in TOGETHER:
        return False
    days = end.around, siege.around
    return days[0] is None or days[1] is None or abs(days[0] - days[1]) <= MOST_DAYS


def _one_place(a: Facts, b: Facts) -> bool:
    """Whether both speak of the very place, without a bearing from it."""
    plain = all(spot.bearing is None for spot in (*a.spots, *b.spots))
    return plain and place_relation(a, b) in ("same_site", "same")


def _is_plainly_negated(a: Facts, b: Facts) -> bool:
    """Whether one says that the very thing did not happen that the other tells of there: "no aid came".

    Of no doer, or of the one who is said to have done it; on the day that it names, or in the days up to the one on
    which it is said.  "Their jets did not bomb it" leaves open that others did.
    """
    negated, done = (a, b) if a.mood == "negated" else (b, a)
    if (negated.mood, done.mood) != ("negated", "done") or a.inherited or b.inherited:
        return False
    if negated.doing - ANYONE and not negated.doing & done.doing:
        return False
    if not done.exact or done.first is None or negated.last is None:
        return False
    start = negated.first if negated.first is not None else negated.last - OPEN_DAYS
    return start <= done.first <= negated.last and (a.claim.type, a.claim.subtype) == (b.claim.type, b.claim.subtype)


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


def _placed(fact: Facts, whole: Facts) -> bool:
    """Whether the text itself puts the one inside the area of the other."""
    own = not fact.inherited and not whole.inherited
    return own and place_relation(fact, whole) in TOGETHER


def _within(fact: Facts, whole: Facts) -> bool:
    day = fact.first if fact.first is not None else fact.last
    if day is None or whole.low_end is None or whole.high_end is None:
        return False
    most = MOST_DAYS_COUNTRY if any(spot.level == "country" for spot in whole.spots) else MOST_DAYS
    return whole.high_end - whole.low_end <= most and whole.low_end <= day <= whole.high_end
