"""`rashomon user` and `rashomon settings`: the password from a terminal or from standard input, never an argument."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from rashomon.cli import main
from rashomon.project import Project, users

GOOD = "heron lamp river eleven"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    Project.create(tmp_path / "desk", user="owner").close()
    monkeypatch.chdir(tmp_path / "desk")
    return tmp_path / "desk"


def told(monkeypatch: pytest.MonkeyPatch, words: str, *lines: str) -> int:
    """The exit status of a command that finds these lines on standard input."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    return main(words.split())


def test_a_user_from_adding_to_removing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(monkeypatch, "user list") == 0
    assert "no users" in capsys.readouterr().out
    assert told(monkeypatch, "user add ana --role coder", GOOD) == 0
    assert told(monkeypatch, "user role ana lead") == 0
    assert told(monkeypatch, "user password ana", GOOD + " more") == 0
    with Project.open(folder) as project:
        assert users.check(project, "ana", GOOD) is None
        assert users.check(project, "ana", GOOD + " more") is not None
    capsys.readouterr()
    assert told(monkeypatch, "user list") == 0
    assert capsys.readouterr().out.split()[:2] == ["ana", "lead"]
    assert told(monkeypatch, "user remove ana") == 0
    assert told(monkeypatch, "user remove ana") == 1
    assert "no user 'ana'" in capsys.readouterr().err


def test_no_password_is_an_argument(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SystemExit):
        told(monkeypatch, f"user add ana --role coder --password {GOOD.split()[0]}")
    with pytest.raises(SystemExit):
        told(monkeypatch, "user add ana secret --role coder")


def test_a_name_that_cannot_be_one_is_told_before_the_password_is_asked(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("getpass.getpass", lambda prompt: pytest.fail("asked for a password"))
    monkeypatch.setattr(sys, "stdin", type("Terminal", (io.StringIO,), {"isatty": lambda self: True})())
    assert main(["user", "add", "<ana>", "--role", "lead"]) == 1
    assert main(["user", "password", "nobody"]) == 1


def test_a_terminal_asks_twice(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", type("Terminal", (io.StringIO,), {"isatty": lambda self: True})())
    answers = iter([GOOD, GOOD + "x", GOOD, GOOD])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(answers))
    assert main(["user", "add", "ana", "--role", "lead"]) == 1
    assert main(["user", "add", "ana", "--role", "lead"]) == 0


def test_a_judgement_that_waits_is_told_as_such(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "torit.txt").write_text("Rebels shelled the market of Torit on Monday, killing 12 people.\n")
    with Project.open(folder, user="ana") as project:
        project.ingest(folder / "torit.txt", published="2024-04-09")
        claim = project.record().claims[0].id
    for words in ("settings readers 2", f"judge reject {claim} --as ana --because film", "judge list"):
        assert told(monkeypatch, words) == 0
    assert "waits for a second reader" in capsys.readouterr().out
    for words in (f"judge reject {claim} --as ben --because film", "judge list"):
        assert told(monkeypatch, words) == 0
    assert "waits" not in capsys.readouterr().out


def test_settings_are_shown_and_set(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for words, status, said in (
        ("settings", 0, "readers 1\n"),
        ("settings readers 2", 0, "readers 2\n"),
        ("settings readers 3", 1, ""),
        ("settings", 0, "readers 2\n"),
    ):
        assert told(monkeypatch, words) == status
        assert capsys.readouterr().out == said
    with pytest.raises(SystemExit):
        told(monkeypatch, "settings readers")
