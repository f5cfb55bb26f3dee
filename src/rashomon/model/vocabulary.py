"""The closed lists: claim types with their subtypes, roles, kinds of quantities, relations.

Source: the project's annotation guidelines, version 1.1 (sections 3 to 9).
"""

from __future__ import annotations

EVENT_TYPES: dict[str, tuple[str, ...]] = {
    "attack": (
        "air_strike",
        "drone_strike",
        "shelling",
        "missile",
        "mine_ied",
        "suicide",
        "grenade",
        "chemical",
        "small_arms",
        "melee",
        "arson",
        "unspecified",
    ),
    "clash": ("armed_clash", "urban_battle", "ambush", "exchange_of_fire", "raid"),
    "operation": (
        "offensive",
        "offensive_announced",
        "counter_attack",
        "air_sorties",
        "campaign",
        "blockade_enforcement",
    ),
    "movement": (
        "advance",
        "arrival",
        "link_up",
        "reinforcement",
        "deployment",
        "retreat",
        "withdrawal",
        "base_established",
    ),
    "territory_change": ("captured", "recaptured", "lost", "transferred", "route_opened", "route_cut"),
    "siege_change": ("imposed", "tightened", "broken", "lifted_by_agreement"),
    "force_status": ("setbacks", "defences_collapse", "surrender", "defection", "command_change", "split_merge"),
    "casualty_detail": ("killed", "injured", "killed_or_wounded", "missing", "breakdown"),
    "displacement": ("fled", "evacuated", "relocated", "returned", "destination"),
    "violation": (
        "forced_recruitment",
        "abduction",
        "arbitrary_detention",
        "arrest",
        "execution",
        "torture",
        "sexual_violence",
        "looting",
        "property_destruction",
        "denial_of_aid",
    ),
    "hazard_event": (
        "mine_laying",
        "clearance",
        "defusal",
        "weapons_seized",
        "interception",
        "accidental_detonation",
    ),
    "aid_event": ("delivered", "air_drop", "convoy_blocked", "access_granted", "access_denied"),
    "agreement": (
        "ceasefire",
        "truce_local",
        "evacuation_deal",
        "prisoner_exchange",
        "release",
        "deconfliction",
        "peace_talks",
        "surrender_deal",
    ),
    "political": (
        "institution_established",
        "governance_preparation",
        "governance_plan",
        "stated_aim",
        "designation",
        "sanction",
        "election",
        "diplomatic_meeting",
        "armed_group_formed",
    ),
    "civil_action": ("protest", "riot", "mob_violence", "celebration", "strike", "gathering"),
    "communication": (
        "announcement",
        "denial",
        "claim_of_responsibility",
        "accusation",
        "threat",
        "demand",
        "omission",
    ),
}

STATE_TYPES: dict[str, tuple[str, ...]] = {
    "control": ("full_hold", "partial_hold", "enclave", "foothold", "pocket", "base", "route", "contested"),
    "siege_state": ("besieged", "encircled", "blockaded"),
    "front_distance": ("approach",),
    "population": ("resident", "affected", "in_need", "trapped", "displaced_stock"),
    "humanitarian_condition": ("aid_dependency", "shortage", "service_outage", "access_constraint"),
    "support_relation": ("air_support", "co_belligerent", "arms", "funding", "advisers"),
    "actor_relation": ("affiliation", "composition", "command", "designation", "coordination", "alliance"),
    "hazard_state": ("explosive_contamination", "uxo_reported"),
    "place_fact": ("admin_capital", "relative_location"),
}

TYPES: dict[str, tuple[str, ...]] = {**EVENT_TYPES, **STATE_TYPES}

ACTOR_ROLES: tuple[str, ...] = (
    "initiator",
    "co_initiator",
    "target",
    "opponent",
    "victim",
    "escorted_party",
    "supported",
    "joined",
    "besieger",
    "besieged",
    "holder",
    "previous_holder",
    "force",
    "affected",
    "displaced",
    "deployed",
    "emplacer",
    "perpetrator",
    "population",
    "provider",
    "backer",
    "backed",
    "party",
    "subject",
    "object",
    "parent",
    "member",
    "topic",
)

DOER_ROLES: tuple[str, ...] = ("initiator", "co_initiator", "perpetrator")
"""Who did it, whatever the type of claim calls them."""

HURT_ROLES: tuple[str, ...] = ("victim", "affected")
"""Whom it hurt."""

PLACE_ROLES: tuple[str, ...] = (
    "event_location",
    "destination",
    "origin",
    "route",
    "reference_feature",
    "target",
    "area",
    "operation_area",
    "subject",
    "object",
)

BEARINGS: tuple[str, ...] = (
    "north_of",
    "northeast_of",
    "east_of",
    "southeast_of",
    "south_of",
    "southwest_of",
    "west_of",
    "northwest_of",
)

PLACE_RELATIONS: tuple[str, ...] = (
    "in",
    "at",
    "near",
    "part_of",
    "toward",
    "from",
    "across",
    "distance_from",
    *BEARINGS,
    "capital_of",
    "endpoint",
)

QUANTITY_KINDS: tuple[str, ...] = (
    "killed",
    "injured",
    "killed_or_wounded",
    "missing",
    "detained",
    "abducted",
    "besieged",
    "displaced",
    "population",
    "personnel",
    "equipment",
    "sorties",
    "strikes",
    "distance",
    "area",
    "area_share",
    "share",
    "duration",
    "money",
    "weight",
    "count",
)

HOUSEHOLD_KINDS: tuple[str, ...] = ("besieged", "displaced", "population")
"""What is also counted in households; such numbers have ranges of their own ("displaced_households")."""
RANGE_KINDS: tuple[str, ...] = (*QUANTITY_KINDS, *(f"{kind}_households" for kind in HOUSEHOLD_KINDS))

CASUALTY_KINDS: tuple[str, ...] = ("killed", "injured", "killed_or_wounded", "missing")


def kind_of(claim_type: str) -> str:
    """`event` or `state`.

    Raises:
        KeyError: if there is no such claim type.
    """
    if claim_type in EVENT_TYPES:
        return "event"
    if claim_type in STATE_TYPES:
        return "state"
    raise KeyError(claim_type)


AHEAD: tuple[str, ...] = ("planned", "conditional")
"""Modalities of what has not happened yet."""

NOT_DONE: tuple[str, ...] = (*AHEAD, "denied")
"""Modalities of what is not told as done."""
