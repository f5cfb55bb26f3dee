"""Who is said to have done a deed, and who denies it, where another clause tells of the deed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.frames import extent
from rashomon.reading.frames.attack_verbs import attack_verb
from rashomon.reading.frames.clause import Clause
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.filling import set_modality
from rashomon.reading.frames.means import means_of
from rashomon.reading.frames.scene import Scene
from rashomon.reading.frames.vocabulary import harm_verbs, shared

if TYPE_CHECKING:
    from spacy.tokens import Token

_DENYING = frozenset({"deny"})
_SPEAKING = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_ARGUMENTS = frozenset({"xcomp", "ccomp", "pcomp"})


def held_responsible(scene: Scene, verb: Token) -> Draft | None:
    """ "Said the army was responsible", "X bears responsibility for the raid", "hold the army responsible"."""
    clause = scene.clause(verb)
    if clause.modality is not None:
        return None
    if clause.negated:
        return _disclaimed(scene, clause)
    if clause.lemma == "hold" and (held := _held_so(clause)):
        accusers, accused = clause.subjects, held
    elif _is_of_blame(clause):
        above = verb.head
        if verb.dep_ != "ccomp" or above.lemma_ not in shared()["holding_responsible"] or _is_asked(verb):
            return None
        governor = scene.clause(above)
        if governor.negated or governor.passive:
            return None
        accusers, accused = governor.subjects, clause.subjects
    else:
        return None
    accusers = [noun for noun in accusers if scene.actors(noun)]
    accused = [noun for noun in accused if scene.actors(noun)]
    if not accusers or not accused:
        return None
    own = {a.id for noun in accusers for a in scene.actors(noun)} & {
        a.id for noun in accused for a in scene.actors(noun)
    }
    if own and any(noun.pos_ != "PRON" for noun in accused):
        return None
    draft = _draft(scene, verb, "claim_of_responsibility" if own else "accusation")
    if draft is not None:
        draft.roles = [("initiator", noun) for noun in accusers]
        draft.roles += [("target", noun) for noun in accused if not own]
    return draft


def _disclaimed(scene: Scene, clause: Clause) -> Draft | None:
    """ "Its forces were not responsible for the blast", "said it was not behind the attack": a denial by those meant.

    None where somebody else says so of them.
    """
    verb = clause.trigger
    if not _is_blamed(scene, verb) or _is_asked(verb):
        return None
    meant = [noun for noun in clause.subjects if scene.actors(noun) and _is_party(scene, noun)]
    if verb.dep_ == "ccomp" and meant:
        speakers = {a.id for noun in scene.clause(verb.head).subjects for a in scene.actors(noun)}
        theirs = any(child.dep_ == "poss" and child.pos_ == "PRON" for noun in meant for child in noun.lefts)
        speaking = any(noun.lemma_.lower() in _SPEAKING for noun in scene.clause(verb.head).subjects)
        if not (theirs or speaking) and not speakers & {a.id for noun in meant for a in scene.actors(noun)}:
            return None
    draft = _draft(scene, verb, "denial") if meant else None
    if draft is not None:
        draft.roles = [("initiator", noun) for noun in meant]
    return draft


def denial(scene: Scene, verb: Token) -> Draft | None:
    """ "Denied having carried out the raid", "denied that its troops had used gas": the deed is a clause of its own."""
    if verb.lemma_.lower() not in _DENYING:
        return None
    clause = scene.clause(verb)
    deeds = [child for child in verb.rights if child.dep_ in _ARGUMENTS and child.pos_ in ("VERB", "AUX")]
    deniers = [noun for noun in map(scene.party, clause.subjects) if scene.actors(noun)]
    if clause.negated or clause.passive or not deniers or not deeds:
        return None
    if not any(_is_violent(scene, deed) for deed in deeds) and not any(_is_party(scene, noun) for noun in deniers):
        return None
    draft = _draft(scene, verb, "denial")
    if draft is not None:
        draft.roles = [("initiator", noun) for noun in deniers]
        set_modality(draft, clause)
    return draft


def _is_of_blame(clause: Clause) -> bool:
    """ "Was responsible", "bears the blame", "was behind the attack"."""
    verb = clause.trigger
    if clause.lemma == "be":
        if _has(verb, ("acomp",), shared()["responsible"]):
            return True
        return any(means_of(noun) is not None for noun in clause.after("behind"))
    borne = clause.lemma in shared()["bearing_blame"] and not clause.passive
    return borne and any(noun.lemma_.lower() in shared()["blame"] for noun in clause.objects)


def _is_blamed(scene: Scene, verb: Token) -> bool:
    """Whether a predicate is of the blame for an act of violence: "not responsible for the blast", "not to blame for
    the killings", "not behind the raid"."""
    found = [verb]
    found += [child for child in verb.rights if child.lemma_.lower() in shared()["responsible"] | shared()["blame"]]
    deeds = [
        noun
        for above in found
        for link in above.rights
        if link.dep_ == "prep" and link.lower_ in ("for", "behind")
        for noun in link.rights
    ]
    blamed = len(found) > 1 or any(link.lower_ == "behind" for link in verb.rights)
    return blamed and any(_is_deed(scene, noun) for noun in deeds)


