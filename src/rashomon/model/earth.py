"""The earth as a sphere, for all who ask how far two points lie apart."""

from __future__ import annotations

import math

RADIUS_KM = 6371.0088
"""Mean radius of the earth (IUGG)."""


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance of two points in degrees.

    >>> round(distance_km(35.34, 40.14, 36.5, 40.75))
    140
    """
    phi, other_phi = math.radians(lat), math.radians(other_lat)
    half = math.sin((other_phi - phi) / 2) ** 2
    half += math.cos(phi) * math.cos(other_phi) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))
