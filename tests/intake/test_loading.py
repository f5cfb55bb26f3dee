"""`load`: what the user names, and the reports and errors that come of it."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from rashomon.errors import (
    ReportEmpty,
    ReportError,
    ReportMalformed,
    ReportMissing,
    ReportNotText,
    ReportTooLarge,
)
from rashomon.intake import load

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "intake"
TEXT = "The army said on Monday that two soldiers were killed near the village of Kostiantynivka by a mine.\n"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def problem(path: Path) -> ReportError:
    intake = load(path)
    assert not intake.reports
    assert len(intake.problems) == 1
    return intake.problems[0]


def test_a_text_file_is_kept_as_it_is(tmp_path: Path) -> None:
    raw = "Zwölf\r\ntanks — “all of them” — left the town of Goma on Monday, the army said.\r\n\u2028End".encode()
    report = load(write(tmp_path, "goma.txt", raw)).reports[0]
    assert report.text.encode() == raw
    assert report.sha256 == hashlib.sha256(raw).hexdigest()
    assert (report.id, report.language, report.published, report.outlet) == ("goma", "en", None, None)


def test_one_bad_input_does_not_stop_the_others(tmp_path: Path) -> None:
    good = write(tmp_path, "good.txt", TEXT)
    intake = load([tmp_path / "absent.txt", good, write(tmp_path, "empty.txt", " \n\t\n")])
    assert [report.id for report in intake.reports] == ["good"]
    assert [type(error) for error in intake.problems] == [ReportMissing, ReportEmpty]


def test_a_folder_gives_its_reports_in_order_and_passes_over_sidecars(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a.txt", ".hidden.txt", "notes.csv"):
        write(tmp_path, name, TEXT)
    write(tmp_path, "a.json", json.dumps({"outlet": "Example Post"}))
    intake = load(tmp_path)
    assert [report.path for report in intake.reports] == [
        str(tmp_path / name) for name in ("a/z.txt", "a.txt", "b.txt")
    ]
    assert not intake.problems


def test_a_folder_without_reports_is_an_error_that_names_what_is_read(tmp_path: Path) -> None:
    write(tmp_path, "table.csv", "a,b")
    error = problem(tmp_path)
    assert isinstance(error, ReportEmpty)
    assert ".txt" in str(error)


def test_a_pdf_in_a_folder_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", TEXT)
    write(tmp_path, "b.pdf", b"%PDF-1.7")
    assert [type(error) for error in load(tmp_path).problems] == [ReportNotText]


def test_the_user_goes_before_the_sidecar(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TEXT)
    write(tmp_path, "a.json", json.dumps({"published": "2023-03-07", "outlet": "Example Post", "title": "T"}))
    beside = load(path).reports[0]
    given = load(path, published="2023-03-08", outlet="Example Wire").reports[0]
    assert beside.published is not None
    assert given.published is not None
    assert (beside.published.day, beside.published.basis, beside.outlet) == (
        date(2023, 3, 7),
        "sidecar",
        "Example Post",
    )
    assert (given.published.day, given.published.basis, given.outlet) == (date(2023, 3, 8), "given", "Example Wire")
    assert given.title == "T"


def test_the_sidecar_goes_before_the_page(tmp_path: Path) -> None:
    path = write(tmp_path, "a.html", (FIXTURES / "metadata.html").read_bytes())
    write(tmp_path, "a.json", json.dumps({"published": "2023-03-09"}))
    report = load(path).reports[0]
    assert report.published is not None
    assert (report.published.basis, report.outlet) == ("sidecar", "Example Post")


@pytest.mark.parametrize("content", ["{broken", "[]", '{"reports": []}', '{"outlet": 5}', '{"published": "soon"}'])
def test_a_wrong_sidecar_is_an_error_and_not_ignored(tmp_path: Path, content: str) -> None:
    path = write(tmp_path, "a.txt", TEXT)
    write(tmp_path, "a.json", content)
    error = problem(path)
    assert isinstance(error, ReportMalformed)
    assert error.path.endswith("a.json")


def test_a_day_that_is_none_is_refused_with_what_to_write() -> None:
    with pytest.raises(ReportMalformed, match="2017-09-11"):
        load([], published="last week")


def test_ids_are_unique(tmp_path: Path) -> None:
    intake = load([write(tmp_path, name, TEXT + name) for name in ("x/a.txt", "y/a.txt", "z/a.txt")])
    assert [report.id for report in intake.reports] == ["a", "a~2", "a~3"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TEXT)
    assert len(load([path, tmp_path, path]).reports) == 1


@pytest.mark.parametrize(
    ("content", "error", "says"),
    [
        (b"", ReportEmpty, "no text"),
        (b"%PDF-1.4 \x00\xff", ReportNotText, "pdftotext"),
        (b"\x89PNG\r\n\x1a\n\x00", ReportNotText, "PNG"),
        (b"PK\x03\x04\x14\x00", ReportNotText, "ZIP"),
        (b"\x1f\x8b\x08\x00", ReportNotText, "gunzip"),
        (bytes(range(256)) * 4, ReportNotText, "text"),
        ("Ракета".encode("cp1251") * 30, ReportNotText, "iconv"),
        (TEXT.encode("utf-16-le"), ReportNotText, "UTF-16"),
        (b"the army said " * 20_000, ReportTooLarge, "split"),
        (b"x" * 20_000_001, ReportTooLarge, "20 MB"),
    ],
)
def test_what_is_no_report_is_named_with_the_next_step(
    tmp_path: Path, content: bytes, error: type[ReportError], says: str
) -> None:
    found = problem(write(tmp_path, "a.txt", content))
    assert type(found) is error
    assert says in str(found)


def test_a_text_in_another_language_is_refused(tmp_path: Path) -> None:
    text = "Російські війська обстріляли Харків у понеділок вранці, загинули п'ятеро людей, дванадцять поранені."
    assert "Ukrainian (uk)" in str(problem(write(tmp_path, "a.txt", text)))


def test_rows_of_json_lines(tmp_path: Path) -> None:
    intake = load(FIXTURES / "dispatches.jsonl")
    assert [report.id for report in intake.reports] == ["taiz-1", "dispatches:3"]
    first, second = intake.reports
    assert first.published is not None
    assert second.published is not None
    assert (first.published.day, first.published.basis) == (date(2015, 8, 23), "row")
    assert second.published.day == date(2015, 8, 24)
    raw = (FIXTURES / "dispatches.jsonl").read_bytes().split(b"\n")
    assert first.sha256 == hashlib.sha256(raw[0]).hexdigest()
    assert [error.path.rpartition(":")[2] for error in intake.problems] == ["4", "5", "6"]


def test_half_characters_in_a_row_are_replaced_one_for_one(tmp_path: Path) -> None:
    row = '{"text": "Two soldiers \\ud83d were killed in the town."}\n'
    report = load(write(tmp_path, "a.jsonl", row)).reports[0]
    assert report.text == "Two soldiers \ufffd were killed in the town."


@pytest.mark.parametrize("row", [b"[" * 100_000, b"1" * 5_000, b"null", b'{"text": 5}', b"\xff\xfe{", b'{"text": ""}'])
def test_hostile_rows_are_errors_and_the_next_row_is_read(tmp_path: Path, row: bytes) -> None:
    good = json.dumps({"text": TEXT}).encode()
    intake = load(write(tmp_path, "a.jsonl", row + b"\n" + good))
    assert [report.id for report in intake.reports] == ["a:2"]
    assert len(intake.problems) == 1


def test_a_row_of_many_megabytes_is_passed_over(tmp_path: Path) -> None:
    long = b'{"text": "' + b"a" * 9_000_000 + b'"}\n'
    intake = load(write(tmp_path, "a.jsonl", long + json.dumps({"text": TEXT}).encode()))
    assert [type(error) for error in intake.problems] == [ReportTooLarge]
    assert [report.id for report in intake.reports] == ["a:2"]


def test_json_spread_over_lines_does_not_give_an_error_a_line(tmp_path: Path) -> None:
    content = json.dumps({"text": TEXT, "numbers": list(range(500))}, indent=1)
    assert len(load(write(tmp_path, "a.jsonl", content)).problems) < 30
    assert len(load(write(tmp_path, "b.json", content)).reports) == 1
