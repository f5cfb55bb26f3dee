import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.publishing.basemap import tiles
from rashomon.publishing.basemap.tiles import Cell, Country, MapBase, Shape, Town
from rashomon.publishing.brief.labels import Box, Room, disc, shortened
from rashomon.publishing.brief.map import map_of
from rashomon.publishing.brief.places import main_place, spots
from rashomon.publishing.brief.view import bar_km, fitted

from .made import FARPORT, HILLTOWN, LOST, NEAR, OVERSEAS, REALM, event, record


@pytest.fixture
def base(tmp_path):
    """A land with a border that is agreed and one that is not, a river and a town."""
    cell = Cell()
    cell.shapes["land"].append(Shape(points=[(30, 30), (30, 40), (40, 40), (40, 30)]))
    cell.shapes["border"] += [
        Shape(points=[(37.5, 34), (37.5, 36)]),
        Shape(points=[(38.5, 34), (38.5, 36)], settled=False),
    ]
    cell.shapes["river"].append(Shape(points=[(37.0, 34.9), (37.8, 35.2), (39.0, 35.3)], name="Long River"))
    cell.towns.append(Town(name="Market <Town>", lat=35.2, lon=38.4, people=9000))
    path = tmp_path / "base.zip"
    ring = [(30.0, 30.0), (30.0, 40.0), (40.0, 40.0), (40.0, 30.0)]
    tiles.write(
        path,
        {tiles.LEVELS[0].member(30, 30): cell},
        [Country(code="SY", ring=ring)],
        stamp="x",
        credits=["Natural Earth"],
    )
    return MapBase(path)


def drawn(*events, base=None, width=600.0, height=400.0):
    sheet = map_of(spots(record(*events)), width, height, base)
    assert sheet is not None
    return sheet


def test_an_event_in_a_place_is_a_filled_dot_and_one_near_it_is_hollow_in_its_circle():
    assert re.search(r'<circle [^>]*class="dot harm"/>', drawn(event("a", HILLTOWN)).svg)
    near = drawn(event("a", NEAR)).svg
    assert 'class="hollow-dot harm-line"' in near
    assert 'class="radius harm-line"' in near
    assert "near Hilltown" in near
    assert 'class="dot harm"' not in near


def test_the_circle_is_drawn_to_the_scale_of_the_bar():
    svg = drawn(event("a", NEAR)).svg
    radius = float(re.search(r'r="([\d.]+)" class="radius', svg)[1])
    (left, right), length = (
        re.search(r'<line x1="([\d.]+)" y1="386" x2="([\d.]+)"', svg).groups(),
        re.search(r">([\d,]+) km<", svg)[1],
    )
    assert radius / 25 == pytest.approx((float(right) - float(left)) / float(length), rel=0.02)


def test_events_of_one_place_are_one_dot_with_their_number_and_their_toll():
    svg = drawn(event("a", HILLTOWN, killed=3), event("b", HILLTOWN, killed=4)).svg
    assert ">2</text>" in svg
    assert "≥ 4 killed" in svg or "4–7 killed" in svg


def test_what_is_known_only_to_a_country_or_to_no_place_is_said_and_not_drawn():
    sheet = drawn(event("a", HILLTOWN), event("b", REALM), event("c", LOST), event("d"))
    assert "Placed no closer than a country or a wide region, and so not drawn: Realm (1)." in sheet.notes
    assert "2 events without a place that could be found." in sheet.notes
    assert "Realm" not in sheet.svg


def test_no_place_at_all_gives_no_map():
    assert map_of(spots(record(event("a", REALM))), 600, 400, None) is None


def test_a_place_overseas_is_listed_where_most_events_lie_in_one_region():
    sheet = drawn(event("a", HILLTOWN), event("b", FARPORT), event("c", OVERSEAS))
    assert "Beyond this map: Overseas (1)." in sheet.notes
    assert "Overseas" not in sheet.svg


def test_plans_are_not_drawn():
    assert map_of(spots(record(event("a", HILLTOWN, modality="planned"))), 600, 400, None) is None


def test_disputed_lines_are_dashed_and_the_map_says_that_lines_are_no_opinion(base):
    sheet = drawn(event("a", HILLTOWN), base=base)
    assert sheet.svg.count('class="border"') == 1
    assert sheet.svg.count('class="border unsettled"') == 1
    assert any("no opinion" in note for note in sheet.notes)
    assert sheet.credits == ("Natural Earth",)
    for name in ("Long River", "Market &lt;Town&gt;", "SYRIA"):
        assert name in sheet.svg


def test_without_a_base_the_map_says_what_is_missing():
    assert any("map base is not set up" in note for note in drawn(event("a", HILLTOWN)).notes)


def test_a_damaged_base_is_done_without(base):
    raw = bytearray(base._path.read_bytes())
    start = raw.index(b"fine/30_30.json") + len(b"fine/30_30.json")
    raw[start : start + 40] = bytes(40)
    base._path.write_bytes(bytes(raw))
    assert any("map base is not set up, or damaged" in note for note in drawn(event("a", HILLTOWN), base=base).notes)


def test_a_drawing_that_stands_alone_has_its_own_colours_and_no_variables():
    sheet = map_of(spots(record(event("a", HILLTOWN))), 600, 400, None, alone=True)
    assert sheet is not None
    assert "<style>" in sheet.svg
    assert "var(" not in sheet.svg


def test_of_several_places_the_one_that_says_most_is_the_place():
    assert main_place(event("a", REALM, HILLTOWN)) == HILLTOWN
    assert main_place(event("a", LOST, HILLTOWN)) == HILLTOWN
    assert main_place(event("a", LOST)) == LOST
    assert main_place(event("a")) is None


@given(st.lists(st.tuples(st.floats(-80, 80), st.floats(-179, 179), st.floats(0, 100)), min_size=1, max_size=8))
def test_every_point_lies_in_the_window_that_is_fitted_to_it(points):
    view = fitted(points, 600, 400, least_km=90)
    for lat, lon, _ in points:
        x, y = view.at(lat, lon)
        assert -1e-6 <= x <= 600 + 1e-6
        assert -1e-6 <= y <= 400 + 1e-6
    assert view.width / view.px_a_km >= 89.9
    assert bar_km(view) > 0


coordinates = st.floats(20, 380)


@given(st.lists(st.tuples(coordinates, coordinates, st.floats(10, 90)), max_size=30))
def test_labels_never_cover_each_other_or_leave_the_drawing(asked):
    room = Room(400, 400, [disc(200, 200, 10)])
    put = [found.box for x, y, width in asked if (found := room.beside(x, y, 6, width, 10)) is not None]
    for number, box in enumerate(put):
        assert box.inside(Box(0, 0, 400, 400))
        assert not box.meets(disc(200, 200, 10))
        assert not any(box.meets(other) for other in put[:number])


def test_long_names_are_cut_at_a_word():
    assert shortened("Capture of the northern suburbs", 22) == "Capture of the…"
    assert shortened("short", 22) == "short"
