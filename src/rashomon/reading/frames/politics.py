"""Agreements and support whose sort the words of the clause decide."""

from __future__ import annotations

from functools import lru_cache

from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.vocabulary import shared
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
    around = {t.lower_ for t in draft.trigger.sent}
    between = {t.i for role, t in draft.roles if role == "party"}
    if draft.type == "agreement" and len(between) > 1 and draft.trigger.lemma_ not in shared()["mediating"]:
        for subtype, wanted in _about()[draft.type]:
            if around & wanted:
                draft.subtype = subtype
                return True
    if draft.type == "support_relation":
        draft.subtype = "co_belligerent"
        return True
    return False
