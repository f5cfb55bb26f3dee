"""Words that open a sentence, taken for what they are not by their capital or their last letter.

Common nouns for names, "Medics said 25 had died", "Guerrillas fled": then they are a source or a party of that name,
and no medics.  Names for plurals, "Homs was shelled": then nothing is shelled there.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon, nouns_of_bodies

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FIRST = ("NNP", "NNPS", "NNS")
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ONE = frozenset({"was", "is", "has"})
"""Forms that only a single thing takes."""


@lru_cache(maxsize=1)
def _persons() -> frozenset[str]:
    """Nouns for those who act or speak without a name, in the singular."""
    groups = lexicon("forces")["group_nouns"]["words"]
    nouns = {*lexicon("speech")["nouns"]["unnamed"], *groups, *nouns_of_bodies("state_forces")}
    return frozenset(noun for noun in nouns if noun.isalpha())


def mend(doc: Doc) -> None:
    """Make such a plural a common noun, and such a plural before "was" a name, in place."""
    for token in having(doc, "tag", _FIRST):
        if not token.is_sent_start or token.dep_ not in _SUBJECTS:
            continue
        if token.tag_ == "NNS":
            if _is_one(token):
                token.tag_, token.pos_, token.lemma_ = "NNP", "PROPN", token.text
        elif _is_plain(token):
            token.tag_, token.pos_, token.lemma_ = "NNS", "NOUN", _singular(token.lower_)


def _is_plain(token: Token) -> bool:
    """Whether a word is a plural of the list, alone and with a small rest: not "Rebels United", not "MEDICS"."""
    if not token.text[1:].islower() or _singular(token.lower_) not in _persons() or not token.lower_.endswith("s"):
        return False
    return any(token.lefts) is False and token.i + 1 < len(token.doc) and token.nbor(1).text.islower()


def _is_one(token: Token) -> bool:
    """Whether a word in -s with a capital is one thing by its verb, and no noun that is always so: "Homs was"."""
    if not token.text[1:].islower() or not token.text[:1].isupper() or token.lower_ in _always_in_s():
        return False
    return any(token.lefts) is False and token.i + 1 < len(token.doc) and token.nbor(1).text in _ONE


@lru_cache(maxsize=1)
def _always_in_s() -> frozenset[str]:
    return frozenset(lexicon("tokens")["singulars_in_s"])


def _singular(word: str) -> str:
    return f"{word[:-3]}man" if word.endswith("men") else word.removesuffix("s")
