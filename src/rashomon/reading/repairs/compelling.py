"""What somebody was made to do: "forcing more than 9,000 people to flee", "ordered all residents to leave".

The model reads "[people to flee]", as in "people to watch".
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@lru_cache(maxsize=1)
def _compelling() -> frozenset[str]:
    return frozenset(lexicon("tokens")["compelling"])


def mend(doc: Doc) -> None:
    """Make the infinitive a complement of the verb that compels, in place."""
    for token in having(doc, "dep", ("relcl", "acl")):
        if token.dep_ in ("relcl", "acl") and token.tag_ == "VB":
            _mend(token)


def _mend(infinitive: Token) -> None:
    noun = infinitive.head
    verb = noun.head
    if noun.dep_ != "dobj" or verb.pos_ != "VERB" or verb.lemma_ not in _compelling() or noun.i < verb.i:
        return
    marked = any(child.dep_ == "aux" and child.lower_ == "to" for child in infinitive.lefts)
    if marked and not any(child.dep_ in ("nsubj", "nsubjpass", "mark") for child in infinitive.lefts):
        infinitive.head, infinitive.dep_ = verb, "xcomp"
