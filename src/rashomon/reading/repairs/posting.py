"""Participles that only tell where somebody is posted, taken for the verb: "Gunmen based in the hills attacked".

The model reads "[Gunmen based in the hills] | targeted the road", with the deed as a participle of the posting, so that
those who did it are those to whom it was done.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FORMS = frozenset({"VBD", "VBN"})
_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "advcl"})
_DEEDS = frozenset({"advcl", "ccomp", "dep"})
_OWN = frozenset({"aux", "auxpass", "neg", "dobj", "mark"})


@lru_cache(maxsize=1)
def _posted() -> frozenset[str]:
    return frozenset(lexicon("frames_shared")["posted"])


def mend(doc: Doc) -> None:
    """Make the deed the verb of its clause and the posting a participle of those who did it, in place."""
    for token in having(doc, "tag", tuple(_FORMS)):
        if token.tag_ in _FORMS and token.dep_ in _CLAUSES and token.lemma_ in _posted():
            _mend(token)


def _mend(posted: Token) -> None:
    subjects = [child for child in posted.lefts if child.dep_ == "nsubj"]
    if len(subjects) != 1 or any(child.dep_ in _OWN for child in posted.children):
        return
    where = [child for child in posted.rights if child.dep_ == "prep"]
    deed = next((child for child in posted.rights if child.dep_ in _DEEDS and child.pos_ == "VERB"), None)
    if not where or deed is None or deed.tag_ not in _FORMS or deed.left_edge.i != where[0].right_edge.i + 1:
        return
    if deed.left_edge.i != deed.i or any(child.dep_ in ("nsubj", "nsubjpass", "agent") for child in deed.children):
        return
    above, role = posted.head, posted.dep_
    for child in list(posted.children):
        if child.i < subjects[0].left_edge.i or child.i > deed.i:
            child.head = deed
    deed.head, deed.dep_ = (deed if above.i == posted.i else above), role
    deed.tag_ = "VBD"
    subjects[0].head, subjects[0].dep_ = deed, "nsubj"
    posted.head, posted.dep_ = subjects[0], "acl"
    posted.tag_ = "VBN"
