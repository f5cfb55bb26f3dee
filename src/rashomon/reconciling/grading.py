"""A suggestion of how sure an event is, as the Admiralty digit of credibility.

Source: NATO STANAG 2511 (digits 1 to 6), with the reading of RECONCILING 4.2 (6, 7).
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model.record import Grade
from rashomon.model.vocabulary import CASUALTY_KINDS
from rashomon.reconciling.interest import against_interest, blaming_enemy
from rashomon.reconciling.origins import camp_of
from rashomon.reconciling.positions import Members, denies_own_part
from rashomon.reconciling.victims import groups_of

LABELS = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}


def grade_of(members: Members, *, disputed: bool) -> Grade:
    """The digit with its reasons; 6 where only the outlets' own words tell of it."""
    origins, camps = members.voices.origins, members.voices.camps
    denials = [fact for fact in members.facts if fact.denied and not denies_own_part(fact)]
    if not origins:
        return Grade(admiralty=6, label=LABELS[6], reasons=("no source is named",))
    against = against_interest(members)
    reasons = [_count(origins, camps)]
    digit = 3
    if len(camps) >= 2 and not _of_other_victims(members):
        digit, reasons = 1, [*reasons, "sources of different camps agree that it happened"]
        reasons += [f"{against[0]} reports against its own interest"] if against else []
    elif (len(origins) >= 2 or against) and not denials:
        digit = 2
        several = "several sources of one camp" if _all_known(members) else "several sources, not all of a known camp"
        several = "each side tells of the other's losses" if _of_other_victims(members) else several
        reasons.append(f"{against[0]} reports against its own interest" if against else several)
    else:
        reasons.append("a single source" if len(origins) == 1 else "sources of one camp")
    if denials:
        digit = max(digit, 3) if len(origins) > len(denials) else 4
        reasons.append("denied by " + ", ".join(sorted({fact.claim.attribution.origin.name for fact in denials})))
    blaming = blaming_enemy(members)
    if blaming:
        reasons.append(f"who did it is told by an enemy alone ({', '.join(blaming)})")
    if disputed:
        digit = max(digit, 2)
        reasons.append("the accounts differ in a figure or in who did it")
    if all(fact.claim.modality == "suspected" for fact in members.told):
        digit = max(digit, 3)
        reasons.append("the text itself doubts it")
    return Grade(admiralty=digit, label=LABELS[digit], reasons=tuple(reasons))


def _of_other_victims(members: Members) -> bool:
    """Whether no two camps tell of the same side's losses, so that none bears out the other's figure."""
    told: dict[str, set[int]] = {}
    groups = [group for kind in CASUALTY_KINDS for group in groups_of(members.counted, kind) if group.name]
    for number, group in enumerate(groups):
        for fact in group.facts:
            camp = camp_of(fact.claim.attribution.origin)
            if fact.named_origin is not None and camp is not None:
                told.setdefault(camp, set()).add(number)
    return len(told) > 1 and not any(told[a] & told[b] for a in told for b in told if a < b)


def _all_known(members: Members) -> bool:
    speaking = [fact for fact in members.facts if fact.named_origin is not None and not fact.denied]
    speaking = [fact for fact in speaking if members.voices.voice[fact.order] == fact.claim.attribution.origin.id]
    return all(camp_of(fact.claim.attribution.origin) is not None for fact in speaking)


def _count(origins: Sequence[str], camps: Sequence[str]) -> str:
    sources = "1 origin" if len(origins) == 1 else f"{len(origins)} origins"
    return f"{sources}, {len(camps)} camp{'' if len(camps) == 1 else 's'}"
