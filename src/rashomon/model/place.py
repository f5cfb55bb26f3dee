"""Places: what the gazetteer knows, and what a claim says about where."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.span import Span

WIDE = frozenset({"country", "region", "admin1", "admin2"})
"""The kinds of places that others lie in."""

SPELLING = "spelling"
"""What the basis of a place begins with that is only met by a looser spelling of its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One entry of the gazetteer.

    `kind`: country, admin1, admin2, city (any populated place), district (quarter), airport, air_base, base, camp,
    dam, plant, river, mountain, road, crossing, region, sea, site.
    Units: degrees in WGS 84; `radius_km` is how far from the point the feature may reach.
    Unknowns: `lat` and `lon` are None for a feature whose point is not known; `geonameid` is None outside GeoNames.
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float = 10.0
    population: int = 0
    geonameid: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRef:
    """A place in a claim: which role it has, how the event lies to it, and which feature it is.

    `role`: event_location, destination, origin, route, reference_feature, target, area, operation_area, subject,
    object.  `relation`: in, at, near, part_of, toward, from, across, distance_from, north_of ... northwest_of,
    capital_of, endpoint.  The point belongs to the named feature; a bearing is never drawn as an offset.
    `basis` says why this feature was chosen ("name", "spelling", "context", "sentence", "paragraph", "report",
    "derived", "weighed").
    Unknowns: coordinates are None when the name is not resolved; `as_written` is None for a place only implied.
    """

    role: str
    relation: str
    as_written: str | None
    canonical: str | None = None
    place_id: str | None = None
    kind: str | None = None
    country: str | None = None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    basis: str = "name"
    span: Span | None = None
