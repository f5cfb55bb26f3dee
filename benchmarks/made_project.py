"""A project of very many made claims: `python -m benchmarks.made_project FOLDER --claims N [--minutes M]`.

It is filled theatre by theatre: a theatre (`made_war.made_theatres`) is a war of four provinces over ten months, some
20,000 claims, with places, sides and names of its own, far from the others, and begins eight months after the one
before or beside it, so that ten theatres spread over some 80 months.  As nothing in one theatre can meet what is in
another, each is reconciled for itself (`reconciling.filling`), from the claims as the reading would give them; nothing
is read.  Reports, bytes, readings, claims, search words and the links of the audit chain are those that an ingest would
keep, written a theatre at a time.  A folder that holds such a project is filled further, until it has so many claims or
the minutes are over.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy import text

from benchmarks.audit import Chain
from benchmarks.made_war import made_theatres
from benchmarks.project import numbered
from rashomon.model import Claim, Report
from rashomon.model.canonical import encode as sealed
from rashomon.project import Project, behind
from rashomon.project.shelf import DatabaseShelf
from rashomon.reconciling.filling import Filling
from rashomon.store import audit, clock, keeping, shelves
from rashomon.store.codec import encode
from rashomon.store.covered import FORMS, subject_of_reading
from rashomon.store.database import Connection
from rashomon.store.schema import BLOB, CLAIM, READING, REPORT
from rashomon.store.searching import tokens

Told = tuple[Report, tuple[Claim, ...]]
_VERSION = "made"


def given(told: Sequence[Told]) -> list[tuple[Told, bytes]]:
    """Reports as an ingest has them, with their bytes."""
    found = []
    for report, claims in told:
        raw = f"{report.id}\n{report.text}".encode()
        found.append(((replace(report, sha256=hashlib.sha256(raw).hexdigest()), tuple(map(numbered, claims))), raw))
    return found


def store(connection: Connection, told: Sequence[tuple[Told, bytes]]) -> dict[str, int]:
    """Writes the evidence of many reports at once; the numbers of their readings."""
    number = keeping.counts(connection)["report"]
    chain = Chain(connection)
    rows: dict[object, list[dict[str, object]]] = {table: [] for table in (BLOB, REPORT, READING, CLAIM)}
    words, made = [], {}
    for (report, claims), raw in told:
        number += 1
        at, facts = clock.now(), encode(replace(report, text=""))
        known = report.published.day.isoformat() if report.published is not None else None
        text_sha = hashlib.sha256(report.text.encode()).hexdigest()
        rows[BLOB].append({"sha256": report.sha256, "size": len(raw), "data": raw})
        as_report = (number, report.id, report.sha256, at, _VERSION, known, facts)
        as_reading = (number, number, _VERSION, at, known, facts, text_sha, "[]", len(claims))
        bodies = [(place, claim.id, encode(claim)) for place, claim in enumerate(claims)]
        rows[REPORT].append(dict(zip(FORMS["report/1"], as_report, strict=True)))
        rows[READING].append({**dict(zip(FORMS["reading/1"], as_reading, strict=True)), "text": report.text})
        rows[CLAIM] += [{"reading": number, **dict(zip(FORMS["claim/1"], one, strict=True))} for one in bodies]
        total = hashlib.sha256(b"".join(sealed("claim/1", *one) for one in bodies)).hexdigest()
        chain.add("ingest", report.id, sealed("report/1", *as_report))
        chain.add("read", subject_of_reading(report.id, _VERSION),
                  sealed("reading/1", *as_reading) + sealed("claims/1", total))  # fmt: skip
        told_words = " ".join(tokens(" ".join(filter(None, (report.title, report.outlet, report.id, report.text)))))
        words.append({"reading": number, "words": told_words})
        made[report.id] = number
    for table, several in rows.items():
        connection.execute(table.insert(), several)  # type: ignore[attr-defined]  # a table
    connection.execute(text("INSERT INTO search (rowid, words) VALUES (:reading, :words)"), words)
    chain.write()
    return made


def fill(project: Project, told: Sequence[Told]) -> None:
    """Adds a theatre that nothing in the project can meet."""
    kept = given(told)
    filling = Filling([one for one, _ in kept], parents=behind.parents())
    with project.database.write() as connection:
        made = store(connection, kept)
        filling.lay_on(DatabaseShelf(connection, lambda _: (), made))
        state = {"version": behind.reconciling_version(), "seq": str(audit.head(connection).seq)}
        shelves.keep_state(connection, state)


def build(folder: Path, claims: int, minutes: float) -> Iterator[tuple[int, float]]:
    """Fills the project of this folder; gives the number of its claims and the processor seconds of each theatre."""
    end = time.monotonic() + 60 * minutes
    gc.disable()
    with Project.create(folder, user="benchmark") as project:
        with project.database.read() as connection:
            there = keeping.counts(connection)["claim"]
        begun = 0
        for told in made_theatres():
            begun += sum(len(several) for _, several in told)
            if begun <= there:
                continue
            if begun > 1.02 * claims or time.monotonic() > end:
                return
            at = time.process_time()
            fill(project, told)
            yield begun, time.process_time() - at
            gc.collect()


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, and say how far it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--claims", type=int, default=100_000, metavar="N")
    parser.add_argument("--minutes", type=float, default=25.0, metavar="M")
    options = parser.parse_args(arguments)
    for claims, seconds in build(options.folder, options.claims, options.minutes):
        sys.stdout.write(f"{claims:,} claims, {seconds:.1f} s\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
