"""A town that is taken, the fight for it and the dead of that fight: one event.

"Rebels captured the town on Sunday after two days of fighting. Sixty soldiers were killed." tells of one battle, which
ended in a capture.  What the text tells elsewhere, on another day or as another deed stays apart.
Source: ACLED codebook ("Non-state actor overtakes territory" and "Government regains territory" are battles).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.model.vocabulary import CASUALTY_KINDS
from rashomon.model.wording import words
from rashomon.reconciling.facts import OPEN_DAYS, Facts
from rashomon.reconciling.families import BATTLE_SUBTYPES, TAKEN, family
from rashomon.reconciling.told_on import (
    REACH,
    goes_elsewhere,
    is_bare_toll,
    stands_between,
    tells_more,
    told_deed,
)
from rashomon.reconciling.vetoes import TOGETHER, place_relation
from rashomon.reconciling.victims import CIVILIANS, may_be_one, victims_of
from rashomon.reconciling.wording import listed, pattern

Sign = tuple[str, float, str]
_ONE_PLACE = frozenset({"same", "same_site"})
_IN_TAKING = pattern("in_taking")
FOUGHT = 1.0
"""What it weighs that another report tells of a fight where and when a place was taken."""
FOUGHT_FOR = 1.5
"""The same for those who fell "in the battle for" the place, about when it was taken."""


def is_capture(fact: Facts) -> bool:
    """Whether a claim tells that a place was taken."""
    return _is_taken(fact) and not fact.denied


def _is_taken(fact: Facts) -> bool:
    """Whether a claim tells that a place was taken, or denies it: "it had lost the town; 400 fell in the battle"."""
    return fact.claim.type == "territory_change" and fact.claim.subtype in TAKEN and fact.mood == "done"


def is_of_fight(fact: Facts) -> bool:
    """Whether a claim tells of a capture or of a fight at a place and on a day of its own, as another report may."""
    told = is_capture(fact) or (is_of_battle(fact) and (fact.claim.type == "clash" or _fell_in_it(fact)))
    return told and fact.last is not None and not fact.inherited


def _fell_in_it(fact: Facts) -> bool:
    """Whether a claim counts those who fell in the taking of the place: "in the battle for the town"."""
    return fact.claim.type in ("casualty_detail", "clash") and _IN_TAKING.search(fact.sentence) is not None


def of_either_side(a: Facts, b: Facts) -> bool:
    """Whether two claims tell of a fight, so that the victims of the one need not be those of the other."""
    types = {a.claim.type, b.claim.type}
    if types == {"clash"}:
        return True
    armed = all(sort != CIVILIANS for fact in (a, b) for _side, sort in victims_of(fact.claim))
    return types == {"clash", "casualty_detail"} and armed


def losses_of_each(a: Facts, b: Facts) -> Sign | None:
    """Two claims of a fight on one day, of which each counts the dead of another side."""
    one_day = a.exact and b.exact and a.first == b.first and a.claim.type == b.claim.type
    apart = not may_be_one(victims_of(a.claim), victims_of(b.claim))
    return ("done_to", 1.0, "each tells of the losses of one side") if one_day and apart else None


def is_of_battle(fact: Facts) -> bool:
    """Whether a claim may tell of a fight for a town, or of its dead."""
    if family(fact.claim.type) != "violence" or fact.mood != "done" or fact.sums or fact.apart:
        return False
    if fact.denied or fact.claim.component_of is not None:
        return False
    return fact.claim.type != "attack" or fact.claim.subtype in BATTLE_SUBTYPES


def battle_for(fact: Facts, members: Sequence[Facts], found: Mapping[int, int]) -> Facts | None:
    """The capture told right before, for which a fight was fought or in which a toll was paid; None for others.

    `members` are all claims of the report, `found` the scenes of those before (by `order`).
    """
    if fact.headline or not is_of_battle(fact):
        return None
    before = [one for one in members if _is_taken(one) and not one.headline and one.claim.span < fact.claim.span]
    town = before[-1] if before else None
    if (
        town is None
        or not town.spots
        or town.section != fact.section
        or fact.claim.span.start - town.claim.span.end > REACH
    ):
        return None
    if not _is_set_in(fact, town) or any(stands_between(one, town, fact, found) for one in members):
        return None
    if fact.claim.type == "clash":
        return town
    toll = is_bare_toll(fact, town) and not tells_more(fact, town)
    return town if toll and not _tells_other_deed(fact) else None


def _is_set_in(fact: Facts, town: Facts) -> bool:
    """Whether the words of a claim name no other place and no other day than those of the capture."""
    if goes_elsewhere(town, fact) or (town.exact and fact.strong_day and fact.first != town.first):
        return False
    return fact.inherited or not fact.spots or place_relation(fact, town) in _ONE_PLACE


def _tells_other_deed(fact: Facts) -> bool:
    """Whether a claim lays its toll on a deed of its own ("in an air strike"), which a fight is not."""
    deed = told_deed(fact)
    return deed is not None and not set(words(deed)) & listed()["fights"]


def battle(a: Facts, b: Facts) -> Sign | None:
    """One report tells of a fight or its dead and of the capture that it ended in: in one sentence, or the fight at
    the same place on the same day."""
    town, fight = (a, b) if is_capture(a) else (b, a)
    if not is_capture(town):
        return _one_fight(a, b)
    if not is_of_battle(fight):
        return None
    if town.claim.report != fight.claim.report:
        return _fought_elsewhere_told(town, fight)
    if town.apart_here or place_relation(town, fight) not in TOGETHER | {"unknown"}:
        return None
    if town.claim.sentence == fight.claim.sentence:
        counts = any(kind in fight.numbers for kind in CASUALTY_KINDS)
        fits = fight.claim.type == "clash" or (counts and not _tells_other_deed(fight))
        return ("battle", 2.5, "one sentence tells of the fight and of what it took") if fits else None
    one_day = town.exact and fight.exact and town.first == fight.first
    here = place_relation(town, fight) in _ONE_PLACE and not any(s.relation == "part_of" for s in town.spots)
    named = here and not (town.inherited or fight.inherited)
    if fight.claim.type == "clash" and (named if town.headline != fight.headline else one_day and here):
        return "battle", 1.5, "the fight for the place that was taken that day"
    return None


def _fought_elsewhere_told(town: Facts, fight: Facts) -> Sign | None:
    """Another report tells of a fight at the very place on the very day on which it was taken."""
    if not is_of_fight(town) or not is_of_fight(fight) or not _in_one_week(town, fight):
        return None
    if place_relation(town, fight) not in _ONE_PLACE:
        return None
    if any(spot.relation == "part_of" for spot in town.spots):
        return None
    one_day = town.exact and fight.exact and town.first == fight.first
    if not one_day and not _fell_in_it(fight):
        return None
    return "battle", FOUGHT if one_day else FOUGHT_FOR, "a fight for the place when it was taken"


def _in_one_week(town: Facts, fight: Facts) -> bool:
    """Whether both name one day, or one of them none and only a bound some days later."""
    if town.exact and fight.exact:
        return town.first == fight.first
    days = [fact.first if fact.exact else fact.last for fact in (town, fight)]
    return days[0] is not None and days[1] is not None and abs(days[0] - days[1]) <= OPEN_DAYS


def _one_fight(a: Facts, b: Facts) -> Sign | None:
    """One sentence tells of a fight and of what one of its sides did in it: "repelled the attack and killed 12"."""
    if {a.claim.type, b.claim.type} != {"clash", "attack"} or a.claim.sentence != b.claim.sentence:
        return None
    if a.claim.report != b.claim.report or a.apart_here or b.apart_here or a.denied or b.denied:
        return None
    fight, deed = (a, b) if a.claim.type == "clash" else (b, a)
    sides = deed.doing & (fight.doing | fight.done_to)
    return ("battle", 2.0, "one sentence tells of the fight and of what was done in it") if sides else None
