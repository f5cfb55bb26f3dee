"""Scores attribution against PolNeAR: who says what, by the words of source, cue and content.

    python -m benchmarks.attribution FILE.jsonl.gz [--json] [--limit N]

Each row has `text` and `attributions: [{source, cue, content: [{spans, text}]}]` with offsets in code points.
An attribution found is matched one to one with a coded one by the words that their contents share; the words of
source, cue and content are then compared.  Whatever is not matched counts as zero: found in vain lowers precision,
missed lowers recall.  PolNeAR also codes attitudes ("wants", "endorsed"), so these are scored here as well.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rashomon.model.report import Report
from rashomon.reading import layout, sentences
from rashomon.reading.attribution import Attributed, attributed
from rashomon.reading.document import Document
from rashomon.reading.parse import parse, tokenise

_WORD = re.compile(r"\w+")
Words = frozenset[int]
PARTS = ("source", "cue", "content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Triple:
    """The words of one attribution, as offsets of their first letters."""

    source: Words
    cue: Words
    content: Words


@dataclass(slots=True)
class Tally:
    """Sums over attributions: shares of words found and of words right, and how many of each there were."""

    precision: dict[str, float] = field(default_factory=lambda: dict.fromkeys(PARTS, 0.0))
    recall: dict[str, float] = field(default_factory=lambda: dict.fromkeys(PARTS, 0.0))
    found: dict[str, int] = field(default_factory=lambda: dict.fromkeys(PARTS, 0))
    coded: dict[str, int] = field(default_factory=lambda: dict.fromkeys(PARTS, 0))
    agreement: dict[str, list[float]] = field(default_factory=lambda: {part: [] for part in PARTS})

    def add(self, coded: Sequence[Triple], found: Sequence[Triple]) -> None:
        """Adds one text."""
        for part in PARTS:
            self.coded[part] += sum(bool(getattr(one, part)) for one in coded)
            self.found[part] += sum(bool(getattr(one, part)) for one in found)
        for a, b in matched(coded, found):
            for part in PARTS:
                ours, theirs = getattr(b, part), getattr(a, part)
                if not theirs:
                    continue
                shared = len(ours & theirs)
                self.precision[part] += shared / len(ours) if ours else 0.0
                self.recall[part] += shared / len(theirs)
                self.agreement[part].append(2 * shared / (len(ours) + len(theirs)) if ours else 0.0)

    def scores(self) -> dict[str, dict[str, float]]:
        """Precision, recall and F1 of each part over all attributions, and F1 over the matched ones."""
        result = {}
        for part in PARTS:
            precision = self.precision[part] / max(1, self.found[part])
            recall = self.recall[part] / max(1, self.coded[part])
            f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
            agreed = self.agreement[part]
            result[part] = {
                "precision": round(precision, 4),
                "recall": round(recall, 4),
                "f1": round(f1, 4),
                "matched_f1": round(sum(agreed) / max(1, len(agreed)), 4),
            }
        return result


def matched(coded: Sequence[Triple], found: Sequence[Triple]) -> Iterator[tuple[Triple, Triple]]:
    """Pairs whose contents share words, the best agreement first, each attribution once."""
    pairs = []
    for i, a in enumerate(coded):
        for j, b in enumerate(found):
            shared = len(a.content & b.content)
            if shared:
                overlap = 2 * shared / (len(a.content) + len(b.content))
                pairs.append((-overlap, -len(a.cue & b.cue), i, j))
    seen_a: set[int] = set()
    seen_b: set[int] = set()
    for _, _, i, j in sorted(pairs):
        if i not in seen_a and j not in seen_b:
            seen_a.add(i)
            seen_b.add(j)
            yield coded[i], found[j]


def words_in(text: str, spans: Iterable[tuple[int, int]]) -> Words:
    """The words that the spans touch."""
    return frozenset(match.start() for start, end in spans for match in _WORD.finditer(text, start, end))


def coded_triples(row: Mapping[str, Any]) -> list[Triple]:
    """The attributions of a row that have a content."""
    triples = []
    for one in row["attributions"]:
        parts = {
            part: words_in(row["text"], ((s, e) for piece in one.get(part, []) for s, e in piece["spans"]))
            for part in PARTS
        }
        if parts["content"]:
            triples.append(Triple(**parts))
    return triples


def found_triples(document: Document) -> list[Triple]:
    """What the reading finds in a text; a quotation that runs on belongs to the attribution that it continues."""
    text = document.text
    merged: dict[tuple[int, int], list[Attributed]] = {}
    for one in attributed(document):
        if not one.speech.chain:  # the outlet's own doubt is no attribution
            continue
        key = one.predicate or one.speech.content[0]
        merged.setdefault((key.start, key.end), []).append(one)
    triples = []
    for group in merged.values():
        first = next((one for one in group if one.speech.cue is not None), group[0])
        contents = [(span.start, span.end) for one in group for span in one.speech.content]
        source = [(first.source.start, first.source.end)] if first.source is not None else []
        cue = [(first.predicate.start, first.predicate.end)] if first.predicate is not None else []
        triples.append(Triple(source=words_in(text, source), cue=words_in(text, cue), content=words_in(text, contents)))
    return triples


def read(text: str) -> Document:
    """A text with its parse, without names and actors: PolNeAR is about another field."""
    report = Report(id="row", text=text, sha256="")
    blocks = layout.lay_out(report)
    split = sentences.split(text, blocks)
    return Document(report=report, blocks=blocks, sentences=split, doc=parse(tokenise(text), split, ()))


def rows(path: Path, limit: int | None) -> Iterator[Mapping[str, Any]]:
    """The rows of a gzip JSON Lines file, at most `limit`."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for number, line in enumerate(lines):
            if limit is not None and number >= limit:
                return
            yield json.loads(line)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the scores; the exit status is 1 where the file is absent."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.attribution", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    parser.add_argument("--limit", type=int, default=None, help="read only the first N texts")
    options = parser.parse_args(arguments)
    if not options.file.exists():
        print(f"{options.file}: absent; the test sets are not part of the repository", file=sys.stderr)
        return 1
    tally = Tally()
    for row in rows(options.file, options.limit):
        tally.add(coded_triples(row), found_triples(read(row["text"])))
    scores = tally.scores()
    if options.json:
        print(json.dumps({"coded": tally.coded["content"], "found": tally.found["content"], **scores}))
        return 0
    print(f"coded {tally.coded['content']}, found {tally.found['content']}")
    for part, values in scores.items():
        print(f"{part:8}" + "".join(f"  {name} {value:.3f}" for name, value in values.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
