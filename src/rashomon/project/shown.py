"""Claims, events and states as the shelf keeps them, read back: all that pages and records need of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from rashomon.model import Claim
from rashomon.model.shown import Shown
from rashomon.store.codec import decode, decode_part


def claims_of(bodies: Iterable[str]) -> Iterator[Claim]:
    """The claims themselves, of claims as they are compared."""
    return map(_claim_of, bodies)


@lru_cache(maxsize=8_000)
def _claim_of(body: str) -> Claim:
    return decode_part(Claim, body, "claim")


@lru_cache(maxsize=6_000)
def shown_of(body: str) -> Shown:
    """An event or state as it is shown."""
    return decode(Shown, body)
