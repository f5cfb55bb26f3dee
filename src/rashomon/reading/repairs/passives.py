"""What was done next to those of a passive, taken for what they did: "were dragged from their homes and [shot]".

Past and participle of most verbs are one form; the model takes the second for the first where other words stand
between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ACTIVE = frozenset({"dobj", "nsubj", "nsubjpass", "aux", "auxpass", "dative", "neg", "expl"})
_AIMS = frozenset({"at", "back", "into", "out", "up"})


def mend(doc: Doc) -> None:
    """Make such a verb a participle, in place."""
    done_to = lexicon("frames_violence")["words"]["done_to"]
    for verb in having(doc, "tag", ("VBD",)):
        if verb.dep_ != "conj" or verb.lemma_.lower() not in done_to or not _follows_passive(verb):
            continue
        if not any(child.dep_ in _ACTIVE or child.lower_ in _AIMS for child in verb.children):
            verb.tag_ = "VBN"


def _follows_passive(verb: Token) -> bool:
    """Whether the verb before this one is a passive with an auxiliary of its own, or one beside such a one."""
    first = verb.head
    while first.dep_ == "conj" and first.tag_ == "VBN" and not any(c.dep_ == "auxpass" for c in first.lefts):
        first = first.head
    return first.tag_ in ("VBN", "VBD") and any(child.dep_ == "auxpass" for child in first.lefts)
