"""Which claim types and subtypes can speak of one happening.

Source: annotation guidelines 1.1, section 10, and the confusable pairs of section 3.
"""

from __future__ import annotations

FAMILIES: dict[str, str] = {
    "attack": "violence",
    "casualty_detail": "violence",
    "clash": "violence",
    "siege_change": "ground",
    "movement": "ground",
    "operation": "ground",
    "territory_change": "ground",
}
"""Types that are looked at together; a type that is not listed is its own family."""

ONGOING_TYPES = frozenset({"operation", "displacement", "force_status"})
ONGOING_SUBTYPES = frozenset({"advance", "retreat", "withdrawal", "forced_recruitment", "reinforcement", "deployment"})
"""What lasts for days: another day within `ONGOING_DAYS` does not make another event."""
ONGOING_DAYS = 3

_ADVANCE = "advance"
_CROSS: frozenset[frozenset[str]] = frozenset(
    frozenset(pair)
    for pair in (
        ("clash/ambush", "attack/unspecified"),
        ("clash/ambush", "attack/small_arms"),
        ("clash/ambush", "attack/mine_ied"),
        ("clash/armed_clash", "attack/unspecified"),
        ("clash/armed_clash", "attack/small_arms"),
        ("clash/urban_battle", "attack/unspecified"),
        ("clash/urban_battle", "attack/small_arms"),
        ("clash/exchange_of_fire", "attack/unspecified"),
        ("clash/exchange_of_fire", "attack/small_arms"),
        ("violation/execution", "attack/unspecified"),
        ("violation/execution", "attack/small_arms"),
        ("violation/execution", "casualty_detail/killed"),
        ("clash/raid", "attack/unspecified"),
        ("siege_change/broken", "movement/link_up"),
        ("siege_change/broken", "movement/arrival"),
        ("operation/offensive", f"movement/{_ADVANCE}"),
        ("operation/campaign", f"movement/{_ADVANCE}"),
        ("operation/counter_attack", f"movement/{_ADVANCE}"),
        ("operation/offensive", "territory_change/captured"),
        ("operation/offensive", "territory_change/recaptured"),
        ("territory_change/captured", "movement/link_up"),
        ("territory_change/recaptured", "movement/link_up"),
        ("territory_change/route_opened", "movement/link_up"),
    )
)
"""Pairs of different types that may be one event."""

_GROUPS: dict[str, tuple[frozenset[str], ...]] = {
    "casualty_detail": (frozenset({"killed", "injured", "killed_or_wounded", "missing", "breakdown"}),),
    "movement": (
        frozenset({"retreat", "withdrawal"}),
        frozenset({"reinforcement", "deployment"}),
        frozenset({"reinforcement", "arrival"}),
        frozenset({"link_up", "arrival"}),
    ),
    "operation": (frozenset({"offensive", "offensive_announced", "campaign"}),),
    "territory_change": (frozenset({"captured", "recaptured", "lost", "transferred"}),),
    "siege_change": (frozenset({"broken", "lifted_by_agreement"}), frozenset({"imposed", "tightened"})),
    "displacement": (frozenset({"fled", "evacuated", "relocated", "destination"}),),
    "violation": (frozenset({"abduction", "arbitrary_detention", "arrest"}), frozenset({"execution", "torture"})),
    "aid_event": (frozenset({"delivered", "access_granted"}), frozenset({"convoy_blocked", "access_denied"})),
    "agreement": (
        frozenset({"ceasefire", "truce_local"}),
        frozenset({"prisoner_exchange", "release"}),
        frozenset({"evacuation_deal", "surrender_deal", "truce_local"}),
    ),
    "civil_action": (frozenset({"protest", "riot", "gathering", "strike"}), frozenset({"riot", "mob_violence"})),
    "political": (frozenset({"institution_established", "armed_group_formed"}),),
    "hazard_event": (frozenset({"clearance", "defusal"}),),
    "control": (frozenset({"full_hold", "partial_hold", "enclave", "foothold", "pocket", "contested"}),),
    "siege_state": (frozenset({"besieged", "encircled", "blockaded"}),),
    "population": (frozenset({"resident", "affected", "in_need", "trapped"}),),
    "support_relation": (frozenset({"air_support", "co_belligerent"}),),
    "actor_relation": (frozenset({"affiliation", "composition", "command"}), frozenset({"coordination", "alliance"})),
    "hazard_state": (frozenset({"explosive_contamination", "uxo_reported"}),),
}
"""Subtypes of one type that careful readers use for the same thing."""

