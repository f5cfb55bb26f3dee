"""The record that is kept up to date is the one that is computed from all claims, whatever happened in which order."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from rashomon import intake
from rashomon.gazetteer import Gazetteer
from rashomon.intake import Taken
from rashomon.model import Report
from rashomon.project import Project, Scope, behind, deciding, ingesting, marking
from rashomon.project.behind import Due
from rashomon.project.lists import Lists
from rashomon.publishing.json import render
from rashomon.reading import Reading, read
from rashomon.store import keeping

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def reports() -> list[Taken]:
    """Dispatches of three wars."""
    return [one for one in intake.each(EXAMPLES) if isinstance(one, Taken)]


@pytest.fixture(scope="module")
def reader(gazetteer: Gazetteer) -> ingesting.Read:
    """Reads each report once."""
    known: dict[str, Reading] = {}

    def once(report: Report) -> Reading:
        if report.id not in known:
            known[report.id] = read(report, gazetteer)
        return known[report.id]

    return once


@pytest.mark.parametrize("seed", range(6))
def test_any_order_of_reports_and_judgements(
    project: Project, reports: list[Taken], reader: ingesting.Read, seed: int
) -> None:
    chance = Random(seed)
    left = chance.sample(reports, chance.randint(4, 9))
    while left:
        size = chance.randint(1, len(left))
        ingesting.ingest(project.database, left[:size], reader, version="1", user="ana")
        left = left[size:]
        for _ in range(chance.randint(0, 3)):
            judge(project, chance)
    kept, computed = project.record(), project.computed()
    assert render(kept) == render(computed)
    days = sorted(event.when.end for event in computed.events if event.when.end)
    if days:
        scope = Scope(start=days[0], end=days[len(days) // 2])
        assert render(project.record(scope=scope)) == render(project.computed(scope=scope))


def test_a_judgement_on_a_source_makes_only_its_reports_due(
    project: Project, reports: list[Taken], reader: ingesting.Read
) -> None:
    ingesting.ingest(project.database, reports, reader, version="1", user="ana")
    record = project.record()
    of: dict[str, set[str]] = {}
    for claim in record.claims:
        for source in claim.attribution.chain:
            of.setdefault(source.id, set()).add(claim.report)
    name = min((one for one in of if len(of[one]) > 1), key=lambda one: (len(of[one]), one))
    assert len(of[name]) < len(reports)

    def due() -> Due:
        with project.database.read() as connection:
            return behind.due_in(connection)[0]

    for kind, value in (("camp", {"camp": "ours"}), ("reliability", {"letter": "B"})):
        made = project.judge(kind, name, "our view", **value)
        assert (due().everything, due().reports) == (False, of[name])
        changed = project.record()
        assert render(changed) == render(project.computed()) != render(record)
        project.undo_step(made.number, "no")
        assert (due().everything, due().reports) == (False, of[name])
        assert project.record().events == record.events
        assert render(project.record()) == render(project.computed())


def judge(project: Project, chance: Random) -> None:
    """Something that a person decides, about what the record holds just now."""
    record = project.record()
    kind = chance.choice(
        ["reject", "reject", "correct", "correct", "same", "different", "camp", "retract", "undo", "undo", "accept",
         "unsure", "name", "name"]
    )  # fmt: skip
    if kind == "undo" and record.judgements:
        project.judge("undo", str(chance.choice(record.judgements).number), "mistaken")
    elif kind == "retract" and record.reports:
        project.judge(kind, chance.choice(record.reports).id, "taken back", day="2017-09-20")
    elif kind == "name":
        told = [place.as_written for one in record.claims for place in one.places if place.as_written]
        place = chance.choice(["Torit, South Sudan", "Old mill @ 33.5,36.4 ~3"])
        country = chance.choice(["", "", "SY"])
        project.judge(kind, chance.choice([*told, "Nowhere"]), "our map", place=place, country=country)
    elif kind == "camp":
        project.judge(kind, chance.choice(["sohr", "sana", "rus-mod"]), "our view", camp="ours")
    elif len(record.claims) > 1 and kind in ("same", "different"):
        first, second = chance.sample(record.claims, 2)
        project.judge(kind, first.id, "looked at both", other=second.id)
    elif kind in ("accept", "unsure") and any(one.kind == "reject" for one in record.judgements):
        rejected = [one.subject for one in record.judgements if one.kind == "reject"]
        project.judge(kind, chance.choice(rejected), "it stands after all")
    elif record.claims and kind in ("reject", "accept", "unsure"):
        project.judge(kind, chance.choice(record.claims).id, "no event")
    elif record.claims and kind == "correct":
        day = chance.choice(["2017-09-01", "2024-12-10", "2025-01-14"])
        project.judge(kind, chance.choice(record.claims).id, "by the original", field="day", value=day)


def test_what_changes_no_claim_reconciles_nothing(
    project: Project, reports: list[Taken], reader: ingesting.Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rashomon.reconciling.incremental import Reconciling

    def refuse(*_: object) -> None:
        raise AssertionError("reconciled again")

    ingesting.ingest(project.database, reports[:3], reader, version="1", user="ana")
    first, *rest = project.record().events
    with monkeypatch.context() as patched:
        patched.setattr(Reconciling, "update", refuse)
        patched.setattr(Reconciling, "decide", refuse)
        project.judge_events("accept", [first], "read")
        project.judge("unsure", rest[0].claims[0], "two things at once?")
        assert {first.id, rest[0].id} <= project.record().decided.keys()
        project.undo_step(project.judgements()[-1].number, "it is one")
        assert first.id in project.record().decided
        assert rest[0].id not in project.record().decided
    project.judge_events("reject", [first], "no event")
    assert first.id not in {event.id for event in project.record().events}
    project.judge_events("accept", [first], "it stands after all")
    assert render(project.record()) == render(project.computed())


def test_what_is_drawn_of_events_stays_good_until_one_of_them_changes(
    project: Project, reports: list[Taken], reader: ingesting.Read
) -> None:
    lists = Lists(project.database)

    def now() -> int:
        project.record()
        return lists.changed()

    ingesting.ingest(project.database, reports[:3], reader, version="1", user="ana")
    before, (first, *rest) = now(), project.record().events
    assert now() == before
    project.judge_events("accept", [first], "read")
    project.judge("unsure", rest[0].claims[0], "two things at once?")
    assert now() == before
    project.judge_events("reject", [first], "no event")
    after = now()
    assert after > before
    project.judge("same", rest[0].claims[0], "one thing", other=rest[1].claims[0])
    paired = now()
    assert paired > after
    ingesting.ingest(project.database, reports[3:4], reader, version="1", user="ana")
    assert now() > paired


def test_a_project_that_cannot_be_written_still_gives_its_record(
    project: Project, reports: list[Taken], reader: ingesting.Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rashomon.errors import StoreUnavailable
    from rashomon.project import current

    def refuse(*_: object) -> None:
        raise StoreUnavailable("read-only")

    ingesting.ingest(project.database, reports[:2], reader, version="1", user="ana")
    monkeypatch.setattr(current, "catch_up", refuse)
    assert render(project.record()) == render(project.computed())


def test_other_rules_fill_the_shelf_anew(
    project: Project, reports: list[Taken], reader: ingesting.Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rashomon.project import behind, current

    ingesting.ingest(project.database, reports[:2], reader, version="1", user="ana")
    before = render(project.record())
    monkeypatch.setattr(behind, "reconciling_version", lambda: "other")
    taken: list[int] = []
    current.catch_up(project.database, lambda done, _: taken.append(done))
    assert taken == [2]
    assert render(project.record()) == before


@pytest.mark.parametrize("seed", range(3))
def test_a_shelf_filled_at_once_goes_on_like_one_that_grew(
    project: Project, reports: list[Taken], reader: ingesting.Read, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    from rashomon.project import current

    chance = Random(seed)
    mixed = chance.sample(reports, len(reports))
    with monkeypatch.context() as patched:
        patched.setattr(current, "_AT_ONCE", 1)
        patched.setattr(current, "_MANY", 0)
        ingesting.ingest(project.database, mixed[:8], reader, version="1", user="ana")
        judge(project, chance)
        assert render(project.record()) == render(project.computed())
    ingesting.ingest(project.database, mixed[8:], reader, version="1", user="ana")
    judge(project, chance)
    assert render(project.record()) == render(project.computed())


@pytest.mark.parametrize("seed", range(4))
def test_marks_from_the_judged_claims_alone_are_those_of_all_claims(
    project: Project, reports: list[Taken], reader: ingesting.Read, seed: int
) -> None:
    chance = Random(seed)
    ingesting.ingest(project.database, chance.sample(reports, 6), reader, version="1", user="ana")
    for _ in range(8):
        judge(project, chance)
    with project.database.read() as connection:
        told = marking.in_effect(connection)
        claims = [claim for kept in keeping.kept_in(connection) for claim in kept.claims]
        ids = {claim.report for claim in claims}
        named = {name for one in told for name in (one.subject, one.value.get("other", ""))}
        marks = keeping.marks_of(connection, ids, named)
    assert marks == {claim.id: deciding.mark(claim) for claim in claims if claim.id in named}
    found, decided = deciding.numbered(marks, told), deciding.decide(claims, told)
    assert (found is None) == (bool(decided.gone) or any(one.kind == "name" for one in told))
    assert found in (None, decided.by)
    if found:
        assert deciding.numbered(dict.fromkeys(marks, ("attack", "0", "1")), told) is None
