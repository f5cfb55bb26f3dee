"""Ids of events and states."""

from __future__ import annotations

import base64
import hashlib
from typing import Literal

from rashomon.reconciling.drafts import Draft

Ids = Literal["short", "stable"]
"""`short`: by number, as a reader of one record wants them.  `stable`: the same whatever else a project holds."""
_BYTES = 10
_SIGNS = 12


def stable_id(draft: Draft) -> str:
    """The id of an event or state, which depends on the id of its first claim alone: E or S and 12 signs.

    60 bits of a hash: among a million events two share an id with a chance of one in two million.
    """
    first = draft.facts[0].claim
    digest = hashlib.sha256(first.id.encode()).digest()[:_BYTES]
    return ("E" if first.kind == "event" else "S") + base64.b32encode(digest).decode().lower()[:_SIGNS]
