"""What a project of very many claims costs its readers: `python -m benchmarks.vast FOLDER [--added N] [--rounds N]`.

FOLDER was made by `benchmarks.made_project`.  Processor milliseconds of one process, median, one in twenty, and most:

- `open`: the project opened and the desk's first page made by a fresh process, imports included (`start of serve`);
- `add`: reports of the first theatre that were not told yet (`made_war.made_late`), each from before its ingest to a
  shelf that has it;
- `month`: the record of 30 days, and `place`: of the same days and one place, each of several months;
- `map` and the other pages: as `benchmarks.desk` measures them (it takes the same FOLDER by `--project`).
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from itertools import islice
from pathlib import Path

from benchmarks.made_pages import START
from benchmarks.made_war import made_late
from benchmarks.project import keep_made
from rashomon.model import Claim, Report
from rashomon.project import Project, Scope, current
from rashomon.store import keeping, listing

_DAYS = 30
_OPEN = """
import sys, time
from rashomon.model import Claim, Report
from rashomon.project import Project
from benchmarks.desk import Asker
with Project.open(sys.argv[1]) as project:
    ask = Asker(project)
    started = time.process_time()
    ask("/")
    print(started, time.process_time())
"""


def timed(work: Callable[[], object]) -> float:
    """Processor milliseconds."""
    at = time.process_time()
    work()
    return 1000 * (time.process_time() - at)


def told(name: str, times: Sequence[float]) -> str:
    """A line of figures."""
    found = sorted(times)
    high = found[int(0.95 * (len(found) - 1) + 0.5)]
    return f"{name:24} {statistics.median(found):9.1f} {high:9.1f} {found[-1]:9.1f}\n"


def added(project: Project, number: int) -> list[float]:
    """Milliseconds for each of so many reports."""

    def add(report: Report, claims: Sequence[Claim]) -> None:
        keep_made(project, report, claims)
        current.catch_up(project.database)

    return [timed(partial(add, *one)) for one in islice(made_late(0), number)]


def months(project: Project, about: str | None) -> list[float]:
    """Milliseconds for the records of some months."""
    found = []
    for month in (1, 4, 7, 9):
        start = START + timedelta(days=_DAYS * month)
        scope = Scope(about=about, start=start, end=start + timedelta(days=_DAYS))
        found.append(timed(partial(project.record, scope=scope)))
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--added", type=int, default=40, metavar="N")
    options = parser.parse_args(arguments)
    with Project.open(options.folder) as project:
        with project.database.read() as connection:
            counts = keeping.counts(connection)
            events = sum(row.number for row in listing.counts(connection, listing.Wanted()))
        sys.stdout.write(f"{events:,} events, {counts['report']:,} reports, {counts['claim']:,} claims\n")
        ran = [
            subprocess.run(
                [sys.executable, "-c", _OPEN, str(options.folder)], capture_output=True, text=True, check=True
            )
            for _ in range(5)
        ]
        starts = [[1000 * float(part) for part in one.stdout.split()] for one in ran]
        sys.stdout.write(f"{'':24} {'median':>9} {'p95':>9} {'most':>9}\n")
        sys.stdout.write(
            told("open", [one[0] for one in starts]) + told("open, first page", [one[1] for one in starts])
        )
        sys.stdout.write(told("month", months(project, None)))
        place = next(row for row in project.record(scope=Scope(start=START, end=START + timedelta(days=3))).events)
        name = next(ref.canonical for ref in place.places if ref.canonical)
        sys.stdout.write(told(f"month of {name}", months(project, name)))
        sys.stdout.write(told("add", added(project, options.added)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
