"""Nouns in -ing taken for verbs: "killed in army shelling on Tuesday", "under heavy government bombing in X".

The model reads "killed [in army] [shelling ... on Tuesday]", so that what hangs on the noun is lost to the verb.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BEFORE = frozenset({"in", "during", "amid", "after", "under", "despite", "by", "from", "of"})
_OWNERS = frozenset({"NN", "NNP"})
_BEARERS = frozenset({"NN", "NNP", "NNPS", "JJ"})
_SEATS = frozenset({"advcl", "advmod", "aux", "dep"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_VERBAL = frozenset({"dobj", "nsubj", "nsubjpass", "aux", "auxpass", "ccomp", "xcomp", "neg"})
_ADJECTIVES = frozenset({"neighbouring", "neighboring", "surrounding", "adjoining"})
_TO_THE_VERB = frozenset({"on", "since", "despite", "last", "this"})


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    return frozenset(lexicon("tokens")["gerund_nouns"])


@lru_cache(maxsize=1)
def _lacks() -> frozenset[str]:
    return frozenset(lexicon("tokens")["lacked_gerunds"])


def mend(doc: Doc) -> None:
    """Make the noun in -ing the object of its preposition, and what stands before it a part of it, in place."""
    nouns = _nouns()
    for token in having(doc, "tag", ("VBZ",)):
        _mend_plural(token)
    for token in having(doc, "tag", ("VBG", "NN")):
        if token.dep_ == "pcomp" and token.tag_ == "VBG" and token.lower_ in _ADJECTIVES:
            _mend_adjective(token)
        elif token.dep_ == "pcomp" and token.tag_ == "VBG":
            _mend_swallowed(token)
            _mend_lack(token)
        elif token.dep_ == "csubj":
            _mend_telling(token)
        if token.lower_ not in nouns or token.tag_ not in ("VBG", "NN"):
            continue
        if token.i > 1:
            _mend(token)
        if token.tag_ == "VBG":
            if token.i > 1:
                _mend_object(token)
            _mend_subject(token)
            _mend_fronted(token)


def _mend_adjective(token: Token) -> None:
    """ "Soldiers from [neighbouring Eritrea]", where the model takes the neighbour for a verb and the land for its
    object."""
    named = token.nbor(1) if token.i + 1 < len(token.doc) else token
    if named.dep_ != "dobj" or named.head.i != token.i or named.pos_ not in ("PROPN", "NOUN"):
        return
    for child in [child for child in token.children if child.i != named.i]:
        child.head = named
    named.head, named.dep_ = token.head, "pobj"
    token.head, token.dep_, token.tag_, token.pos_ = named, "amod", "JJ", "ADJ"


def _mend_lack(gerund: Token) -> None:
    """Give the verb what stands behind "without warning": "fired without warning on Friday at a crowd"."""
    link = gerund.head
    if link.lower_ != "without" or gerund.lower_ not in _lacks() or link.head.pos_ not in ("VERB", "AUX"):
        return
    if any(child.dep_ in _VERBAL for child in gerund.children):
        return
    gerund.dep_ = "pobj"
    for child in list(gerund.rights):
        child.head = link.head


def _mend_swallowed(gerund: Token) -> None:
    """Give its subject back to the verb of "before leaving the soldiers burnt the mill", where a comma was left out."""
    verb = gerund.head.head
    if verb.tag_ not in _FINITE or verb.i < gerund.i or any(child.dep_ in _SUBJECTS for child in verb.lefts):
        return
    noun = next((child for child in gerund.rights if child.dep_ == "dobj"), None)
    if noun is None or noun.i > verb.i or any(child.dep_ == "acl" for child in noun.rights):
        return
    between = noun.doc[noun.right_edge.i + 1 : verb.i]
    if all(word.dep_ in ("aux", "auxpass", "advmod", "neg") for word in between):
        noun.head, noun.dep_ = verb, "nsubj"


def _mend_telling(gerund: Token) -> None:
    """Make the doer of "Allied pilots flying bombers struck the town" the subject, of whom the gerund only tells."""
    verb, first = gerund.head, gerund.nbor(-1) if gerund.i else gerund
    if first.dep_ != "nsubj" or first.head.i != gerund.i or first.tag_ not in ("NNS", "NNPS"):
        return
    if verb.tag_ not in _FINITE or verb.i < gerund.i or any(child.dep_ == "nsubj" for child in verb.lefts):
        return
    first.dep_, first.head = "nsubj", verb
    gerund.dep_, gerund.head = "acl", first


def _mend_plural(token: Token) -> None:
    """ "A response to army [attempts] to cut the road": what hangs on a preposition is no finite verb."""
    if token.dep_ != "pobj" or token.head.pos_ != "ADP" or any(child.dep_ in _VERBAL for child in token.children):
        return
    token.tag_, token.pos_, token.lemma_ = "NNS", "NOUN", token.lemma_.lower()


def _mend_subject(noun: Token) -> None:
    """Make a noun of "Fighting between X and Y was reported near Z", which the model reads as a clause."""
    if noun.dep_ not in ("nsubj", "nsubjpass", "csubj", "csubjpass") or noun.head.i <= noun.i:
        return
    if any(child.dep_ in _VERBAL for child in noun.children):
        return
    noun.dep_ = "nsubjpass" if noun.dep_.endswith("pass") else "nsubj"
    noun.tag_, noun.pos_, noun.lemma_ = "NN", "NOUN", noun.lower_


def _mend_fronted(noun: Token) -> None:
    """Make a subject of "Shelling inside the zone killed nine", "border shelling killed nine": a noun, no clause."""
    verb = noun.head
    if noun.dep_ not in _SEATS or verb.i <= noun.i or verb.tag_ not in _FINITE:
        return
    if any(token.text == "," for token in noun.doc[noun.i : verb.i]):
        return
    owners = [child for child in noun.lefts if child.dep_ == "nsubj"]
    owners += [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "expl")]
    if len(owners) > 1 or any(owner.i != noun.i - 1 or owner.tag_ not in _BEARERS for owner in owners):
        return
    if any(child.dep_ in _VERBAL and child not in owners for child in noun.children):
        return
    for owner in owners:
        owner.head, owner.dep_ = noun, "compound"
        for child in list(owner.lefts):
            child.head = noun
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    noun.dep_ = "nsubjpass" if passive else "nsubj"
    noun.tag_, noun.pos_, noun.lemma_ = "NN", "NOUN", noun.lower_


def _mend(noun: Token) -> None:
    owner = noun.doc[noun.i - 1]
    link = owner.head
    if owner.dep_ != "pobj" or owner.tag_ not in _OWNERS or link.lower_ not in _BEFORE or noun.i == noun.head.i:
        return
    beside = noun.dep_ == "pobj" and noun.head.i == link.i  # "killed in [rebel] [shelling] of a town"
    apart = noun.dep_ in ("acl", "advcl", "conj") and noun.head.i in (link.head.i, owner.i, link.head.head.i)
    if not (beside or apart):
        return
    if any(child.dep_ in _VERBAL for child in noun.children) or noun.sent.start != link.sent.start:
        return
    host = link.head
    for child in list(owner.lefts):
        if child.dep_ in ("det", "nummod"):
            child.head = noun
    for child in list(noun.rights):
        if (child.dep_ == "prep" and child.lower_ in _TO_THE_VERB) or child.dep_ == "npadvmod":
            child.head = host
    noun.head, noun.dep_ = link, "pobj"
    noun.tag_, noun.pos_, noun.lemma_ = "NN", "NOUN", noun.lower_
    owner.head, owner.dep_ = noun, "compound"


def _mend_object(noun: Token) -> None:
    """ "Resumed shelling of the town": with "of" behind it, what is resumed is a noun."""
    if noun.dep_ != "xcomp" or noun.i + 1 >= len(noun.doc) or noun.nbor(1).lower_ != "of":
        return
    if noun.nbor(1).head.i != noun.i or any(child.dep_ in _VERBAL for child in noun.children):
        return
    for child in list(noun.rights):
        if (child.dep_ == "prep" and child.lower_ in _TO_THE_VERB) or child.dep_ == "npadvmod":
            child.head = noun.head
    noun.tag_, noun.pos_, noun.lemma_, noun.dep_ = "NN", "NOUN", noun.lower_, "dobj"
