"""Common nouns that open a sentence, taken for names by their capital: "Medics said 25 had died", "Guerrillas fled".

The model tags them as names in short sentences; then they are a source or a party of that name, and no medics.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon, nouns_of_bodies

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAMES = ("NNP", "NNPS")
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@lru_cache(maxsize=1)
def _persons() -> frozenset[str]:
    """Nouns for those who act or speak without a name, in the singular."""
    groups = lexicon("forces")["group_nouns"]["words"]
    nouns = {*lexicon("speech")["nouns"]["unnamed"], *groups, *nouns_of_bodies("state_forces")}
    return frozenset(noun for noun in nouns if noun.isalpha())


def mend(doc: Doc) -> None:
    """Make such a plural a common noun, in place."""
    for token in having(doc, "tag", _NAMES):
        if token.is_sent_start and token.dep_ in _SUBJECTS and _is_plain(token):
            token.tag_, token.pos_, token.lemma_ = "NNS", "NOUN", _singular(token.lower_)


def _is_plain(token: Token) -> bool:
    """Whether a word is a plural of the list, alone and with a small rest: not "Rebels United", not "MEDICS"."""
    if not token.text[1:].islower() or _singular(token.lower_) not in _persons() or not token.lower_.endswith("s"):
        return False
    return any(token.lefts) is False and token.i + 1 < len(token.doc) and token.nbor(1).text.islower()


def _singular(word: str) -> str:
    return f"{word[:-3]}man" if word.endswith("men") else word.removesuffix("s")
