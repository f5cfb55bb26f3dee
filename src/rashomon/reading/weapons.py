"""Weapons and their carriers, as a text names them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.model.span import Span
from rashomon.reading.document import Document
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOMINAL = frozenset({"NOUN", "PROPN"})
_BEFORE_NOUN = frozenset({"amod", "compound", "nmod", "nummod"})
_HYPHENS = frozenset({"-", "‑", "–"})


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaponMention:
    """A weapon or its carrier in the text.

    `span` covers the noun with its modifiers, without article, number and owner's clauses; `head` its last word.
    `noun` is the entry of the lexicon; `kind`: explosive, munition, gun, launcher, chemical, blade, aircraft,
    vehicle, ship, or weapon.
    """

    span: Span
    head: Span
    noun: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arsenal:
    """The lexicon: nouns by their lemmas in lower case, names of types by their letters, prefixes of ships.

    `other_things` are nouns that mean weapons only where none of `before` stands before or `after` behind them.
    """

    nouns: Mapping[str, str]
    names: Mapping[str, str]
    prefixes: frozenset[str]
    longest: int
    before: frozenset[str]
    after: frozenset[str]
    other_things: frozenset[str]

    @classmethod
    @lru_cache(maxsize=1)
    def load(cls) -> Arsenal:
        """The arsenal of the package; read once a process.

        Raises:
            LexiconError: if the lexicon file is absent or is not TOML.
        """
        table = lexicon("weapons")
        rows, without = table["weapon"], table["not_with"]
        nouns = {_spaced(noun): row["kind"] for row in reversed(rows) for noun in row["nouns"]}
        names = {_spaced(name): row["kind"] for row in reversed(rows) for name in row.get("names", ())}
        return cls(
            nouns=nouns,
            names=names,
            prefixes=frozenset(prefix for row in rows for prefix in row.get("prefixes", ())),
            longest=max(noun.count(" ") for noun in (*nouns, *names)) + 1,
            before=frozenset(without["before"]),
            after=frozenset(without["after"]),
            other_things=frozenset(without["of_before"]),
        )


def find(document: Document) -> tuple[WeaponMention, ...]:
    """The weapons that a report names, in the order of the text, without overlap.

    Acts ("air strike", "shelling") are no weapons, and a word inside the name of a person or place is none.
    """
    arsenal = Arsenal.load()
    found: list[WeaponMention] = []
    for sentence in document.sentences:
        words = [token for token in document.tokens_of(sentence) if token.text not in _HYPHENS and not token.is_space]
        at = 0
        while at < len(words):
            mention, length = _at(arsenal, words, at)
            if mention is not None:
                if found and found[-1].span.overlap(mention.span):
                    found.pop()  # the type before its noun: "T-72 tanks"
                found.append(mention)
            at += length
    return tuple(found)


def _at(arsenal: Arsenal, words: list[Token], at: int) -> tuple[WeaponMention | None, int]:
    """The longest weapon that begins at a word and how many words it takes; None and 1 if none does."""
    if words[at].text in arsenal.prefixes and at + 1 < len(words) and words[at + 1].text[:1].isupper():
        named = words[at : at + 2]
        return _mention(named, " ".join(word.text for word in named), "ship"), 2
    for length in range(min(arsenal.longest, len(words) - at), 0, -1):
        stretch = words[at : at + length]
        for noun, kind in _readings(arsenal, stretch):
            if kind is not None and not _is_other(arsenal, words, at, length, noun):
                return _mention(stretch, noun, kind), length
    return None, 1


def _readings(arsenal: Arsenal, stretch: list[Token]) -> Iterator[tuple[str, str | None]]:
    """What a stretch of words can be: a name of a type, else a noun in the singular."""
    name = " ".join(word.text for word in stretch)
    yield name, arsenal.names.get(_spaced(name))
    last = stretch[-1]
    if last.pos_ in _NOMINAL or (len(stretch) > 1 and last.pos_ != "VERB"):
        before = [word.lower_ for word in stretch[:-1]]
        for form in dict.fromkeys((last.lemma_.lower(), last.lower_, last.lower_.removesuffix("s"))):
            noun = _spaced(" ".join((*before, form)))
            yield noun, arsenal.nouns.get(noun)


def _is_other(arsenal: Arsenal, words: list[Token], at: int, length: int, noun: str) -> bool:
    """Whether the words mean another thing ("gold mine", "water tank"), a person ("Jet Li") or a place."""
    if words[at].ent_type_ in ("PERSON", "GPE", "LOC", "FAC"):
        return True
    if noun not in arsenal.other_things:
        return False
    before = words[at - 1].lower_ if at else ""
    after = words[at + length].lemma_.lower() if at + length < len(words) else ""
    return before in arsenal.before or after in arsenal.after


def _mention(stretch: list[Token], noun: str, kind: str) -> WeaponMention:
    head = stretch[-1]
    first = stretch[0]
    while first.i > first.sent.start:
        before = first.nbor(-1)
        if before.dep_ not in _BEFORE_NOUN or before.dep_ == "nummod" or before.head.i not in (head.i, first.i):
            break
        first = before
    return WeaponMention(
        span=Span(first.idx, head.idx + len(head.text)),
        head=Span(head.idx, head.idx + len(head.text)),
        noun=noun,
        kind=kind,
    )


def _spaced(noun: str) -> str:
    """A phrase with single spaces in place of hyphens, as the words stand once hyphens are left out."""
    for hyphen in _HYPHENS:
        noun = noun.replace(hyphen, " ")
    return " ".join(noun.split())
