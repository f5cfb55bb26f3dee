from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import RashomonError, ReportEmpty, ReportMalformed, ReportMissing, RowError
from rashomon.model import Report
from rashomon.model.row import row_cells, row_spans, row_text
from rashomon.publishing.json import render
from rashomon.reading.imported import KINDS, iterate_rows, read_rows
from rashomon.reconciling import reconcile
from tests.reading.imported.rows import ACLED, ALL, COLUMNS, UCDP, file_of

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.text("a\n \r:", max_size=8)
names = st.text("abc_ ", min_size=1, max_size=4).filter(lambda name: not name[0].isspace())


@given(st.dictionaries(names, texts, max_size=4))
def test_the_text_of_a_row_gives_its_cells_back(cells):
    assert row_cells(row_text(cells)) == cells


@given(st.dictionaries(names, texts, max_size=4))
def test_each_span_holds_its_value(cells):
    text = row_text(cells)
    for name, span in row_spans(text).items():
        assert span.text_of(text).replace("\n    ", "\n") == cells[name]


@pytest.mark.parametrize("name", ["", " a", "a:b", "a\nb"])
def test_what_cannot_name_a_column_is_refused(name):
    with pytest.raises(ValueError, match="cannot name a column"):
        row_text({name: "x"})


@pytest.mark.parametrize("kind", KINDS)
def test_each_row_is_a_report_that_holds_all_its_cells(tmp_path, kind):
    found = read_rows(file_of(tmp_path, kind), kind)
    assert [row_cells(report.text) for report in found.reports] == list(ALL[kind])
    assert {report.media_type for report in found.reports} == {f"text/x-{kind}-row"}
    assert found.problems == ()


