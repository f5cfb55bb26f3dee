"""How alike two stretches of words are."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources

_WORD = re.compile(r"\w+", re.UNICODE)


@lru_cache(maxsize=1)
def listed() -> dict[str, frozenset[str]]:
    """The lists of `words.toml`, by name."""
    source = resources.files("rashomon.reconciling").joinpath("words.toml").read_text(encoding="utf-8")
    return {name: frozenset(found) for name, found in tomllib.loads(source).items()}


def words(text: str) -> tuple[str, ...]:
    """The words of a text in order, case folded."""
    return tuple(_WORD.findall(text.casefold()))


def content(text: str) -> frozenset[str]:
    """The words that carry meaning, cut to six letters so that "strike" meets "strikes"."""
    empty = listed()["empty"]
    return frozenset(word[:6].rstrip("s") or word for word in words(text) if word not in empty)


def shingles(text: str, *, size: int = 3) -> frozenset[tuple[str, ...]]:
    """All runs of `size` words; the whole text where it is shorter."""
    found = words(text)
    if len(found) <= size:
        return frozenset({found}) if found else frozenset()
    return frozenset(found[i : i + size] for i in range(len(found) - size + 1))


def jaccard(a: frozenset[object], b: frozenset[object]) -> float:
    """The share of what either holds that both hold; 0 where one is empty.

    >>> jaccard(frozenset("ab"), frozenset("bc"))
    0.3333333333333333
    """
    if not a or not b:
        return 0.0
    shared = len(a & b)
    return shared / (len(a) + len(b) - shared)