FROM_AFAR = frozenset({"air_strike", "shelling", "missile", "drone_strike", "mine_ied"})
"""Attacks in which those who attack do not fall."""

_MEANS = (
    FROM_AFAR - {"mine_ied"},
    frozenset({"mine_ied", "suicide", "grenade"}),
    frozenset({"small_arms", "melee", "arson"}),
)
"""Means that reports take for one another: one says shelling where another says missiles."""

_LOOSE = frozenset({"attack", "clash"})
"""Types whose subtypes never set two claims apart: one text says shelling where another says missiles."""

TAKEN = frozenset({"captured", "recaptured", "lost"})
"""Changes of territory in which a fight may end."""
BATTLE_SUBTYPES = frozenset({"unspecified", "small_arms"})
"""Attacks by which a place may be taken."""

_WITH_TOLLS = ({"attack", "casualty_detail"}, {"clash", "casualty_detail"})
"""Types whose events a text goes on to count the dead of."""

IN_THE_COURSE = frozenset({"abduction", "execution", "torture", "sexual_violence", "looting", "property_destruction"})
"""Violations that are done in the course of an attack."""

STATEMENTS = frozenset({"denial", "claim_of_responsibility"})
"""Statements of a side on its own part in a deed."""

_RANK = (
    "attack",
    "clash",
    "siege_change",
    "territory_change",
    "operation",
    "movement",
    "violation",
    "casualty_detail",
)


def family(claim_type: str) -> str:
    """The family of a claim type; the type itself where it stands alone."""
    return FAMILIES.get(claim_type, claim_type)


def compatible(type_a: str, subtype_a: str, type_b: str, subtype_b: str) -> bool:
    """Whether claims of these types can be in one cluster at all."""
    if type_a == type_b:
        return subtype_a == subtype_b or type_a in _LOOSE or _same_group(type_a, subtype_a, subtype_b)
    if {type_a, type_b} in _WITH_TOLLS:
        return True
    if "territory_change" in (type_a, type_b):
        taken, fight = (
            (subtype_a, (type_b, subtype_b)) if type_a == "territory_change" else (subtype_b, (type_a, subtype_a))
        )
        if taken in TAKEN and FAMILIES.get(fight[0]) == "violence":
            return fight[0] != "attack" or fight[1] in BATTLE_SUBTYPES
    return frozenset((f"{type_a}/{subtype_a}", f"{type_b}/{subtype_b}")) in _CROSS


def in_one_deed(type_a: str, subtype_a: str, type_b: str, subtype_b: str) -> bool:
    """Whether two types may tell of what one side did in one go, though no report takes one for the other."""
    several = ((type_a, subtype_a), (type_b, subtype_b))
    violations = [subtype for claim_type, subtype in several if claim_type == "violation"]
    others = [claim_type for claim_type, _ in several if claim_type != "violation"]
    return bool(violations) and set(violations) <= IN_THE_COURSE and all(family(one) == "violence" for one in others)


def may_speak_of(type_a: str, subtype_a: str, type_b: str, subtype_b: str) -> bool:
    """Whether one is a denial or a claim of responsibility, and the other the violence that it may be of."""
    said, deed = ((type_a, subtype_a), type_b) if type_a == "communication" else ((type_b, subtype_b), type_a)
    return said[0] == "communication" and said[1] in STATEMENTS and family(deed) == "violence"


def other_means(subtype_a: str, subtype_b: str) -> bool:
    """Whether two attacks were made by means that no report takes for one another: a bomb and an air strike."""
    mine, theirs = ([means for means in _MEANS if subtype in means] for subtype in (subtype_a, subtype_b))
    return bool(mine and theirs and mine != theirs)


def rank(claim_type: str) -> int:
    """How well a type names an event of several types: 0 is best."""
    return _RANK.index(claim_type) if claim_type in _RANK else len(_RANK)


def lasts(claim_type: str, subtype: str) -> bool:
    """Whether what the claim tells goes on for days."""
    return claim_type in ONGOING_TYPES or subtype in ONGOING_SUBTYPES


def _same_group(claim_type: str, subtype_a: str, subtype_b: str) -> bool:
    return any(subtype_a in group and subtype_b in group for group in _GROUPS.get(claim_type, ()))
