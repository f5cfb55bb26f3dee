"""Learn which place of a whole report a claim was at: `python -m training.passages [FOLDER] [--check]`.

Learns from the marked dispatches of `benchmarks.marks`, our own, without those held out.  Writes `passage_weights.json`
beside `rashomon.reading.claims.passage_choice`: yes-or-no questions on named features, trees and leaves; no word of the
texts but the prepositions that the features name.

With `--check` nothing is written: the dispatches are divided into five parts, the claims of each are placed by trees
that were grown without it, and the share of them that is right is printed beside that of the rules.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from benchmarks.marks import FOLDER, Marked, Named, is_place_right, marked, met, seen
from rashomon.gazetteer import Gazetteer
from rashomon.model import PlaceRef
from rashomon.reading.claims.passage_choice import chosen, is_open, is_weighed, taken
from rashomon.reading.claims.passage_features import MAIN, Option, Passages
from rashomon.reading.frames import Draft, Scene
from training.places import learned
from training.trees import Recipe, grow, odds, questions, table

WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "rashomon" / "reading" / "claims" / "passage_weights.json"
FOLDS = 5
RECIPE = Recipe(trees=120, depth=4, rate=0.06, shrink=4.0, columns=0.3)


@dataclass(frozen=True, slots=True)
class Example:
    """A claim with what it may have been at, which of these are right, and its places as the rules say."""

    text: str
    passages: Passages
    number: int
    named: list[Named]
    options: list[Option]
    truth: list[bool]
    places: tuple[PlaceRef, ...]

    def is_right(self, chances: Sequence[float] | None) -> bool:
        """Whether the places that the chances choose are right; those of the rules where there are none."""
        if chances is None:
            return is_place_right(self.named, self.places)
        best = chosen(self.passages, self.number, self.options, chances) if is_open(self.places) else None
        if best is None:
            return is_place_right(self.named, self.places)
        rest = [place for place in self.places if place.role not in MAIN]
        draft = self.passages.told[self.number][0]
        return is_place_right(self.named, [taken(self.passages.scene, draft, self.options[best]), *rest])


def examples(dispatches: Sequence[Marked]) -> Iterator[Example]:
    """What is learned from."""
    gazetteer = Gazetteer.open()
    for one in dispatches:
        scene, told = seen(one, gazetteer)
        passages = Passages(scene, [(draft, claims[0]) for draft, claims in told])
        for mark in one.marks:
            for number in met(mark, told):
                draft, claims = told[number]
                options = passages.options(number) if is_weighed(draft) else []
                if options:
                    named = [Named(scene, name, mark) for name in mark.at]
                    truth = [_is_right(scene, draft, option, named) for option in options]
                    yield Example(one.text, passages, number, named, options, truth, claims[0].places)


def _is_right(scene: Scene, draft: Draft, option: Option, named: Sequence[Named]) -> bool:
    if option.seen is None and option.ref is None:
        return False
    ref = taken(scene, draft, option)
    if option.seen is not None and ref.span is None and option.spot.place is None:
        ref = replace(ref, span=option.seen.mention.span)
    return any(one.is_met(ref) for one in named)


def checked(known: Sequence[Example], recipe: Recipe) -> tuple[float, float]:
    """The share of the claims that the rules place rightly, and that trees grown without them do."""
    fold = np.array([int(hashlib.sha256(e.text.encode()).hexdigest(), 16) // 7 % FOLDS for e in known])
    rows = [option.row for example in known for option in example.options]
    of = np.repeat(fold, [len(example.options) for example in known])
    truth = np.array([right for example in known for right in example.truth], float)
    answers = table(rows, questions(rows))
    chance = np.zeros(len(rows))
    for number in range(FOLDS):
        apart = of == number
        base, trees = grow(answers[~apart], truth[~apart], recipe)
        chance[apart] = 1 / (1 + np.exp(-odds(answers[apart], base, trees)))
    right, at = 0, 0
    for example in known:
        right += example.is_right([float(c) for c in chance[at : at + len(example.options)]])
        at += len(example.options)
    return sum(example.is_right(None) for example in known) / len(known), right / len(known)


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn, or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--check", action="store_true", help="write nothing; print how the claims left out are placed")
    options = parser.parse_args(arguments)
    known = list(examples([one for one in marked(options.folder) if not one.held_out]))
    if not known:
        print(f"{options.folder}: no marked dispatch that makes a claim")
        return 2
    if options.check:
        rules, weighed = checked(known, RECIPE)
        print(f"{len(known)} claims, placed rightly: by the rules {rules:.4f}, weighed {weighed:.4f}")
        return 0
    rows = [option.row for example in known for option in example.options]
    truth = [right for example in known for right in example.truth]
    WEIGHTS.write_text(json.dumps(learned(rows, truth, RECIPE), separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(known)} claims, {WEIGHTS.name} {WEIGHTS.stat().st_size // 1000} kB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
