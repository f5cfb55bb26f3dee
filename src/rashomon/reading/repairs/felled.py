"""Who was shot dead, or is said to be dead, between the verb and the word: "shot a guard dead", "claims 20 men dead".

The model makes a second clause of it ("men shot | a guard dead"), in which those who shot were shot themselves, or
takes the shot for a noun.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.picking import having

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_VICTIM = frozenset({"DET", "NUM", "ADJ", "NOUN", "PROPN", "PRON"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BEFORE = frozenset({"compound", "nmod", "amod"})
_LONGEST = 7
"""Words from the verb to those dead."""
_STEPS = 6


def mend(doc: Doc) -> None:
    """Make one clause of it, in place."""
    for result in having(doc, "lower", ("dead",)):
        victim = _victim_before(result)
        shot = _shot_before(victim) if victim is not None else None
        if victim is None:
            continue
        if shot is not None and not _is_passive(shot) and (shot.pos_ == "VERB" or _make_verb(shot)):
            _join(shot, victim, result)
        elif result.dep_ == "ccomp" and result.tag_ == "JJ" and result.head.i < victim.i and _is_whole(victim, result):
            _join(result.head, victim, result)


def _victim_before(result: Token) -> Token | None:
    """The noun right before "dead"; None where there is none."""
    before = result.nbor(-1) if result.i > result.sent.start else None
    return before if before is not None and before.pos_ in _NOUNS else None


def _shot_before(victim: Token) -> Token | None:
    """The "shot" right before the words for a victim, which no other word parts from it; None if there is none."""
    word = victim
    for _step in range(_LONGEST):
        if word.i <= word.sent.start:
            return None
        word = word.nbor(-1)
        if word.lower_ == "shot":
            return word
        if word.pos_ not in _VICTIM and word.dep_ not in ("case", "poss"):
            return None
    return None


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ == "auxpass" for child in verb.lefts)


def _is_whole(victim: Token, result: Token) -> bool:
    """Whether "dead" has those dead for its subject, and no verb of its own: "claims [20 men dead]"."""
    if victim.dep_ not in _SUBJECTS or victim.head.i != result.i:
        return False
    others = [child for child in result.lefts if child.i != victim.i]
    return result.head.pos_ == "VERB" and not any(child.dep_ in ("aux", "cop", "mark") for child in others)


def _make_verb(shot: Token) -> bool:
    """Make a verb of the shot that the model took for a noun; False where nobody stands there who shot.

    "A boy shot a guard": already the head of all; "Two men on a motorcycle shot a judge": the last noun of a phrase.
    """
    if shot.dep_ == "ROOT" and any(child.dep_ in _SUBJECTS for child in shot.lefts):
        shot.tag_, shot.pos_, shot.lemma_ = "VBD", "VERB", "shoot"
        return True
    own = [child for child in shot.lefts if child.dep_ in _BEFORE and child.pos_ in ("NOUN", "PROPN")]
    if shot.dep_ != "pobj" or not own:
        return False
    top = shot
    for _step in range(_STEPS):
        top = top.head
    if top.dep_ != "ROOT" or top.pos_ not in ("NOUN", "PROPN") or top.i > shot.i:
        return False
    link = shot.head
    for child in [child for child in shot.lefts if child.i != own[-1].i]:
        child.head = own[-1]
    own[-1].head, own[-1].dep_ = link, "pobj"
    shot.head, shot.dep_ = shot, "ROOT"
    shot.tag_, shot.pos_, shot.lemma_ = "VBD", "VERB", "shoot"
    for child in [child for child in top.rights if child.i > shot.i]:
        child.head = shot
    top.head, top.dep_ = shot, "nsubj"
    return True


def _join(verb: Token, victim: Token, result: Token) -> None:
    """Make the victim the object of the verb and "dead" what became of them."""
    if verb.tag_ == "VBN" and verb.lower_ == "shot":
        verb.tag_ = "VBD"
        for child in verb.lefts:
            child.dep_ = "nsubj" if child.dep_ == "nsubjpass" else child.dep_
    for child in [*result.children, *(child for child in victim.rights if child.i > result.i)]:
        if child.i != verb.i and (child.i > result.i or child.dep_ == "dep"):
            child.head = verb
    victim.head, victim.dep_ = verb, "dobj"
    result.head, result.dep_, result.tag_, result.pos_, result.lemma_ = verb, "oprd", "JJ", "ADJ", "dead"
