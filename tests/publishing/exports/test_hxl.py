"""HXL: read back and validated by libhxl, offline, against its core schema."""

import csv
import io
from dataclasses import replace

import hxl
import pytest

from rashomon.model import Range
from rashomon.publishing.exports import hxl as hxl_export
from rashomon.publishing.exports.context import Known
from tests.publishing.records import EMPTY, RECORD

from .river import RIVER

CORE = {
    "access", "activity", "adm1", "adm2", "adm3", "adm4", "adm5", "affected", "beneficiary", "capacity", "cause",
    "contact", "country", "crisis", "currency", "date", "delivery", "description", "event", "frequency", "geo",
    "group", "impact", "indicator", "inneed", "item", "loc", "meta", "modality", "need", "operations", "org",
    "output", "population", "reached", "region", "respondee", "sector", "service", "severity", "status", "subsector",
    "targeted", "value",
}  # fmt: skip
"""The hashtags of the HXL core dictionary."""
tables = pytest.mark.parametrize("table", ["events", "conditions"])


def data(record, table="events"):
    return hxl.data(io.BytesIO(hxl_export.render(record, table=table))).cache()


def test_the_schema_can_fail():
    wrong = [["#event+id", "#affected+killed+min", "#date+start"], ["e1", "at least 19", "Monday"]]
    problems = []
    assert not hxl.schema(callback=problems.append).validate(hxl.data(wrong))
    assert len(problems) == 2


@tables
def test_libhxl_validates_it_against_the_core_schema(table):
    for record in (RECORD, RIVER):
        problems = []
        assert hxl.schema(callback=problems.append).validate(data(record, table)), [str(one) for one in problems]
        assert [one for one in problems if one.rule.severity != "info"] == []


@tables
def test_every_column_has_a_core_hashtag_and_no_two_are_alike(table):
    columns = data(RIVER, table).columns
    assert {column.tag.removeprefix("#") for column in columns} <= CORE
    assert len({column.get_display_tag(sort_attributes=True) for column in columns}) == len(columns)
    assert [column.display_tag for column in columns] == [one.tag for one in hxl_export.COLUMNS[table]]


def test_an_empty_record_has_its_hashtags():
    rows = list(csv.reader(io.StringIO(hxl_export.render(EMPTY).decode("utf-8"))))
    assert len(rows) == 2
    assert all(tag.startswith("#") for tag in rows[1])


def test_one_row_an_event_and_group_of_the_affected():
    rows = data(RIVER).with_rows("#event+id=e-battle")
    found = {row.get("#group+affected"): row for row in rows}
    assert set(found) == {"soldiers", "rebels"}
    assert [found["soldiers"].get(f"#affected+killed+{end}") for end in ("min", "best", "max")] == ["9", "9", "9"]
    assert [found["rebels"].get(f"#affected+killed+{end}") for end in ("min", "best", "max")] == [None, None, "54"]


def test_libhxl_adds_up_what_the_record_says():
    flight = next(iter(data(RIVER).with_rows("#event+id=e-flight")))
    assert [flight.get(f"#affected+displaced+{end}") for end in ("min", "best", "max")] == ["3000", "4200", "4200"]
    killed = [row.get("#affected+killed+min") for row in data(RECORD)]
    assert sum(int(one) for one in killed if one) == 19


def test_what_did_not_happen_has_no_row():
    ids = {row.get("#event+id") for row in data(RECORD)}
    assert ids == {"e1", "e3", "e5", "e10"}
    left = {one.subject: one.reason for one in hxl_export.left_out(RECORD) if one.field == "*"}
    assert "planned" in left["e2"]
    assert "denied" in left["e4"]


def test_the_places_of_a_row():
    row = next(iter(data(RIVER).with_rows("#event+id=e-battle")))
    assert [row.get(tag) for tag in ("#country+code", "#country+name", "#adm1+name", "#loc+name")] == [
        "BRA",
        "Brazil",
        "São Vale",
        "Rio Claro",
    ]
    assert [row.get(tag) for tag in ("#geo+lat", "#geo+lon", "#geo+radius")] == ["-22.41", "-47.56", "5"]


def test_the_gazetteer_names_the_divisions():
    known = Known(divisions=lambda place: ("São Paulo", "Rio Claro") if place == "p1" else (None, None))
    rows = hxl.data(io.BytesIO(hxl_export.render(RIVER, known=known)))
    row = next(iter(rows.with_rows("#event+id=e-battle")))
    assert (row.get("#adm1+name"), row.get("#adm2+name")) == ("São Paulo", "Rio Claro")


def test_conditions_of_people():
    (camps,) = RIVER.states
    for subtype, tag in {"displaced_stock": "#affected+idps", "in_need": "#inneed", "resident": "#population"}.items():
        extent = Range(low=850, best=900, high=950, unit="persons")
        state = replace(camps, subtype=subtype, ranges={"population": extent})
        (row,) = data(replace(RIVER, states=(state,)), "conditions")
        assert [row.get(f"{tag}+{end}") for end in ("min", "best", "max")] == ["850", "900", "950"]
        assert row.get("#date+reported") == "2024-05-01"


def test_families_are_never_counted_as_persons():
    (row,) = data(RIVER, "conditions")
    assert row.get("#meta+id") == "s-camps"
    assert [one for one in row.values if one in ("850", "900", "950")] == []
    assert ("s-camps", "population") in {
        (one.subject, one.field) for one in hxl_export.left_out(RIVER, table="conditions")
    }
