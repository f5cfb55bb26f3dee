"""Rows that come in go out again: the file is the same, byte by byte."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.row import ACLED_ROW, UCDP_ROW, row_cells
from rashomon.publishing.exports import FORMATS, acled, ucdp
from rashomon.publishing.exports.given_back import given_back
from rashomon.reading.imported import KINDS, read_rows
from rashomon.reconciling import reconcile
from tests.publishing.exports.made import IS, NINTH, TOWN, as_role, made, record_of
from tests.reading.imported.rows import ACLED, ALL, COLUMNS, UCDP, file_of

MEDIA = {"acled": ACLED_ROW, "ucdp": UCDP_ROW}
FREE = {
    "acled": ("assoc_actor_1", "admin1", "admin2", "admin3", "source", "source_scale", "notes", "tags", "region"),
    "ucdp": ("source_article", "source_headline", "source_original", "where_description", "adm_1", "gwnob"),
}
texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30),
    st.text("'=+-@\t\r\n\"; ,1x", max_size=6),
)


def record_from(path, kind):
    found = read_rows(path, kind)
    return reconcile(found.reports, found.claims, found.unresolved)


def test_the_columns_of_the_importer_and_the_exporter_are_the_same():
    assert COLUMNS == {"acled": acled.COLUMNS, "ucdp": ucdp.COLUMNS}


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_comes_out_as_it_went_in(tmp_path, kind):
    path = file_of(tmp_path, kind)
    record = record_from(path, kind)
    assert FORMATS[kind].load().render(record) == path.read_bytes()
    assert all(out.subject.startswith(("S", f"{kind}-")) for out in FORMATS[kind].load().left_out(record))


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_row_twice_comes_out_twice(tmp_path, kind):
    path = file_of(tmp_path, kind, ALL[kind][0], ALL[kind][1], ALL[kind][0])
    assert FORMATS[kind].load().render(record_from(path, kind)) == path.read_bytes()


@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_whatever_stands_in_the_cells_comes_out_again(tmp_path_factory, data):
    kind = data.draw(st.sampled_from(KINDS))
    changed = data.draw(st.dictionaries(st.sampled_from(FREE[kind]), texts, max_size=4))
    rows = [{**row, **changed} for row in ALL[kind][: data.draw(st.integers(1, 3))]]
    path = file_of(tmp_path_factory.mktemp("rows"), kind, *rows)
    assert FORMATS[kind].load().render(record_from(path, kind)) == path.read_bytes()


def test_a_formula_stays_defused_and_is_kept_as_it_was_meant(tmp_path):
    path = file_of(tmp_path, "acled", ACLED, notes="=1+1", tags="'=2")
    assert b",'=1+1," in path.read_bytes()
    found = read_rows(path, "acled")
    assert row_cells(found.reports[0].text)["notes"] == "=1+1"
    assert acled.render(record_from(path, "acled")) == path.read_bytes()


def test_a_file_of_another_dialect_keeps_every_cell(tmp_path):
    path = tmp_path / "acled.csv"
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.DictWriter(file, [name.upper() for name in reversed(COLUMNS["acled"])], delimiter=";",
                                quoting=csv.QUOTE_ALL)  # fmt: skip
        writer.writeheader()
        writer.writerows({name.upper(): cell for name, cell in row.items()} for row in ALL["acled"])
    read = csv.DictReader(io.StringIO(acled.render(record_from(path, "acled")).decode(), newline=""))
    assert [dict(row) for row in read] == list(ALL["acled"])


def test_a_column_that_the_format_does_not_have_is_said(tmp_path):
    path = file_of(tmp_path, "acled", ACLED)
    header, row = path.read_text().splitlines()
    path.write_text(f"{header},population_1km\n{row},1200\n")
    record = record_from(path, "acled")
    assert [out.field for out in acled.left_out(record)] == ["population_1km"]
    assert acled.render(record).decode() == f"{header}\n{row}\n"


def test_a_row_that_other_reports_tell_of_is_one_row_with_them_and_that_is_said(tmp_path):
    found = read_rows(file_of(tmp_path, "acled", ACLED), "acled")
    event, claims = made("E01", "attack/air_strike", as_role("target", IS), when=NINTH, places=(TOWN,))
    both = (*claims, *found.claims)
    event = replace(event, claims=tuple(claim.id for claim in both))
    record = record_of((event, both), reports=(*record_of().reports, *found.reports))
    back = given_back(record, ACLED_ROW, acled.COLUMNS)
    assert (back.rows, back.events) == ((), frozenset())
    assert [out.subject for out in acled.left_out(record) if "other reports" in out.reason] == ["acled-SYR9001"]
    assert acled.render(record).count(b"rashomon=E01") == 1


def test_an_event_that_shares_its_row_with_a_mixed_one_is_coded_too(tmp_path):
    found = read_rows(file_of(tmp_path, "ucdp", UCDP), "ucdp")
    event, claims = made("E01", "clash/armed_clash", as_role("opponent", IS))
    whole, *parts = found.claims
    mixed = replace(event, claims=(claims[0].id, parts[0].id))
    rest = replace(event, id="E02", claims=tuple(claim.id for claim in (whole, *parts[1:])))
    reports = (*record_of().reports, *found.reports)
    record = record_of((mixed, (*claims, parts[0])), (rest, (whole, *parts[1:])), reports=reports)
    back = given_back(record, UCDP_ROW, ucdp.COLUMNS)
    assert (back.rows, back.events) == ((), frozenset())


@pytest.mark.parametrize(("kind", "other"), [("acled", "ucdp"), ("ucdp", "acled")])
def test_rows_of_one_data_set_are_coded_for_the_other(tmp_path, kind, other):
    record = record_from(file_of(tmp_path, kind), kind)
    raw = FORMATS[other].load().render(record)
    assert raw.count(b"\n") >= 2
    assert given_back(record, MEDIA[other], COLUMNS[other]).rows == ()
