"""What opened, taken for a phrase without a verb: "Talks on a ceasefire opened in Geneva on Tuesday".

The model reads "a ceasefire [that was] opened in Geneva", so that the talks have no verb and the truce has one.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_STEPS = 6
_CLAUSAL = frozenset({"aux", "auxpass", "dobj", "agent", "nsubj", "nsubjpass", "mark"})


@lru_cache(maxsize=2)
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("tokens")[name])


def mend(doc: Doc) -> None:
    """Make the verb the root and the noun at the top its subject, in place."""
    for verb in having(doc, "dep", ("acl",)):
        if verb.tag_ in ("VBN", "VBD") and verb.lemma_ in _words("opening_verbs"):
            top = _top(verb)
            if top is not None:
                _mend(verb, top)


def _top(verb: Token) -> Token | None:
    """The noun of talks at the root of the phrase that a verb ends; None where the verb is but a participle in it."""
    if any(child.dep_ in _CLAUSAL for child in verb.children):
        return None
    node = verb.head
    for _step in range(_STEPS):
        if node.dep_ == "ROOT":
            break
        if node.dep_ not in ("prep", "pobj", "conj", "pcomp"):
            return None
        node = node.head
    opens = node.pos_ == "NOUN" and node.lemma_.lower() in _words("opening_nouns")
    if node.dep_ != "ROOT" or not opens or node.left_edge.i != node.sent.start:
        return None
    return None if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t != verb for t in node.sent) else node


def _mend(verb: Token, top: Token) -> None:
    verb.head, verb.dep_ = verb, "ROOT"
    for child in list(top.rights):
        if child.i > verb.i:
            child.head = verb
    top.head, top.dep_ = verb, "nsubj"
    verb.tag_ = "VBD"
