"""One door to the database: SQLite in a file, or PostgreSQL 15 and newer, by the same code.

Writers are one at a time on both: SQLite by `BEGIN IMMEDIATE` (a transaction that reads first and writes later would
fail at once instead of waiting), PostgreSQL by a lock that each writing transaction takes and its end gives back.
Readers see one moment and never wait for a writer.
Source of the measured settings: SCALE.md 4.3, SAFETY.md 3.2 (WAL, FULL, busy time, isolation by hand).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, case, create_engine, event, exc, make_url, select
from sqlalchemy.engine import URL
from sqlalchemy.sql import func

from rashomon.errors import ProjectForeign, StoreDamaged, StoreError, StoreUnavailable
from rashomon.store.faults import point

__all__ = ["BUSY_MS", "Connection", "Database"]

BUSY_MS = 30_000
HANGS_MS = 60_000  # a writer says something every few milliseconds
OLDEST_POSTGRES = 15
_DEEPEST = 12
"""Errors in a row that are looked at for the one that began them."""
OLDEST_SQLITE = (3, 37)
_SETTINGS = (
    "foreign_keys = ON", "trusted_schema = OFF", "cell_size_check = ON",
    "cache_size = -32768",  # 32 MB: a report that is added reaches a thousand pages
    "secure_delete = FAST",  # Debian's overwrites what is freed: to empty a shelf wrote it all once more
)  # fmt: skip
_LOCK = 0x52415348  # "RASH": the advisory lock that writers take
_WRITES = "rashomon_writes"


class Database:
    """An open database.  `url` is shown to users without its password."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @classmethod
    def connect(cls, url: str) -> Database:
        """The database at this URL: `sqlite:///FILE` or `postgresql://USER@HOST/NAME`.

        Raises:
            StoreError: for a URL of another kind, or one that is none.
            StoreUnavailable: if the database does not answer.
            ProjectForeign: if the server is too old.
        """
        try:
            wanted = make_url(url)
        except exc.ArgumentError:
            raise StoreError(
                f"{url!r} is no database URL: write sqlite:///FILE or postgresql://USER@HOST/NAME"
            ) from None
        kind = wanted.get_backend_name()
        if kind == "sqlite":
            return cls(_sqlite(wanted))
        if kind == "postgresql":
            return cls(_postgres(wanted))
        raise StoreError(f"{kind} is no database that Rashomon keeps projects in: use SQLite or PostgreSQL")

    @property
    def url(self) -> str:
        """Where the database is, without its password."""
        if self.is_sqlite:
            return str(self.engine.url.database)
        kind = self.engine.url.get_backend_name()
        return self.engine.url.set(drivername=kind).render_as_string(hide_password=True)

    @property
    def is_sqlite(self) -> bool:
        """Whether this is SQLite rather than PostgreSQL."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that may write, alone; it is kept when the block ends and undone when an error leaves it.

        Raises:
            StoreUnavailable: if the database is locked for too long, full, read-only or out of reach.
        """
        options: dict[str, object] = {_WRITES: True}
        if not self.is_sqlite:
            # whatever the server's default: what the writer before us kept must be seen once we have the lock
            options["isolation_level"] = "READ COMMITTED"
        with _explained(self), self.engine.connect().execution_options(**options) as connection:
            with connection.begin():
                if not self.is_sqlite:
                    _wait_for_turn(connection)
                point("begun")
                yield connection
                point("ready")
            point("committed")

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that only reads and sees one moment.

        Raises:
            StoreUnavailable: if the database cannot be reached.
            StoreDamaged: if its file is so damaged that it cannot be opened.
        """
        with _explained(self), self.engine.connect() as connection:
            if not self.is_sqlite:
                connection = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Gives back every connection."""
        self.engine.dispose()


def _wait_for_turn(connection: Connection) -> None:
    """PostgreSQL's writers one at a time; a writer that hangs, or its machine, does not stop the others for ever."""
    limits = {"lock_timeout": BUSY_MS, "idle_in_transaction_session_timeout": HANGS_MS}
    settings = [func.set_config(name, str(limit), True) for name, limit in limits.items()]
    commits = func.current_setting("synchronous_commit")  # where it is off, what is said to be kept could be lost
    settings.append(func.set_config("synchronous_commit", case((commits == "off", "on"), else_=commits), True))
    connection.execute(select(*settings))
    connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))


