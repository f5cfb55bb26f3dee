"""The tables that CSV and Parquet carry, by name; what each leaves out, and where that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from rashomon.model import Event, Record
from rashomon.publishing.exports import displacement
from rashomon.publishing.exports.columns import Shelf, Table
from rashomon.publishing.exports.displacement import DISPLACEMENT_COLUMNS, displacement_rows
from rashomon.publishing.exports.loss import LeftOut
from rashomon.publishing.exports.places import sites
from rashomon.publishing.exports.table_changes import (
    GAP_COLUMNS,
    JUDGEMENT_COLUMNS,
    REVISION_COLUMNS,
    gap_rows,
    judgement_rows,
    revision_rows,
)
from rashomon.publishing.exports.table_claims import CLAIM_COLUMNS, REPORT_COLUMNS, claim_rows, report_rows
from rashomon.publishing.exports.table_events import (
    EVENT_COLUMNS,
    FIGURE_COLUMNS,
    event_rows,
    figure_rows,
    not_persons,
)
from rashomon.publishing.exports.table_states import (
    DISAGREEMENT_COLUMNS,
    STATE_COLUMNS,
    disagreement_rows,
    state_rows,
)


def not_rows(record: Record, *carried: str, how: str = "in the table `{}`") -> Iterator[LeftOut]:
    """Every event, state and disagreement that has no row of its own, with the table that has one.

    `carried` are the parts that do have rows: events, states, disagreements.
    """
    parts = {
        "events": [event.id for event in record.events],
        "states": [state.id for state in record.states],
        "disagreements": [found.id for found in record.disagreements],
    }
    for name, found in parts.items():
        if name not in carried:
            yield from (LeftOut(subject=one, field="*", reason=how.format(name)) for one in found)


def _of_events(record: Record) -> Iterator[LeftOut]:
    for event in record.events:
        yield from _of_event(event)
    yield from not_rows(record, "events")


def _of_event(event: Event) -> Iterator[LeftOut]:
    if len(sites(event.places)) > 1:
        yield LeftOut(
            subject=event.id,
            field="places",
            reason="only the main place has its point; the others are named in `all_places`; geojson has them all",
        )
    for kind in not_persons(event.ranges):
        yield LeftOut(
            subject=event.id, field=kind, reason="in words in `other_figures`; in numbers in the table `figures`"
        )
    for kind in event.victims:
        yield LeftOut(
            subject=event.id,
            field=f"victims of {kind}",
            reason="in words in `victims_by_side`; in numbers in the table `figures`",
        )
    if event.positions:
        reason = "who gives which account: in the table `disagreements` where they differ, and always in jsonl"
        yield LeftOut(subject=event.id, field="positions", reason=reason)
    for field in ("revisions", "gaps"):
        if getattr(event, field):
            yield LeftOut(subject=event.id, field=field, reason=f"in the table `{field}`")
    if event.why:
        yield LeftOut(subject=event.id, field="why", reason="why its claims are one event: in jsonl")


def _of_figures(record: Record) -> Iterator[LeftOut]:
    for event in record.events:
        if not event.ranges:
            yield LeftOut(subject=event.id, field="*", reason="it has no figure; its row is in the table `events`")
    for state in record.states:
        if not state.ranges:
            yield LeftOut(subject=state.id, field="*", reason="it has no figure; its rows are in the table `states`")
    yield from not_rows(record, "events", "states")


def _of_states(record: Record) -> Iterator[LeftOut]:
    for state in record.states:
        for kind in state.ranges:
            yield LeftOut(subject=state.id, field=kind, reason="the range over all accounts: in the table `figures`")
        if state.why:
            yield LeftOut(subject=state.id, field="why", reason="why its claims are one state: in jsonl")
    yield from not_rows(record, "states")


def _of_claims(record: Record) -> Iterator[LeftOut]:
    for claim in record.claims:
        if len(sites(claim.places)) > 1:
            yield LeftOut(
                subject=claim.id, field="places", reason="only the main place has its point; all of them in jsonl"
            )
        if claim.attribution.stated is not None:
            yield LeftOut(subject=claim.id, field="stated", reason="when its origin spoke: in jsonl")
    yield from not_rows(record)


def _of_displacement(record: Record) -> Iterator[LeftOut]:
    for about in displacement.undecided(Shelf(record)):
        yield LeftOut(
            subject=about,
            field="displaced",
            reason="no figure is recommended: the accounts exclude each other, or give no best figure",
        )
    for claim_id in displacement.left_out_of(record):
        yield LeftOut(
            subject=claim_id, field="displaced", reason="planned, conditional, denied or negated: no one was displaced"
        )
    yield from not_rows(record)


def _of_reports(record: Record) -> Iterator[LeftOut]:
    for report in record.reports:
        yield LeftOut(subject=report.id, field="text", reason="the text is its publisher's; quotes are in `claims`")
    yield from not_rows(record)


_ALL = (
    Table(
        name="events",
        summary="one row an event",
        columns=EVENT_COLUMNS,
        rows=event_rows,
        left_out=_of_events,
    ),
    Table(
        name="figures",
        summary="one row a figure of an event or state, and one more for each side's victims",
        columns=FIGURE_COLUMNS,
        rows=figure_rows,
        left_out=_of_figures,
    ),
    Table(
        name="states",
        summary="one row an account of a state",
        columns=STATE_COLUMNS,
        rows=state_rows,
        left_out=_of_states,
    ),
    Table(
        name="disagreements",
        summary="one row an account of a slot on which accounts differ",
        columns=DISAGREEMENT_COLUMNS,
        rows=disagreement_rows,
        left_out=lambda record: not_rows(record, "disagreements"),
    ),
    Table(
        name="claims",
        summary="one row a claim with its exact words",
        columns=CLAIM_COLUMNS,
        rows=claim_rows,
        left_out=_of_claims,
    ),
    Table(
        name="displacement",
        summary="one row a displacement figure in the terms of IDMC",
        columns=DISPLACEMENT_COLUMNS,
        rows=displacement_rows,
        left_out=_of_displacement,
    ),
    Table(
        name="reports",
        summary="one row a report",
        columns=REPORT_COLUMNS,
        rows=report_rows,
        left_out=_of_reports,
    ),
    Table(
        name="revisions",
        summary="one row a figure of a voice that gave several, one after the other",
        columns=REVISION_COLUMNS,
        rows=revision_rows,
        left_out=not_rows,
    ),
    Table(
        name="gaps",
        summary="one row an umbrella whose parts come to more or less than it says",
        columns=GAP_COLUMNS,
        rows=gap_rows,
        left_out=not_rows,
    ),
    Table(
        name="judgements",
        summary="one row a judgement of a person",
        columns=JUDGEMENT_COLUMNS,
        rows=judgement_rows,
        left_out=not_rows,
    ),
)
TABLES: Mapping[str, Table] = MappingProxyType({table.name: table for table in _ALL})
"""The tables by name, in the order in which they are listed."""