def _is_deed(scene: Scene, noun: Token) -> bool:
    return "fire" in scene.classes(noun) or means_of(noun) is not None or noun.lemma_.lower() in shared()["blamed_for"]


def _held_so(clause: Clause) -> list[Token]:
    """Who is held responsible: "held [the army] responsible", however it was parsed."""
    words = shared()["responsible"]
    small = [t for child in clause.trigger.rights if child.lower_ in words for t in child.lefts if t.dep_ == "nsubj"]
    if small or _has(clause.trigger, ("oprd", "acomp", "xcomp"), words):
        return small or clause.objects
    return [noun for noun in clause.objects if _has(noun, ("amod", "acomp", "oprd"), words)]


def _has(verb: Token, relations: tuple[str, ...], words: frozenset[str]) -> bool:
    return any(child.dep_ in relations and child.lemma_.lower() in words for child in verb.rights)


def _is_asked(verb: Token) -> bool:
    """Whether a clause is a question or a condition: "whether the army was responsible", "who was behind it"."""
    marks = ("if", "whether", "who", "what", "which")
    return any(child.lower_ in marks and child.dep_ in ("mark", "nsubj", "attr") for child in verb.lefts)


def _is_violent(scene: Scene, deed: Token) -> bool:
    """Whether what is denied is an act of violence: "shelling the town", "that its forces used such weapons"."""
    clause = scene.clause(deed)
    if attack_verb(scene, deed) is not None or clause.lemma in harm_verbs() or _is_of_blame(clause):
        return True
    nouns = [*clause.objects, *clause.subjects]
    if any(means_of(noun) is not None and "armed" not in scene.classes(noun) for noun in nouns):
        return True
    return clause.lemma in ("use", "employ") and any(scene.classes(n) & {"weapon", "device"} for n in clause.objects)


def _is_party(scene: Scene, noun: Token) -> bool:
    """Whether somebody denies for a party to a war, so that also another denial than of violence is news: "the army
    denied that it had troops there"."""
    classes = scene.classes(noun)
    return bool(classes & {"armed", "state", "institution", "officeholder"}) or noun.lemma_.lower() in _SPEAKING


def _draft(scene: Scene, verb: Token, subtype: str) -> Draft | None:
    sentence = scene.sentence(verb)
    if sentence is None:
        return None
    first, last = extent.verbal(verb)
    return Draft(
        type="communication",
        subtype=subtype,
        trigger=verb,
        first=first,
        last=last,
        sentence=sentence,
        rule=f"accusing:{subtype}",
        wants_place=False,
    )
