"""Whether an event that a noun names is only spoken of: discussed, hoped for, feared, demanded, refused, or planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.frames.modality import modality_of
from rashomon.reading.frames.vocabulary import modality_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_STEPS = 8
_UNDONE = frozenset({"planned", "conditional", "purpose", "attempt"})
_NOMINAL = ("NOUN", "PROPN", "PRON")


def outlook(noun: Token) -> str | None:
    """How the words above a noun tell its event: "planned", "unreal", "topic" where it is discussed, None for a fact.

    "A plan for the withdrawal of X", "promised the release of Y" are planned; "talks on an exchange with X", "hopes of
    a truce", "called for the arrest of X", "to prevent clashes" tell nothing that happened.
    """
    node, agreed = noun, False
    for _step in range(_STEPS):
        while node.dep_ == "conj" and node.head.pos_ in _NOMINAL:
            node = node.head
        link, above = _above(node)
        if above.i == node.i:
            break
        found = _by_noun(link, above) if above.pos_ in _NOMINAL else _by_verb(link, above, node)
        if found in ("planned", "unreal", "topic"):
            return found
        agreed = agreed or found == "agreed"
        if found is None:
            break
        node = above
    return "agreed" if agreed else None


def _above(node: Token) -> tuple[str, Token]:
    """What a noun hangs on, with the preposition between them, or an empty string; itself where it hangs on nothing."""
    if node.dep_ in ("dobj", "nsubjpass", "pcomp"):
        return ("", node.head) if node.dep_ != "pcomp" else (node.head.lower_, node.head.head)
    if node.dep_ == "acl":
        return "", node.head
    if node.dep_ != "pobj":
        return "", node
    link = node.head
    while link.dep_ in ("prep", "pcomp") and link.head.pos_ in ("ADP", "ADV"):
        link = link.head
    return node.head.lower_, link.head


def _by_noun(link: str, above: Token) -> str | None:
    """What a noun says of the event that hangs on it; "on" where the word above that decides."""
    words, lemma = modality_words()["spoken_of"], above.lemma_.lower()
    if link in words["links"]:
        if lemma in words["nouns"]:
            return "unreal"
        if lemma in words["topic_nouns"]:
            return "topic"
        if lemma in words["plans"]:
            return "planned"
        if lemma in words["agreements"]:
            return "agreed"
    if link and link not in words["links"]:
        return None
    if lemma in words["aspects"]:
        return "on"
    in_place = above.pos_ == "PROPN" and above.dep_ == "pobj" and above.head.lower_ in ("in", "at", "near")
    return "on" if in_place and link in words["topics"] else None


def _by_verb(link: str, above: Token, node: Token) -> str | None:
    """What a verb says of its object, or of what a preposition hangs on it."""
    words, lemma = modality_words()["spoken_of"], above.lemma_.lower()
    if above.pos_ not in ("VERB", "AUX"):
        return "unreal" if link in words["links"] and lemma in words["adjectives"] else None
    if not link:
        return _of_object(above, lemma, words)
    if f"{lemma} {link}" in words["phrases"]:
        return "unreal"
    if f"{lemma} {link}" in words["topic_phrases"]:
        return "topic"
    if f"{lemma} {link}" in words["plan_phrases"]:
        return "planned"
    if f"{lemma} {link}" in words["agree_phrases"]:
        return "agreed"
    if link not in words["topics"]:
        return None
    beside = [t for t in above.children if t.dep_ in ("nsubj", "nsubjpass", "dobj") and t.i < node.i]
    if any(t.lemma_.lower() in words["topic_nouns"] for t in beside):
        return "topic"
    return "unreal" if any(t.lemma_.lower() in words["nouns"] for t in beside) else None


def _of_object(verb: Token, lemma: str, words: dict[str, frozenset[str]]) -> str | None:
    """What a verb says of its object: "discussed", "promised", "hoped to secure"."""
    if lemma in words["verbs"]:
        return "unreal"
    if lemma in words["topic_verbs"]:
        return "topic"
    if any(f"{lemma} {child.lower_}" in words["particles"] for child in verb.rights if child.dep_ in ("prt", "prep")):
        return "unreal"
    if lemma in words["planning"]:
        return "planned"
    if lemma not in words["achieving"]:
        return None
    return "unreal" if modality_of(verb)[0] in _UNDONE else None
