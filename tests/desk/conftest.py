"""A desk on a project of made claims, which no parser had to read."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.made_war import made_war
from benchmarks.project import keep_made
from desk.asking import Reader
from desk.members import House, settle
from rashomon.project import Project


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a project of 21 reports and 60 events; tests take a copy of it."""
    folder = tmp_path_factory.mktemp("made") / "desk"
    with Project.create(folder, name="A made war", user="ana") as project:
        for report, claims in made_war(150):
            keep_made(project, report, claims)
        project.record()
    return folder


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Iterator[Project]:
    """A copy of the made project, which ana works on."""
    folder = tmp_path / "desk"
    shutil.copytree(made, folder)
    with Project.open(folder, user="ana") as opened:
        yield opened


@pytest.fixture
def reader(project: Project) -> Reader:
    """ana at her desk."""
    return Reader(project)


@pytest.fixture(scope="module")
def onlooker(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """ana at a desk that all tests of a file share: they ask for what must be refused, and see that it was."""
    folder = tmp_path_factory.mktemp("onlooker") / "desk"
    shutil.copytree(made, folder)
    with Project.open(folder, user="ana") as opened:
        yield Reader(opened)


@pytest.fixture(scope="session")
def settled(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the made project with a user of each role; tests take a copy of it."""
    folder = tmp_path_factory.mktemp("settled") / "desk"
    shutil.copytree(made, folder)
    with Project.open(folder, user="owner") as project:
        settle(project)
        project.record()
    return folder


@pytest.fixture
def house(settled: Path, tmp_path: Path) -> Iterator[House]:
    """A desk with users: rita reads, cara codes, lena leads."""
    folder = tmp_path / "house"
    shutil.copytree(settled, folder)
    with Project.open(folder, user="owner") as opened:
        yield House(opened)


@pytest.fixture(scope="module")
def standing_house(settled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The same, one for all tests of a file that only see who is let in: nobody logs out of it, or logs in wrongly."""
    folder = tmp_path_factory.mktemp("standing") / "house"
    shutil.copytree(settled, folder)
    with Project.open(folder, user="owner") as opened:
        yield House(opened)
