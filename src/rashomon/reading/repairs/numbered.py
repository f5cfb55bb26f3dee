"""Casualties told side by side without a comma: "killed 7 wounded 30", "were killed 12 injured".

Titles and hasty reports leave the comma or the "and" out; the model then makes an attribute, an object or a second
subject of the second verb or its number.  Mended once in the parse, every later rule sees two verbs.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.quantities.tables import persons
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LONGEST_COUNT = 6
"""Words of a number with its bounds and its noun: "at least 12 Afghan civilians"."""


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    rows = lexicon("frames_violence")["harm"]
    return frozenset(lemma for row in rows if row.get("of", "object") == "object" for lemma in row["lemmas"])


@lru_cache(maxsize=2)
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("tokens")["side_by_side"][name])


def mend(doc: Doc) -> None:
    """Join the second verb of each such pair to the first, with the number behind or before it, in place."""
    for token in having(doc, "pos", ("VERB",)):
        if token.pos_ == "VERB" and token.lemma_.lower() in _verbs():
            _take_object(token)
            _make_passive(token)
            _take_rounded(token)
            second = _second(token)
            if second is None:
                continue
            if any(child.dep_ == "auxpass" for child in token.lefts):
                _join_passive(token, second)
            elif _number_at(second.i + 1, doc) is not None:
                _join_active(token, second)


def _take_object(verb: Token) -> None:
    """Make the object of a bare number right behind a verb that is left without one: "and wounding [260]"."""
    bare = [
        child for child in verb.rights if child.i == verb.i + 1 and child.pos_ == "NUM" and child.dep_ == "npadvmod"
    ]
    if bare and not any(child.dep_ in ("dobj", "nsubjpass", "auxpass") for child in verb.children):
        bare[0].dep_ = "dobj"


def _take_rounded(verb: Token) -> None:
    """Make the subject of a passive of a number behind a word that only rounds it: "[Over 240] were wounded"."""
    if not any(child.dep_ == "auxpass" for child in verb.lefts) or any(child.dep_ in _SUBJECTS for child in verb.lefts):
        return
    for link in verb.lefts:
        number = next((child for child in link.rights if child.dep_ == "pobj" and child.pos_ == "NUM"), None)
        if link.dep_ == "prep" and link.lower_ in _words("rounding") and number is not None:
            number.head, number.dep_ = verb, "nsubjpass"
            link.head, link.dep_ = number, "advmod"
            return


def _make_passive(verb: Token) -> None:
    """Make a passive of "his wife badly injured" behind one: without an object nobody injures."""
    if verb.tag_ != "VBD" or verb.dep_ != "conj" or not any(child.dep_ == "auxpass" for child in verb.head.lefts):
        return
    subjects = [child for child in verb.lefts if child.dep_ == "nsubj"]
    objects = [child for child in verb.rights if child.dep_ in ("dobj", "ccomp", "xcomp", "prt")]
    if len(subjects) == 1 and not objects and (subjects[0].pos_ == "NUM" or subjects[0].lower_ in persons()):
        verb.tag_, subjects[0].dep_ = "VBN", "nsubjpass"


def _number_at(at: int, doc: Doc) -> Token | None:
    """The number that starts here, behind its bounds; None where there is none."""
    while at < len(doc) and doc[at].lower_ in _words("bounds"):
        at += 1
    found = at < len(doc) and (doc[at].pos_ == "NUM" or doc[at].lower_ in _words("counts"))
    return doc[at] if found else None


def _second(first: Token) -> Token | None:
    """The verb of casualties right behind the number, and its noun, that follow the first one."""
    doc = first.doc
    number = _number_at(first.i + 1, doc)
    if number is None:
        return None
    for token in doc[number.i + 1 : min(len(doc), number.i + _LONGEST_COUNT)]:
        if token.is_sent_start:
            return None
        if token.lemma_.lower() in _verbs() and (token.pos_ == "VERB" or token.tag_ in ("NN", "NNS")):
            return token
        if token.pos_ not in ("NUM", "ADJ", "NOUN", "PROPN"):
            return None
    return None


def _counted(number: Token, end: int) -> Token:
    """The last noun of the phrase that a number opens, before the token `end`; the number itself without one."""
    found = number
    for token in number.doc[number.i + 1 : end]:
        if token.pos_ not in ("NUM", "ADJ", "NOUN", "PROPN") or token.is_sent_start:
            break
        if token.pos_ in ("NOUN", "PROPN"):
            found = token
    return found


def _join_active(first: Token, second: Token) -> None:
    """ "killed 7 [people] wounded 30 [others]"."""
    doc = first.doc
    one, other = _number_at(first.i + 1, doc), _number_at(second.i + 1, doc)
    if one is None or other is None or any(child.dep_ == "nsubjpass" for child in first.lefts):
        return
    if second.i in (t.i for t in first.ancestors):
        first.head, first.dep_ = (first, "ROOT") if second.head.i == second.i else (second.head, second.dep_)
        first.tag_ = "VBD" if first.tag_ == "VBN" else first.tag_
        for child in [child for child in second.lefts if child.i < first.i]:
            child.head = first
    victims = _counted(one, second.i)
    others = _counted(other, second.sent.end)
    second.head, second.dep_, second.tag_, second.pos_ = first, "conj", first.tag_, "VERB"
    for token, verb in ((victims, first), (others, second)):
        token.head, token.dep_ = verb, "dobj"
    for number, noun in ((one, victims), (other, others)):
        if number.i != noun.i:
            number.head, number.dep_ = noun, "nummod"


def _join_passive(first: Token, second: Token) -> None:
    """ "were killed 12 [others] injured"."""
    number = _number_at(first.i + 1, first.doc)
    if number is None or second.tag_ != "VBN" or any(child.dep_ in _SUBJECTS for child in second.lefts):
        return
    victims = _counted(number, second.i)
    second.head, second.dep_ = first, "conj"
    victims.head, victims.dep_ = second, "nsubjpass"
    if number.i != victims.i:
        number.head, number.dep_ = victims, "nummod"
