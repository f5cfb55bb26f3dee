"""Who "we", "our fighters" and "the enemy" are: the party that speaks, and the only one that it fights.

A party speaks where its spokesman, ministry or radio is the source of a claim, and all through a text that is its own
word: "This is the voice of the X", "Communiqué No. 4 of the X", where the reporter himself says "our units".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.model.actor import ActorRef
from rashomon.model.claim import Claim
from rashomon.reading.actors.vocabulary import Identity, derive
from rashomon.reading.frames import Draft, Scene
from rashomon.reading.mentions import ActorMention
from rashomon.reading.own_word import LOSING, is_own, side, under_arms
from rashomon.reading.registry import Registry

if TYPE_CHECKING:
    from spacy.tokens import Token

_ARMED = frozenset({"state_forces", "rebel_group", "militia", "coalition", "peacekeepers"})
_FIGHTING = _ARMED | {"police", "group"}
_NAMED = frozenset({"name", "derived", "description"})
_OF_STATES = frozenset({"gov", "mod", "forces", "mfa", "moinfo", "moi", "air", "navy"})
_CABINET = _OF_STATES - {"forces", "air", "navy", "mod"}
_DOING = frozenset(
    {"initiator", "perpetrator", "opponent", "holder", "co_initiator", "victim", "affected", "deployed", "emplacer"}
)
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
_PERSONS = "persons"


class Ours:
    """The party whose word a text is, found once; `told` is asked of the claims of each draft."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def told(self, draft: Draft, made: list[Claim]) -> list[Claim]:
        """The claims of a draft with who speaks in place of "our fighters" and "we", and whom he fights as "the
        enemy"."""
        return [self._read(draft, claim) for claim in made]

    def _read(self, draft: Draft, claim: Claim) -> Claim:
        party = self._speaking(claim)
        if party is None:
            return claim
        claim = replace(claim, actors=tuple(_named(claim, actor, party) for actor in claim.actors))
        claim = self._of_we(draft, claim, party)
        claim = self._of_our_guns(draft, claim, party)
        return self._with_enemy(claim, party)

    def _speaking(self, claim: Claim) -> Identity | None:
        """The party under arms that says a claim: by its own name, its ministry's or its radio's, or whose text it is;
        None for others."""
        own = self._scene.document.own_party
        carried = claim.attribution.own_voice or claim.attribution.scope == "carried"
        if carried and own is not None:
            return own
        if claim.attribution.own_voice:
            return None
        return under_arms(self._scene.document.actors, claim.attribution.origin.id)

    def _of_we(self, draft: Draft, claim: Claim, party: Identity) -> Claim:
        """A claim that "we" did something, by the party that says so, where the words name nobody else."""
        role, clause = _ACTING.get(claim.type), self._scene.clause(draft.trigger)
        if role is None or not any(word.lower_ == "we" for word in clause.subjects):
            return claim
        if clause.trigger.lemma_.lower() in LOSING:
            return _lost(claim, party)
        if _is_done(claim) or any(actor.id == party.id for actor in claim.actors):
            return claim
        if claim.type == "violation" and _is_of_cabinet(claim.attribution.origin.id):
            return claim  # "we arrested ten men", a minister said
        rest = (actor for actor in claim.actors if actor.role not in _DOERS)
        if claim.type == "casualty_detail":
            claim = replace(claim, type="attack", subtype="unspecified")  # "we killed ten of them"
        return replace(claim, actors=(ActorRef(role=role, id=party.id, name=party.name), *rest))

    def _of_our_guns(self, draft: Draft, claim: Claim, party: Identity) -> Claim:
        """A claim that "our mortars" did something, by the party whose they are."""
        role = _ACTING.get(claim.type)
        if role is None or _is_done(claim) or any(actor.id == party.id for actor in claim.actors):
            return claim
        ours = [noun for noun in self._scene.clause(draft.trigger).subjects if _is_our_gun(self._scene, noun)]
        if not ours:
            return claim
        rest = (actor for actor in claim.actors if actor.role not in _DOERS)
        return replace(claim, actors=(ActorRef(role=role, id=party.id, name=party.name), *rest))

    def _with_enemy(self, claim: Claim, party: Identity) -> Claim:
        """A claim with the only other party that the text tells of in place of "the enemy"."""
        if not any(_is_enemy(actor) for actor in claim.actors):
            return claim
        other = self._enemy_of(party)
        if other is None or any(actor.id == other.id for actor in claim.actors):
            return claim
        return replace(
            claim,
            actors=tuple(
                replace(actor, id=other.id, name=other.name) if _is_enemy(actor) else actor for actor in claim.actors
            ),
        )

    def _enemy_of(self, party: Identity) -> Identity | None:
        own, found = side(party.id), dict[str, list[ActorMention]]()
        for mention in self._scene.document.actors:
            known = mention.sort in _NAMED and mention.kind in _FIGHTING and not mention.id.startswith("text:")
            if known and side(mention.id) != own:
                found.setdefault(side(mention.id), []).append(mention)
        if len(found) != 1:
            return None
        return _at_large(next(iter(found.values())))


