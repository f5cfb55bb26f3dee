"""The accounts of each slot of a cluster: the value, who holds it, and since when it is known.

Source: RECONCILING 4.5.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from rashomon.model.record import Position
from rashomon.model.vocabulary import DOER_ROLES
from rashomon.reconciling import shown
from rashomon.reconciling.differences import Difference
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.geography import Spot
from rashomon.reconciling.naming import bearing, hurt_itself, nameless, tidied
from rashomon.reconciling.origins import Voices, camp_of
from rashomon.reconciling.ranges import LEFT_OUT
from rashomon.reconciling.sides import ANYONE, body, is_body, side
from rashomon.reconciling.victims import Group, groups_of, name_of, strikes_back, victims_of
from rashomon.reconciling.wording import listed, pattern

_BEATEN_OFF = pattern("beaten_off")
_SPEAKERS = (*DOER_ROLES, "subject")
_FINE = {"site": 0, "line": 1, "city": 2, "area": 3, "country": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """The claims of one cluster, in the order of the record.

    `copies` are places in the record.  `told` are the claims that tell of the whole, copies included; `counted` those
    whose values count: no copies, no parts, nothing denied, what is planned only among plans.  `differences` are those
    between versions of one report, `accusing` the statements that lay the deed on someone or deny it.
    """

    facts: tuple[Facts, ...]
    copies: frozenset[int]
    told: tuple[Facts, ...]
    counted: tuple[Facts, ...]
    voices: Voices
    differences: tuple[Difference, ...] = ()
    accusing: tuple[Facts, ...] = ()


def members_of(facts: Sequence[Facts], copies: frozenset[int], parts: frozenset[int], voices: Voices) -> Members:
    """The claims of one cluster, told apart; `copies` and `parts` are places in the record."""
    told = tuple(fact for fact in facts if fact.order not in parts)
    moods = {fact.mood for fact in told if not fact.headline} or {fact.mood for fact in told}
    kept = {"done"} if "done" in moods else moods
    counted = tuple(fact for fact in told if fact.order not in copies and not fact.denied and fact.mood in kept)
    return Members(facts=tuple(facts), copies=copies, told=told, counted=counted, voices=voices)


def positions_of(members: Members, kinds: Iterable[str]) -> Mapping[str, tuple[Position, ...]]:
    """All slots that the claims speak of; a slot that none fills is absent."""
    found: dict[str, tuple[Position, ...]] = {}
    for kind in kinds:
        if kind not in LEFT_OUT:
            found[kind] = _figures(members, kind)
    found["initiator"] = _doers(members)
    found["day"] = _group(members, _day)
    found["place"] = _group(members, _place)
    found["outcome"] = _outcome(members)
    return {slot: accounts for slot, accounts in found.items() if accounts}


def _group(members: Members, value: Callable[[Facts], str | None]) -> tuple[Position, ...]:
    held: dict[str, list[Facts]] = {}
    for fact in members.told:
        if fact.denied:
            continue
        text = value(fact)
        if text is not None:
            held.setdefault(text, []).append(fact)
    return _accounts(held, members, None)


def _figures(members: Members, kind: str) -> tuple[Position, ...]:
    """The accounts of a number, with whose victims they count where the claims tell sides apart: "31 (rebels)"."""
    held: dict[str, list[Facts]] = {}
    groups = groups_of(members.told, kind)
    grouped = {fact.order for group in groups for fact in group.facts}
    single = [Group(None, (fact,)) for fact in members.told if kind in fact.numbers and fact.order not in grouped]
    for group in (*groups, *single):
        for fact in group.facts:
            if not fact.denied:
                name = name_of([fact]) if group.rivals and victims_of(fact.claim) else group.name
                number = shown.number(fact.numbers[kind])
                held.setdefault(f"{number} ({name})" if name else number, []).append(fact)
    return _accounts(held, members, kind)


def _accounts(held: Mapping[str, Sequence[Facts]], members: Members, kind: str | None) -> tuple[Position, ...]:
    accounts = [_position(text, facts, members, kind) for text, facts in held.items()]
    first = {text: facts[0].order for text, facts in held.items()}
    return tuple(sorted(accounts, key=lambda p: (-len(p.camps), -len(p.origins), first[p.value])))


def position_of(value: str, facts: Sequence[Facts], members: Members) -> Position:
    """The account that these claims of one cluster give."""
    return _position(value, facts, members, None)


def _position(text: str, facts: Sequence[Facts], members: Members, kind: str | None) -> Position:
    speaking = [fact for fact in facts if fact.named_origin is not None and fact.order not in members.copies]
    origins = {members.voices.voice.get(fact.order, fact.voice) for fact in speaking}
    camps = {camp for fact in speaking if (camp := camp_of(fact.claim.attribution.origin)) is not None}
    known = sorted(fact.known.isoformat() for fact in facts if fact.known is not None)
    quantity = facts[0].numbers.get(kind) if kind else None
    return Position(
        value=text,
        origins=tuple(sorted(one for one in origins if not one.startswith("report:"))),
        camps=tuple(sorted(camps)),
        reports=tuple(dict.fromkeys(fact.claim.report for fact in facts)),
        claims=tuple(fact.claim.id for fact in facts),
        low=quantity.low if quantity else None,
        high=quantity.high if quantity else None,
        first_known=known[0] if known else None,
        last_known=known[-1] if known else None,
    )


def _called(members: Members) -> dict[str, str]:
    """Body -> the name that the first claim has for it, so that an army under two names is one account."""
    doers = [a for fact in members.told for a in fact.claim.actors_as(*DOER_ROLES)]
    return {body(actor.id): tidied(actor).name for actor in reversed(doers)}


def _initiator(fact: Facts, called: Mapping[str, str]) -> str | None:
    doers = fact.claim.actors_as(*DOER_ROLES)
    told = [a for a in doers if a.id != "unknown" and not nameless(a) and not hurt_itself(a, fact.claim)]
    names = list(dict.fromkeys(called[body(a.id)] for a in told))
    if not names:
        return None
    hedged = any(slot == "initiator" for slot, _ in fact.claim.slot_modality) or fact.claim.modality == "suspected"
    return " and ".join(names) + (" (accused)" if fact.laid else " (suspected)" if hedged else "")


def _doers(members: Members) -> tuple[Position, ...]:
    """Who did it, by each account; where these differ, also who denies it and who tells of it and names no one.

    Who only points back to it ("a woman wounded in the shelling died") tells of something else.
    """
    called = _called(members)
    begun = replace(members, told=tuple(fact for fact in taking(members.told) if not strikes_back(fact, members.told)))
    told = _group(begun, partial(_initiator, called=called))
    told += _accused(members, told)
    denying = [fact for fact in members.told if denies_own_part(fact)]
    of_harm = _denied_by_those_hurt(members)
    denying += [f for f in members.accusing if f.claim.subtype == "denial" and not denying and f not in of_harm]
    if denying:
        names = " and ".join(dict.fromkeys(a.name for fact in denying for a in fact.claim.actors_as(*_SPEAKERS)))
        told += (_stated(f"not {names} (denied)", denying, members),)
    silent = [fact for fact in members.counted if fact.named_origin is not None and _names_no_one(fact)]
    silent = [fact for fact in silent if fact.scene is None or not fact.back]
    speaking = {members.voices.voice[fact.order] for fact in members.told if _initiator(fact, called)}
    silent = [fact for fact in silent if members.voices.voice[fact.order] not in speaking]
    if (denying or len(told) > 1 or any(fact.laid for fact in members.told)) and silent:
        told += (_position("does not say", silent, members, None),)
    return told


def taking(facts: Sequence[Facts]) -> Sequence[Facts]:
    """The claims that tell who did it: of a place that was taken, those of its capture, not of the fight for it."""
    return [fact for fact in facts if fact.claim.type == "territory_change"] or facts


def _denied_by_those_hurt(members: Members) -> list[Facts]:
    """The denials of a side that is only told to have suffered: "The rebels rejected the claim" that dozens of them
    fell says that they did not, and nothing of who did it."""
    hurt = {side for fact in members.told for side in fact.done_to}
    acting = {side for fact in members.told for side in fact.doing | fact.suspected}
    return [
        fact
        for fact in members.accusing
        if fact.claim.subtype == "denial" and fact.doing & hurt and not fact.doing & acting
    ]


def _accused(members: Members, told: Sequence[Position]) -> tuple[Position, ...]:
    """Those on whom a statement beside the event lays it, held by who says so, and those who claim it."""
    held: dict[str, list[Facts]] = {}
    for fact in members.accusing:
        names = [tidied(a).name for a in fact.claim.actors_as("target", "object") if not nameless(a)]
        if fact.claim.subtype == "accusation" and names:
            held.setdefault(f"{' and '.join(dict.fromkeys(names))} (accused)", []).append(fact)
        own = [tidied(a).name for a in fact.claim.actors_as(*_SPEAKERS) if not nameless(a)]
        if fact.claim.subtype == "claim_of_responsibility" and own:
            held.setdefault(f"{' and '.join(dict.fromkeys(own))} (claims it)", []).append(fact)
    known = {position.value for position in told}
    return tuple(_stated(name, facts, members) for name, facts in held.items() if name.rpartition(" (")[0] not in known)


def _stated(value: str, facts: Sequence[Facts], members: Members) -> Position:
    """The account that a statement gives; who makes it is its subject where the outlet tells of it in its own words."""
    given = _position(value, facts, members, None)
    told = [a for fact in facts for a in fact.claim.actors_as(*_SPEAKERS) if not nameless(a)]
    speakers = {f"unnamed:{(a.as_written or a.name).casefold()}" if a.id in ANYONE else a.id for a in told}
    return given if given.origins else replace(given, origins=tuple(sorted(speakers)))


def denies_own_part(fact: Facts) -> bool:
    """Whether a side denies that it did it, which leaves open that it happened."""
    if not fact.denied or fact.named_origin is None:
        return False
    doers = fact.claim.actors_as(*DOER_ROLES)
    if fact.named_origin.rpartition(":")[2] in listed()["state_voices"]:
        return bool(doers) and all(is_body(actor.id) for actor in doers)  # "the government denied that the army did"
    return bool(doers) and all(side(actor.id) == side(fact.named_origin) for actor in doers)


def _names_no_one(fact: Facts) -> bool:
    return fact.claim.type == "attack" and not fact.doing and not fact.suspected


def _day(fact: Facts) -> str | None:
    if fact.claim.time.start is not None and fact.first is None:
        return None  # the day is that of the words, not of the deed
    text = shown.days(fact.claim.time)
    return None if text == "unknown" else text


def _place(fact: Facts) -> str | None:
    if fact.inherited or not fact.spots:
        return None
    return place_name(min(fact.spots, key=lambda spot: _FINE[spot.level]))


def place_name(spot: Spot) -> str | None:
    """A place with how the event lies to it: "northwest of Mosul", "Mosul"."""
    if not spot.name:
        return None
    plain = spot.relation in ("in", "at", "part_of", "from", "toward", "across", "distance_from")
    return spot.name if plain else f"{bearing(spot.relation)} {spot.name}"


def _outcome(members: Members) -> tuple[Position, ...]:
    """Told against denied, or taken against held; empty where the accounts agree that it happened."""
    denied = [fact for fact in members.told if fact.denied and not denies_own_part(fact)]
    denied += _denied_by_those_hurt(members)
    told = [fact for fact in taking(members.told) if not fact.denied]
    held = [] if denied else _held_off(members, told)
    if not (denied or held) or not told:
        return ()
    return (
        _position("it happened", told, members, None),
        _stated("it did not happen (denied)" if denied else "the attack was beaten off", denied or held, members),
    )


def _held_off(members: Members, taken: Sequence[Facts]) -> list[Facts]:
    """The claims of other reports that the attack was beaten off by which, as these tell, the place was taken."""
    if not all(fact.claim.type == "territory_change" for fact in taken):
        return []
    reports, takers = {fact.claim.report for fact in taken}, {side for fact in taken for side in fact.doing}
    fought = [fact for fact in members.told if fact.claim.type == "clash" and fact.claim.report not in reports]
    return [fact for fact in fought if _BEATEN_OFF.search(fact.claim.quote) and not fact.done_to & takers]
