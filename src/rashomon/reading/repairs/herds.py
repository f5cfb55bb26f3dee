"""Beasts counted by the head: in "stole 300 head of cattle" the cattle were stolen, and nobody's head."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc


@lru_cache(maxsize=1)
def _beasts() -> frozenset[str]:
    return frozenset(lexicon("tokens")["herds"]["beasts"])


def mend(doc: Doc) -> None:
    """Give the beasts the place of the word by which they are counted, and its number, in place."""
    for head in having(doc, "lower", ("head",)):
        link = next((child for child in head.rights if child.lower_ == "of"), None)
        beasts = next((child for child in link.rights if child.dep_ == "pobj"), None) if link is not None else None
        counted = any(child.dep_ == "nummod" or child.tag_ == "CD" for child in head.lefts)
        if link is None or beasts is None or not counted or beasts.lower_ not in _beasts():
            continue
        for child in list(head.children):
            if child.i != link.i:
                child.head = beasts
        beasts.head, beasts.dep_ = (head.head, head.dep_) if head.head.i != head.i else (beasts, "ROOT")
        head.head, head.dep_, head.pos_ = beasts, "compound", "X"
        link.head, link.dep_ = beasts, "case"
