"""Who "both sides" are: those of the fight or the agreement told before; and "our fighters": those of who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.model.actor import Actor, ActorRef
from rashomon.model.claim import Claim
from rashomon.reading.frames import Draft, Scene
from rashomon.reading.frames.vocabulary import shared
from rashomon.reading.registry import Registry

_REACH = 3
"""Sentences between two parties and the words that mean both."""
_TWO = frozenset({"clash", "agreement", "political", "communication", "attack", "actor_relation"})
_ARMED = frozenset({"state_forces", "rebel_group", "militia", "coalition", "peacekeepers"})
_DOING = frozenset({"initiator", "perpetrator", "opponent", "holder", "co_initiator", "victim", "affected"})
_ACTING = {
    "attack": "initiator",
    "casualty_detail": "initiator",
    "operation": "initiator",
    "territory_change": "initiator",
    "movement": "initiator",
    "clash": "initiator",
    "violation": "perpetrator",
    "siege_state": "besieger",
    "control": "holder",
}
"""Who "we" are, by the type of what is told."""
_DOERS = frozenset({"initiator", "co_initiator", "perpetrator", "besieger", "holder"})
_PARTIES = frozenset({"initiator", "co_initiator", "opponent", "party", "target", "subject"})


def both_sides(scene: Scene, draft: Draft, made: list[Claim], before: Sequence[Claim]) -> list[Claim]:
    """The claims of a draft, with the two parties told last in place of "both sides" or "the two sides"."""
    if not made or not any(_means_both(scene, actor) for actor in made[0].actors):
        return made
    meant = _two_before(scene, draft, before)
    if not meant:
        return made
    found: list[Claim] = []
    for claim in made:
        actors: list[ActorRef] = []
        for actor in claim.actors:
            if not _means_both(scene, actor):
                actors.append(actor)
                continue
            roles = (actor.role, "co_initiator" if actor.role == "initiator" else actor.role)
            actors += [
                replace(side, role=role, as_written=actor.as_written, span=actor.span)
                for role, side in zip(roles, meant, strict=True)
            ]
        if not {a.id for a in meant} & {a.id for a in claim.actors}:
            claim = replace(claim, actors=tuple(actors))
        found.append(claim)
    return found


def our_side(scene: Scene, draft: Draft, made: list[Claim]) -> list[Claim]:
    """The claims with who speaks in place of "our fighters" and "we", where a party under arms or its radio does."""
    made = [replace(claim, actors=_with_speaker(claim)) if _has_ours(claim) else claim for claim in made]
    role = _ACTING.get(draft.type)
    if role is None or not any(word.lower_ == "we" for word in scene.clause(draft.trigger).subjects):
        return made
    return [_done_by_speaker(claim, role) for claim in made]


def _done_by_speaker(claim: Claim, role: str) -> Claim:
    """A claim that "we" did something, by the party that says so, where the words name nobody else."""
    party = _speaking(claim)
    doing = [actor for actor in claim.actors if actor.role in _DOERS and actor.id != "unknown"]
    if claim.attribution.own_voice or party is None or doing or any(actor.id == party.id for actor in claim.actors):
        return claim
    rest = (actor for actor in claim.actors if actor.role not in _DOERS)
    if claim.type == "casualty_detail":
        claim = replace(claim, type="attack", subtype="unspecified")  # "we killed ten of them"
    return replace(claim, actors=(ActorRef(role=role, id=party.id, name=party.name), *rest))


def _has_ours(claim: Claim) -> bool:
    return not claim.attribution.own_voice and any(_is_ours(actor) for actor in claim.actors)


def _is_ours(actor: ActorRef) -> bool:
    return actor.id.startswith(("text:", "persons")) and (actor.as_written or "").casefold().startswith("our ")


def _speaking(claim: Claim) -> Actor | None:
    """The party under arms that says a claim: by its own name or by its radio's; None for others."""
    registry = Registry.load()
    party = registry.by_id(claim.attribution.origin.id)
    if party is not None and party.kind == "media_arm" and party.parent is not None:
        party = registry.by_id(party.parent)
    origin = claim.attribution.origin
    if party is None and origin.id.endswith("-forces"):
        party = Actor(id=origin.id, name=origin.name, kind="state_forces")
    return party if party is not None and party.kind in _ARMED else None


def _with_speaker(claim: Claim) -> tuple[ActorRef, ...]:
    party = _speaking(claim)
    if party is None:
        return claim.actors
    return tuple(
        replace(a, id=party.id, name=party.name) if _is_ours(a) and a.role in _DOING else a for a in claim.actors
    )


def _means_both(scene: Scene, actor: ActorRef) -> bool:
    last = (actor.as_written or "").casefold().split()[-1:]
    if not actor.id.startswith("text:") or not last or last[0] not in shared()["sides"]:
        return False
    if actor.span is None:
        return False
    head = scene.document.doc.char_span(actor.span.start, actor.span.end, alignment_mode="expand")
    return head is not None and any(child.lower_ in shared()["both"] for child in head.root.lefts)


def _two_before(scene: Scene, draft: Draft, before: Sequence[Claim]) -> tuple[ActorRef, ...]:
    """The two parties of the last claim within reach that names two; empty where none does."""
    for claim in reversed(before):
        sentence = scene.document.sentence_at(claim.span.start)
        if sentence is None or not 0 <= draft.sentence.index - sentence.index <= _REACH:
            return ()
        named = [
            a for a in claim.actors if a.role in _PARTIES and a.span is not None and not a.id.startswith("persons")
        ]
        if claim.type in _TWO and len({actor.id for actor in named}) == 2 and len(named) == 2:
            return tuple(named)
    return ()
