"""Who says what is in the record: the origins with their camps, how often each stands alone, and the outlets."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from rashomon.model import Record
from rashomon.publishing.catalogue import Catalogue
from rashomon.publishing.days import interval
from rashomon.publishing.words import camp_name, legible

_UNNAMED = ("unnamed:", "outlet")
OWN_VOICE = "the outlets’ own voices"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One origin: in how many reports it speaks, how many events it tells of, and of how many it alone does.

    `camp` is empty where it is not known.
    """

    name: str
    camp: str
    reports: int
    events: int
    alone: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One outlet: how many reports of it were read, and their days."""

    name: str
    reports: int
    days: str


def voices(record: Record, catalogue: Catalogue) -> tuple[Voice, ...]:
    """The origins by how many events they tell of, then by name; last the events that no named origin tells of."""
    events: Counter[str] = Counter(origin for event in record.events for origin in event.origins)
    alone: Counter[str] = Counter(event.origins[0] for event in record.events if len(event.origins) == 1)
    reports: dict[str, set[str]] = {}
    for claim in record.claims:
        if not claim.attribution.own_voice and claim.duplicate_of is None:
            reports.setdefault(claim.attribution.origin.id, set()).add(claim.report)
    named = set(events) | {origin for origin in reports if not origin.startswith(_UNNAMED)}
    rows = [
        Voice(
            name=_named(origin, catalogue),
            camp=_camp(origin, catalogue),
            reports=len(reports.get(origin, ())),
            events=events[origin],
            alone=alone[origin],
        )
        for origin in named
    ]
    rows.sort(key=lambda row: (-row.events, -row.reports, row.name.casefold(), row.name))
    without = [event for event in record.events if not event.origins]
    if without:
        told = {report for event in without for report in event.reports}
        rows.append(Voice(name=OWN_VOICE, camp="", reports=len(told), events=len(without), alone=len(without)))
    return tuple(rows)


def outlets(record: Record) -> tuple[Outlet, ...]:
    """The outlets by how many of their reports were read, then by name."""
    found: dict[str, list[date | None]] = {}
    for report in record.reports:
        name = legible(report.outlet or "") or "outlet not known"
        found.setdefault(name, []).append(report.published.day if report.published is not None else None)
    rows = [Outlet(name=name, reports=len(days), days=_days(days)) for name, days in found.items()]
    return tuple(sorted(rows, key=lambda row: (-row.reports, row.name.casefold(), row.name)))


def _days(days: list[date | None]) -> str:
    known = sorted(day for day in days if day is not None)
    undated = len(days) - len(known)
    told = interval(known[0], known[-1]) if known else ""
    if not undated:
        return told
    return f"{told}, {undated} without a day" if told else "no day known"


def _camp(origin: str, catalogue: Catalogue) -> str:
    source = catalogue.sources.get(origin)
    if source is None or not source.camp:
        return ""
    return legible(camp_name(source.camp))


def _named(origin: str, catalogue: Catalogue) -> str:
    """The origin's name, with the reliability that a desk gave it."""
    source = catalogue.sources.get(origin)
    letter = source.reliability if source is not None else None
    return f"{catalogue.source_name(origin)} ({letter})" if letter else catalogue.source_name(origin)
