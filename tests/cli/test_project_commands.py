"""The commands of a project, as a user types them."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import jsonschema
import pytest

from rashomon.cli import main

DISPATCH = "Rebels shelled the market of Torit on Monday, killing 12 people, the governor said.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one report, as the current folder."""
    folder = tmp_path / "desk"
    assert main(["init", str(folder)]) == 0
    monkeypatch.chdir(folder)
    (folder / "torit.txt").write_text(DISPATCH, encoding="utf-8")
    assert main(["ingest", "torit.txt", "--published", "2024-04-08", "--outlet", "Nile Dispatch"]) == 0
    return folder


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What a command prints."""
    capsys.readouterr()
    assert main(list(words)) == 0
    return capsys.readouterr().out


def report_of(desk: Path, capsys: pytest.CaptureFixture[str]) -> str:
    (row,) = json.loads(said(capsys, "search", "market", "--format", "json"))
    return str(row["report"])


def test_a_report_is_told_by_its_id_when_it_is_kept(desk, capsys):
    capsys.readouterr()
    (desk / "other.txt").write_text("Two soldiers were killed near Malakal on Sunday, the army said.", encoding="utf-8")
    assert main(["ingest", "torit.txt", "other.txt", "absent.txt", "--published", "2024-04-08"]) == 1
    done = capsys.readouterr()
    assert done.out.startswith("other-")
    assert done.out.count("\n") == 1
    assert "1 known already" in done.err
    assert "absent.txt" in done.err


def test_a_report_from_standard_input_is_kept_under_its_sign(desk, capsys, monkeypatch):
    monkeypatch.setattr(
        sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Two soldiers were killed near Malakal, the army said."))
    )
    capsys.readouterr()
    assert main(["ingest", "-", "--published", "2024-04-08"]) == 0
    name = capsys.readouterr().out.strip()
    shown = said(capsys, "show", name)
    assert "rashomon-" not in shown
    assert "file" in shown


@pytest.mark.parametrize("form", ["text", "html", "md", "record", "json"])
def test_a_brief_holds_the_figure_in_every_form(desk, capsys, form):
    assert "12" in said(
        capsys, "brief", "--format", form, "--about", "Torit", "--from", "2024-04-01", "--to", "2024-04-30"
    )


def test_a_brief_of_an_earlier_day_is_empty(desk, capsys):
    assert json.loads(said(capsys, "brief", "--known-on", "2024-04-07", "--format", "json"))["events"] == []


def test_reports_claims_and_events_are_shown(desk, capsys):
    name = report_of(desk, capsys)
    assert "12 killed" in said(capsys, "show", name[:5])
    assert "12 killed" in said(capsys, "show", f"{name}#1")
    event = json.loads(said(capsys, "brief", "--format", "json"))["events"][0]["id"]
    assert "12 killed" in said(capsys, "show", event)
    assert "WHY THESE CLAIMS ARE ONE" in said(capsys, "why", event)
    assert main(["show", "nothing"]) == 1
    assert main(["show", "E77"]) == 1


def test_the_bytes_of_a_report_are_given_back(desk, capfdbinary):
    assert main(["show", "torit", "--raw"]) == 0
    assert capfdbinary.readouterr().out.endswith(DISPATCH.encode())


def test_judgements_are_kept_and_listed_with_their_author(desk, capsys):
    name = report_of(desk, capsys)
    said(capsys, "judge", "correct", f"{name}#1", "number", "killed=14", "--because", "a recount", "--as", "ana")
    assert "14 killed" in said(capsys, "show", f"{name}#1")
    assert "12 killed" in said(capsys, "show", f"{name}#1", "--machine")
    said(capsys, "judge", "undo", "1", "--because", "it was not")
    listed = said(capsys, "judge", "list")
    assert "ana" in listed
    assert "a recount" in listed
    assert "undone by 2" in listed
    assert main(["judge", "accept", f"{name}#99", "--because", "x"]) == 1


def test_an_export_is_written_and_explained(desk, capsys):
    out = desk / "events.csv"
    assert main(["export", "csv", str(out)]) == 0
    assert "12" in out.read_text(encoding="utf-8")
    assert "does not carry" in said(capsys, "export", "csv", "--explain")
    with pytest.raises(SystemExit):
        main(["export", "csv"])
    with pytest.raises(SystemExit):
        main(["export", "csv", str(out), "--option", "colour=red"])
    assert main(["export", "csv", str(out), "--option", "table=nothing"]) == 1


def test_the_doctor_finds_the_project(desk, capsys):
    told = said(capsys, "doctor")
    assert "1 reports, 1 readings" in told
    assert "SQLite" in told


def test_commands_outside_of_a_project_say_what_to_do(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for words in (
        ["brief"],
        ["ingest", "x.txt"],
        ["search", "x"],
        ["judge", "list"],
        ["doctor", "--project", "absent"],
    ):
        assert main(words) == 1
        done = capsys.readouterr()
        assert "rashomon init" in done.err + done.out


def test_what_the_desk_decided_is_marked_in_every_form(desk, capsys):
    name = report_of(desk, capsys)
    said(capsys, "judge", "accept", f"{name}#1", "--because", "read the original", "--as", "ana")
    assert "read the original" in said(capsys, "brief", "--format", "record")
    row = json.loads(said(capsys, "brief", "--format", "json"))
    assert [one["user"] for one in row["judgements"]] == ["ana"]
    assert row["decided"][f"{name}#1"] == row["decided"][row["events"][0]["id"]] == [1]
    jsonschema.validate(row, json.loads(said(capsys, "schema")))
    assert "read the original" in said(capsys, "brief", "--format", "html")


def test_a_brief_as_pdf_is_written_to_a_file(desk):
    out = desk / "brief.pdf"
    assert main(["brief", "--format", "pdf", "--output", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF-")


def status_of(words: tuple[str, ...]) -> object:
    try:
        return main(list(words))
    except SystemExit as ended:
        return ended.code


def refused(capsys: pytest.CaptureFixture[str], status: int, *words: str) -> str:
    """What a command that ends with this status says on standard error."""
    capsys.readouterr()
    assert status_of(words) == status
    return capsys.readouterr().err


@pytest.mark.parametrize(
    "command", [["brief"], ["export", "csv", "out.csv"], ["show", "E"], ["why", "E"], ["bundle", "out.zip"]]
)
def test_days_and_views_that_do_not_go_together_are_wrong_usage(desk, capsys, command):
    backwards = refused(capsys, 2, *command, "--from", "2024-05-01", "--to", "2024-04-01")
    assert "--to 2024-04-01 lies before --from 2024-05-01" in backwards
    assert "--stated goes with --known-on" in refused(capsys, 2, *command, "--stated")
    assert not (desk / "out.csv").exists()


def test_a_version_that_read_nothing_is_named_beside_those_that_did(desk, capsys):
    told = refused(capsys, 1, "brief", "--read-by", "0.0.9")
    assert "0.0.9" in told
    version = said(capsys, "show", "torit").partition("read by ")[2].split()[0]
    assert version in told
    assert "12 killed" in said(capsys, "brief", "--read-by", version)


def test_two_judged_claims_are_two(desk, capsys):
    name = report_of(desk, capsys)
    event = json.loads(said(capsys, "brief", "--format", "json"))["events"][0]["id"]
    for kind in ("same", "different", "unsure"):
        assert "twice" in refused(capsys, 1, "judge", kind, event, event, "--because", "a slip")
        assert "twice" in refused(capsys, 1, "judge", kind, f"{name}#1", f"{name}#1", "--because", "a slip")
    assert event not in said(capsys, "judge", "list")


def test_an_id_is_found_by_its_beginning_alone_if_no_other_begins_so(desk, capsys):
    (desk / "other.txt").write_text("Two soldiers were killed near Malakal on Sunday, the army said.", encoding="utf-8")
    assert main(["ingest", "other.txt", "--published", "2024-04-08"]) == 0
    first, second = (one["id"] for one in json.loads(said(capsys, "brief", "--format", "json"))["events"])
    assert first in said(capsys, "show", first.casefold()[:6])
    for words in (["show", "E"], ["why", "E"], ["judge", "same", "E", second, "--because", "x"]):
        told = refused(capsys, 1, *words)
        assert "several events and states begin with 'E'" in told
        assert first in told
        assert second in told


def test_what_is_offered_next_is_a_command_of_the_project(desk, capsys):
    event = json.loads(said(capsys, "brief", "--format", "json"))["events"][0]["id"]
    for told in (said(capsys, "show", event), said(capsys, "brief", "--format", "record")):
        assert f"More: rashomon why {event}" in told
        assert "--why" not in told
    assert "a beginning such as marke*" in refused(capsys, 1, "search", "marketplaces")
    assert "a beginning" not in refused(capsys, 1, "search", "marketplaces*")


def test_a_name_is_given_its_meaning_after_a_look(desk, capsys):
    look = ["name", "torit", "--place", "Old mill @ 4.5,32.5 ~2"]
    shown = said(capsys, *look, "--preview")
    for words in ("“torit” means Old mill", "Torit, South Sudan", "→ Old mill", "Nothing is kept"):
        assert words in shown
    assert "No name has a meaning" in said(capsys, "names")
    kept = said(capsys, *look, "--because", "our map", "--as", "ana")
    assert kept.startswith("judgement 1: “torit” means Old mill")
    listed = said(capsys, "names")
    assert "our map" in listed
    assert "ana" in listed
    assert "Old mill" in said(capsys, "brief", "--format", "record")
    assert "Torit" in said(capsys, "brief", "--format", "record", "--machine")
    assert "Every name was found" in said(capsys, "names", "--open")
    said(capsys, "judge", "undo", "1", "--because", "mistaken")
    assert "No name has a meaning" in said(capsys, "names")


def test_a_point_alone_is_called_by_the_name(desk, capsys):
    assert "means Torit, South Sudan (4.40, 32.50)" in said(capsys, "name", "Torit", "--place", "4.4,32.5", "--preview")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["name", "Torit"], 2),
        (["name", "Torit", "--place", "4.5,32.5"], 2),
        (["name", "Torit", "--place", "4.5,32.5", "--camp", "x", "--preview"], 2),
        (["name", "Torit", "--place", "4.5,32.5", "--actor", "PKK", "--preview"], 2),
        (["name", "Torit", "--place", "Nowhere at all", "--preview"], 1),
        (["name", "!", "--place", "4.5,32.5", "--preview"], 1),
    ],
)
def test_a_meaning_that_cannot_be_is_refused(desk, capsys, words, status):
    refused(capsys, status, *words)
    assert "No name has a meaning" in said(capsys, "names")