def _sqlite(url: URL) -> Engine:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise ProjectForeign(f"this Python has SQLite {sqlite3.sqlite_version}, and projects need 3.37 or newer")
    if url.database in (None, "", ":memory:"):
        raise StoreError("a project in memory would be lost: name a file, as sqlite:///FILE")
    path = Path(str(url.database))
    as_it_is = _may_only_be_read(path)

    def open_file() -> sqlite3.Connection:
        options = ""
        if as_it_is:  # a log means that someone is writing: without one it is a file that stands still
            options = "?mode=ro" if path.with_name(f"{path.name}-wal").exists() else "?mode=ro&immutable=1"
        address = f"file:{quote(str(path.absolute()))}{options}"
        return sqlite3.connect(address, uri=True, timeout=BUSY_MS / 1000, check_same_thread=False)

    engine = create_engine(url, creator=open_file)

    @event.listens_for(engine, "connect")
    def _settle(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # transactions begin where we say, not where the driver guesses
        for setting in _SETTINGS if as_it_is else ("journal_mode = WAL", "synchronous = FULL", *_SETTINGS):
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _may_only_be_read(path: Path) -> bool:
    """Whether there is a file that we may not change, or no file beside it: an archive, a disc, a stranger's folder."""
    return path.is_file() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def _postgres(url: URL) -> Engine:
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,
        connect_args={"connect_timeout": 10, "application_name": "rashomon"},
    )
    database = Database(engine)
    with database.read() as connection:
        number = int(connection.execute(select(func.current_setting("server_version_num"))).scalar_one())
    if number < OLDEST_POSTGRES * 10_000:
        raise ProjectForeign(
            f"the server is PostgreSQL {number // 10_000}, and projects need {OLDEST_POSTGRES} or newer"
        )
    return engine


@contextmanager
def _explained(database: Database) -> Iterator[None]:
    """Errors of the driver as errors for a user; what is wrong in our own code stays as it is."""
    try:
        yield
    except exc.DBAPIError as error:
        if _is_stopped(error):
            raise KeyboardInterrupt from error  # what fails then is only the clearing up of what was stopped
        raise StoreUnavailable(f"{_place(database)}: {_reason(error)}; nothing was half done") from error
    except UnicodeDecodeError as error:  # of the driver: names or messages of the database are no text any more
        raise StoreDamaged(f"{_place(database)}: {_DAMAGED} ({error.reason})") from error


def _is_stopped(error: BaseException) -> bool:
    """Whether an error came of a stop by Ctrl-C, in the midst of a statement."""
    before: BaseException | None = error
    for _step in range(_DEEPEST):
        if before is None or isinstance(before, KeyboardInterrupt):
            break
        before = before.__context__
    return isinstance(before, KeyboardInterrupt)


def _place(database: Database) -> str:
    return Path(str(database.engine.url.database)).name if database.is_sqlite else database.url


_DAMAGED = "the database file is damaged; `rashomon audit verify` says what still holds, restore it from a copy"
_REASONS = (
    ("lock timeout", "another process has been writing for too long; try again when it is done"),
    ("locked", "another process has been writing for too long; try again when it is done"),
    ("readonly", "the file or its folder is read-only; give yourself the right to write there, or copy the project"),
    ("read-only", "the database is read-only; give yourself the right to write there"),
    ("is full", "the disk is full; make room and run the same command again"),
    ("no space left", "the disk is full; make room and run the same command again"),
    ("disk i/o error", "the disk failed to read or write; check it, and restore the project from a copy if need be"),
    ("not a database", "the file is no SQLite database: name the folder of a project"),
    ("malformed", _DAMAGED),
    ("unable to open", "the file cannot be opened: is the folder there, and may you read and write in it?"),
    ("password authentication", "the server refused the name or the password"),
    ("does not exist", "the server has no such database or user; create it first (createdb NAME)"),
    ("idle-in-transaction", "this program stood still while it wrote, and others went on; run the same command again"),
    ("connection", "the connection to the server was lost or refused; is it running?"),
    ("timeout", "the server did not answer in time"),
)


_STATES = {"53100": "is full", "55P03": "lock timeout", "25006": "read-only", "28P01": "password authentication"}
"""PostgreSQL's own codes (its manual, appendix A), since its messages come in the language of the server."""


def _reason(error: exc.DBAPIError) -> str:
    said = " ".join(str(error.orig).split())
    lowered = f"{said.casefold()} {_STATES.get(getattr(error.orig, 'sqlstate', None) or '', '')}"
    for sign, reason in _REASONS:
        if sign in lowered:
            return f"{reason} ({said[:200]})"
    return said[:300]
