"""What GeoJSON and GeoParquet share: one feature an event (or state) and place, with its point and its uncertainty.

A figure stands only on the main feature of its event, so that adding up a column counts nothing twice.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rashomon.errors import ExportError
from rashomon.model import Event, Record, StateTimeline
from rashomon.publishing.actors import actor_name
from rashomon.publishing.exports.columns import Column, Row, Shelf, bounds, bounds_row, told
from rashomon.publishing.exports.common import place_of
from rashomon.publishing.exports.context import Known
from rashomon.publishing.exports.loss import LeftOut
from rashomon.publishing.exports.places import PLACE_COLUMNS, Site, names, place_row, point_of, sites
from rashomon.publishing.exports.shapes import Shape, circle
from rashomon.publishing.exports.table_events import (
    SUPPORT_COLUMNS,
    WHEN_COLUMNS,
    in_words,
    persons,
    support_row,
    when_row,
    wholes,
)
from rashomon.publishing.exports.tables import not_rows
from rashomon.publishing.words import label, legible, type_label

SHAPES = ("point", "circle")
_KINDS = ("killed", "injured", "displaced")
_COMMON = (
    Column("feature_id", "text", "unique: id of the event or state, role and number of the place"),
    Column("type", "text", "its type"),
    Column("subtype", "text", "its subtype"),
    Column("label", "text", "the type in words: Air strike"),
    Column("title", "text", "it in a few words"),
    Column("main", "flag", "true for the one feature of it that carries its figures"),
    *PLACE_COLUMNS,
    Column("within", "texts", "wider places that it is also said to be in"),
)
_EVENT_COLUMNS = (
    Column("event_id", "text", "id in the record"),
    *_COMMON,
    *WHEN_COLUMNS,
    Column("actors", "texts", "actors, as `role: name`"),
    *(column for kind in _KINDS for column in bounds(kind, label("quantities", kind) or kind)),
    Column("figures", "texts", "every figure in words, on the main feature only"),
    *SUPPORT_COLUMNS,
    Column("modality", "text", "asserted, claimed, suspected, denied, planned, conditional"),
    Column("polarity", "text", "affirmed or negated"),
    Column("admiralty", "count", "credibility 1 (confirmed) to 6 (cannot be judged); a suggestion"),
    Column("grade", "text", "the same in words"),
    Column("umbrella", "flag", "true if it sums up other events: never add it to them"),
    Column("component_of", "texts", "ids of the events that count this one in"),
    Column("report_ids", "texts", "ids of the reports"),
)
_STATE_COLUMNS = (
    Column("state_id", "text", "id in the record"),
    *_COMMON,
    Column("subject", "text", "whom or what it is a state of"),
    Column("value", "text", "what its latest account says"),
    Column("value_known", "text", "day on which that account was known"),
    Column("accounts", "count", "how many accounts the state has"),
    Column("date_start", "day", "first day of its latest account; empty where open"),
    Column("date_end", "day", "last day of its latest account; empty where open"),
    Column("actors", "texts", "actors, as `role: name`"),
    Column("figures", "texts", "every figure in words, on the main feature only"),
    *SUPPORT_COLUMNS,
    Column("ended_by", "text", "id of the event that ends the state, if any"),
    Column("report_ids", "texts", "ids of the reports"),
)
COLUMNS: Mapping[str, tuple[Column, ...]] = MappingProxyType({"events": _EVENT_COLUMNS, "states": _STATE_COLUMNS})
"""The columns of each layer."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature: its cells, and its geometry; None where the place is not located or there is no place."""

    row: Row
    shape: Shape | None


def features(record: Record, *, known: Known | None, table: str, shape: str) -> Iterator[Feature]:
    """The features of a layer, in the order of the record, the main place of each event or state first.

    Raises:
        ExportError: if there is no such layer or shape.
    """
    _check(table, shape)
    catalogue = Shelf(record, known)
    clusters: tuple[Event | StateTimeline, ...] = record.events if table == "events" else record.states
    seen: dict[str, int] = {}
    for cluster in clusters:
        own = _event_row(cluster, catalogue) if isinstance(cluster, Event) else _state_row(cluster, catalogue)
        found = sites(cluster.places, place_of(cluster)) or (None,)
        for number, site in enumerate(found):
            name = f"{cluster.id}/{site.place.role if site is not None else 'nowhere'}"
            seen[name] = seen.get(name, 0) + 1
            identity = name if seen[name] == 1 else f"{name}/{seen[name]}"
            row = own | _site_row(site, catalogue) | {"feature_id": identity, "main": number == 0}
            yield Feature(row=row if number == 0 else row | _figureless(row), shape=_shape(site, shape))


