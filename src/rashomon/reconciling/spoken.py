"""A denial in one report of a deed that only another report tells of: "the ADF denied any role in the attack on Beni
on 8 March".

It names the place and the day of the deed, and is one account of who did it.  A claim of responsibility is another.
Source: RECONCILING 4.5 (positions over all reports).
"""

from __future__ import annotations

from rashomon.reconciling.facts import Facts
from rashomon.reconciling.statements import is_of_deed_told_elsewhere
from rashomon.reconciling.vetoes import place_relation

_THERE = frozenset({"same", "same_site", "same_area", "inside"})


def spoken_of(a: Facts, b: Facts) -> str | None:
    """Why a statement in one report is of the deed that another one tells of; None if it is not."""
    said, deed = (a, b) if a.claim.type == "communication" else (b, a)
    if a.claim.report == b.claim.report or not is_of_deed_told_elsewhere(said):
        return None
    told = deed.lone and deed.mood == "done" and not deed.denied and not deed.inherited and deed.exact
    if not told or deed.first != said.first or place_relation(said, deed) not in _THERE:
        return None
    return f"a {said.claim.subtype.replace('_', ' ')} of what happened there on that day"
