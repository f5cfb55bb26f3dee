import math

import pytest

from rashomon.model.earth import RADIUS_KM, distance_km

DEGREE = math.pi * RADIUS_KM / 180


def test_distances_are_those_of_the_sphere():
    assert distance_km(0, 0, 0, 1) == pytest.approx(111.19, abs=0.01)
    assert distance_km(35.336, 40.141, 36.502, 40.748) == pytest.approx(140.6, abs=0.5)
    assert distance_km(33.51, 36.29, 35.34, 40.14) == pytest.approx(408, abs=1)


def test_over_the_date_line_and_to_the_far_side():
    assert distance_km(-16.8, 179.9, -16.8, -179.9) == pytest.approx(0.2 * DEGREE * 0.957, rel=0.01)
    assert distance_km(90, 0, -90, 123) == pytest.approx(180 * DEGREE)
    assert distance_km(12.0, 34.0, 12.0, 34.0) == 0.0
