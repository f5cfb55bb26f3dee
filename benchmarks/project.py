"""A project of many claims: how long it takes to fill, to add a report, and to give the record of a month.

The reports and their claims are made (`made_war.py`), nothing is read by the parser.  Processor time of one process,
with a project in a temporary folder, or in the empty PostgreSQL database of `--database`, where the server's own time
is not counted.  `--added` reports, drawn from the whole war, are held back and added one by one:

- `add ms`: from before the ingest to a record that has the report, the median, one in twenty and the most; most of what
  such a report reaches was not looked at before in this process, and is read from the tables;
- `questions`: statements to the database for each of them, in the median;
- `reached`: claims that were looked at for each of them, in the median;
- `month s`: the record of 30 days; `place s`: the same of the place that most claims of these days name.

    python -m benchmarks.project --claims 10000
"""

from __future__ import annotations

import argparse
import hashlib
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import event

from benchmarks.made_war import made_war
from rashomon.model import Claim, Report
from rashomon.project import Project, Scope, current
from rashomon.project.shelf import DatabaseShelf
from rashomon.reconciling.facts import Facts
from rashomon.store import keeping
from rashomon.store.keeping import Kept

_DAYS = 30
Told = tuple[Report, tuple[Claim, ...]]
_reached: set[int] = set()


class _Watched(DatabaseShelf):
    """A shelf that notes the claims that were looked at."""

    def told(self, reports: Collection[str]) -> Mapping[str, Sequence[Facts]]:
        found = super().told(reports)
        _reached.update(fact.order for facts in found.values() for fact in facts)
        return found

    def facts(self, claims: Collection[int]) -> Mapping[int, Facts]:
        found = super().facts(claims)
        _reached.update(found)
        return found


class _Clock:
    """Milliseconds, questions and claims reached of each of some deeds."""

    def __init__(self, project: Project) -> None:
        self.ms: list[float] = []
        self.questions: list[int] = []
        self.reached: list[int] = []
        self._asked = 0
        event.listen(project.database.engine, "after_cursor_execute", self._ask)

    def _ask(self, *_: object) -> None:
        self._asked += 1

    def start(self) -> None:
        _reached.clear()
        self._asked, self._at = 0, time.process_time()

    def stop(self) -> None:
        self.ms.append(1000 * (time.process_time() - self._at))
        self.questions.append(self._asked)
        self.reached.append(len(_reached))


def keep_made(project: Project, report: Report, claims: Sequence[Claim]) -> None:
    """Keeps a made report as an ingest would keep one that was read."""
    raw = f"{report.id}\n{report.text}".encode()
    given = replace(report, sha256=hashlib.sha256(raw).hexdigest())
    kept = Kept(report=given, claims=tuple(map(numbered, claims)), unresolved=(), version="made")
    with project.database.write() as connection:
        keeping.add_report(connection, kept, raw, given=given, user="benchmark")


def numbered(claim: Claim) -> Claim:
    """The claim with ids as a project gives them: its report, `#`, its number."""
    part, copy = (name and name.replace(":", "#") for name in (claim.component_of, claim.duplicate_of))
    return replace(claim, id=claim.id.replace(":", "#"), component_of=part, duplicate_of=copy)


def _filled(project: Project, reports: Sequence[Told]) -> dict[str, float]:
    start = time.process_time()
    for report, several in reports:
        keep_made(project, report, several)
    stored = time.process_time()
    current.catch_up(project.database)
    return {"store s": stored - start, "reconcile s": time.process_time() - stored}


def _added(project: Project, reports: Sequence[Told]) -> dict[str, float]:
    clock = _Clock(project)
    for report, several in reports:
        clock.start()
        keep_made(project, report, several)
        current.catch_up(project.database)
        clock.stop()
    times = sorted(clock.ms)
    return {
        "add ms": statistics.median(times),
        "one in twenty": times[int(0.95 * len(times))],
        "most": times[-1],
        "questions": statistics.median(clock.questions),
        "reached": statistics.median(clock.reached),
    }


def _asked(project: Project, reports: Sequence[Told]) -> dict[str, float]:
    days = sorted(report.published.day for report, _ in reports if report.published)
    start = days[len(days) // 2]
    end = start + timedelta(days=_DAYS)
    names = Counter(_places(reports, start, end))
    found: dict[str, float] = {}
    for name, about in (("month", None), ("place", names.most_common(1)[0][0])):
        at = time.process_time()
        record = project.record(scope=Scope(start=start, end=end, about=about))
        found |= {f"{name} s": time.process_time() - at, f"events of the {name}": len(record.events)}
    return found


def _places(reports: Sequence[Told], start: date, end: date) -> list[str]:
    return [
        place.canonical
        for report, several in reports
        if report.published and start <= report.published.day <= end
        for claim in several
        for place in claim.places
        if place.canonical and place.kind == "city"
    ]


def measure(claims: int, added: int, folder: Path, database: str | None = None) -> dict[str, float]:
    """The figures of a project of so many claims: seconds, milliseconds and megabytes."""
    told = list(made_war(claims))
    late = set(random.Random(1).sample(range(len(told)), added))
    rest = [one for number, one in enumerate(told) if number not in late]
    vars(current)["DatabaseShelf"] = _Watched  # to see what it is asked for
    with Project.create(folder, user="benchmark", database=database) as project:
        figures = {"claims": float(sum(len(several) for _, several in rest)), **_filled(project, rest)}
        figures |= _added(project, [told[number] for number in sorted(late)])
        figures |= _asked(project, told)
    size = sum(file.stat().st_size for file in folder.iterdir())
    return figures | ({"MB": size / 1e6} if database is None else {})


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000], metavar="N")
    parser.add_argument("--added", type=int, default=40, metavar="N")
    parser.add_argument("--database", metavar="URL", help="an empty PostgreSQL database, for one size")
    options = parser.parse_args(arguments)
    for claims in options.claims:
        with tempfile.TemporaryDirectory(prefix="rashomon-") as folder:
            figures = measure(claims, options.added, Path(folder) / "desk", options.database)
        sys.stdout.write("  ".join(f"{name} {value:,.1f}" for name, value in figures.items()) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
