"""Deeds taken for attributes of what they were done to: "took the town and laid mines along the road".

The model reads "took [the town and laid mines]", "took the town, [looting shops]", "having [tortured prisoners]", with
a participle before a bare plural as its adjective.  Joined to a name, to a verb or to a second object it is none.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = frozenset({"VBD", "VBN", "VBZ", "VBP"})
_SINCE = frozenset({"after", "before", "without", "since", "while"})
_JOINTS = frozenset({"and", ",", "then", "or", "but"})
_BEFORE_NOUN = frozenset({"amod", "compound", "nmod"})
_CLAUSAL = frozenset({"pcomp", "conj", "advcl", "xcomp"})
_ONWARD = frozenset({"to", "towards", "toward", "on", "into"})
_NO_DEED = frozenset({"agent", "mark", "nsubj", "nsubjpass", "aux", "auxpass", "dobj"})
_STEPS = 6


@lru_cache(maxsize=1)
def _deeds() -> frozenset[str]:
    return frozenset(lexicon("tokens")["joined_deeds"])


@lru_cache(maxsize=1)
def _deeds_to_people() -> frozenset[str]:
    return _deeds().difference(lexicon("tokens")["deeds_to_goods"])


def mend(doc: Doc) -> None:
    """Make verbs of such participles, with what they were done to as their objects, in place."""
    for token in having(doc, "dep", ("nmod",)):
        if token.pos_ == "PROPN" and token.i + 2 < len(doc) and token.nbor(1).lower_ == "and":
            _split(token, token.nbor(2))
    for token in having(doc, "dep", ("amod", "compound")):
        if token.dep_ in _BEFORE_NOUN and token.i > 0 and _is_deed(token):
            _mend(token, token.head)
    for token in having(doc, "tag", ("NN",)):
        if token.lower_.endswith("ing") and token.dep_ in _CLAUSAL and any(t.dep_ == "dobj" for t in token.rights):
            token.tag_, token.pos_, token.lemma_ = "VBG", "VERB", _stem(token)  # "after clearing mines"
    onward = lexicon("tokens")["onward"]
    for token in having(doc, "lower", onward):
        if token.dep_ in ("advcl", "acl") and token.i > 0 and token.nbor(-1).text == ",":
            _mend_onward(token, onward[token.lower_])


def _is_deed(word: Token) -> bool:
    """Whether a word before a noun is a form of a verb of deeds, and opens the phrase of a noun without an article."""
    if not word.lower_.endswith(("ing", "ed")) and word.tag_ not in ("VBN", "VBD"):
        return False
    noun = word.head
    if any(child.dep_ != "advmod" for child in word.lefts):
        return False
    first = word.left_edge.i
    if first == 0 or noun.i < word.i or noun.left_edge.i != first or noun.pos_ != "NOUN":
        return False
    if word.tag_ == "NN":
        return (word.lower_ == "opening" and noun.lower_ == "fire") or _is_done_to(word, noun)
    return word.tag_ in ("VBN", "VBD", "VBG", "JJ") and word.lemma_.lower() in _deeds()


def _split(name: Token, word: Token) -> None:
    """Part "took [Bunia and tortured prisoners]", one noun to the model, into what was taken and who was tortured."""
    noun = name.head
    if word.head != noun or word.dep_ != "amod" or noun.dep_ != "dobj" or noun.i < word.i:
        return
    if word.tag_ in ("VBN", "VBD") and word.lemma_ in _deeds() and noun.left_edge.i == name.left_edge.i:
        name.head, name.dep_, noun.head, noun.dep_ = noun.head, "dobj", name, "conj"


def _is_done_to(word: Token, noun: Token) -> bool:
    """Whether "planting mines" is no kind of mines: things and persons, of which the word before makes no name."""
    things = lexicon("nouns")["classes"]
    known = any(noun.lemma_.lower() in things[name] for name in ("device", "property", "captive", "vehicle"))
    return noun.tag_ == "NNS" and _stem(word) in _deeds() and known


def _mend(word: Token, noun: Token) -> None:
    before = word.left_edge.nbor(-1)
    ing = word.lower_.endswith("ing")
    if before.lemma_ == "have" and noun.dep_ == "dobj" and noun.head == before and not ing:
        _mend_having(word, noun, before)
    elif ing and noun.dep_ == "pobj" and noun.head == before:
        answers = (
            before.lower_ == "by" and before.head.lemma_ in lexicon("frames_shared")["answer"] and word.tag_ == "VBG"
        )
        if answers or before.lower_ in _SINCE or (before.lower_ == "of" and _is_charged(before)):
            _be_verb(word, noun, before, "pcomp", "VBG")
    elif before.lower_ in _JOINTS:
        _mend_joined(word, noun, ing=ing)


def _mend_joined(word: Token, noun: Token, *, ing: bool) -> None:
    """Join the verb to the one whose object the model joined its object to."""
    first = noun.head
    if noun.dep_ not in ("conj", "appos", "dobj") or first.i > word.i:
        return
    verb = first
    if verb.pos_ != "VERB":
        verb = _verb_of(first)
        counted = verb.lemma_ in _deeds_to_people() and any(child.dep_ == "nummod" for child in first.lefts)
        if first.pos_ != "PROPN" and not counted and not any(c.dep_ in ("det", "poss") for c in first.lefts):
            return
    second = noun.dep_ != "dobj" or any(t.dep_ == "dobj" and t.i < word.i for t in first.children)
    if not second or verb.pos_ != "VERB":
        return
    if ing:
        before = word.left_edge.nbor(-1)
        joined = verb.tag_ == "VBG" and before.lower_ == "and"
        if joined or before.text == ",":
            _be_verb(word, noun, verb, "conj" if joined else "advcl", "VBG")
    elif verb.tag_ in _FINITE and (verb.tag_ == "VBN" or not word.lower_.endswith("en")):
        _be_verb(word, noun, verb, "conj", "VBN" if verb.tag_ == "VBN" else "VBD")


def _verb_of(noun: Token) -> Token:
    """The verb that a noun is an object of, past prepositions; the noun itself if there is none."""
    node = noun
    for _step in range(_STEPS):
        if node.dep_ not in ("dobj", "pobj", "prep", "conj", "appos") or node.head.i == node.i:
            return noun
        node = node.head
        if node.pos_ == "VERB":
            return node
    return noun


def _is_charged(preposition: Token) -> bool:
    """Whether "of" tells what somebody is accused of."""
    charge = lexicon("modality")["charge"]["verbs"]
    return any(above.lemma_ in charge for above in (preposition.head, preposition.head.head))


def _be_verb(word: Token, noun: Token, above: Token, dep: str, tag: str) -> None:
    stray = [child for child in above.rights if child.dep_ == "prep" and child.i > noun.i]
    word.head, word.dep_, word.tag_, word.pos_ = above, dep, tag, "VERB"
    if word.lemma_ == word.lower_ and tag == "VBG":
        word.lemma_ = _stem(word)
    noun.head, noun.dep_ = word, "dobj"
    later = [child.i for child in above.rights if child.dep_ == "conj" and child.i > noun.i]
    for child in stray:
        if dep != "pcomp" and (not later or child.i < later[0]):
            child.head = word


def _stem(word: Token) -> str:
    """The verb of a form in -ing, where it is one of deeds; the form without its ending for others."""
    stem = str(word.lower_).removesuffix("ing")
    forms = (stem, stem + "e", stem[:-1])
    return next((form for form in forms if form in _deeds()), stem)


def _mend_having(word: Token, noun: Token, auxiliary: Token) -> None:
    for child in list(auxiliary.children):
        if child != noun:
            child.head = word
    above = word if auxiliary.head == auxiliary else auxiliary.head
    word.head, word.dep_, word.tag_, word.pos_ = above, auxiliary.dep_, "VBN", "VERB"
    auxiliary.head, auxiliary.dep_, auxiliary.pos_ = word, "aux", "AUX"
    noun.head, noun.dep_ = word, "dobj"


def _mend_onward(word: Token, lemma: str) -> None:
    """Make a verb of "took the hill, advanced towards the town and ..."; one in a row of deeds, and no passive."""
    verb = word.head if word.head.pos_ == "VERB" else _verb_of(word.head)
    if verb.pos_ != "VERB" or any(child.dep_ in _NO_DEED for child in word.children):
        return
    joined = any(child.dep_ == "conj" and child.i > word.i for child in (*verb.rights, *word.rights))
    if joined and any(child.dep_ == "prep" and child.lower_ in _ONWARD for child in word.rights):
        word.head, word.dep_, word.tag_, word.pos_, word.lemma_ = verb, "conj", "VBD", "VERB", lemma
