"""Passives behind a colon that lost their subject: "spoke of the events: at least 38 civilians were shot".

The model gives the counted noun behind the colon to the verb before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.picking import having

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LOST = frozenset({"dobj", "appos", "dep", "npadvmod", "conj", "attr"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


def mend(doc: Doc) -> None:
    """Make the first counted noun behind the colon the subject of the passive, in place."""
    for token in having(doc, "dep", ("conj", "ccomp", "ROOT", "dep", "parataxis")):
        if token.tag_ == "VBN" and any(child.dep_ == "auxpass" for child in token.lefts):
            _mend(token)


def _mend(verb: Token) -> None:
    if any(child.dep_ in _SUBJECTS for child in verb.lefts):
        return
    before = verb.doc[verb.sent.start : verb.i]
    colon = next((t.i for t in reversed(before) if t.text in (":", ";")), None)
    if colon is None or any(t.tag_ in ("VBD", "VBZ", "VBP") and t.dep_ != "auxpass" for t in verb.doc[colon : verb.i]):
        return
    lost = [t for t in verb.doc[colon + 1 : verb.i] if t.pos_ in ("NOUN", "PROPN") and t.dep_ in _LOST]
    counted = next((t for t in lost if any(child.dep_ == "nummod" for child in t.lefts)), None)
    if counted is not None and counted.head.i < colon:
        counted.head, counted.dep_ = verb, "nsubjpass"
