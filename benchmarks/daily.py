"""Daily civilian deaths by governorate beside a recorder's: `python -m benchmarks.daily ARTICLES DEATHS`.

ARTICLES is gzipped JSON Lines, a row an article: `unit_id`, `article_title`, `article_content`, `source`, `date` as
M/D/YYYY; all of them are read and made one record.  DEATHS is gzipped JSON, a list of [day, governorate, cause,
deaths]: civilians who died in the war in Syria, as a recorder on the ground counted them, person by person.

A *cell* is a day and a governorate of which the record tells civilian deaths.  Its range is the sum of the events that
are placed there on that very day: what is told of civilians counts from its low to its high, what is told of "people"
from none to its high, what is told of soldiers or fighters not at all.  An umbrella of the cell is never added; the
range then reaches at least as far as the umbrella's.  Plans, denials, and events without one day or one governorate are
left out.  No place in Syria is guessed: what lies in no governorate of the gazetteer is counted under `unplaced`.

- `within`: the share of the cells in which the recorder's count lies in the record's range; `within_1_day` the same,
  where a day before or after may be taken.  `record_less`, `record_more`: the count lies above or below the range.
- `recorded`: the recorder's deaths in the cells; `low`, `high`: the record's.
- `rank`: Spearman's correlation over the cells of the count and the record's low, or its high where the low is none.
- `days_known`: the share of the recorder's deaths that fall in a cell at all: how much of a war a few hundred articles
  tell of.

Neither side is the truth: the recorder confirms names over months, reporters write on the day.  The largest gaps are
shown with their quotes, on the screen only.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from benchmarks.sets import Figures, Row, rows_of, table
from rashomon.api import read_reports
from rashomon.gazetteer import Gazetteer
from rashomon.model import Dating, Event, Range, Record, Report

GOVERNORATES = {
    "SY.01": "Hasakeh", "SY.02": "Lattakia", "SY.03": "Quneitra", "SY.04": "Raqqa", "SY.05": "Sweida", "SY.06": "Daraa",
    "SY.07": "Deir Ezzor", "SY.08": "Damascus Suburbs", "SY.09": "Aleppo", "SY.10": "Hama", "SY.11": "Homs",
    "SY.12": "Idlib", "SY.13": "Damascus", "SY.14": "Tartous",
}  # fmt: skip
"""GeoNames' code of each governorate -> its name in the recorder's list."""
_REGIONS = {"rx:eastern-ghouta-sy": "Damascus Suburbs"}
_CIVILIANS = frozenset({"civ", "residents"})
_QUOTES = 4
_WIDTH = 220

Cell = tuple[date, str]


@dataclass
class Found:
    """What the record tells of one cell."""

    low: float = 0.0
    high: float = 0.0
    floor: float = 0.0
    top: float = 0.0
    events: list[Event] = field(default_factory=list)

    @property
    def bounds(self) -> tuple[float, float]:
        """The range, umbrellas taken in."""
        low = max(self.low, self.floor)
        return low, max(self.high, self.top, low)


def report_of(row: Row, name: str) -> Report:
    """An article as it would be taken in."""
    month, day, year = (int(part) for part in row["date"].split("/"))
    text = f"{row['article_title']}\n\n{row['article_content']}"
    return Report(
        id=name, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), title=row["article_title"],
        outlet=row["source"], language="en", published=Dating(day=date(year, month, day), basis="row"),
    )  # fmt: skip


def reports_of(rows: Sequence[Row]) -> list[Report]:
    """All articles; those that share an id are numbered."""
    seen: dict[str, int] = {}
    found = []
    for row in rows:
        number = seen[row["unit_id"]] = seen.get(row["unit_id"], 0) + 1
        found.append(report_of(row, row["unit_id"] if number == 1 else f"{row['unit_id']}-{number}"))
    return found


def cells_of(record: Record, gazetteer: Gazetteer) -> tuple[dict[Cell, Found], int]:
    """The cells of a record, and how many events of one day in Syria with civilian dead lie in no one governorate."""
    cells: dict[Cell, Found] = {}
    unplaced = 0
    for event in record.events:
        bounds = civilian_dead(event)
        if bounds is None or event.when.start is None or event.when.start != event.when.end:
            continue
        where = governorate(event, gazetteer)
        if where is None:
            unplaced += any(place.country == "SY" for place in event.places)
            continue
        cell = cells.setdefault((event.when.start, where), Found())
        cell.events.append(event)
        low, high = bounds
        if event.umbrella:
            cell.floor, cell.top = max(cell.floor, low), max(cell.top, high)
        else:
            cell.low, cell.high = cell.low + low, cell.high + high
    return cells, unplaced


def civilian_dead(event: Event) -> tuple[float, float] | None:
    """From how many to how many civilians an event killed; None where it is told of none, or only of combatants."""
    unreal = event.polarity == "negated" or event.modality in ("planned", "conditional", "denied")
    killed = event.ranges.get("killed")
    if unreal or killed is None:
        return None
    own = next((one.range for one in event.victims.get("killed", ()) if one.victims == "civilians"), None)
    if own is not None:
        return _closed(own)
    victims = {actor.id for actor in event.actors if actor.role in ("victim", "affected")} - {"unknown"}
    if victims and victims <= _CIVILIANS:
        return _closed(killed)
    if victims and not victims & (_CIVILIANS | {"persons"}):
        return None
    return 0.0, _closed(killed)[1]


def _closed(extent: Range) -> tuple[float, float]:
    """The range; "at least 20" reaches to 20 and no further, as nobody tells of more."""
    low = extent.low or 0.0
    return low, extent.high if extent.high is not None else low


def governorate(event: Event, gazetteer: Gazetteer) -> str | None:
    """The one governorate that all places of an event lie in; None where they lie in several or in none."""
    found = set()
    for place in event.places:
        if place.role == "event_location" and place.place_id is not None:
            known = gazetteer.of_ref(place.place_id)
            name = _REGIONS.get(place.place_id) or GOVERNORATES.get((known.admin1 or "") if known else "")
            found |= {name} if name else set()
    return next(iter(found)) if len(found) == 1 else None


def recorded(rows: Sequence[Sequence[object]]) -> dict[Cell, float]:
    """The recorder's deaths by day and governorate, all causes together."""
    found: dict[Cell, float] = {}
    for day, where, _cause, deaths in rows:
        cell = (date.fromisoformat(str(day)), str(where))
        found[cell] = found.get(cell, 0.0) + float(str(deaths))
    return found


