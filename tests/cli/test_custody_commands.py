"""`rashomon audit` and `rashomon bundle`, as a user types them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rashomon.cli import main
from rashomon.model.canonical import digest
from rashomon.store.migrations import STEPS

DISPATCH = "Rebels shelled the market of Torit on Monday, killing 12 people, the governor said.\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one report."""
    folder = tmp_path_factory.mktemp("made") / "desk"
    assert main(["init", str(folder)]) == 0
    (folder / "torit.txt").write_text(DISPATCH, encoding="utf-8")
    given = ["--project", str(folder), "--as", "ana", "--published", "2024-04-08"]
    assert main(["ingest", str(folder / "torit.txt"), *given]) == 0
    return folder


@pytest.fixture
def desk(made: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """The project as the current folder."""
    monkeypatch.chdir(made)
    capsys.readouterr()
    return made


@pytest.fixture
def changed(desk: Path) -> Iterator[Path]:
    """The project after somebody changed its report, and took a guard away for it."""
    with closing(sqlite3.connect(desk / "rashomon.db", isolation_level=None)) as database:
        (guard,) = database.execute("SELECT sql FROM sqlite_schema WHERE name = 'report_no_update'").fetchone()
        database.execute("DROP TRIGGER report_no_update")
        database.execute("UPDATE report SET known = '2024-04-07'")
        yield desk
        database.execute("UPDATE report SET known = '2024-04-08'")
        database.execute(guard)


def said(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> str:
    """What a command prints."""
    capsys.readouterr()
    assert main(list(words)) == status
    return capsys.readouterr().out


def test_what_nobody_changed_is_sound(desk, capsys):
    out = said(capsys, "audit", "verify")
    head = said(capsys, "audit", "head").strip()
    assert out.startswith(f"sound: {len(STEPS) + 3} links and ")
    assert f"head   {head}\n" in out
    assert "head kept elsewhere" in out
    assert "elsewhere" not in said(capsys, "audit", "verify", "--head", head)


def test_what_was_changed_is_told(changed, capsys):
    out = said(capsys, "audit", "verify", status=1)
    assert "report torit-" in out
    assert f"(link {len(STEPS) + 2}): is not what was recorded: it was changed" in out
    assert "report report_no_update: this guard against changes is gone" in out
    assert "2 problems: restore the project from a copy" in out


def test_a_head_of_another_chain_is_told(desk, capsys):
    assert "its end was cut off" in said(capsys, "audit", "verify", "--head", f"99:{'a' * 64}", status=1)
    assert "the chain was written anew" in said(capsys, "audit", "verify", "--head", f"2:{'a' * 64}", status=1)
    capsys.readouterr()
    assert main(["audit", "verify", "--head", "nonsense"]) == 1
    assert "is no head of a chain" in capsys.readouterr().err


def test_the_log_says_who_did_what(desk, capsys):
    lines = said(capsys, "audit", "log").splitlines()
    assert [line.split()[4] for line in lines] == [*["migrate"] * len(STEPS), "init", "ingest", "read"]
    assert lines[-2].split()[3] == "ana"
    (line,) = said(capsys, "audit", "log", "--of", "torit", "--newest", "1").splitlines()
    assert line.split()[4] == "read"
    rows = [json.loads(row) for row in said(capsys, "audit", "log", "--format", "jsonl").splitlines()]
    assert [row["seq"] for row in rows] == list(range(1, len(STEPS) + 4))
    assert rows[1]["prev"] == rows[0]["hash"]


@pytest.mark.parametrize(
    "words", [["audit"], ["audit", "log", "--newest", "0"], ["bundle"], ["bundle", "a", "--check", "b"]]
)
def test_wrong_usage(desk, words):
    with pytest.raises(SystemExit) as raised:
        main(words)
    assert raised.value.code == 2


def test_a_bundle_is_written_and_checked(desk, capsys, tmp_path):
    path = tmp_path / "torit.zip"
    out = said(capsys, "bundle", str(path), "--about", "Torit")
    sha256 = digest(path.read_bytes())
    assert out == f"{sha256}  {path}\n", "as sha256sum writes it"
    assert "sound, 1 report, 3 links" in said(capsys, "bundle", "--check", str(path), "--sha256", sha256)
    assert "sha256 that you had elsewhere" in said(capsys, "bundle", "--check", str(path))
    path.write_bytes(path.read_bytes().replace(b"12 people", b"13 people", 1))
    out = said(capsys, "bundle", "--check", str(path), "--sha256", sha256, status=1)
    assert "another was expected" in out
    assert "it is not as it was made" in out


def test_a_bundle_of_what_was_changed_is_not_made(changed, capsys, tmp_path):
    assert main(["bundle", str(tmp_path / "torit.zip")]) == 1
    assert "is not as it was recorded: run `rashomon audit verify`" in capsys.readouterr().err
    assert not (tmp_path / "torit.zip").exists()


def test_what_is_no_bundle(desk, capsys, tmp_path):
    (tmp_path / "a.zip").write_bytes(b"nothing")
    assert main(["bundle", "--check", str(tmp_path / "a.zip")]) == 1
    assert "it is no ZIP file" in capsys.readouterr().err
