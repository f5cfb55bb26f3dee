"""Short neutral titles, put together from the slots alone: what, whom or where, by whom.

Figures, plans and denials stand beside a title and are not repeated in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from rashomon.model.weight import NO
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.geography import Spot
from rashomon.reconciling.naming import hurt_itself, nameable, place_words, tidied, with_article
from rashomon.reconciling.sides import body
from rashomon.reconciling.wording import listed, pattern

_NAMES = {
    "attack/unspecified": "Attack",
    "attack/mine_ied": "Mine or bomb blast",
    "attack/suicide": "Suicide attack",
    "attack/small_arms": "Shooting",
    "attack/melee": "Attack at close quarters",
    "attack/chemical": "Chemical attack",
    "attack/grenade": "Grenade attack",
    "attack/missile": "Missile or rocket strike",
    "casualty_detail/killed": "Deaths",
    "casualty_detail/injured": "Injuries",
    "casualty_detail/killed_or_wounded": "Casualties",
    "casualty_detail/missing": "Missing people",
    "casualty_detail/breakdown": "Casualties",
    "clash/armed_clash": "Clashes",
    "violation/release": "Release of captives",
    "agreement/release": "Release of captives",
    "operation/offensive_announced": "Offensive announced",
    "movement/link_up": "Link-up of forces",
    "movement/reinforcement": "Reinforcements",
    "movement/base_established": "Base established",
    "siege_change/tightened": "Siege tightened",
    "territory_change/route_opened": "Route opened",
    "territory_change/route_cut": "Route cut",
    "force_status/captured": "Capture of fighters",
    "force_status/defences_collapse": "Collapse of defences",
    "force_status/command_change": "Change of command",
    "hazard_event/mine_laying": "Laying of mines",
    "aid_event/air_drop": "Aid dropped from the air",
    "aid_event/convoy_blocked": "Aid convoy blocked",
    "aid_event/access_granted": "Access for aid granted",
    "aid_event/access_denied": "Access for aid denied",
    "agreement/truce_local": "Local truce",
    "control/enclave": "Enclave",
    "control/foothold": "Foothold",
    "control/pocket": "Pocket",
    "front_distance/approach": "Distance to the front",
    "population/displaced_stock": "Displaced people",
    "population/trapped": "People trapped",
    "population/in_need": "People in need",
    "population/affected": "People affected",
    "humanitarian_condition/aid_dependency": "Dependence on aid",
    "support_relation/co_belligerent": "Fighting alongside",
    "hazard_state/explosive_contamination": "Mines and explosive remains",
    "hazard_state/uxo_reported": "Unexploded ordnance",
}
_OF_PLACE = {
    "territory_change/captured": "Capture",
    "territory_change/recaptured": "Recapture",
    "territory_change/lost": "Loss",
    "territory_change/transferred": "Handover",
    "control/full_hold": "Control",
    "control/partial_hold": "Control",
    "control/base": "Control",
    "control/route": "Control",
    "control/contested": "Contested control",
    "siege_state/besieged": "Siege",
    "siege_state/encircled": "Encirclement",
    "siege_state/blockaded": "Blockade",
    "siege_change/broken": "Breaking of the siege",
    "siege_change/imposed": "Start of the siege",
    "siege_change/lifted_by_agreement": "Lifting of the siege",
    "population/resident": "Population",
    "place_fact/relative_location": "Location",
}
"""What is done to a place: "Capture of Mosul"; of a part of it, "Control of part of Mosul"."""
_BARE = {
    "territory_change/captured": "Capture of ground",
    "territory_change/recaptured": "Recapture of ground",
    "territory_change/lost": "Loss of ground",
    "control/full_hold": "Control of an area",
    "control/partial_hold": "Control of an area",
    "siege_change/broken": "Siege broken",
    "siege_change/imposed": "Siege imposed",
    "siege_change/lifted_by_agreement": "Siege lifted by agreement",
}
_TO_PLACE = {
    "displacement/returned": "Return",
    "displacement/evacuated": "Evacuation",
    "displacement/relocated": "Relocation",
    "movement/deployment": "Deployment",
    "aid_event/delivered": "Aid delivered",
}
_FROM_PLACE = {
    "displacement/fled": "Flight",
    "displacement/destination": "Flight",
    "movement/withdrawal": "Withdrawal",
    "movement/retreat": "Retreat",
}
_DOERS = ("initiator", "perpetrator", "holder", "besieger", "force", "emplacer", "backer", "provider")
_SUFFERERS = ("victim", "affected", "target")
_ATTACKED = {"shelling": "of", "arson": "of", "killed": "of", "injured": "of", "missing": "of"}
_UNSAID = pattern("unsaid")
_HELD = frozenset({"control/pocket", "control/enclave", "control/foothold"})
_HITTING = frozenset({"attack", "casualty_detail", "force_status"})
_LONGEST = 60
_COMMENT = pattern("no_comment")


_SIEGE = "Siege "


def negated(title: str) -> str:
    """The title of what did not happen: "No aid delivered to Kalma camp", "Siege not broken".

    >>> negated("Claim of responsibility"), negated("Siege tightened"), negated("No comment by the army")
    ('No claim of responsibility', 'Siege not tightened', 'No comment by the army')
    """
    if title.startswith((NO, "Does not ")) or not title:
        return title
    if title.startswith(_SIEGE):
        return f"{_SIEGE}not {title.removeprefix(_SIEGE)}"
    return f"{NO}{title[0].lower()}{title[1:]}"


def title_of(claim_type: str, subtype: str, facts: Sequence[Facts], *, contested: bool = False) -> str:
    """One line: what, of whom or where, and by whom where that is stated and not `contested`.

    *Unknowns*: what is not stated is left out.
    """
    if claim_type == "communication":
        return _spoken(subtype, facts)
    if all(fact.release for fact in facts):
        subtype = "release"
    elif subtype == "setbacks" and all(fact.claim.quantities_of("detained") for fact in facts):
        subtype = "captured"  # the type of a side that loses men by capture
    key = f"{claim_type}/{subtype}"
    doers = [] if contested else _names(facts, _DOERS)
    of_whom = "" if doers or claim_type == "clash" else _sufferers(subtype, facts)
    what = _placed(key, claim_type, subtype, facts, of_whom=of_whom)
    if key == "agreement/release":
        parties = [] if contested else _names(facts, ("party",))
        return f"{what} by {_listed(parties)}" if parties else what
    if claim_type in ("agreement", "clash", "actor_relation"):
        return f"{what}{_between(claim_type, facts)}"
    if claim_type == "support_relation":
        return _support(what, subtype, doers, _names(facts, ("backed", "supported")))
    if not doers or claim_type in ("hazard_state", "front_distance") or key == "movement/arrival":
        return what
    held = " held" if key in _HELD else ""
    return f"{what}{held} by {_listed(doers)}"


def _placed(key: str, claim_type: str, subtype: str, facts: Sequence[Facts], *, of_whom: str) -> str:
    head = _NAMES.get(key) or subtype.replace("_", " ").capitalize()
    home, goal = _best(facts, "location", "origin"), _best(facts, "destination")
    if key == "place_fact/admin_capital":
        return f"Capital: {home.name}" if home else "Capital"
    if claim_type == "actor_relation":
        return head
    if key in _OF_PLACE:
        return _of_place(key, home or goal, facts)
    if claim_type == "front_distance":
        force = _names(facts, ("force",))
        if not force:
            return head
        return f"Distance of {_listed(force)} to {home.name}" if home else f"{head}: {_listed(force)}"
    if key == "movement/arrival" and (force := _names(facts, ("initiator",))):
        of_whom = f" of {_listed(force)}"
    if key in _FROM_PLACE:
        away = f" {place_words(home)}" if home and home.relation == "across" else f" from {home.name}" if home else ""
        return f"{_FROM_PLACE[key]}{away}{f' to {goal.name}' if goal else ''}"
    if key in _TO_PLACE:
        spot = goal or home
        return f"{_TO_PLACE[key]} to {spot.name}" if spot else _TO_PLACE[key]
    if claim_type in ("force_status", "support_relation") and of_whom:
        of_whom = of_whom.replace(" on ", " of ", 1)
    spot = home or goal
    where = f" {_there(spot, claim_type)}" if spot else ""
    return f"{head}{of_whom}{where}"


def _there(spot: Spot, claim_type: str) -> str:
    heading = claim_type == "movement" and spot.group == "destination" and spot.relation == "toward"
    if spot.relation == "toward" and claim_type == "political":
        return f"for {spot.name}"
    return f"towards {spot.name}" if heading else place_words(spot)


def _support(what: str, subtype: str, backers: Sequence[str], backed: Sequence[str]) -> str:
    """ "Air support by Russia for the Syrian armed forces"."""
    by = f" by {_listed(backers)}" if backers else ""
    if subtype == "co_belligerent":
        return f"Fighting{by}{f' alongside {_listed(backed)}' if backed else ' alongside others'}"
    return f"{what}{by}{f' for {_listed(backed)}' if backed else ''}"


@lru_cache(maxsize=1)
def _smaller() -> re.Pattern[str]:
    """Things in or at a town of which a text tells; to take them is not to take the town."""
    nouns = sorted(listed()["parts_of_towns"] | listed()["facilities"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, nouns))})s?\b", re.IGNORECASE)


def _smaller_thing(spot: Spot, facts: Sequence[Facts]) -> str:
    """What of a town or an area is meant, where all claims speak of less than the whole: "a highway", "villages"."""
    if spot.level not in ("city", "area", "country"):
        return ""
    found = [_smaller().search(fact.claim.quote) for fact in facts if spot.name in {s.name for s in fact.spots}]
    if not found or any(match is None for match in found) or found[0] is None:
        return ""
    noun = found[0][0].casefold()
    if noun.rstrip("s") in spot.name.casefold():
        return ""  # the highway itself: "Damascus highway"
    return noun if noun.endswith("s") else f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _of_place(key: str, spot: Spot | None, facts: Sequence[Facts]) -> str:
    head = _OF_PLACE[key]
    if spot is not None and key.startswith(("territory_change", "control")) and (part := _smaller_thing(spot, facts)):
        return f"{head} of {part} {place_words(spot)}"
    if spot is None:
        return _BARE.get(key, head)
    if spot.bearing is not None or spot.relation in ("near", "toward", "across"):
        return f"{_BARE.get(key, head)} {place_words(spot)}"
    part = "part of " if spot.relation == "part_of" or key == "control/partial_hold" else ""
    road = "the " if spot.level == "line" else ""
    return f"{head} of {part}{road}{spot.name}"


def _best(facts: Sequence[Facts], *groups: str) -> Spot | None:
    """The finest place that the claims name most often, of these groups."""
    order = {"site": 0, "line": 1, "city": 0, "area": 2, "country": 3}
    spots = [s for fact in facts if not fact.inherited for s in fact.spots if s.name and s.group in groups]
    counts = Counter(spot.name for spot in spots)
    return min(spots, key=lambda s: (order[s.level], -counts[s.name], s.bearing is None), default=None)


def _sufferers(subtype: str, facts: Sequence[Facts]) -> str:
    """Whom it hit, where no doer is named: " of Russian armed forces"; never people without a side."""
    if not subtype or all(fact.claim.type not in _HITTING for fact in facts):
        return ""
    ids = {actor.name for fact in facts for actor in fact.claim.actors if actor.id.startswith("text:")}
    named = [name for name in _names(facts, _SUFFERERS) if name.removeprefix("the ") not in ids]
    return f" {_ATTACKED.get(subtype, 'on')} {_listed(named)}" if named else ""


def _names(facts: Sequence[Facts], roles: Sequence[str]) -> list[str]:
    """Those in the first of the roles that names someone, each once; doubted doers are left out."""
    hit = _only_hit(facts) if "initiator" in roles else set()
    for role in roles:
        actors = [
            actor
            for fact in facts
            if not fact.denied
            and fact.claim.modality != "suspected"
            and not any(slot == role for slot, _ in fact.claim.slot_modality)
            for actor in fact.claim.actors_as(role)
            if nameable(actor) and actor.id not in hit
        ]
        if actors:
            known = [actor for actor in actors if not actor.id.startswith("text:")] or actors
            first = {body(actor.id): actor for actor in reversed(known)}
            return list(dict.fromkeys(with_article(tidied(first[body(actor.id)]).name) for actor in known))
    return []


def _only_hit(facts: Sequence[Facts]) -> set[str]:
    """Those who suffer and of whom no claim tells that they did it to others: who attacks may lose men of its own."""
    hit = {actor.id for fact in facts for actor in fact.claim.actors_as("victim")}
    told = [fact.claim for fact in facts if fact.claim.type == "attack" and not fact.denied]
    doing = {a.id for claim in told for a in claim.actors_as("initiator") if not hurt_itself(a, claim)}
    return hit - doing


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]} and {names[1] if len(names) == 2 else 'others'}"


def _between(claim_type: str, facts: Sequence[Facts]) -> str:
    """The parties: " between A and B", " with B", " of A"."""
    roles = ("party", "initiator", "co_initiator", "opponent", "subject", "object", "parent", "member")
    names = list(dict.fromkeys(name for role in roles for name in _names(facts, (role,))))
    if claim_type == "clash" and len(names) < 2:
        names = list(dict.fromkeys([*names, *_names(facts, ("victim",))]))
    if claim_type == "actor_relation":
        return f": {_listed(names)}" if names else ""
    if len(names) > 2:
        return f" between {names[0]}, {names[1]} and others"
    if len(names) == 2:
        return f" between {names[0]} and {names[1]}"
    return f" with {names[0]}" if names and claim_type == "clash" else f" of {names[0]}" if names else ""


def _spoken(subtype: str, facts: Sequence[Facts]) -> str:
    """What is said about a statement: "Does not say: who had fired", "Accusation by A against B"."""
    if subtype == "omission":
        found = next((m for fact in facts if (m := _UNSAID.search(" ".join(fact.claim.quote.split())))), None)
        unsaid = (found[1] or found[2]) if found else ""
        if len(unsaid) > _LONGEST:
            unsaid = unsaid[:_LONGEST].rsplit(" ", 1)[0] + " …"
        speaker = _names(facts, ("initiator", "subject"))
        if not unsaid and speaker and any(_COMMENT.search(fact.claim.quote) for fact in facts):
            return f"No comment by {_listed(speaker)}"
        return f"Does not say: {unsaid}" if unsaid else "Does not say"
    head = subtype.replace("_", " ").capitalize()
    who, against = _names(facts, ("initiator", "subject")), _names(facts, ("target", "object"))
    told = f" by {_listed(who)}" if who else ""
    return f"{head}{told}{f' against {_listed(against)}' if against and subtype in ('accusation', 'threat') else ''}"