def _is_of_cabinet(origin: str) -> bool:
    """Whether a source is a state or its government, whose police and army are two."""
    stem, _dash, suffix = origin.rpartition("-")
    states = Registry.load().states
    return origin in states or (stem in states and suffix in _CABINET)


def _named(claim: Claim, actor: ActorRef, party: Identity) -> ActorRef:
    """A part of a claim with the party that speaks where its words are of "our fighters"."""
    words = (actor.as_written or "").casefold().split()
    if actor.role not in _DOING or words[:1] != ["our"] or not actor.id.startswith(("text:", _PERSONS)):
        return actor
    if actor.id.startswith(_PERSONS) and not is_own(words[-1]):
        return actor  # "our people"
    if any(other.id == party.id for other in claim.actors):
        return actor
    return replace(actor, id=party.id, name=party.name)


def _lost(claim: Claim, party: Identity) -> Claim:
    """A claim of what "we" lost: own men, unless the words tell of civilians, and done by nobody that they name."""
    if claim.type == "attack" and claim.subtype == "unspecified":
        claim = replace(claim, type="casualty_detail", subtype="killed")
    if claim.type != "casualty_detail":
        return claim
    rest = [actor for actor in claim.actors if actor.role not in _DOERS]
    if not any(actor.role == "victim" for actor in rest):
        rest.append(ActorRef(role="victim", id=party.id, name=party.name))
    own = [replace(actor, id=party.id, name=party.name) if _are_own_men(actor) else actor for actor in rest]
    return replace(claim, actors=tuple(own))


def _are_own_men(actor: ActorRef) -> bool:
    """Whether those whom "we" lost bear arms by their words, or are only counted: "five comrades", "seven fighters"."""
    if actor.role != "victim" or not actor.id.startswith(("text:", _PERSONS)):
        return False
    words = (actor.as_written or "").casefold().split()
    return not words or words[-1].isdigit() or is_own(words[-1])


def _is_done(claim: Claim) -> bool:
    return any(actor.role in _DOERS and actor.id != "unknown" for actor in claim.actors)


def _is_our_gun(scene: Scene, noun: Token) -> bool:
    return _is_gun(scene, noun) and any(child.lower_ == "our" for child in noun.lefts)


def _is_gun(scene: Scene, noun: Token) -> bool:
    """Whether a noun is of what a party strikes with: "mortars", "planes"."""
    return bool(scene.classes(noun) & {"weapon", "projectile", "plane", "aircraft", "vehicle", "armed"})


def _is_enemy(actor: ActorRef) -> bool:
    """Whether words are of "the enemy" or of its men and planes, and of nobody else's."""
    words = (actor.as_written or actor.name).casefold().split()
    return actor.id.startswith("text:") and bool(words) and words[0] in ("enemy", "enemies")


def _at_large(mentions: list[ActorMention]) -> Identity:
    """One party for several bodies of a side: the one that they all are, else the army of their state, else the first
    that is named."""
    first = mentions[0]
    if len({mention.id for mention in mentions}) == 1:
        return Identity(first.id, first.name, first.kind)
    states = {mention.country for mention in mentions}
    of_states = all(mention.kind in ("state_forces", "police") for mention in mentions)
    state = Registry.load().by_iso2.get(first.country or "") if len(states) == 1 and of_states else None
    return derive(state, "forces") if state is not None else Identity(first.id, first.name, first.kind)
