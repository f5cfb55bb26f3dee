"""Acts that went on until a time and did what the next verb tells: "An attack that went on until noon killed ten".

The model makes a clause of "until" and the next verb, with the time as who killed, and leaves the act without a verb.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_UNTIL = frozenset({"until", "till"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_INNER = frozenset({"conj", "relcl", "ccomp", "acl", "advcl"})
_STEPS = 5


@lru_cache(maxsize=1)
def _times() -> frozenset[str]:
    return frozenset(lexicon("tokens")["times_when"])


def mend(doc: Doc) -> None:
    """Give the time to "until", and the act to its verb, in place."""
    for until in having(doc, "lower", _UNTIL):
        verb = until.head
        if until.dep_ != "mark" or verb.tag_ != "VBD" or verb.dep_ != "advcl" or verb.i < until.i:
            continue
        subjects = [child for child in verb.lefts if child.dep_ in _SUBJECTS]
        act = _act_above(verb)
        if act is None or len(subjects) != 1 or subjects[0].i < until.i or not _is_time(subjects[0]):
            continue
        _part(until, subjects[0], verb, act)


def _is_time(noun: Token) -> bool:
    return noun.lemma_.lower() in _times() or noun.ent_type_ in ("DATE", "TIME")


def _act_above(verb: Token) -> Token | None:
    """The noun that the whole sentence was hung on, which the clauses before tell more of; None for others."""
    node = verb.head
    for _step in range(_STEPS):
        if node.dep_ not in _INNER:
            break
        node = node.head
    return node if node.dep_ == "ROOT" and (node.pos_ in ("NOUN", "PROPN") or node.tag_ == "VBG") else None


def _part(until: Token, time: Token, verb: Token, act: Token) -> None:
    until.head, until.dep_ = verb.head, "prep"
    time.head, time.dep_ = until, "pobj"
    verb.head, verb.dep_ = verb, "ROOT"
    for child in [child for child in act.rights if child.i > verb.i]:
        child.head = verb
    for child in act.rights:
        if child.dep_ == "ccomp":
            child.dep_ = "relcl"
            for word in child.lefts:
                word.tag_ = "WDT" if word.lower_ == "that" else word.tag_
    if act.tag_ == "VBG":
        act.tag_, act.pos_, act.lemma_ = "NN", "NOUN", act.lower_
    act.head, act.dep_ = verb, "nsubj"
