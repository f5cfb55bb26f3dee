"""What holds for every format: any record, the empty record, the same bytes, and nothing that a spreadsheet runs."""

import csv
import io
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.errors import ExportError
from rashomon.publishing.exports import FORMATS, LeftOut
from rashomon.publishing.exports.columns import cell, items
from rashomon.publishing.exports.tables import TABLES
from tests.publishing.records import EMPTY, RECORD
from tests.publishing.strategies import records

from .river import RIVER

MAP = [{"table": table, "shape": shape} for table in ("events", "states") for shape in ("point", "circle")]
VARIANTS = {
    "hxl": [{"table": "events"}, {"table": "conditions"}],
    "geojson": MAP,
    "geoparquet": MAP,
    "parquet": [{"table": table} for table in TABLES],
    "csv": [{"table": table} for table in TABLES],
    "ftm": [{}, {"dataset": "two_rivers"}],
    "jsonl": [{}],
    "bibtex": [{}, {"sources": "all"}],
}
ALL = [(name, options) for name, variants in VARIANTS.items() for options in variants]
every = pytest.mark.parametrize(
    ("name", "options"), ALL, ids=lambda value: str(value) if isinstance(value, str) else ""
)


def test_each_format_is_tested_here_or_by_itself():
    assert {*VARIANTS, "acled", "ucdp"} == set(FORMATS)


def test_each_format_of_this_file_is_registered_with_its_options():
    for name, variants in VARIANTS.items():
        assert {key for options in variants for key in options} == set(FORMATS[name].options)


@every
def test_the_same_record_gives_the_same_bytes(name, options):
    exporter = FORMATS[name].load()
    for record in (RECORD, RIVER):
        assert exporter.render(record, **options) == exporter.render(record, **options)


@every
def test_an_empty_record_gives_a_file_and_leaves_nothing_out(name, options):
    exporter = FORMATS[name].load()
    assert isinstance(exporter.render(EMPTY, **options), bytes)
    assert exporter.left_out(EMPTY) == ()


@given(record=records)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_no_record_is_too_odd(record):
    """Each record in every format: to make one up takes longer than to write it."""
    for name, options in ALL:
        exporter = FORMATS[name].load()
        assert isinstance(exporter.render(record, **options), bytes), (name, options)
        assert all(isinstance(one, LeftOut) and one.reason for one in exporter.left_out(record)), (name, options)


@pytest.mark.parametrize("name", ["hxl", "geojson", "geoparquet", "parquet", "csv"])
def test_a_table_that_does_not_exist_is_a_clear_error(name):
    exporter = FORMATS[name].load()
    with pytest.raises(ExportError, match=r"no .*'tales'.* are .*events"):
        exporter.render(RECORD, table="tales")
    with pytest.raises(ExportError, match="tales"):
        exporter.left_out(RECORD, table="tales")


@pytest.mark.parametrize("name", ["geojson", "geoparquet"])
def test_a_shape_that_does_not_exist_is_a_clear_error(name):
    with pytest.raises(ExportError, match="no shape 'star'; the shapes are point, circle"):
        FORMATS[name].load().render(RECORD, shape="star")


@given(record=records)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_cell_runs_as_a_formula(record):
    for name, options in ((name, options) for name, options in ALL if name in ("csv", "hxl")):
        text = FORMATS[name].load().render(record, **options).decode("utf-8")
        for row in csv.reader(io.StringIO(text, newline="")):
            for found in row:
                if found.startswith(tuple("=+-@\t\r\n")):
                    float(found)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), max_size=4).map(tuple))
def test_a_list_in_a_cell_can_be_read_again(values):
    assert items(cell(values)) == values


def test_every_event_state_and_disagreement_is_in_the_file_or_said_to_be_left_out():
    for name, variants in VARIANTS.items():
        exporter = FORMATS[name].load()
        for options in variants:
            told = {one.subject for one in exporter.left_out(RIVER, **options)}
            text = exporter.render(RIVER, **options)
            for identifier in ("e-battle", "e-flight", "e-plan", "e-shelling", "s-camps", "d1"):
                if name not in ("parquet", "geoparquet"):
                    assert identifier in told or identifier.encode() in text, (name, options, identifier)


LOADED = """
import sys
from rashomon.publishing.exports import FORMATS
for name in ("hxl", "geojson", "csv", "jsonl"):
    FORMATS[name].load()
print(sorted({module.split(".")[0] for module in sys.modules} & {"pyarrow", "followthemoney", "hxl", "spacy"}))
"""


def test_plain_formats_load_no_library():
    answer = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, check=True, text=True, timeout=60)
    assert answer.stdout.strip() == "[]"
