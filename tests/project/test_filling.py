"""A large shelf is filled some reports at a time: what was done stays done, and the record is that of all claims."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rashomon import intake
from rashomon.intake import Taken
from rashomon.project import Project, behind, current, ingesting
from rashomon.publishing.json import render
from rashomon.store import shelves

EXAMPLES = Path(__file__).parents[2] / "examples"
Progress = Callable[[int, int], None]


class Stopped(Exception):
    """Somebody stopped the work."""


@pytest.fixture
def large(project: Project, read_once: ingesting.Read, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project that counts as a large one, and whose shelf is to be filled by rules that are other ones."""
    found = [one for one in intake.each(EXAMPLES) if isinstance(one, Taken)]
    ingesting.ingest(project.database, found[:12], read_once, version="1", user="ana")
    event = project.record().events[0]
    project.judge_events("reject", [event], "no such thing")
    assert render(project.record()) == render(project.computed())
    monkeypatch.setattr(current, "_WHOLE", 0)
    monkeypatch.setattr(current, "_AT_ONCE_ANEW", 5)
    monkeypatch.setattr(behind, "reconciling_version", lambda: "other")
    return project


def stopping_after(reports: int, seen: list[tuple[int, int]]) -> Progress:
    """Stops once so many reports were taken in."""

    def progress(done: int, total: int) -> None:
        seen.append((done, total))
        if done >= reports:
            raise Stopped

    return progress


def laid(project: Project) -> int:
    """How many reports lie on the shelf."""
    with project.database.read() as connection:
        return shelves.number_of_reports(connection)


def test_it_goes_on_where_it_was_stopped(large: Project) -> None:
    seen: list[tuple[int, int]] = []
    with pytest.raises(Stopped):
        current.catch_up(large.database, stopping_after(5, seen))
    assert (seen, laid(large)) == ([(5, 12)], 5)
    seen.clear()
    current.catch_up(large.database, stopping_after(99, seen))
    assert seen == [(10, 12), (12, 12)]
    assert render(large.record()) == render(large.computed())


def test_what_happens_in_between_is_taken_in(large: Project, read_once: ingesting.Read) -> None:
    claims = [claim for event in large.computed().events for claim in event.claims]
    with pytest.raises(Stopped):
        current.catch_up(large.database, stopping_after(5, []))
    for claim in claims[::7]:
        large.judge("reject", claim, "not so")
    found = [one for one in intake.each(EXAMPLES) if isinstance(one, Taken)]
    ingesting.ingest(large.database, found[12:], read_once, version="1", user="ana")
    assert render(large.record()) == render(large.computed())
    assert laid(large) == len(found)


def test_rules_that_change_in_between_begin_again(large: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Stopped):
        current.catch_up(large.database, stopping_after(10, []))
    monkeypatch.setattr(behind, "reconciling_version", lambda: "yet another")
    seen: list[tuple[int, int]] = []
    current.catch_up(large.database, stopping_after(99, seen))
    assert [done for done, _ in seen] == [5, 10, 12]
    assert render(large.record()) == render(large.computed())


def test_two_who_fill_it_at_once_lay_each_report_once(large: Project) -> None:
    def other_goes_on(done: int, total: int) -> None:
        if done == 5:
            current.catch_up(large.database)

    current.catch_up(large.database, other_goes_on)
    assert laid(large) == 12
    assert render(large.record()) == render(large.computed())


def test_many_new_reports_of_a_large_project_are_filled_so_too(
    project: Project, read_once: ingesting.Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"_WHOLE": 0, "_AT_ONCE": 2, "_AT_ONCE_ANEW": 4}.items():
        monkeypatch.setattr(current, name, value)
    found = [one for one in intake.each(EXAMPLES) if isinstance(one, Taken)][:9]
    ingesting.ingest(project.database, found, read_once, version="1", user="ana")
    seen: list[tuple[int, int]] = []
    current.catch_up(project.database, stopping_after(99, seen))
    assert seen == [(4, 9), (8, 9), (9, 9)]
    assert render(project.record()) == render(project.computed())
