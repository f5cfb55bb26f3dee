"""ACLED's 31 columns: one row an event and day.

Source: ACLED codebook; how our events map to it is in docs/exports.md.  Rows that were imported from ACLED and that no
other report tells of go out as they came in.
"""

from __future__ import annotations

import hashlib

from rashomon.model import Record
from rashomon.model.row import ACLED_ROW
from rashomon.publishing.actors import bare_name
from rashomon.publishing.exports import acled_actors as actors
from rashomon.publishing.exports.acled_rows import Row, coded_rows, merged, not_carried
from rashomon.publishing.exports.common import csv_bytes, option
from rashomon.publishing.exports.context import Context, Known
from rashomon.publishing.exports.counting import Refusal, counted_once
from rashomon.publishing.exports.given_back import given_back
from rashomon.publishing.exports.loss import LeftOut
from rashomon.publishing.words import legible

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
    "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip

_PLURALS = {"3": 3, "10": 10}
_YES = {"yes": True, "true": True, "no": False, "false": False}


def render(
    record: Record, *, known: Known | None = None, unknown_plural: int | str | None = None, merge: bool | str = True
) -> bytes:
    """The CSV file: imported rows as they came, then the coded ones by day.

    `unknown_plural` is what is recorded for "several" and other plurals without a number, 3 or 10; without it the cell
    stays empty.  `merge` writes what the same actors do in the same place on the same day as one row.

    Raises:
        ExportError: if an option has no such value.
    """
    rows, _lost = _rows(record, known, unknown_plural, merge)
    back = given_back(record, ACLED_ROW, COLUMNS)
    return csv_bytes(COLUMNS, [*back.rows, *(_cells(row) for row in rows)])


def left_out(
    record: Record, *, known: Known | None = None, unknown_plural: int | str | None = None, merge: bool | str = True
) -> tuple[LeftOut, ...]:
    """What the file of the same options does not carry: events without a row, fields without a column, merged events.

    Raises:
        ExportError: if an option has no such value.
    """
    _done, lost = _rows(record, known, unknown_plural, merge)
    states = [LeftOut(subject=state.id, field="*", reason="a state that lasts: ACLED codes events alone")
              for state in record.states]  # fmt: skip
    return (*given_back(record, ACLED_ROW, COLUMNS).left_out, *lost, *states)


def _rows(
    record: Record, known: Known | None, unknown_plural: int | str | None, merge: bool | str
) -> tuple[list[Row], list[LeftOut]]:
    plural = None if unknown_plural is None else option("unknown_plural", unknown_plural, _PLURALS)
    one_row = option("merge", merge, _YES)
    context = Context(record=record, known=known or Known())
    back = given_back(record, ACLED_ROW, COLUMNS).events
    rows: list[Row] = []
    lost: list[LeftOut] = []
    events = {event.id: event for event in record.events}
    for key, found in counted_once(record, back, lambda event: coded_rows(event, context, plural)).items():
        if isinstance(found, Refusal):
            lost.append(LeftOut(subject=key, field=found.field, reason=found.reason))
        else:
            rows += found
            lost += not_carried(events[key], found, suspected=context.suspected(events[key]))
    if one_row:
        rows, joined = merged(rows)
        lost += joined
    return sorted(rows, key=lambda row: (row.day, row.events)), lost


def _number(row: Row) -> str:
    """A number of our own for `event_id_cnty`, the same as long as the event's id and day are."""
    digest = hashlib.sha256(f"{row.events[0]} {row.day.isoformat()}".encode()).digest()
    return f"{row.country.alpha_3}{int.from_bytes(digest[:5], 'big')}"


def _cells(row: Row) -> dict[str, str]:
    first, second = row.sides
    one, two = (side[0] if side else None for side in row.sides)
    return {
        "event_id_cnty": _number(row),
        "event_date": row.day.isoformat(),
        "year": str(row.day.year),
        "time_precision": str(row.precision),
        "disorder_type": row.sub_event.disorder,
        "event_type": row.sub_event.event_type,
        "sub_event_type": row.sub_event.name,
        "actor1": one.name if one else "",
        "assoc_actor_1": "; ".join(actor.name for actor in first[1:]),
        "inter1": actors.inter_name(one.inter) if one else "",
        "actor2": two.name if two else "",
        "assoc_actor_2": "; ".join(actor.name for actor in second[1:]),
        "inter2": actors.inter_name(two.inter) if two else "",
        "interaction": actors.interaction(one.inter if one else None, two.inter if two else None, alone=two is None),
        "civilian_targeting": "Civilians targeted" if row.targeting else "",
        "iso": str(row.country.numeric or ""),
        "region": row.country.acled_region or "",
        "country": row.country.acled,
        "admin1": row.divisions[0],
        "admin2": row.divisions[1],
        "location": bare_name(row.place),
        "latitude": f"{row.place.lat:.4f}",
        "longitude": f"{row.place.lon:.4f}",
        "geo_precision": str(row.geo_precision),
        "source": "; ".join(row.sources),
        "source_scale": row.scale,
        "notes": row.notes,
        "fatalities": "" if row.fatalities is None else str(row.fatalities),
        "tags": f"rashomon={legible(','.join(row.events))}",
        "timestamp": "" if row.stamp is None else str(row.stamp),
    }
