"""The rows of the frame lexicons: a predicate, conditions on its arguments, and the roles that follow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rashomon.errors import LexiconError
from rashomon.model.vocabulary import TYPES
from rashomon.reading.frames.phrases import Phrases
from rashomon.reading.registry import lexicon

FAMILIES = ("frames_war", "frames_people", "frames_politics")
PREPOSITIONS = ("with", "from", "to", "against", "on", "for", "of", "between", "alongside", "beside", "at")
PLACE_PREPOSITIONS = {
    "to_place": ("to", "toward", "towards", "into", "onto", "for", "at", "in", "on"),
    "from_place": ("from", "out"),
    "in_place": ("in", "at"),
    "across_place": ("across", "over", "through"),
    "around_place": ("around", "near", "at", "in", "on", "along", "outside"),
    "of_place": ("of",),
    "over_place": ("over",),
    "near_place": ("near", "over", "around"),
}


KEYS = frozenset(
    {
        "lemmas", "type", "subtype", "object", "subject", "not_object", "not_subject", "no_object", "needs_object",
        "no_other_object", "not_lemma", "not_participle", "passive_only", "negated_only", "planned_only",
        "xcomp_required", "xcomp_lemma", "xcomp_object",
        "needs_flight", "needs_quantity", "not_adverb", "particle", "particle_or_oblique", "adverb_any", "oblique",
        "oblique_is", "oblique_lemma", "object_lemma", "object_lemma_any", "object_or_oblique", "subject_lemma",
        "subject_role", "object_role", "place_role", "object_place", "subject_place_role", "holder_in", "quantity",
        "not_subject_lemma", "not_oblique", "not_target_lemma", "not_planned", "not_infinitive", "not_particle",
        "not_infinitive_of", "not_one", "armed_owner", "many", "about", "armed_agent", "exists", "not_link",
        "subject_bears", "named",
        "subject_with", "not_subject_with", "object_with", "not_object_with", "plural", "proposed", "said_false",
        "hunger_food", "until_or_hours", "prt",
        "not_negated", "not_after", "unlisted_object", "finite",
        "absorbs_negation", "owner_suffers", "partaking", "needs_role", "needs_place",
        "no_agent", "joint", "denies", *PREPOSITIONS, *PLACE_PREPOSITIONS,
    }
)  # fmt: skip
"""What a row can hold; a misspelt key is an error, not a rule that never fires."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a frame lexicon; `keys` are its conditions and roles as written."""

    family: str
    number: int
    type: str
    subtype: str
    keys: dict[str, Any]

    @property
    def rule(self) -> str:
        """The name of the rule, for `explain`: file, number, first lemma."""
        return f"{self.family}:{self.number}:{self.keys['lemmas'][0]}"


@lru_cache(maxsize=1)
def verb_rows() -> dict[str, tuple[Row, ...]]:
    """Lemma -> rows in the order of the files; the first that fits wins."""
    return _by_lemma("verb", FAMILIES)


@lru_cache(maxsize=1)
def noun_rows() -> Phrases[tuple[Row, ...]]:
    """Noun phrase -> rows."""
    return Phrases(_by_lemma("noun", FAMILIES))


def _by_lemma(table: str, families: Iterable[str]) -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for family in families:
        for number, keys in enumerate(lexicon(family).get(table, ()), 1):
            if keys.get("type") not in TYPES:
                raise LexiconError(f"lexicon/{family}.toml, {table} {number}: no claim type {keys.get('type')!r}")
            if keys["subtype"] != "by_words" and keys["subtype"] not in TYPES[keys["type"]]:
                raise LexiconError(f"lexicon/{family}.toml, {table} {number}: no subtype {keys['subtype']!r}")
            strange = keys.keys() - KEYS
            if strange:
                raise LexiconError(
                    f"lexicon/{family}.toml, {table} {number}: no key {sorted(strange)[0]!r}: mend the row"
                )
            row = Row(family, number, keys["type"], keys["subtype"], keys)
            for lemma in keys["lemmas"]:
                found.setdefault(lemma, []).append(row)
    return {lemma: tuple(rows) for lemma, rows in found.items()}
