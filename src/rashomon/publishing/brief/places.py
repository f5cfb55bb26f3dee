"""Where the events were: the marks of a map, each with how far from its point the events may have been."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Event, PlaceRef, Record
from rashomon.model.weight import natural
from rashomon.publishing.actors import named_place
from rashomon.publishing.brief.apartness import is_away, is_spot, reach_km
from rashomon.publishing.brief.kinds import Kind, gravest, kind_of
from rashomon.publishing.brief.tolls import happened, toll
from rashomon.publishing.numbers import number
from rashomon.publishing.words import counted, country_name, legible

_EXACT_KM = 10.0
_ROLES = ("event_location", "target", "destination", "area", "route", "operation_area", "origin")
_EXACT_RELATIONS = frozenset({"in", "at"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One point of the map with the events that are told there.

    `exact` is false where the events are only known to be near the point or somewhere in an area: the mark is drawn
    hollow, with a circle of `radius_km`; `near` where all are told as near it or in a direction from it.  `told` says
    what it stands for in a few words, `deaths` the toll of it.
    Units: degrees in WGS 84; kilometres.
    """

    name: str
    country: str
    lat: float
    lon: float
    radius_km: float
    exact: bool
    near: bool
    kind: Kind
    events: tuple[str, ...]
    told: str
    deaths: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spots:
    """What can be drawn, and what cannot: events known only to a wide place, and those without any place.

    `events` are those of the marks, by id.
    """

    marks: tuple[Mark, ...]
    wide: tuple[tuple[str, int], ...]
    nowhere: int
    events: Mapping[str, Event]


def spots(record: Record) -> Spots:
    """The events that are told as done, by place; of each event the one place that says most of where it was."""
    groups: dict[tuple[str, float, float, bool], list[tuple[Event, PlaceRef]]] = {}
    wide: dict[str, int] = {}
    nowhere = 0
    for event in record.events:
        if not happened(event):
            continue
        place = main_place(event)
        if place is None or place.lat is None or place.lon is None:
            nowhere += 1
        elif not is_spot(place):
            name = named_place(place)
            wide[name] = wide.get(name, 0) + 1
        else:
            key = (named_place(place), place.lat, place.lon, is_exact(place))
            groups.setdefault(key, []).append((event, place))
    marks = [_mark(key, members) for key, members in groups.items()]
    marks.sort(key=lambda mark: (-len(mark.events), mark.name, mark.lat, mark.lon, mark.exact))
    rest = sorted(wide.items(), key=lambda pair: (-pair[1], pair[0]))
    placed = {event.id: event for members in groups.values() for event, _ in members}
    return Spots(marks=tuple(marks), wide=tuple(rest), nowhere=nowhere, events=placed)


def main_place(event: Event) -> PlaceRef | None:
    """The place of an event that says most of where it was: by role, then the smallest that has a point."""
    order = {role: number for number, role in enumerate(_ROLES)}
    found = [place for place in event.places if place.role in order]
    located = [place for place in found if place.lat is not None and place.lon is not None]
    return min(
        located or found,
        key=lambda place: (order[place.role], not is_spot(place), place.radius_km or 0.0, not is_exact(place)),
        default=None,
    )


def is_exact(place: PlaceRef) -> bool:
    """Whether the event was in the place itself, and the place is small."""
    return place.relation in _EXACT_RELATIONS and (place.radius_km or 0.0) <= _EXACT_KM


def _mark(key: tuple[str, float, float, bool], members: Sequence[tuple[Event, PlaceRef]]) -> Mark:
    name, lat, lon, exact = key
    events = sorted((event for event, _ in members), key=lambda event: natural(event.id))
    country = next((country_name(place.country) for _, place in members if place.country), None)
    return Mark(
        name=name,
        country=legible(country or ""),
        lat=lat,
        lon=lon,
        radius_km=max(reach_km(place) for _, place in members),
        exact=exact,
        near=all(is_away(place) for _, place in members),
        kind=gravest({kind_of(event.type).key for event in events}),
        events=tuple(event.id for event in events),
        told=counted(len(events), "event"),
        deaths=deaths(events),
    )


def deaths(events: Iterable[Event]) -> str:
    """The toll of some events in the fewest words; empty where there is none."""
    found = toll("killed", events)
    if not found.low:
        return ""
    if found.high is None:
        return f"≥ {number(found.low)} killed"
    same = found.high == found.low
    return f"{number(found.low)} killed" if same else f"{number(found.low)}–{number(found.high)} killed"
