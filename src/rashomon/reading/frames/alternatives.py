"""Doers between whom a report leaves it open: "either Ugandan or Rwandan troops"."""

from __future__ import annotations

from itertools import pairwise

from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.scene import Scene

_DOERS = frozenset({"initiator", "co_initiator", "perpetrator"})
_WIDEST = 4
"""Words between two doers that "or" joins."""


def add(scene: Scene, draft: Draft) -> None:
    """Mark the doer of a claim as suspected where "or" stands between those who are named for it."""
    heads = [token for role, token in draft.roles if role in _DOERS]
    starts = sorted({actor.span.start for token in heads for actor in scene.actors(token)})
    for first, second in pairwise(starts):
        between = scene.document.text[first:second].split()
        if "or" in between[1:] and len(between) <= _WIDEST:
            role = "perpetrator" if draft.has("perpetrator") else "initiator"
            draft.slot_modality[role] = "suspected"
