"""One entry of the gazetteer while it is being built."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A feature with all its names.

    `ref` names it for good: `gn:GEONAMEID`, `ap:ICAO`, `rx:SLUG` for the supplement.  `admin1` and `admin2` are
    GeoNames codes ("SY.07", "US.KY.015").  `names[0]` is the name itself; the rest are other names of it.
    Units: degrees in WGS 84, `radius_km` in kilometres.  Unknowns: `lat`, `lon`, `radius_km` None until known.
    """

    ref: str
    names: tuple[str, ...]
    kind: str
    country: str | None
    source: str
    admin1: str | None = None
    admin2: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    population: int = 0
    capital: bool = False
    note: str = ""
