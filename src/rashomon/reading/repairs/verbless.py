"""Verbs behind an aside, taken for participles: "The fighters, with hunting guns, attacked at two in the afternoon".

The model reads "[The fighters, ..., attacked at two]", a sentence without a verb, and those who attacked as those who
were attacked.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUNS = frozenset({"NNS", "NNPS", "NN", "NNP"})
_TWO = 2


@lru_cache(maxsize=1)
def _striking() -> frozenset[str]:
    """Verbs that, without an object, tell what somebody did."""
    return frozenset(lexicon("frames_violence")["words"]["attacking"])


def mend(doc: Doc) -> None:
    """Make the participle the verb of its sentence, in place."""
    for token in having(doc, "dep", ("acl",)):
        if token.tag_ == "VBN" and token.head.dep_ == "ROOT" and token.head.tag_ in _NOUNS:
            _mend(token, token.head)


def _mend(verb: Token, noun: Token) -> None:
    if verb.i < _TWO or verb.nbor(-1).text != "," or verb.sent[-1].text != "." or noun.left_edge.i != verb.sent.start:
        return
    commas = [child for child in noun.rights if child.text == "," and child.i < verb.i]
    if len(commas) < _TWO or any(child.dep_ in ("agent", "auxpass") for child in verb.children):
        return
    does = any(child.dep_ == "dobj" for child in verb.rights) or verb.lemma_ in _striking()
    if not does or any(word.tag_ in _FINITE for word in verb.sent if word.dep_ != "relcl" and word.i != verb.i):
        return
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    noun.head, noun.dep_ = verb, "nsubj"
    for child in [child for child in noun.rights if child.i > verb.i]:
        child.head = verb
