"""How long verifying an audit chain takes: `python -m benchmarks.audit [--rows N] [--database URL] [--project FOLDER]`.

Two projects are made, each of so many rows: one of links alone, and one as projects are, where a report is eight rows
(two links, the report, its bytes, its reading with about 300 words, three claims).  Making them takes longer than
verifying and is not counted.  Without `--database` they are SQLite files in a folder that is removed afterwards; a
database that is named must be empty, and only the second is made in it.  `--project` makes nothing and verifies a
project that is there (`made_project.py` makes one with all that reconciling keeps), three times.

Exit status: 0 if each is verified in 30 s a million rows, 1 if not.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection

from benchmarks.made import made_report
from rashomon.model.canonical import Value, digest, encode
from rashomon.project import Project
from rashomon.store import audit, clock
from rashomon.store.covered import FORMS, subject_of_reading
from rashomon.store.database import Database
from rashomon.store.migrations import prepare
from rashomon.store.schema import AUDIT, BLOB, CLAIM, READING, REPORT
from rashomon.store.verification import verify

TARGET_S = 30.0  # issue 4: a million rows
_AT_ONCE = 2_000
_ROWS_A_REPORT = 8
_CLAIMS = 3
_BODY = '{"kind":"event","quantities":[{"high":19.0,"kind":"killed","low":19.0,"unit":"persons"}],"type":"attack"}'
Row = dict[str, object]


class Chain:
    """Links with right hashes, many at once: `audit.append` writes one."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.last = audit.head(connection)
        self.rows: list[Row] = []

    def add(self, action: str, subject: str, payload: bytes) -> None:
        """One more link."""
        values = (self.last.seq + 1, clock.now(), "made", action, subject, digest(payload), self.last.hash)
        self.last = audit.Link(self.last.seq + 1, digest(encode(audit.FORM, *values)))
        self.rows.append(dict(zip(audit.COLUMNS, values, strict=True), hash=self.last.hash))

    def write(self) -> None:
        """Writes what was added."""
        self.connection.execute(AUDIT.insert(), self.rows)
        self.rows = []


def make_links(database: Database, rows: int) -> None:
    """Fills the database with so many links that cover no rows."""
    for start in range(0, rows, _AT_ONCE):
        with database.write() as connection:
            chain = Chain(connection)
            for number in range(start, min(start + _AT_ONCE, rows)):
                chain.add("note", str(number), b"")
            chain.write()


def make_reports(database: Database, rows: int) -> None:
    """Fills the database with reports that make so many rows, links among them."""
    reports = rows // _ROWS_A_REPORT
    for start in range(1, reports + 1, _AT_ONCE):
        with database.write() as connection:
            chain = Chain(connection)
            _make_reports(chain, range(start, min(start + _AT_ONCE, reports + 1)))
            chain.write()


def _make_reports(chain: Chain, numbers: Sequence[int]) -> None:
    blobs: list[Row] = []
    reports: list[Row] = []
    readings: list[Row] = []
    claims: list[Row] = []
    for number in numbers:
        text = f"{number}\n{_text(number % 50)}"
        key, name, at = sha256(text.encode()).hexdigest(), f"made-{number}", clock.now()
        blobs.append({"sha256": key, "size": len(text.encode()), "data": text.encode()})
        report = (number, name, key, at, "made", "2024-03-09", "{}")
        reports.append(_named("report/1", report))
        bodies = [(ordinal, f"{name}:{ordinal}", _BODY) for ordinal in range(_CLAIMS)]
        claims += [{"reading": number, **_named("claim/1", body)} for body in bodies]
        total = sha256(b"".join(encode("claim/1", *body) for body in bodies)).hexdigest()
        reading = (number, number, "1", at, "2024-03-09", "{}", key, "[]", _CLAIMS)
        readings.append({**_named("reading/1", reading), "text": text})
        chain.add("ingest", name, encode("report/1", *report))
        chain.add("read", subject_of_reading(name, "1"), encode("reading/1", *reading) + encode("claims/1", total))
    for table, rows in (
        (BLOB, blobs),
        (REPORT, reports),
        (READING, readings),
        (CLAIM, claims),
    ):
        chain.connection.execute(table.insert(), rows)


@lru_cache
def _text(seed: int) -> str:
    return made_report(seed, 300)[0]


def _named(form: str, values: Sequence[Value]) -> Row:
    return dict(zip(FORMS[form], values, strict=True))


def measure(url: str, rows: int, fill: Callable[[Database, int], None]) -> float:
    """Seconds for a million rows; the project is made first."""
    with closing(Database.connect(url)) as database:
        prepare(database)
        fill(database, rows)
        return timed(database, fill.__name__)


def timed(database: Database, name: str) -> float:
    """Seconds for a million rows of what lies there.

    Raises:
        SystemExit: if it is not sound, since then its figure would say nothing.
    """
    with database.read() as connection:
        start, worked = time.perf_counter(), time.process_time()
        verdict = verify(connection)
        seconds, worked = time.perf_counter() - start, time.process_time() - worked
    if not verdict.is_sound:
        raise SystemExit(f"{name} is not sound: {verdict.problems[0]}")
    done = verdict.links + verdict.rows
    a_million = seconds * 1e6 / done
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{name:<13} {verdict.links:>9,} links and {verdict.rows:>9,} rows in {seconds:6.2f} s "
        f"(processor {worked:.2f} s): {a_million:5.1f} s a million rows, peak {peak} MB"
    )
    return a_million


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.audit", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--database", help="the URL of an empty database, for PostgreSQL")
    parser.add_argument("--project", type=Path, metavar="FOLDER", help="a project that is there")
    arguments = parser.parse_args()
    if arguments.project:
        with Project.open(arguments.project) as project:
            return int(max(timed(project.database, arguments.project.name) for _ in range(3)) > TARGET_S)
    if arguments.database:
        return int(measure(arguments.database, arguments.rows, make_reports) > TARGET_S)
    with tempfile.TemporaryDirectory() as folder:
        times = [
            measure(f"sqlite:///{Path(folder) / fill.__name__}", arguments.rows, fill)
            for fill in (make_links, make_reports)
        ]
    return int(max(times) > TARGET_S)


if __name__ == "__main__":
    sys.exit(main())
