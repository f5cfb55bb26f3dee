"""CSV and Parquet, read back by the standard library and by pyarrow, against the record itself."""

import csv
import io
from dataclasses import replace
from datetime import date

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings

from rashomon.model.cell import restored
from rashomon.publishing.exports import csv as csv_export
from rashomon.publishing.exports import parquet as parquet_export
from rashomon.publishing.exports.columns import cell, items
from rashomon.publishing.exports.context import Known
from rashomon.publishing.exports.tables import TABLES
from rashomon.publishing.numbers import exact
from tests.publishing.records import RECORD
from tests.publishing.strategies import records

from .river import COUNTED, FLED, RIVER

every_table = pytest.mark.parametrize("table", list(TABLES))


def rows_of_csv(record, table="events"):
    text = csv_export.render(record, table=table).decode("utf-8")
    return [
        {name: restored(found) for name, found in row.items()}
        for row in csv.DictReader(io.StringIO(text, newline=""), strict=True)
    ]


def file_of_parquet(record, table="events"):
    return pq.ParquetFile(io.BytesIO(parquet_export.render(record, table=table)))


def rows_of_parquet(record, table="events"):
    return file_of_parquet(record, table).read().to_pylist()


def number(text):
    return float(text) if text else None


@every_table
def test_columns_are_those_that_are_declared(table):
    names = [column.name for column in TABLES[table].columns]
    assert len(set(names)) == len(names)
    text = csv_export.render(RIVER, table=table).decode("utf-8")
    assert next(csv.reader(io.StringIO(text))) == names
    assert file_of_parquet(RIVER, table).schema_arrow.names == names


@every_table
def test_both_formats_say_the_same(table):
    for record in (RECORD, RIVER):
        told, typed = rows_of_csv(record, table), rows_of_parquet(record, table)
        assert len(told) == len(typed)
        for left, right in zip(told, typed, strict=True):
            for name, value in right.items():
                assert left[name] == cell(tuple(value) if isinstance(value, list) else value), name


@given(records)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_figure_of_any_record_is_read_back(record):
    events = rows_of_csv(record)
    assert len(events) == len(record.events)
    for row, event in zip(events, record.events, strict=True):
        for kind in ("killed", "injured", "displaced"):
            extent = event.ranges.get(kind)
            ends = ("low", "best", "high")
            wanted = [None] * 3 if extent is None else [exact(getattr(extent, end)) for end in ends]
            assert [number(row[f"{kind}_{end}"]) for end in ends] == wanted


def test_figures_are_in_numbers_in_their_own_table():
    rows = rows_of_parquet(RIVER, "figures")
    told = {(row["about"], row["kind"], row["victims"]): (row["low"], row["best"], row["high"]) for row in rows}
    assert told == {
        ("e-battle", "killed", "total"): (9, None, 63),
        ("e-battle", "killed", "soldiers"): (9, 9, 9),
        ("e-battle", "killed", "rebels"): (None, None, 54),
        ("e-battle", "sorties", "total"): (80, 80, 80),
        ("e-flight", "displaced", "total"): (3000, 4200, 4200),
        ("e-plan", "displaced", "total"): (10000, 10000, 10000),
        ("s-camps", "population", "total"): (850, 900, 950),
    }


def test_an_unknown_is_empty_and_zero_is_zero():
    by_id = {row["event_id"]: row for row in rows_of_csv(RECORD)}
    assert (by_id["e10"]["killed_low"], by_id["e10"]["killed_best"]) == ("0", "0")
    assert by_id["e1"]["killed_best"] == by_id["e5"]["killed_low"] == ""
    assert by_id["e10"]["date_start"] == by_id["e10"]["latitude"] == by_id["e10"]["actor_initiator"] == ""
    assert items(by_id["e10"]["actor_ids"])[0] == "initiator: unknown"


def test_parquet_has_types():
    schema = file_of_parquet(RIVER).schema_arrow
    kinds = {name: str(schema.field(name).type) for name in ("date_start", "killed_low", "documents", "umbrella")}
    assert kinds == {"date_start": "date32[day]", "killed_low": "double", "documents": "int64", "umbrella": "bool"}
    assert str(schema.field("claim_ids").type).startswith("list<")
    row = rows_of_parquet(RIVER)[0]
    assert (row["date_start"], row["longitude"], row["umbrella"]) == (date(2024, 4, 30), -47.56, True)
    assert file_of_parquet(RIVER).metadata.metadata[b"rashomon.table"] == b"events"


def test_documents_origins_and_camps_are_three_counts():
    row = next(row for row in rows_of_parquet(RECORD) if row["event_id"] == "e1")
    assert (row["documents"], row["origins"], row["camps"], row["disagreements"]) == (2, 3, 2, 1)
    assert row["disputed"] == ["killed"]


def test_the_first_words_of_each_origin_lead_back_to_the_text():
    row = next(row for row in rows_of_parquet(RECORD) if row["event_id"] == "e1")
    texts = {report.id: report.text for report in RECORD.reports}
    assert [quote.split(":")[0] for quote in row["quotes"]] == [
        "The Courier",
        "Hilltown Monitor",
        "provincial health office",
        "Northern Front",
    ]
    for quote in row["quotes"]:
        words, _, reference = quote.split(": ", 1)[1].removesuffix("]").rpartition(" [")
        report, _, span = reference.rpartition(":")
        start, end = map(int, span.split("-"))
        assert texts[report][start:end] == words


