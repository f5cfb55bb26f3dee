"""GeoJSON and GeoParquet: checked against the rules of RFC 7946 and GeoParquet 1.1, and against the record."""

import io
import json
import math
from dataclasses import replace

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from rashomon.model.earth import distance_km
from rashomon.publishing.exports import geojson, geoparquet
from rashomon.publishing.exports.features import COLUMNS
from rashomon.publishing.exports.places import sites
from rashomon.publishing.exports.shapes import circle
from tests.publishing.records import EMPTY, NAKHLA, RECORD
from tests.publishing.strategies import records

from .geo_rules import check_geojson, check_geometry, check_geoparquet, geometry_of_wkb, signed_area
from .river import CLARO, RIVER, STATE, TAVEUNI

layers = pytest.mark.parametrize("table", ["events", "states"])
shapes = pytest.mark.parametrize("shape", ["point", "circle"])


def features(record, **options):
    return check_geojson(geojson.render(record, **options))["features"]


def file_of(record, **options):
    return pq.ParquetFile(io.BytesIO(geoparquet.render(record, **options)))


@layers
@shapes
@given(record=records)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_record_keeps_to_rfc_7946_and_to_geoparquet(table, shape, record):
    found = features(record, table=table, shape=shape)
    file = file_of(record, table=table, shape=shape)
    check_geoparquet(file)
    assert file.metadata.num_rows == len(found)


def test_an_empty_record_is_an_empty_collection():
    assert features(EMPTY) == []
    assert check_geoparquet(file_of(EMPTY))["columns"]["geometry"]["geometry_types"] == []


@layers
@shapes
def test_both_formats_have_the_same_features(table, shape):
    for record in (RECORD, RIVER):
        rows = file_of(record, table=table, shape=shape).read().to_pylist()
        for feature, row in zip(features(record, table=table, shape=shape), rows, strict=True):
            raw = row.pop("geometry")
            row.pop("bbox")
            assert feature["geometry"] == (None if raw is None else geometry_of_wkb(raw))
            assert feature["id"] == row.pop("feature_id")
            told = {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in row.items()}
            assert feature["properties"] == told
        names = [column.name for column in COLUMNS[table]]
        assert list(file_of(record, table=table).schema_arrow.names) == [*names, "geometry", "bbox"]


def test_one_feature_an_event_and_place_role():
    ids = [feature["id"] for feature in features(RIVER)]
    assert ids == [
        "e-battle/event_location",
        "e-flight/origin",
        "e-flight/destination",
        "e-plan/nowhere",
        "e-shelling/event_location",
    ]


def test_a_place_that_only_contains_another_is_named_with_it():
    battle = features(RIVER)[0]
    assert battle["geometry"] == {"type": "Point", "coordinates": [-47.56, -22.41]}
    assert battle["properties"]["within"] == ["São Vale (province)"]
    assert battle["properties"]["radius_km"] == 5


def test_two_towns_of_one_event_are_two_features():
    other = replace(CLARO, canonical="Lagoa", place_id="p9", lat=-23.0, lon=-46.0)
    found = sites((CLARO, STATE, other))
    assert [(site.place.canonical, [one.canonical for one in site.within]) for site in found] == [
        ("Rio Claro", ["São Vale"]),
        ("Lagoa", ["São Vale"]),
    ]


def test_a_sum_over_the_features_counts_each_event_once():
    for record, kind in ((RIVER, "displaced"), (RIVER, "killed"), (RECORD, "killed"), (RECORD, "injured")):
        for end in ("low", "best", "high"):
            given_there = [feature["properties"][f"{kind}_{end}"] for feature in features(record)]
            ranges = [event.ranges[kind] for event in record.events if kind in event.ranges]
            wanted = [getattr(extent, end) for extent in ranges if getattr(extent, end) is not None]
            assert sum(one for one in given_there if one is not None) == sum(wanted)
    mains = [feature["properties"]["event_id"] for feature in features(RIVER) if feature["properties"]["main"]]
    assert mains == [event.id for event in RIVER.events]


