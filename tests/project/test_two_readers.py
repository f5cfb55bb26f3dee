"""Two readers: what one of them says waits, whatever the order, the undoing and the database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store.conftest import backend, empty_url, prepared_file, server, url

from benchmarks.made_war import made_war
from benchmarks.project import keep_made
from rashomon.model import Judgement
from rashomon.project import Project, View, readers
from rashomon.project import settings as asked_for
from rashomon.project.readers import SETTLES, in_effect, open_claims, readings, visible
from rashomon.publishing.json import render

__all__ = ["backend", "empty_url", "prepared_file", "server", "url"]

MARKS = {"type": "attack", "start": "3", "end": "9", "quote": "q"}


def said(
    number: int, user: str, kind: str, subject: str = "r#1", undoes: int | None = None, /, **value: str
) -> Judgement:
    marks = {} if kind == "undo" else {**MARKS, "start": subject.partition("#")[2]}
    at = f"2024-03-09T12:00:{number:02}.000000Z"
    return Judgement(
        number=number, at=at, user=user, kind=kind, subject=subject, reason="r", value={**marks, **value}, undoes=undoes
    )  # fmt: skip


def numbers(told: tuple[Judgement, ...]) -> list[int]:
    return [one.number for one in told]


PLANNED = {"field": "modality", "value": "planned"}
KILLED = {"field": "number", "kind": "killed", "order": "1", "low": "19", "high": "19"}
CASES: list[tuple[str, list[Judgement], list[int]]] = [
    ("one alone waits", [said(1, "ana", "reject")], []),
    ("one who says it twice is one", [said(1, "ana", "reject"), said(2, "ana", "reject")], []),
    ("two who agree", [said(1, "ana", "reject"), said(2, "ben", "reject")], [1, 2]),
    ("two who differ", [said(1, "ana", "reject"), said(2, "ben", "accept")], []),
    ("unsure is another answer", [said(1, "ana", "accept"), said(2, "ben", "unsure")], []),
    ("a third who differs", [said(1, "ana", "reject"), said(2, "ben", "reject"), said(3, "eve", "accept")], []),
    (
        "the latest of each counts",
        [said(1, "ana", "accept"), said(2, "ben", "reject"), said(3, "ana", "reject")],
        [2, 3],
    ),
    (
        "an undone one counts no more",
        [said(1, "ana", "reject"), said(2, "ben", "reject"), said(3, "ben", "undo", "2", 2)],
        [],
    ),
    (
        "one that is given back does",
        [
            said(1, "ana", "reject"),
            said(2, "ben", "reject"),
            said(3, "ben", "undo", "2", 2),
            said(4, "ben", "undo", "3", 3),
        ],
        [1, 2],
    ),
    ("two claims are two", [said(1, "ana", "reject"), said(2, "ben", "reject", "r#2")], []),
    (
        "a lead settles",
        [said(1, "ana", "reject"), said(2, "ben", "accept"), said(3, "lea", "reject", settles="yes")],
        [1, 3],
    ),
    ("a correction of one waits", [said(1, "ana", "correct", **PLANNED), said(2, "ben", "accept")], []),
    (
        "two who correct alike, whatever they wrote",
        [
            said(1, "ana", "correct", **KILLED, value="killed=19"),
            said(2, "ben", "correct", **KILLED, value="killed=19-19"),
        ],
        [1, 2],
    ),
    (
        "killed and injured are two figures",
        [
            said(1, "ana", "correct", **KILLED),
            said(2, "ana", "correct", **{**KILLED, "kind": "injured"}),
            said(3, "ben", "correct", **KILLED),
        ],
        [1, 3],
    ),
    (
        "a rejection of the claim outlasts the accepting of its event",
        [
            said(1, "ana", "reject"),
            said(2, "ben", "reject"),
            said(3, "ana", "accept", event="E1"),
            said(4, "ben", "accept", event="E1"),
        ],
        [1, 2],
    ),
    (
        "the rejection of an event takes an accepted claim with it",
        [said(1, "ana", "accept"), said(2, "ana", "reject", event="E1"), said(3, "ben", "reject", event="E1")],
        [2, 3],
    ),
    ("sources need no second reader", [said(1, "ana", "camp", "sana", camp="x")], [1]),
    (
        "a pair is one whoever is named first",
        [
            said(1, "ana", "same", other="r#2", other_type="attack", other_start="2", other_end="9"),
            said(2, "ben", "same", "r#2", other="r#1", other_type="attack", other_start="1", other_end="9"),
        ],
        [1, 2],
    ),
]


@pytest.mark.parametrize(("told", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_has_an_effect(told: list[Judgement], wanted: list[int]) -> None:
    assert numbers(in_effect(told, 2)) == wanted


@pytest.mark.parametrize("told", [case[1] for case in CASES], ids=[case[0] for case in CASES])
def test_with_one_reader_all_that_stands_has(told: list[Judgement]) -> None:
    from rashomon.project.deciding import standing

    assert in_effect(told, 1) == standing(told)
    assert visible(told, 1, "nobody") == tuple(told)


def test_where_an_event_stands() -> None:
    one = [said(1, "ana", "accept", event="E1")]
    both = [*one, said(2, "ben", "reject", event="E1")]
    settled = [*both, said(3, "lea", "accept", event="E1", settles="yes")]
    agreed = [*one, said(2, "ben", "accept", event="E1")]
    found = [(each.is_done, each.differs) for each in (readings(told)["E1"] for told in (one, both, settled, agreed))]
    assert found == [(False, False), (False, True), (True, False), (True, False)]
    assert readings([]) == {}


def test_what_a_lead_has_to_settle_of_claims() -> None:
    mine = said(1, "ana", "correct", **PLANNED)
    assert open_claims([mine]) == []
    passed = said(2, "ben", "accept", event="E1")
    assert open_claims([mine, passed]) == [(mine,)]
    assert open_claims([mine, passed, said(3, "lea", "accept", settles="yes")]) == []
    again = said(4, "ana", "correct", **{**PLANNED, "value": "claimed"})
    assert open_claims([mine, passed, said(3, "lea", "accept", settles="yes"), again]) == [(again,)]
    other = said(2, "ben", "correct", **{**PLANNED, "value": "claimed"})
    assert open_claims([mine, other]) == [(mine, other)]
    assert open_claims([said(1, "ana", "reject"), said(2, "ben", "accept", event="E1")]) != []
    whole = [said(1, "ana", "reject", event="E1"), said(2, "ben", "accept", event="E1")]
    assert open_claims(whole) == []  # the event is what they differ in


def test_what_a_reader_sees() -> None:
    told = [
        said(1, "ana", "reject", event="E1"),
        said(2, "ana", "correct", "r#2", **PLANNED),
        said(3, "ana", "undo", "2", 2),
    ]
    assert numbers(visible(told, 2, "ana")) == [1, 2, 3]
    assert visible(told, 2, "ben") == ()
    mine = [*told, said(4, "ben", "accept", event="E1")]
    assert numbers(visible(mine, 2, "ben")) == [1, 4]
    agreed = [*told, said(4, "eve", "reject", event="E1")]
    assert numbers(visible(agreed, 2, "ben")) == [1, 4]


@pytest.fixture
def war(tmp_path: Path, backend: str, empty_url: str) -> Iterator[Project]:
    """A made war of few reports, on each database."""
    database = empty_url if backend == "postgresql" else None
    with Project.create(tmp_path / "desk", database=database, user="owner") as project:
        for report, claims in made_war(60):
            keep_made(project, report, claims)
        yield project


def test_the_record_waits_for_the_second_reader_on_both_databases(war: Project) -> None:
    asked_for.set_readers(war, "2")
    event = war.record().events[0]
    war.signed_by("ana").judge_events("reject", [event], "a film")
    assert event.id in {one.id for one in war.record().events}
    assert war.record().judgements == ()
    war.signed_by("ben").judge_events("reject", [event], "a film")
    assert event.id not in {one.id for one in war.record().events}
    assert render(war.record()) == render(war.computed())
    asked_for.set_readers(war, "1")
    war.undo_step(war.judgements()[-1].number, "r")
    assert event.id not in {one.id for one in war.record().events}
    asked_for.set_readers(war, "2")
    assert event.id in {one.id for one in war.record().events}
    assert render(war.record()) == render(war.computed())


def test_a_record_of_an_earlier_day_has_the_readers_of_that_day(war: Project) -> None:
    """What was asked for later does not reach back: on the day before all of this there were no judgements."""
    event = war.record().events[0]
    war.signed_by("ana").judge_events("reject", [event], "a film")
    asked_for.set_readers(war, "2")
    today = date.fromisoformat(war.judgements()[0].at[:10])
    assert event.id in {one.id for one in war.record(View(recorded_on=today)).events}
    with war.database.read() as connection:
        assert asked_for.readers(connection, View(recorded_on=today)) == 2
        assert asked_for.readers(connection, View(recorded_on=today - timedelta(1))) == 1


KINDS = ("accept", "reject", "unsure", "correct", "event", "undo", "settle", "readers")
STEPS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.sampled_from(("ana", "ben", "eve")), st.integers(0, 5), st.booleans()),
    min_size=3,
    max_size=10,
)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_the_record_that_is_kept_is_the_one_that_is_computed(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, int, bool]]
) -> None:
    with Project.create(tmp_path_factory.mktemp("any"), user="owner") as project:
        for report, claims in made_war(24):
            keep_made(project, report, claims)
        asked_for.set_readers(project, "2")
        record = project.record()
        claims_, events = [one.id for one in record.claims], record.events
        for kind, user, at, flag in steps:
            own = project.signed_by(user)
            claim = claims_[at % 3]
            if kind == "readers":
                asked_for.set_readers(project, "1" if flag else "2")
            elif kind == "event":
                own.judge_events("reject" if flag else "accept", [events[at % len(events)]], "r", settles=at == 5)
            elif kind == "correct":
                own.judge("correct", claim, "r", field="modality", value="planned" if flag else "claimed")
            elif kind in ("undo", "settle"):
                open_ = [one.number for one in project.judgements() if one.undoes is None]
                undone = {one.undoes for one in project.judgements()}
                number = next((one for one in reversed(open_) if one not in undone), None)
                if number is not None and kind == "undo":
                    own.undo_step(number, "r")
                elif number is not None:
                    readers.settle_claim(own, number, flag, "r")
            else:
                own.judge(kind, claim, "r")
            assert render(project.record()) == render(project.computed()), (kind, user, at, flag)
        assert SETTLES == "settles"
