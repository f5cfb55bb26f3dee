"""The words that carry meaning, by the lists of `words.toml`."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

from rashomon.model.wording import words


@lru_cache(maxsize=1)
def listed() -> dict[str, frozenset[str]]:
    """The lists of `words.toml`, by name."""
    source = resources.files("rashomon.reconciling").joinpath("words.toml").read_text(encoding="utf-8")
    return {name: frozenset(found) for name, found in tomllib.loads(source).items()}


def content(text: str) -> frozenset[str]:
    """The words that carry meaning, cut to six letters so that "strike" meets "strikes"."""
    empty = listed()["empty"]
    return frozenset(word[:6].rstrip("s") or word for word in words(text) if word not in empty)
