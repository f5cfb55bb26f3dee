"""A project of many claims: how long it takes to fill, to add a report, and to give the record of a month.

The reports and their claims are made (`made_war.py`), nothing is read by the parser.  One process, a SQLite file in a
temporary folder, no warm-up: `add` is the mean over single reports, from before the ingest to a record that has it.

    python -m benchmarks.project --claims 10000
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from benchmarks.made_war import made_war
from rashomon.model import Claim, Report
from rashomon.project import Project, Scope, current
from rashomon.store import keeping
from rashomon.store.keeping import Kept

_ADDED = 20


def keep_made(project: Project, report: Report, claims: Sequence[Claim]) -> None:
    """Keeps a made report as an ingest would keep one that was read."""
    raw = f"{report.id}\n{report.text}".encode()
    given = replace(report, sha256=hashlib.sha256(raw).hexdigest())
    kept = Kept(report=given, claims=tuple(map(_numbered, claims)), unresolved=(), version="made")
    with project.database.write() as connection:
        keeping.add_report(connection, kept, raw, given=given, user="benchmark")


def _numbered(claim: Claim) -> Claim:
    """The claim with ids as a project gives them: its report, `#`, its number."""
    part, copy = (name and name.replace(":", "#") for name in (claim.component_of, claim.duplicate_of))
    return replace(claim, id=claim.id.replace(":", "#"), component_of=part, duplicate_of=copy)


def measure(claims: int, folder: Path) -> dict[str, float]:
    """The figures of a project of so many claims: seconds, milliseconds and megabytes."""
    told = made_war(claims)
    last: list[tuple[Report, tuple[Claim, ...]]] = []
    with Project.create(folder, user="benchmark") as project:
        start = time.process_time()
        count = 0
        for report, several in told:
            if len(last) < _ADDED and hashlib.sha256(report.id.encode()).digest()[0] < 8:
                last.append((report, several))
                continue
            keep_made(project, report, several)
            count += len(several)
        stored = time.process_time() - start
        start = time.process_time()
        current.catch_up(project.database)
        reconciled = time.process_time() - start
        adding = []
        for report, several in last:
            start = time.process_time()
            keep_made(project, report, several)
            current.catch_up(project.database)
            adding.append(time.process_time() - start)
        days = sorted(day.published.day for day, _ in itertools.islice(made_war(claims), 200) if day.published)
        month = Scope(start=days[100], end=days[100] + timedelta(days=30))
        start = time.process_time()
        record = project.record(scope=month)
        asked = time.process_time() - start
    size = sum(file.stat().st_size for file in folder.iterdir())
    return {
        "claims": count,
        "store s": stored,
        "reconcile s": reconciled,
        "add ms": 1000 * sum(adding) / max(len(adding), 1),
        "month s": asked,
        "events in it": len(record.events),
        "MB": size / 1e6,
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000], metavar="N")
    for claims in parser.parse_args(arguments).claims:
        with tempfile.TemporaryDirectory(prefix="rashomon-") as folder:
            figures = measure(claims, Path(folder) / "desk")
        sys.stdout.write("  ".join(f"{name} {value:,.1f}" for name, value in figures.items()) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
