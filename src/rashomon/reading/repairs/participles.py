"""Places taken for those who do what a participle behind them tells: "raided a village near Kitgum burning huts".

The model reads "near [Kitgum burning huts]", a clause with a subject of its own, as in "with [troops closing in]".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LOCATIVE = frozenset({"in", "near", "at", "outside", "inside", "around", "on", "toward", "towards"})
_STEPS = 6


def mend(doc: Doc) -> None:
    """Make the noun the object of its preposition, and the participle one of the verb above, in place."""
    for token in having(doc, "dep", ("pcomp",)):
        if token.dep_ == "pcomp" and token.tag_ == "VBG" and (token.head.lower_ in _LOCATIVE or _is_of_place(token)):
            _mend(token)


def _is_of_place(participle: Token) -> bool:
    """Whether the preposition before tells whose place another is: "in a part of Kitgum province killing ten"."""
    of, place = participle.head, participle.head.head
    if of.lower_ != "of" or participle.lemma_ not in lexicon("modality")["results"]["verbs"]:
        return False
    return place.dep_ == "pobj" and place.head.lower_ in _LOCATIVE and participle.nbor(-1).tag_ in ("NN", "NNP")


def _mend(participle: Token) -> None:
    preposition = participle.head
    subjects = [child for child in participle.lefts if child.dep_ == "nsubj"]
    if len(subjects) != 1 or subjects[0].left_edge.i != preposition.i + 1 or subjects[0].i != participle.i - 1:
        return
    above = preposition.head
    for _step in range(_STEPS):
        if above.pos_ == "VERB" or above.head.i == above.i:
            break
        above = above.head
    if above.pos_ != "VERB" or above.i >= preposition.i:
        return
    subjects[0].head, subjects[0].dep_ = preposition, "pobj"
    participle.head, participle.dep_ = above, "advcl"
