"""Who says it."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.span import Span
from rashomon.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One voice in a chain: a registry id or `text:NAME`, its name, the words of the text, and its camp if known.

    `role`: outlet, relay (passes on), speaker (speaks for the origin), origin.
    `reliability` is the Admiralty letter (A to F) that a desk gave it: nothing gives one by itself.
    `resolution` is `named`, `inferred` ("a monitor" where one monitor is named), or `unnamed`.
    """

    id: str
    name: str
    role: str = "origin"
    as_written: str | None = None
    camp: str | None = None
    resolution: str = "named"
    reliability: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """The chain from the outlet to the ultimate source; its last element is the origin.

    `cue` is the shortest stretch with source and reporting verb; None in the outlet's own voice, and where the
    source is carried over from another sentence (`scope` is then `carried`).
    `stated` is when the origin spoke, if the text says so.
    """

    chain: tuple[Source, ...]
    cue: Span | None = None
    scope: str = "own_voice"
    stated: When | None = None

    @property
    def origin(self) -> Source:
        """The last voice of the chain."""
        return self.chain[-1]

    @property
    def own_voice(self) -> bool:
        """Whether the outlet says it without naming a source."""
        return len(self.chain) == 1
