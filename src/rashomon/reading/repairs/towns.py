"""Towns whose names end in -ing, taken for verbs: "a village in Sagaing township on Thursday".

The model reads "in [Sagaing township on Thursday]", a clause with an object and a day of its own.  And prepositions
taken for a part of a name: "[Inside Kosovo], the rebels opened a road".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.picking import having

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_STEPS = 6
_IN_FRONT = ("inside", "outside", "near", "across", "around", "along", "throughout", "within", "beyond")


def mend(doc: Doc) -> None:
    """Make the name a noun behind its preposition, and what hangs on it adjuncts of the verb above, in place."""
    for token in having(doc, "dep", ("pcomp",)):
        if token.dep_ == "pcomp" and token.tag_ == "VBG" and token.text.istitle() and token.head.i == token.i - 1:
            _mend(token)
    for token in having(doc, "lower", _IN_FRONT):
        _mend_in_front(token)


def _mend(name: Token) -> None:
    preposition = name.head
    if any(child.dep_ in ("nsubj", "ccomp", "xcomp", "aux") for child in name.children):
        return
    above = preposition.head
    for _step in range(_STEPS):
        if above.pos_ in ("VERB", "AUX") or above.head.i == above.i:
            break
        above = above.head
    noun = next((child for child in name.rights if child.dep_ == "dobj" and child.i == name.i + 1), None)
    for child in list(name.rights):
        if child != noun:
            child.head = above
    name.tag_, name.pos_, name.lemma_ = "NNP", "PROPN", name.text
    if noun is None:
        name.dep_ = "pobj"
        return
    noun.head, noun.dep_ = preposition, "pobj"
    name.head, name.dep_ = noun, "compound"


def _mend_in_front(first: Token) -> None:
    """ "[Inside Kosovo], the rebels opened a road": a preposition in capitals, taken for a part of the name."""
    place = first.head
    if first.dep_ not in ("compound", "amod", "nmod") or not first.is_sent_start or place.i <= first.i:
        return
    comma = place.i + 1 < len(first.doc) and place.nbor(1).text == ","
    subjects = [child for child in place.head.lefts if child.dep_ in ("nsubj", "nsubjpass") and child != place]
    if place.pos_ == "PROPN" and place.dep_ in ("nsubj", "nsubjpass") and comma and subjects:
        first.head, first.dep_, first.pos_, first.tag_ = place.head, "prep", "ADP", "IN"
        place.head, place.dep_ = first, "pobj"
