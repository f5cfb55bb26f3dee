"""What was done to those who are found, taken for a deed: "soldiers found burned bodies in the cellars".

The model reads "found [burned bodies]", as in "heard [fired shots]", or "[found burned] bodies", as in "had burned";
who finds them burned nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def mend(doc: Doc) -> None:
    """Make the participle an attribute of the noun behind it, and the noun the object of the verb, in place."""
    for token in having(doc, "tag", ("VBN",)):
        if token.tag_ == "VBN" and token.i and _finds(token.nbor(-1)):
            _mend(token, token.nbor(-1))


def _finds(verb: Token) -> bool:
    return verb.pos_ in ("VERB", "AUX") and verb.lemma_ in lexicon("frames_shared")["finding"]


def _mend(participle: Token, verb: Token) -> None:
    found = [child for child in participle.rights if child.dep_ == "dobj" and child.left_edge.i == participle.i + 1]
    if len(found) != 1:
        return
    if participle.dep_ == "ccomp" and participle.head == verb:
        if any(True for _child in participle.lefts):
            return
    elif verb.dep_ != "aux" or verb.head != participle or verb.tag_ == "VBN":
        return
    else:
        root = participle.head == participle
        verb.dep_, verb.pos_ = participle.dep_, "VERB"
        verb.lemma_ = "find" if verb.lower_ == "found" else verb.lemma_
        verb.head = verb if root else participle.head
    noun = found[0]
    for child in [child for child in participle.children if child not in (noun, verb)]:
        child.head = verb
    noun.head, noun.dep_ = verb, "dobj"
    participle.head, participle.dep_ = noun, "amod"
