"""A Chromium, and desks that are open in it; without one these tests are skipped, or fail where it is required."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from desk.browser.making import hundred, project, war
from desk.browser.nursery import Nursery, Served

try:
    from playwright.sync_api import Error, sync_playwright

    from desk.browser.visiting import DRAWING, FLAT, Visitor, chromium_path
except ImportError as error:
    MISSING = f"Playwright is not here ({error}): install what requirements-dev.txt pins"
else:
    MISSING = ""

REQUIRED = "RASHOMON_REQUIRE_CHROMIUM"


def absent(reason: str) -> None:
    """Skips, or fails where a Chromium is required."""
    if os.environ.get(REQUIRED):
        pytest.fail(f"{REQUIRED} is set, and {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def player() -> Iterator[Any]:
    """What starts browsers, and closes them."""
    if MISSING:
        absent(MISSING)
    with sync_playwright() as playwright:
        yield playwright


def started(player: Any, flags: tuple[str, ...]) -> Any:
    """A Chromium of this machine."""
    path = chromium_path()
    if path is None:
        absent("there is no Chromium on the path: install the package chromium")
    try:
        return player.chromium.launch(executable_path=path, args=list(flags))
    except Error as error:
        absent(f"{path} does not start: {error}")


@pytest.fixture(scope="session")
def chromium(player: Any) -> Iterator[Any]:
    """The one browser of this run, without WebGL."""
    with closing(started(player, FLAT)) as browser:
        yield browser


@pytest.fixture(scope="module")
def drawing_chromium(player: Any) -> Iterator[Any]:
    """A browser with WebGL, for as long as the tests of one file."""
    with closing(started(player, DRAWING)) as browser:
        yield browser


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """What serves desks."""
    with Nursery() as running:
        yield running


@pytest.fixture(scope="session")
def projects(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A small war, a hundred events, and nothing; to be copied, not to be written into."""
    top = tmp_path_factory.mktemp("projects")
    for name, told in (("war", war()), ("hundred", hundred()), ("empty", [])):
        made = project(top / name, told)
        made.record()  # the record that is kept from one time to the next is there
        made.close()
    return {one.name: one for one in top.iterdir()}


@pytest.fixture(scope="session")
def shared_desk(projects: dict[str, Path], nursery: Nursery, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A desk of each project, for all tests that only read."""

    @cache
    def desk(name: str) -> Served:
        return nursery.serve(Path(shutil.copytree(projects[name], tmp_path_factory.mktemp("shared") / name)))

    return desk


@pytest.fixture
def visit(chromium: Any, shared_desk: Callable[[str], Served]) -> Iterator[Callable[..., Visitor]]:
    """Opens the desk of a project that is only read: `visit("war", color_scheme="dark")`."""
    with ExitStack() as ends:

        def opened(name: str = "war", **options: Any) -> Visitor:
            return ends.enter_context(closing(Visitor(chromium, shared_desk(name), **options)))

        yield opened


@pytest.fixture
def own(
    chromium: Any, projects: dict[str, Path], nursery: Nursery, tmp_path: Path
) -> Iterator[Callable[..., tuple[Visitor, Path]]]:
    """Opens a desk of a copy of a project, to be written into; also gives the folder of the copy."""
    with ExitStack() as ends:

        def opened(name: str = "war", **options: Any) -> tuple[Visitor, Path]:
            folder = Path(shutil.copytree(projects[name], tmp_path / name))
            served = nursery.serve(folder)
            ends.callback(served.kill)
            return ends.enter_context(closing(Visitor(chromium, served, **options))), folder

        yield opened


@pytest.fixture
def visitor_of(chromium: Any) -> Iterator[Callable[[Served], Visitor]]:
    """Opens a desk that runs already."""
    with ExitStack() as ends:
        yield lambda served: ends.enter_context(closing(Visitor(chromium, served)))
