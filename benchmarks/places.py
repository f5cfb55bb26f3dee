"""Places found and resolved, against gold spans: `python -m benchmarks.places FILE.jsonl.gz [--json] [--sample N]`.

A row has `text` and `toponyms: [{start, end, text, lat, lon}]`; a toponym without a point is neither hit nor miss.
The sets differ on adjectives of peoples ("Syrian"): found ones count where the gold has them, and never as false.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rashomon.gazetteer import Gazetteer
from rashomon.gazetteer.extent import distance_km
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.reading import layout, parse, sentences
from rashomon.reading.document import Document
from rashomon.reading.mentions import PlaceMention
from rashomon.reading.places import find, name_spans
from rashomon.reading.places.finding import resolve_spans

FAR_KM = 161.0
CLOSE_KM = 25.0


def document_of(text: str, gazetteer: Gazetteer) -> Document:
    """The parsed report, with place names as single tokens; dates, quantities and actors are left out."""
    report = Report(id=hashlib.sha256(text.encode()).hexdigest()[:16], text=text, sha256="")
    blocks = layout.lay_out(report)
    split = sentences.split(text, blocks)
    doc = parse.tokenise(text)
    doc = parse.parse(doc, split, name_spans(doc, gazetteer))
    return Document(report=report, blocks=blocks, sentences=split, doc=doc)


def rows_of(path: Path, sample: int | None) -> list[dict[str, Any]]:
    """The rows of a file; `sample` of them, the same ones each time, if given."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return rows if sample is None else random.Random(7).sample(rows, min(sample, len(rows)))


def gap_km(mention: PlaceMention | None, gold: dict[str, Any]) -> float:
    """How far the answer lies from the gold point in km; infinite if there is none."""
    if mention is None or mention.place is None or mention.place.lat is None or mention.place.lon is None:
        return float("inf")
    return distance_km(mention.place.lat, mention.place.lon, float(gold["lat"]), float(gold["lon"]))


def overlapping(mentions: Sequence[PlaceMention], gold: Sequence[dict[str, Any]]) -> Iterator[tuple[int, int]]:
    """Pairs of a mention and a gold span that share a character; each at most once, in the order of the text."""
    used: set[int] = set()
    for g, row in enumerate(gold):
        for m, mention in enumerate(mentions):
            if m not in used and mention.span.start < row["end"] and row["start"] < mention.span.end:
                used.add(m)
                yield m, g
                break


def score(rows: Sequence[dict[str, Any]], gazetteer: Gazetteer) -> dict[str, float]:
    """The shares and F1 values over all rows; see `main` for their names."""
    given = far = close = found = proposed = wanted = right = 0
    seconds = words = 0.0
    for row in rows:
        document = document_of(row["text"], gazetteer)
        marked = [t for t in row["toponyms"] if 0 <= t["start"] < t["end"]]  # one set has a few broken offsets
        gold = [t for t in marked if t.get("lat") is not None]
        ignored = [Span(t["start"], t["end"]) for t in marked if t.get("lat") is None]
        answers = resolve_spans(document, gazetteer, [Span(t["start"], t["end"]) for t in gold])
        gaps = [gap_km(answer, t) for answer, t in zip(answers, gold, strict=True)]
        given += len(gold)
        far += sum(gap <= FAR_KM for gap in gaps)
        close += sum(gap <= CLOSE_KM for gap in gaps)
        start = time.perf_counter()
        mentions = [m for m in find(document, gazetteer) if m.sort != "description"]
        seconds += time.perf_counter() - start
        words += len(row["text"].split())
        pairs = list(overlapping(mentions, gold))
        paired = {m for m, _g in pairs}
        loose = [m for i, m in enumerate(mentions) if i not in paired]
        spared = [m for m in loose if m.sort == "demonym" or any(m.span.overlap(span) for span in ignored)]
        found += len(pairs)
        proposed += len(mentions) - len(spared)
        wanted += len(gold)
        right += sum(gap_km(mentions[m], gold[g]) <= FAR_KM for m, g in pairs)
    return {
        "documents": len(rows),
        "toponyms": given,
        "given_within_161_km": round(far / max(1, given), 4),
        "given_within_25_km": round(close / max(1, given), 4),
        "found_precision": round(found / max(1, proposed), 4),
        "found_recall": round(found / max(1, wanted), 4),
        "found_f1": round(2 * found / max(1, proposed + wanted), 4),
        "found_right_161_km_f1": round(2 * right / max(1, proposed + wanted), 4),
        "ms_per_600_words": round(600_000 * seconds / max(1.0, words), 1),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scores of each file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.places", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--sample", type=int)
    options = parser.parse_args(arguments)
    gazetteer = Gazetteer.open()
    for path in options.files:
        scores = score(rows_of(path, options.sample), gazetteer)
        if options.json:
            print(json.dumps({"file": path.name, **scores}))
        else:
            print(path.name)
            for name, value in scores.items():
                print(f"  {name:24} {value}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
