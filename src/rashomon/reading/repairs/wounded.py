"""Others who were hurt beside those killed: "Nine were killed with two Kenyans and a Somali injured".

Where the others are more than one noun, the model lets the first ones be injured, and gives them their number.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HURT = frozenset({"injured", "wounded", "hurt", "maimed"})
_LOOSE = frozenset({"advcl", "conj", "acl"})
_NOUNS = frozenset({"NOUN", "PROPN", "NUM"})


@lru_cache(maxsize=1)
def _harms() -> frozenset[str]:
    return frozenset(lemma for row in lexicon("frames_violence")["harm"] for lemma in row["lemmas"])


def mend(doc: Doc) -> None:
    """Make those behind "with" the subject of the participle, and it the clause that "with" opens, in place."""
    for link in having(doc, "lower", ("with",)):
        if link.dep_ == "prep" and link.head.lemma_.lower() in _harms():
            _mend(link)


def _mend(link: Token) -> None:
    others = next((child for child in link.rights if child.dep_ == "pobj" and child.pos_ in _NOUNS), None)
    hurt = _hurt_behind(link, others) if others is not None else None
    if others is None or hurt is None:
        return
    for child in [child for child in hurt.lefts if child.dep_ in ("amod", "compound", "nsubj") and child.i > others.i]:
        child.head, child.dep_ = others, "conj"
        if child.pos_ == "ADJ":
            child.pos_ = "PROPN" if child.text[:1].isupper() else "NOUN"
    for child in [child for child in hurt.lefts if child.i > others.i]:
        child.head = next((c for c in others.rights if c.dep_ == "conj" and c.i > child.i), others)
    others.head, others.dep_ = hurt, "nsubj"
    hurt.head, hurt.dep_, hurt.tag_, hurt.pos_ = link, "pcomp", "VBN", "VERB"
    hurt.lemma_ = {"injured": "injure", "wounded": "wound", "maimed": "maim"}.get(hurt.lower_, "hurt")


def _hurt_behind(link: Token, others: Token) -> Token | None:
    """The bare participle right behind the nouns, which hangs on the verb before "with" or on these nouns."""
    for token in link.doc[others.i + 1 : link.sent.end]:
        if token.lower_ in _HURT and token.dep_ in _LOOSE:
            hangs = token.head in (link.head, others)
            bare = not any(child.dep_ in ("aux", "auxpass", "cc", "mark") for child in token.lefts)
            return token if hangs and bare and token.nbor(-1).pos_ in _NOUNS else None
        if token.is_punct or token.pos_ in ("VERB", "AUX"):
            return None
    return None
