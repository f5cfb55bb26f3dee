"""The word lists of the lexicon that several families of frames ask."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from rashomon.reading.registry import lexicon


@lru_cache(maxsize=1)
def modality_words() -> dict[str, dict[str, frozenset[str]]]:
    """The lexicon of modality, as sets."""
    rows: dict[str, dict[str, Any]] = lexicon("modality")
    return {name: {key: frozenset(words) for key, words in row.items()} for name, row in rows.items()}


@lru_cache(maxsize=1)
def partitives() -> frozenset[str]:
    """Nouns that only count or gather what comes after "of": "dozens", "members"."""
    return frozenset(lexicon("nouns")["partitives"]["nouns"])


@lru_cache(maxsize=1)
def shared() -> dict[str, frozenset[str]]:
    """The verbs that carry event nouns."""
    return {name: frozenset(words) for name, words in lexicon("frames_shared").items() if isinstance(words, list)}


@lru_cache(maxsize=1)
def echoed() -> dict[str, frozenset[str]]:
    """Noun -> the claim types that it refers to ("the breakthrough")."""
    return {noun: frozenset(types) for noun, types in lexicon("frames_shared")["echoes"].items()}


@lru_cache(maxsize=1)
def disowned() -> frozenset[str]:
    """What somebody denies who leaves the deed unnamed: responsibility, involvement, a role."""
    return frozenset(lexicon("frames_shared")["disowned"])


@lru_cache(maxsize=1)
def harm_verbs() -> dict[str, tuple[str, str]]:
    """Lemma -> the casualty it tells of, and whether its subject or its object suffers it."""
    return {
        lemma: (row["quantity"], row.get("of", "object"))
        for row in lexicon("frames_violence")["harm"]
        for lemma in row["lemmas"]
    }


@lru_cache(maxsize=1)
def holds() -> dict[str, str]:
    """Noun -> the subtype of control that it tells of, the first in order first: "stronghold", "enclave"."""
    return dict(lexicon("frames_shared")["holds"])
