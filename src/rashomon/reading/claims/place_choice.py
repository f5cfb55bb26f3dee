"""Where an event was, weighed: how likely each place of its sentence is one, by trees learned from annotated sentences.

The weights (`place_weights.json`) come from `training/places.py`, which says what they were learned from.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from rashomon.model.span import Span
from rashomon.model.vocabulary import kind_of
from rashomon.reading.claims.place_features import Candidate, Features, candidates, features
from rashomon.reading.frames import Draft, Scene
from rashomon.reading.mentions import PlaceMention, Weighing

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Token

EVEN = 0.5
"""The chance above which a place is more likely the event's than not."""


LOW, HIGH = 0.1, 0.6
"""Chances below which a place that the rules chose is left out, and above which one that they did not is taken."""
BASIS = "weighed"
"""The basis of a place that the weights chose."""
_TOP = 3


class Weighed(NamedTuple):
    """A candidate with its features, and the chance that it is where the event was."""

    candidate: Candidate
    row: Features
    chance: float


class Trees:
    """Boosted trees over yes-or-no questions, as `training.trees` grows them."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self.base = float(content["base"])
        self.questions = [(str(name), float(threshold)) for name, threshold in content["questions"]]
        self.asked = np.array(content["asked"], np.int64)
        self.leaves = np.array(content["leaves"], np.float64)
        self.depth = self.leaves.shape[1].bit_length() - 1
        self._columns: dict[str, list[tuple[int, float]]] = {}
        for column, (name, threshold) in enumerate(self.questions, start=1):
            self._columns.setdefault(name, []).append((column, threshold))

    def chances(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """The chance of each row, 0 to 1."""
        answers = np.zeros((len(rows), len(self.questions) + 1), np.int64)
        for number, row in enumerate(rows):
            for name, value in row.items():
                if value:
                    for column, threshold in self._columns.get(name, ()):
                        answers[number, column] = value > threshold
        odds = self.base + self._leaves(answers).sum(1)
        return [float(chance) for chance in 1 / (1 + np.exp(-odds))]

    def reasons(self, row: Mapping[str, float], *, against: bool) -> list[str]:
        """The answers that moved a row most in one direction, the strongest first, yes before no: "path:prep=in"."""
        moved: defaultdict[int, float] = defaultdict(float)
        answer = np.zeros(len(self.questions) + 1, np.int64)
        for name, value in row.items():
            for column, threshold in self._columns.get(name, ()):
                answer[column] = value > threshold
        for nodes, leaves in zip(self.asked, self.leaves, strict=True):
            node, inside = 0, leaves
            for _level in range(self.depth):
                question, half = int(nodes[node]), len(inside) // 2
                node = 2 * node + 1 + int(answer[question])
                rest = inside[half:] if answer[question] else inside[:half]
                moved[question] += float(rest.mean() - inside.mean()) if question else 0.0
                inside = rest
        ordered = sorted(moved, key=lambda q: (not answer[q], moved[q] if against else -moved[q], q))
        return [self._named(question, bool(answer[question])) for question in ordered[:_TOP] if question]

    def _named(self, question: int, answer: bool) -> str:
        name, threshold = self.questions[question - 1]
        if 0 < threshold < 1:
            return name if answer else f"no {name}"
        return f"{name} {'over' if answer else 'under'} {threshold:g}"

    def _leaves(self, answers: NDArray[np.int64]) -> NDArray[np.float64]:
        trees = np.arange(len(self.asked))[None, :]
        lines = np.arange(len(answers))[:, None]
        node = np.zeros((len(answers), len(self.asked)), np.int64)
        for _level in range(self.depth):
            node = 2 * node + 1 + answers[lines, self.asked[trees, node]]
        found: NDArray[np.float64] = self.leaves[trees, node - self.asked.shape[1]]
        return found


@lru_cache(maxsize=1)
def trees() -> Trees:
    """The weights that came with the package."""
    return Trees(json.loads(files("rashomon.reading.claims").joinpath("place_weights.json").read_text("utf-8")))


def weighed(scene: Scene, trigger: Token) -> list[Weighed]:
    """The places that the sentence of an event's word names, each with its chance, in the order of the text.

    Empty where it names none, and only describes them.
    """
    known: list[Weighed] | None = scene.weighed.get(trigger.i)
    if known is None:
        found = candidates(scene, trigger)
        rows = features(scene, trigger, found) if any(one.mention.sort == "name" for one in found) else []
        items = zip(found, rows, trees().chances(rows), strict=True) if rows else ()
        known = scene.weighed[trigger.i] = [Weighed(*item) for item in items]
    return known


def likely_places(scene: Scene, trigger: Token) -> tuple[PlaceMention, ...]:
    """The places that are more likely than not where the event of this word was, in the order of the text.

    Empty where the sentence tells no place of this event, or only that of a whole war.
    """
    return tuple(item.candidate.mention for item in weighed(scene, trigger) if item.chance > EVEN)


class Sure(NamedTuple):
    """What the weights are sure of: places that are none of an event's, by where their spans start, and its places."""

    unlikely: Mapping[int, Weighed]
    likely: tuple[Weighed, ...]


NOTHING_SURE = Sure({}, ())


def sure(scene: Scene, draft: Draft) -> Sure:
    """What is sure of the places that the sentence of a draft names; of a description ("the town") nothing is.

    What only tells whose forces, who speaks, by whom or over what it was done is never a place of the event.
    """
    if kind_of(draft.type) != "event" or draft.type in UNWEIGHED:
        return NOTHING_SURE
    best: dict[int, Weighed] = {}
    triggers = {token.i: token for token in (draft.trigger, draft.event) if token is not None}
    for trigger in triggers.values():
        for item in weighed(scene, trigger):
            at = item.candidate.mention.span.start
            if item.candidate.mention.sort == "name" and (at not in best or best[at].chance < item.chance):
                best[at] = item
    likely = [best[at] for at in sorted(best) if best[at].chance > EVEN and not any(map(best[at].row.get, _NO_PLACE))]
    return Sure(
        unlikely={at: item for at, item in best.items() if item.chance < LOW},
        likely=tuple(likely) if any(item.chance > HIGH for item in likely) else (),
    )


def note(scene: Scene, draft: Draft, item: Weighed, *, taken: bool) -> None:
    """Write down that a place was taken, or left out, for its weight: `explain` shows it."""
    trigger = draft.trigger
    event = Span(trigger.idx, trigger.idx + len(trigger.text))
    span = item.candidate.mention.span
    scene.weighings.append(Weighing(span=span, event=event, chance=item.chance, taken=taken, features=item.row))


_NO_PLACE = ("of_actor", "of_source", "reason", "aside", "path:prep=by")
UNWEIGHED = frozenset(
    {
        "movement",
        "displacement",
        "aid_event",
        "support_relation",
        "actor_relation",
        "communication",
        "agreement",
        "political",
    }
)
"""What the sentences learned from do not tell: where somebody goes, and who agrees or speaks."""
