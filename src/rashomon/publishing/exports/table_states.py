"""The tables `states` (one row an account of a state) and `disagreements` (one row an account of a disputed slot)."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.model import Claim, StateEntry, StateTimeline
from rashomon.publishing.actors import actor_name
from rashomon.publishing.exports.columns import Column, Row, Shelf, told
from rashomon.publishing.exports.common import place_of
from rashomon.publishing.exports.places import PLACE_COLUMNS, names, place_row
from rashomon.publishing.exports.table_events import SUPPORT_COLUMNS, support_row
from rashomon.publishing.numbers import exact
from rashomon.publishing.words import legible

STATE_COLUMNS = (
    Column("state_id", "text", "id in the record"),
    Column("entry", "count", "number of the account within the state, from 1; empty for a state without any"),
    Column("type", "text", "one of the 9 state types"),
    Column("subtype", "text", "one of the type's subtypes"),
    Column("title", "text", "the state in a few words"),
    Column("subject", "text", "whom or what it is a state of"),
    *PLACE_COLUMNS,
    Column("all_places", "texts", "every place with its relation"),
    Column("actors", "texts", "every actor, as `role: name`"),
    Column("actor_ids", "texts", "the same, as `role: id`"),
    Column("value", "text", "what this account says"),
    Column("low", "number", "its figure, if it has one"),
    Column("high", "number", ""),
    Column("date_start", "day", "first day on which it held; empty where open"),
    Column("date_end", "day", "last day; empty where open"),
    Column("date_granularity", "text", "how exact the words are"),
    Column("known", "text", "day on which the account was known"),
    Column("origin", "text", "id of who says so; `outlet` in the outlet's own voice"),
    Column("origin_name", "text", "its name; in the outlet's own voice the outlet"),
    Column("camp", "text", "the side whose interest the origin serves, if known"),
    Column("modality", "text", "asserted, claimed, suspected, denied, planned, conditional"),
    Column("claim_id", "text", "the claim"),
    Column("report_id", "text", "the report"),
    Column("quote", "text", "the words of the claim"),
    Column("ended_by", "text", "id of the event that ends the state, if any"),
    *SUPPORT_COLUMNS,
)


def state_rows(catalogue: Shelf) -> Iterator[Row]:
    """One row an account, in the order of time; one row for a state without accounts."""
    for state in catalogue.record.states:
        whole = _whole(state, catalogue)
        if not state.entries:
            yield whole | _entry(None, None, catalogue)
        for number, entry in enumerate(state.entries, 1):
            yield whole | _entry(number, entry, catalogue)


def _whole(state: StateTimeline, catalogue: Shelf) -> Row:
    return {
        "state_id": state.id,
        "type": state.type,
        "subtype": state.subtype,
        "title": legible(state.title),
        "subject": legible(state.subject),
        **place_row(place_of(state), catalogue),
        "all_places": names(state.places),
        "actors": told([f"{actor.role}: {actor_name(actor)}" for actor in state.actors]),
        "actor_ids": told([f"{actor.role}: {actor.id}" for actor in state.actors]),
        "ended_by": state.ended_by,
        **support_row(state, catalogue),
    }


def _entry(number: int | None, entry: StateEntry | None, catalogue: Shelf) -> Row:
    claim = catalogue.claims.get(entry.claim) if entry is not None else None
    return {
        "entry": number,
        "value": legible(entry.value) if entry is not None else None,
        "low": exact(entry.low) if entry is not None else None,
        "high": exact(entry.high) if entry is not None else None,
        "date_start": entry.when.start if entry is not None else None,
        "date_end": entry.when.end if entry is not None else None,
        "date_granularity": entry.when.granularity if entry is not None else None,
        "known": entry.known if entry is not None else None,
        "origin": entry.origin if entry is not None else None,
        "origin_name": _voice(entry, claim, catalogue) if entry is not None else None,
        "camp": entry.camp if entry is not None else None,
        "modality": entry.modality if entry is not None else None,
        "claim_id": entry.claim if entry is not None else None,
        "report_id": entry.report if entry is not None else None,
        "quote": claim.quote if claim is not None else None,
    }


def _voice(entry: StateEntry, claim: Claim | None, catalogue: Shelf) -> str:
    own = claim is not None and claim.attribution.own_voice
    return catalogue.outlet_name(entry.report) if own else catalogue.source_name(entry.origin)


DISAGREEMENT_COLUMNS = (
    Column("disagreement_id", "text", "id in the record"),
    Column("about", "text", "id of the event or state"),
    Column("record", "text", "event or state; empty where the record holds neither"),
    Column("title", "text", "the event or state in a few words"),
    Column("slot", "text", "on what they differ: killed, initiator, day, outcome, holder ..."),
    Column("relation", "text", "update, disagree, contested"),
    Column("note", "text", "why, in words"),
    Column("account", "count", "number of the account, from 1; empty for a disagreement without any"),
    Column("value", "text", "what it says"),
    Column("low", "number", "its figure, if it has one"),
    Column("high", "number", ""),
    Column("origins", "texts", "ids of who says so; empty for the outlets' own voices"),
    Column("camps", "texts", "ids of the sides whose interest they serve"),
    Column("first_known", "text", "day of the first report that has it"),
    Column("last_known", "text", "day of the last"),
    Column("quote", "text", "the words of its first claim"),
    Column("report_ids", "texts", "ids of the reports"),
    Column("claim_ids", "texts", "ids of the claims"),
)


def disagreement_rows(catalogue: Shelf) -> Iterator[Row]:
    """One row an account, in the order of the record."""
    titles = {state.id: ("state", state.title) for state in catalogue.record.states}
    titles |= {event.id: ("event", event.title) for event in catalogue.record.events}
    for found in catalogue.record.disagreements:
        record, title = titles.get(found.about, (None, None))
        whole: Row = {
            "disagreement_id": found.id,
            "about": found.about,
            "record": record,
            "title": legible(title) if title is not None else None,
            "slot": found.slot,
            "relation": found.relation,
            "note": found.note,
        }
        empty: Row = dict.fromkeys(column.name for column in DISAGREEMENT_COLUMNS if column.name not in whole)
        if not found.positions:
            yield whole | empty
        for number, position in enumerate(found.positions, 1):
            quoted = [catalogue.claims[one].quote for one in position.claims if one in catalogue.claims]
            yield whole | {
                "account": number,
                "value": legible(position.value),
                "low": exact(position.low),
                "high": exact(position.high),
                "origins": told(position.origins),
                "camps": told(position.camps),
                "first_known": position.first_known,
                "last_known": position.last_known,
                "quote": quoted[0] if quoted else None,
                "report_ids": told(position.reports),
                "claim_ids": told(position.claims),
            }
