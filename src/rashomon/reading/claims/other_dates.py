"""Dates that tell nothing of a predicate: those of a rank, of an office, of an inquiry, of another figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.frames.means import words
from rashomon.reading.frames.vocabulary import shared

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_other(token: Token) -> bool:
    """Whether a date is that of a rank, of an inquiry, or of what the fact is compared with."""
    return _ranks(token) or _counts_times(token) or _is_of_inquiry(token) or _is_compared(token)


def _is_compared(token: Token) -> bool:
    """Whether a date is that of another figure: "two million, up from 1.2 million in March"."""
    for above in token.ancestors:
        if above.pos_ in ("VERB", "AUX") and above.lower_ not in words("comparing"):
            return False
        after = above.doc[above.i + 1 : above.i + 2].text.lower()
        if above.lower_ in words("comparing") and after in ("from", "with", "to"):
            return above.lower_ not in ("up", "down") or after == "from"
    return False


def _ranks(token: Token) -> bool:
    """Whether a date only says among which a deed is counted: "the first this year"."""
    return token.dep_ == "npadvmod" and token.head.tag_ in ("JJ", "JJS") and token.head.lower_ in words("ranks")


def _counts_times(token: Token) -> bool:
    """Whether a date only says since when a deed is counted: "stormed it for the third time since October"."""
    link = token.head if token.dep_ == "pobj" else token
    before = [word for word in link.doc[max(link.sent.start, link.i - 3) : link.i] if word.lemma_ == "time"]
    return link.lower_ in ("since", "in") and any(
        child.lower_ in words("ranks") or child.ent_type_ == "ORDINAL" for word in before for child in word.lefts
    )


def is_of_office(token: Token) -> bool:
    """Whether a length of time is that of who rules or is held: "the regime in power since 1963"."""
    link = token.head if token.dep_ == "pobj" else token.doc[token.left_edge.i - 1] if token.left_edge.i else token
    if link.lower_ != "since" or link.i < token.sent.start + 2:
        return False
    held, before = link.nbor(-1), link.nbor(-2)
    return held.lemma_.lower() in words("standing") and before.lower_ in ("in", "at", "under", "on")


def _is_of_inquiry(token: Token) -> bool:
    """Whether a day is that of the inquiry that a noun names: "the dead it counted during a visit last week"."""
    before = token.doc[token.left_edge.i - 1] if token.left_edge.i > token.sent.start else token
    if before.i != token.i and _names_inquiry(before):
        return True
    link = token
    while link.dep_ in ("npadvmod", "pobj", "prep", "nummod", "compound", "amod") and link.head.i != link.i:
        link = link.head
        if link.i != token.i and _names_inquiry(link):
            return True
    return False


def _names_inquiry(noun: Token) -> bool:
    """ "During an investigation", "on a visit"."""
    during = noun.dep_ == "pobj" and noun.head.lower_ in ("during", "in", "on", "after", "following")
    return during and noun.pos_ == "NOUN" and noun.lemma_.lower() in shared()["inquiries"]


def is_of_what_came_later(token: Token, trigger: Token) -> bool:
    """Whether a day is that of what became of those whom a deed had struck: "a man shot at a checkpoint died on
    Friday", "three people killed in the blast were buried on Sunday"."""
    if trigger.dep_ not in ("acl", "relcl") or trigger.tag_ != "VBN" or trigger.is_ancestor(token):
        return False
    host = token
    while host.pos_ not in ("VERB", "AUX") and host.head.i != host.i:
        host = host.head
    struck = trigger.head
    while struck.dep_ in ("pobj", "prep", "conj") and struck.i > host.left_edge.i and struck.head.i != host.i:
        struck = struck.head
    return (
        host.lemma_ in words("ending") | words("sequels")
        and struck.dep_ in ("nsubj", "nsubjpass")
        and bool(struck.head.i == host.i)
    )
