"""Casualties told without a finite verb: "2 killed, 8 wounded in mortar attack", "Five dead in mall blast".

The model makes an adjective, an apposition or a second root of each part.  Mended, each part is a verb with those it
tells of as its subject, and what follows hangs on the last one.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rashomon.reading.quantities.tables import persons
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

_PHRASE = frozenset({"NUM", "NOUN", "PROPN", "ADJ", "DET"})
_FINITE = frozenset({"VBD", "MD"})
_HELPING = frozenset({"aux", "auxpass"})
_LONGEST = 7
"""Words of a noun phrase: "At least 12 Afghan border policemen"."""


class _Part(NamedTuple):
    """Who suffered, from the token `start` to `head`, and the word that tells what."""

    start: int
    head: int
    verb: int


@lru_cache(maxsize=1)
def _lemmas() -> dict[str, str]:
    """The words that tell what happened, each with the lemma that it is read as."""
    return dict(lexicon("tokens")["headline_casualties"]["lemmas"])


@lru_cache(maxsize=4)
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("tokens")["headline_casualties"][name])


@lru_cache(maxsize=1)
def _means_nouns() -> frozenset[str]:
    return frozenset(noun for row in lexicon("frames_violence")["means"] for noun in row["nouns"])


def _means(noun: Token) -> str | None:
    """The lemma of a noun of violence that a title's capital hides: "Attacks"."""
    low = noun.lower_
    return next((form for form in (low, low.removesuffix("s")) if form in _means_nouns()), None)


def _make_common(noun: Token, lemma: str) -> None:
    noun.pos_, noun.tag_, noun.lemma_ = "NOUN", "NN" if noun.lower_ == lemma else "NNS", lemma


def mend(doc: Doc) -> None:
    """Make predicates of the parts of each sentence that opens so, in place."""
    if any(token.lower_ in _lemmas() for token in doc):
        for sentence in list(doc.sents):
            parts = _parts(sentence)
            if parts and not _is_subject(sentence, parts[-1].verb):
                _mend(sentence, parts)


def _parts(sentence: Tokens) -> list[_Part]:
    """The parts that a sentence opens with; empty where what follows them does not end the last."""
    doc, at, found = sentence.doc, sentence.start, list[_Part]()
    while (part := _part(doc, at, sentence.end)) is not None:
        if found and doc[part.verb].lower_ == "dead" and doc[at - 1].lower_ == "shot":
            return []  # "Gunmen shot two guards dead"
        found.append(part)
        at = part.verb + 1
        if at < sentence.end and doc[at].lower_ == "dead":
            at += 1
        while at < sentence.end and doc[at].lower_ in (",", "and", "&"):
            at += 1
    if not found:
        return []
    after = found[-1].verb + 1
    if after < sentence.end and doc[after].lower_ == "dead":
        after += 1
    if after < sentence.end and not doc[after].is_punct and doc[after].lower_ not in _words("openers"):
        return []
    if doc[found[-1].verb].lower_ == "shot" and after < sentence.end and doc[after].lower_ == "at":
        return []  # "Snipers shot at civilians"
    bounded = after + 1 < sentence.end and doc[after + 1].lower_ in _words("bounds")
    return [] if bounded else found  # "killed at least 40 people"


def _part(doc: Doc, start: int, end: int) -> _Part | None:
    for at in range(start, min(end, start + _LONGEST + 1)):
        token = doc[at]
        if token.lower_ in _lemmas() and at > start:
            return _Part(start, at - 1, at) if _tells_of_persons(doc, start, at) else None
        if token.pos_ not in _PHRASE and token.lower_ not in _words("bounds") and token.lower_ not in ("-", "and"):
            return None
    return None


def _tells_of_persons(doc: Doc, start: int, end: int) -> bool:
    """Whether a phrase is a number, a counted noun or a single person ("Soldier")."""
    head = doc[end - 1]
    opened = doc[start].lower_ in ("the", "these", "those", "all", "no", "some")
    if opened or head.pos_ == "ADJ":
        return False
    counted = any(token.pos_ == "NUM" or token.lower_ in _words("counts") for token in doc[start:end])
    return counted or (head.lower_ in persons() and end - start <= 3)


