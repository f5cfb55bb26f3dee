"""Objects behind the means: "The militia targeted with mortar shells the city of X".

The model takes the verb for a participle of the noun before it, and its object for one more of a preposition's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.picking import having

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MEANS = frozenset({"with", "using"})
_TOPS = frozenset({"ROOT", "ccomp"})
_PARTICIPLES = frozenset({"VBN", "VBD"})


def mend(doc: Doc) -> None:
    """Make such a verb finite, with its subject and its object, in place."""
    for token in having(doc, "dep", ("acl",)):
        if token.dep_ == "acl" and token.tag_ in _PARTICIPLES and token.i + 1 < len(doc):
            _mend(token)


def _mend(verb: Token) -> None:
    means = verb.nbor(1)
    if means.head.i != verb.i or means.lower_ not in _MEANS:
        return
    thing = _object(means)
    subject = _subject(verb)
    if thing is None or subject is None:
        return
    top = subject.head if subject.dep_ == "nsubj" else subject
    above, relation = top.head, top.dep_
    if relation == "ROOT":
        verb.head, verb.dep_ = verb, "ROOT"
    else:
        verb.head, verb.dep_ = above, relation
    for child in list(top.children):
        if child.i > verb.i:
            child.head = verb
    if top.i != subject.i:
        top.head, top.dep_ = subject, "acl"
    subject.head, subject.dep_ = verb, "nsubj"
    thing.head, thing.dep_ = verb, "dobj"
    verb.tag_ = "VBD"


def _object(means: Token) -> Token | None:
    """The noun with an article right behind the means, hung on a preposition that stands before it."""
    tool = next((child for child in means.rights if child.dep_ == "pobj"), None)
    if tool is None or tool.i + 1 >= len(tool.doc) or tool.nbor(1).tag_ != "DT":
        return None
    noun = tool.nbor(1).head
    behind = noun.left_edge.i == tool.i + 1 and noun.pos_ in ("NOUN", "PROPN")
    return noun if behind and noun.dep_ in ("pobj", "appos") and noun.head.i <= tool.i else None


def _subject(verb: Token) -> Token | None:
    """The noun that a clause without a verb of its own is about: the top of it, or of a participle at the top."""
    noun = verb.head
    if noun.dep_ in _TOPS and noun.pos_ in ("NOUN", "PROPN"):
        return noun
    link = noun.head
    top = link.head
    if noun.dep_ != "pobj" or link.dep_ not in ("prep", "agent") or top.tag_ not in _PARTICIPLES:
        return None
    if top.dep_ not in _TOPS or any(child.dep_ in ("aux", "auxpass", "dobj") for child in top.children):
        return None
    return next((child for child in top.lefts if child.dep_ == "nsubj"), None)
