"""Verbs of suffering taken for adjectives of what is suffered: "Nineteen sustained injuries", "14 suffered burns".

The model reads a bare number before such a verb as the number of the wounds.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SPEECH = "ccomp"


@lru_cache(maxsize=1)
def _suffering() -> tuple[frozenset[str], frozenset[str]]:
    """Lemmas of the verbs and of what is suffered."""
    rows = [row for row in lexicon("frames_violence")["idiom"] if row["quantity"] == "injured"]
    return frozenset(v for row in rows for v in row["verb"]), frozenset(n for row in rows for n in row["object"])


def mend(doc: Doc) -> None:
    """Make the verb the head of its object and the number its subject, in place."""
    verbs, wounds = _suffering()
    for token in having(doc, "dep", ("amod",)):
        if token.dep_ != "amod" or token.tag_ not in ("VBN", "VBD") or token.lemma_ not in verbs:
            continue
        if token.head.lemma_.lower() in wounds and token.head.i > token.i and not token.is_sent_start:
            _mend(token, token.head)


def _mend(verb: Token, wound: Token) -> None:
    number = verb.nbor(-1)
    if number.pos_ != "NUM" or number.head.i not in (verb.i, wound.i):
        return
    if wound.head.i == wound.i:
        verb.head, verb.dep_ = verb, "ROOT"
    else:
        verb.head, verb.dep_ = wound.head, _SPEECH if wound.dep_ == "dobj" else wound.dep_
    verb.tag_, verb.pos_ = "VBD", "VERB"
    before = [child for child in wound.lefts if child.i < number.i]
    behind = [child for child in wound.rights if child.dep_ in ("prep", "punct", "advcl")]
    wound.head, wound.dep_ = verb, "dobj"
    number.head, number.dep_ = verb, "nsubj"
    for child in before:
        child.head = number
    for child in behind:
        child.head = verb
