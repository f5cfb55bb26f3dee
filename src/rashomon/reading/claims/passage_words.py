"""The nouns that sentences of a report share: what is told of the same things is told of one scene."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rashomon.reading.document import Document

_CONTENT = frozenset({"NOUN", "PROPN"})
_SHORT = 2


class Words:
    """The nouns of each sentence of a report, and in how many sentences each stands."""

    def __init__(self, document: Document) -> None:
        self._nouns = [
            frozenset(
                token.lemma_.lower()
                for token in document.tokens_of(sentence)
                if token.pos_ in _CONTENT and token.is_alpha and len(token) > _SHORT
            )
            for sentence in document.sentences
        ]
        self._sentences = Counter(noun for nouns in self._nouns for noun in nouns)

    def shared(self, sentence: int, others: Sequence[int]) -> tuple[int, float]:
        """How many nouns of a sentence stand in others too, and their weight: a noun of two sentences weighs 1."""
        nouns = {noun for other in others for noun in self._nouns[sentence] & self._nouns[other]}
        return len(nouns), round(sum(2 / self._sentences[noun] for noun in nouns), 1)
