import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model.cell import defused, restored
from rashomon.publishing.exports import FORMATS, LeftOut
from rashomon.publishing.exports.common import csv_bytes, happened, main_place
from tests.publishing.records import EMPTY, EVENTS, RECORD

OPENERS = tuple("=+-@\t\r\n＝＋－＠")
cells = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12),
    st.text(alphabet="'=+-@\t\r\n\"',1.e x", max_size=8),
)


@given(cells)
def test_defusing_is_undone_exactly(cell):
    assert restored(defused(cell)) == cell


@given(cells)
def test_no_defused_cell_opens_a_formula(cell):
    safe = defused(cell)
    if safe.startswith(OPENERS):
        assert float(safe) <= 0


@given(cells, cells)
def test_two_cells_are_never_defused_to_one(a, b):
    assert (defused(a) == defused(b)) == (a == b)


@pytest.mark.parametrize("number", ["-1", "-0.5", "-33.8688", "-1e-05"])
def test_a_negative_number_stays_a_number(number):
    assert defused(number) == number


@pytest.mark.parametrize("formula", ["=1", "-1+2", "-", "--1", "+1", "@SUM(A1)", "\t=1", "-2;3", "-１", "'=1"])
def test_what_a_spreadsheet_may_run_gets_an_apostrophe(formula):
    assert defused(formula) == f"'{formula}"


@given(st.lists(st.fixed_dictionaries({"a": cells, "b": cells}), max_size=4))
def test_a_csv_file_gives_its_cells_back(rows):
    read = list(csv.DictReader(io.StringIO(csv_bytes(("a", "b"), rows).decode("utf-8"), newline="")))
    assert [{name: restored(cell) for name, cell in row.items()} for row in read] == rows


def test_what_a_row_does_not_have_is_empty():
    assert csv_bytes(("a", "b"), [{"b": "x"}]) == b"a,b\n,x\n"


def test_the_main_place_is_where_it_happened():
    by_id = {event.id: event for event in EVENTS}
    place = main_place(by_id["e1"].places)
    assert place is not None
    assert place.role == "event_location"
    assert main_place(()) is None


def test_what_is_planned_or_denied_has_not_happened():
    assert {event.id: happened(event) for event in EVENTS if event.id in ("e1", "e2", "e4")} == {
        "e1": True,
        "e2": False,
        "e4": False,
    }


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_writes_the_same_record_as_the_same_bytes(name):
    exporter = FORMATS[name].load()
    first, again = exporter.render(RECORD), exporter.render(RECORD)
    assert first == again
    assert isinstance(exporter.render(EMPTY), bytes)
    assert exporter.left_out(EMPTY) == ()
    assert all(isinstance(one, LeftOut) and one.reason for one in exporter.left_out(RECORD))


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_says_what_it_is(name):
    told = FORMATS[name]
    assert told.name == name
    assert told.ending.startswith(".")
    assert told.summary
    assert all(told.options.values())
