"""Databases for the tests of the store: each test runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.store.database import Database
from rashomon.store.migrations import prepare
from store.crashing import ingest
from store.keeping_house import found_project
from store.servers import REQUIRED, TEMPLATE, NoServer, Server


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The one server of this run; skips, or fails where it is required, if none can be started."""
    try:
        server = Server()
    except NoServer as error:
        if os.environ.get(REQUIRED):
            pytest.fail(f"{REQUIRED} is set, and no server can be started: {error}")
        pytest.skip(f"no PostgreSQL here: {error}")
    try:
        server.tell(f"CREATE DATABASE {TEMPLATE} TEMPLATE template0")
        template = Database.connect(server.url(TEMPLATE))
        prepare(template)
        template.close()
        yield server
    finally:
        server.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def backend(request: pytest.FixtureRequest) -> str:
    """The name of the database that a test runs on."""
    return str(request.param)


@pytest.fixture
def empty_url(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database without any table."""
    if backend == "sqlite":
        yield f"sqlite:///{tmp_path / 'project.sqlite'}"
        return
    server: Server = request.getfixturevalue("server")
    url = server.new("template0")
    yield url
    server.drop(url)


@pytest.fixture(scope="session")
def prepared_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with all tables and nothing in them; tests take a copy of it."""
    path = tmp_path_factory.mktemp("prepared") / "project.sqlite"
    database = Database.connect(f"sqlite:///{path}")
    prepare(database)
    database.close()
    assert [one.name for one in path.parent.iterdir()] == [path.name], "all of it is in the one file"
    return path


@pytest.fixture
def url(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a project's database that holds nothing yet."""
    if backend == "postgresql":
        server: Server = request.getfixturevalue("server")
        url = server.new()
        yield url
        server.drop(url)
        return
    made = shutil.copy(request.getfixturevalue("prepared_file"), tmp_path / "project.sqlite")
    yield f"sqlite:///{made}"


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    """A project's database that holds nothing yet."""
    database = Database.connect(url)
    yield database
    database.close()


@pytest.fixture
def founded(database: Database) -> Database:
    """A project with three reports."""
    with database.write() as connection:
        found_project(connection)
    ingest(database, range(3))
    return database
