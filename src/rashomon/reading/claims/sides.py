"""Who "both sides" are: those of the fight or the agreement told before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rashomon.model.actor import ActorRef
from rashomon.model.claim import Claim
from rashomon.reading.actors import derive
from rashomon.reading.frames import Draft, Scene
from rashomon.reading.frames.vocabulary import shared
from rashomon.reading.registry import Registry, State

_TOLD = 2
"""Times that each of two camps must have been told of in armed acts to be a side of the war."""
_REACH = 3
"""Sentences between two parties and the words that mean both."""
_TWO = frozenset({"clash", "agreement", "political", "communication", "attack", "actor_relation"})
_ARMED = frozenset({"state_forces", "rebel_group", "militia", "coalition", "peacekeepers"})
_ARMED_ACTS = frozenset({"attack", "clash", "operation", "territory_change", "siege_change", "siege_state", "control"})
_FIGHTING = frozenset({"initiator", "co_initiator", "opponent", "target", "holder", "previous_holder", "besieger"})
_BODIES = {"armies": "forces", "navies": "navy", "militaries": "forces"}
_PARTIES = frozenset({"initiator", "co_initiator", "opponent", "party", "target", "subject"})


def both_sides(scene: Scene, draft: Draft, made: list[Claim], before: Sequence[Claim]) -> list[Claim]:
    """The claims of a draft, with the two parties told last in place of "both sides" or "the two sides"."""
    if not made or not any(_means_both(scene, actor) for actor in made[0].actors):
        return made
    meant = _two_before(scene, draft, before) or _two_of_the_war(made[0], before)
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


def _means_both(scene: Scene, actor: ActorRef) -> bool:
    last = (actor.as_written or "").casefold().split()[-1:]
    if not actor.id.startswith("text:") or not last or last[0] not in shared()["sides"]:
        return False
    if actor.span is None:
        return False
    head = scene.document.doc.char_span(actor.span.start, actor.span.end, alignment_mode="expand")
    return head is not None and any(child.lower_ in shared()["both"] for child in head.root.lefts)


def _two_of_the_war(claim: Claim, before: Sequence[Claim]) -> tuple[ActorRef, ...]:
    """The parties of the two camps that the armed acts told so far are mostly of, no third half as often; of armies and
    navies those of two states; empty where it is not so clear."""
    registry = Registry.load()
    camps: dict[str, list[ActorRef]] = {}
    for told in before:
        for actor in told.actors if told.type in _ARMED_ACTS else ():
            camp = registry.camp_of(actor.id)
            row = registry.by_id(actor.id)
            watches = row is not None and row.kind not in _ARMED
            if camp is not None and actor.role in _FIGHTING and actor.span is not None and not watches:
                camps.setdefault(camp, []).append(actor)
    most = sorted(camps.values(), key=len, reverse=True)
    if len(most) < 2 or len(most[1]) < _TOLD or (len(most) > 2 and len(most[1]) < 2 * len(most[2])):
        return ()
    suffix = _BODIES.get((claim.actors[0].as_written or "").casefold().split()[-1])
    if suffix is None:
        return tuple(_most_told(found) for found in most[:2])
    states = [next((s for a in found if (s := _state_of(registry, a)) is not None), None) for found in most[:2]]
    bodies = [derive(state, suffix) for state in states if state is not None]
    return tuple(ActorRef(role="initiator", id=body.id, name=body.name) for body in bodies) if len(bodies) > 1 else ()


def _most_told(found: Sequence[ActorRef]) -> ActorRef:
    most = Counter(actor.id for actor in found).most_common(1)[0][0]
    return next(actor for actor in found if actor.id == most)


def _state_of(registry: Registry, actor: ActorRef) -> State | None:
    return registry.states.get(actor.id) or registry.states.get(actor.id.split("-")[0])


def _two_before(scene: Scene, draft: Draft, before: Sequence[Claim]) -> tuple[ActorRef, ...]:
    """The two parties of the last claim within reach that names two; empty where none does."""
    for claim in reversed(before):
        sentence = scene.document.sentence_at(claim.span.start)
        if sentence is None or not 0 <= draft.sentence.index - sentence.index <= _REACH:
            return ()
        named = [
            a for a in claim.actors if a.role in _PARTIES and a.span is not None and not a.id.startswith("persons")
        ]
        fits = claim.type in _TWO and not (draft.type == "clash" and claim.type == "communication")
        if fits and len({actor.id for actor in named}) == 2 and len(named) == 2:
            return tuple(named)
    return ()
