"""A toll that a later report counts again: "has risen to 19", "lowered its figure to 141".

Such a figure lies far from the first one and is still of the same incident.
Source: RECONCILING 4.1 (updates), 4.3 (a source that corrects itself replaces its own figure).
"""

from __future__ import annotations

from rashomon.model.vocabulary import CASUALTY_KINDS
from rashomon.reconciling.facts import OPEN_DAYS, Facts
from rashomon.reconciling.families import family
from rashomon.reconciling.vetoes import place_relation
from rashomon.reconciling.wording import pattern

TOLL_AGAIN = 1.5
"""What it weighs that a later report counts the dead of an incident again."""
_MOST_TIMES = 5.0
"""How many times the first toll a later count may be; beyond that it is more likely of another incident."""
_NEW_COUNT = pattern("new_count")
_RARE_DEED = pattern("rare_deed")
_ONE_PLACE = frozenset({"same_site", "same"})

Sign = tuple[str, float, str]


def counted_again(a: Facts, b: Facts) -> bool:
    """Whether the later of two reports gives a new figure for the incident that the earlier one counted."""
    if a.claim.report == b.claim.report or family(a.claim.type) != "violence" or family(b.claim.type) != "violence":
        return False
    if a.known is None or b.known is None or a.known == b.known:
        return False
    first, later = (a, b) if a.known < b.known else (b, a)
    if not (later.back and tells_again(later)) or later.headline or first.sums or later.sums:
        return False
    if a.inherited or b.inherited or place_relation(a, b) not in _ONE_PLACE or not _in_time(first, later):
        return False
    return any(_near(first, later, kind) for kind in CASUALTY_KINDS)


def tells_again(fact: Facts) -> bool:
    """Whether the words say that a figure is a new count of what was counted before; a bare "earlier" does not."""
    return fact.revises and (fact.turn != 0 or _NEW_COUNT.search(fact.sentence) is not None)


def toll_again(a: Facts, b: Facts) -> Sign | None:
    """The later report counts the dead of the same incident again."""
    if by_its_name(a, b):
        return "known", TOLL_AGAIN, "spoken of as the massacre there"
    return ("known", TOLL_AGAIN, "the toll of it, counted again") if counted_again(a, b) else None


def by_its_name(a: Facts, b: Facts) -> bool:
    """Whether one report speaks without a day of "the massacre at X" some days after the one deed that the other tells
    of there: a place rarely sees two in a week."""
    if a.claim.report == b.claim.report or family(a.claim.type) != "violence" or family(b.claim.type) != "violence":
        return False
    deed, later = (a, b) if a.lone else (b, a)
    if not deed.lone or later.first is not None or later.last is None or deed.first is None or later.sums:
        return False
    if a.inherited or b.inherited or place_relation(a, b) not in _ONE_PLACE or not names_rare_deed(later):
        return False
    return later.last - OPEN_DAYS <= deed.first <= later.last


def names_rare_deed(fact: Facts) -> bool:
    """Whether the words of a claim point to a deed of which a place rarely sees two: "the massacre"."""
    return fact.back and _RARE_DEED.search(fact.sentence) is not None


def _in_time(first: Facts, later: Facts) -> bool:
    """Whether the incident counted again can be the first one: the day that both name, or one a few days before."""
    day = first.first if first.first is not None else first.last
    if day is None or later.last is None:
        return False
    start = later.first if later.first is not None else later.last - OPEN_DAYS
    return start <= day <= later.last


def _near(first: Facts, later: Facts, kind: str) -> bool:
    old, new = first.numbers.get(kind), later.numbers.get(kind)
    if old is None or new is None or not (old.numeric and new.numeric) or not old.low or not new.low:
        return False
    if later.turn and (new.low - old.low) * later.turn < 0:
        return False  # a toll "has risen to 11" from fewer, so that it is not that of the 25
    return max(old.low, new.low) <= _MOST_TIMES * min(old.low, new.low)
