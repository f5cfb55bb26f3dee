"""Whose deed a noun tells, hung on the noun: "Officials said UNITA shelling killed ten".

Behind "said" the model takes the name for a subject of its own or for a time, and nobody shelled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.picking import having

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TIMES = frozenset({"DATE", "TIME"})


def mend(doc: Doc) -> None:
    """Make a name between "said" and the subject of what is said a part of that subject, in place; and a deed the
    subject where the model took for it the adjective before: "Indian shelling across the line killed ten"."""
    for adjective in having(doc, "dep", ("nsubj", "nsubjpass")):
        _give_way(adjective)
    for noun in having(doc, "dep", ("nsubj", "nsubjpass")):
        if noun.i > 1 and noun.head.i > noun.i and noun.head.dep_ == "ccomp" and _is_deed(noun):
            _own(doc[noun.i - 1], noun)


def _is_deed(noun: Token) -> bool:
    """Whether a subject is a noun, or a deed with no object of its own that the model took for a verb."""
    if noun.tag_ == "VBG":
        return not any(child.dep_ == "dobj" for child in noun.children)
    return noun.tag_ in ("NN", "NNS")


def _own(name: Token, noun: Token) -> None:
    said = name.nbor(-1)
    if name.tag_ not in ("NNP", "NNPS") or said.lemma_ != "say" or said.tag_ != "VBD":
        return
    if name.dep_ not in ("nsubj", "npadvmod", "dobj") or name.ent_type_ in _TIMES:
        return
    if noun.tag_ == "VBG":
        noun.tag_, noun.pos_, noun.lemma_ = "NN", "NOUN", noun.lower_
    name.dep_, name.head = "compound", noun
    if name.ent_type_ == "NORP":
        name.dep_, name.tag_, name.pos_ = "amod", "JJ", "ADJ"


def _give_way(adjective: Token) -> None:
    """Make a deed the subject in place of the adjective before it."""
    if (adjective.tag_ != "JJ" and adjective.ent_type_ != "NORP") or adjective.i + 1 >= len(adjective.doc):
        return
    deed = adjective.nbor(1)
    if deed.dep_ != "acl" or deed.tag_ != "VBG" or deed.head.i != adjective.i:
        return
    if any(child.dep_ in ("dobj", "nsubj") for child in deed.children):
        return
    verb, dep = adjective.head, adjective.dep_
    for child in [*adjective.lefts, *adjective.rights]:
        if child.i != deed.i:
            child.head = deed
    deed.head, deed.dep_, deed.tag_, deed.pos_, deed.lemma_ = verb, dep, "NN", "NOUN", deed.lower_
    adjective.head, adjective.dep_, adjective.tag_, adjective.pos_ = deed, "amod", "JJ", "ADJ"
