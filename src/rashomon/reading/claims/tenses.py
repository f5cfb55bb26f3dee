"""The tense in which a predicate is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.frames.vocabulary import harm_verbs, shared

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRESENT = frozenset({"VBZ", "VBP"})
_LONG = frozenset({"week", "month", "year", "decade", "fortnight"})


def is_present(trigger: Token) -> bool:
    """Whether the predicate, or the verb that it hangs on, is in the present tense."""
    if trigger.dep_ == "acl" and trigger.tag_ == "VBN" and trigger.lemma_ in harm_verbs():
        return False  # "the number of those killed is not known"
    node = trigger
    for _step in range(6):
        if node.dep_ == "pcomp":
            return False  # "is suspected of killing three": when is not told
        if node.pos_ in ("VERB", "AUX"):
            auxiliaries = [child for child in node.lefts if child.dep_ in ("aux", "auxpass")]
            if auxiliaries and auxiliaries[0].lower_ == "to":
                if any(child.lower_ in ("have", "'ve", "’ve") for child in auxiliaries[1:]):
                    return False  # "is believed to have killed ten"
                auxiliaries = []
            if auxiliaries:
                first = auxiliaries[0]
                if first.lemma_ in ("have", "'ve") and first.lower_ in ("has", "have", "'s", "'ve", "’ve"):
                    return False
                if first.tag_ in _PRESENT:
                    passive = node.tag_ == "VBN" and first.lemma_ == "be"
                    return passive or node.tag_ == "VBG" or bool(node.lemma_ == "be")
                if first.tag_ in ("VBD", "MD", "VB"):
                    return False
            elif node.tag_ in _PRESENT:
                return not (node.tag_ == "VBP" and node.lower_ in shared()["unmarked_past"])
            elif node.tag_ == "VBD" or (node.tag_ == "VBG" and node.dep_ == "ROOT"):
                return False
        if node.head.i == node.i:
            return False
        node = node.head
    return False


def is_progressive(trigger: Token) -> bool:
    """Whether the predicate is told as going on: "are advancing"."""
    return trigger.tag_ == "VBG" and any(child.dep_ == "aux" and child.tag_ in _PRESENT for child in trigger.lefts)


def goes_on_now(verb: Token, before: Token) -> bool:
    """Whether a verb tells of now beside one of the past: "was cleared on Friday but fighting goes on"."""
    return verb.tag_ == "VBZ" and before.tag_ == "VBD" and verb.lemma_ in shared()["going_on"]


def is_by_now(token: Token, verb: Token) -> bool:
    """Whether a verb tells what goes on since: "took the port two weeks ago and was advancing on the capital"."""
    going_on = verb.tag_ == "VBG" and any(child.dep_ == "aux" and child.lemma_ == "be" for child in verb.lefts)
    return going_on and any(t.lemma_ in _LONG for t in (token, *token.lefts))
