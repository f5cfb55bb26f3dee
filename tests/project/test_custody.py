"""What a project shows of itself: the chain over everything that the project does, and evidence bundles."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import text

from rashomon.errors import StoreDamaged
from rashomon.project import Project, Scope, custody
from rashomon.publishing import bundle
from rashomon.publishing.checking import verify_bundle
from rashomon.store.migrations import STEPS


@pytest.fixture
def worked(project: Project, dispatches: Path) -> Project:
    """A project with three reports, and a judgement that stands of three."""
    project.ingest(dispatches)
    claim = project.record().claims[0].id
    project.judge("accept", claim, "read the original")
    project.judge("reject", claim, "misread it")
    project.judge("undo", "2", "mistaken")
    return project


def test_all_that_a_project_does_has_its_link(worked: Project) -> None:
    actions = [link.action for link in custody.links(worked)]
    assert actions == [*["migrate"] * len(STEPS), "init", *["ingest", "read"] * 3, *["judge"] * 3]
    verdict = custody.verify(worked, custody.head(worked))
    assert verdict.is_sound, verdict.problems
    assert {link.actor for link in custody.links(worked)} == {"ana"}


def test_the_log_can_be_narrowed(worked: Project) -> None:
    assert [link.action for link in custody.links(worked, of="monday")] == ["ingest", "read"]
    assert [link.seq for link in custody.links(worked, newest=2)] == [len(STEPS) + 9, len(STEPS) + 10]
    assert [link.action for link in custody.links(worked, of="monday", newest=1)] == ["read"]
    assert custody.links(worked, of="nothing", newest=3) == ()


def written(project: Project, path: Path, *, whole: bool = False, about: str | None = None) -> Path:
    record = custody.with_its_judgements(project.record(scope=Scope(about=about)))
    path.write_bytes(bundle.render(record, custody.of_record(project, record, whole=whole), name=project.name))
    return path


def test_a_bundle_is_sound_and_always_the_same_bytes(worked: Project, tmp_path: Path) -> None:
    first, second = written(worked, tmp_path / "a.zip"), written(worked, tmp_path / "b.zip")
    assert first.read_bytes() == second.read_bytes()
    found = verify_bundle(first)
    assert found.is_sound, found.problems
    assert (found.reports, found.links, found.head) == (3, 8, str(custody.head(worked)))


def test_a_bundle_holds_the_reports_as_they_were_received(worked: Project, dispatches: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(written(worked, tmp_path / "a.zip")) as found:
        raw = {found.read(name) for name in found.namelist() if name.startswith("raw/")}
    assert raw == {file.read_bytes() for file in dispatches.glob("*.txt")}


def test_a_bundle_of_one_report_tells_nothing_of_the_others(worked: Project, tmp_path: Path) -> None:
    some = written(worked, tmp_path / "some.zip", about="Malakal")
    assert verify_bundle(some).is_sound
    assert b"monday" not in some.read_bytes()
    whole = written(worked, tmp_path / "whole.zip", about="Malakal", whole=True)
    assert verify_bundle(whole).links == len(STEPS) + 10
    assert b"monday" in whole.read_bytes()


def test_a_bundle_is_checked_with_sha256sum_alone(worked: Project, tmp_path: Path) -> None:
    """The commands of its own README.txt."""
    with zipfile.ZipFile(written(worked, tmp_path / "a.zip", whole=True)) as found:
        found.extractall(tmp_path / "out")
    for command, folder in (
        ("sha256sum --check --strict SHA256SUMS", "."),
        ('for f in *; do echo "$f  $f"; done | sha256sum --check --strict', "raw"),
    ):
        subprocess.run(command, shell=True, cwd=tmp_path / "out" / folder, check=True, capture_output=True)
    readme = (tmp_path / "out" / "README.txt").read_text(encoding="utf-8")
    _, _, code = readme.partition("import hashlib, json\n")
    code = "import hashlib, json\n" + code.partition("\n\n")[0]
    program = "\n".join(line.removeprefix("       ") for line in code.splitlines())
    subprocess.run([sys.executable, "-c", program], cwd=tmp_path / "out", check=True)
    links = [json.loads(line) for line in (tmp_path / "out" / "audit.jsonl").read_text(encoding="utf-8").splitlines()]
    covered = [link for link in links if (tmp_path / "out" / "covered" / str(link["seq"])).exists()]
    assert [link["action"] for link in covered] == ["init", *["ingest", "read"] * 3, "judge"]
    for link in covered:
        said = subprocess.run(["sha256sum", f"covered/{link['seq']}"], cwd=tmp_path / "out", capture_output=True)
        assert said.stdout.decode().split()[0] == link["payload_sha256"]


def test_no_bundle_is_made_of_what_was_changed(worked: Project, tmp_path: Path) -> None:
    record = worked.record()
    with worked.database.write() as connection:
        if worked.database.is_sqlite:
            connection.execute(text("DROP TRIGGER report_no_update"))
        else:
            connection.execute(text("ALTER TABLE report DISABLE TRIGGER USER"))
        connection.execute(text("UPDATE report SET \"user\" = 'eve'"))
    with pytest.raises(StoreDamaged, match="rashomon audit verify"):
        custody.of_record(worked, record)