@pytest.mark.parametrize("kind", KINDS)
def test_the_bytes_of_each_row_are_kept_as_they_stand(tmp_path, kind):
    path = file_of(tmp_path, kind)
    found = read_rows(path, kind)
    header, rest = path.read_bytes().split(b"\n", 1)
    assert b"".join(raw + b"\n" for raw in found.raw) == rest
    assert header.decode() == ",".join(COLUMNS[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_every_claim_quotes_its_row(tmp_path, kind):
    found = read_rows(file_of(tmp_path, kind), kind)
    texts_of = {report.id: report.text for report in found.reports}
    assert found.claims
    for claim in found.claims:
        text = texts_of[claim.report]
        assert claim.span.text_of(text) == claim.quote
        for part in (*claim.actors, *claim.places, *claim.quantities):
            assert part.span is not None
            assert part.span.text_of(text) == part.as_written or part.as_written is None
        assert claim.attribution.chain[0].id == kind


@pytest.mark.parametrize("kind", KINDS)
def test_rows_are_reconciled_with_everything_else(tmp_path, kind):
    found = read_rows(file_of(tmp_path, kind), kind)
    record = reconcile(found.reports, found.claims, found.unresolved)
    assert set(record.clusters) == {claim.id for claim in found.claims}
    assert len(record.events) == len({claim.report for claim in found.claims})
    assert render(record)


def record_of(tmp_path, *rows, kind="acled"):
    found = read_rows(file_of(tmp_path, kind, *rows), kind)
    return reconcile(found.reports, found.claims, found.unresolved)


def test_rows_that_share_the_names_of_their_columns_are_no_versions_of_one_report(tmp_path):
    zabid = {**ACLED, "event_id_cnty": "YEM1", "country": "Yemen", "iso": "887", "admin1": "Hodeidah"}
    zabid |= {"location": "Zabid", "latitude": "14.1951", "longitude": "43.3152", "notes": "Jets bombed a bus."}
    mocha = {**zabid, "event_id_cnty": "YEM2", "location": "Mocha", "latitude": "13.3210", "longitude": "43.2500"}
    record = record_of(tmp_path, zabid, {**mocha, "notes": "Jets bombed a pier."})
    assert sorted(place.canonical for event in record.events for place in event.places) == ["Mocha", "Zabid"]
    assert record.disagreements == ()


def test_two_states_of_one_row_are_versions(tmp_path):
    moved = {
        **ACLED,
        "location": "Al Bukamal",
        "latitude": "34.4530",
        "longitude": "40.9170",
        "timestamp": "1509999999",
    }
    (event,) = record_of(tmp_path, ACLED, moved).events
    assert len(event.reports) == 2
    assert len(record_of(tmp_path, ACLED, {**moved, "event_id_cnty": "SYR9002"}).events) == 2


def test_the_source_of_a_row_is_its_origin_and_the_data_set_passes_it_on(tmp_path):
    claim = read_rows(file_of(tmp_path, "acled", ACLED), "acled").claims[0]
    assert [(source.id, source.role) for source in claim.attribution.chain] == [("acled", "outlet"), ("sohr", "origin")]
    battle = read_rows(file_of(tmp_path, "ucdp", UCDP), "ucdp").claims[0]
    assert [source.name for source in battle.attribution.chain][0:2] == ["UCDP", "Levant Wire"]
    assert battle.attribution.origin.id == "sohr"


def test_several_sources_of_one_row_are_one_voice(tmp_path):
    rows = [row for row in ALL["acled"] if row["event_id_cnty"] == "LBR77"]
    claim = read_rows(file_of(tmp_path, "acled", *rows), "acled").claims[0]
    assert claim.attribution.origin.name == "Harbour Courier; Bay Radio"


def test_a_row_without_a_source_is_the_data_sets_own_word(tmp_path):
    claim = read_rows(file_of(tmp_path, "acled", ACLED, source=""), "acled").claims[0]
    assert claim.attribution.own_voice
    assert claim.modality == "asserted"


def test_a_place_has_the_coordinates_of_the_row(tmp_path):
    place = read_rows(file_of(tmp_path, "acled", ACLED), "acled").claims[0].places[0]
    assert (place.lat, place.lon, place.country, place.canonical) == (35.299, 40.202, "SY", "Mrayiyeh")


@pytest.mark.parametrize(
    ("precision", "start", "end", "grain"),
    [("1", 5, 5, "day"), ("2", 2, 8, "week"), ("3", 1, 30, "month")],
)
def test_a_date_of_acled_reaches_as_far_as_its_precision(tmp_path, precision, start, end, grain):
    time = read_rows(file_of(tmp_path, "acled", ACLED, time_precision=precision), "acled").claims[0].time
    assert (time.start, time.end) == (date(2017, 9, start), date(2017, 9, end))
    assert time.granularity == grain


def test_fatalities_of_acled_are_the_lowest_figure_and_zero_says_nothing(tmp_path):
    seven = read_rows(file_of(tmp_path, "acled", ACLED), "acled").claims[0].quantities[0]
    assert (seven.low, seven.value, seven.high, seven.qualifier) == (7, 7, None, "at_least")
    assert read_rows(file_of(tmp_path, "acled", ACLED, fatalities="0"), "acled").claims[0].quantities == ()


def test_the_order_of_two_armed_actors_does_not_say_who_attacked(tmp_path):
    path = file_of(tmp_path, "acled", ACLED, actor2="Islamic State (Syria)", inter2="Rebel group")
    claim = read_rows(path, "acled").claims[0]
    assert {actor.role for actor in claim.actors} == {"opponent"}
    against = read_rows(file_of(tmp_path, "acled", ACLED), "acled").claims[0]
    assert [(actor.role, actor.id) for actor in against.actors] == [("initiator", "rus-forces"), ("target", "civ")]


@pytest.mark.parametrize(
    ("sub_event", "inters", "taker"),
    [
        ("Government regains territory", ("State forces", "Rebel group"), "syr-forces"),
        ("Government regains territory", ("Rebel group", "State forces"), "is"),
        ("Non-state actor overtakes territory", ("State forces", "Rebel group"), "is"),
        ("Non-state actor overtakes territory", ("1", "2"), "is"),
        ("Government regains territory", ("State forces", "State forces"), None),
    ],
)
def test_who_took_ground_follows_from_the_classes_of_the_actors(tmp_path, sub_event, inters, taker):
    path = file_of(
        tmp_path, "acled", ACLED, event_type="Battles", sub_event_type=sub_event, inter1=inters[0], inter2=inters[1],
        actor1="Military Forces of Syria (2000-2024)", actor2="Islamic State (Syria)",
    )  # fmt: skip
    claim = read_rows(path, "acled").claims[0]
    assert [actor.id for actor in claim.actors_as("initiator")] == ([taker] if taker else [])


def test_a_row_that_none_of_our_types_fits_is_kept_and_claims_nothing(tmp_path):
    rows = [row for row in ALL["acled"] if row["event_id_cnty"] == "UKR5"]
    found = read_rows(file_of(tmp_path, "acled", *rows), "acled")
    assert (len(found.reports), found.claims) == (1, ())
    assert "none of our claim types" in found.unresolved[0].reason


def test_the_dead_of_each_side_are_parts_of_the_total(tmp_path):
    whole, *parts = read_rows(file_of(tmp_path, "ucdp", UCDP), "ucdp").claims
    assert (whole.type, whole.quantities[0].low, whole.quantities[0].value, whole.quantities[0].high) == (
        "clash", 8, 9, 12,
    )  # fmt: skip
    assert [(part.actors[0].id, part.quantities[0].value) for part in parts] == [
        ("syr-gov", 2), ("is", 6), ("persons", 1),
    ]  # fmt: skip
    assert {part.component_of for part in parts} == {whole.id}


def test_a_best_outside_of_its_range_is_said_and_widens_the_claim(tmp_path):
    rows = [row for row in ALL["ucdp"] if row["id"] == "990002"]
    found = read_rows(file_of(tmp_path, "ucdp", *rows), "ucdp")
    killed = found.claims[0].quantities[0]
    assert (killed.low, killed.value, killed.high) == (3, 4, 4)
    assert "low <= best <= high does not hold (low 4, best 4, high 3)" in found.unresolved[0].reason


def test_one_sided_violence_has_an_attacker_and_a_target(tmp_path):
    rows = [row for row in ALL["ucdp"] if row["type_of_violence"] == "3"]
    claim = read_rows(file_of(tmp_path, "ucdp", *rows), "ucdp").claims[0]
    assert [(actor.role, actor.id) for actor in claim.actors] == [
        ("initiator", "text:serb forces"), ("target", "civ"),
    ]  # fmt: skip
    assert claim.time.granularity == "days"


def test_a_row_is_known_from_its_latest_source_on(tmp_path):
    by_id = {report.id: report for report in read_rows(file_of(tmp_path, "ucdp"), "ucdp").reports}
    assert by_id["ucdp-990003"].published.day == date(1993, 7, 15)
    assert by_id["ucdp-990002"].published is None


BROKEN = [
    ("acled", "event_date", "yesterday", "is no day"),
    ("acled", "event_date", "2017-02-30", "is no day"),
    ("acled", "event_date", "", "is empty"),
    ("acled", "time_precision", "4", "not allowed"),
    ("acled", "fatalities", "-2", "not allowed"),
    ("acled", "fatalities", "seven", "no whole number"),
    ("acled", "latitude", "91", "lies outside"),
    ("acled", "longitude", "east", "no coordinate"),
    ("acled", "sub_event_type", "Air raid", "none of ACLED's 25"),
    ("acled", "event_id_cnty", "", "is empty"),
    ("ucdp", "type_of_violence", "4", "not allowed"),
    ("ucdp", "type_of_violence", "", "is empty"),
    ("ucdp", "best", "many", "no whole number"),
    ("ucdp", "date_end", "2017-09-01", "lies before date_start"),
    ("ucdp", "where_prec", "0", "not allowed"),
    ("ucdp", "side_b", "", "is empty"),
]


@pytest.mark.parametrize(("kind", "column", "cell", "reason"), BROKEN)
def test_a_wrong_cell_is_named_with_its_row_and_column(tmp_path, kind, column, cell, reason):
    first = ALL[kind][0]
    path = file_of(tmp_path, kind, first, {**first, column: cell}, first)
    with pytest.raises(RowError, match=f"row 2 .*{reason}") as caught:
        read_rows(path, kind)
    assert (caught.value.row, caught.value.line, caught.value.column) == (2, 3, column)
    found = read_rows(path, kind, keep_going=True)
    assert (len(found.reports), len(found.problems)) == (2, 1)
    assert found.reports[0].id != found.reports[1].id


def test_a_row_that_is_cut_short_or_no_text_is_named_and_the_others_are_read(tmp_path):
    path = file_of(tmp_path, "acled")
    lines = path.read_bytes().split(b"\n")
    lines[2:2] = [b"SYR1,2017-09-05,2017", b'SYR2,"2017"-09-05', lines[1].replace(b"Mrayiyeh", b"Mr\xffyiyeh"), b""]
    path.write_bytes(b"\n".join(lines))
    found = read_rows(path, "acled", keep_going=True)
    assert len(found.reports) == len(ALL["acled"])
    assert [problem.line for problem in found.problems] == [3, 4, 5]
    assert [problem.row for problem in found.problems] == [2, 3, 4]
    assert ["3 cells" in found.problems[0].reason, "no row of CSV" in found.problems[1].reason,
            "not UTF-8" in found.problems[2].reason] == [True] * 3  # fmt: skip


def test_files_that_are_no_table_are_refused(tmp_path):
    other = tmp_path / "other.csv"
    with pytest.raises(ReportMissing):
        read_rows(other, "acled")
    other.write_text("")
    with pytest.raises(ReportEmpty):
        read_rows(other, "acled")
    other.write_text("a,b\n1,2\n")
    with pytest.raises(ReportMalformed, match="has no column event_id_cnty"):
        read_rows(other, "acled")
    other.write_text(",".join((*COLUMNS["acled"], "year")) + "\n")
    with pytest.raises(ReportMalformed, match="there twice"):
        read_rows(other, "acled")
    other.write_bytes(b"event_id_cnty,event_date\r1,2")
    with pytest.raises(ReportMalformed, match="no row of CSV"):
        read_rows(other, "acled")
    with pytest.raises(RashomonError, match="choose one of acled, ucdp"):
        read_rows(other, "gdelt")


def test_marks_semicolons_capitals_and_files_without_a_header_are_read(tmp_path):
    path = file_of(tmp_path, "ucdp", UCDP)
    header, row = path.read_bytes().decode().splitlines()
    path.write_text(f"{row}\n")
    assert read_rows(path, "ucdp").reports[0].id == "ucdp-990001"
    path.write_text(f"\ufeff{header.upper()}\r\n{row}\r\n")
    assert read_rows(path, "ucdp").claims[0].quantities[0].value == 9
    acled = tmp_path / "acled.csv"
    cells = [f'"{ACLED[name]}"' for name in COLUMNS["acled"]]
    acled.write_text(";".join(COLUMNS["acled"]) + "\n" + ";".join(cells) + "\n")
    assert read_rows(acled, "acled").claims[0].quantities[0].value == 7


def test_a_further_column_is_kept_in_the_text(tmp_path):
    path = tmp_path / "acled.csv"
    path.write_text(",".join((*COLUMNS["acled"], "population_1km")) + "\n"
                    + ",".join(f'"{ACLED[name]}"' for name in COLUMNS["acled"]) + ",1200\n")  # fmt: skip
    assert row_cells(read_rows(path, "acled").reports[0].text)["population_1km"] == "1200"


@given(data=st.data())
def test_any_bytes_give_rows_or_an_error_of_ours(tmp_path_factory, data):
    kind = data.draw(st.sampled_from(KINDS))
    path = file_of(tmp_path_factory.mktemp("rows"), kind, ALL[kind][0])
    raw = bytearray(path.read_bytes())
    for at, byte in data.draw(st.lists(st.tuples(st.integers(0, len(raw) - 1), st.integers(0, 255)), max_size=6)):
        raw[at] = byte
    path.write_bytes(bytes(raw))
    try:
        rows = list(iterate_rows(path, kind))
    except RashomonError:
        return
    for row in rows:
        assert isinstance(row, RowError) or isinstance(row.report, Report)