def _is_subject(sentence: Tokens, verb: int) -> bool:
    """Whether a finite verb follows that takes the phrase as its subject: "two men killed there were buried"."""
    for token in sentence.doc[verb + 1 : sentence.end]:
        if token.is_punct or token.lower_ in _words("clauses"):
            return False
        finite = token.tag_ in _FINITE or token.pos_ == "AUX" or any(child.dep_ in _HELPING for child in token.lefts)
        if finite and any(child.i <= verb for child in token.lefts if child.dep_.startswith("nsubj")):
            return True
    return False


def _mend(sentence: Tokens, parts: list[_Part]) -> None:
    doc, first = sentence.doc, sentence.doc[parts[0].verb]
    first.head, first.dep_ = first, "ROOT"
    for part in parts:
        verb, head = doc[part.verb], doc[part.head]
        if verb.i != first.i:
            verb.head, verb.dep_ = first, "conj"
        lemma = _lemmas()[verb.lower_]
        verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VBD" if lemma == "die" else "VBN", lemma
        head.head, head.dep_ = verb, "nsubj" if lemma == "die" else "nsubjpass"
        for token in doc[part.start : part.head]:
            if not part.start <= token.head.i <= part.head:
                token.head = head
                token.dep_ = "nummod" if token.pos_ == "NUM" else "compound" if token.pos_ == "PROPN" else token.dep_
        _tie_joined(doc, part)
        if head.pos_ == "PROPN" and head.lower_ in persons():
            _make_common(head, persons()[head.lower_].lemma.lower())
        result = doc[verb.i + 1] if verb.i + 1 < sentence.end else verb
        if verb.lower_ == "shot" and result.lower_ == "dead":
            result.head, result.dep_ = verb, "oprd"
    _tie_rest(sentence, doc[parts[-1].verb], first)


def _tie_joined(doc: Doc, part: _Part) -> None:
    """Make a pair of "infant and another man": the first has the place of the phrase."""
    link = next((token for token in doc[part.start : part.head] if token.lower_ == "and"), None)
    if link is None or link.i == part.start:
        return
    one, other = doc[link.i - 1], doc[part.head]
    one.head, one.dep_ = other.head, other.dep_
    other.head, other.dep_, link.head, link.dep_ = one, "conj", one, "cc"


def _tie_rest(sentence: Tokens, last: Token, first: Token) -> None:
    """Hang on the last part what follows it, with the whole noun phrase behind its preposition."""
    doc = sentence.doc
    at = last.i + 2 if last.i + 1 < sentence.end and doc[last.i + 1].lower_ == "dead" else last.i + 1
    if at < sentence.end and doc[at].pos_ == "ADP":
        link = doc[at]
        link.head, link.dep_ = last, "prep"
        phrase = list[int]()
        for token in doc[at + 1 : sentence.end]:
            if token.pos_ not in _PHRASE and token.tag_ not in ("VBG", "NN", "NNS"):
                break
            phrase.append(token.i)
        nouns = [i for i in phrase if doc[i].pos_ in ("NOUN", "PROPN") or doc[i].tag_ in ("VBG", "NN", "NNS")]
        if nouns:
            noun = doc[nouns[-1]]
            if noun.pos_ not in ("NOUN", "PROPN"):
                noun.pos_, noun.tag_ = "NOUN", "NNS" if noun.tag_ == "NNS" else "NN"
            if noun.pos_ == "PROPN" and (lemma := _means(noun)) is not None:
                _make_common(noun, lemma)
            noun.head, noun.dep_ = link, "pobj"
            for token in (doc[i] for i in phrase if i < noun.i):
                if not (at < token.head.i <= noun.i):
                    token.head, token.dep_ = noun, "compound" if token.pos_ != "DET" else "det"
    for token in sentence:
        if token.head.i == token.i and token.i != first.i:
            token.head, token.dep_ = first, "dep"
