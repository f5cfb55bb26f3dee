"""Learn which places of a sentence an event was at: `python -m training.places [FILE.jsonl.gz] [--check]`.

Rows as `benchmarks.eventplaces` reads them; those kept aside (`benchmarks.sets.held_out`, by their text) are never
learned from.  Writes `place_weights.json` beside `rashomon.reading.claims.place_choice`: yes-or-no questions on named
features, trees and leaves, and no word of the texts but the lemmas and prepositions that the features name.

With `--check` nothing is written: the rows are divided into five parts by their text, each part is answered by trees
that were grown without it, and the share of the rows whose places are exactly right is printed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.eventplaces import gold_of, named_spans, paired, trigger_of
from benchmarks.sets import Row, parts, rows_of
from rashomon.gazetteer import Gazetteer
from rashomon.model import Report, Span
from rashomon.reading import understand
from rashomon.reading.claims.place_features import Features, candidates, features
from rashomon.reading.frames import Scene
from training.trees import Recipe, grow, odds, questions, table

SET = Path(__file__).resolve().parents[2] / "shared" / "bench" / "eventplaces.jsonl.gz"
WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "rashomon" / "reading" / "claims" / "place_weights.json"
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Example:
    """One event: the features of each candidate, the name that it counts as, and the places that are right."""

    text: str
    rows: list[Features]
    names: list[Span | None]
    gold: list[Span]

    def truth(self) -> list[bool]:
        """Whether each candidate is right."""
        return [name is not None and any(name.overlap(one) for one in self.gold) for name in self.names]

    def is_right(self, chosen: Sequence[bool]) -> bool:
        """Whether these candidates are exactly the right places."""
        answer = sorted({n for n, c in zip(self.names, chosen, strict=True) if c and n is not None})
        return len(paired(answer, self.gold)) == len(self.gold) == len(answer)


def examples(rows: Sequence[Row]) -> Iterator[Example]:
    """What is learned from."""
    gazetteer = Gazetteer.open()
    for row in rows:
        gold = gold_of(row)
        scene = Scene(understand(Report(id="row", text=row["text"], sha256=""), gazetteer))
        trigger = trigger_of(scene, row["verb_span"])
        if gold is None or trigger is None:
            continue
        found = candidates(scene, trigger)
        names = [next(iter(named_spans(scene, [candidate.mention])), None) for candidate in found]
        yield Example(row["text"], features(scene, trigger, found), names, gold)


def learned(rows: Sequence[Features], truth: Sequence[bool], recipe: Recipe) -> dict[str, object]:
    """The weights, as they are written."""
    asked = questions(rows)
    base, trees = grow(table(rows, asked), np.array(truth, float), recipe)
    used = sorted({question for nodes, _leaves in trees for question in nodes if question >= 0})
    place = {question: number for number, question in enumerate(used, start=1)}
    return {
        "base": round(base, 5),
        "questions": [asked[question] for question in used],
        "asked": [[place.get(question, 0) for question in nodes] for nodes, _leaves in trees],
        "leaves": [leaves for _nodes, leaves in trees],
    }


def checked(known: Sequence[Example], recipe: Recipe) -> float:
    """The share of the rows that are exactly right, each answered by trees grown without its fifth."""
    fold = np.array([int(hashlib.sha256(e.text.encode()).hexdigest(), 16) // 10 % FOLDS for e in known])
    rows = [row for example in known for row in example.rows]
    of = np.repeat(fold, [len(example.rows) for example in known])
    truth = np.array([right for example in known for right in example.truth()], float)
    answers = table(rows, questions(rows))
    chance = np.zeros(len(rows))
    for number in range(FOLDS):
        apart = of == number
        base, trees = grow(answers[~apart], truth[~apart], recipe)
        chance[apart] = odds(answers[apart], base, trees)
    right, at = 0, 0
    for example in known:
        right += example.is_right([bool(c) for c in chance[at : at + len(example.rows)] > 0])
        at += len(example.rows)
    return right / len(known)


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn, or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=SET, metavar="FILE.jsonl.gz")
    parser.add_argument("--check", action="store_true", help="write nothing; print how the rows left out are answered")
    options = parser.parse_args(arguments)
    if not options.file.is_file():
        print(f"{options.file}: no such file; the test sets are not part of the repository")
        return 2
    known = list(examples(parts(rows_of(options.file), lambda row: str(row["text"]))["tuned"]))
    if options.check:
        print(f"{len(known)} events, exactly right {checked(known, Recipe()):.4f}")
        return 0
    rows = [row for example in known for row in example.rows]
    truth = [right for example in known for right in example.truth()]
    WEIGHTS.write_text(json.dumps(learned(rows, truth, Recipe()), separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(known)} events, {WEIGHTS.name} {WEIGHTS.stat().st_size // 1000} kB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