def test_a_claim_gives_its_exact_words():
    text = {report.id: report.text for report in RECORD.reports}
    for row, claim in zip(rows_of_csv(RECORD, "claims"), RECORD.claims, strict=True):
        assert row["quote"] == text[row["report_id"]][int(row["char_start"]) : int(row["char_end"])] == claim.quote
        cue = claim.attribution.cue
        assert row["cue"] == ("" if cue is None else cue.text_of(text[claim.report]))


def test_every_account_of_a_state_and_of_a_disagreement_has_a_row():
    rows = rows_of_parquet(RECORD, "states")
    assert [(row["state_id"], row["value"]) for row in rows] == [
        (state.id, entry.value) for state in RECORD.states for entry in state.entries
    ]
    rows = rows_of_parquet(RECORD, "disagreements")
    wanted = [(found.id, one.low, one.high) for found in RECORD.disagreements for one in found.positions]
    assert [(row["disagreement_id"], row["low"], row["high"]) for row in rows] == wanted


def test_a_toll_that_rose_is_told_step_by_step():
    rows = rows_of_parquet(RIVER, "revisions")
    assert [(row["step"], row["low"], row["high"], row["counts"]) for row in rows] == [
        (1, 7, 7, False),
        (2, 9, 9, True),
    ]
    assert {(row["event_id"], row["kind"], row["victims"], row["origin_name"]) for row in rows} == {
        ("e-battle", "killed", "soldiers", "army")
    }


def test_what_an_umbrella_leaves_open():
    (row,) = rows_of_parquet(RIVER, "gaps")
    assert [row[f"whole_{end}"] for end in ("low", "best", "high")] == [9, None, 63]
    assert (row["gap_low"], row["gap_high"], row["parts"]) == (5, 59, ["e-flight"])


def test_judgements_are_named_where_they_shaped_the_record():
    rows = rows_of_csv(RIVER, "judgements")
    assert [(row["number"], row["user"], row["kind"], row["undone_by"]) for row in rows] == [
        ("1", "ana", "correct", "2"),
        ("2", "ben", "undo", ""),
        ("3", "ben", "accept", ""),
    ]
    assert rows[0]["reason"] == "=the table says so"
    assert items(rows[0]["value"]) == ("field: number", "value: killed=9")
    assert {row["event_id"]: row["judgements"] for row in rows_of_csv(RIVER)} == {
        "e-battle": "",
        "e-flight": "3",
        "e-plan": "",
        "e-shelling": "",
    }
    assert [row["claim_id"] for row in rows_of_csv(RIVER, "claims") if row["judgements"]] == [FLED.id]


def test_divisions_come_from_the_gazetteer_where_it_is_given():
    known = Known(divisions=lambda place: {"p1": ("São Paulo", "Rio Claro")}.get(place, (None, None)))
    text = csv_export.render(RIVER, known=known).decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["admin1"], row["admin2"]) for row in rows[:2]] == [("São Paulo", "Rio Claro")] * 2
    assert all(row["admin1"] == "" for row in rows_of_csv(RIVER))


def test_who_fled_is_placed_where_they_left():
    flight = rows_of_csv(RIVER)[1]
    assert (flight["place"], flight["place_role"]) == ("Rio Claro", "origin")


# displacement in the terms of IDMC


def test_the_figure_that_stands_is_recommended_and_the_other_triangulates():
    rows = {row["claim_id"]: row for row in rows_of_parquet(RIVER, "displacement")}
    assert {claim: row["role"] for claim, row in rows.items()} == {
        FLED.id: "triangulation",
        COUNTED.id: "recommended",
        "delta-0501#6": "recommended",
    }
    fled = rows[FLED.id]
    assert (fled["quantifier"], fled["reported"], fled["low"], fled["high"]) == ("more than", 3000, 3000, None)
    assert (fled["term"], fled["category"], fled["unit"]) == ("forced to flee", "cross-border flight", "person")
    assert (fled["origin"], fled["origin_accuracy"]) == ("Rio Claro", "point")
    assert (fled["destination"], fled["destination_country"]) == ("Puerto Nuevo", "PY")
    assert rows[COUNTED.id]["category"] is None  # where they went is not said
    camps = rows["delta-0501#6"]
    assert (camps["unit"], camps["category"], camps["quantifier"]) == ("household", "IDPs", "approximately")


def test_no_plan_is_a_displacement():
    left = {one.subject: one.reason for one in csv_export.left_out(RIVER, table="displacement")}
    assert "delta-0501#4" not in {row["claim_id"] for row in rows_of_csv(RIVER, "displacement")}
    assert "planned" in left["delta-0501#4"]


def test_where_the_accounts_exclude_each_other_nothing_is_recommended():
    flight = replace(RIVER.events[1], ranges={"displaced": replace(RIVER.events[1].ranges["displaced"], best=None)})
    record = replace(RIVER, events=(RIVER.events[0], flight, *RIVER.events[2:]))
    roles = {row["claim_id"]: row["role"] for row in rows_of_csv(record, "displacement")}
    assert roles[FLED.id] == roles[COUNTED.id] == "triangulation"
    left = csv_export.left_out(record, table="displacement")
    assert ("e-flight", "displaced") in {(one.subject, one.field) for one in left}


def test_the_claims_table_names_the_role_too():
    roles = {row["claim_id"]: row["idmc_role"] for row in rows_of_csv(RIVER, "claims")}
    assert (roles[FLED.id], roles[COUNTED.id], roles["delta-0501#1"]) == ("triangulation", "recommended", "")