def compare(cells: Mapping[Cell, Found], deaths: Mapping[Cell, float]) -> Figures:
    """The figures of the cells within the recorder's time."""
    first, last = min(day for day, _ in deaths), max(day for day, _ in deaths)
    inside = {cell: found for cell, found in cells.items() if first <= cell[0] <= last}
    counts = {cell: deaths.get(cell, 0.0) for cell in inside}
    near = sum(any(_holds(inside[cell], deaths.get(other, 0.0)) for other in _around(cell)) for cell in inside)
    many = max(1, len(inside))
    told = [found.bounds[0] or found.bounds[1] for found in inside.values()]
    return {
        "cells": len(inside),
        "within": round(sum(_holds(inside[cell], counts[cell]) for cell in inside) / many, 3),
        "within_1_day": round(near / many, 3),
        "record_less": round(sum(counts[cell] > found.bounds[1] for cell, found in inside.items()) / many, 3),
        "record_more": round(sum(counts[cell] < found.bounds[0] for cell, found in inside.items()) / many, 3),
        "recorded": round(sum(counts.values())),
        "low": round(sum(found.bounds[0] for found in inside.values())),
        "high": round(sum(found.bounds[1] for found in inside.values())),
        "rank": round(spearman(told, list(counts.values())), 3),
        "days_known": round(sum(counts.values()) / sum(deaths.values()), 3),
    }


def _around(cell: Cell) -> Iterator[Cell]:
    for step in (-1, 0, 1):
        yield cell[0] + timedelta(days=step), cell[1]


