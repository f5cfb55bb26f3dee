"""Arabic names in whatever spelling: "Jaysh al-Fath" is "Jaish al Fateh" by its consonants."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

ARTICLES = frozenset({"al", "el", "ul", "ash", "as", "an", "ad", "ar", "at", "az", "ed", "es", "ad-", "wal", "wa"})
_PAIRS = (
    ("ph", "f"), ("dh", "d"), ("th", "t"), ("kh", "k"), ("gh", "g"), ("sh", "x"), ("ch", "x"), ("ck", "k"), ("dj", "j"),
)  # fmt: skip
_LETTERS = str.maketrans({"q": "k", "c": "k", "z": "s", "v": "f", "p": "b"})
_SILENT = frozenset("aeiouyw'’ʼ`-h")
_FEWEST = 2
"""Words besides the articles: fewer are no name that consonants alone could tell."""


def is_article(word: str) -> bool:
    """Whether a word is the Arabic article in one of its forms, or "wal-"."""
    return word.casefold() in ARTICLES


@lru_cache(maxsize=8192)
def skeleton(word: str) -> str:
    """The consonants of a word, and "a" for a vowel that opens it: "jx" for Jaish, Jaysh and Jeish."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    for pair, letter in _PAIRS:
        plain = plain.replace(pair, letter)
    letters = ["a"] if plain[:1] in tuple("aeiou'’ʼ") else []
    for letter in plain.translate(_LETTERS):
        if letter not in _SILENT and (not letters or letters[-1] != letter):
            letters.append(letter)
    return "".join(letters)


def key(words: Iterable[str]) -> tuple[str, ...]:
    """The skeletons of a name's words, less its articles; empty where too few are left to tell the name."""
    told = tuple(skeleton(word) for word in words if not is_article(word))
    return told if len(told) >= _FEWEST and all(told) else ()


def is_arabic(words: Sequence[str]) -> bool:
    """Whether a name is written with an article between its words: "Ahrar al-Sham"."""
    return any(is_article(word) for word in words[1:-1])
