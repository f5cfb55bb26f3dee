"""Verbs taken for participles: "The fighters, with hunting guns, attacked at two", "The XYZ shelled El Puente".

The model reads "[The fighters, ..., attacked at two]", a sentence without a verb, and those who attacked as those who
were attacked; behind an unheard-of acronym "[The XYZ-shelled El Puente]".
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


@lru_cache(maxsize=1)
def _done_to_places() -> frozenset[str]:
    """Verbs that tell an attack or the taking of a place."""
    words = lexicon("frames_violence")["words"]
    return frozenset({*words["attacking"], *words["of_arms"], *words["storming"]})


def mend(doc: Doc) -> None:
    """Make the participle the verb of its sentence, in place."""
    for token in having(doc, "dep", ("acl",)):
        if token.tag_ == "VBN" and token.head.dep_ == "ROOT" and token.head.tag_ in _NOUNS:
            _mend(token, token.head)
    for token in having(doc, "dep", ("amod",)):
        if token.tag_ == "VBN" and token.head.dep_ == "ROOT" and token.nbor(1).i == token.head.i:
            _mend_attribute(token, token.head)


def _mend_attribute(verb: Token, noun: Token) -> None:
    """Make a name before the participle its subject and the name behind it its object."""
    names = [child for child in verb.lefts if child.dep_ in ("npadvmod", "nsubj") and child.i == verb.i - 1]
    if len(names) != 1 or not noun.text[0].isupper() or not names[0].text[0].isupper() or not names[0].whitespace_:
        return
    before = {child.i for child in noun.lefts if child.i != verb.i and child.dep_ not in ("det", "prep", "punct")}
    if before or verb.lemma_ not in _done_to_places() or verb.sent[-1].text != ".":
        return
    if any(word.tag_ in _FINITE for word in verb.sent if word.dep_ not in ("relcl", "advcl", "ccomp")):
        return
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    names[0].dep_, noun.head, noun.dep_ = "nsubj", verb, "dobj"
    for child in [child for child in noun.lefts if child.i < names[0].i]:
        child.head = names[0] if child.dep_ == "det" else verb
    for child in [child for child in noun.rights if child.dep_ in ("punct", "advcl")]:
        child.head = verb


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
