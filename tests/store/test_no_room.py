"""No right to write, no room, and databases that are not ours: clear errors, and nothing half done."""

from __future__ import annotations

import multiprocessing
import os
import resource
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from multiprocessing.connection import Connection as Pipe
from pathlib import Path

import pytest
from sqlalchemy import text

from rashomon.errors import ProjectForeign, RashomonError, StoreUnavailable
from rashomon.project import Project
from rashomon.store.database import Database
from rashomon.store.migrations import prepare, require
from store.crashing import ingest, is_whole, reports_in
from store.keeping_house import found_project
from store.servers import Server

NOBODY = 65_534


def elsewhere(work: Callable[..., object], *arguments: object) -> str:
    """Runs this in a process of its own; what it returned, or the error that left it, as text."""
    near, far = multiprocessing.Pipe()

    def run(pipe: Pipe) -> None:
        try:
            pipe.send(str(work(*arguments)))
        except RashomonError as error:
            pipe.send(f"{type(error).__name__}: {error}")
        except BaseException as error:  # noqa: BLE001 - told to the test, which expects no such thing
            pipe.send(f"! {type(error).__name__}: {error}")

    process = multiprocessing.get_context("fork").Process(target=run, args=(far,))
    process.start()
    far.close()
    with near:
        said = str(near.recv())
    process.join(60)
    process.close()
    return said


# no right to write


def as_nobody(work: Callable[..., object], *arguments: object) -> object:
    """Root may write everywhere: so whoever is root becomes nobody."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    return work(*arguments)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can reach: those of pytest are their owner's alone."""
    with tempfile.TemporaryDirectory(prefix="rashomon-test-") as folder:
        path = Path(folder)
        path.chmod(0o755)
        yield path


@pytest.fixture
def read_only(open_folder: Path) -> Iterator[Path]:
    """A project in a folder that may be read only."""
    desk = open_folder / "desk"
    with Project.create(desk, user="ana") as project:
        ingest(project.database, range(3))
    for file in desk.iterdir():
        file.chmod(0o444)
    desk.chmod(0o555)
    yield desk
    desk.chmod(0o755)


def write_in(desk: Path) -> int:
    with Project.open(desk, user="ana") as project:
        return len(ingest(project.database, range(5)).new)


def test_a_read_only_project_cannot_be_written(read_only):
    said = elsewhere(as_nobody, write_in, read_only)
    assert said.startswith("StoreUnavailable: rashomon.db: the file or its folder is read-only"), said
    read_only.chmod(0o755)
    with Project.open(read_only) as project:
        assert reports_in(project.database) == 3


def read_in(desk: Path) -> int:
    with Project.open(desk) as project:
        return reports_in(project.database)


def test_a_read_only_project_can_be_read(read_only):
    assert elsewhere(as_nobody, read_in, read_only) == "3"


def create_in(folder: Path) -> None:
    Project.create(folder / "new").close()


def test_no_project_is_made_in_a_read_only_folder(read_only):
    said = elsewhere(as_nobody, create_in, read_only)
    assert said.startswith(f"StoreUnavailable: {read_only / 'new'}: no project can be made here (Permission denied)"), (
        said
    )
    assert not (read_only / "new").exists()


# no room


@contextmanager
def small_disk(folder: Path, mega: int) -> Iterator[Path]:
    """A disk of a few megabytes; skips where none can be mounted."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={mega}m", "none", str(folder)]
    done = subprocess.run(mount, capture_output=True, text=True) if os.geteuid() == 0 else None
    if done is None or done.returncode:
        pytest.skip(f"no small disk can be mounted here: {done.stderr.strip() if done else 'we are not root'}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def leave_room(disk: Path, size: int) -> None:
    """Fills the disk but for so many bytes."""
    spare = os.statvfs(disk)
    (disk / "spare").write_bytes(bytes(spare.f_bavail * spare.f_bsize - size))


FULL = "the disk is full; make room and run the same command again.*; nothing was half done"


def fill_up(database: Database) -> int:
    """Ingests until there is no more room; how many reports are said to be kept."""
    kept = 0

    def go_on() -> None:
        nonlocal kept
        for kept in range(10_000):
            ingest(database, range(kept, kept + 1))

    with pytest.raises(StoreUnavailable, match=FULL):
        go_on()
    return kept


def test_a_full_disk(open_folder):
    with small_disk(open_folder / "disk", 2) as disk, Project.create(disk / "desk", user="ana") as project:
        leave_room(disk, 500_000)
        kept = fill_up(project.database)
        assert 3 < kept == reports_in(project.database)
        assert is_whole(project.database, range(kept + 1))
        (disk / "spare").unlink()
        assert len(ingest(project.database, range(kept + 1)).new) == 1, "with room again it goes on"


@contextmanager
def on_small_disk(server: Server, disk: Path) -> Iterator[Database]:
    """A project whose database lies on this disk."""
    if os.geteuid() == 0:
        shutil.chown(disk, "postgres")
    server.tell(f"CREATE TABLESPACE small LOCATION '{disk}'")
    try:
        server.tell("CREATE DATABASE full_disk TEMPLATE template0 TABLESPACE small")
        with closing(Database.connect(server.url("full_disk"))) as database:
            prepare(database)
            with database.write() as connection:
                found_project(connection)
            yield database
    finally:
        server.tell("DROP DATABASE IF EXISTS full_disk WITH (FORCE)")
        server.tell("DROP TABLESPACE small")


def test_a_full_disk_of_a_server(open_folder, server):
    with small_disk(open_folder / "disk", 16) as disk, on_small_disk(server, disk) as database:
        leave_room(disk, 300_000)
        kept = fill_up(database)
        assert 3 < kept == reports_in(database)
        (disk / "spare").unlink()
        assert is_whole(database, range(kept + 1))
        assert len(ingest(database, range(kept + 1)).new) == 1, "with room again it goes on"


def limited(url: str, most: int) -> str:
    """Ingests where no file may grow beyond so many bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    with closing(Database.connect(url)) as database:
        return str(len(ingest(database, range(10_000)).new))


@pytest.mark.parametrize("backend", ["sqlite"])
def test_a_disk_that_refuses_to_write(founded, url):
    founded.close()
    said = elsewhere(limited, url, 300_000)
    assert said.startswith("StoreUnavailable: project.sqlite: the disk failed to read or write"), said
    assert reports_in(founded) > 3
    assert is_whole(founded, range(10_000))


# not our database


def test_a_newer_rashomon_made_it(founded):
    with founded.write() as connection:
        connection.execute(text("INSERT INTO migration VALUES (99, 'later', '2030', '9.0')"))
    for use in (require, prepare):
        with pytest.raises(ProjectForeign, match=r"newer Rashomon \(form 99"):
            use(founded)


def test_another_program_made_it(empty_url):
    with closing(Database.connect(empty_url)) as database:
        with database.write() as connection:
            connection.execute(text("CREATE TABLE report (a TEXT)"))
        for use in (require, prepare):
            with pytest.raises(ProjectForeign, match="another program"):
                use(database)


def test_a_file_that_is_no_database(tmp_path):
    (tmp_path / "x.db").write_bytes(b"no database at all, but long enough to be looked at" * 40)
    no_database = pytest.raises(StoreUnavailable, match="no SQLite database")
    with closing(Database.connect(f"sqlite:///{tmp_path / 'x.db'}")) as database, no_database:
        require(database)
    assert (tmp_path / "x.db").read_bytes().startswith(b"no database")
