"""The whole way through the house, on reports of our own; skipped where the set-up has not been made."""

from __future__ import annotations

import io
import json
import sys

import jsonschema
import pytest

from rashomon.cli import main
from rashomon.errors import SetupError
from rashomon.gazetteer import Gazetteer
from rashomon.publishing.json import schema

DISPATCHES = {
    "one.txt": "At least 12 civilians were killed on Sunday when jets bombed a market in Taiz, the UN said.\n"
    "Some 30,000 people live in the besieged city.\n",
    "two.txt": "Twelve people died in an air strike on a market in Taiz on Sunday, residents said on Monday.\n",
}


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    try:
        Gazetteer.open()
    except SetupError:
        pytest.skip("the gazetteer has not been built: run make setup")
    folder = tmp_path_factory.mktemp("reports")
    for name, text in DISPATCHES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_real_reports_give_a_record_that_keeps_to_the_schema_and_the_same_bytes_twice(reports, capsys):
    arguments = ["read", str(reports), "--published", "2024-03-11", "--format", "json"]
    assert main(arguments) == 0
    first = capsys.readouterr().out
    record = json.loads(first)
    jsonschema.Draft202012Validator(json.loads(schema())).validate(record)
    assert len(record["reports"]) == 2
    assert record["claims"]
    main(arguments)
    assert capsys.readouterr().out == first


@pytest.mark.parametrize("form", ["text", "html", "jsonl"])
def test_real_reports_can_be_shown_in_every_form(reports, capsys, form):
    assert main(["read", str(reports), "--published", "2024-03-11", "--format", form]) == 0
    assert "12" in capsys.readouterr().out


def test_every_event_and_state_can_be_explained(reports, capsys):
    arguments = ["read", str(reports), "--published", "2024-03-11"]
    main([*arguments, "--format", "json"])
    record = json.loads(capsys.readouterr().out)
    for found in [*record["events"], *record["states"]]:
        assert main([*arguments, "--why", found["id"]]) == 0


def test_standard_input_is_named_by_its_sign(reports, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(DISPATCHES["one.txt"].encode())))
    assert main(["read", "-", "--published", "2024-03-11", "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)["reports"][0]
    assert (report["id"], report["path"]) == ("stdin", "-")


def test_a_missing_report_is_told_and_the_others_are_read(reports, capsys):
    assert main(["read", str(reports / "one.txt"), str(reports / "none.txt"), "--published", "2024-03-11"]) == 1
    shown = capsys.readouterr()
    assert "none.txt" in shown.err
    assert shown.out.startswith("The record of 1 report")
