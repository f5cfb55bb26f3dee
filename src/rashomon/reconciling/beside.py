"""What one text sets side by side of one fight: the losses of either side, and the figures that its voices give.

A report on a battle tells the dead of one side and then those of the other, and what each side's spokesman claims.
These are accounts of one event as long as the text names no other place, no other day and no other deed for them.
"""

from __future__ import annotations

from rashomon.model.vocabulary import CASUALTY_KINDS
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.families import family
from rashomon.reconciling.told_on import goes_elsewhere, tells_other_deed
from rashomon.reconciling.vetoes import place_relation
from rashomon.reconciling.victims import may_be_one, victims_of

REACH = 400
"""Code points between two claims that a text tells beside each other."""

Sign = tuple[str, float, str]


def beside(a: Facts, b: Facts) -> Sign | None:
    """The losses of both sides of one fight, or two voices' figures of the same losses."""
    if not _of_one_passage(a, b):
        return None
    mine, theirs = victims_of(a.claim), victims_of(b.claim)
    if not mine or not theirs:
        return None
    if not may_be_one(mine, theirs):
        fought = all(sort != "civilians" for _side, sort in mine | theirs)
        return (
            ("told_on", 2.5, "the losses of both sides of one fight") if fought and _losses(a) and _losses(b) else None
        )
    counted = {kind for kind in CASUALTY_KINDS if kind in a.numbers and kind in b.numbers}
    rivals = counted and a.voice != b.voice and mine & theirs
    return ("told_on", 2.5, "the text sets two accounts of the same losses side by side") if rivals else None


def _of_one_passage(a: Facts, b: Facts) -> bool:
    """Whether the later of two claims of violence of one text names no other place, day or deed than the earlier."""
    if a.claim.report != b.claim.report or family(a.claim.type) != "violence" or family(b.claim.type) != "violence":
        return False
    first, second = (a, b) if a.claim.span <= b.claim.span else (b, a)
    if (
        first.section != second.section
        or first.headline
        or second.headline
        or first.sums
        or second.sums
        or first.apart_here
        or second.apart
    ):
        return False
    if tells_other_deed(second) and not tells_other_deed(first):
        return False
    if second.claim.span.start - first.claim.span.end > REACH:
        return False
    if goes_elsewhere(first, second):
        return False
    own_place = not _carried(second) and place_relation(first, second) not in ("same", "same_site")
    own_day = second.strong_day and not (first.exact and first.first == second.first)
    return not own_place and not own_day


def _carried(fact: Facts) -> bool:
    """Whether the claim stands where the text was before, by no words of its own."""
    return fact.inherited or not fact.spots or all(place.as_written is None for place in fact.claim.places)


def _losses(fact: Facts) -> bool:
    """Whether the claim tells how many of a side fell, whoever did it: "nine soldiers died", "killed 54 soldiers"."""
    return any(fact.numbers[kind].numeric for kind in CASUALTY_KINDS if kind in fact.numbers)
