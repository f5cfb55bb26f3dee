"""The number that a word like "dead" tells of, in the words before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rashomon.reading.frames.means import words
from rashomon.reading.frames.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token


def count_before(scene: Scene, token: Token) -> tuple[Any, Token | None] | None:
    """The number that "dead" tells of, and its noun, in the five words before."""
    noun: Token | None = None
    for step in range(0, 6):
        if token.i - step < 0:
            break
        word = token.doc[token.i - step]
        if (
            step
            and (word.pos_ in ("VERB", "AUX", "CCONJ") or word.text in (",", ";", "."))
            and noun is None
            and step > 1
            and not _is_feared(word)
        ):
            break
        if step and word.pos_ in ("NOUN", "PROPN") and noun is None and scene.actors(word):
            noun = word
        for quantity in scene.quantities(word):
            if quantity.dimension == "count" and (quantity.qualifier != "article" or noun is not None):
                return quantity, noun
    return None


def _is_feared(word: Token) -> bool:
    """Whether this is the "are" of "four are feared dead", "nine were found dead", behind the number."""
    told = words("fearing") | words("found_so")
    return word.dep_ == "auxpass" and word.head.lemma_ in told and word.head.i == word.i + 1


def kind_of_both(token: Token, kind: str) -> str:
    """What "440 killed and wounded" counts, where one number stands for both."""
    words_behind = [word.lower_ for word in token.doc[token.i + 1 : token.i + 3]]
    if kind == "killed" and len(words_behind) > 1 and words_behind[0] in ("and", "or"):
        return "killed_or_wounded" if words_behind[1] in ("wounded", "injured") else kind
    return kind
