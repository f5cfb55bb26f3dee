"""Which deed a bare accusation, denial or claim of responsibility speaks of: "Officials blamed rebels" right after a
bombing names its doer, and so does "The rebels claimed the attack".

Where the reading finds the deed in the words ("accused the army of shelling the camp") it makes a claim of its own.
Where it does not, the deed is the incident that the text has just told; the accusation is then one account of who did
it.  Either way the statement stands with the deed and is no event beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.model.wording import words
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.families import family
from rashomon.reconciling.geography import relation
from rashomon.reconciling.sides import named
from rashomon.reconciling.wording import listed, pattern, table

REACH = 500
"""Code points between the incident and the words that lay it on someone."""
_SAID_DAYS = 3
"""Days before a report from which on a day is rather that of a deed than that on which it was denied."""
_DATE = pattern("dated")
_MONTHS: list[str] = table("patterns.toml")["lists"]["month"]
_MATTER = pattern("matter")
_STATEMENTS = frozenset({"accusation", "denial", "claim_of_responsibility"})


def accused_of(facts: Sequence[Facts]) -> Mapping[int, int]:
    """Statement -> the claim of the incident of its report that it speaks of; numbers are places in the record."""
    told = [fact for fact in facts if _is_incident(fact)]
    scenes: dict[int | None, Facts] = {fact.order: fact for fact in facts}
    found: dict[int, int] = {}
    for fact in facts:
        if fact.claim.subtype in _STATEMENTS and not _has_own_deed(fact, facts) and _speaks(fact):
            before = [
                one for one in told if _just_before(one, fact) and not _is_elsewhere(scenes.get(one.scene, one), fact)
            ]
            if before:
                found[fact.order] = before[-1].order
    return found


def deeds_spoken_of(facts: Sequence[Facts], accused: Mapping[int, int]) -> Mapping[int, int]:
    """Statement -> the claim of violence that it speaks of: in its own words, or by `accused`."""
    found: dict[int, int] = {}
    for fact in facts:
        if fact.claim.type != "communication" or fact.claim.subtype not in _STATEMENTS:
            continue
        own = next((one for one in facts if _is_in_its_words(one, fact)), None)
        own = own or next((one for one in facts if _is_charge_in_it(one, fact)), None)
        deed = own.order if own is not None else accused.get(fact.order)
        if deed is not None:
            found[fact.order] = deed
    for fact in facts:
        if fact.headline and fact.claim.subtype in _STATEMENTS and fact.order not in found:
            again = {found[one.order] for one in facts if one.order in found and _says_it(one, fact)}
            if len(again) == 1:
                found[fact.order] = again.pop()
    return found


def _says_it(body: Facts, head: Facts) -> bool:
    """Whether a statement of the body is the one that the headline tells: "Army denies bombing"."""
    if body.headline or body.claim.subtype != head.claim.subtype:
        return False
    return bool(body.doing & head.doing) or not (named(body.doing) and named(head.doing))


def _is_in_its_words(deed: Facts, said: Facts) -> bool:
    """Whether a claim of violence stands in the words of a statement: "denied that its planes had bombed the town"."""
    denied = deed.denied
    told = family(deed.claim.type) == "violence" and deed.claim.component_of is None and deed.headline == said.headline
    return told and said.claim.span.contains(deed.claim.span) and denied == (said.claim.subtype == "denial")


def _is_charge_in_it(deed: Facts, said: Facts) -> bool:
    """Whether a denial tells in its words what is denied: "rejected charges that its men had shot peasants"."""
    laid = said.claim.subtype == "denial" and family(deed.claim.type) == "violence" and not deed.headline
    return laid and deed.claim.component_of is None and said.claim.span.contains(deed.claim.span)


def _is_incident(fact: Facts) -> bool:
    told = family(fact.claim.type) == "violence" and fact.mood == "done" and not fact.denied
    return told and not fact.headline and not fact.sums and fact.claim.component_of is None


def _is_elsewhere(incident: Facts, said: Facts) -> bool:
    """Whether a statement names a place that is not the incident's: "denied any part in the Gao bombing".

    Also where it is not known how the two lie to each other, as long as both are towns or sites with a name.
    """
    if incident.exact and _is_of_other_day(incident, said):
        return True
    if said.inherited:
        return False
    found = relation(incident.spots, said.spots)
    named_both = not incident.inherited and all(_has_name(fact) for fact in (incident, said))
    return found in ("apart", "other_bearing", "other_site") or (found == "unknown" and named_both)


def _is_of_other_day(incident: Facts, said: Facts) -> bool:
    """Whether a statement names a day some days before its report, on which it was not made, and not the incident's."""
    if said.known is None:
        return False
    latest, named = said.known.toordinal() - _SAID_DAYS, set[int]()
    if said.exact and said.first is not None:
        named.add(said.first)
    for found in _DATE.finditer(said.claim.quote):
        day, month = int(found[1] or found[4]), _MONTHS.index((found[2] or found[3]).casefold()) + 1
        try:
            named.add(said.known.replace(month=month, day=day).toordinal())
        except ValueError:
            continue
    return any(day <= latest for day in named) and incident.first not in named


def _has_name(fact: Facts) -> bool:
    return any(spot.level in ("city", "site") and spot.name for spot in fact.spots)


def _just_before(incident: Facts, fact: Facts) -> bool:
    gap = fact.claim.span.start - incident.claim.span.end
    return 0 <= gap <= REACH


def _has_own_deed(fact: Facts, members: Sequence[Facts]) -> bool:
    """Whether the reading made a claim of what is laid on someone or denied, in the same sentence.

    What is denied may be of any type: "denied that its troops had fled" is no denial of the raid told before.
    """
    denial = fact.claim.subtype == "denial"
    return any(
        (family(other.claim.type) == "violence" or (denial and other.claim.type != "communication"))
        and other.claim.sentence == fact.claim.sentence
        and other.claim.span.start >= fact.claim.span.start
        and (other.denied) == denial
        for other in members
    )


def _speaks(fact: Facts) -> bool:
    """Whether the words name no other matter ("blamed the army for the delay")."""
    if not fact.claim.actors_as("initiator", "subject") or (
        fact.claim.subtype == "accusation" and not fact.claim.actors_as("target", "object")
    ):
        return False
    matter = _MATTER.search(fact.claim.quote)
    known = listed()
    return matter is None or bool(set(words(matter[1])) & (known["deeds"] | known["devices"] | known["matters"]))
