import math

import pytest

from rashomon.model import Range
from rashomon.publishing.numbers import exact, figure, range_figure


@pytest.mark.parametrize(
    ("kind", "low", "high", "unit", "written"),
    [
        ("killed", 19, 19, "persons", "19 killed"),
        ("killed", 0, 0, "persons", "0 killed"),
        ("killed", 1, None, "persons", "≥ 1 killed"),
        ("killed", None, 10, "persons", "≤ 10 killed"),
        ("killed", 2, math.inf, "persons", "≥ 2 killed"),
        ("killed_or_wounded", 24, 99, "persons", "24–99 killed or wounded"),
        ("population", 65000, 75000, "persons", "65,000–75,000 people"),
        ("distance", 6.5, 6.5, "km", "6.5 km"),
        ("area_share", 0.45, 0.55, "fraction", "45–55% of the area"),
        ("duration", 3, 3, "years", "3 years"),
        ("duration", 1, 1, "years", "1 year"),
        ("area", 12, 12, "km2", "12 km²"),
        ("equipment", 5, 5, "tanks", "5 tanks"),
        ("killed", None, None, "persons", "killed, number not stated"),
    ],
)
def test_a_figure_names_its_bounds_and_what_it_counts(kind, low, high, unit, written):
    assert figure(kind, low, high, unit) == written


def test_the_best_figure_is_shown_only_inside_a_range():
    assert range_figure("killed", Range(low=19, best=22, high=34, unit="persons")) == "19–34 killed, best 22"
    assert range_figure("killed", Range(low=19, best=None, high=34, unit="persons")) == "19–34 killed"
    assert range_figure("killed", Range(low=19, best=19, high=19, unit="persons")) == "19 killed"
    assert range_figure("killed", Range(low=19, best=19, high=None, unit="persons")) == "≥ 19 killed"


def test_whole_numbers_for_programs_are_integers_and_infinity_is_null():
    assert repr(exact(2.0)) == "2"
    assert repr(exact(0.45)) == "0.45"
    assert exact(math.inf) is None
