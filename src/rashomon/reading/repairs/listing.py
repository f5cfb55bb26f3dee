"""Lists of parties that the model reads as an apposition: "the coalition, the rebels and Turkey have agreed".

A true apposition is closed by a comma before the verb ("the group, the largest in the north, has agreed"), a list by
none; in a text that lost its commas, two indefinite nouns side by side are a list ("a man a woman and a child").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.picking import having

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SINGULAR = frozenset({"NN", "NNP", "NNPS"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def mend(doc: Doc) -> None:
    """Make members of a list of all that only look like appositions, in place."""
    for token in having(doc, "dep", ("appos",)):
        if token.dep_ == "appos" and _is_listed(token):
            token.dep_ = "conj"


def _is_listed(token: Token) -> bool:
    """Whether it follows a comma, is joined to more by "and", and its verb stands right behind them."""
    first = token.head
    if first.dep_ not in _SUBJECTS or first.tag_ not in _SINGULAR or first.i > token.i:
        return False
    doc, opens, after = token.doc, token.left_edge.i, token.right_edge.i + 1
    if after >= len(doc) or not _joined(token):
        return False
    if doc[opens - 1].text != "," and not (_is_indefinite(first) and _is_indefinite(token) and opens == first.i + 1):
        return False
    behind = doc[after]
    return behind.i == first.head.i or (behind.head.i == first.head.i and behind.dep_ in ("aux", "auxpass", "neg"))


def _is_indefinite(noun: Token) -> bool:
    """Whether a noun has an article that names a new person: "a driver" in "a nurse a driver and a guard"."""
    return any(child.lower_ in ("a", "an", "another") for child in noun.lefts)


def _joined(token: Token) -> bool:
    """Whether "and" joins more to it, over any number of steps."""
    while True:
        if any(child.dep_ == "cc" for child in token.rights):
            return True
        following = next((child for child in token.rights if child.dep_ == "conj"), None)
        if following is None:
            return False
        token = following
