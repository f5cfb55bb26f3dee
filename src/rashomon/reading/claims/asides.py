"""Places of a sentence that are not where its event was: of what else it tells, from where, since when, over what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.frames.vocabulary import shared
from rashomon.reading.places.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_STEPS = 14
_LEADING = frozenset({"to", "near", "between", "toward", "towards", "outside"})
_OF_NOUN = frozenset({"pobj", "poss", "compound", "nmod"})


def is_since(clause: Token) -> bool:
    """Whether a clause tells since when something goes on: "has killed hundreds since it declared ..."."""
    if clause.dep_ != "advcl" or clause.lemma_.lower() in words().attacking:
        return False  # "dozens have been killed since gunmen attacked X"
    return any(child.dep_ == "mark" and child.lower_ == "since" for child in clause.lefts)


def is_since_deed(token: Token) -> bool:
    """Whether a place is that of another deed, since which something goes on: "have fled since the fall of X"."""
    node = token
    for _step in range(_STEPS):
        head = node.head
        if head.i == node.i or node.pos_ in {"VERB", "AUX"}:
            return False
        if head.lower_ == "since" and head.dep_ == "prep":
            return node is not token
        node = head
    return False


def is_reason(token: Token, trigger: Token) -> bool:
    """Whether a place is that of the event for which somebody is held, or since which something goes on.

    "Arrested over a blast in X", "has killed hundreds since it took X".
    """
    node = token
    for _step in range(_STEPS):
        if node.i == trigger.i or node.head.i == node.i:
            return False
        if (node.dep_ == "pobj" and is_why(node.head)) or is_since(node):
            return not node.is_ancestor(trigger)
        node = node.head
    return False


def is_why(link: Token) -> bool:
    """Whether what follows is another event, for which somebody is held: "in connection with the blast in X"."""
    head = link.head
    if link.lower_ == "with":
        return head.lemma_.lower() in {"connection", "relation"}
    return link.lower_ in {"over", "for"} and head.lemma_.lower() in shared()["held_for"]


def _is_of_quarters(token: Token) -> bool:
    """Whether a place only tells from what base those come who act: "soldiers from the base at X shot 20 men"."""
    if token.dep_ != "pobj" or token.head.lower_ not in {"at", "in", "of", "near"}:
        return False
    above = token.head.head
    link = above if above.dep_ == "prep" else above.head  # "from [the base at X]", or "[from the base] [at X]"
    homes = shared()["bases"] | shared()["quarters"]
    based = any(noun.dep_ == "pobj" and noun.lemma_.lower() in homes for noun in link.rights)
    return bool(link.lower_ == "from" and based and link.head.pos_ == "NOUN" and link.head.dep_ == "nsubj")


def is_aside(token: Token) -> bool:
    """Whether a place only tells where another lies, where somebody is posted, or what is spoken of.

    "A village that borders X", "gunmen positioned in X", "talks on X", "soldiers from the base at X": nothing happened
    there.
    """
    if _is_of_quarters(token) or _is_of_hospital(token):
        return True
    node = token
    for _step in range(6):
        head = node.head
        if node.dep_ == "pobj" and head.lower_ in {"with", "between"} and head.head.lemma_.lower() in shared()["lines"]:
            return True
        if (
            node.dep_ == "pobj"
            and head.lower_ in {"on", "about", "over"}
            and head.head.lemma_.lower() in shared()["topics"]
        ):
            return True
        if head.i == node.i or node.pos_ in {"VERB", "AUX"}:
            return False
        if node.dep_ == "appos" and head.pos_ == "PROPN" and node.i > head.i and node is not token and _leads(token):
            return True
        if head.pos_ == "VERB" and head.dep_ in {"acl", "relcl"}:
            lemma = head.lemma_.lower()
            return lemma in shared()["locating"] or (lemma in shared()["posted"] and node.dep_ == "prep")
        node = head
    return False


def _leads(token: Token) -> bool:
    """Whether a place only tells where a town beside it lies: "X, a small town on the road to Y"."""
    return token.dep_ == "pobj" and token.head.lower_ in _LEADING


def _is_of_hospital(token: Token) -> bool:
    """Whether a place is only where the hurt were brought: "were taken to a hospital in X", "treated in X's clinic"."""
    noun = token.head.head if token.dep_ == "pobj" and token.head.lower_ in {"in", "at", "of"} else token.head
    if noun.lemma_.lower() not in shared()["hospitals"] or noun.dep_ != "pobj" or token.dep_ not in _OF_NOUN:
        return False
    link = noun.head
    return link.lower_ in {"to", "at", "in", "into"} and link.head.lemma_.lower() in shared()["brought_there"]
