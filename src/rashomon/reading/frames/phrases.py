"""Tables of nouns and noun phrases, and which of them a noun in the text ends."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from spacy.tokens import Token

T = TypeVar("T")


class Phrases(dict[str, T]):
    """What nouns and noun phrases mean, by the phrase in lower case; not changed once it is made."""

    @cached_property
    def _endings(self) -> frozenset[str]:
        """The last words of each phrase, as many as it has: a token may be several, if they are a name."""
        return frozenset(" ".join(words[n:]) for key in self for words in [key.split(" ")] for n in range(len(words)))

    def may_end_in(self, noun: Token) -> bool:
        """Whether a phrase ends in this noun, whatever stands before it."""
        return noun.lemma_.lower() in self._endings or noun.lower_ in self._endings


def phrase(noun: Token, words: int, *, inflected: bool = False) -> str:
    """A noun's lemma (or form) with the words just before it: `phrase(strike, 2)` is "air strike"."""
    before = [noun.doc[i].lower_ for i in range(max(0, noun.i - words + 1), noun.i)]
    return " ".join([*before, noun.lower_ if inflected else noun.lemma_.lower()])


def event_noun(noun: Token, table: Phrases[T]) -> T | None:
    """The row of the longest phrase that ends in this noun: "air strike" before "strike"."""
    if not table.may_end_in(noun):
        return None
    for words in (4, 3, 2, 1):
        found = table.get(phrase(noun, words))
        if (found is None and noun.pos_ != "VERB") or noun.tag_ == "VBG":
            found = found or table.get(phrase(noun, words, inflected=True))
        if found is not None:
            return found
    return None


def event_length(noun: Token, table: Phrases[T]) -> int:
    """How many words the longest phrase of the table has that ends in this noun; 0 for none."""
    if not table.may_end_in(noun):
        return 0
    for words in (4, 3, 2, 1):
        if phrase(noun, words) in table or phrase(noun, words, inflected=True) in table:
            return words
    return 0