def _shape(site: Site | None, shape: str) -> Shape | None:
    point = point_of(site.place) if site is not None else None
    if site is None or point is None:
        return None
    lat, lon = point
    radius = site.place.radius_km
    if shape == "circle" and radius is not None and math.isfinite(radius):
        return circle(lat, lon, radius)
    return Shape(point=(lon, lat))


def _site_row(site: Site | None, shelf: Shelf) -> Row:
    if site is None:
        return {**place_row(None, shelf), "within": ()}
    return {**place_row(site.place, shelf), "within": names(site.within)}


def _figureless(row: Row) -> Row:
    """The cells of figures, emptied."""
    empty: Row = {name: None for name in row if name.rpartition("_")[2] in ("low", "best", "high")}
    return empty | {"figures": ()}


def _shared_row(cluster: Event | StateTimeline, catalogue: Shelf) -> Row:
    return {
        "type": cluster.type,
        "subtype": cluster.subtype,
        "label": legible(type_label(cluster.type, cluster.subtype)),
        "title": legible(cluster.title),
        "actors": told([f"{actor.role}: {actor_name(actor)}" for actor in cluster.actors]),
        "figures": told([in_words(kind, extent) for kind, extent in cluster.ranges.items()]),
        "report_ids": told(cluster.reports),
        **support_row(cluster, catalogue),
    }


def _event_row(event: Event, catalogue: Shelf) -> Row:
    row = _shared_row(event, catalogue) | when_row(event)
    for kind in _KINDS:
        row |= bounds_row(kind, persons(event.ranges, kind))
    return row | {
        "event_id": event.id,
        "modality": event.modality,
        "polarity": event.polarity,
        "admiralty": event.grade.admiralty,
        "grade": legible(event.grade.label),
        "umbrella": event.umbrella,
        "component_of": wholes(event),
    }


def _state_row(state: StateTimeline, catalogue: Shelf) -> Row:
    last = state.entries[-1] if state.entries else None
    return _shared_row(state, catalogue) | {
        "state_id": state.id,
        "subject": legible(state.subject),
        "value": legible(last.value) if last is not None else None,
        "value_known": last.known if last is not None else None,
        "accounts": len(state.entries),
        "date_start": last.when.start if last is not None else None,
        "date_end": last.when.end if last is not None else None,
        "ended_by": state.ended_by,
    }


def _check(table: str, shape: str) -> None:
    if table not in COLUMNS:
        raise ExportError(f"there is no layer {table!r}; the layers are {', '.join(COLUMNS)}")
    if shape not in SHAPES:
        raise ExportError(f"there is no shape {shape!r}; the shapes are {', '.join(SHAPES)}")


def left_out_of(record: Record, *, table: str, shape: str) -> Iterator[LeftOut]:
    """What a layer of features does not carry.

    Raises:
        ExportError: if there is no such layer or shape.
    """
    _check(table, shape)
    clusters: tuple[Event | StateTimeline, ...] = record.events if table == "events" else record.states
    for cluster in clusters:
        main = place_of(cluster)
        if main is None or point_of(main) is None:
            reason = "it has no place" if main is None else "its place is not located"
            yield LeftOut(subject=cluster.id, field="geometry", reason=f"{reason}: a feature without a geometry")
        for kind in cluster.ranges:
            carried = isinstance(cluster, Event) and kind in _KINDS and persons(cluster.ranges, kind) is not None
            if not carried:
                reason = "in words in `figures`; in numbers in the table `figures` of csv and parquet"
                yield LeftOut(subject=cluster.id, field=kind, reason=reason)
        if isinstance(cluster, Event):
            for kind in cluster.victims:
                reason = "in the table `figures` of csv and parquet"
                yield LeftOut(subject=cluster.id, field=f"victims of {kind}", reason=reason)
            for field in ("revisions", "gaps"):
                if getattr(cluster, field):
                    reason = f"in the table `{field}` of csv and parquet"
                    yield LeftOut(subject=cluster.id, field=field, reason=reason)
        elif len(cluster.entries) > 1:
            reason = "only the latest account; all of them in the table `states` of csv and parquet"
            yield LeftOut(subject=cluster.id, field="entries", reason=reason)
    yield from not_rows(record, table, how="in jsonl, and in the table `{}` of csv and parquet")
