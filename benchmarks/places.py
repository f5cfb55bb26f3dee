"""Places found and resolved, against gold spans: `python -m benchmarks.places FILE.jsonl.gz...`.

A row has `text` and `toponyms: [{start, end, text, lat, lon}]`.  The measures:

- given_within_161_km, given_within_25_km: the gold spans given, how many are put within so far of their point (100
  miles is the field's custom; Leidner 2007);
- found_precision, found_recall, found_f1 (relaxed): the spans found by the reading, sharing a letter, one to one;
- found_right_161_km_f1: the same, and within 161 km.

Left out: toponyms without a point are neither hit nor miss, for nothing can be compared.  The sets differ on adjectives
of peoples ("Syrian"): found ones count where the gold has them, and never as false.  Descriptions ("the city") are no
toponyms.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.sets import Figures, Misses, Row, run
from rashomon.gazetteer import Gazetteer
from rashomon.model.earth import distance_km
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
    report = Report(id="row", text=text, sha256="")
    blocks = layout.lay_out(report)
    split = sentences.split(text, blocks)
    doc = parse.tokenise(text)
    doc = parse.parse(doc, split, name_spans(doc, gazetteer))
    return Document(report=report, blocks=blocks, sentences=split, doc=doc)


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


def score(rows: Sequence[Row], misses: Misses) -> Figures:
    """The figures of some rows."""
    gazetteer = Gazetteer.open()
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
        for answer, one, gap in zip(answers, gold, gaps, strict=True):
            if gap > FAR_KM:
                place = answer.place if answer is not None else None
                misses(f"given  {_around(row, one['start'], one['end'])} as {place and (place.id, place.country)}")
        start = time.perf_counter()
        mentions = [m for m in find(document, gazetteer) if m.sort != "description"]
        seconds += time.perf_counter() - start
        words += len(row["text"].split())
        pairs = list(overlapping(mentions, gold))
        paired, met = {m for m, _g in pairs}, {g for _m, g in pairs}
        loose = [m for i, m in enumerate(mentions) if i not in paired]
        spared = [m for m in loose if m.sort == "demonym" or any(m.span.overlap(span) for span in ignored)]
        for mention in loose:
            if mention not in spared:
                misses(f"false  {_around(row, mention.span.start, mention.span.end)}")
        for g, one in enumerate(gold):
            if g not in met:
                misses(f"missed {_around(row, one['start'], one['end'])}")
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


def _around(row: Row, start: int, end: int) -> str:
    text = row["text"]
    return " ".join(f"{text[max(0, start - 50) : start]}[[{text[start:end]}]]{text[end : end + 40]}".split())


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of each file; 2 where one is absent."""
    return run(str(__doc__), score, arguments, key=lambda row: str(row["id"]))


if __name__ == "__main__":
    raise SystemExit(main())
