"""The tables `revisions` (tolls told anew), `gaps` (umbrellas beside their parts) and `judgements` (of people)."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.publishing.changes import voice_name
from rashomon.publishing.exports.columns import Column, Row, Shelf, bounds, bounds_row, told
from rashomon.publishing.exports.table_events import TOTAL
from rashomon.publishing.numbers import exact
from rashomon.publishing.words import legible

REVISION_COLUMNS = (
    Column("event_id", "text", "id of the event"),
    Column("kind", "text", "what is counted: killed, injured ..."),
    Column("victims", "text", "`total`, or the side whose victims they are"),
    Column("origin", "text", "id of the voice; `report:ID` for an outlet in its own words"),
    Column("origin_name", "text", "its name"),
    Column("step", "count", "number of the figure in the order of time, from 1"),
    Column("counts", "flag", "true for the last figure, the only one that counts in the range"),
    Column("value", "text", "what it said"),
    Column("low", "number", "lower bound; empty where none is stated"),
    Column("high", "number", "upper bound; empty where none is stated"),
    Column("known", "text", "day on which it was said"),
    Column("claim_id", "text", "the claim"),
    Column("report_id", "text", "the report"),
)


def revision_rows(catalogue: Shelf) -> Iterator[Row]:
    """One row a figure of a voice that gave several, one after the other."""
    for event in catalogue.record.events:
        for revision in event.revisions:
            for step, figure in enumerate(revision.figures, 1):
                yield {
                    "event_id": event.id,
                    "kind": revision.kind,
                    "victims": legible(revision.victims) if revision.victims is not None else TOTAL,
                    "origin": revision.origin,
                    "origin_name": voice_name(revision.origin, catalogue),
                    "step": step,
                    "counts": step == len(revision.figures),
                    "value": legible(figure.value),
                    "low": exact(figure.low),
                    "high": exact(figure.high),
                    "known": figure.known,
                    "claim_id": figure.claim,
                    "report_id": figure.report,
                }


GAP_COLUMNS = (
    Column("event_id", "text", "id of the umbrella"),
    Column("kind", "text", "what is counted: killed, injured ..."),
    *bounds("whole", "what the umbrella says"),
    *bounds("parts", "what the events inside it come to"),
    Column("gap_low", "number", "whole less parts: above zero is told nowhere else, below zero the parts come to more"),
    Column("gap_high", "number", "its upper end; empty where the umbrella has none"),
    Column("parts", "texts", "ids of the events that were added up"),
)


def gap_rows(catalogue: Shelf) -> Iterator[Row]:
    """One row an umbrella and kind of figure."""
    for event in catalogue.record.events:
        for gap in event.gaps:
            yield {
                "event_id": event.id,
                "kind": gap.kind,
                **bounds_row("whole", gap.whole),
                **bounds_row("parts", gap.parts),
                "gap_low": exact(gap.low),
                "gap_high": exact(gap.high),
                "parts": told(gap.events),
            }


JUDGEMENT_COLUMNS = (
    Column("number", "count", "its number in the project; `judgements` of other tables name it"),
    Column("at", "text", "the instant, UTC"),
    Column("user", "text", "who decided"),
    Column("kind", "text", "accept, reject, correct, same, different, unsure, reliability, camp, retract, name, undo"),
    Column("subject", "text", "id of the claim, source or report; for `undo` the number of the judgement"),
    Column("value", "texts", "what was decided, as `name: value`"),
    Column("reason", "text", "why"),
    Column("undone_by", "count", "number of the judgement that undoes it; empty where it stands"),
)


def judgement_rows(catalogue: Shelf) -> Iterator[Row]:
    """One row a judgement, in the order of time, those that were undone too."""
    record = catalogue.record
    undone = {one.undoes: one.number for one in record.judgements if one.undoes is not None}
    for one in record.judgements:
        yield {
            "number": one.number,
            "at": one.at,
            "user": one.user,
            "kind": one.kind,
            "subject": one.subject,
            "value": told([f"{name}: {value}" for name, value in one.value.items()]),
            "reason": one.reason,
            "undone_by": undone.get(one.number),
        }
