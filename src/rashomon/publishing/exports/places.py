"""Where an event or state is, as cells: each role by itself, the most exact place first, the wider ones beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import PlaceRef
from rashomon.model.countries import country_of
from rashomon.model.earth import distance_km
from rashomon.publishing.actors import bare_name, place_name
from rashomon.publishing.exports.columns import Column, Row, Shelf, told
from rashomon.publishing.exports.common import main_place
from rashomon.publishing.numbers import exact
from rashomon.publishing.words import country_name, legible

PLACE_COLUMNS = (
    Column("place", "text", "name of the place as the gazetteer has it, or as written where it is not resolved"),
    Column("place_role", "text", "event_location, destination, origin, route, target, area ..."),
    Column("place_relation", "text", "how it lies to the place: in, near, north_of, toward ..."),
    Column("place_kind", "text", "city, admin1, admin2, country, river, road, base ..."),
    Column("place_basis", "text", "why this place was chosen: name, spelling, context, sentence, report ..."),
    Column("country", "text", "ISO 3166-1 alpha-2"),
    Column("country_name", "text", "its name in English"),
    Column("admin1", "text", "first-level division that the place lies in, by the gazetteer"),
    Column("admin2", "text", "second-level division"),
    Column("geonameid", "count", "id in GeoNames"),
    Column("latitude", "number", "degrees north, WGS 84"),
    Column("longitude", "number", "degrees east, WGS 84"),
    Column("radius_km", "number", "how far from the point the place may reach, kilometres"),
)


@dataclass(frozen=True, slots=True)
class Site:
    """One place in one role, and the wider places that only contain it ("in the city", "in the province")."""

    place: PlaceRef
    within: tuple[PlaceRef, ...] = ()


def place_row(place: PlaceRef | None, shelf: Shelf) -> Row:
    """The cells of a place; all empty where there is none."""
    if place is None:
        return {column.name: None for column in PLACE_COLUMNS}
    first, second = shelf.divisions(place.place_id)
    lat, lon = point_of(place) or (None, None)
    return {
        "place": bare_name(place) or None,
        "place_role": place.role,
        "place_relation": place.relation,
        "place_kind": place.kind,
        "place_basis": place.basis,
        "country": place.country or None,
        "country_name": country_name(place.country or None),
        "admin1": legible(first) if first is not None else None,
        "admin2": legible(second) if second is not None else None,
        "geonameid": place.geonameid,
        "latitude": lat,
        "longitude": lon,
        "radius_km": exact(place.radius_km),
    }


def names(places: Sequence[PlaceRef]) -> tuple[str, ...]:
    """Every place with its relation, as a reader would write it."""
    return told([place_name(place) for place in places])


def iso_3(place: PlaceRef | None) -> str | None:
    """The alpha-3 code of the place's country."""
    country = country_of(place.country) if place is not None else None
    return country.alpha_3 if country is not None else None


def sites(places: Sequence[PlaceRef], main: PlaceRef | None = None) -> tuple[Site, ...]:
    """The places by role, the main one first; a place that only contains another of its role is named with that."""
    main = main or main_place(places)
    found: list[Site] = []
    for role in dict.fromkeys(place.role for place in places):
        found += _of_one_role([place for place in places if place.role == role])
    return tuple(sorted(found, key=lambda site: site.place != main))


def _of_one_role(places: list[PlaceRef]) -> list[Site]:
    exact_first = sorted(places, key=lambda place: (point_of(place) is None, _radius(place)))
    kept: list[PlaceRef] = []
    wider: dict[int, list[PlaceRef]] = {}
    for place in exact_first:
        inside = [n for n, one in enumerate(kept) if _same(one, place) or _contains(place, one)]
        if not inside:
            kept.append(place)
        for n in inside:
            if not _same(kept[n], place):
                wider.setdefault(n, []).append(place)
    return [Site(place=place, within=tuple(wider.get(n, ()))) for n, place in enumerate(kept)]


def _same(one: PlaceRef, other: PlaceRef) -> bool:
    """Whether both are one place, however the event lies to it."""
    if one.place_id is not None and other.place_id is not None:
        return one.place_id == other.place_id
    return point_of(one) == point_of(other) and bare_name(one) == bare_name(other)


def _contains(wide: PlaceRef, small: PlaceRef) -> bool:
    """Whether the area of `wide` holds the point of `small`, and is the wider of the two."""
    a, b = point_of(wide), point_of(small)
    if a is None or b is None or not _radius(small) < _radius(wide) < math.inf:
        return False
    return distance_km(*a, *b) <= _radius(wide)


def _radius(place: PlaceRef) -> float:
    return place.radius_km if place.radius_km is not None and math.isfinite(place.radius_km) else math.inf


def point_of(place: PlaceRef) -> tuple[float, float] | None:
    """Latitude and longitude; None where the place is not located."""
    lat, lon = exact(place.lat), exact(place.lon)
    return (lat, lon) if lat is not None and lon is not None else None
