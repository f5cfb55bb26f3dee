"""A PostgreSQL server of our own for the tests: its data in a new folder, reached by a socket in that folder."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from itertools import count
from pathlib import Path

import psycopg

REQUIRED = "RASHOMON_REQUIRE_POSTGRES"
"""Where this is set in the environment, a test that finds no PostgreSQL fails instead of being skipped."""

TEMPLATE = "rashomon_template"
SETTINGS = (
    "listen_addresses=",
    "max_connections=40",
    "shared_buffers=32MB",
    "log_min_messages=panic",
)


class NoServer(Exception):
    """No server can be started here; the message says why."""


class Server:
    """A server that runs until `close`.  `safe`: it waits for its disk, as it must where a test kills it."""

    def __init__(self, *, safe: bool = False) -> None:
        self._settings = (*SETTINGS, f"fsync={'on' if safe else 'off'}")
        if safe and sys.platform == "linux":  # after a crash all is brought to the disk at once, not file by file
            self._settings = (*self._settings, "recovery_init_sync_method=syncfs")
        self._programs = _programs()
        self._as_user = _as_user()
        self._numbers = count()
        self.folder = Path(tempfile.mkdtemp(prefix="rashomon-postgres-", dir=None if safe else _memory()))
        if self._as_user:
            shutil.chown(self.folder, "postgres")
        try:
            self._call("initdb", "--pgdata", str(self._data), *_INITDB)
            self.start()
        except BaseException:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    def url(self, name: str) -> str:
        """The URL of a database on this server."""
        return f"postgresql://postgres@/{name}?host={self.folder}"

    def new(self, template: str = TEMPLATE) -> str:
        """The URL of a new database, like the template."""
        name = f"test_{next(self._numbers)}"
        self.tell(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    def drop(self, url: str) -> None:
        """Removes a database, whoever is still connected to it."""
        self.tell(f"DROP DATABASE IF EXISTS {url.partition('@/')[2].partition('?')[0]} WITH (FORCE)")

    def tell(self, statement: str, database: str = "postgres") -> None:
        """Runs one statement as the owner of all."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[arg-type]

    def start(self) -> None:
        """Starts it, after a crash too, and waits until it answers."""
        options = " ".join(f"-c '{setting}'" for setting in (*self._settings, f"unix_socket_directories={self.folder}"))
        log = self.folder / "log"
        self._call("pg_ctl", "start", "--wait", "--pgdata", str(self._data), "--log", str(log), "--options", options)

    def stop(self, mode: str = "fast") -> None:
        """Stops it; `immediate` is a crash: no connection is served to its end, nothing is written out."""
        self._call("pg_ctl", "stop", "--wait", "--pgdata", str(self._data), "--mode", mode)

    def close(self) -> None:
        """Stops it and removes its data."""
        try:
            self.stop("immediate")
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _call(self, program: str, *arguments: str) -> None:
        command = [*self._as_user, str(self._programs / program), *arguments]
        # no pipes: the server would inherit them and hold them open
        with tempfile.TemporaryFile() as said:
            done = subprocess.run(
                command, cwd="/", stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT, timeout=120
            )
            said.seek(0)
            if done.returncode:
                text = said.read().decode(errors="replace").strip()
                log = self.folder / "log"
                more = log.read_text(errors="replace")[-2000:] if log.exists() else ""
                raise NoServer(f"{program} failed: {text[-2000:]} {more}")


_ROOM = 2_000_000_000  # bytes; some databases at once and their log
_INITDB = ("--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions")


def _memory() -> str | None:
    """A folder in memory, if there is one with room: a database is 300 files, and a test makes one."""
    shared = Path("/dev/shm")
    has_room = shared.is_dir() and os.access(shared, os.W_OK) and shutil.disk_usage(shared).free > _ROOM
    return str(shared) if has_room else None


def _programs() -> Path:
    """The folder of the server's programs: Debian keeps them off the path."""
    found = shutil.which("pg_ctl")
    if found:
        return Path(found).resolve().parent
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/pg_ctl")]
    if not folders:
        raise NoServer("PostgreSQL is not installed (on Debian: apt-get install postgresql)")
    return max(folders, key=lambda folder: int(folder.parent.name))


def _as_user() -> tuple[str, ...]:
    """What to put before a command so that it does not run as root, which PostgreSQL refuses."""
    if os.geteuid() != 0:
        return ()
    try:
        pwd.getpwnam("postgres")
    except KeyError:
        raise NoServer("we are root, and there is no user `postgres` to run the server as") from None
    runuser = shutil.which("runuser")
    if runuser is None:
        raise NoServer("we are root, and there is no `runuser` to run the server as another user")
    return (runuser, "-u", "postgres", "--")
