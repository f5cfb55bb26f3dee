"""Verbs taken for adjectives of the share that they govern: "the front controlled much of the province".

The model reads "[the front controlled] much of ...", with "much" as the predicate or the object of "said".
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SHARES = frozenset({"much", "most", "all", "half", "some", "part", "parts"})
_PARTIES = frozenset({"NNP", "NNPS", "NNS"})


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    """Verbs that take a clause without "that"."""
    shared = lexicon("frames_shared")
    return frozenset((*shared["speech_verbs"], *shared["showing"]))


def mend(doc: Doc) -> None:
    """Make the verb the head of its share, and what stands before it its subject, in place."""
    for token in having(doc, "lower", _SHARES):
        if token.i and any(child.lower_ == "of" for child in token.rights):
            _mend(token)


def _may_be_clause(share: Token) -> bool:
    """Whether a clause may stand where the share stands: alone, or as what somebody says."""
    return share.head.i == share.i or (share.dep_ == "dobj" and share.head.lemma_ in _telling())


def _mend(share: Token) -> None:
    doc = share.doc
    verb = doc[share.i - 1]
    if verb.head.i != share.i or verb.dep_ != "amod" or verb.tag_ not in ("VBN", "VBD") or not _may_be_clause(share):
        return
    subjects = [child for child in verb.lefts if child.dep_ == "npadvmod" and child.tag_ in _PARTIES]
    if len(subjects) != 1 or subjects[0].i != verb.i - 1:  # a hyphen makes it an adjective: "rebel-held part"
        return
    subject = subjects[0]
    above, relation = share.head, share.dep_
    before = [child for child in share.lefts if child.i < verb.i and child.i != verb.i]
    behind = [child for child in share.rights if child.dep_ == "prep" and child.lower_ != "of"]
    if share.i == above.i:
        verb.head, verb.dep_ = verb, "ROOT"
    else:
        verb.head, verb.dep_ = above, "ccomp" if relation == "dobj" else relation
    verb.tag_, verb.pos_ = "VBD", "VERB"
    share.head, share.dep_ = verb, "dobj"
    subject.dep_ = "nsubj"
    for child in before:
        child.head = subject if child.dep_ == "det" else verb
    for child in behind:
        child.head = verb
