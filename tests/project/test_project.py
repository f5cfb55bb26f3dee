"""A project: what goes in comes out, as known on a day, with people's judgements, and never changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rashomon.errors import ProjectMissing, StoreError, Unknown
from rashomon.model import Judgement, Record
from rashomon.project import Project, Scope, View
from rashomon.project.corrections import WrongCorrection
from rashomon.publishing import json
from rashomon.store import audit


def killed(record: Record) -> set[float | None]:
    return {event.ranges["killed"].high for event in record.events if "killed" in event.ranges}


def claim_with(record: Record, words: str) -> str:
    (found,) = [claim.id for claim in record.claims if words in claim.quote and claim.component_of is None]
    return found


def test_the_same_reports_again_change_nothing(project: Project, dispatches: Path) -> None:
    first = project.ingest(dispatches)
    assert len(first.new) == 3
    assert not first.known
    before = json.render(project.record())
    with project.database.read() as connection:
        head = audit.head(connection)
    second = project.ingest(dispatches)
    assert second.new == ()
    assert set(second.known) == set(first.new)
    assert json.render(project.record()) == before
    with project.database.read() as connection:
        assert audit.head(connection) == head


def test_the_order_of_ingest_changes_nothing(project: Project, dispatches: Path, tmp_path: Path) -> None:
    for name in ("wednesday", "monday", "tuesday"):
        project.ingest(dispatches / f"{name}.txt")
    other = Project.create(tmp_path / "other")
    with other:
        other.ingest(dispatches)
        assert json.render(other.record()) == json.render(project.record())


def test_a_record_holds_what_was_known_on_its_day(project: Project, dispatches: Path) -> None:
    project.ingest(dispatches)
    assert killed(project.record(View(known_on=date(2024, 4, 7)))) == set()
    assert killed(project.record(View(known_on=date(2024, 4, 8)))) == {12.0}
    assert killed(project.record(View(known_on=date(2024, 4, 9)))) == {19.0}
    assert killed(project.record()) == {19.0, 2.0}


def test_a_record_holds_what_was_recorded_on_its_day(project: Project, dispatches: Path) -> None:
    project.ingest(dispatches)
    assert project.record(View(recorded_on=date(2024, 4, 30))).claims == ()
    assert project.record(View(recorded_on=date(2999, 1, 1))) == project.record()


def test_bytes_come_back_as_they_were(project: Project, dispatches: Path) -> None:
    project.ingest(dispatches)
    kept = project.report("monday")
    assert project.raw(kept.report.sha256) == (dispatches / "monday.txt").read_bytes()
    assert all(claim.quote == claim.span.text_of(kept.report.text) for claim in kept.claims)


def test_a_scope_keeps_what_is_about_a_place_or_an_actor(project: Project, dispatches: Path) -> None:
    project.ingest(dispatches)
    assert killed(project.record(scope=Scope(about="Torit"))) == {19.0}
    assert killed(project.record(scope=Scope(about="South Sudan"))) == {19.0, 2.0}
    assert killed(project.record(scope=Scope(start=date(2024, 4, 10)))) == {2.0}
    with pytest.raises(Unknown, match="nothing in these days is about 'Khartoum'"):
        project.record(scope=Scope(about="Khartoum"))


def test_words_are_found_in_any_script(project: Project, tmp_path: Path) -> None:
    file = tmp_path / "scripts.txt"
    file.write_text("Rebels of إدلب and of Київ, and of 北京市, met in Žepče on Monday. Nobody was hurt in the town.\n")
    (name,) = project.ingest(file, published="2024-04-08").new
    for words in ("ادلب", "київ", "北京", "zepce", "rebels idlib"[:6], "nobod*"):
        assert [found.report.id for found in project.search(words)] == [name], words
    assert project.search("absent") == ()
    assert project.search("'\" OR 1=1 -- & | ! :*") == ()


# judgements


def test_a_rejected_claim_leaves_the_record_and_comes_back(project: Project, dispatches: Path) -> None:
    project.ingest(dispatches)
    before = json.render(project.record())
    claim = claim_with(project.record(), "mine exploded")
    made = project.judge("reject", claim, "an old story")
    assert killed(project.record()) == {19.0}
    assert killed(project.record(machine=True)) == {19.0, 2.0}
    undone = project.judge("undo", str(made.number), "it is not")
    assert json.render(project.record()) == before
    project.judge("undo", str(undone.number), "it is after all")
    assert killed(project.record()) == {19.0}


def test_a_correction_counts_at_once_and_names_its_judgement(project: Project, dispatches: Path) -> None:
    project.ingest(dispatches)
    claim = claim_with(project.record(), "mine exploded")
    for field, value in (("number", "killed=3-4"), ("day", "2024-04-05"), ("place", "Nasir, South Sudan")):
        project.judge("correct", claim, "the original says so", field=field, value=value)
    record = project.record()
    (event,) = [one for one in record.events if claim in one.claims]
    assert (event.ranges["killed"].low, event.ranges["killed"].high) == (3.0, 4.0)
    assert event.when.start == date(2024, 4, 5)
    assert event.places[0].canonical == "Nasir"
    assert record.decided[event.id] == record.decided[claim] == (1, 2, 3)
    assert [one.user for one in record.judgements] == ["ana"] * 3


def test_a_record_of_an_earlier_day_has_no_later_judgement(project: Project, dispatches: Path) -> None:
    project.ingest(dispatches)
    project.judge("reject", claim_with(project.record(), "mine exploded"), "an old story")
    assert project.record(View(recorded_on=date(2024, 4, 30))).judgements == ()


def test_a_report_taken_back_is_known_until_that_day(project: Project, dispatches: Path) -> None:
    project.ingest(dispatches)
    name = project.report("monday").report.id
    project.judge("retract", name, "kill notice", day="2024-04-09")
    assert killed(project.record(View(known_on=date(2024, 4, 8)))) == {12.0}
    assert name not in {report.id for report in project.record().reports}


def test_a_camp_is_what_the_desk_says(project: Project, dispatches: Path) -> None:
    project.ingest(dispatches)
    claim = claim_with(project.record(), "mine exploded")
    origin = project.record().claim(claim).attribution.origin.id
    project.judge("camp", origin, "our own view", camp="juba")
    (event,) = [one for one in project.record().events if claim in one.claims]
    assert event.camps == ("juba",)


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("correct", {"field": "number", "value": "many"}, "write killed=19"),
        ("correct", {"field": "number", "value": "killed=9-4"}, "ends below its start"),
        ("correct", {"field": "day", "value": "Monday"}, "is no day"),
        ("correct", {"field": "type", "value": "attack/party"}, "is no claim type"),
        ("correct", {"field": "place", "value": "Nowhere at All"}, "the gazetteer has no"),
        ("correct", {"field": "colour", "value": "red"}, "no field that can be corrected"),
        ("correct", {"field": "modality", "value": "maybe"}, "is no modality"),
        ("reliability", {"letter": "Z"}, "is no reliability"),
    ],
)
def test_a_judgement_that_says_nothing_is_refused(
    project: Project, dispatches: Path, kind: str, value: dict[str, str], said: str
) -> None:
    project.ingest(dispatches / "wednesday.txt")
    subject = claim_with(project.record(), "mine exploded") if kind == "correct" else "sohr"
    with pytest.raises(WrongCorrection, match=said):
        project.judge(kind, subject, "because", **value)
    with pytest.raises(WrongCorrection, match="needs its reason"):
        project.judge(kind, subject, "  ", **value)
    assert project.judgements() == ()


def test_a_judgement_on_nothing_is_refused(project: Project) -> None:
    with pytest.raises(Unknown, match="holds no claim"):
        project.judge("accept", "nothing#1", "because")
    with pytest.raises(Unknown, match="no judgement 7"):
        project.judge("undo", "7", "because")
    with pytest.raises(Unknown, match="holds no report"):
        project.judge("retract", "nothing", "because", day="2024-01-01")


def test_a_judgement_is_undone_once(project: Project, dispatches: Path) -> None:
    project.ingest(dispatches / "wednesday.txt")
    made = project.judge("accept", claim_with(project.record(), "mine exploded"), "read it")
    project.judge("undo", str(made.number), "not yet")
    with pytest.raises(WrongCorrection, match="undone already"):
        project.judge("undo", str(made.number), "again")


def test_a_judgement_finds_its_claim_in_a_later_reading(project: Project, dispatches: Path, monkeypatch) -> None:
    project.ingest(dispatches / "wednesday.txt")
    record = project.record()
    claim = claim_with(record, "mine exploded")
    project.judge("reject", claim, "an old story")
    monkeypatch.setattr("rashomon.project.project.reading_version", lambda: "9.9.9+later")
    assert project.reread() == (record.reports[0].id,)
    assert project.reread() == ()
    assert killed(project.record()) == set()
    assert project.report("wednesday").version == "9.9.9+later"
    assert [one.id for one in project.record(machine=True).claims] == [one.id for one in record.claims]
    earlier = record.reports[0].id, View(version=project_version(project))
    assert project.report(*earlier).version != "9.9.9+later"


def project_version(project: Project) -> str:
    from rashomon.store import keeping

    with project.database.read() as connection:
        return keeping.versions(connection)[-1][0]


# folders


def test_a_project_is_found_from_below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Project.create(tmp_path / "desk", name="Nile desk").close()
    below = tmp_path / "desk" / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    with Project.open() as found:
        assert found.name == "Nile desk"


def test_no_project_and_a_password_in_the_open_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ProjectMissing, match="rashomon init"):
        Project.open(tmp_path)
    with pytest.raises(StoreError, match="leave the password out"):
        Project.create(tmp_path / "desk", database="postgresql://me:secret@localhost/desk")


def test_making_a_project_twice_keeps_it(tmp_path: Path, dispatches: Path) -> None:
    with Project.create(tmp_path / "desk") as project:
        project.ingest(dispatches / "monday.txt")
    with Project.create(tmp_path / "desk") as project:
        assert len(project.record().reports) == 1


def test_an_undoing_of_an_undoing_gives_the_judgement_back() -> None:
    from rashomon.project.deciding import standing

    def row(number: int, undoes: int | None = None) -> Judgement:
        kind = "undo" if undoes else "accept"
        return Judgement(number=number, at="", user="", kind=kind, subject="", reason="", undoes=undoes)

    assert [one.number for one in standing([row(1)])] == [1]
    assert [one.number for one in standing([row(1), row(2, 1)])] == []
    assert [one.number for one in standing([row(1), row(2, 1), row(3, 2)])] == [1]


def test_what_happened_by_a_day_is_found_on_that_day_alone(project: Project, tmp_path: Path) -> None:
    file = tmp_path / "by.txt"
    file.write_text("Rebels have killed 14 people in Torit, the governor said.\n", encoding="utf-8")
    project.ingest(file, published="2024-04-08")
    assert killed(project.record(scope=Scope(start=date(2024, 1, 1), end=date(2024, 2, 1)))) == set()
    assert killed(project.record(scope=Scope(start=date(2024, 4, 1), end=date(2024, 5, 1)))) == {14.0}


def test_a_reliability_separates_figures_by_the_rule_of_ucdp_alone(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "two"
    folder.mkdir()
    for name, who, dead in (
        ("a", "the Syrian Observatory for Human Rights", 31),
        ("b", "the state news agency SANA", 12),
    ):
        text = f"Shelling of the market in Douma, Syria, killed {dead} people on Monday, {who} said.\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    project.ingest(folder, published="2016-06-07")
    (event,) = project.record(profile="ucdp").events
    assert (event.ranges["killed"].low, event.ranges["killed"].best, event.ranges["killed"].high) == (12.0, 12.0, 31.0)
    project.judge("reliability", "sohr", "our own review", letter="b")
    assert project.record(profile="ucdp").events[0].ranges["killed"].best == 12.0  # SANA is not judged yet
    project.judge("reliability", "sana", "our own review", letter="D")
    assert project.record(profile="ucdp").events[0].ranges["killed"].best == 31.0
    assert project.record().events[0].ranges["killed"].best is None
    letters = {claim.attribution.origin.id: claim.attribution.origin.reliability for claim in project.record().claims}
    assert letters == {"sohr": "B", "sana": "D"}
