"""Who did what the text points back to, where and when: "Rebels raided X on Sunday.  The raid killed two." """

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
from rashomon.reading.frames.vocabulary import shared
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 4
"""Sentences between an attack and the words that point back to it."""
_NEAR = 1
"""Sentences back in which any attack is meant, and an attack of another sort ends the search."""
_NIGHT = 1
"""Days between the ends of what is still known to the day: "overnight"."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_ROLES = {"attack": "initiator", "operation": "initiator", "violation": "perpetrator", "clash": "initiator"}
DOERS = frozenset({"initiator", "co_initiator", "perpetrator", "emplacer"})
_SIDES = frozenset({"initiator", "co_initiator", "opponent"})
_TOLD = frozenset({"attack", "operation"})
_PLANTED = frozenset({"mine_ied", "any"})
_HAPPENED = frozenset({"asserted", "claimed"})
_DAY_UNKNOWN = frozenset({"none", "tense", "statement", "layer"})


def with_doer(scene: Scene, draft: Draft, made: list[Claim], before: Sequence[Claim]) -> list[Claim]:
    """The claims of a draft; where its attack is one told before ("the attack", "the shells") and nobody is said to
    have done it, with the doer told there, and with its place and day where it has none of its own.

    Nothing is carried over where the sentence looked at tells of attacks by different parties, or of another sort.
    """
    noun = draft.event
    if noun is None or not made or draft.type not in _ROLES or not points_back(noun):
        return made
    if draft.type == "clash":
        return [_between_those(scene, claim, before) for claim in made]
    told = _told_before(scene, draft, made[0], before)
    found: list[Claim] = []
    for claim in made:
        if told is not None:
            claim = _placed(_by_doer_of(claim, told), told)
        if claim.type in _TOLD and not _is_done_by_somebody(claim):
            claim = _from_noun_before(scene, noun, claim)
        found.append(claim)
    return found


def points_back(noun: Token) -> bool:
    """Whether an act is told as one that is known: "the attack", "these shells", but not "the second attack"."""
    if noun.tag_ not in ("NN", "NNP", "NNS", "NNPS") or not any(child.lower_ in _DEFINITE for child in noun.lefts):
        return False
    apart = shared()["apart_from_told"]
    return not any(child.lower_ in apart or child.lower_ in _others() for child in noun.lefts)


def _told_before(scene: Scene, draft: Draft, claim: Claim, before: Sequence[Claim]) -> Claim | None:
    """The attack or operation told last that the words of a claim can mean; None where that is not clear."""
    harmed = {actor.id for actor in claim.actors if actor.role not in DOERS}
    nobodys: Claim | None = None
    for back in range(_REACH + 1):
        at = draft.sentence.index - back
        told = [c for c in before if _is_deed(c) and _sentence(scene, c) == at]
        known = {_doers(c) for c in told} - {frozenset({"unknown"}), frozenset()}
        if told and not known and back == _NEAR and _is_that_sort(draft, claim, told[-1]):
            nobodys = told[-1]  # "A bomb killed three in Lima.  A man hurt in the blast died"
        if not told or (not known and back >= _NEAR) or any(ids & harmed for ids in known):
            continue  # nobody does it to his own
        same = _is_same(draft, claim, told[-1])
        if back > _NEAR and not (same and _is_same_scene(claim, told[-1])):
            continue
        if not same and told[-1].subtype != "unspecified":
            continue
        happened = all(c.polarity == "affirmed" and c.modality in _HAPPENED for c in told)
        if len(known) != 1 or not same or not happened:
            return None
        found = next(c for c in reversed(told) if _doers(c) in known)
        return found if nobodys is None or _is_same_scene(nobodys, found) else nobodys
    return nobodys


def _is_that_sort(draft: Draft, claim: Claim, told: Claim) -> bool:
    """Whether an attack is of the very sort that the words of another name, and both may be at one place."""
    return told.subtype != "unspecified" and _is_same(draft, claim, told) and not is_elsewhere(claim, told)


def _is_deed(claim: Claim) -> bool:
    return claim.type in _TOLD or (claim.type, claim.subtype) == ("hazard_event", "mine_laying")


def _between_those(scene: Scene, claim: Claim, before: Sequence[Claim]) -> Claim:
    """A clash told as one that is known ("the fighting"), with the sides of the last one told where it names none."""
    here = scene.document.sentence_at(claim.span.start)
    if here is None or any(actor.role in _SIDES and actor.id != "unknown" for actor in claim.actors):
        return claim
    told = [c for c in before if c.type == "clash" and 0 <= here.index - _sentence(scene, c) <= _REACH]
    sides = tuple(actor for actor in told[-1].actors if actor.role in _SIDES) if told else ()
    own = {actor.id for actor in claim.actors}
    if len(sides) < 2 or not _is_same_scene(claim, told[-1]):
        return claim
    rest = tuple(actor for actor in claim.actors if actor.role not in _SIDES)
    return replace(claim, actors=(*(side for side in sides if side.id not in own), *rest))


def _by_doer_of(claim: Claim, told: Claim) -> Claim:
    """A claim with the doers of another, where it has none of its own."""
    own = [actor for actor in claim.actors if actor.role not in DOERS]
    if _is_done_by_somebody(claim) or any(actor.id in _doers(told) for actor in own):
        return claim
    role = _ROLES[claim.type]
    doers = tuple(
        replace(actor, role=role) if actor.role != "co_initiator" else actor
        for actor in told.actors
        if actor.role in DOERS and _is_named(actor)
    )
    if not doers:
        return claim
    hedged = [("perpetrator" if role == "perpetrator" else k, v) for k, v in told.slot_modality if k in DOERS]
    slots = (*(pair for pair in claim.slot_modality if pair[0] not in DOERS), *hedged)
    subtype = told.subtype if claim.type == told.type == "attack" and _is_vaguer(claim, told) else claim.subtype
    return replace(claim, actors=(*doers, *own), slot_modality=tuple(sorted(slots)), subtype=subtype)


def _placed(claim: Claim, told: Claim) -> Claim:
    """A claim with the place and the day of the same act told before, where it has none of its own."""
    if told.type != "attack" or not _doers(claim) & _doers(told):
        return claim
    return carried(claim, told, placed=not claim.places)


def is_undated(claim: Claim) -> bool:
    """Whether the words give a claim no day of its own."""
    return claim.time.start is None and claim.time.basis in _DAY_UNKNOWN


def carried(claim: Claim, told: Claim, *, placed: bool, longest: int = _NIGHT) -> Claim:
    """A claim with the day of one told before, if it has none of its own and that one's is known to the day.

    `placed`: with its places too, instead of those that the claim has.  `longest`: days between the ends of what may
    be carried.
    """
    if placed:
        located = (p for p in told.places if p.lat is not None and p.role == "event_location")
        claim = replace(claim, places=tuple(replace(p, as_written=None, span=None, basis="paragraph") for p in located))
    day = told.time
    if is_undated(claim) and day.start is not None and day.end is not None and (day.end - day.start).days <= longest:
        claim = replace(claim, time=replace(day, basis="carried"))
    return claim


def _is_vaguer(claim: Claim, told: Claim) -> bool:
    """Whether the words of a claim tell less of the sort of attack: "the strikes", "the bombing" of an air raid."""
    if told.subtype == "unspecified":
        return False
    return claim.subtype == "unspecified" or (claim.subtype == "mine_ied" and told.subtype == "air_strike")


def _is_done_by_somebody(claim: Claim) -> bool:
    return any(actor.role in DOERS and actor.id != "unknown" for actor in claim.actors)


def _from_noun_before(scene: Scene, noun: Token, claim: Claim) -> Claim:
    """A claim with the party whose the same act is where it is first named: "Rebels pressed on with an assault.  The
    assault began on Sunday"; the claim itself where that names no party, or several."""
    sentence = scene.document.sentence_at(noun.idx)
    if sentence is None:
        return claim
    start = scene.document.sentences[max(0, sentence.index - _NEAR)].span.start
    lemma = noun.lemma_.lower()
    named = [t for t in noun.doc[: noun.i] if t.idx >= start and t.lemma_.lower() == lemma and t.tag_ in ("NN", "NNP")]
    found: dict[str, ActorRef] = {}
    for earlier in named:
        for token in _parties_of(scene, earlier):
            found.update({actor.id: actor for actor, _mention in refs(scene, "initiator", token)})
    own = [actor for actor in claim.actors if actor.role not in DOERS]
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
    """Whether the words of one act can mean another: "the attack" any attack, "the strikes" those from the air, "the
    offensive" what was told as one."""
    lemma = draft.event.lemma_.lower() if draft.event is not None else ""
    if lemma in told.quote.casefold():
        return True
    sorts = _meanings().get(lemma, frozenset())
    if told.type == "attack" and told.subtype == "unspecified" and sorts and claim.type != "operation":
        return claim.subtype == "unspecified" or not is_elsewhere(
            claim, told
        )  # "targeted a convoy.  The bombardment killed ten"
    if told.type == "hazard_event":
        return bool(sorts & _PLANTED) and not any(one.startswith("text:") for one in _doers(told))
    if told.type != "attack" or claim.type == "operation":
        return False
    if not sorts:
        return claim.subtype != "unspecified" and told.subtype == claim.subtype
    if "any" in sorts and claim.type == "violation":
        return True
    if "any" in sorts:
        return "unspecified" in (told.subtype, claim.subtype) or told.subtype == claim.subtype
    return told.subtype in sorts


