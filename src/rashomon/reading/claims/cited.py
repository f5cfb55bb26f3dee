"""What is told of who is cited: "according to the Red Cross, which suspended its flights to X" is another event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.frames import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_HEADINGS = frozenset({"headline", "standfirst", "cross_head"})
_STEPS = 14
_IF = frozenset({"unless", "if", "until"})


def is_apart(scene: Scene, token: Token, trigger: Token) -> bool:
    """Whether of two words of a sentence one stands in what is told of a source and the other does not; in a heading,
    whether a semicolon stands between them."""
    first, last = sorted((token, trigger), key=lambda t: t.i)
    sentence = scene.sentence(trigger)
    if sentence is not None and sentence.block in _HEADINGS:
        return any(between.text == ";" for between in token.doc[first.i : last.i])
    one, other = _clause_of_source(scene, token), _clause_of_source(scene, trigger)
    return (one.i if one is not None else -1) != (other.i if other is not None else -1)


def _clause_of_source(scene: Scene, token: Token) -> Token | None:
    """The relative clause on who is cited that a word stands in; None for other words."""
    node = token
    for _step in range(_STEPS):
        head = node.head
        if head.i == node.i:
            return None
        if node.dep_ == "relcl" and _is_cited(scene, head):
            return node
        node = head
    return None


def _is_cited(scene: Scene, noun: Token) -> bool:
    """Whether "according to" names somebody."""
    link = noun.head
    if noun.dep_ != "pobj" or link.lower_ != "to":
        return False
    return "according" in {link.head.lower_, link.doc[max(0, link.i - 1)].lower_}


def is_condition(token: Token, trigger: Token) -> bool:
    """Whether a place stands in what somebody makes a condition of: "threatened to attack unless X is returned"."""
    node = token
    for _step in range(_STEPS):
        if node.i == trigger.i or node.head.i == node.i:
            return False
        if node.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _IF for c in node.lefts):
            return not node.is_ancestor(trigger)
        node = node.head
    return False
