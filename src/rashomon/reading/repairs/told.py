"""What follows a source, hung on the deed that it goes on from: "Jets hit a bus, police said, killing 12".

The model hangs the participle on "said", so that the police would have killed them; and what somebody "told a news
agency" on the agency.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@lru_cache(maxsize=1)
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """Lemmas of verbs of speech, and of participles that tell how somebody speaks."""
    speech = frozenset(lexicon("frames_shared")["speech_verbs"])
    return speech, speech | frozenset(lexicon("tokens")["speaking"]["manners"])


def mend(doc: Doc) -> None:
    """Hang a participle behind a source on the verb told before the source, in place."""
    speech, manners = _words()
    for token in having(doc, "dep", ("advcl",)):
        said = token.head
        if token.tag_ != "VBG" or said.i > token.i or said.lemma_ not in speech or token.lemma_ in manners:
            continue
        if token.left_edge.i == 0 or doc[token.left_edge.i - 1].text != "," or _has_subject(token):
            continue
        told = _told_before(said)
        if told is not None:
            token.head = told
    for token in having(doc, "dep", ("relcl",)):
        listener = token.head
        if listener.dep_ == "dobj" and listener.head.lemma_ == "tell" and _is_whole(token):
            token.head, token.dep_ = listener.head, "ccomp"  # "told a news agency it had killed nine"


def _is_whole(verb: Token) -> bool:
    """Whether a clause behind a noun has its own subject and object, and no word that refers back to the noun."""
    if any(child.tag_ in ("WDT", "WP", "WRB", "WP$") for child in verb.subtree if child.i < verb.i):
        return False
    return _has_subject(verb) and any(child.dep_ in ("dobj", "auxpass") for child in verb.children)


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "mark") for child in verb.lefts)


def _told_before(said: Token) -> Token | None:
    """The finite verb of what a source says that stands behind it; None where the source stands first."""
    if said.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    if said.dep_ == "parataxis" and said.head.i < said.i:
        return said.head
    before = [child for child in said.lefts if child.dep_ == "ccomp" and child.pos_ in ("VERB", "AUX")]
    subjects = [child for child in (*said.lefts, *said.rights) if child.dep_ == "nsubj"]
    if len(before) != 1 or not subjects or subjects[0].i < before[0].i:
        return None
    return before[0]
