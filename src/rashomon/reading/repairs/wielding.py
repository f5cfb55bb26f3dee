"""Verbs behind which the weapon stands before what was struck: "The rebels targeted with mortar shells the port".

The model reads the rebels as those who were targeted, and the sentence as one without a verb.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_STRUCK = frozenset({"appos", "dobj", "dep", "npadvmod", "conj"})
_STEPS = 6


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return frozenset(lexicon("frames_violence")["words"]["wielded"])


def mend(doc: Doc) -> None:
    """Make the participle the verb of its sentence, in place."""
    for token in having(doc, "tag", ("VBN",)):
        if token.dep_ == "acl" and token.lemma_ in _verbs() and token.i + 1 < len(doc):
            link = token.nbor(1)
            if link.lower_ == "with" and link.head.i == token.i and not any(c.dep_ == "agent" for c in token.rights):
                _mend(token, link)
    for token in having(doc, "dep", ("pcomp",)):
        if token.dep_ == "pcomp" and token.tag_ in ("VBN", "VBD") and token.head.lower_ == "with":
            _mend_answer(token)


def _mend_answer(verb: Token) -> None:
    """Hang "fired" on the rockets of "replied with rockets fired at the base"."""
    link = verb.head
    subjects = [child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")]
    answers = link.head.lemma_ in lexicon("frames_shared")["answer"]
    if not answers or len(subjects) != 1 or subjects[0].left_edge.i != link.i + 1 or subjects[0].i != verb.i - 1:
        return
    subjects[0].head, subjects[0].dep_ = link, "pobj"
    verb.head, verb.dep_, verb.tag_ = subjects[0], "acl", "VBN"


def _mend(verb: Token, link: Token) -> None:
    top = _subject(verb)
    weapon = next((child for child in link.rights if child.dep_ == "pobj"), None)
    if top is None or weapon is None:
        return
    struck = _struck(weapon, top)
    if struck is None:
        return
    if weapon.tag_ == "VBZ":
        weapon.tag_, weapon.pos_ = "NNS", "NOUN"
    if top.dep_ == "ROOT":
        verb.head, verb.dep_ = verb, "ROOT"
    else:
        verb.head, verb.dep_ = top.head, top.dep_
    verb.tag_ = "VBD"
    top.head, top.dep_ = verb, "nsubj"
    struck.head, struck.dep_ = verb, "dobj"
    for child in [child for child in top.rights if child.i > verb.i]:
        child.head = verb


def _subject(verb: Token) -> Token | None:
    """The noun that is all there is of a clause, over the one that the participle hangs on; else None."""
    node = verb.head
    for _step in range(_STEPS):
        if node.dep_ == "ROOT" and node.pos_ in _NOUNS:
            return node
        if node.dep_ in ("ccomp", "dobj") and node.pos_ in _NOUNS and node.head.pos_ == "VERB":
            return node if any(child.dep_ == "mark" for child in (*node.lefts, *verb.lefts)) else None
        if node.head.i == node.i or node.dep_ not in ("pobj", "prep", "compound", "appos"):
            return None
        node = node.head
    return None


def _struck(weapon: Token, top: Token) -> Token | None:
    """The noun with an article that begins right behind the weapon; None if there is none."""
    end = max(
        [weapon.i, *(child.i for child in weapon.rights if child.dep_ == "conj" and child.right_edge.i < weapon.i)]
    )
    for owner in (weapon, top):
        for child in owner.rights:
            if child.dep_ in _STRUCK and child.pos_ in _NOUNS and child.left_edge.i == end + 1:
                return child if child.left_edge.dep_ == "det" else None
    return None
