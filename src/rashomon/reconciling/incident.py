"""What the reports add up to on one incident: its day, and how many were killed and hurt, as last told.

The record keeps two claims apart where nothing but silence joins them ("The boy died in hospital").  Here, where one
incident is asked for, the claims of its reports count that nothing sets apart from its main event.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rashomon.model.claim import Claim
from rashomon.model.quantity import Quantity
from rashomon.model.record import Event, Range, Record
from rashomon.model.vocabulary import CASUALTY_KINDS, NOT_DONE
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.families import family
from rashomon.reconciling.main_event import main_event
from rashomon.reconciling.numbers import is_one_told
from rashomon.reconciling.sheets import sheet_of
from rashomon.reconciling.vetoes import TOGETHER, place_relation, veto
from rashomon.reconciling.wording import listed

_HIT = "killed_or_wounded"
_APART = frozenset({"veto.kind", "veto.mood", "veto.day", "veto.place", "veto.bearing", "veto.site", "veto.sum"})
"""What sets a claim apart from the incident; other numbers or doers in another account do not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One incident: `event` is its main event, `claims` are the ids of all claims that were counted.

    `killed` and `hurt` are ranges over persons; who is only said to have been shot or hit, and is not said to have
    died, is counted as hurt.  `day` is the day that most of the claims name.
    Unknowns: None where no claim gives a number, or a day.
    """

    event: Event
    claims: tuple[str, ...]
    killed: Range | None
    hurt: Range | None
    day: date | None


def incident(record: Record, report: str | None = None) -> Incident | None:
    """The incident that the record, or one of its reports, is about; None where it tells of none.

    Raises:
        ValueError: if the record holds no such report.
    """
    main = main_event(record, report)
    if main is None:
        return None
    counted = _without_who_died(_counted(record, main))
    numbers = {kind: _latest(counted, kind) for kind in CASUALTY_KINDS}
    killed = numbers["killed"]
    return Incident(
        event=main,
        claims=tuple(fact.claim.id for fact in counted),
        killed=killed,
        hurt=_hurt(numbers["injured"], numbers[_HIT], killed),
        day=_day(counted, main),
    )


def _counted(record: Record, main: Event) -> list[Facts]:
    """The claims of violence that belong to the main event or that nothing sets apart from it."""
    reports = {report.id: report for report in record.reports}
    told: dict[str, list[Claim]] = {}
    for claim in record.claims:
        told.setdefault(claim.report, []).append(claim)
    facts = [fact for key, claims in told.items() for fact in sheet_of(reports.get(key), key, claims, {}).facts]
    own = [fact for fact in facts if fact.claim.id in main.claims]
    return [fact for fact in facts if fact in own or _belongs(fact, own, main)]


def _without_who_died(facts: Sequence[Facts]) -> list[Facts]:
    """The facts of which none counts as hurt the one who died: "he suffered a gunshot wound", told of by a pronoun."""
    if not any("killed" in fact.numbers and fact.numbers["killed"].high == 1 for fact in facts):
        return list(facts)
    found = []
    for fact in facts:
        hurt = [actor.as_written or "" for actor in fact.claim.actors if actor.role == "victim"]
        one = "injured" in fact.numbers and is_one_told(fact.numbers["injured"])
        if one and hurt and all(written.casefold() in listed()["pronouns"] for written in hurt):
            fact = replace(fact, numbers={kind: n for kind, n in fact.numbers.items() if kind != "injured"})
        found.append(fact)
    return found


def _belongs(fact: Facts, own: Sequence[Facts], main: Event) -> bool:
    if family(fact.claim.type) != "violence" or fact.mood != "done" or fact.sums or fact.apart:
        return False
    if fact.claim.modality in NOT_DONE or fact.denied:
        return False
    apart = [found for other in own if (found := veto(fact, other)) is not None and found.rule in _APART]
    if apart:
        return False
    return fact.claim.report in main.reports or any(_one_place(fact, other) for other in own)


def _one_place(fact: Facts, other: Facts) -> bool:
    return place_relation(fact, other) in TOGETHER or not (fact.spots and other.spots)


def _latest(facts: Sequence[Facts], kind: str) -> Range | None:
    """The number that the last report gives; single persons count where no report gives a number."""
    told = [(fact, fact.numbers[kind]) for fact in facts if kind in fact.numbers and fact.claim.component_of is None]
    figures = [(fact, number) for fact, number in told if number.numeric and not is_one_told(number)]
    chosen = figures or [(fact, number) for fact, number in told if is_one_told(number)]
    if not chosen:
        bounded = [number for _fact, number in told if number.low is not None]
        low = max((number.low for number in bounded if number.low is not None), default=None)
        return Range(low=low, best=None, high=None, unit="persons") if bounded else None
    last = max(_known(fact) for fact, _number in chosen)
    return _range([number for fact, number in chosen if _known(fact) == last])


def _known(fact: Facts) -> tuple[date, int]:
    return fact.known or date.min, fact.report_order


def _range(numbers: Iterable[Quantity]) -> Range:
    """The figure of a report that breaks its total down: the largest one."""
    largest = max(numbers, key=lambda number: number.value or 0.0)
    best = largest.value if largest.low == largest.high else None
    return Range(low=largest.low, best=best, high=largest.high, unit="persons")


def _hurt(injured: Range | None, hit: Range | None, killed: Range | None) -> Range | None:
    """Those hit who are not said to have died, or those said to be hurt if these are more."""
    if hit is None or hit.best is None:
        return injured
    dead = killed.best if killed is not None and killed.best is not None else 0.0
    rest = hit.best - dead
    if rest < 0 or (injured is not None and (injured.low or 0.0) >= rest):
        return injured
    return Range(low=rest, best=rest, high=rest, unit="persons") if rest or injured is None else injured


def _day(facts: Sequence[Facts], main: Event) -> date | None:
    """The day that most claims name, those of the main event first."""
    for members in ([f for f in facts if f.claim.id in main.claims], facts):
        days = Counter(fact.first for fact in members if fact.exact and fact.first is not None)
        if days:
            return date.fromordinal(min(days, key=lambda day: (-days[day], day)))
    return None
