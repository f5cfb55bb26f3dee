"""Whose fighters are told of: "shot dead 30 gunmen from tribal groups as well as nine policemen".

The model reads "shot dead from tribal groups", and the policemen as one more of the groups.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass"})
_PLURALS = frozenset({"NNS", "NNPS"})


@lru_cache(maxsize=1)
def _bodies() -> frozenset[str]:
    """What fighters belong to: "group", "movement", "tribe", "army"."""
    forces = lexicon("forces")
    return frozenset((*forces["group_nouns"]["titles"], *forces["group_nouns"]["bodies"]))


def mend(doc: Doc) -> None:
    """Hang "from" on the fighters right before it, and what is counted behind "as well as" beside them, in place."""
    for token in having(doc, "lower", ("from",)):
        if token.i == 0 or token.dep_ != "prep":
            continue
        noun = token.nbor(-1)
        body = next((child for child in token.rights if child.dep_ == "pobj"), None)
        if body is None or noun.tag_ not in _PLURALS or noun.dep_ not in _ARGUMENTS:
            continue
        if token.head.i not in (noun.i, noun.head.i) or body.lemma_.lower() not in _bodies():
            continue
        token.head = noun
        for other in [child for child in body.rights if child.dep_ == "conj"]:
            if _is_counted_beside(other):
                other.head = noun


def _is_counted_beside(noun: Token) -> bool:
    """Whether a noun with a number of its own stands behind "as well as"."""
    first = noun.left_edge
    counted = any(child.dep_ == "nummod" for child in noun.lefts)
    return counted and first.i > 2 and [word.lower_ for word in noun.doc[first.i - 3 : first.i]] == ["as", "well", "as"]
