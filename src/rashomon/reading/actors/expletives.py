"""Whether "it" stands for no party: for a clause, or for what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_RANKS = frozenset({"first", "second", "third", "fourth", "fifth", "last", "worst"})
_AMONG = frozenset({"since", "in", "for", "this", "on", "of"})


def is_empty(token: Token) -> bool:
    """Whether "it" stands for a clause or what happened: "it was not clear who fired", "it was the worst since ..."."""
    verb = token.head
    if token.dep_ == "nsubj" and verb.lemma_ == "be" and _tells_rank(verb):
        return True
    if token.dep_ != "nsubj" or verb.lemma_ != "be" or not any(child.dep_ == "acomp" for child in verb.rights):
        return False
    told = (child for node in verb.rights for child in (node, *node.rights) if child.dep_ in ("ccomp", "xcomp"))
    return any(child.i > verb.i for child in told)


def _tells_rank(verb: Token) -> bool:
    """Whether an event is ranked among others: "it was the deadliest attack this year", "the first in a month"."""
    told = [child for child in verb.rights if child.dep_ in ("attr", "acomp")]
    ranked = any(word.tag_ == "JJS" or word.lower_ in _RANKS for noun in told for word in (noun, *noun.lefts))
    return ranked and any(link.lower_ in _AMONG for noun in (verb, *told) for link in noun.rights)
