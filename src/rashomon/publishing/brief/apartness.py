"""Whether two events that tell of victims can be one and the same: only what the reports exclude is sure.

Source: RECONCILING 4.1 (tolerances of days and places, opposite bearings); a claim that says "by" a day is taken to
speak of the week before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.model import Event, PlaceRef, Range
from rashomon.model.earth import distance_km
from rashomon.model.vocabulary import BEARINGS

_WEEK = 7
_FAR_DAYS = 2
"""Reports of one event may differ by a day; two days apart it is another one."""
_FAR_KM = 10.0
_NEAR_KM = 25.0
"""How far "near" a town, or north of it, may be."""
_WIDE_KM = 160.0
"""A point of a wider place (a country, a sea) is one where nothing is said to have happened."""
_WIDE_KINDS = frozenset({"country", "continent", "sea"})
_NOBODY = frozenset({"persons", "residents", "unknown", "all"})
_ROLES = frozenset({"event_location", "target", "destination", "area", "route", "operation_area"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Footprint:
    """What of an event can tell it from another: its days as ordinals, its places, its victims and their number.

    `first` and `last` are None where no day is known; `placed` is false for a figure with neither a day of its own
    nor a place smaller than a country.
    """

    id: str
    first: int | None
    last: int | None
    spots: tuple[PlaceRef, ...]
    countries: frozenset[str]
    victims: frozenset[str]
    extent: Range
    placed: bool


def footprint(event: Event, kind: str) -> Footprint:
    """What tells this event from others, for one kind of figure."""
    start, end = event.when.start, event.when.end
    last = (end or start).toordinal() if end or start else None  # type: ignore[union-attr]
    first = start.toordinal() if start is not None else None if last is None else last - _WEEK
    spots = tuple(place for place in event.places if place.role in _ROLES and is_spot(place))
    return Footprint(
        id=event.id,
        first=first,
        last=last,
        spots=spots,
        countries=frozenset(place.country for place in event.places if place.country),
        victims=frozenset(actor.id for actor in event.actors if actor.role == "victim") - _NOBODY,
        extent=event.ranges[kind],
        placed=(start is not None and end is not None) or bool(spots and last is not None),
    )


def is_spot(place: PlaceRef) -> bool:
    """Whether a place has a point and is smaller than a country."""
    wide = place.kind in _WIDE_KINDS or (place.radius_km or 0.0) > _WIDE_KM
    return place.lat is not None and place.lon is not None and not wide


def is_away(place: PlaceRef) -> bool:
    """Whether something was not in the place itself but near it, or in a direction from it."""
    return place.relation in (*BEARINGS, "near", "toward", "from", "distance_from")


def reach_km(place: PlaceRef) -> float:
    """How far from the point something may have been; a bearing is never drawn as an offset."""
    own = place.radius_km or 0.0
    return max(own, _NEAR_KM) if is_away(place) else own


def surely_apart(one: Footprint, other: Footprint) -> bool:
    """Whether the reports exclude that both are the same event."""
    return _other_days(one, other) or _elsewhere(one, other) or _other_victims(one, other)


def _other_days(one: Footprint, other: Footprint) -> bool:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return False
    return one.first - other.last >= _FAR_DAYS or other.first - one.last >= _FAR_DAYS


def _elsewhere(one: Footprint, other: Footprint) -> bool:
    """Whether no place of the one can be a place of the other."""
    if one.countries and other.countries and not one.countries & other.countries:
        return True
    if not one.spots or not other.spots:
        return False
    return all(_far(a, b) for a in one.spots for b in other.spots)


def _far(a: PlaceRef, b: PlaceRef) -> bool:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    if a.place_id is not None and a.place_id == b.place_id:
        return _opposite(a.relation, b.relation)
    way = distance_km(a.lat, a.lon, b.lat, b.lon)
    return way - reach_km(a) - reach_km(b) > _FAR_KM


def _opposite(one: str, other: str) -> bool:
    """Whether two bearings look the other way, such as north-west and south-east."""
    if one not in BEARINGS or other not in BEARINGS:
        return False
    turn = abs(BEARINGS.index(one) - BEARINGS.index(other)) % 8
    return min(turn, 8 - turn) >= 3


def _other_victims(one: Footprint, other: Footprint) -> bool:
    """Whether both name their victims, these are others, and no number fits both."""
    if not one.victims or not other.victims or one.victims & other.victims:
        return False
    return _below(one.extent, other.extent) or _below(other.extent, one.extent)


def _below(one: Range, other: Range) -> bool:
    return one.high is not None and other.low is not None and one.high < other.low


class Picked:
    """Events of which no two can be one; the first that are taken stand.

    `wholes` gives for each event all that it is a part of: a part and its whole are never both taken.
    """

    def __init__(self, wholes: Mapping[str, frozenset[str]]) -> None:
        self.ids: list[str] = []
        self.low = 0.0
        self._wholes = wholes
        self._taken: set[str] = set()
        self._above: set[str] = set()
        self._weeks: dict[int, list[Footprint]] = {}
        self._undated: list[Footprint] = []

    def take(self, mark: Footprint, low: float) -> bool:
        """Take an event if it is surely different from all that were taken; whether it was."""
        wholes = self._wholes.get(mark.id, frozenset())
        if mark.id in self._above or not wholes.isdisjoint(self._taken):
            return False
        if not all(surely_apart(mark, other) for other in self._near(mark)):
            return False
        self.ids.append(mark.id)
        self._taken.add(mark.id)
        self._above |= wholes
        self.low += low
        for week in self._span(mark):
            self._weeks.setdefault(week, []).append(mark)
        if mark.first is None:
            self._undated.append(mark)
        return True

    def _near(self, mark: Footprint) -> list[Footprint]:
        """Those taken that may meet it in time."""
        if mark.first is None:
            return [*self._undated, *(one for members in self._weeks.values() for one in members)]
        found = {id(one): one for week in self._span(mark) for one in self._weeks.get(week, ())}
        return [*self._undated, *found.values()]

    def _span(self, mark: Footprint) -> range:
        """The weeks that an event may touch, with a day to spare on either side."""
        if mark.first is None or mark.last is None:
            return range(0)
        return range((mark.first - _FAR_DAYS) // _WEEK, (mark.last + _FAR_DAYS) // _WEEK + 1)
