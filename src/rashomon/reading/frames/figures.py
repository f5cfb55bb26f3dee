"""What words of violence and war mean when they do not mean it, and events that are told to have stopped."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.frames.clause import Clause, nominal_clause
from rashomon.reading.frames.conditions import particles_of
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.means import words
from rashomon.reading.frames.scene import Scene
from rashomon.reading.frames.vocabulary import shared
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_TARGETED = ("on", "against", "at", "upon", "over", "for")
_HOLDING = frozenset({"agreement", "clash", "aid_event"})


@lru_cache(maxsize=8)
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("frames_violence")["figures"][name])


def is_figure(scene: Scene, noun: Token, carrier: Clause | None) -> bool:
    """Whether an event noun is a figure of speech: "a scathing attack on the budget", "a war of words".

    `carrier` is the clause of the verb that carries it, None for a bare noun.
    """
    before = {child.lower_ for child in noun.lefts if child.dep_ in ("amod", "compound", "nmod")}
    if before & _words("adjectives"):
        return True
    if noun.lemma_.lower() in _words("surgical") and _is_surgery(noun, before, carrier):
        return True
    if noun.lemma_.lower() in _words("efforts") and _is_relief(scene, noun, carrier):
        return True
    inner = nominal_clause(noun)
    if any(t.lemma_.lower() in _words("wordings") for t in inner.objects):
        return True
    targets = inner.after(*_TARGETED) + (carrier.after("on", "against", "at", "upon") if carrier is not None else [])
    if any(_is_idea(scene, target) for target in targets):
        return True
    if noun.lemma_.lower() not in _words("efforts"):
        return False
    if before & _words("campaigns"):
        return True
    verbs = [child for child in noun.children if child.dep_ in ("acl", "relcl", "advcl") and child.tag_ == "VB"]
    if carrier is not None:
        verbs += [
            child for child in carrier.trigger.children if child.dep_ in ("advcl", "xcomp") and child.tag_ == "VB"
        ]
    return any(verb.lemma_ in _words("purposes") for verb in verbs)


def _is_relief(scene: Scene, noun: Token, carrier: Clause | None) -> bool:
    """Whether those who act bring relief and bear no arms: "the agency suspended its operations"."""
    if carrier is None and noun.dep_ == "dobj":
        carrier = scene.clause(noun.head)
    found = [scene.classes(subject) for subject in carrier.subjects] if carrier is not None else []
    return bool(found) and all("relief" in classes and "armed" not in classes for classes in found)


def _is_surgery(noun: Token, before: set[str], carrier: Clause | None) -> bool:
    """Whether an operation is one of surgeons: by whom it is done, on whom, or of what kind."""
    who = carrier.subjects if carrier is not None else []
    on_whom = [t for t in (noun, *([carrier.trigger] if carrier is not None else [])) for t in t.subtree]
    on_whom = [t for t in on_whom if t.dep_ == "pobj" and t.head.lower_ == "on"]
    if before & _words("surgical_kinds") or any(t.lemma_.lower() in _words("surgeons") for t in who):
        return True
    return any(t.lower_ in _words("patients") or t.lemma_.lower() in _words("patients") for t in on_whom)


def _is_idea(scene: Scene, noun: Token) -> bool:
    return noun.lemma_.lower() in _words("targets") and not scene.classes(noun) & {"place", "persons"}


def is_verbal(scene: Scene, clause: Clause) -> bool:
    """Whether an attack is one of words: by persons who bear no arms, "over" or "for" a matter, or on an idea."""
    subjects = clause.subjects
    if any(_is_idea(scene, noun) for noun in clause.objects):
        return True
    if not subjects or not all("unarmed" in scene.classes(subject) for subject in subjects):
        return False
    if any(t.lemma_.lower() in words("crowd") for t in subjects):
        return False
    return not any(
        scene.classes(n) & {"weapon", "projectile", "device"} for n in (*clause.objects, *clause.after("with"))
    )


def is_labour(scene: Scene, noun: Token) -> bool:
    """Whether a strike is one of workers: "a strike by teachers", "the miners' strike"."""
    if noun.lemma_.lower() not in ("strike", "action"):
        return False
    clause = nominal_clause(noun)
    return any("worker" in scene.classes(t) for t in (*clause.subjects, *clause.objects))


def turn(scene: Scene, draft: Draft, clause: Clause, noun: Token) -> None:
    """An event that its verb stops: negated; an aid delivery that an armed party stops is access denied."""
    particles = particles_of(scene, clause.trigger)
    off = clause.lemma in shared()["stop_off"] and bool(particles & {"off", "down"})
    stopped = noun in clause.objects and (clause.lemma in shared()["stop"] or off)
    broken = clause.lemma == "break" and draft.subtype == "ceasefire" and "out" not in particles
    ended = clause.lemma in shared()["ended"] or off or broken
    over = noun in clause.subjects and draft.type in _HOLDING and ended
    over = over and not clause.objects  # "the truce ended the fighting"
    if not stopped and not over:
        return
    owners = [t for t in nominal_clause(noun).subjects if t.pos_ != "PRON" and scene.actors(t)]
    if stopped and owners:
        draft.roles = [pair for pair in draft.roles if pair[1] not in clause.subjects]
    if stopped and draft.type == "aid_event" and any("armed" in scene.classes(t) for t in clause.subjects):
        draft.subtype = "access_denied"
        draft.roles = [("initiator" if role == "provider" else role, t) for role, t in draft.roles]
        return
    draft.polarity = "affirmed" if clause.negated else "negated"
