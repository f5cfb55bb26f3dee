"""Which groups a report sets against those it calls "rebels": "Many rebels do not trust the ABC", "rebels and the ABC".

Where a report names a group as another than the rebels, "the rebels" is no word for it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from rashomon.reading.actors.grammar import SUBJECTS, noun_lemma
from rashomon.reading.names import NameHit

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_INSIDE = frozenset({"pobj", "prep", "agent", "dobj", "compound", "nmod", "poss", "conj", "appos"})
_OTHERS = frozenset({"with", "against", "by", "from", "between", "than", "to", "on", "alongside"})
_STEPS = 8


def set_against(
    doc: Doc, hits: Mapping[int, NameHit], nouns: Collection[str], calling: Collection[str]
) -> dict[str, frozenset[str]]:
    """Noun -> the ids of the groups that the report tells of as other parties than those it calls so.

    `nouns` are the words for groups, `calling` the lemmas of verbs that only give a name ("the rebels, called X").
    """
    found: dict[str, set[str]] = {}
    for hit in hits.values():
        span = doc.char_span(hit.span.start, hit.span.end, alignment_mode="expand")
        if hit.sort != "name" or span is None:
            continue
        for noun in _opposite(span.root, calling):
            lemma = noun_lemma(noun)
            if lemma in nouns and noun.tag_ == "NNS" and not _is_named(noun, hits):
                found.setdefault(lemma, set()).add(hit.id)
    return {lemma: frozenset(ids) for lemma, ids in found.items()}


def _is_named(noun: Token, hits: Mapping[int, NameHit]) -> bool:
    """Whether a noun stands for a group that is named with it: "ABC rebels", "rebels of the ABC"."""
    found = (hits.get(word.idx) for word in noun.subtree if word.dep_ != "conj")
    return any(hit is not None and hit.sort == "name" for hit in found)


def _opposite(name: Token, calling: Collection[str]) -> list[Token]:
    """The nouns that a name is told of beside or against: of the same row, or the subject of what is done to it."""
    found: list[Token] = []
    node = name
    for _step in range(_STEPS):
        if node.dep_ == "conj" and node.head.pos_ == "NOUN":
            found.append(node.head)
        if node.dep_ in ("prep", "agent") and node.lower_ not in _OTHERS:
            return found
        if node.pos_ in ("VERB", "AUX") or node.dep_ not in _INSIDE or node.head.i == node.i:
            break
        node = node.head
    else:
        return found
    verb = node if node.pos_ in ("VERB", "AUX") else node.head
    if node.dep_ in SUBJECTS:
        return [*found, *(child for child in node.rights if child.dep_ == "conj")] if node.i == name.i else found
    if verb.pos_ not in ("VERB", "AUX") or verb.lemma_.lower() in calling or verb.lemma_ == "be":
        return found
    return [*found, *(child for child in verb.lefts if child.dep_ in SUBJECTS)]
