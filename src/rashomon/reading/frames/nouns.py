"""The nouns of a phrase: those coordinated, counted, or hung on a word by a preposition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.reading.frames.vocabulary import partitives, shared

if TYPE_CHECKING:
    from spacy.tokens import Token


def conjuncts(token: Token) -> list[Token]:
    """A noun and those coordinated with it, in order."""
    found = [token]
    for child in token.rights:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
            found += conjuncts(child)
    return found


def company_of(noun: Token) -> list[Token]:
    """Who is named with a party as acting with it: "rebels including X and Y", "troops along with militiamen"."""
    words = shared()["company"]
    found: list[Token] = []
    for link in noun.rights:
        if link.lower_ in ("along", "together"):
            link = next((child for child in link.rights if child.lower_ == "with"), link)
        beside = link.lower_ == "with" and link.i > 0 and link.nbor(-1).lower_ in ("along", "together")
        if link.dep_ in ("prep", "advmod", "acl") and (beside or link.lower_ in words):
            found += [noun for _word, noun in objects_of(link)]
    return found


def is_joined_to(first: Token, second: Token) -> bool:
    """Whether a noun that the model cut off is joined to a later one: "troops as well as | militiamen attacked"."""
    links = [child for child in first.rights if child.dep_ == "cc" and child.i < second.i]
    return bool(links) and links[-1].i < second.i <= links[-1].i + 6


def content_head(token: Token) -> Token:
    """The noun that counts: "people" for "dozens of people", "fighters" for "members of its fighters"."""
    for _step in range(3):
        if token.lemma_.lower() not in partitives() and token.pos_ != "NUM":
            return token
        inner = next(
            (n for child in token.rights if child.dep_ == "prep" and child.lower_ == "of" for n in child.rights), None
        )
        if inner is None:
            return token
        token = inner
    return token


def premodifiers(token: Token) -> list[Token]:
    """A word before a noun with those before itself: "rebel" and "rocket" of "rebel rocket fire"."""
    inner = [child for child in token.lefts if child.dep_ in ("amod", "compound", "nmod", "poss")]
    return [word for child in inner for word in premodifiers(child)] + [token]


def is_opposed(word: Token) -> bool:
    """Whether a prefix sets a noun against a party: "anti-IS operations" are none of its own."""
    before = word.doc[max(0, word.i - 2) : word.i]
    return len(before) == 2 and before[0].lower_ in ("anti", "counter") and before[1].text in ("-", "‑", "–")


def obliques(token: Token) -> Iterator[tuple[str, Token]]:
    """The nouns that hang on a word by a preposition; "out of" and "in front of" give their first word."""
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and child.pos_ in ("ADP", "SCONJ", "VERB", "ADV"):
            yield from objects_of(child)
        elif child.dep_ in ("advmod", "prt") and child.pos_ in ("ADV", "ADP"):
            for inner in child.children:
                if inner.dep_ == "prep":
                    yield from objects_of(inner)


def hands_of(preposition: Token) -> list[Token]:
    """Who did what was suffered "at the hands of X"; empty for other words."""
    if preposition.lower_ != "at":
        return []
    hands = [child for child in preposition.children if child.dep_ == "pobj" and child.lower_ in ("hand", "hands")]
    return [noun for hand in hands for link in hand.rights if link.lower_ == "of" for _p, noun in objects_of(link)]


def objects_of(preposition: Token) -> Iterator[tuple[str, Token]]:
    """The preposition with each noun after it."""
    word = preposition.lower_
    for child in preposition.children:
        if child.dep_ == "pobj" or (
            child.dep_ == "pcomp" and child.pos_ != "ADP" and (child.pos_ != "VERB" or _is_bare_gerund(child))
        ):
            for noun in conjuncts(child):
                yield word, noun
        elif child.dep_ in ("prep", "pcomp") and child.pos_ == "ADP":
            for inner in child.children:
                if inner.dep_ == "pobj":
                    for noun in conjuncts(inner):
                        yield word, noun


def _is_bare_gerund(token: Token) -> bool:
    """ "In shelling", "by bombing": a gerund without subject and object is a noun."""
    return token.tag_ == "VBG" and not any(
        child.dep_ in ("dobj", "nsubj", "xcomp", "ccomp") for child in token.children
    )
