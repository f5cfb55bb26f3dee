"""A step: verdicts on whole events, kept together or not at all, undone and given back together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.made_war import made_war
from benchmarks.project import keep_made
from rashomon.errors import Unknown
from rashomon.model import Event, Record
from rashomon.project import Project, custody
from rashomon.project.corrections import WrongCorrection
from rashomon.project.deciding import standing
from rashomon.publishing import json


@pytest.fixture
def war(project: Project) -> Project:
    """A project of a few made reports."""
    for report, claims in made_war(30):
        keep_made(project, report, claims)
    return project


def several(record: Record) -> Event:
    """An event of two claims or more."""
    return next(event for event in record.events if len(event.claims) > 1)


def machine(project: Project) -> str:
    """The record without what names the judgements themselves."""
    return json.render(replace(project.record(), judgements=(), decided={}))


def test_a_verdict_is_one_step_on_all_claims(war: Project) -> None:
    event = several(war.record())
    made = war.judge_events("accept", [event], " read ")
    assert [one.subject for one in made] == list(event.claims)
    assert len({one.at for one in made}) == 1
    assert {(one.kind, one.user, one.reason, one.value["event"]) for one in made} == {
        ("accept", "ana", "read", event.id)
    }
    assert war.record().decided[event.id] == tuple(one.number for one in made)


def test_a_rejected_event_is_gone_and_comes_back_and_goes_again(war: Project) -> None:
    before = json.render(war.record())
    event = several(war.record())
    made = war.judge_events("reject", [event], "a film")
    without = machine(war)
    assert event.id not in {one.id for one in war.record().events}
    undone = war.undo_step(made[-1].number, "it is none")
    assert {one.undoes for one in undone} == {one.number for one in made}
    assert json.render(war.record()) == before
    again = war.undo_step(undone[0].number, "it is one after all")
    assert machine(war) == without
    assert {one.number for one in standing(war.judgements())} == {one.number for one in made}
    war.undo_step(again[0].number, "no")
    assert json.render(war.record()) == before


def test_unsure_leaves_the_record_as_it_is(war: Project) -> None:
    before = machine(war)
    events = war.record().events
    war.judge_events("unsure", events, "cannot tell")
    assert machine(war) == before
    assert set(war.record().decided) >= {event.id for event in events}
    war.judge("unsure", war.record().claims[0].id, "cannot tell")
    assert machine(war) == before


@pytest.mark.parametrize("point", ["judgement", "sealing", "sealed", "ready"])
def test_a_failure_in_the_middle_keeps_nothing(war: Project, monkeypatch: pytest.MonkeyPatch, point: str) -> None:
    event = several(war.record())
    head, told, record = custody.head(war), war.judgements(), json.render(war.record())
    seen = []

    def fail(name: str) -> None:
        seen.append(name)
        if name == point and seen.count(point) == (1 if point == "ready" else 2):
            raise OSError("the disk is gone")

    for module in ("judging", "audit", "database"):
        monkeypatch.setattr(f"rashomon.store.{module}.point", fail)
    with pytest.raises(OSError, match="the disk is gone"):
        war.judge_events("reject", [event], "a film")
    assert seen.count("judgement") == (len(event.claims) if point == "ready" else 2)
    monkeypatch.undo()
    assert (custody.head(war), war.judgements()) == (head, told)
    assert json.render(war.record()) == record
    assert custody.verify(war).is_sound


def test_a_wrong_claim_among_right_ones_keeps_nothing(war: Project) -> None:
    event = several(war.record())
    head = custody.head(war)
    with pytest.raises(Unknown):
        war.judge_events("accept", [event, replace(event, claims=(*event.claims, "none#1"))], "read")
    for kind, reason in (("accept", " "), ("accept", "a\0b"), ("correct", "r"), ("", "r")):
        with pytest.raises(WrongCorrection):
            war.judge_events(kind, [event], reason)
    assert custody.head(war) == head


def test_a_step_is_undone_once(war: Project) -> None:
    made = war.judge_events("accept", [several(war.record())], "read")
    war.undo_step(made[0].number, "no")
    head = custody.head(war)
    with pytest.raises(WrongCorrection, match="undone already"):
        war.undo_step(made[-1].number, "no")
    with pytest.raises(Unknown):
        war.undo_step(999, "no")
    with pytest.raises(WrongCorrection, match="needs its reason"):
        war.undo_step(head.seq and made[0].number + len(made), " ")
    assert custody.head(war) == head


def test_what_was_undone_singly_stays_so_when_its_step_is_undone(war: Project) -> None:
    made = war.judge_events("accept", [several(war.record())], "read")
    war.judge("undo", str(made[0].number), "not this one")
    rest = war.undo_step(made[0].number, "nor the others")
    assert {one.undoes for one in rest} == {one.number for one in made[1:]}
    assert standing(war.judgements()) == ()


def test_another_readers_step_is_undone_under_ones_own_name(war: Project) -> None:
    event = several(war.record())
    mine = war.judge_events("accept", [event], "read")
    other = Project.open(war.path, user="ben")
    with other:
        theirs = other.judge_events("reject", [event], "a film")
        undone = other.undo_step(mine[0].number, "not so")
    assert {one.user for one in undone} == {"ben"}
    assert {one.number for one in standing(war.judgements())} == {one.number for one in theirs}
    assert {one.undoes for one in undone} == {one.number for one in mine}


def test_a_list_is_judged_as_one_step(war: Project) -> None:
    before = json.render(war.record())
    events = war.record().events[:5]
    made = war.judge_events("reject", events, "all of one hoax")
    assert {one.value["event"] for one in made} == {event.id for event in events}
    assert not {event.id for event in events} & {event.id for event in war.record().events}
    war.undo_step(made[3].number, "no hoax")
    assert json.render(war.record()) == before
