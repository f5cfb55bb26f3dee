"""Where the events were: the marks of a map, each with how far from its point the events may have been."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Event, PlaceRef, Record
from rashomon.model.weight import happened, natural
from rashomon.publishing.actors import named_place
from rashomon.publishing.brief.apartness import is_away, is_spot, reach_km
from rashomon.publishing.brief.kinds import Kind, gravest, kind_of
from rashomon.publishing.brief.tolls import toll
from rashomon.publishing.numbers import number
from rashomon.publishing.words import counted, country_name, legible

_EXACT_KM = 10.0
_ROLES = ("event_location", "target", "destination", "area", "route", "operation_area", "origin")
_ORDER = {role: number for number, role in enumerate(_ROLES)}
Tally = tuple[Sequence[PlaceRef], str, int]
"""The places of events that are told as done, their type, and how many they are."""
_Key = tuple[str, float, float, bool]
_EXACT_RELATIONS = frozenset({"in", "at"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One point of the map with the events that are told there.

    `number` is how many they are, `events` those of them that are at hand: all, or the gravest of very many.  `exact`
    is false where the events are only known to be near the point or somewhere in an area: the mark is drawn
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
    number: int
    events: tuple[str, ...]
    told: str
    deaths: str

    @property
    def partial(self) -> bool:
        """Whether only some of its events are at hand, so that their toll is a lowest figure."""
        return self.number > len(self.events)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spots:
    """What can be drawn, and what cannot: events known only to a wide place, and those without any place.

    `events` are those of the marks that are at hand, by id.
    """

    marks: tuple[Mark, ...]
    wide: tuple[tuple[str, int], ...]
    nowhere: int
    events: Mapping[str, Event]


def spots(record: Record) -> Spots:
    """The events that are told as done, by place; of each event the one place that says most of where it was."""
    done = [event for event in record.events if happened(event)]
    return spots_of(((event.places, event.type, 1) for event in done), done)


def spots_of(tallies: Iterable[Tally], events: Iterable[Event]) -> Spots:
    """The same of events that are counted by their places and types; `events` are those of them that are at hand."""
    groups: dict[_Key, list[tuple[PlaceRef, str, int]]] = {}
    wide: Counter[str] = Counter()
    nowhere = 0
    seen: dict[int, tuple[Sequence[PlaceRef], PlaceRef | None, _Key | None]] = {}  # many events share their places

    def settled(places: Sequence[PlaceRef]) -> tuple[Sequence[PlaceRef], PlaceRef | None, _Key | None]:
        known = seen.get(id(places))
        if known is None:
            place = _main(places)
            known = seen[id(places)] = places, place, _key(place) if place is not None else None
        return known

    for places, of_type, several in tallies:
        _, place, key = settled(places)
        if place is None or place.lat is None or place.lon is None:
            nowhere += several
        elif key is None:
            wide[named_place(place)] += several
        else:
            groups.setdefault(key, []).append((place, of_type, several))
    here: dict[_Key, list[Event]] = {}
    for event in events:
        key = settled(event.places)[2]
        if key is not None:
            here.setdefault(key, []).append(event)
    marks = [_mark(key, told, here.get(key, ())) for key, told in groups.items()]
    marks.sort(key=lambda mark: (-mark.number, mark.name, mark.lat, mark.lon, mark.exact))
    rest = sorted(wide.items(), key=lambda pair: (-pair[1], pair[0]))
    placed = {event.id: event for several in here.values() for event in several}
    return Spots(marks=tuple(marks), wide=tuple(rest), nowhere=nowhere, events=placed)


def _key(place: PlaceRef) -> _Key | None:
    """What the events of one mark share; None for what is no spot."""
    if place.lat is None or place.lon is None or not is_spot(place):
        return None
    return named_place(place), place.lat, place.lon, is_exact(place)


def main_place(event: Event) -> PlaceRef | None:
    """The place of an event that says most of where it was: by role, then the smallest that has a point."""
    return _main(event.places)


def _main(places: Sequence[PlaceRef]) -> PlaceRef | None:
    found = [place for place in places if place.role in _ORDER]
    located = [place for place in found if place.lat is not None and place.lon is not None] or found
    if len(located) < 2:
        return located[0] if located else None
    return min(
        located,
        key=lambda place: (_ORDER[place.role], not is_spot(place), place.radius_km or 0.0, not is_exact(place)),
    )


def is_exact(place: PlaceRef) -> bool:
    """Whether the event was in the place itself, and the place is small."""
    return place.relation in _EXACT_RELATIONS and (place.radius_km or 0.0) <= _EXACT_KM


def _mark(key: _Key, told: Sequence[tuple[PlaceRef, str, int]], at_hand: Sequence[Event]) -> Mark:
    name, lat, lon, exact = key
    events = sorted(at_hand, key=lambda event: natural(event.id))
    total = sum(several for _, _, several in told)
    country = next((country_name(place.country) for place, _, _ in told if place.country), None)
    return Mark(
        name=name,
        country=legible(country or ""),
        lat=lat,
        lon=lon,
        radius_km=max(reach_km(place) for place, _, _ in told),
        exact=exact,
        near=all(is_away(place) for place, _, _ in told),
        kind=gravest({kind_of(of_type).key for _, of_type, _ in told}),
        number=total,
        events=tuple(event.id for event in events),
        told=counted(total, "event"),
        deaths=deaths(events, partial=total > len(events)),
    )


def deaths(events: Iterable[Event], *, partial: bool = False) -> str:
    """The toll of some events in the fewest words; empty where there is none.  Where they are `partial`, some of more,
    only the lowest figure holds.
    """
    counted_in = [event for event in events if "killed" in event.ranges]
    found = toll("killed", counted_in) if counted_in else None
    if found is None or not found.low:
        return ""
    if partial or found.high is None:
        return f"≥ {number(found.low)} killed"
    same = found.high == found.low
    return f"{number(found.low)} killed" if same else f"{number(found.low)}–{number(found.high)} killed"
