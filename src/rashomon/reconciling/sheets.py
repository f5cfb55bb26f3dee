"""One report as it is compared: everything that its own text settles, worked out once and for itself.

Nothing here depends on another report, so that a sheet is made when a report is read and never again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model.claim import Claim
from rashomon.model.report import Report
from rashomon.reconciling.accused import accused_of, deeds_spoken_of
from rashomon.reconciling.facts import Facts, facts_of
from rashomon.reconciling.holding import holders_of
from rashomon.reconciling.parts import parts_of
from rashomon.reconciling.scenes import with_scenes
from rashomon.reconciling.sides import named

_FIGHTING = frozenset({"clash", "control", "territory_change"})
_RARE_CLAIMS = 3
_RARE_SHARE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The claims of one report in its order, as they are compared.

    Unknowns: `report` is None where a claim's report is not at hand.
    """

    id: str
    report: Report | None
    facts: tuple[Facts, ...]


def sheet_of(report: Report | None, report_id: str, claims: Iterable[Claim], parents: Mapping[str, str]) -> Sheet:
    """The sheet of a report and its claims; `parents` maps an actor to the one it belongs to."""
    facts = with_scenes(facts_of(claims, report, report_id, parents), report)
    return Sheet(id=report_id, report=report, facts=_settled(_with_repeats(facts)))


def _with_repeats(facts: Sequence[Facts]) -> list[Facts]:
    order = {fact.claim.id: fact.order for fact in facts}
    found = _repeats([fact.claim for fact in facts])
    return [replace(fact, repeats=order[found[fact.claim.id]]) if fact.claim.id in found else fact for fact in facts]


def _repeats(claims: Sequence[Claim]) -> dict[str, str]:
    """Scraped repeat -> the claim of the report that it repeats in the end."""
    of = {claim.id: claim.duplicate_of for claim in claims}
    found = {copy: one for copy, one in of.items() if one is not None and one in of and one != copy}
    roots = {copy: _root(copy, found) for copy in found}
    return {copy: root for copy, root in roots.items() if root not in found}


def _root(copy: str, found: Mapping[str, str]) -> str:
    seen = {copy}
    current = found[copy]
    while current in found and current not in seen:
        seen.add(current)
        current = found[current]
    return current


def _settled(facts: Sequence[Facts]) -> tuple[Facts, ...]:
    """The facts with what only the whole report tells of each."""
    parts, accused = parts_of(facts), accused_of(facts)
    inside = {**deeds_spoken_of(facts, accused), **parts.inside}
    fighting = frozenset(
        one for fact in facts if fact.claim.type in _FIGHTING for one in named(fact.doing | fact.done_to)
    )
    names = {fact.order: _names(fact) for fact in facts}
    counts = Counter(name for found in names.values() for name in found)
    most = max(_RARE_CLAIMS, len(facts) // _RARE_SHARE)
    return tuple(
        replace(
            fact,
            rare=frozenset(name for name in names[fact.order] if counts[name] <= most),
            holders=holders_of(fact, fighting),
            inside=inside.get(fact.order),
            beside=parts.beside.get(fact.order),
            accused=accused.get(fact.order),
            umbrella=fact.order in parts.umbrellas,
        )
        for fact in facts
    )


def _names(fact: Facts) -> frozenset[str]:
    """The sites, the groups outside the registry and the other names of a claim."""
    sites = set() if fact.inherited else {f"site:{s.key}" for s in fact.spots if s.level == "site"}
    groups = {name for name in fact.actor_ids if name.startswith("text:")}
    return frozenset(sites | groups | {f"name:{name}" for name in fact.proper})
