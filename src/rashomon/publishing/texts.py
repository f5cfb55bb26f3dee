"""How many texts stand behind several reports: an agency's copy under two mastheads is one."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORD = re.compile(r"\w+")
_ALIKE = 0.8
"""Runs of three words that two sentences must share to be copies (docs/decisions/0003)."""
_SIZE = 3
Runs = frozenset[tuple[str, ...]]


def own_texts(reports: Sequence[Sequence[str]]) -> int:
    """How many of these reports, each a list of sentences, have a sentence that no earlier one has."""
    known: list[Runs] = []
    own = 0
    for sentences in reports:
        fresh = [runs for runs in map(_runs, sentences) if not any(_alike(runs, other) for other in known)]
        own += bool(fresh)
        known += fresh
    return own


def _runs(sentence: str) -> Runs:
    words = _WORD.findall(sentence.casefold())
    return frozenset(tuple(words[i : i + _SIZE]) for i in range(max(1, len(words) - _SIZE + 1)))


def _alike(a: Runs, b: Runs) -> bool:
    shared = len(a & b)
    return shared >= _ALIKE * (len(a) + len(b) - shared)
