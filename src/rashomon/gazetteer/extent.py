"""How far a country or division reaches, from the places inside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rashomon.gazetteer.entries import Entry
from rashomon.gazetteer.keys import fold
from rashomon.model.earth import distance_km

_NOMINAL_KM = {"country": 300.0, "admin1": 60.0, "admin2": 20.0, "region": 150.0}


_ENOUGH = 5
"""Fewer populated places than this do not move a division's own point."""

_BELIEVABLE_KM = 150.0
"""A middle farther from the division's own point than this is not believed (enclaves, wrong codes, vast land)."""


def _middle(places: Sequence[Entry]) -> tuple[float, float]:
    """The mean latitude and longitude of places, in degrees."""
    lat = round(sum(place.lat or 0.0 for place in places) / len(places), 4)
    lon = round(sum(place.lon or 0.0 for place in places) / len(places), 4)
    return lat, lon


class Extents:
    """Points, radii and populations of divisions, from their populated places."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._seats: dict[tuple[str, str], Entry] = {}
        self._inside: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            if entry.kind == "city":
                for code in (entry.country, entry.admin1, entry.admin2):
                    if code is not None:
                        self._inside[code].append(entry)
                if entry.admin1 is not None:
                    for name in entry.names[:12]:
                        self._seats.setdefault((entry.admin1, fold(name)), entry)

    def _places(self, entry: Entry) -> list[Entry]:
        code = {"country": entry.country, "admin1": entry.admin1, "admin2": entry.admin2}.get(entry.kind)
        return self._inside.get(code, []) if code else []

    def people(self, entry: Entry) -> int:
        """How many live in the places inside; 0 if none is known."""
        return sum(place.population for place in self._places(entry))

    def of(self, entry: Entry) -> tuple[float | None, float | None, float]:
        """Latitude, longitude (degrees; None if no place inside is known) and radius in km.

        The point of a province (admin1) is the middle of its populated places, where people live and events happen (a
        division's own point often lies in empty land); else its own point, else the town of its name.  The radius
        covers nine tenths of the places inside.  Source: docs/decisions/0004-division-points.md.
        """
        places = self._places(entry)
        lat, lon = entry.lat, entry.lon
        if places and (lat is None or lon is None or entry.kind == "admin1"):
            middle = _middle(places)
            near = lat is None or lon is None or distance_km(lat, lon, *middle) <= _BELIEVABLE_KM
            if lat is None or lon is None or (len(places) >= _ENOUGH and near and entry.radius_km is None):
                lat, lon = middle
        if (lat is None or lon is None) and entry.admin1 is not None:
            keys = ((entry.admin1, fold(name)) for name in entry.names)
            seat = next((self._seats[key] for key in keys if key in self._seats), None)
            if seat is not None:
                lat, lon = seat.lat, seat.lon
        if entry.radius_km is not None:
            return lat, lon, entry.radius_km
        nominal = _NOMINAL_KM.get(entry.kind, 10.0)
        if lat is None or lon is None or len(places) < 4:
            return lat, lon, nominal
        away = sorted(distance_km(lat, lon, place.lat or 0.0, place.lon or 0.0) for place in places)
        return lat, lon, round(max(5.0, away[(len(away) * 9) // 10 - 1]), 1)
