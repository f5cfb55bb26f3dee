"""Short neutral titles, put together from the slots alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.model.actor import ActorRef
from rashomon.model.record import Range
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.positions import place_name
from rashomon.reconciling.shown import figure

_NAMES = {
    "attack/unspecified": "Attack",
    "attack/mine_ied": "Mine or bomb",
    "attack/suicide": "Suicide attack",
    "attack/small_arms": "Shooting",
    "attack/melee": "Attack at close quarters",
    "attack/chemical": "Chemical attack",
    "attack/grenade": "Grenade attack",
    "attack/missile": "Missile or rocket strike",
    "casualty_detail/killed": "Deaths",
    "casualty_detail/injured": "Injuries",
    "casualty_detail/killed_or_wounded": "Casualties",
    "casualty_detail/missing": "Persons missing",
    "casualty_detail/breakdown": "Casualties",
    "clash/armed_clash": "Clashes",
    "movement/link_up": "Link-up",
    "siege_change/broken": "Siege broken",
    "siege_change/imposed": "Siege imposed",
    "siege_change/tightened": "Siege tightened",
    "siege_change/lifted_by_agreement": "Siege lifted by agreement",
    "operation/offensive_announced": "Offensive announced",
    "force_status/defences_collapse": "Collapse of defences",
    "displacement/fled": "Flight",
    "displacement/destination": "Flight",
    "territory_change/captured": "Capture",
    "territory_change/recaptured": "Recapture",
    "territory_change/lost": "Loss of ground",
    "territory_change/transferred": "Handover",
    "movement/base_established": "Base established",
    "support_relation/co_belligerent": "Fighting alongside",
    "force_status/command_change": "Change of command",
    "control/full_hold": "Control",
    "control/partial_hold": "Control of a part",
    "control/base": "Control of a base",
    "control/route": "Control of a route",
    "control/contested": "Contested control",
    "siege_state/besieged": "Siege",
    "siege_state/encircled": "Encirclement",
    "front_distance/approach": "Distance to the front",
    "population/resident": "Population",
    "population/affected": "Population affected",
    "humanitarian_condition/aid_dependency": "Dependence on aid",
    "hazard_state/explosive_contamination": "Mines and explosive remains",
    "place_fact/admin_capital": "Capital",
}
_DOING = (
    ("initiator", "perpetrator"),
    ("holder", "besieger", "force", "emplacer", "party"),
    ("subject", "backer", "deployed"),
    ("victim", "affected"),
)
_SAID = {"killed": "killed", "injured": "injured", "killed_or_wounded": "killed or wounded", "missing": "missing"}


def title_of(
    claim_type: str, subtype: str, facts: Sequence[Facts], ranges: Mapping[str, Range], modality: str, polarity: str
) -> str:
    """One line: what, where, how many, by whom."""
    head = _NAMES.get(f"{claim_type}/{subtype}") or subtype.replace("_", " ").capitalize()
    where = _where(facts)
    numbers = ", ".join(text for kind, said in _SAID.items() if (text := _toll(ranges.get(kind), said)))
    if not numbers and "personnel" in ranges:
        numbers = _toll(ranges["personnel"], "persons") or ""
    if not numbers and "sorties" in ranges:
        numbers = _toll(ranges["sorties"], "sorties") or ""
    who = _who(facts)
    line = f"{head} {where}".strip() + (f": {numbers}" if numbers else "") + (f" ({who})" if who else "")
    if modality in ("planned", "conditional"):
        line += ", planned" if modality == "planned" else ", if a condition is met"
    return line + (", did not happen" if polarity == "negated" else "")


def _where(facts: Sequence[Facts]) -> str:
    order = {"site": 0, "line": 1, "city": 0, "area": 2, "country": 3}
    spots = [spot for fact in facts if not fact.inherited for spot in fact.spots if spot.name]
    if not spots:
        return ""
    counts: dict[str, int] = {}
    for spot in spots:
        counts[spot.name] = counts.get(spot.name, 0) + 1
    best = min(spots, key=lambda spot: (order[spot.level], -counts[spot.name], spot.bearing is None))
    name = place_name(best) or best.name
    if best.relation in ("near", "across", "toward"):
        return f"{best.relation} {best.name}"
    return name if best.bearing is not None else f"in {name}"


def _toll(given: Range | None, said: str) -> str | None:
    if given is None:
        return None
    if given.best is not None and given.low == given.high:
        return f"{figure(given.best)} {said}"
    if given.low is not None and given.high is not None:
        return f"{figure(given.low)}-{figure(given.high)} {said}"
    if given.low is not None:
        return f"at least {figure(given.low)} {said}"
    return f"up to {figure(given.high)} {said}" if given.high is not None else None


def _who(facts: Sequence[Facts]) -> str:
    """The doers; where none is named, the victims whose side is known."""
    for roles in _DOING:
        actors = [actor for fact in facts for actor in fact.claim.actors_as(*roles) if _nameable(actor)]
        if actors:
            names = list(dict.fromkeys(actor.name for actor in actors))
            return " and ".join(names[:2]) + (" and others" if len(names) > 2 else "")
    return ""


def _nameable(actor: ActorRef) -> bool:
    return actor.id not in ("unknown", "persons", "residents", "civ") and bool(actor.name)
