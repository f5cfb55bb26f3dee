"""How alike two stretches of words are: what is a copy of what, wherever texts are counted."""

from __future__ import annotations

import re

COPIES = 0.8
"""Share of runs of three words that two sentences must have in common to be copies (docs/decisions/0003)."""
_WORD = re.compile(r"\w+", re.UNICODE)


def words(text: str) -> tuple[str, ...]:
    """The words of a text in order, case folded."""
    return tuple(_WORD.findall(text.casefold()))


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
