"""Two sides of a fight read as the owners of one noun: "between the ABC and government forces".

The model reads "between [the ABC and government] forces", so that the side with a name of its own is lost.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon, nouns_of_bodies

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LINKS = ("between", "by", "from", "of", "with", "against")
_NEAR = 6
"""Words of a second side, with those that tell of it."""
_BEFORE = frozenset({"nmod", "compound"})
_NAMES = frozenset({"NNP", "NNPS"})


@lru_cache(maxsize=1)
def _forces() -> frozenset[str]:
    """The nouns of forces and of groups, of one word."""
    nouns = nouns_of_bodies("state_forces").union(lexicon("forces")["group_nouns"]["words"])
    return frozenset(noun for noun in nouns if " " not in noun)


@lru_cache(maxsize=1)
def _states() -> frozenset[str]:
    """The short forms of states: "US", "UAE"."""
    return frozenset(form for state in lexicon("states")["state"] for form in state.get("acronyms", ()))


def mend(doc: Doc) -> None:
    """Make the name the object of the preposition and the force one beside it, in place."""
    for link in having(doc, "lower", _LINKS):
        noun = next((child for child in link.rights if child.dep_ == "pobj"), None)
        if noun is not None and link.lower_ == "between":
            _mend_second(noun)
        if noun is None or noun.pos_ not in ("NOUN", "PROPN") or noun.lemma_.lower() not in _forces():
            continue
        first = next((child for child in noun.lefts if child.dep_ in _BEFORE), None)
        if first is not None and _is_side(first, noun):
            _mend(link, first, noun)


def _mend_second(first: Token) -> None:
    """Join the second side of "fighting between the ABC (XYZ) and the army went on", which the model gives the verb."""
    doc, at = first.doc, first.right_edge.i + 1
    at += at < len(doc) and doc[at].text == ")"
    if any(child.dep_ == "conj" for child in first.rights) or at + 1 >= len(doc) or doc[at].lower_ != "and":
        return
    second = next(
        (t for t in doc[at + 1 : at + _NEAR] if t.pos_ in ("NOUN", "PROPN") and t.left_edge.i == at + 1), None
    )
    if second is None or second.dep_ not in ("nsubj", "nsubjpass"):
        return
    if any(child.dep_ in ("nsubj", "nsubjpass") and child.i < first.i for child in second.head.lefts):
        doc[at].head = first
        second.head, second.dep_ = first, "conj"


def _is_side(first: Token, noun: Token) -> bool:
    """Whether a word before a noun is a name of a party, with "and" behind it.

    An abbreviation shares no noun ("HVO and government forces"), but that of a state does ("US and Iraqi forces").
    """
    if first.tag_ not in _NAMES or not any(child.dep_ == "cc" and child.lower_ == "and" for child in first.rights):
        return False
    if any(child.dep_ == "poss" for child in noun.lefts):
        return False
    return first.text.isupper() and len(first.text) > 1 and first.text not in _states()


def _mend(link: Token, first: Token, noun: Token) -> None:
    and_ = next(child for child in first.rights if child.dep_ == "cc")
    for child in list(noun.lefts):
        if child.i < first.i:
            child.head = first
    for child in list(first.rights):
        if child.i > and_.i:
            child.head, child.dep_ = noun, "compound"
    noun.head, noun.dep_ = first, "conj"
    first.head, first.dep_ = link, "pobj"
