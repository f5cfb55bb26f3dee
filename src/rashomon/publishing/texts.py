"""How many texts stand behind several reports: an agency's copy under two mastheads is one."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model.wording import COPIES, jaccard, shingles


def own_texts(reports: Sequence[Sequence[str]]) -> int:
    """How many of these reports, each a list of sentences, have a sentence that no earlier one has."""
    known: list[frozenset[tuple[str, ...]]] = []
    own = 0
    for sentences in reports:
        fresh = [one for one in map(shingles, sentences) if not any(jaccard(one, other) >= COPIES for other in known)]
        own += bool(fresh)
        known += fresh
    return own
