"""The words that carry meaning, by the lists of `words.toml` and the patterns of `patterns.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any

from rashomon.model.wording import words


@lru_cache(maxsize=1)
def listed() -> dict[str, frozenset[str]]:
    """The lists of `words.toml`, by name."""
    return {name: frozenset(found) for name, found in table("words.toml").items()}


@lru_cache(maxsize=1)
def patterns() -> dict[str, re.Pattern[str]]:
    """The patterns of `patterns.toml`, by name; each finds its words in any case."""
    rows = table("patterns.toml")
    said = {name: rf"\b(?:{'|'.join(alternatives)})\b" for name, alternatives in rows["words"].items()}
    said |= rows["whole"]
    for name, alternatives in rows["lists"].items():
        said = {key: form.replace(f"<{name}>", "|".join(alternatives)) for key, form in said.items()}
    return {name: re.compile(form, re.IGNORECASE) for name, form in said.items()}


def pattern(name: str) -> re.Pattern[str]:
    """One of these patterns."""
    return patterns()[name]


def table(name: str) -> dict[str, Any]:
    """A data file of this room."""
    return tomllib.loads(resources.files("rashomon.reconciling").joinpath(name).read_text(encoding="utf-8"))


def content(text: str) -> frozenset[str]:
    """The words that carry meaning, cut to six letters so that "strike" meets "strikes"."""
    empty = listed()["empty"]
    return frozenset(word[:6].rstrip("s") or word for word in words(text) if word not in empty)
