"""What was worked out can be damaged, and is worked out again from what is kept, which stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text, update

from rashomon.cli import main
from rashomon.errors import StoreDamaged
from rashomon.project import Project, custody
from rashomon.project.rebuilding import rebuild, state_of
from rashomon.publishing.json import render
from rashomon.store import listing, shelves
from rashomon.store.list_tables import NAME

DAMAGES = {
    "an event": lambda: update(shelves.SHOWN).values(body='{"event":{"half of it'),
    "a claim": lambda: update(shelves.CLAIM).values(body="{}"),
    "a face": lambda: update(shelves.CLAIM).values(face=b"nobody"),
    "a group": lambda: update(shelves.GROUP).values(body="[]"),
    "what is gone": lambda: shelves.SHOWN.delete(),
    "names": lambda: NAME.delete(),
}


@pytest.fixture
def held(project: Project, dispatches: Path) -> Project:
    """A project of three reports, one judgement and an up-to-date record."""
    project.ingest(dispatches)
    project.judge_events("accept", project.record().events[:1], "read")
    project.record()
    return project


def state(project: Project) -> tuple[bool, str]:
    """What the doctor says of it."""
    with project.database.read() as connection:
        return state_of(connection)


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_mended_and_no_evidence_is_touched(held: Project, name: str) -> None:
    before, head = render(held.computed()), custody.head(held)
    with held.database.write() as connection:
        connection.execute(DAMAGES[name]())
    seen: list[tuple[int, int]] = []
    rebuild(held.database, lambda done, total: seen.append((done, total)))
    assert seen[-1][0] == seen[-1][1] == 3
    assert render(held.record()) == before
    assert custody.head(held) == head
    assert custody.verify(held, head).is_sound
    assert state(held) == (True, "up to date, 3 of 3 reports")
    with held.database.read() as connection:
        assert listing.count(connection, listing.Wanted()) == len(held.record().events)


def test_whoever_meets_damage_is_told_what_to_do(held: Project) -> None:
    with held.database.write() as connection:
        connection.execute(DAMAGES["an event"]())
    with pytest.raises(StoreDamaged, match="doctor --rebuild"):
        held.record()


def test_what_cannot_be_shown_or_found_is_told(held: Project) -> None:
    with held.database.write() as connection:
        connection.execute(DAMAGES["what is gone"]())
    fine, said = state(held)
    assert not fine
    assert "cannot be shown" in said
    rebuild(held.database)
    with held.database.write() as connection:
        sqlite = connection.dialect.name == "sqlite"
        connection.execute(text("DELETE FROM search_docsize" if sqlite else "DELETE FROM search"))
    fine, said = state(held)
    assert not fine
    assert "words" in said
    rebuild(held.database)
    assert state(held)[0]
    assert len(held.search("governor")) == 1


def test_words_are_found_again(held: Project) -> None:
    before = [found.report.id for found in held.search("Torit")]
    rebuild(held.database)
    assert [found.report.id for found in held.search("Torit")] == before


def test_the_command_says_how_it_stands_afterwards(
    held: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with held.database.write() as connection:
        connection.execute(DAMAGES["what is gone"]())
    monkeypatch.setenv("COLUMNS", "200")
    assert main(["doctor", "--project", str(held.path)]) == 1
    assert "doctor --rebuild" in " ".join(capsys.readouterr().out.split())
    main(["doctor", "--rebuild", "--project", str(held.path)])
    assert "up to date, 3 of 3 reports" in " ".join(capsys.readouterr().out.split())
