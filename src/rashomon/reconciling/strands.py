"""What one side does at one place in one go: it attacks a village, burns houses and abducts girls.

Each is a claim of its own type; together they are one event.  Abductions, burnings and lootings are types apart from
attacks, so that nothing but the text can join them: one sentence of one doer, a pronoun that goes on, or a bare toll
told right after.
Source: ACLED codebook (one actor, one place, one day: a single event of the most severe type).
"""

from __future__ import annotations

from rashomon.model.vocabulary import CASUALTY_KINDS
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.told_on import goes_elsewhere, has_own_setting, is_bare_toll, tells_more
from rashomon.reconciling.vetoes import TOGETHER, place_relation
from rashomon.reconciling.wording import listed

_NEXT = 80
"""Code points between two sentences of which the second goes on with the deed of the first."""
_ACTING = ("initiator", "co_initiator", "perpetrator")


def strand(a: Facts, b: Facts) -> str | None:
    """Why two claims of kinds that are told apart are of one deed; None if they are not."""
    if a.claim.report != b.claim.report or a.sums or b.sums or a.headline or b.headline:
        return None
    first, second = (a, b) if a.claim.span <= b.claim.span else (b, a)
    if first.apart_here or second.apart or first.denied or second.denied or first.section != second.section:
        return None
    shared = bool(first.doing & second.doing)
    if first.claim.sentence == second.claim.sentence:
        joined = shared and place_relation(first, second) in TOGETHER | {"unknown"}
        return "one sentence tells what one side did there" if joined else None
    if second.claim.span.start - first.claim.span.end > _NEXT or has_own_setting(second):
        return None
    if goes_elsewhere(first, second) or not first.spots or first.inherited:
        return None
    if shared and _goes_on_by_pronoun(second):
        return "the text goes on with what the same side did there"
    if second.doing - first.doing or first.claim.type != "violation":
        return None
    if tells_more(second, first) and any(kind in first.numbers for kind in CASUALTY_KINDS):
        return None  # of seven abducted "two of them were found dead" counts anew
    return "the dead and hurt told right after it" if is_bare_toll(second, first) else None


def _goes_on_by_pronoun(fact: Facts) -> bool:
    """Whether a claim names its doer by a pronoun alone: "they abducted nine girls"."""
    doers = [actor.as_written or "" for actor in fact.claim.actors_as(*_ACTING)]
    return bool(doers) and all(written.casefold() in listed()["pronouns"] for written in doers)
