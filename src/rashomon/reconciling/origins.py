"""Who says it: documents, origins and camps of a cluster, each voice counted once.

Source: RECONCILING 4.2.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from rashomon.model.attribution import Source
from rashomon.model.vocabulary import CASUALTY_KINDS
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.numbers import meets
from rashomon.reconciling.same_voices import first_said, same_voices

_UNNAMED = "unnamed:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """Who speaks in one cluster.

    `origins` leaves out the outlets' own words.  `camps` are those of the sources that the text names: a body of the
    registry without a camp is a camp of its own; of a person or a group that no row covers, none is known.
    `covered` holds the claims in an outlet's own words whose content a source in the same or an earlier report bears.
    `voice` is the counted voice of each claim: an origin, or `report:ID`.  `first_said` is the day of the first report
    of what a later one only says again.
    """

    origins: tuple[str, ...]
    camps: tuple[str, ...]
    covered: frozenset[int]
    voice: Mapping[int, str]
    unattributed: tuple[str, ...]
    first_said: Mapping[int, date] = field(default_factory=dict)


def voices_of(facts: Sequence[Facts], copies: frozenset[int]) -> Voices:
    """The voices of one cluster; `copies` add documents and no voice."""
    counted = [fact for fact in facts if fact.order not in copies]
    relays = _relays(counted)
    one = same_voices(counted)
    voice = {fact.order: _follow(one.get((fact.claim.report, fact.voice), fact.voice), relays) for fact in facts}
    voice |= _unnamed_apart(counted, voice)
    origins: set[str] = set()
    camps: dict[str, str] = {}
    for fact in counted:
        if fact.named_origin is None or fact.denied:
            continue
        origin = fact.claim.attribution.origin
        if voice[fact.order].startswith("report:"):
            continue  # reports that cite each other: nobody is behind them
        origins.add(voice[fact.order])
        camp = camp_of(origin)
        if camp is not None and origin.id == voice[fact.order]:
            camps[origin.id] = camp
    covered = frozenset(fact.order for fact in counted if fact.named_origin is None and _covered(fact, counted))
    loose = {f.claim.report for f in counted if f.named_origin is None and f.order not in covered}
    return Voices(
        origins=tuple(sorted(origins)),
        camps=tuple(sorted({camp for origin, camp in camps.items() if origin in origins})),
        covered=covered,
        voice=voice,
        unattributed=tuple(sorted(loose)),
        first_said=first_said(counted),
    )


def _unnamed_apart(facts: Sequence[Facts], voice: Mapping[int, str]) -> dict[int, str]:
    """Nameless sources that two reports call by other words and that give other figures, each by its own words:
    "security sources said eight died", "hospital sources said 12 had"."""
    told: dict[str, list[Facts]] = {}
    for fact in facts:
        if voice[fact.order].startswith(_UNNAMED):
            told.setdefault(voice[fact.order], []).append(fact)
    apart = {one for one, several in told.items() if any(_are_two(a, b) for a, b in combinations(several, 2))}
    return {fact.order: f"{_UNNAMED}{_called(fact)}" for one in apart for fact in told[one] if _called(fact)}


def _are_two(a: Facts, b: Facts) -> bool:
    if a.claim.report == b.claim.report or not _called(a) or not _called(b) or _called(a) == _called(b):
        return False
    shared = a.numbers.keys() & b.numbers.keys() & set(CASUALTY_KINDS)
    return any(not meets(a.numbers[kind], b.numbers[kind]) for kind in shared)


def _called(fact: Facts) -> str:
    """What a report calls its source, without its article."""
    return (fact.claim.attribution.origin.as_written or "").casefold().removeprefix("the ").strip()


def camp_of(source: Source) -> str | None:
    """The camp of a source; a body of the registry without a camp is one by itself; None where it is not known."""
    if source.camp is not None:
        return source.camp
    known = source.resolution != "unnamed" and ":" not in source.id and source.id != "unknown"
    return source.id if known else None


def _relays(facts: Sequence[Facts]) -> dict[str, str]:
    """Relay -> the origin that it passes on elsewhere in the cluster."""
    found: dict[str, str] = {}
    for fact in sorted(facts, key=lambda f: f.order):
        chain = fact.claim.attribution.chain
        for source in chain[1:-1]:
            if source.id != chain[-1].id:
                found.setdefault(source.id, chain[-1].id)
    return found


def _follow(voice: str, relays: Mapping[str, str]) -> str:
    seen = {voice}
    while voice in relays and relays[voice] not in seen:
        voice = relays[voice]
        seen.add(voice)
    return voice


def _covered(own: Facts, facts: Sequence[Facts]) -> bool:
    """Whether a source in the same or an earlier report bears what the outlet says in its own words."""
    return any(
        other.named_origin is not None
        and other.report_order <= own.report_order
        and other.mood == own.mood
        and not other.denied
        and _bears(own, other)
        for other in facts
    )


def _bears(own: Facts, other: Facts) -> bool:
    return all(kind in other.numbers and meets(q, other.numbers[kind]) for kind, q in own.numbers.items() if q.numeric)
