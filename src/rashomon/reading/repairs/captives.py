"""Those taken prisoner, joined to what was destroyed: "28 were taken prisoner and four bases were destroyed".

The model reads "[prisoner and four bases] were destroyed".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.picking import having

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CAPTIVE = frozenset({"prisoner", "captive", "hostage"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def mend(doc: Doc) -> None:
    """Make the captive what somebody was taken as, and the noun behind "and" the subject by itself, in place."""
    for token in having(doc, "lower", _CAPTIVE):
        _mend_named(token)
    for token in having(doc, "dep", ("nsubj", "nsubjpass")):
        if token.dep_ in _SUBJECTS and token.lower_ in _CAPTIVE and token.i and not any(True for _c in token.lefts):
            taken = doc[token.i - 1]
            joined = next((child for child in token.rights if child.dep_ == "conj"), None)
            if taken.tag_ in ("VBN", "VBD") and taken.lemma_ in ("take", "hold") and joined is not None:
                _mend(token, taken, joined)


def _mend_named(captive: Token) -> None:
    """Make the men the object of "took 14 rebels prisoner", whose last word the model takes for it."""
    if captive.dep_ != "dobj" or captive.lower_ not in _CAPTIVE or captive.head.lemma_ != "take":
        return
    men = captive.nbor(-1) if captive.i else captive
    if men.head.i != captive.i or men.tag_ not in ("NNS", "NNPS") or men.dep_ not in ("compound", "nmod"):
        return
    for child in [child for child in captive.lefts if child.i != men.i]:
        child.head = men
    men.head, men.dep_ = captive.head, "dobj"
    captive.dep_ = "oprd"


def _mend(captive: Token, taken: Token, joined: Token) -> None:
    verb, role = captive.head, captive.dep_
    if verb.i < joined.i or joined.pos_ not in ("NOUN", "PROPN"):
        return
    if taken.head.i == verb.i:
        taken.head, taken.dep_ = verb.head, verb.dep_
    for mark in [child for child in captive.rights if child.dep_ in ("cc", "punct")]:
        mark.head = taken
    captive.head, captive.dep_ = taken, "oprd"
    joined.head, joined.dep_ = verb, role
    verb.head, verb.dep_ = taken, "conj"
