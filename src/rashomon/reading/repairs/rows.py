"""Nouns hung on a row that they do not belong to, where a comma is lost.

The model reads "one of the main [cities and government forces] | took", so that the last of the row, who did it, is no
subject; and "were killed in clashes with the army | [a force of reservists]" with the aside as a second victim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "advcl"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_TWO = frozenset({"give", "award", "offer", "pay", "show", "deny", "send", "tell", "teach", "grant", "hand", "owe"})


def mend(doc: Doc) -> None:
    """Make the last of such a row the subject of the verb behind it, and such an aside an apposition, in place."""
    for token in having(doc, "pos", ("VERB", "AUX")):
        if token.dep_ in _CLAUSES and not any(child.dep_ in _SUBJECTS for child in token.children):
            _mend_row(token)
        elif token.tag_ == "VBN" and any(child.dep_ == "auxpass" for child in token.lefts):
            _mend_aside(token)


def _mend_row(verb: Token) -> None:
    """ "Attacked the town but | the rebels have denied it": whom "but" and a verb stand around is its subject."""
    before = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass", "neg", "advmod")]
    if verb.tag_ not in _FINITE and not any(child.tag_ in _FINITE for child in before):
        return
    at = min((child.left_edge.i for child in before), default=verb.i) - 1
    if at <= verb.sent.start:
        return
    noun = verb.doc[at]
    if noun.dep_ == "appos":
        noun = noun.head
    first = noun.left_edge.i
    if noun.dep_ != "conj" or noun.pos_ not in _NOUNS or first - 1 <= verb.sent.start or noun.right_edge.i != at:
        return
    link, row = verb.doc[first - 1], noun.head
    if link.dep_ != "cc" or link.head.i != row.i or row.pos_ not in _NOUNS or row.is_ancestor(verb):
        return
    if row.dep_ == "pobj" and row.head.dep_ == "agent":
        return  # "troops backed by jets and tanks advanced"
    if row.dep_ in _SUBJECTS or row.head.i == verb.i or verb.lemma_ in lexicon("frames_shared")["speech_verbs"]:
        return  # of "X, survivors and local officials said" both speak
    noun.head, noun.dep_ = verb, "nsubjpass" if any(child.dep_ == "auxpass" for child in verb.lefts) else "nsubj"


def _mend_aside(verb: Token) -> None:
    """ "Killed in clashes with the army | a force of reservists": a passive has no object."""
    if verb.lemma_ in _TWO:
        return
    for noun in [child for child in verb.rights if child.dep_ == "dobj"]:
        first = noun.left_edge
        if first.lower_ not in ("a", "an") or first.i < verb.i + 3:
            continue
        named = verb.doc[first.i - 1]
        if named.dep_ == "pobj" and named.pos_ in _NOUNS and named.head.i > verb.i:
            noun.head, noun.dep_ = named, "appos"
