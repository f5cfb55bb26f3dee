"""Events, or the conditions of people, as a spreadsheet with HXL hashtags.  Source: the HXL 1.1 hashtag dictionary.

One row an event and group of affected people; `+min`, `+best` and `+max` are the range over all accounts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rashomon.errors import ExportError
from rashomon.model import Event, PlaceRef, Range, Record, StateTimeline
from rashomon.publishing.actors import actor_name, bare_name
from rashomon.publishing.exports.columns import Row, Shelf, Value, bounds_row, cell, told
from rashomon.publishing.exports.common import csv_bytes, happened, place_of
from rashomon.publishing.exports.context import Known
from rashomon.publishing.exports.loss import LeftOut
from rashomon.publishing.exports.places import iso_3, point_of, sites
from rashomon.publishing.exports.table_events import PERSON_KINDS, disputed, judgements_of, not_persons, persons, wholes
from rashomon.publishing.exports.tables import not_rows
from rashomon.publishing.numbers import exact
from rashomon.publishing.words import country_name, label, legible, type_label

_ALL = "all"
_ATTRIBUTES = {
    "killed": "killed",
    "injured": "injured",
    "killed_or_wounded": "casualties",
    "missing": "missing",
    "detained": "detained",
    "abducted": "abducted",
    "displaced": "displaced",
}
_CONDITIONS = {
    "resident": "#population",
    "affected": "#affected",
    "in_need": "#inneed",
    "trapped": "#affected+trapped",
    "displaced_stock": "#affected+idps",
}
_CAUSES = ("attack", "clash", "hazard_event")


@dataclass(frozen=True, slots=True)
class Tagged:
    """One column: its header, its hashtag with attributes, and what it holds."""

    header: str
    tag: str
    meaning: str


def _bounds(header: str, tag: str, meaning: str) -> tuple[Tagged, Tagged, Tagged]:
    return (
        Tagged(f"{header}_low", f"{tag}+min", f"{meaning}: the lowest that any account gives"),
        Tagged(f"{header}_best", f"{tag}+best", "the best figure; empty where the accounts exclude each other"),
        Tagged(f"{header}_high", f"{tag}+max", "the highest; empty where nothing bounds it"),
    )


_WHERE = (
    Tagged("country", "#country+name", "name in English"),
    Tagged("country_code", "#country+code+v_iso3", "ISO 3166-1 alpha-3"),
    Tagged("admin1", "#adm1+name", "first-level division, by the gazetteer, else where the accounts name it"),
    Tagged("admin2", "#adm2+name", "second-level division, the same"),
    Tagged("place", "#loc+name", "the main place"),
    Tagged("place_kind", "#loc+type", "city, base, river ..."),
    Tagged("latitude", "#geo+lat", "degrees north, WGS 84"),
    Tagged("longitude", "#geo+lon", "degrees east, WGS 84"),
    Tagged("radius_km", "#geo+radius+km", "how far from the point the place may reach"),
)
_SOURCES = (
    Tagged("documents", "#meta+count+documents", "reports that tell of it"),
    Tagged("origins", "#meta+count+origins", "who first said so, each once"),
    Tagged("disputed", "#meta+disputed", "slots on which the accounts differ; items joined by ` | `"),
    Tagged(
        "judgements", "#meta+judgements", "numbers of the judgements of people that shaped it; items joined by ` | `"
    ),
    Tagged("sources", "#meta+source", "outlets, and behind them the origins that they name; items joined by ` | `"),
    Tagged("urls", "#meta+url", "web addresses of the reports; items joined by ` | `"),
)
_EVENTS = (
    Tagged("event_id", "#event+id", "id in the record"),
    Tagged("title", "#event+name", "the event in a few words"),
    Tagged("type", "#event+type", "its type in words"),
    Tagged("subtype", "#event+subtype", "its subtype in words"),
    Tagged("cause", "#cause", "for attacks, fighting and explosive hazards: by what means"),
    Tagged("start", "#date+start", "first day it can have happened; empty where open"),
    Tagged("end", "#date+end", "last day it can have happened; empty where open"),
    Tagged("reported", "#date+reported", "day of the latest report"),
    *_WHERE,
    Tagged("initiator", "#group+initiator+name", "who did it, where the texts say so; items joined by ` | `"),
    Tagged("victims", "#group+victim+name", "who was hit, where the texts name them; items joined by ` | `"),
    Tagged("affected_group", "#group+affected+name", "whose figures these are: one side's victims, or `all`"),
    *(
        one
        for kind, attribute in _ATTRIBUTES.items()
        for one in _bounds(kind, f"#affected+{attribute}", label("quantities", kind) or kind)
    ),
    Tagged("umbrella", "#event+umbrella", "true if it sums up other events: never add it to them"),
    Tagged("component_of", "#event+parent", "ids of the events that count this one in; items joined by ` | `"),
    Tagged("credibility", "#meta+credibility", "1 (confirmed) to 6 (cannot be judged); a suggestion"),
    *_SOURCES,
    Tagged("description", "#description", "the words of its first claim"),
)
_STATES = (
    Tagged("state_id", "#meta+id", "id in the record"),
    Tagged("title", "#description+title", "the state in a few words"),
    Tagged("start", "#date+start", "first day of its latest account; empty where open"),
    Tagged("end", "#date+end", "last day of its latest account; empty where open"),
    Tagged("reported", "#date+reported", "day of the latest report"),
    *_WHERE,
    *(
        one
        for name, tag in _CONDITIONS.items()
        for one in _bounds(name, tag, label("subtypes.population", name) or name)
    ),
    Tagged("access", "#access", "what keeps aid out, for constraints of access"),
    Tagged("impact", "#impact", "shortage, failed service, dependence on aid"),
    *_SOURCES,
    Tagged("description", "#description", "the words of its latest account"),
)
COLUMNS: Mapping[str, tuple[Tagged, ...]] = MappingProxyType({"events": _EVENTS, "conditions": _STATES})
"""The columns of each table."""


def render(record: Record, *, known: Known | None = None, table: str = "events") -> bytes:
    """CSV with a row of headers and a row of hashtags.

    `table` is `events`, or `conditions` for populations and humanitarian conditions.

    Raises:
        ExportError: if there is no such table.
    """
    _check(table)
    catalogue = Shelf(record, known)
    columns = COLUMNS[table]
    tags = {column.header: column.tag for column in columns}
    rows = _event_rows(catalogue) if table == "events" else _condition_rows(catalogue)
    return csv_bytes([column.header for column in columns], [tags, *(_cells(row) for row in rows)])


def _check(table: str) -> None:
    if table not in COLUMNS:
        raise ExportError(f"there is no HXL table {table!r}; the tables are {', '.join(COLUMNS)}")


def _cells(row: Row) -> dict[str, str]:
    """The cells as text without white space that a validator would call sloppy."""
    return {name: " ".join(_cell(value).split()) for name, value in row.items()}


def _cell(value: Value) -> str:
    return " | ".join(cell(item) for item in value) if isinstance(value, tuple) else cell(value)


def _event_rows(catalogue: Shelf) -> Iterator[Row]:
    for event in catalogue.record.events:
        if happened(event):
            shared = _event_row(event, catalogue)
            for group, ranges in _groups(event):
                figures: Row = {}
                for kind in PERSON_KINDS:
                    figures |= bounds_row(kind, persons(ranges, kind))
                yield shared | {"affected_group": group} | figures


def _groups(event: Event) -> list[tuple[str, Mapping[str, Range]]]:
    """The figures by the group that they count; one group, `all`, where the accounts do not tell sides apart."""
    found: dict[str, dict[str, Range]] = {}
    for kind in PERSON_KINDS:
        for one in event.victims.get(kind, ()):
            found.setdefault(legible(one.victims) or _ALL, {})[kind] = one.range
        if kind in event.ranges and not event.victims.get(kind):
            found.setdefault(_ALL, {})[kind] = event.ranges[kind]
    return list(found.items()) or [(_ALL, {})]


def _event_row(event: Event, catalogue: Shelf) -> Row:
    first = next(iter(catalogue.quotes(event.claims)), None)
    means = type_label(event.type, event.subtype)
    return {
        "event_id": event.id,
        "title": legible(event.title),
        "type": label("types", event.type),
        "subtype": means,
        "cause": means if event.type in _CAUSES and event.subtype != "unspecified" else None,
        "start": event.when.start,
        "end": event.when.end,
        "reported": _reported(event, catalogue),
        **_where(event, catalogue),
        "initiator": _named(event, "initiator"),
        "victims": _named(event, "victim"),
        "umbrella": event.umbrella,
        "component_of": wholes(event),
        "credibility": event.grade.admiralty,
        **_sources(event, catalogue),
        "description": first.words if first is not None else None,
    }


def _named(event: Event, role: str) -> tuple[str, ...]:
    """The names in a role; none for an actor whom the texts do not name."""
    return told([actor_name(actor) for actor in event.actors if actor.role == role and actor.id != "unknown"])


def _condition_rows(catalogue: Shelf) -> Iterator[Row]:
    for state in catalogue.record.states:
        if state.type not in ("population", "humanitarian_condition"):
            continue
        last = state.entries[-1] if state.entries else None
        row: Row = {
            "state_id": state.id,
            "title": legible(state.title),
            "start": last.when.start if last is not None else None,
            "end": last.when.end if last is not None else None,
            "reported": _reported(state, catalogue),
            **_where(state, catalogue),
            "access": legible(state.title) if state.subtype == "access_constraint" else None,
            "impact": legible(state.title)
            if state.type == "humanitarian_condition" and state.subtype != "access_constraint"
            else None,
            **_sources(state, catalogue),
            "description": next((one.words for one in catalogue.quotes([last.claim])), None) if last else None,
        }
        for name in _CONDITIONS:
            row |= bounds_row(name, _people(state, name))
        yield row


def _people(state: StateTimeline, name: str) -> Range | None:
    """The number of people in this condition; a humanitarian condition affects those that it counts."""
    if state.type == "population":
        counted = persons(state.ranges, "population") or persons(state.ranges, "displaced")
        return counted if state.subtype == name else None
    return persons(state.ranges, "population") if name == "affected" else None


def _reported(cluster: Event | StateTimeline, catalogue: Shelf) -> Value:
    known = [catalogue.reports[one].published for one in cluster.reports if one in catalogue.reports]
    return max((dating.day for dating in known if dating is not None), default=None)


def _where(cluster: Event | StateTimeline, shelf: Shelf) -> Row:
    """The main place, with the divisions that it lies in: by the gazetteer, else those that the accounts name."""
    main = place_of(cluster)
    first, second = shelf.divisions(main.place_id if main is not None else None)
    beside = [place for place in cluster.places if main is not None and place.role == main.role]
    areas = {kind: next((place for place in beside if place.kind == kind), None) for kind in ("admin1", "admin2")}
    lat, lon = (point_of(main) if main is not None else None) or (None, None)
    is_area = main is not None and main.kind in ("admin1", "admin2", "country")
    return {
        "country": country_name(main.country or None) if main is not None else None,
        "country_code": iso_3(main),
        "admin1": legible(first) if first is not None else _name(areas["admin1"]),
        "admin2": legible(second) if second is not None else _name(areas["admin2"]),
        "place": None if is_area else _name(main),
        "place_kind": None if is_area or main is None else main.kind,
        "latitude": lat,
        "longitude": lon,
        "radius_km": exact(main.radius_km) if main is not None else None,
    }


def _name(place: PlaceRef | None) -> str | None:
    return bare_name(place) or None if place is not None else None


def _sources(cluster: Event | StateTimeline, catalogue: Shelf) -> Row:
    reports = [catalogue.reports[one] for one in cluster.reports if one in catalogue.reports]
    outlets = [catalogue.outlet_name(report.id) or report.id for report in reports]
    urls = [report.url for report in reports if report.url and report.url.startswith(("https://", "http://"))]
    return {
        "documents": len(told(cluster.reports)),
        "origins": len(told(cluster.origins)),
        "disputed": disputed(cluster, catalogue),
        "judgements": judgements_of(cluster.id, catalogue),
        "sources": told([*outlets, *(catalogue.source_name(origin) for origin in cluster.origins)]),
        "urls": told(urls),
    }


def left_out(record: Record, *, known: Known | None = None, table: str = "events") -> tuple[LeftOut, ...]:
    """What the table does not carry.

    Raises:
        ExportError: if there is no such table.
    """
    _check(table)
    return tuple(_lost_events(record) if table == "events" else _lost_conditions(record))


def _lost_events(record: Record) -> Iterator[LeftOut]:
    for event in record.events:
        if not happened(event):
            reason = f"{event.modality}, {event.polarity}: HXL cannot say so, and its sums would count it"
            yield LeftOut(subject=event.id, field="*", reason=reason)
            continue
        if len(sites(event.places)) > 1:
            yield LeftOut(subject=event.id, field="places", reason="only the main place; geojson has them all")
        for field in ("revisions", "gaps"):
            if getattr(event, field):
                yield LeftOut(subject=event.id, field=field, reason=f"in the table `{field}` of csv and parquet")
        for kind in not_persons(event.ranges):
            yield LeftOut(subject=event.id, field=kind, reason="no count of persons: in csv, table `figures`")
        if any(actor.role not in ("initiator", "victim") for actor in event.actors):
            reason = "only initiators and victims have a hashtag; the other roles are in csv"
            yield LeftOut(subject=event.id, field="actors", reason=reason)
    for state in record.states:
        yield LeftOut(subject=state.id, field="*", reason=_where_states(state))
    yield from not_rows(record, "events", "states", how="in jsonl, and in the table `{}` of csv and parquet")


def _where_states(state: StateTimeline) -> str:
    if state.type in ("population", "humanitarian_condition"):
        return "in the table `conditions`"
    return "HXL has no hashtag for it: in jsonl, and in the table `states` of csv and parquet"


def _lost_conditions(record: Record) -> Iterator[LeftOut]:
    for state in record.states:
        if state.type not in ("population", "humanitarian_condition"):
            yield LeftOut(subject=state.id, field="*", reason=_where_states(state))
            continue
        for kind in not_persons(state.ranges):
            if persons(state.ranges, kind) is None or kind != "population":
                yield LeftOut(subject=state.id, field=kind, reason="no count of persons: in csv, table `figures`")
        if len(state.entries) > 1:
            yield LeftOut(
                subject=state.id,
                field="entries",
                reason="the range over all accounts, and the days of the latest alone",
            )
    yield from not_rows(record, "states", how="in the table `events`, and in jsonl, csv and parquet")
