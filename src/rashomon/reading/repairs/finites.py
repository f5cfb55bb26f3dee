"""Finite verbs joined to an infinitive: "foiled an attempt by rebels to cross the line and killed ten of them".

What is finite goes with what is finite; the model reads the rebels as those who killed.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = frozenset({"VBD", "VBZ"})
_STEPS = 6


def mend(doc: Doc) -> None:
    """Join a verb in the past or the present to the next finite one above the infinitive, and make one finite where a
    sentence has none, in place."""
    for token in having(doc, "dep", ("acl",)):
        if token.dep_ == "acl" and token.tag_ == "VBN" and token.lemma_ in _never_passive():
            _make_finite(token)
    for token in having(doc, "dep", ("conj",)):
        if token.dep_ == "conj" and token.tag_ in _FINITE and token.head.tag_ == "VB":
            above = _finite_above(token)
            if above is not None:
                token.head = above
        elif token.dep_ == "conj" and token.tag_ == "VBD" and token.head.dep_ == "ROOT" and token.head.pos_ == "NOUN":
            _join_to_participle(token)


@lru_cache(maxsize=1)
def _never_passive() -> frozenset[str]:
    words = lexicon("modality")
    return frozenset((*words["intransitive"]["verbs"], *words["arriving"]["verbs"]))


def _make_finite(verb: Token) -> None:
    """ "Some 40 soldiers with their families crossed into Zambia.": what has no passive is the verb of a sentence that
    has no other."""
    noun = verb.head
    for _step in range(_STEPS):
        if noun.dep_ != "pobj" or noun.head.dep_ != "prep" or noun.head.head.i > noun.i:
            break
        noun = noun.head.head
    if noun.dep_ != "ROOT" or noun.pos_ not in ("NOUN", "PROPN") or noun.i == verb.head.i:
        return
    if any(child.dep_ == "agent" for child in verb.rights) or verb.sent[-1].text != ".":
        return
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    for child in [child for child in noun.children if child.i > verb.i]:
        child.head = verb
    noun.head, noun.dep_ = verb, "nsubj"


def _join_to_participle(token: Token) -> None:
    """Make the first of two verbs finite: "a column of rebels crossed the river on Sunday and ambushed a truck".

    The model reads "[rebels crossed ...]" as a participle of the noun, with which the second verb is then joined.
    """
    noun = token.head
    if any(child.dep_ in ("nsubj", "nsubjpass", "auxpass") for child in token.lefts):
        return
    between = [word for word in noun.subtree if noun.i < word.i < token.i and word.dep_ == "acl" and word.tag_ == "VBN"]
    if len(between) != 1 or any(child.dep_ == "agent" or child.lower_ == "by" for child in between[0].rights):
        return
    verb = between[0]
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    for child in [child for child in noun.children if child.dep_ in ("cc", "punct", "conj") and child.i > verb.i]:
        child.head = verb
    noun.head, noun.dep_ = verb, "nsubj"


def _finite_above(token: Token) -> Token | None:
    """The verb that an infinitive stands under, of the same tense; None where the first is none or has no "to"."""
    node = token.head
    own = {"nsubj", "nsubjpass", "aux", "auxpass"}
    if any(child.dep_ in own for child in token.lefts) or not any(child.lower_ == "to" for child in node.lefts):
        return None
    for _step in range(_STEPS):
        if node.head.i == node.i:
            return None
        node = node.head
        if node.tag_ == token.tag_ and node.pos_ == "VERB":
            return node
    return None
