"""UCDP GED's 49 columns: one row an event with at least one death.

Source: UCDP GED codebook, version 25.1; how our events map to it is in docs/exports.md.  Rows that were imported from
GED and that no other report tells of go out as they came in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.errors import ExportError
from rashomon.model import Event, PlaceRef, Record, Report
from rashomon.model.countries import Country, country_of
from rashomon.model.row import UCDP_ROW
from rashomon.publishing.actors import bare_name, place_name
from rashomon.publishing.exports.acled_coding import days_of as acled_days
from rashomon.publishing.exports.common import csv_bytes, happened, option
from rashomon.publishing.exports.context import Context, Known
from rashomon.publishing.exports.counting import Refusal, counted_once
from rashomon.publishing.exports.given_back import given_back
from rashomon.publishing.exports.loss import LeftOut
from rashomon.publishing.exports.ucdp_coding import (
    STATE_BASED,
    Days,
    Dead,
    Dyad,
    days_of,
    dead_of,
    dyad_of,
    grid_cell,
    where_precision,
)
from rashomon.publishing.words import legible

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office",
    "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description",
    "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians",
    "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
_YES = {"yes": True, "true": True, "no": False, "false": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One event before it is written."""

    event: Event
    dyad: Dyad
    dead: Dead
    days: Days
    country: Country
    place: PlaceRef
    divisions: tuple[str, str]
    reports: tuple[Report, ...]
    origins: tuple[str, ...]
    aggregate: bool


def render(record: Record, *, known: Known | None = None, candidates: bool | str = True) -> bytes:
    """The CSV file: imported rows as they came, then the coded ones by day.

    With `candidates` also events whose sides or type it takes a person to tell; their `code_status` is `Check`.

    Raises:
        ExportError: if an option has no such value.
    """
    rows, _lost = _rows(record, known, candidates)
    return csv_bytes(COLUMNS, [*given_back(record, UCDP_ROW, COLUMNS).rows, *map(_cells, rows)])


def left_out(
    record: Record, *, known: Known | None = None, candidates: bool | str = True
) -> tuple[LeftOut, ...]:  # fmt: skip
    """What the file of the same options does not carry.

    Raises:
        ExportError: if an option has no such value.
    """
    _done, lost = _rows(record, known, candidates)
    states = [LeftOut(subject=state.id, field="*", reason="a state that lasts: GED has events with deaths alone")
              for state in record.states]  # fmt: skip
    return (*given_back(record, UCDP_ROW, COLUMNS).left_out, *lost, *states)


def _rows(record: Record, known: Known | None, candidates: bool | str) -> tuple[list[Row], list[LeftOut]]:
    open_too = option("candidates", candidates, _YES)
    context = Context(record=record, known=known or Known())
    back = given_back(record, UCDP_ROW, COLUMNS).events
    rows: list[Row] = []
    lost: list[LeftOut] = []
    for key, found in counted_once(record, back, lambda event: _coded(event, context, open_too)).items():
        if isinstance(found, Refusal):
            lost.append(LeftOut(subject=key, field=found.field, reason=found.reason))
        else:
            rows.append(found)
            lost += _not_carried(found)
    return sorted(rows, key=lambda row: (row.days.start, row.days.end, row.event.id)), lost


def _coded(event: Event, context: Context, candidates: bool) -> Row | Refusal:
    """The row of an event, or why there is none."""
    if not happened(event):
        told = "denied or negated" if event.modality == "denied" or event.polarity == "negated" else event.modality
        return Refusal("*", f"it is told as {told}: GED has what happened")
    place = context.place(event)
    country = country_of(place.country) if place else None
    dyad = dyad_of(event, country, context) if country else None
    if place is None or country is None or dyad is None:
        dead = event.ranges.get("killed")
        if dead is None:
            return Refusal("*", "no one is told to have died")
        return Refusal("country", "the country is not known" if place else "no place is told")
    dead_by_side = dead_of(event, dyad, country, context)
    if isinstance(dead_by_side, Refusal):
        return dead_by_side
    days = days_of(event.when)
    if isinstance(days, Refusal):
        return days
    if dyad.why and not candidates:
        return Refusal("*", f"only a candidate: {dyad.why}")
    lasting = acled_days(event.when)
    return _checked(
        Row(
            event=event, dyad=dyad, dead=dead_by_side, days=days, country=country, place=place,
            divisions=context.divisions(event), reports=_documents(event, context.reports_of(event)),
            origins=tuple(dict.fromkeys(context.source_name(origin) for origin in event.origins)),
            aggregate=event.umbrella or (not isinstance(lasting, Refusal) and lasting.spread),
        )
    )  # fmt: skip


def _checked(row: Row) -> Row:
    """The row, once its figures are seen to keep the codebook."""
    if not 0 <= row.dead.low <= row.dead.best <= row.dead.high or row.days.start > row.days.end:
        raise ExportError(f"{row.event.id} cannot be a row of GED: low {row.dead.low}, best {row.dead.best}, "
                          f"high {row.dead.high}: report this as a bug")  # fmt: skip
    return row


