"""Who did what the text points back to: "Rebels raided X.  The raid killed two." """

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.model.actor import ActorRef
from rashomon.model.claim import Claim
from rashomon.reading.claims.parties import refs
from rashomon.reading.frames import Draft, Scene
from rashomon.reading.frames.clause import nominal_clause
from rashomon.reading.frames.verbs import is_passive
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 1
"""Sentences between an attack and the words that point back to it."""
_DEFINITE = frozenset({"the", "this", "that"})
_DOERS = frozenset({"initiator", "co_initiator"})
_ANY = frozenset({"attack", "assault"})
_HAPPENED = frozenset({"asserted", "claimed"})


def with_doer(scene: Scene, draft: Draft, made: list[Claim], before: Sequence[Claim]) -> list[Claim]:
    """The claims of a draft; where its attack is one told just before ("the attack") and nobody is said to have done
    it, with the doer told there.

    Nothing is carried over where the sentence looked at tells of attacks by different parties, or of another sort.
    """
    noun = draft.event
    if noun is None or noun.tag_ not in ("NN", "NNP") or not any(child.lower_ in _DEFINITE for child in noun.lefts):
        return made
    found: list[Claim] = []
    for claim in made:
        doers = [actor for actor in claim.actors if actor.role in _DOERS]
        if claim.type == "attack" and [doer.id for doer in doers] == ["unknown"]:
            claim = _from_before(scene, draft, claim, before)
            if not any(_is_named(actor) for actor in claim.actors if actor.role in _DOERS):
                claim = _from_noun_before(scene, noun, claim)
        found.append(claim)
    return found


def _from_before(scene: Scene, draft: Draft, claim: Claim, before: Sequence[Claim]) -> Claim:
    """A claim with the doers of the last attack told within reach; the claim itself where there is none."""
    for back in range(_REACH + 1):
        told = [c for c in before if c.type == "attack" and _sentence(scene, c) == draft.sentence.index - back]
        if not told:
            continue
        known = {_doers(c) for c in told} - {frozenset({"unknown"})}
        last = told[-1]
        same = _is_same(draft, claim, last)
        happened = all(c.polarity == "affirmed" and c.modality in _HAPPENED for c in told)
        if len(known) != 1 or not same or not happened:
            return claim
        source = next(c for c in reversed(told) if _doers(c) in known)
        own = [actor for actor in claim.actors if actor.role not in _DOERS]
        if any(actor.id in _doers(source) for actor in own):
            return claim
        doers = tuple(actor for actor in source.actors if actor.role in _DOERS and _is_named(actor))
        hedged = [pair for pair in source.slot_modality if pair[0] in _DOERS]
        slots = (*(pair for pair in claim.slot_modality if pair[0] not in _DOERS), *hedged)
        return replace(claim, actors=(*doers, *own), slot_modality=tuple(sorted(slots))) if doers else claim
    return claim


def _from_noun_before(scene: Scene, noun: Token, claim: Claim) -> Claim:
    """A claim with the party whose the same act is where it is first named: "Rebels pressed on with an assault.  The
    assault began on Sunday"; the claim itself where that names no party, or several."""
    sentence = scene.document.sentence_at(noun.idx)
    if sentence is None:
        return claim
    start = scene.document.sentences[max(0, sentence.index - _REACH)].span.start
    lemma = noun.lemma_.lower()
    named = [t for t in noun.doc[: noun.i] if t.idx >= start and t.lemma_.lower() == lemma and t.tag_ in ("NN", "NNP")]
    found: dict[str, ActorRef] = {}
    for earlier in named:
        for token in _parties_of(scene, earlier):
            found.update({actor.id: actor for actor, _mention in refs(scene, "initiator", token)})
    own = [actor for actor in claim.actors if actor.role not in _DOERS]
    if len(found) != 1 or any(actor.id in found for actor in own):
        return claim
    return replace(claim, actors=(*found.values(), *own))


def _parties_of(scene: Scene, noun: Token) -> list[Token]:
    """Whose act a noun tells: by its own words, else the armed subject of the verb that it is the object of."""
    own = [t for t in nominal_clause(noun).subjects if "armed" in scene.classes(t)]
    if own:
        return own
    verb = noun.head if noun.dep_ == "dobj" else noun.head.head if noun.dep_ == "pobj" else None
    if verb is None or verb.lemma_.lower() not in _carrying() or is_passive(verb):
        return []
    if noun.dep_ == "pobj" and noun.head.lower_ != "with":
        return []
    return [t for t in scene.clause(verb).subjects if "armed" in scene.classes(t)]


@lru_cache(maxsize=1)
def _carrying() -> frozenset[str]:
    return frozenset(lexicon("frames_shared")["waging"])


def _is_same(draft: Draft, claim: Claim, told: Claim) -> bool:
    """Whether the words of one attack can mean another: "the attack" any, "the raid" one that was told as a raid."""
    lemma = draft.event.lemma_.lower() if draft.event is not None else ""
    if lemma in _ANY:
        return "unspecified" in (told.subtype, claim.subtype) or told.subtype == claim.subtype
    return lemma in told.quote.casefold() or (told.subtype == claim.subtype != "unspecified")


def _sentence(scene: Scene, claim: Claim) -> int:
    sentence = scene.document.sentence_at(claim.span.start)
    return sentence.index if sentence is not None else -1


def _doers(claim: Claim) -> frozenset[str]:
    return frozenset(actor.id for actor in claim.actors if actor.role in _DOERS)


def _is_named(actor: ActorRef) -> bool:
    return actor.id != "unknown" and actor.span is not None
