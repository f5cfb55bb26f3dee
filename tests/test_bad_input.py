"""Bad input through the command line: a line that says what to do, status 1, and the other reports are still read."""

from __future__ import annotations

import io
import json
import time
import zipfile

import pytest

from rashomon.cli import main

GOOD = "At least 9 civilians were killed on Sunday when jets bombed a market in Taiz, the UN said.\n"
LONG_LINE = "Shells fell on the town. " * 800_000
ENDLESS_WORD = "a" * 19_000_000
DEEP = "<div>" * 200_000
MANY_TAGS = "<p>" + "<b><i>x</i></b>" * 120_000
ENTITIES = '<!DOCTYPE l [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
ARABIC = (
    "قُتل ما لا يقل عن تسعة مدنيين يوم الأحد عندما قصفت طائرات حربية سوقًا في مدينة تعز، وفقًا لما ذكرته الأمم المتحدة."
)


def zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", "<w:t>text</w:t>")
    return packed.getvalue()


BAD = {
    "empty.txt": (b"", "holds no text"),
    "blank.txt": (b"\xef\xbb\xbf \n\t\n", "holds no text"),
    "scan.txt": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "pdftotext"),
    "photo.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "tesseract"),
    "letter.txt": (zipped(), "unpack"),
    "line.txt": (LONG_LINE.encode(), "split it"),
    "word.txt": (ENDLESS_WORD.encode(), "split it"),
    "arabic.txt": (ARABIC.encode(), "Arabic"),
    "noise.txt": (bytes(range(256)) * 40, "text"),
    "rows.jsonl": (b'{"title": "no text here"}\n', "text"),
    "broken.jsonl": (b'{"text": "One\n', "JSON"),
    "empty.html": (b"<html><body><script>1</script></body></html>", "text"),
}


@pytest.fixture
def folder(tmp_path, gazetteer):
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


def read(capsys, *arguments):
    """Status, claims and what was said, with one line a problem."""
    status = main(["read", *map(str, arguments), "--published", "2024-03-11", "--claims", "--format", "jsonl"])
    shown = capsys.readouterr()
    return status, [json.loads(line) for line in shown.out.splitlines()], shown.err.splitlines()


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_report_is_told_in_one_line_and_the_others_are_read(folder, capsys, name):
    content, advice = BAD[name]
    (folder / name).write_bytes(content)
    status, claims, said = read(capsys, folder / name, folder / "good.txt")
    assert status == 1
    assert {claim["doc"] for claim in claims} == {"good"}
    assert len(said) == 1
    assert name in said[0]
    assert advice in said[0]
    assert len(said[0]) < 400


def test_a_missing_file_and_a_missing_folder_are_told_each(folder, capsys):
    status, claims, said = read(capsys, folder / "none.txt", folder / "good.txt", folder / "no" / "reports")
    assert (status, len(claims) > 0, len(said)) == (1, True, 2)
    assert all("there is no such file or folder" in line for line in said)


def test_every_report_bad_is_status_one_and_no_record(folder, capsys):
    assert main(["read", str(folder / "none.txt")]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1252", "latin-1"])
def test_other_encodings_are_read_as_what_they_are(folder, capsys, encoding):
    text = "Some 30 people were killed in Bogotá on Sunday, the mayor’s office said. “We saw it,” said José Núñez.\n"
    text = text.replace("’", "'").replace("“", '"').replace("”", '"') if encoding == "latin-1" else text
    path = folder / "other.txt"
    path.write_bytes(text.encode(encoding))
    status, claims, said = read(capsys, path)
    assert (status, said) == (0, [])
    assert claims[0]["quantities"][0]["low"] <= 30 <= claims[0]["quantities"][0]["high"]
    assert "Bogotá" in claims[0]["quote"]


@pytest.mark.parametrize("page", [DEEP, MANY_TAGS, ENTITIES, f"<p>{GOOD}</p>{DEEP}", "<html>" * 5000 + "&" * 90_000])
def test_hostile_pages_end_soon_and_one_way_or_the_other(folder, capsys, page):
    (folder / "page.html").write_text(page, encoding="utf-8")
    started = time.monotonic()
    status, claims, said = read(capsys, folder / "page.html", folder / "good.txt")
    assert time.monotonic() - started < 30
    assert status == (1 if said else 0)
    assert "good" in {claim["doc"] for claim in claims}


def test_a_report_without_a_day_is_read_and_its_weekdays_stay_open(folder, capsys):
    assert main(["read", str(folder / "good.txt"), "--format", "json"]) == 0
    shown = capsys.readouterr()
    record = json.loads(shown.out)
    assert record["reports"][0]["published"] is None
    assert record["claims"][0]["time"]["start"] is None
    assert "Sunday" in {found["as_written"] for found in record["unresolved"]}


def test_a_day_without_a_year_stays_open_where_nothing_tells_the_year(folder, capsys):
    (folder / "bare.txt").write_text("Gunmen killed 12 people in Goma on March 3. Shells fall every March.", "utf-8")
    assert main(["read", str(folder / "bare.txt"), "--format", "json"]) == 0
    left = {found["as_written"]: found["reason"] for found in json.loads(capsys.readouterr().out)["unresolved"]}
    assert "no year" in left["March 3"]
    assert not any("every" in words for words in left)


def test_a_date_line_far_from_the_day_given_is_shown(folder, capsys):
    text = "GOMA, March 3, 2015 (Agency) - Gunmen killed 12 people in Goma on Tuesday."
    (folder / "late.txt").write_text(text, "utf-8")
    for day, shown in (("2014-06-05", True), ("2015-03-04", False)):
        assert main(["read", str(folder / "late.txt"), "--format", "json", "--published", day]) == 0
        left = {found["as_written"]: found["reason"] for found in json.loads(capsys.readouterr().out)["unresolved"]}
        assert ("another day" in left.get("March 3, 2015", "")) is shown


def test_a_sidecar_without_sense_leaves_out_its_report_alone(folder, capsys):
    (folder / "other.txt").write_text(GOOD, encoding="utf-8")
    (folder / "other.json").write_text('{"published": "the other day"}', encoding="utf-8")
    status, claims, said = read(capsys, folder)
    assert status == 1
    assert {claim["doc"] for claim in claims} == {"good"}
    assert len(said) == 1


@pytest.mark.parametrize(
    "wrong", [[], ["--published", "soon", "a.txt"], ["a.txt", "--format", "pdf"], ["--depth", "a"]]
)
def test_wrong_usage_is_status_two(capsys, wrong):
    with pytest.raises(SystemExit) as ended:
        main(["read", *wrong])
    assert ended.value.code == 2
    assert "usage: rashomon" in capsys.readouterr().err
