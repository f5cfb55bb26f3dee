"""Finite verbs swallowed by the day or place before them: "Patrols on 22 April observed clashes", "aircraft that took
off from Aden bombed camps".

The model reads "on [22 April observed clashes]", "from [Aden bombed camps]", and leaves the sentence without a verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.picking import having

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LINKS = frozenset({"on", "in", "from", "at", "near", "of", "outside", "around"})
_BEFORE = frozenset({"nmod", "compound", "npadvmod", "nummod", "amod", "poss"})


def mend(doc: Doc) -> None:
    """Make the participle the verb, with the noun that was the sentence as its subject, in place."""
    for token in having(doc, "dep", ("amod",)):
        if token.dep_ != "amod" or token.tag_ not in ("VBN", "VBD"):
            continue
        if token.head.dep_ == "pobj":
            _mend(token)
        elif token.head.dep_ == "dobj":
            _mend_object(token)


def _mend(verb: Token) -> None:
    thing, link = verb.head, verb.head.head
    subject = _without_verb(link)
    if subject is None or link.lower_ not in _LINKS or thing.left_edge.i != link.i + 1 or verb.i <= link.i + 1:
        return
    name = verb.nbor(-1)
    between = [child for child in thing.lefts if child.i < verb.i]
    if name.pos_ != "PROPN" or name.head.i not in (thing.i, verb.i) or name.dep_ not in _BEFORE:
        return
    if any(child.dep_ in ("det", "poss") for child in between) or thing.tag_ not in ("NNS", "NN", "NNPS", "NNP"):
        return
    _make_verb(verb, subject, thing)
    name.head, name.dep_ = link, "pobj"
    for child in between:
        if child.i != name.i:
            child.head = name


def _mend_object(verb: Token) -> None:
    """The same where the noun was given to the verb of the relative clause: "that rose from Aden | bombed camps"."""
    thing, above, name = verb.head, verb.head.head, verb.nbor(-1)
    subject = above.head if above.dep_ == "relcl" else None
    own = name.dep_ == "pobj" and name.pos_ == "PROPN" and name.head.head.i == above.i
    if subject is None or not own or thing.left_edge.i != verb.i or _without_verb_at(subject) is None:
        return
    _make_verb(verb, subject, thing)
    for child in list(above.rights):
        if child.i > thing.i:
            child.head = verb


def _make_verb(verb: Token, subject: Token, thing: Token) -> None:
    if subject.head.i == subject.i:
        verb.head, verb.dep_ = verb, "ROOT"
    else:
        verb.head, verb.dep_ = subject.head, subject.dep_
    verb.tag_, verb.pos_ = "VBD", "VERB"
    subject.head, subject.dep_ = verb, "nsubj"
    thing.head, thing.dep_ = verb, "dobj"
    for child in list(subject.rights):
        if child.dep_ == "punct" and child.i > verb.i:
            child.head = verb


def _without_verb(link: Token) -> Token | None:
    """The noun that stands where a sentence's verb should: over the preposition, or over its relative clause."""
    above = link.head
    if above.dep_ == "relcl" and above.pos_ == "VERB":
        above = above.head
    return _without_verb_at(above)


def _without_verb_at(above: Token) -> Token | None:
    if above.pos_ not in ("NOUN", "PROPN"):
        return None
    if above.dep_ == "ROOT":
        return above
    return above if above.dep_ in ("conj", "ccomp") and above.head.pos_ == "VERB" else None
