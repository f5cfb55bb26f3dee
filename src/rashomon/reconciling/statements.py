"""Denials and claims of responsibility, as what they are of: a deed told before, or one that another report tells."""

from __future__ import annotations

from rashomon.model.wording import words
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.families import STATEMENTS
from rashomon.reconciling.wording import listed


def is_of_deed_told_elsewhere(fact: Facts) -> bool:
    """Whether a statement speaks of a deed that its own report does not tell, by its place and its day."""
    if fact.claim.type != "communication" or fact.claim.subtype not in STATEMENTS or fact.inside is not None:
        return False
    known = listed()
    named = set(words(fact.claim.quote)) & (known["deeds"] | known["devices"] | known["matters"] | known["fights"])
    placed = not fact.inherited and any(spot.level != "country" for spot in fact.spots)
    return fact.exact and placed and bool(named)


def are_of_two_matters(a: Facts, b: Facts) -> bool:
    """Whether one of two statements of a report is of a deed that it names by place and day, and the other of none."""
    if a.claim.type != "communication" or b.claim.type != "communication" or a.headline or b.headline:
        return False
    return is_of_deed_told_elsewhere(a) != is_of_deed_told_elsewhere(b)
