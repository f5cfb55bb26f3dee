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
    if draft.type == "agreement" and _is_accord(draft) and not around & shared()["of_trade"]:
        draft.subtype = "peace_talks"
        return True
    if draft.type == "support_relation":
        draft.subtype = "co_belligerent"
        return True
    return False


def _is_accord(draft: Draft) -> bool:
    """Whether an agreement of which only its name is told is one of the war: "the Good Friday Agreement was signed in
    Belfast"."""
    verb = draft.trigger
    if verb.lemma_ not in shared()["signing"]:
        return False
    told = [verb.head, *verb.children] if verb.dep_ in ("acl", "relcl") else [*verb.children]
    return any(noun.pos_ == "PROPN" and noun.lemma_.lower() in shared()["accords"] for noun in told) or any(
        noun.lemma_.lower() in shared()["accords"] and any(child.tag_ == "NNP" for child in noun.lefts) for noun in told
    )
