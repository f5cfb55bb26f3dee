"""Subjects tied to the adverb before their verb: "the MRL [angrily] denied" read as "the [MRL angrily]".

No noun is a part of an adverb; the model reads so after acronyms that it has never seen.  Nor does "there" open a
clause right behind a noun: "jets struck the town, and [staff there] said" has two clauses, not two towns struck.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.picking import having

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_INNER = frozenset({"conj", "dobj", "pobj", "prep", "appos"})


def mend(doc: Doc) -> None:
    """Make such a noun the subject of the verb, in place."""
    for token in having(doc, "dep", ("compound",)):
        if token.dep_ == "compound" and token.head.pos_ == "ADV" and token.head.tag_ == "RB":
            _mend(token, token.head, token.head.head)
    for token in having(doc, "dep", ("expl",)):
        _mend_there(token, token.head)


def _mend(noun: Token, adverb: Token, verb: Token) -> None:
    if noun.pos_ not in ("NOUN", "PROPN") or verb.i != adverb.i + 1 or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return
    if any(child.dep_ in _SUBJECTS for child in verb.children):
        return
    for child in [child for child in adverb.lefts if child.i != noun.i]:
        child.head = noun
    noun.head, noun.dep_ = verb, "nsubj"


def _mend_there(there: Token, verb: Token) -> None:
    """ "Jets struck A, and staff there said": the noun before "there", tied to A, speaks; the first clause stands."""
    if there.i < 2 or verb.i != there.i + 1 or verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.lemma_ == "be":
        return
    noun = there.nbor(-1)
    if noun.dep_ != "conj" or noun.pos_ not in ("NOUN", "PROPN"):
        return
    first = noun.head
    while first.dep_ in _INNER:
        first = first.head
    if first.head.i != verb.i or first.pos_ != "VERB":
        return
    joining = [one for one in noun.head.rights if one.dep_ in ("cc", "punct") and one.i < noun.left_edge.i]
    first.head, first.dep_ = (first if verb.dep_ == "ROOT" else verb.head), verb.dep_
    verb.head, verb.dep_ = first, "conj"
    for one in joining:
        one.head = first
    noun.head, noun.dep_ = verb, "nsubj"
    there.head, there.dep_ = noun, "advmod"
