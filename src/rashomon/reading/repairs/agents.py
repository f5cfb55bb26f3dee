"""Participles behind those by whom something is: "a town swelled by Tutsis fleeing the army".

The model hangs them on the verb, and reads the town as what flees.  A result ("shelled by rebels killing ten") stays
the verb's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PLURALS = frozenset({"NNS", "NNPS"})


def mend(doc: Doc) -> None:
    """Hang a participle on the plural right before it that "by" governs, in place."""
    for token in having(doc, "tag", ("VBG",)):
        if token.dep_ == "advcl" and token.i and token.lemma_ not in lexicon("modality")["results"]["verbs"]:
            noun = token.nbor(-1)
            by = noun.head
            if noun.tag_ in _PLURALS and noun.dep_ == "pobj" and by.lower_ == "by" and _is_own(token, by):
                token.head, token.dep_ = noun, "acl"


def _is_own(participle: Token, by: Token) -> bool:
    """Whether "by" hangs on the verb that the participle was given to, and the participle has no subject."""
    if by.head.i != participle.head.i:
        return False
    return not any(child.dep_ in ("nsubj", "nsubjpass", "mark") for child in participle.lefts)
