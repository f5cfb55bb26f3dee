"""Finite verbs joined to an infinitive: "foiled an attempt by rebels to cross the line and killed ten of them".

What is finite goes with what is finite; the model reads the rebels as those who killed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.picking import having

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = frozenset({"VBD", "VBZ"})
_STEPS = 6


def mend(doc: Doc) -> None:
    """Join a verb in the past or the present to the next finite one above the infinitive, in place."""
    for token in having(doc, "dep", ("conj",)):
        if token.dep_ == "conj" and token.tag_ in _FINITE and token.head.tag_ == "VB":
            above = _finite_above(token)
            if above is not None:
                token.head = above


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
