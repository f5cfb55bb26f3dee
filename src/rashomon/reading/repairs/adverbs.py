"""Subjects tied to the adverb before their verb: "the MRL [angrily] denied" read as "the [MRL angrily]".

No noun is a part of an adverb; the model reads so after acronyms that it has never seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.picking import having

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


def mend(doc: Doc) -> None:
    """Make such a noun the subject of the verb, in place."""
    for token in having(doc, "dep", ("compound",)):
        if token.dep_ == "compound" and token.head.pos_ == "ADV" and token.head.tag_ == "RB":
            _mend(token, token.head, token.head.head)


def _mend(noun: Token, adverb: Token, verb: Token) -> None:
    if noun.pos_ not in ("NOUN", "PROPN") or verb.i != adverb.i + 1 or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return
    if any(child.dep_ in _SUBJECTS for child in verb.children):
        return
    for child in [child for child in adverb.lefts if child.i != noun.i]:
        child.head = noun
    noun.head, noun.dep_ = verb, "nsubj"
