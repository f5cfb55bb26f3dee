"""When two claims of states belong to one timeline: same type, same holder or population or pair, same area.

Source: RECONCILING 4.1, annotation guidelines 1.1, section 10.
"""

from __future__ import annotations

from rashomon.reconciling.facts import TOLD_ON, Facts
from rashomon.reconciling.families import compatible
from rashomon.reconciling.geography import Spot, distance_km
from rashomon.reconciling.judgement import Judgement
from rashomon.reconciling.numbers import bounds
from rashomon.reconciling.sides import named
from rashomon.reconciling.vetoes import place_relation

SAME_STATE = "same.state"
"""The rule of a link between two accounts of one state."""
LONG_DAYS = 400
"""Accounts of a state further apart in time open a new timeline."""
PLACELESS = frozenset({"support_relation", "actor_relation"})
_LOCAL = frozenset({"humanitarian_condition", "hazard_state"})
"""States for which a site and its town are one area."""
_LOCAL_OR_PEOPLE = _LOCAL | {"population"}
_POPULATION_RATIO = 2.0


def judge_states(a: Facts, b: Facts) -> Judgement:
    """Whether two claims of states are accounts of one state; anything else keeps them apart."""
    if a.order > b.order:
        a, b = b, a
    for rule in (_type, _mood, _time, _subjects, _area, _size):
        found = rule(a, b)
        if found is not None:
            return Judgement(verdict="different", rule=found[0], reason=found[1])
    if a.claim.type not in PLACELESS and not _both_placed(a, b) and not _near_text(a, b):
        return Judgement(verdict="unsure", rule="unsure", reason="one has no place")
    exact = a.claim.subtype == b.claim.subtype
    weight = 1.0 + exact + 0.5 * bool(a.numbers.keys() & b.numbers.keys())
    who = ", ".join(sorted((a.doing | a.done_to) & (b.doing | b.done_to)))
    reason = f"same state ({a.claim.type})" + (f" of {who}" if who else "")
    return Judgement(verdict="same", rule=SAME_STATE, reason=reason, weight=weight)


def _type(a: Facts, b: Facts) -> tuple[str, str] | None:
    if a.claim.kind == b.claim.kind and compatible(a.claim.type, a.claim.subtype, b.claim.type, b.claim.subtype):
        return None
    return "veto.type", f"{a.claim.type}/{a.claim.subtype} is not {b.claim.type}/{b.claim.subtype}"


def _mood(a: Facts, b: Facts) -> tuple[str, str] | None:
    return None if a.mood == b.mood else ("veto.mood", f"one is {a.mood}, the other {b.mood}")


def _time(a: Facts, b: Facts) -> tuple[str, str] | None:
    for first, second in ((a, b), (b, a)):
        end = first.last if first.last is not None else first.around
        start = second.first if second.first is not None else second.around
        if end is not None and start is not None and start - end > LONG_DAYS:
            return "veto.time", "more than a year lies between them"
    return None


def _subjects(a: Facts, b: Facts) -> tuple[str, str] | None:
    """The holder, besieger, force or pair must be the same where both are named."""
    mine, theirs = named(a.doing), named(b.doing)
    if a.claim.type == "actor_relation":
        return _pairs(a, b)
    if a.claim.type == "support_relation":
        if mine & theirs and (a.done_to & b.done_to or not a.done_to or not b.done_to):
            return None
        return "veto.actors", "other backer or other side backed"
    if mine and theirs and not mine & theirs:
        return "veto.actors", f"held by {', '.join(sorted(mine))} and by {', '.join(sorted(theirs))}"
    if a.claim.type in ("control", "front_distance") and not (mine and theirs):
        return "veto.actors", "one does not say who"
    return None


def _pairs(a: Facts, b: Facts) -> tuple[str, str] | None:
    one, two = a.actor_ids, b.actor_ids
    if one == two or (a.claim.subtype == b.claim.subtype == "composition" and one & two):
        return None
    return "veto.actors", "other pair of actors"


def _area(a: Facts, b: Facts) -> tuple[str, str] | None:
    if a.claim.type in PLACELESS or a.inherited or b.inherited or not (a.spots and b.spots):
        return None
    found = place_relation(a, b)
    if a.claim.type == "siege_state" and found in ("same_site", "same", "inside", "near", "other_site"):
        return None if not _wide(a) and not _wide(b) else _levels(a, b)
    if found in ("same_site", "same", "same_area"):
        return None
    if a.claim.type in _LOCAL and found in ("inside", "near") and not _wide(a) and not _wide(b):
        return None
    if found in ("inside", "near"):
        return _levels(a, b)
    return "veto.place", "other areas"


def _levels(a: Facts, b: Facts) -> tuple[str, str] | None:
    """A city and its province are two areas, as are a city and one base in it."""
    if any(_one_area(x, y) for x in a.spots for y in b.spots):
        return None
    return "veto.place", "other areas"


def _one_area(a: Spot, b: Spot) -> bool:
    if a.key == b.key:
        return True
    gap = distance_km(a, b)
    return a.level == b.level and gap is not None and gap <= 10.0 and a.level == "city"


def _wide(fact: Facts) -> bool:
    return any(spot.level in ("area", "country") for spot in fact.spots)


def _size(a: Facts, b: Facts) -> tuple[str, str] | None:
    """A part of a city and the whole city are two populations, unless their sizes say otherwise."""
    if a.claim.type != "population":
        return None
    one, two = a.numbers.get("population"), b.numbers.get("population")
    relations = {s.relation for s in a.spots}, {s.relation for s in b.spots}
    if one is None or two is None or (relations[0] & relations[1] and not a.inherited and not b.inherited):
        return None
    low_a, high_a = bounds(one)
    low_b, high_b = bounds(two)
    if max(low_a, low_b) <= _POPULATION_RATIO * min(high_a, high_b):
        return None
    return "veto.number", "populations of another size"


def _both_placed(a: Facts, b: Facts) -> bool:
    """Whether both name their place, or one stands in a report where the other's place is the one spoken of."""
    if not a.inherited and not b.inherited:
        return bool(a.spots and b.spots)
    other_reports = a.claim.report != b.claim.report
    if a.claim.type == "siege_state" and named(a.doing) & named(b.doing) and place_relation(a, b) == "same":
        return True
    return (
        other_reports and a.claim.type in _LOCAL_OR_PEOPLE and place_relation(a, b) in ("same", "same_site", "inside")
    )


def _near_text(a: Facts, b: Facts) -> bool:
    """Whether a claim without a place can be on what the other is on: one report, one holder or a near sentence."""
    if a.claim.report != b.claim.report:
        return False
    if a.claim.type == "siege_state" or (named(a.doing) & named(b.doing) and not (a.spots or b.spots)):
        return True
    if a.claim.subtype != b.claim.subtype or a.claim.type not in TOLD_ON:
        return False
    first, second = sorted((a.claim.span, b.claim.span))
    return second.start - first.end <= 400