def _holds(found: Found, count: float) -> bool:
    low, high = found.bounds
    return low <= count <= high


def spearman(xs: Sequence[float], ys: Sequence[float]) -> float:
    """The correlation of the ranks, ties at their middle; 0 where one of the two does not vary.

    >>> spearman([1, 2, 3], [10, 20, 25])
    1.0
    """
    a, b = _ranks(xs), _ranks(ys)
    mean = (len(a) + 1) / 2
    over = sum((x - mean) * (y - mean) for x, y in zip(a, b, strict=True))
    under = (sum((x - mean) ** 2 for x in a) * sum((y - mean) ** 2 for y in b)) ** 0.5
    return float(over / under) if under else 0.0


def _ranks(values: Sequence[float]) -> list[float]:
    order = sorted(values)
    return [(2 * order.index(value) + order.count(value) + 1) / 2 for value in values]


def gaps(cells: Mapping[Cell, Found], deaths: Mapping[Cell, float]) -> list[tuple[float, Cell]]:
    """The cells by how far the recorder's count lies outside the record's range, the farthest first."""
    first, last = min(day for day, _ in deaths), max(day for day, _ in deaths)
    found = []
    for cell, told in cells.items():
        low, high = told.bounds
        count = deaths.get(cell, 0.0)
        if first <= cell[0] <= last:
            found.append((max(low - count, count - high, 0.0), cell))
    return sorted(found, key=lambda pair: (-pair[0], pair[1]))


def show(record: Record, cell: Cell, found: Found, count: float) -> Iterator[str]:
    """One gap with its quotes."""
    low, high = found.bounds
    yield f"{cell[0]} {cell[1]}: recorded {count:g}, the record {low:g} to {high:g}"
    texts = {report.id: report.text for report in record.reports}
    by_id = {claim.id: claim for claim in record.claims}
    for event in sorted(found.events, key=lambda one: -civilian_high(one))[:_QUOTES]:
        lows = event.ranges["killed"]
        yield f"  {event.id} {event.title}: {lows.low} to {lows.high}{' (umbrella)' if event.umbrella else ''}"
        told = [by_id[key] for key in event.claims if by_id[key].quantities_of("killed")]
        for claim in told[:2]:
            words = " ".join(claim.sentence.text_of(texts[claim.report]).split())
            yield f"    [{claim.report}] {words[:_WIDTH]}"


def civilian_high(event: Event) -> float:
    """The most civilians that an event is told to have killed."""
    bounds = civilian_dead(event)
    return bounds[1] if bounds else 0.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Read all, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, metavar="ARTICLES.jsonl.gz")
    parser.add_argument("deaths", type=Path, metavar="DEATHS.json.gz")
    parser.add_argument("--sample", type=int, metavar="N", help="only N articles, the same ones each time")
    parser.add_argument("--gaps", type=int, default=10, metavar="N", help="how many gaps are shown (%(default)s)")
    parser.add_argument("--json", action="store_true", help="the figures for programs")
    options = parser.parse_args(arguments)
    for path in (options.articles, options.deaths):
        if not path.is_file():
            print(f"{path}: no such file; the test sets are not part of the repository", file=sys.stderr)
            return 2
    with gzip.open(options.deaths, "rt", encoding="utf-8") as stream:
        deaths = recorded(json.load(stream))
    record = read_reports(reports_of(rows_of(options.articles, options.sample)))
    cells, unplaced = cells_of(record, Gazetteer.open())
    figures: Figures = {
        "articles": len(record.reports), "claims": len(record.claims), "events": len(record.events),
        "unplaced": unplaced, **compare(cells, deaths),
    }  # fmt: skip
    if options.json:
        print(json.dumps(figures))
        return 0
    print(table(options.articles.name, {"all": figures}))
    for _gap, cell in gaps(cells, deaths)[: options.gaps]:
        print("\n" + "\n".join(show(record, cell, cells[cell], deaths.get(cell, 0.0))))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