def is_same_sort(noun: Token, told: Claim, sort: str, *, vague: bool) -> bool:
    """Whether a noun that points back can mean a deed told before; `sort`: the type of what is told with the noun.

    `vague`: also one that is told without its sort.
    """
    lemma = noun.lemma_.lower()
    if lemma in told.quote.casefold():
        return True
    sorts = _meanings().get(lemma, frozenset())
    if lemma in shared()["fights"]:
        return told.type in ("clash", "operation") or (told.type == "attack" and sort in ("clash", "casualty_detail"))
    if told.type == "hazard_event":
        return bool(sorts & _PLANTED)
    if told.type != "attack" or not sorts:
        return False
    return "any" in sorts or told.subtype in sorts or (vague and told.subtype == "unspecified")


def is_elsewhere(claim: Claim, told: Claim) -> bool:
    """Whether a claim names places of its own, and none is one of an attack told before."""
    here = {p.place_id for p in claim.places if p.as_written is not None and p.place_id is not None}
    there = {p.place_id for p in told.places if p.place_id is not None and p.kind != "country"}
    return bool(here and there) and not here & there


def _is_same_scene(claim: Claim, told: Claim) -> bool:
    """Whether neither the places nor the days that two claims name tell that they are two events."""
    here = {p.place_id for p in claim.places if p.as_written is not None and p.place_id is not None}
    there = {p.place_id for p in told.places if p.place_id is not None}
    if here and there and not here & there:
        return False
    return claim.time.start is None or told.time.start is None or claim.time.meets(told.time)


@lru_cache(maxsize=1)
def _meanings() -> dict[str, frozenset[str]]:
    """Noun -> the sorts of attack that it can mean where it points back; `any` for all."""
    found: dict[str, set[str]] = {}
    for row in lexicon("frames_violence")["back"]:
        for noun in row["nouns"]:
            found.setdefault(noun, set()).update(row["subtypes"])
    return {noun: frozenset(sorts) for noun, sorts in found.items()}


@lru_cache(maxsize=1)
def _others() -> frozenset[str]:
    return frozenset(lexicon("frames_violence")["words"]["others"])


def _sentence(scene: Scene, claim: Claim) -> int:
    sentence = scene.document.sentence_at(claim.span.start)
    return sentence.index if sentence is not None else -1


def _doers(claim: Claim) -> frozenset[str]:
    return frozenset(actor.id for actor in claim.actors if actor.role in DOERS)


def _is_named(actor: ActorRef) -> bool:
    return actor.id != "unknown" and actor.span is not None
