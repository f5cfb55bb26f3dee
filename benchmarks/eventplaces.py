"""Where an event was, of the places that its sentence names: `python -m benchmarks.eventplaces FILE.jsonl.gz`.

A row has `text` (a sentence, sometimes two), `verb_span` (the word that tells the event) and `locations` (`start`,
`end`: the narrowest places named where it happened; none for the totals of a war or a country).  The sets are compared:

- exact_set (relaxed): the same number of places, each sharing a letter with one of the gold, one to one;
- exact_set_strict: the same, and each with the same first and last letter;
- precision, recall and F1 of the places, relaxed; empty_right is the share of the rows without a place that got none,
  named_right the exact_set of the others.

Answered by `likely_places`, whose weights were learned from the rows that are not kept aside (`training.places`): the
figure of the part kept aside is the one to go by.  A description ("the city") counts as the name that the reading takes
it for, and is left out where the row has none.
Left out: rows whose verb is no word of the text, and those that mark a place of no letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from benchmarks.sets import Figures, Misses, Row, run
from rashomon.gazetteer import Gazetteer
from rashomon.model import Report, Span
from rashomon.reading import understand
from rashomon.reading.claims.place_choice import likely_places
from rashomon.reading.frames import Scene
from rashomon.reading.mentions import PlaceMention

if TYPE_CHECKING:
    from spacy.tokens import Token


def score(rows: Sequence[Row], misses: Misses) -> Figures:
    """The figures of some rows."""
    gazetteer = Gazetteer.open()
    asked = exact = strict = shared = found = wanted = empty = empty_right = 0
    for row in rows:
        gold = gold_of(row)
        scene = Scene(understand(Report(id="row", text=row["text"], sha256=""), gazetteer))
        trigger = trigger_of(scene, row["verb_span"])
        if gold is None or trigger is None:
            continue
        answer = named_spans(scene, likely_places(scene, trigger))
        pairs = paired(answer, gold)
        asked, found, wanted, shared = asked + 1, found + len(answer), wanted + len(gold), shared + len(pairs)
        right = len(pairs) == len(gold) == len(answer)
        exact += right
        strict += answer == gold
        empty += not gold
        empty_right += not gold and right
        if not right:
            got, should = ([span.text_of(row["text"]) for span in spans] for spans in (answer, gold))
            misses(f"{trigger.text:12} {got} for {should}: {' '.join(row['text'].split())}")
    return {
        "events": asked,
        "exact_set": _share(exact, asked),
        "exact_set_strict": _share(strict, asked),
        "empty_right": _share(empty_right, empty),
        "named_right": _share(exact - empty_right, asked - empty),
        "precision": _share(shared, found),
        "recall": _share(shared, wanted),
        "f1": _share(2 * shared, found + wanted),
    }


def named_spans(scene: Scene, mentions: Sequence[PlaceMention]) -> list[Span]:
    """The names of what was answered, in the order of the text."""
    spans: set[Span] = set()
    for mention in mentions:
        if mention.sort != "description":
            spans.add(mention.span)
            continue
        meant = (m for m in scene.document.places if m.sort == "name" and m.place and m.place == mention.place)
        spans.update(name.span for name in list(meant)[:1])
    return sorted(spans, key=lambda span: span.start)


def _share(part: int, whole: int) -> float:
    return round(part / max(1, whole), 4)


def gold_of(row: Row) -> list[Span] | None:
    """The places of a row, in the order of the text; two that stand side by side ("Old" "City") are one name."""
    marked: list[dict[str, Any]] = sorted(row["locations"], key=lambda one: one["start"])
    spans: list[Span] = []
    for one in marked:
        if not one["text"].strip() or one["start"] >= one["end"]:
            return None
        if spans and not row["text"][spans[-1].end : one["start"]].strip():
            spans[-1] = Span(spans[-1].start, one["end"])
        else:
            spans.append(Span(one["start"], one["end"]))
    return spans


def trigger_of(scene: Scene, spans: Sequence[Sequence[int]]) -> Token | None:
    """The word that tells the event; None where the offsets meet no word."""
    start, end = spans[0] if spans else (0, 0)
    tokens = scene.document.doc.char_span(start, end, alignment_mode="expand") if end > start else None
    return tokens.root if tokens is not None else None


def paired(answer: Sequence[Span], gold: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Pairs that share a letter, each place at most once."""
    free = list(gold)
    pairs = []
    for span in answer:
        match = next((one for one in free if one.overlap(span)), None)
        if match is not None:
            free.remove(match)
            pairs.append((span, match))
    return pairs


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 2 where the file is absent."""
    return run(str(__doc__), score, arguments, key=lambda row: row["text"])


if __name__ == "__main__":
    raise SystemExit(main())
