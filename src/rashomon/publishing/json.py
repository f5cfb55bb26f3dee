"""The whole record as JSON for programs; its schema is `record.schema.json` beside this module."""

from __future__ import annotations

import json
from importlib.resources import files

from rashomon.model import Disagreement, Event, Judgement, Record, Report, StateEntry, StateTimeline, Unresolved
from rashomon.publishing.claims import full_claim_row
from rashomon.publishing.numbers import exact
from rashomon.publishing.rows import (
    Json,
    actor_row,
    gap_row,
    iso,
    place_row,
    position_row,
    positions_row,
    ranges_row,
    revision_row,
    texts,
    time_row,
    victims_row,
)


def render(record: Record) -> str:
    """The record as one JSON document that ends with a line end; the same record gives the same bytes.

    Shape: `{reports, events, states, disagreements, claims, unresolved}`; lists keep the order of the record.
    """
    return _written(record_row(record))


def render_claims(record: Record) -> str:
    """The claims alone, as a JSON list."""
    return _written([full_claim_row(claim, record.clusters.get(claim.id)) for claim in record.claims])


def schema() -> str:
    """The JSON Schema (draft 2020-12) of what `render` returns, as text."""
    return files("rashomon.publishing").joinpath("record.schema.json").read_text(encoding="utf-8")


def record_row(record: Record) -> dict[str, Json]:
    """The record as plain values."""
    return {
        "reports": [report_row(report) for report in record.reports],
        "events": [event_row(event) for event in record.events],
        "states": [state_row(state) for state in record.states],
        "disagreements": [disagreement_row(found) for found in record.disagreements],
        "claims": [full_claim_row(claim, record.clusters.get(claim.id)) for claim in record.claims],
        "unresolved": [unresolved_row(found) for found in record.unresolved],
        "judgements": [judgement_row(one) for one in record.judgements],
        "decided": {name: list(numbers) for name, numbers in sorted(record.decided.items())},
    }


def report_row(report: Report) -> dict[str, Json]:
    """What is known about one report; the text itself is left out, `characters` is its length in code points."""
    dating = report.published
    published: Json = None
    if dating is not None:
        published = {
            "day": iso(dating.day),
            "basis": dating.basis,
            "earliest": iso(dating.earliest),
            "note": dating.note,
        }
    return {
        "id": report.id,
        "title": report.title,
        "outlet": report.outlet,
        "url": report.url,
        "language": report.language,
        "published": published,
        "sha256": report.sha256,
        "media_type": report.media_type,
        "path": report.path,
        "characters": len(report.text),
    }


def event_row(event: Event) -> dict[str, Json]:
    """One event; `reports`, `origins`, `camps` and `claims` are ids."""
    return {
        "id": event.id,
        "type": event.type,
        "subtype": event.subtype,
        "title": event.title,
        "when": time_row(event.when),
        "places": [place_row(place) for place in event.places],
        "actors": [actor_row(actor) for actor in event.actors],
        "ranges": ranges_row(event.ranges),
        "victims": victims_row(event.victims),
        "positions": positions_row(event.positions),
        "reports": texts(event.reports),
        "origins": texts(event.origins),
        "camps": texts(event.camps),
        "claims": texts(event.claims),
        "modality": event.modality,
        "polarity": event.polarity,
        "grade": {
            "admiralty": event.grade.admiralty,
            "label": event.grade.label,
            "reasons": texts(event.grade.reasons),
        },
        "harm": None if event.harm is None else {"status": event.harm.status, "reasons": texts(event.harm.reasons)},
        "umbrella": event.umbrella,
        "related": [{"relation": relation, "event": other} for relation, other in event.related],
        "revisions": [revision_row(revision) for revision in event.revisions],
        "gaps": [gap_row(gap) for gap in event.gaps],
        "copies": [{"report": copy.report, "of": copy.of, "how": copy.how} for copy in event.copies],
        "why": texts(event.why),
    }


def state_row(state: StateTimeline) -> dict[str, Json]:
    """One state over time; `entries` are its accounts in the order of time."""
    return {
        "id": state.id,
        "type": state.type,
        "subtype": state.subtype,
        "title": state.title,
        "subject": state.subject,
        "places": [place_row(place) for place in state.places],
        "actors": [actor_row(actor) for actor in state.actors],
        "entries": [_entry_row(entry) for entry in state.entries],
        "ranges": ranges_row(state.ranges),
        "positions": positions_row(state.positions),
        "reports": texts(state.reports),
        "origins": texts(state.origins),
        "camps": texts(state.camps),
        "claims": texts(state.claims),
        "ended_by": state.ended_by,
        "why": texts(state.why),
    }


def _written(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def _entry_row(entry: StateEntry) -> dict[str, Json]:
    return {
        "when": time_row(entry.when),
        "known": entry.known,
        "value": entry.value,
        "low": exact(entry.low),
        "high": exact(entry.high),
        "origin": entry.origin,
        "camp": entry.camp,
        "claim": entry.claim,
        "report": entry.report,
        "modality": entry.modality,
    }


def disagreement_row(found: Disagreement) -> dict[str, Json]:
    """One slot on which the accounts differ, with all of them."""
    return {
        "id": found.id,
        "about": found.about,
        "slot": found.slot,
        "relation": found.relation,
        "note": found.note,
        "positions": [position_row(position) for position in found.positions],
    }


def unresolved_row(found: Unresolved) -> dict[str, Json]:
    """What the reading could not settle; `start` and `end` are code points, null where it is about the whole report."""
    return {
        "kind": found.kind,
        "report": found.report,
        "as_written": found.as_written,
        "reason": found.reason,
        "start": found.start,
        "end": found.end,
    }


def judgement_row(one: Judgement) -> dict[str, Json]:
    """One judgement of a person."""
    return {
        "number": one.number,
        "at": one.at,
        "user": one.user,
        "kind": one.kind,
        "subject": one.subject,
        "value": dict(one.value),
        "reason": one.reason,
    }
