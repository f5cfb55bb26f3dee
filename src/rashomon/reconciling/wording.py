"""How alike two stretches of words are."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+", re.UNICODE)
_EMPTY_WORDS = """
    a an and are as at be been but by for from had has have he her his in into is it its of on or said says she that
    the their them they this to was were which who will with after before over near around about more than least also
    us not no
"""
_EMPTY = frozenset(_WORD.findall(_EMPTY_WORDS))
"""Words that say nothing about the event."""


def words(text: str) -> tuple[str, ...]:
    """The words of a text in order, case folded."""
    return tuple(_WORD.findall(text.casefold()))


def content(text: str) -> frozenset[str]:
    """The words that carry meaning, cut to six letters so that "strike" meets "strikes"."""
    return frozenset(word[:6].rstrip("s") or word for word in words(text) if word not in _EMPTY)


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
