"""How well dates are found and normalised: `python -m benchmarks.dates FILE.jsonl.gz [--json] [--held-out]`.

The file holds one text a line: `id`, `dct` (the day it was published), `text`, `timex` (a list of `start`, `end`,
`type`, `value`; TimeML).  The measures are those of TempEval-3 (UzZaman et al. 2013, S13-2001):

- strict span F1: the same start and end;
- relaxed span F1: any overlap, one to one;
- value F1: relaxed, and the same value, letter by letter.

A tenth of the texts, chosen by a hash of the id, is kept aside; both figures are printed.  Two sorts of expressions
that our reading needs and that TimeML does not mark are left out before scoring: ages of persons, and "already" and
"so far".
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from benchmarks.sets import Figures, Misses, Row, run
from rashomon.model.report import Report
from rashomon.reading.dates import find_in
from rashomon.reading.layout import lay_out
from rashomon.reading.mentions import DateMention
from rashomon.reading.parse import parse, tokenise
from rashomon.reading.sentences import split


@dataclass(slots=True)
class Tally:
    """Counts of one part of the file."""

    texts: int = 0
    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0
    misses: list[str] = field(default_factory=list)

    def f1(self, right: int) -> float:
        """F1 of a count of right answers."""
        return 2 * right / (self.gold + self.found) if self.gold + self.found else 0.0

    def figures(self) -> dict[str, float | int]:
        """The measures, rounded to four places."""
        precision = self.relaxed / self.found if self.found else 0.0
        recall = self.relaxed / self.gold if self.gold else 0.0
        return {
            "texts": self.texts,
            "expressions": self.gold,
            "strict_f1": round(self.f1(self.strict), 4),
            "relaxed_f1": round(self.f1(self.relaxed), 4),
            "relaxed_precision": round(precision, 4),
            "relaxed_recall": round(recall, 4),
            "value_f1": round(self.f1(self.value), 4),
        }


def score(rows: Sequence[Row], misses: Misses) -> Figures:
    """The figures of some rows; `ms_per_600_words` is the time of the dates alone, without the parse."""
    tally = Tally()
    seconds, words = 0.0, 0
    for row in rows:
        mentions, took = read(row["text"], date.fromisoformat(row["dct"][:10]))
        seconds, words = seconds + took, words + len(row["text"].split())
        add(tally, row, mentions)
    for line in tally.misses:
        misses(line)
    return {**tally.figures(), "ms_per_600_words": round(seconds * 1000 * 600 / max(words, 1), 2)}


def read(text: str, published: date) -> tuple[tuple[DateMention, ...], float]:
    """The mentions of a bare text, and the seconds of processor time that finding them took, without the parse."""
    report = Report(id="row", text=text, sha256="")
    blocks = lay_out(report)
    sentences = split(text, blocks)
    doc = parse(tokenise(text), sentences, ())
    before = time.process_time()
    found = find_in(text, published, doc, [sentence.span.start for sentence in sentences])
    return found, time.process_time() - before


def in_timeml(mention: DateMention) -> bool:
    """Whether TimeML would mark such an expression."""
    return mention.function != "age" and not (mention.value == "PRESENT_REF" and mention.function == "by")


def add(tally: Tally, row: Row, mentions: Iterable[DateMention]) -> None:
    """Add one text to a tally."""
    gold = sorted(row["timex"], key=lambda one: one["start"])
    found = [mention for mention in mentions if in_timeml(mention)]
    tally.texts += 1
    tally.gold += len(gold)
    tally.found += len(found)
    free = list(gold)
    for mention in found:
        match = _best(mention, free)
        if match is None:
            tally.misses.append(_line(row, mention.span.start, mention.span.end, f"+ {mention.value}"))
            continue
        free.remove(match)
        tally.relaxed += 1
        tally.strict += (mention.span.start, mention.span.end) == (match["start"], match["end"])
        tally.value += mention.value == match["value"]
        if mention.value != match["value"]:
            note = f"~ {mention.value} for {match['type']} {match['value']}"
            tally.misses.append(_line(row, mention.span.start, mention.span.end, note))
    tally.misses += [_line(row, one["start"], one["end"], f"- {one['type']} {one['value']}") for one in free]


def _best(mention: DateMention, gold: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The expression that shares most with a mention."""
    shared = [(min(mention.span.end, one["end"]) - max(mention.span.start, one["start"]), one) for one in gold]
    shared = [pair for pair in shared if pair[0] > 0]
    return max(shared, key=lambda pair: pair[0])[1] if shared else None


def _line(row: Row, start: int, end: int, note: str) -> str:
    text = row["text"]
    around = f"{text[max(0, start - 50) : start]}[[{text[start:end]}]]{text[end : end + 30]}"
    return f"{row['dct'][:10]} {note:42} {' '.join(around.split())}"


if __name__ == "__main__":
    raise SystemExit(run(__doc__, score))
