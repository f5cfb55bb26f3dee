"""Projects on both databases, with dispatches of our own."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from store.conftest import backend, empty_url, prepared_file, server, url

from rashomon.model import Report
from rashomon.project import Project, ingesting
from rashomon.reading import Reading

project_module = importlib.import_module("rashomon.project.project")
__all__ = ["backend", "empty_url", "prepared_file", "server", "url"]

MONDAY = """\
Rebels shelled the market of Torit on Monday, killing 12 people, the governor said.

Government troops hold the airfield of the town.
"""
TUESDAY = """\
TORIT, 9 April 2024 - The death toll from Monday's shelling of the market in Torit has risen to 19, a doctor at the
state hospital said.

The rebels denied that they had fired on the town.
"""
ELSEWHERE = """\
Two soldiers were killed when a mine exploded under their truck near Malakal on Wednesday, the army said.
"""


@pytest.fixture
def dispatches(tmp_path: Path) -> Path:
    """Three reports of three days by two outlets."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, day, outlet, text in (
        ("monday", "2024-04-08", "Nile Dispatch", MONDAY),
        ("tuesday", "2024-04-09", "Sudd Courier", TUESDAY),
        ("wednesday", "2024-04-10", "Nile Dispatch", ELSEWHERE),
    ):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        (folder / f"{name}.json").write_text(f'{{"published": "{day}", "outlet": "{outlet}"}}', encoding="utf-8")
    return folder


@pytest.fixture(scope="package")
def read_once() -> Iterator[ingesting.Read]:
    """A report that several tests of this folder bring in is read by the first of them: a reading depends on the report
    and on nothing else."""
    known: dict[Report, Reading] = {}
    whole = cache(project_module._reader)

    def read(report: Report) -> Reading:
        if report not in known:
            known[report] = whole()(report)
        return known[report]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(project_module, "_reader", lambda: read)
        yield read


@pytest.fixture
def project(tmp_path: Path, backend: str, empty_url: str, read_once: ingesting.Read) -> Iterator[Project]:
    """An empty project on each database."""
    made = Project.create(tmp_path / "desk", database=empty_url if backend == "postgresql" else None, user="ana")
    yield made
    made.close()
