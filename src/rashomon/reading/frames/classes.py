"""What a noun can be by its own words and by whom it names: a place, a party under arms, an aircraft."""

from __future__ import annotations

from functools import lru_cache
from string import ascii_uppercase
from typing import TYPE_CHECKING

from rashomon.reading.frames.nouns import content_head
from rashomon.reading.mentions import ActorMention
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

PLANES = frozenset({"plane", "crewed", "aircraft", "vehicle"})
_PERSON_KINDS = frozenset({"civilians", "persons", "person"})
_ARMED_KINDS = frozenset(
    {"state_forces", "police", "intelligence", "rebel_group", "militia", "coalition", "peacekeepers", "group", "state"}
)


@lru_cache(maxsize=1)
def noun_classes() -> dict[str, frozenset[str]]:
    """Lemma -> its classes, from the lexicon."""
    found: dict[str, set[str]] = {}
    for name, nouns in lexicon("nouns")["classes"].items():
        for noun in nouns:
            found.setdefault(noun, set()).add(name)
    return {noun: frozenset(names) for noun, names in found.items()}


def by_words(token: Token) -> set[str]:
    """The classes that the lexicon gives a noun or what it counts, alone or with the word before it."""
    found: set[str] = set()
    table = noun_classes()
    for noun in (token, content_head(token)):
        lemma = noun.lemma_.lower()
        found |= table.get(lemma, frozenset())
        if noun.i > 0 and noun.dep_ != "ROOT":
            of_two = table.get(f"{noun.doc[noun.i - 1].lower_} {lemma}", frozenset())
            found |= of_two
            if "reinforcement" in of_two:
                found.discard("unarmed")
    return found


def by_actor(actor: ActorMention, token: Token) -> set[str]:
    """The classes that a noun has for the actor that it names."""
    found = {"actor"}
    if actor.kind in _PERSON_KINDS:
        found.add("persons")
    if actor.kind in _ARMED_KINDS:
        found.add("armed")
    if actor.kind == "state":
        found.add("state")
    if actor.kind in ("ngo", "igo"):
        found.add("relief")
    if actor.sort == "derived" and actor.id.endswith("-gov") and token.pos_ == "PROPN":
        found.add("officeholder")
    return found


@lru_cache(maxsize=1)
def _designations() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in lexicon("weapons")["designations"].items()}


def is_aircraft(token: Token) -> bool:
    """Whether a word is the type of an aircraft with a crew: "a MiG-23", "F-16s", "Apaches"."""
    if token.pos_ not in ("NOUN", "PROPN", "NUM") or not token.text[:1].isupper():
        return False
    text = token.text.removesuffix("s").replace("‑", "-")
    letters, hyphen, rest = text.partition("-")
    known = _designations()
    if hyphen and rest[:1].isdigit():
        return letters in known["crewed"] or text.rstrip(ascii_uppercase) in known["types"]
    return token.text in known["nicknames"] and token.dep_ not in ("compound", "nmod", "amod")


def is_of_fighters(token: Token) -> bool:
    """Whether "fighters" are men, and no jets: "rebel fighters" fly no sorties."""
    return token.lower_ == "fighters" and not any(child.lower_ == "jet" for child in token.lefts)


def is_aged(token: Token) -> bool:
    """Whether this is the "old" of "a 14-year-old": a person told by the age alone."""
    if token.lower_ != "old" or token.dep_ in ("amod", "acomp", "compound", "nmod"):
        return token.lower_.endswith("-year-old") and token.dep_ not in ("amod", "compound", "nmod")
    return any(child.lower_ in ("year", "month", "week") for child in token.lefts)
