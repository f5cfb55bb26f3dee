"""How the exports code two articles, against the codings of the gold: `python -m benchmarks.codings [--misses]`.

The gold has 19 events coded by ACLED's rules and 3 with a count by UCDP's.  Each is matched with the row of ours whose
event shares the most of its words.  Lines: `found`, then of these the share whose column is the gold's; `extra` are
events that the gold does not code and that a row of ours shares words with.  Names of actors are compared without years
and countries in brackets; a column that the gold leaves empty is not compared.

The articles and the gold lie outside the repository (`benchmarks.shared`).
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.shared import ABSENT, read_seeds, shared_folder
from rashomon.api import known_actors
from rashomon.gazetteer import Gazetteer
from rashomon.model import Record
from rashomon.publishing.exports import FORMATS
from rashomon.publishing.exports.context import Known

ACLED = ("event_type", "sub_event_type", "event_date", "time_precision", "geo_precision", "fatalities",
         "civilian_targeting", "actor1", "actor2", "inter1", "inter2")  # fmt: skip
UCDP = ("event_clarity", "date_prec", "where_prec", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown",
        "low", "best", "high")  # fmt: skip
_ID = {"acled": ("tags", "rashomon="), "ucdp": ("relid", "rashomon-")}
_YEARS = re.compile(r"\s*\((?:\d{4}-(?:\d{4})?|[A-Z][a-z]+)\)|\s*\[suspected\]|^[A-Z]\w+: ")

Spans = set[tuple[str, int]]
"""Report and offset of every letter of an event's claims."""


@dataclass(slots=True)
class Agreement:
    """What one format's rows and the gold's have in common."""

    gold: int = 0
    found: int = 0
    extra: int = 0
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)


def compared(
    name: str, record: Record, known: Known, gold: list[dict[str, Any]], claims: Mapping[str, Any]
) -> Agreement:
    """The rows of a format against the codings of that name."""
    column, lead = _ID[name]
    raw = FORMATS[name].load().render(record, known=known).decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(raw, newline="")))
    ours = {event: _spans(record, event) for row in rows for event in row[column].removeprefix(lead).split(",")}
    row_of = {event: row for row in rows for event in row[column].removeprefix(lead).split(",")}
    found = Agreement()
    for cluster in gold:
        letters = {(claims[c]["doc"], at) for c in cluster["claims"]
                   for at in range(claims[c]["char_start"], claims[c]["char_end"])}  # fmt: skip
        event = max(ours, key=lambda one: len(ours[one] & letters), default=None)
        met = event is not None and bool(ours[event] & letters)
        coding = cluster.get(name)
        if not coding or (name == "ucdp" and coding.get("best") is None):
            found.extra += met and cluster["kind"] == "event" and not cluster.get(name)
            continue
        found.gold += 1
        if event is None or not met:
            found.misses.append(f"{name} {cluster['cluster']}: no row ({cluster['title']})")
            continue
        found.found += 1
        _compare(name, cluster["cluster"], coding, row_of[event], found)
    return found


def _compare(name: str, cluster: str, coding: Mapping[str, Any], row: Mapping[str, str], found: Agreement) -> None:
    for column in ACLED if name == "acled" else UCDP:
        if (coding.get(column) in (None, "") and column != "civilian_targeting") or column not in coding:
            continue
        want, have = (_YEARS.sub("", str(value)).casefold() for value in (coding[column], row[column]))
        found.asked[column] += 1
        found.right[column] += want == have
        if want != have:
            found.misses.append(f"{name} {cluster} {column}: {row[column]!r} for {coding[column]!r}")


def _spans(record: Record, event: str) -> Spans:
    own = {claim for one in record.events if one.id == event for claim in one.claims}
    return {(claim.report, at) for claim in record.claims if claim.id in own
            for at in range(claim.span.start, claim.span.end)}  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Print both tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.codings", description=str(__doc__).split("\n\n")[0])
    parser.add_argument("--misses", action="store_true", help="every column that differs")
    options = parser.parse_args(arguments)
    folder = shared_folder()
    if folder is None:
        print(ABSENT)
        return 0
    gold, claims = _gold(folder)
    known = Known(actors=known_actors(), divisions=Gazetteer.open().divisions)
    record = read_seeds(folder)
    for name in ("acled", "ucdp"):
        found = compared(name, record, known, gold, claims)
        print(f"{name}: found {found.found} of {found.gold}, extra {found.extra}")
        for column, asked in found.asked.items():
            print(f"  {column:<20} {found.right[column]:>3} of {asked:<3} {found.right[column] / asked:.2f}")
        for miss in found.misses if options.misses else ():
            print(f"  - {miss}")
    return 0


def _gold(folder: Path) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    gold = json.loads((folder / "gold" / "clusters.json").read_text(encoding="utf-8"))
    lines = (folder / "gold" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    return gold, {claim["id"]: claim for claim in map(json.loads, lines)}


if __name__ == "__main__":
    sys.exit(main())
