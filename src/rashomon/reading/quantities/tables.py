"""The word lists of the number grammar, read from lexicon/quantities.toml and lexicon/persons.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, Generic, TypeVar

from rashomon.errors import LexiconError
from rashomon.reading.quantities.words import Words, cut

T = TypeVar("T")


class Phrases(Generic[T]):
    """Phrases that stand for something, found forwards from a lexeme or backwards to one; the longest wins."""

    def __init__(self, rows: Iterable[tuple[str, T]]) -> None:
        self._first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._last: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, meaning in rows:
            parts = tuple(cut(phrase).low)
            self._first.setdefault(parts[0], []).append((parts, meaning))
            self._last.setdefault(parts[-1], []).append((parts, meaning))
        for index in (self._first, self._last):
            for group in index.values():
                group.sort(key=lambda row: -len(row[0]))

    @property
    def starts(self) -> frozenset[str]:
        """The first lexemes of all phrases."""
        return frozenset(self._first)

    def forwards(self, words: Words, index: int) -> tuple[int, T] | None:
        """The lexeme after the longest phrase that starts at `index`, and its meaning; hyphens inside are passed."""
        for parts, meaning in self._first.get(words.at(index), ()):
            at = index + 1
            for part in parts[1:]:
                if words.at(at) != part:
                    at += words.hyphen(at)
                    if words.at(at) != part:
                        break
                at += 1
            else:
                return at, meaning
        return None

    def backwards(self, words: Words, index: int) -> tuple[int, T] | None:
        """The first lexeme of the longest phrase that ends just before `index`, and its meaning."""
        for parts, meaning in self._last.get(words.at(index - 1), ()):
            first = index - len(parts)
            if first >= 0 and tuple(words.low[first:index]) == parts:
                return first, meaning
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of measure: `name` is that of the quantity ("km", "years"), `factor` turns one into it."""

    dimension: str
    name: str | None
    factor: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Vague:
    """The bounds of a vague word; None where the word gives none."""

    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """The bounds of a vague share, as a fraction."""

    qualifier: str
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A noun that names persons, as a row of persons.toml."""

    lemma: str
    status: str
    group: bool = False
    casualty: str | None = None
    event: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """All word lists; see the comments in lexicon/quantities.toml."""

    ones: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, float]
    glued_scales: Mapping[str, float]
    ordinals: Mapping[str, int]
    parts: Mapping[str, int]
    glyphs: Mapping[str, float]
    vague: Phrases[Vague]
    multiples: Phrases[Vague]
    pairs: Phrases[Vague]
    shares: Phrases[Share]
    qualifiers: Phrases[str]
    qualifiers_after: Phrases[str]
    units: Phrases[Unit]
    altitude_after: Phrases[str]
    altitude_before: Phrases[str]
    currency_before: Phrases[str]
    currency_after: Phrases[str]
    name_before: Phrases[str]
    age_before: Phrases[str]
    age_after: Phrases[str]
    age_bare: Phrases[str]
    sets: Mapping[str, frozenset[str]]
    persons: Mapping[str, Person]


_UNIT_NAMES = {"distance": "km", "area": "km2", "weight": "tonnes", "fraction": "fraction"}


@lru_cache(maxsize=1)
def tables() -> Tables:
    """The word lists; read once a process.

    Raises:
        LexiconError: if a row lacks a field or a file is no TOML.
    """
    raw = _load("quantities.toml")
    try:
        return _build(raw)
    except (KeyError, TypeError, AttributeError) as error:
        raise LexiconError(f"lexicon/quantities.toml: a row is not as its comments say ({error!r})") from error


@lru_cache(maxsize=1)
def persons() -> Mapping[str, Person]:
    """The nouns of persons.toml by every form, singular and plural, in lower case.

    Raises:
        LexiconError: if a row lacks a lemma or a status.
    """
    forms: dict[str, Person] = {}
    for number, row in enumerate(_load("persons.toml").get("noun", ()), start=1):
        try:
            person = Person(**{key: value for key, value in row.items() if key != "plural"})
        except TypeError as error:
            raise LexiconError(f"lexicon/persons.toml: noun {number}: {error}") from error
        forms.setdefault(person.lemma.lower(), person)
        forms.setdefault(str(row.get("plural", plural_of(person.lemma))).lower(), person)
    return forms


def plural_of(noun: str) -> str:
    """The regular plural of a noun.

    >>> plural_of("deputy"), plural_of("hostage"), plural_of("coach")
    ('deputies', 'hostages', 'coaches')
    """
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun + "s"


def _load(name: str) -> dict[str, Any]:
    source = resources.files("rashomon.reading").joinpath("lexicon", name)
    try:
        return tomllib.loads(source.read_text(encoding="utf8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"lexicon/{name}: cannot be read ({error})") from error


def _build(raw: dict[str, Any]) -> Tables:
    return Tables(
        ones=raw["ones"],
        tens=raw["tens"],
        scales=raw["scales"],
        glued_scales=raw["glued_scales"],
        ordinals=raw["ordinals"],
        parts=raw["parts"],
        glyphs=raw["glyphs"],
        vague=Phrases(_vague_rows(raw["vague"])),
        multiples=Phrases(_vague_rows(raw["multiple"])),
        pairs=Phrases(
            (phrase, Vague(low=row["value"], high=row["value"])) for row in raw["pair"] for phrase in row["words"]
        ),
        shares=Phrases(
            (phrase, Share(qualifier=row["qualifier"], low=row.get("low"), high=row.get("high")))
            for row in raw["share"]
            for phrase in row["words"]
        ),
        qualifiers=Phrases(_named(raw["qualifiers"])),
        qualifiers_after=Phrases(_named(raw["qualifiers_after"])),
        units=Phrases(_unit_rows(raw["unit"])),
        altitude_after=Phrases((phrase, "altitude") for phrase in raw["altitude"]["words"]),
        altitude_before=Phrases((phrase, "altitude") for phrase in raw["altitude"]["before"]),
        currency_before=Phrases((phrase, row["code"]) for row in raw["currency"] for phrase in row["before"]),
        currency_after=Phrases((phrase, row["code"]) for row in raw["currency"] for phrase in row["after"]),
        name_before=Phrases((phrase, "name") for phrase in raw["name_nouns"]["before"]),
        age_before=Phrases((phrase, "age") for phrase in raw["age"]["before"]),
        age_after=Phrases((phrase, phrase) for phrase in raw["age"]["after"]),
        age_bare=Phrases((phrase, "age") for phrase in raw["age"]["bare_before"]),
        sets=_sets(raw),
        persons=persons(),
    )


def _vague_rows(rows: list[dict[str, Any]]) -> list[tuple[str, Vague]]:
    return [(phrase, Vague(low=row.get("low"), high=row.get("high"))) for row in rows for phrase in row["words"]]


def _named(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(phrase, name) for name, phrases in table.items() for phrase in phrases]


def _unit_rows(rows: list[dict[str, Any]]) -> list[tuple[str, Unit]]:
    return [
        (
            phrase,
            Unit(
                dimension=row["dimension"],
                name=row.get("name", _UNIT_NAMES.get(row["dimension"])),
                factor=row["factor"],
            ),
        )
        for row in rows
        for phrase in row["words"]
    ]


def _sets(raw: dict[str, Any]) -> dict[str, frozenset[str]]:
    return {
        "over_verbs": frozenset(raw["over_verbs"]["words"]),
        "change": frozenset(raw["change"]["words"]),
        "metres": frozenset(raw["metres"]["words"]),
        "makes": frozenset(raw["name_nouns"]["makes"]),
        "after_ordinal": frozenset(raw["name_nouns"]["after_ordinal"]),
        "after_number": frozenset(raw["name_nouns"]["after"]),
        "compound_counts": frozenset(raw["compound_counts"]["words"]),
        "one_after": frozenset(raw["one_guards"]["after"]),
        "one_before": frozenset(raw["one_guards"]["before"]),
        "in_his": frozenset(raw["age"]["in_his"]),
        "addresses": frozenset(raw["name_nouns"]["addresses"]),
        "months": frozenset(raw["months"]["words"]),
        "year_before": frozenset(raw["year"]["before"]),
        "territory": frozenset(raw["territory"]["words"]),
        "none_of": frozenset(raw["none_of"]["words"]),
        "none": frozenset(raw["none_of"]["pronouns"]),
        **{name: frozenset(words) for name, words in raw["grammar"].items()},
    }
