from __future__ import annotations

import io
import json
import sys
from datetime import date

import jsonschema
import pytest

from rashomon import api
from rashomon.cli import main
from rashomon.errors import SetupError
from rashomon.publishing.json import schema


def usage_error(capsys, *arguments):
    """What is said on standard error when argparse ends the program."""
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    assert ended.value.code == 2
    return capsys.readouterr().err


def test_the_record_is_shown_and_the_status_is_zero(read_record, capsys):
    assert main(["read", "a.txt"]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("The record of 4 reports")
    assert "\x1b" not in shown.out
    assert not any(line.endswith(" ") for line in shown.out.splitlines())
    assert shown.err == ""


def test_options_reach_the_reading(read_record, capsys):
    main(["read", "a.txt", "b/", "--published", "2024-03-09", "--outlet", "The Courier", "--profile", "ucdp"])
    assert read_record["paths"] == ["a.txt", "b/"]
    assert read_record["published"] == date(2024, 3, 9)
    assert read_record["outlet"] == "The Courier"
    assert read_record["profile"] == "ucdp"


def test_a_report_that_cannot_be_read_is_one_line_and_status_one_and_the_others_are_shown(read_record, capsys):
    assert main(["read", "a.txt", "absent.txt"]) == 1
    shown = capsys.readouterr()
    assert shown.err == "rashomon: absent.txt: there is no such file\n"
    assert shown.out.startswith("The record of 4 reports")


def test_json_keeps_to_the_published_schema(read_record, capsys):
    assert main(["read", "a.txt", "--format", "json"]) == 0
    jsonschema.Draft202012Validator(json.loads(schema())).validate(json.loads(capsys.readouterr().out))


def test_claims_come_one_a_line(read_record, capsys):
    assert main(["read", "a.txt", "--claims", "--format", "jsonl"]) == 0
    assert [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()][:2] == ["c1", "c2"]


def test_claims_come_as_a_json_list_and_as_a_table(read_record, capsys):
    main(["read", "a.txt", "--claims", "--format", "json"])
    assert json.loads(capsys.readouterr().out)[0]["id"] == "c1"
    main(["read", "a.txt", "--claims"])
    assert "who says, in which words" in capsys.readouterr().out


def test_the_page_goes_to_a_file(read_record, capsys, tmp_path):
    page = tmp_path / "record.html"
    assert main(["read", "a.txt", "--format", "html", "--output", str(page)]) == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert capsys.readouterr().out == ""


def test_why_explains_an_event_whatever_the_case_of_its_id(read_record, capsys):
    assert main(["read", "a.txt", "--why", "E1"]) == 0
    assert "c7 joins c2" in capsys.readouterr().out


def test_why_takes_an_id_with_or_without_its_zeros(read_record, capsys):
    assert main(["read", "a.txt", "--why", "E01"]) == 0
    assert "c7 joins c2" in capsys.readouterr().out


def test_an_unknown_event_is_wrong_usage_and_the_known_ones_are_named(read_record, capsys):
    assert main(["read", "a.txt", "--why", "e99"]) == 2
    shown = capsys.readouterr()
    assert "known are: e1, e2, e3, e4, e5, e10, s1, s2, s3, s4" in shown.err
    assert shown.out == ""


def test_the_width_is_kept(read_record, capsys):
    main(["read", "a.txt", "--width", "60"])
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 60


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["read"], "REPORT"),
        (["read", "a", "--published", "yesterday"], "write it as 2024-03-09"),
        (["read", "a", "--published", "2024-02-30"], "is not a day"),
        (["read", "a", "--format", "pdf"], "invalid choice"),
        (["read", "a", "--width", "5"], "between 40 and 1000"),
        (["read", "a", "--width", "wide"], "not a number of columns"),
        (["read", "a", "--claims", "--format", "html"], "--claims goes with"),
        (["read", "a", "--why", "e1", "--format", "json"], "--why is written as text only"),
        (["read", "a", "--output", "no/such/folder/x.html"], "there is no folder"),
        (["read", "a", "--output", "."], "is a folder"),
        (["read", "a", "--profile", "guess"], "invalid choice"),
        ([], "COMMAND"),
        (["write"], "invalid choice"),
    ],
)
def test_wrong_usage_says_what_to_do_and_ends_with_two(read_record, capsys, arguments, said):
    assert said in usage_error(capsys, *arguments)


def test_a_set_up_that_is_not_complete_is_one_line(monkeypatch, capsys):
    def reading(*_, **__):
        raise SetupError("there is no gazetteer: run make setup")

    monkeypatch.setattr(api, "read_with_problems", reading)
    assert main(["read", "a.txt"]) == 1
    assert capsys.readouterr().err == "rashomon: there is no gazetteer: run make setup\n"


def test_standard_input_is_read_as_a_file_that_is_gone_afterwards(read_record, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"text": "One."}\n')))
    assert main(["read", "-"]) == 0
    (file,) = read_record["paths"]
    assert str(file).endswith("stdin.jsonl")
    assert capsys.readouterr().err == ""


def test_problems_of_standard_input_do_not_name_the_passing_file(monkeypatch, capsys):
    from publishing.records import EMPTY

    from rashomon.errors import ReportEmpty

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    monkeypatch.setattr(
        api, "read_with_problems", lambda paths, **_: (EMPTY, (ReportEmpty(paths[0], "holds no text"),))
    )
    assert main(["read", "-"]) == 1
    assert capsys.readouterr().err == "rashomon: -: holds no text\n"


def test_where_nothing_could_be_read_programs_still_get_a_record(monkeypatch, capsys):
    from publishing.records import EMPTY

    monkeypatch.setattr(api, "read_with_problems", lambda *_, **__: (EMPTY, ()))
    main(["read", "a.txt", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["events"] == []


def test_an_interruption_ends_quietly(monkeypatch, capsys):
    def reading(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(api, "read_with_problems", reading)
    assert main(["read", "a.txt"]) == 130
    assert capsys.readouterr().err == "rashomon: stopped\n"
