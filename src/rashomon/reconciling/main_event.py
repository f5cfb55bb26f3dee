"""The main event of a record, or of one of its reports: what a reader would say that it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.model.claim import Claim
from rashomon.model.record import Event, Record
from rashomon.model.vocabulary import CASUALTY_KINDS, NOT_DONE
from rashomon.reconciling.families import family
from rashomon.reconciling.numbers import is_one_told

_TOP = ("headline", "standfirst")
_LEAD = 3
"""The first claims of a report, which tell what it is about."""


def main_event(record: Record, report: str | None = None) -> Event | None:
    """The event that most reports tell of; among these one with its numbers, then the one that
    more of them begin with, then the fullest.

    Violence comes before what was said or done about it.  With `report`, the event that this one report is about,
    whichever others tell of it.
    *Unknowns*: None where nothing is told to have happened.  What is only planned, denied, or a sum of several events
    is never the main one where anything else is told.

    Raises:
        ValueError: if the record holds no such report.
    """
    if report is not None and all(known.id != report for known in record.reports):
        raise ValueError(f"the record holds no report {report!r}")
    claims = {claim.id: number for number, claim in enumerate(record.claims) if report in (None, claim.report)}
    leads = _leads(record, claims)
    told = [event for event in record.events if any(claim in claims for claim in event.claims)]
    return min(told, key=lambda event: _rank(event, record, claims, leads), default=None)


def _rank(event: Event, record: Record, claims: Mapping[str, int], leads: frozenset[str]) -> tuple[int, ...]:
    """What puts an event before others: smaller comes first."""
    own = [claim for claim in event.claims if claim in claims]
    reports = {claim: record.claims[claims[claim]].report for claim in own}
    return (
        int(event.modality in NOT_DONE or event.polarity == "negated"),
        int(event.umbrella),
        int(family(event.type) != "violence" and not _is_battle(event)),
        -len(set(reports.values())),
        int(not any(_is_figure(record.claims[claims[claim]]) for claim in own)),
        -len({reports[claim] for claim in own if claim in leads}),
        int(not any(kind in event.ranges for kind in CASUALTY_KINDS)),
        -len(own),
        min(claims[claim] for claim in own),
    )


def _is_battle(event: Event) -> bool:
    """Whether an event is the capture of a place that cost lives."""
    return event.type == "territory_change" and any(kind in event.ranges for kind in CASUALTY_KINDS)


def _is_figure(claim: Claim) -> bool:
    """Whether a claim gives a number of victims, rather than telling of one."""
    return any(number.numeric and not is_one_told(number) for number in claim.quantities_of(*CASUALTY_KINDS))


def _leads(record: Record, claims: Mapping[str, int]) -> frozenset[str]:
    """The claims that a report begins with: those of its headline and standfirst, and its first ones."""
    found: dict[str, list[Claim]] = {}
    for claim in record.claims:
        if claim.id in claims and claim.kind == "event":
            found.setdefault(claim.report, []).append(claim)
    return frozenset(claim.id for several in found.values() for claim in _first(several))


def _first(claims: Sequence[Claim]) -> list[Claim]:
    top = [claim for claim in claims if claim.status in _TOP]
    return [*top, *[claim for claim in claims if claim not in top][:_LEAD]]
