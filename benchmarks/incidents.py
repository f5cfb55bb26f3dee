"""One incident out of several articles: `python -m benchmarks.incidents FILE.jsonl.gz [--sample N] [--held-out]`.

A row is an incident: `incident` (its id), `date`, `killed` and `injured` (each [low, high]) and `docs: [{id, title,
published, text}]`, in English.  Each article is read with its title as headline and its day of publication.

- `killed`, `injured`, `both`, `day`: the articles of one incident are read and reconciled, and the incident that the
  record is about is compared with the row.  A number is right if the best figure, or the range where there is no best
  one, is that of the row, end by end; a day if one single day is found, and it is the row's.  Strict.
  A number that no article gives is taken as none: the rows have no unknown.
- `day_within_1`: relaxed: the day found is at most one from the row's.
- `b3_precision`, `b3_recall`, `b3_f1`: the articles of GROUP incidents at a time are thrown together and reconciled
  into one record; articles with the same main event are one cluster, an article without one is a cluster of its own.
  B-cubed over articles (Bagga and Baldwin 1998).

The place is not scored here (`eventplaces` is for that).  Nothing of a row is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from benchmarks.sets import Figures, Misses, Row, run
from rashomon.gazetteer import Gazetteer
from rashomon.model import Dating, Range, Record, Report
from rashomon.reading import Reading, read
from rashomon.reading.registry import Registry
from rashomon.reconciling import incident, main_event, reconcile

GROUP = 150
"""Incidents whose articles are thrown together at a time."""


def report_of(article: Mapping[str, str]) -> Report:
    """An article as it would be taken in from a page: its title is the first line."""
    return Report(
        id=article["id"],
        text=f"{article['title']}\n\n{article['text']}",
        sha256="",
        title=article["title"],
        published=Dating(day=date.fromisoformat(article["published"]), basis="row"),
    )


@lru_cache(maxsize=1)
def _gazetteer() -> Gazetteer:
    return Gazetteer.open()


def record_of(readings: Sequence[Reading]) -> Record:
    """The record of some readings."""
    parents = {actor.id: actor.parent for actor in Registry.load().actors.values() if actor.parent}
    return reconcile([r.report for r in readings], [claim for r in readings for claim in r.claims], parents=parents)


def number(found: Range | None) -> tuple[float | None, float | None]:
    """The best figure as a pair, or the range where there is none; none where nobody gives one."""
    if found is None:
        return 0.0, 0.0
    return (found.low, found.high) if found.best is None else (found.best, found.best)


def b_cubed(found: Mapping[str, str], gold: Mapping[str, str]) -> Iterator[tuple[float, float]]:
    """Precision and recall of each item; both maps give the cluster of an item."""
    for item in gold:
        ours = {other for other in gold if found[other] == found[item]}
        theirs = {other for other in gold if gold[other] == gold[item]}
        yield len(ours & theirs) / len(ours), len(ours & theirs) / len(theirs)


def thrown_together(rows: Sequence[Row], readings: Mapping[str, Reading]) -> Iterator[tuple[float, float]]:
    """B-cubed of each article, GROUP incidents at a time."""
    for start in range(0, len(rows), GROUP):
        group = rows[start : start + GROUP]
        gold = {article["id"]: row["incident"] for row in group for article in row["docs"]}
        record = record_of([readings[key] for key in gold])
        main = {key: main_event(record, report=key) for key in gold}
        yield from b_cubed({key: event.id if event else key for key, event in main.items()}, gold)


def score(rows: Sequence[Row], misses: Misses) -> Figures:
    """The shares of incidents with the right number and day, and how well articles fall into incidents."""
    readings = {doc["id"]: read(report_of(doc), _gazetteer()) for row in rows for doc in row["docs"]}
    right = dict.fromkeys(("killed", "injured", "both", "day", "day_within_1"), 0)
    for row in rows:
        told = incident(record_of([readings[doc["id"]] for doc in row["docs"]]))
        found = {"killed": number(told.killed if told else None), "injured": number(told.hurt if told else None)}
        hits = {kind: list(value) == row[kind] for kind, value in found.items()}
        ours, theirs = told.day if told else None, date.fromisoformat(row["date"])
        hits["both"] = hits["killed"] and hits["injured"]
        hits["day"] = ours == theirs
        hits["day_within_1"] = ours is not None and abs((ours - theirs).days) <= 1
        for name, hit in hits.items():
            right[name] += hit
        for kind, value in found.items():
            if not hits[kind]:
                misses(f"{row['incident']} {kind} {value} for {row[kind]}: {row['docs'][0]['title']}")
        if not hits["day"]:
            misses(f"{row['incident']} day {ours} for {theirs}: {row['docs'][0]['title']}")
    pairs = list(thrown_together(rows, readings))
    precision, recall = (sum(values) / max(1, len(pairs)) for values in zip(*pairs, strict=True))
    figures: Figures = {"incidents": len(rows), "articles": len(pairs)}
    figures |= {name: round(hits / max(1, len(rows)), 4) for name, hits in right.items()}
    figures |= {"b3_precision": round(precision, 4), "b3_recall": round(recall, 4)}
    figures["b3_f1"] = round(2 * precision * recall / max(1e-9, precision + recall), 4)
    return figures


if __name__ == "__main__":
    raise SystemExit(run(__doc__, score, key=lambda row: row["incident"]))