def _documents(event: Event, reports: Sequence[Report]) -> tuple[Report, ...]:
    """The reports without those that print or rewrite the text of another one; who cites it counts."""
    again = {copy.report for copy in event.copies if copy.how in ("copy", "rewrite")}
    return tuple(report for report in reports if report.id not in again)


def _not_carried(row: Row) -> Iterator[LeftOut]:
    """The fields of an event that has a row, which its columns do not hold."""
    subject = row.event.id
    if row.dyad.why:
        yield LeftOut(subject=subject, field="type_of_violence", reason=f"only a candidate: {row.dyad.why}")
    for kind in row.event.ranges:
        if kind != "killed":
            yield LeftOut(subject=subject, field=kind, reason="GED has no column for it")
    if row.dead.open_above:
        yield LeftOut(subject=subject, field="high", reason="no upper end is told: the highest figure stands there")
    if row.dead.words:
        yield LeftOut(subject=subject, field="best", reason="the number is told in words: the lowest they can mean")
    if row.days.assumed:
        told = "latest" if row.event.when.start is None else "earliest"
        yield LeftOut(subject=subject, field="date_start",
                      reason=f"only the {told} day is told: an event of three days, date_prec 2")  # fmt: skip
    if row.place.lat is None or row.place.lon is None:
        yield LeftOut(subject=subject, field="latitude", reason="the place is not located")
    for disagreement in ("initiator", "place", "day"):
        if len(row.event.positions.get(disagreement, ())) > 1:
            yield LeftOut(subject=subject, field=disagreement, reason="accounts differ: one row has one of them")


def _number(event: Event) -> str:
    """A number of our own for `id`, the same as long as the event's id is."""
    return str(int.from_bytes(hashlib.sha256(event.id.encode()).digest()[:6], "big"))


def _listed(values: Sequence[str]) -> str:
    """A list as GED writes it; semicolons part it and are taken out of the values."""
    return ";".join(value.replace(";", ",") for value in values)


def _cells(row: Row) -> dict[str, str]:
    return {
        "id": _number(row.event),
        "relid": f"rashomon-{legible(row.event.id)}",
        "year": str(row.days.start.year),
        "event_clarity": "2" if row.aggregate else "1",
        "date_prec": str(row.days.precision),
        "date_start": f"{row.days.start} 00:00:00.000",
        "date_end": f"{row.days.end} 00:00:00.000",
        **_dyad_cells(row.dyad),
        **_source_cells(row),
        **_place_cells(row),
        "deaths_a": str(row.dead.a),
        "deaths_b": str(row.dead.b),
        "deaths_civilians": str(row.dead.civilians),
        "deaths_unknown": str(row.dead.unknown),
        "best": str(row.dead.best),
        "high": str(row.dead.high),
        "low": str(row.dead.low),
    }


def _dyad_cells(dyad: Dyad) -> dict[str, str]:
    """The sides and the type; UCDP's own numbers for conflicts, dyads and actors are its own to give."""
    a, b = (side.name if side else "" for side in (dyad.a, dyad.b))
    name = f"{a} - {b}" if a and b else ""
    return {
        "code_status": "Check" if dyad.why else "Clear",
        "type_of_violence": str(dyad.violence or ""),
        "conflict_name": name if dyad.violence not in (None, STATE_BASED) else "",
        "dyad_name": name,
        "side_a": a,
        "side_b": b,
        "gwnoa": str(dyad.a.gw or "") if dyad.a else "",
        "gwnob": str(dyad.b.gw or "") if dyad.b else "",
    }


def _source_cells(row: Row) -> dict[str, str]:
    """The documents, and apart from them those with whom the information originates."""
    offices = [legible(report.outlet or "") for report in row.reports]
    days = [report.published.day.isoformat() if report.published else "" for report in row.reports]
    titles = [legible(report.title or "") for report in row.reports]
    articles = [", ".join(part for part in told if part) for told in zip(offices, days, titles, strict=True)]
    return {
        "number_of_sources": str(max(1, len(row.reports))),
        "source_article": _listed([f'"{article}"' for article in articles if article]),
        "source_office": _listed(offices),
        "source_date": _listed(days),
        "source_headline": _listed(titles),
        "source_original": _listed(row.origins),
    }


def _place_cells(row: Row) -> dict[str, str]:
    place = row.place
    cells = {
        "where_prec": str(where_precision(place)),
        "where_coordinates": bare_name(place),
        "where_description": place_name(place),
        "adm_1": row.divisions[0],
        "adm_2": row.divisions[1],
        "country": row.country.ucdp,
        "country_id": str(row.country.gw or ""),
        "region": row.country.ucdp_region or "",
    }
    if place.lat is not None and place.lon is not None:
        lat, lon = f"{place.lat:.6f}", f"{place.lon:.6f}"
        cells |= {"latitude": lat, "longitude": lon, "geom_wkt": f"POINT ({lon} {lat})",
                  "priogrid_gid": str(grid_cell(place.lat, place.lon))}  # fmt: skip
    return cells