def test_a_place_without_coordinates_has_no_geometry_and_stays():
    found = {feature["id"]: feature for feature in features(RECORD)}
    assert found["e10/event_location"]["geometry"] is None
    assert found["e10/event_location"]["properties"]["place"] == "Verkhivka"
    assert found["e3/nowhere"]["geometry"] is None
    left = {one.subject: one.reason for one in geojson.left_out(RECORD) if one.field == "geometry"}
    assert "not located" in left["e10"]
    assert "no place" in left["e3"]


def test_states_are_a_layer_of_their_own():
    found = {feature["properties"]["state_id"]: feature["properties"] for feature in features(RECORD, table="states")}
    assert set(found) == {state.id for state in RECORD.states}
    assert (found["s1"]["value"], found["s1"]["accounts"], found["s1"]["disagreements"]) == ("45-55%", 2, 1)
    assert found["s2"]["ended_by"] == "e5"


def test_a_circle_at_the_date_line_is_cut_in_two():
    shelling = next(feature for feature in features(RIVER, shape="circle") if "shelling" in feature["id"])
    assert shelling["geometry"]["type"] == "MultiPolygon"
    west, east = sorted(shelling["geometry"]["coordinates"], key=lambda polygon: polygon[0][0][0])
    assert max(lon for lon, _ in west[0]) < -179
    assert min(lon for lon, _ in east[0]) > 179


def test_the_area_of_a_circle_is_right():
    for place in (NAKHLA, TAVEUNI, CLARO):
        shape = circle(place.lat, place.lon, place.radius_km)
        squares = sum(signed_area([list(one) for one in ring]) / 2 for ring in shape.rings)
        km2 = squares * 111.195**2 * math.cos(math.radians(place.lat))
        assert km2 == pytest.approx(math.pi * place.radius_km**2, rel=0.02)


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(0, 9000))
@settings(max_examples=300, deadline=None)
@example(0.0, 0.0, 5.9e-8)
@example(89.9999999, 180.0, 0.0001)
@example(0.0, 180.0, 0.0002)
def test_any_circle_keeps_to_rfc_7946(lat, lon, radius):
    shape = circle(lat, lon, radius)
    geometry = json.loads(json.dumps(shape.geojson()))
    check_geometry(geometry)
    assert geometry_of_wkb(shape.wkb()) == geometry


@given(st.floats(-80, 80), st.floats(-180, 180), st.floats(1, 900))
@settings(max_examples=200, deadline=None)
def test_every_corner_of_a_circle_is_as_far_as_its_radius(lat, lon, radius):
    shape = circle(lat, lon, radius)
    assume(abs(lat) + math.degrees(radius / 6371) < 90)
    corners = {position for ring in shape.rings for position in ring}
    inner = [position for position in corners if abs(position[0]) < 180]
    assert inner
    for at_lon, at_lat in inner:
        assert distance_km(lat, lon, at_lat, at_lon) == pytest.approx(radius, abs=0.2)


@pytest.mark.parametrize("pole", [90, -90])
def test_a_circle_that_holds_a_pole_reaches_it(pole):
    shape = circle(pole * 0.95, 30.0, 1500)
    (ring,) = shape.rings
    check_geometry(json.loads(json.dumps(shape.geojson())))
    assert {(-180.0, float(pole)), (180.0, float(pole))} <= set(ring)


def test_a_place_of_unknown_extent_is_a_point_in_either_shape():
    event = replace(RIVER.events[3], places=(replace(TAVEUNI, radius_km=None),))
    (feature,) = features(replace(RIVER, events=(event,)), shape="circle")
    assert feature["geometry"]["type"] == "Point"
    assert feature["properties"]["radius_km"] is None


def test_the_checks_can_fail():
    collection = json.loads(geojson.render(RIVER, shape="circle"))
    rings = collection["features"][0]["geometry"]["coordinates"]
    rings[0].reverse()
    with pytest.raises(AssertionError):
        check_geojson(json.dumps(collection).encode())
    rings[0].reverse()
    check_geojson(json.dumps(collection).encode())
    collection["features"][0]["geometry"] = {"type": "Point", "coordinates": [-22.41, -247.56]}
    with pytest.raises(AssertionError):
        check_geojson(json.dumps(collection).encode())
