"""A suggestion of how well civilian harm by an attack is established, in Airwars' terms, from the claims alone.

Confirmed: a belligerent accepts responsibility.  Fair: two or more credible sources, with likely or confirmed near
actions by a belligerent.  Weak: a single source.  Contested: competing claims of responsibility.  Discounted: those
killed were combatants.  It is for a person to give; here it is only what the accounts come to.
Source: Airwars, civilian harm grading (STANDARDS 1.5, ONTOLOGY 3.6).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import combinations

from rashomon.model.record import HarmGrade
from rashomon.model.vocabulary import CASUALTY_KINDS, DOER_ROLES
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.interest import admits_harm
from rashomon.reconciling.naming import tidied
from rashomon.reconciling.origins import camp_of
from rashomon.reconciling.positions import Members
from rashomon.reconciling.ranges import said_on
from rashomon.reconciling.sides import NOBODY, named, side_of
from rashomon.reconciling.victims import CIVILIANS, victims_of


def harm_of(members: Members, claim_type: str) -> HarmGrade | None:
    """The status with its reasons; None for what is no attack, and where no account names civilians as harmed."""
    told = [fact for fact in members.counted if _counts_victims(fact) and fact.mood == "done"]
    if claim_type not in ("attack", "casualty_detail") or not any(_of_civilians(fact) for fact in told):
        return None
    if claim_type == "casualty_detail" and not any(fact.claim.type == "attack" for fact in members.counted):
        return None
    standing = _standing(told, members)
    admitting = sorted({fact.claim.attribution.origin.name for fact in standing if admits_harm(fact)})
    rivals = _rivals(members)
    sources = _sources([fact for fact in standing if _of_civilians(fact)], members)
    blamed = sorted({one for fact in members.counted for one in named(fact.doing | fact.suspected)})
    if not any(_of_civilians(fact) for fact in standing):
        return HarmGrade(status="discounted", reasons=("the latest accounts count combatants, no civilians",))
    if admitting:
        return HarmGrade(status="confirmed", reasons=(f"{', '.join(admitting)} accepts that it harmed civilians",))
    if rivals:
        return HarmGrade(status="contested", reasons=(f"laid on {rivals[0]} and on {rivals[1]}",))
    if _independent(sources) and blamed:
        return HarmGrade(status="fair", reasons=(_count(sources), "a belligerent is named or suspected"))
    others = len({members.voices.voice[fact.order] for fact in told if fact.named_origin is not None} - set(sources))
    reasons = [_count(sources) + (" tells of civilians" if len(sources) == 1 and others else "")]
    if len(sources) > 1 and not _independent(sources):
        reasons.append("all of one camp")
    return HarmGrade(status="weak", reasons=(*reasons, *(() if blamed else ("no belligerent is named",))))


def _counts_victims(fact: Facts) -> bool:
    return any(kind in fact.numbers for kind in CASUALTY_KINDS)


def _of_civilians(fact: Facts) -> bool:
    return any(sort == CIVILIANS for _side, sort in victims_of(fact.claim))


def _standing(told: Sequence[Facts], members: Members) -> list[Facts]:
    """What each voice said last of whose the victims are."""
    days: dict[str, date] = {}
    voice = members.voices.voice
    known = [fact for fact in told if victims_of(fact.claim)]
    for fact in known:
        day = said_on(fact, members.voices) or date.min
        days[voice[fact.order]] = max(day, days.get(voice[fact.order], date.min))
    return [fact for fact in known if (said_on(fact, members.voices) or date.min) == days[voice[fact.order]]]


def _rivals(members: Members) -> tuple[str, str] | None:
    """Two sides that different sources name as the only doer; sides named together by one source are no rivals."""
    told = [
        (members.voices.voice[fact.order], _sides(fact, *DOER_ROLES))
        for fact in members.counted
        if fact.named_origin is not None
    ]
    laid = [fact for fact in members.accusing if fact.claim.subtype == "accusation"]
    told += [(fact.voice, _sides(fact, "target", "object")) for fact in laid]
    for (voice, sides), (other, rivals) in combinations([pair for pair in told if pair[1]], 2):
        if voice != other and not sides.keys() & rivals.keys():
            first, second = sorted((" and ".join(sorted(sides.values())), " and ".join(sorted(rivals.values()))))
            return first, second
    return None


def _sides(fact: Facts, *roles: str) -> dict[str, str]:
    """The sides that are named in these roles, with their names."""
    found = {side_of(a): tidied(a).name for a in fact.claim.actors_as(*roles) if a.id not in NOBODY}
    return {one: name for one, name in found.items() if named(frozenset({one}))}


def _sources(told: Sequence[Facts], members: Members) -> dict[str, str | None]:
    """The origins of accounts, each with its camp."""
    found: dict[str, str | None] = {}
    for fact in told:
        origin = members.voices.voice[fact.order]
        if fact.named_origin is not None and not origin.startswith("report:"):
            own = fact.claim.attribution.origin
            found[origin] = found.get(origin) or (camp_of(own) if own.id == origin else None)
    return found


def _independent(sources: dict[str, str | None]) -> bool:
    """Whether there are two sources that are not known to be of one camp."""
    return len(sources) > 1 and (None in sources.values() or len(set(sources.values())) > 1)


def _count(sources: dict[str, str | None]) -> str:
    if not sources:
        return "no source is named, the outlets alone tell of it"
    return "a single source" if len(sources) == 1 else f"{len(sources)} sources"
