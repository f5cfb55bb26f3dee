from __future__ import annotations

import pytest

from rashomon.errors import LexiconError
from rashomon.gazetteer.schema import supplement_bytes
from rashomon.gazetteer.supplement import amendments, supplement


def test_the_supplement_holds_at_least_five_hundred_places_each_with_source_and_radius() -> None:
    rows = list(supplement(supplement_bytes()))
    assert len(rows) >= 500
    assert all(row.source and row.radius_km for row in rows)
    assert len({row.ref for row in rows}) == len(rows)


def test_amendments_name_a_feature_of_a_package() -> None:
    assert all(ref.startswith(("gn:", "ap:")) for ref in amendments(supplement_bytes()))


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ('kind = "city"\nlat = 1.0\nlon = 1.0\nradius_km = 1\nsource = "x"', "needs a name"),
        ('name = "A"\nkind = "city"\nlat = 1.0\nlon = 1.0\nradius_km = 1', "source"),
        ('name = "A"\nkind = "town"\nlat = 1.0\nlon = 1.0\nradius_km = 1\nsource = "x"', "kind"),
        ('name = "A"\nkind = "city"\nlat = 91.0\nlon = 1.0\nradius_km = 1\nsource = "x"', "degrees"),
        ('name = "A"\nkind = "city"\nlat = 1.0\nlon = 1.0\nradius_km = 0\nsource = "x"', "radius"),
    ],
)
def test_a_wrong_row_is_named(row: str, complaint: str) -> None:
    with pytest.raises(LexiconError, match=complaint):
        list(supplement(f"[[place]]\n{row}\n".encode()))


def test_the_same_place_twice_is_refused_unless_the_stretch_differs() -> None:
    row = '[[place]]\nname = "A"\nkind = "river"\nlat = 1.0\nlon = 1.0\nradius_km = 1\nsource = "x"\n'
    assert len(list(supplement((row + row + 'at = "B"\n').encode()))) == 2
    with pytest.raises(LexiconError, match="twice"):
        list(supplement((row * 3).encode()))
