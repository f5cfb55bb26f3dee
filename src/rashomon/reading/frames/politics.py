"""Agreements and support whose sort the words of the clause decide."""

from __future__ import annotations

from functools import lru_cache

from rashomon.reading.frames.draft import Draft
from rashomon.reading.registry import lexicon


@lru_cache(maxsize=1)
def _about() -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    rows = lexicon("frames_politics")
    return {
        "agreement": tuple((row["subtype"], frozenset(row["words"])) for row in rows["agreement_about"]),
        "support_relation": tuple((row["subtype"], frozenset(row["words"])) for row in rows["support_by"]),
    }


def by_words(draft: Draft) -> bool:
    """Fill in a subtype that the row leaves to the words; False if they tell of no such thing ("agreed on a menu")."""
    if draft.subtype != "by_words":
        return True
    words = {t.lower_ for t in draft.trigger.doc[draft.first : draft.last + 1]}
    for subtype, wanted in _about()[draft.type]:
        if words & wanted:
            draft.subtype = subtype
            return True
    if draft.type == "support_relation":
        draft.subtype = "co_belligerent"
        return True
    return False
