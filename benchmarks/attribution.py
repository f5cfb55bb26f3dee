"""Who says what, against PolNeAR: `python -m benchmarks.attribution FILE.jsonl.gz [--sample N] [--held-out]`.

Each row has `id`, `text` and `attributions: [{source, cue, content: [{spans, text}]}]` with offsets in code points.
An attribution found is matched one to one with a coded one by the words that their contents share; of source, cue and
content the shares of words found and of words right are then averaged over all attributions (Newell et al. 2018,
"An Attribution Relations Corpus for Political News", L18-1524).  Nothing here is strict: half the words are half a
hit.  Whatever is not matched counts as zero: found in vain lowers precision, missed lowers recall.

PolNeAR also codes attitudes ("wants", "endorsed"), so these are scored here as well.  Left out of the coded ones: what
has no content.  Left out of ours, since PolNeAR never codes it: a saying inside what somebody else says, and the
outlet's own doubt ("may have been killed") but for "seems" and "appears".  A quotation over several sentences, which
the reading gives piece by piece, is one attribution.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.sets import Figures, Misses, Row, run
from rashomon.model.report import Report
from rashomon.reading import layout, sentences
from rashomon.reading.attribution import Attributed, attributed
from rashomon.reading.document import Document
from rashomon.reading.parse import parse, tokenise

_WORD = re.compile(r"\w+")
Words = frozenset[int]
SEEMING = frozenset({"seem", "appear"})
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

    def figures(self) -> Figures:
        """F1, precision and recall of each part over all attributions, and F1 over the matched ones."""
        result: Figures = {"coded": self.coded["content"], "found": self.found["content"]}
        for part in PARTS:
            precision = self.precision[part] / max(1, self.found[part])
            recall = self.recall[part] / max(1, self.coded[part])
            f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
            agreed = self.agreement[part]
            result[f"{part}_f1"] = round(f1, 4)
            result[f"{part}_precision"] = round(precision, 4)
            result[f"{part}_recall"] = round(recall, 4)
            result[f"{part}_f1_of_matched"] = round(sum(agreed) / max(1, len(agreed)), 4)
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


def coded_triples(row: Row) -> list[Triple]:
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
    """What the reading finds in a text, as PolNeAR would code it."""
    text = document.text
    merged: dict[tuple[int, int], list[Attributed]] = {}
    for one in attributed(document):
        if one.doubt and one.speech.verb not in SEEMING:
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
    return [one for one in triples if not (one.cue and any(one.cue <= other.content for other in triples))]


def read(text: str) -> Document:
    """A text with its parse, without names and actors: PolNeAR is about another field."""
    report = Report(id="row", text=text, sha256="")
    blocks = layout.lay_out(report)
    split = sentences.split(text, blocks)
    return Document(report=report, blocks=blocks, sentences=split, doc=parse(tokenise(text), split, ()))


def score(rows: Sequence[Row], misses: Misses) -> Figures:
    """The figures of some rows; reports what is missed, found in vain, or found with other words."""
    tally = Tally()
    for row in rows:
        coded, found = coded_triples(row), found_triples(read(row["text"]))
        tally.add(coded, found)
        for line in lines_of(row["text"], coded, found):
            misses(line)
    return tally.figures()


def lines_of(text: str, coded: Sequence[Triple], found: Sequence[Triple]) -> Iterator[str]:
    """What went wrong in one text: `-` missed, `+` in vain, `~` other words than those coded."""
    pairs = list(matched(coded, found))
    for one in coded:
        if not any(one is a for a, _ in pairs):
            yield f"- {_written(text, one)}"
    for one in found:
        if not any(one is b for _, b in pairs):
            yield f"+ {_written(text, one)}"
    for a, b in pairs:
        if a != b:
            yield f"~ {_written(text, a)}\n  {_written(text, b)}"


def _written(text: str, one: Triple) -> str:
    """An attribution as a line: source | cue | content."""
    return " | ".join(_words(text, getattr(one, part)) for part in PARTS)


def _words(text: str, starts: Words) -> str:
    """The words that begin at these offsets."""
    return " ".join(match.group() for start in sorted(starts) if (match := _WORD.match(text, start)))


if __name__ == "__main__":
    raise SystemExit(run(__doc__, score))
