"""Whether the words around a time expression look back or ahead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from rashomon.reading.dates.grammar import Token, grammar

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Parsed

Tense = Literal["past", "present", "future", "unknown"]

_PAST_ENDING = re.compile(r"\w{2,}ed")
_REACH = 12


def index_of(doc: Doc | None) -> dict[int, int]:
    """The spaCy token that starts at each offset; empty without a parse."""
    return {} if doc is None else {idx: i for i, idx in enumerate(doc.to_array(["IDX"]).ravel().tolist())}


def tense_at(tokens: Sequence[Token], start: int, end: int, doc: Doc | None, places: dict[int, int]) -> Tense:
    """The tense that governs tokens `start` to `end`: from the parse if there is one, else from the words near by."""
    if doc is not None and doc.has_annotation("DEP"):
        where = next((places[token.start] for token in tokens[start:end] if token.start in places), None)
        if where is not None:
            return _parsed(doc[where])
    return _near(tokens, start, end)


def _parsed(token: Parsed) -> Tense:
    """The tense of the nearest verb above a token that has one."""
    until = False
    for _ in range(_REACH):
        if token.pos_ in {"VERB", "AUX"}:
            if until and token.lemma_.lower() in _words("deadline"):
                return "future"  # "extended the deadline until Friday"
            found = _of_verb(token)
            if found != "unknown":
                return found
        if token.head.i == token.i:
            break
        until = until or token.lower_ in {"until", "till"}
        token = token.head
    return _of_verb(token) if token.pos_ in {"VERB", "AUX"} else "unknown"


def _of_verb(verb: Parsed) -> Tense:
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    words = {child.lower_ for child in helpers}
    if words & _words("modal") and not words & {"have", "been"}:
        return "future"
    if "to" in words:
        return "past" if "have" in words else _of_infinitive(verb)
    if verb.lemma_.lower() in _words("scheduled"):
        return "future"
    tags = {child.tag_ for child in helpers} | {verb.tag_}
    if "VBD" in tags:
        summoned = any(
            child.dep_ == "prep" and child.lower_ == "to" for child in verb.children
        )  # "called to the scene"
        if verb.lemma_.lower() in _words("plan") and verb.tag_ == "VBN" and not summoned:
            return "future"
        return "past"
    if verb.tag_ == "VBN" and (words & {"has", "have", "'s", "’s"} or not helpers):
        return "future" if verb.lemma_.lower() in _words("plan") and not helpers else "past"
    if tags & {"VBZ", "VBP"}:
        return (
            "future"
            if verb.lemma_.lower() in _words("plan") or any(c.lower_ == "due" for c in verb.children)
            else "present"
        )
    return "unknown"


def _of_infinitive(verb: Parsed) -> Tense:
    """ "plans to meet Monday" looks ahead; "began to flee Monday", "was able to leave" do not."""
    head = verb.head
    if head.i == verb.i or head.lemma_.lower() in _words("plan") or verb.dep_ in {"acl", "relcl", "ROOT"}:
        return "future"
    return _of_verb(head) if head.pos_ in {"VERB", "AUX"} else "unknown"


def _near(tokens: Sequence[Token], start: int, end: int) -> Tense:
    """The tense of the nearest telling word before the expression in its sentence, else after it."""
    before = range(start - 1, max(start - _REACH, -1), -1)
    after = range(end, min(end + _REACH, len(tokens)))
    for indices in (before, after):
        for index in indices:
            word = tokens[index].lower
            if word in {".", "!", "?", ";"}:
                break
            if word in _words("looks_ahead"):
                return "future"
            if word in _words("looks_back") or _PAST_ENDING.fullmatch(word):
                return "past"
    return "unknown"


def _words(name: str) -> frozenset[str]:
    return grammar().context[name]
