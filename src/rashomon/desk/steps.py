"""What one reader decided, step by step: what can be undone, and what of it can be given back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model import Judgement
from rashomon.project.deciding import in_force
from rashomon.publishing.judged import said
from rashomon.publishing.words import counted

WORDS = {"accept": "accepted", "reject": "rejected", "unsure": "left unsure"}


@dataclass(frozen=True, slots=True)
class Step:
    """What one reader decided at once.

    `number` is that of its first judgement; `event` is "" where it is on no event as a whole; `title` says on what.
    """

    number: int
    kind: str
    event: str
    title: str

    @property
    def done(self) -> str:
        """What was done, in a word."""
        return WORDS.get(self.kind, "decided") if self.event else "decided"


def steps(told: Sequence[Judgement], user: str) -> list[Step]:
    """The steps of a reader that stand, the newest first."""
    found: dict[str, list[Judgement]] = {}
    for one in in_force(told):
        if one.user == user and one.undoes is None:
            found.setdefault(one.at, []).append(one)
    return [_step(several) for several in reversed(found.values())]


def undone(told: Sequence[Judgement], user: str) -> list[Step]:
    """The steps of this reader that can be given back, the one undone last first; `number` is that of its undoing.

    A further decision ends what can be given back: it was made knowing that the others are undone.
    """
    by_number = {one.number: one for one in told}
    groups: dict[str, list[Judgement]] = {}
    for one in told:
        if one.user == user:
            groups.setdefault(one.at, []).append(one)
    waiting: dict[str, Step] = {}
    for several in groups.values():
        if several[0].undoes is None:
            waiting.clear()
            continue
        first, is_undone = _origin(several[0], by_number)
        if first.user == user:
            waiting.pop(first.at, None)
            if is_undone:
                waiting[first.at] = replace(_step(groups[first.at]), number=several[0].number)
    return list(waiting.values())[::-1]


def _origin(one: Judgement, by_number: Mapping[int, Judgement]) -> tuple[Judgement, bool]:
    """The decision at the end of a chain of undoings, and whether the chain leaves it undone."""
    is_undone = False
    while one.undoes is not None:
        one, is_undone = by_number[one.undoes], not is_undone
    return one, is_undone


def _step(several: Sequence[Judgement]) -> Step:
    first = several[0]
    event = first.value.get("event", "")
    if not event:
        return Step(first.number, first.kind, "", said(first))
    events = {one.value.get("event") for one in several}
    title = first.value.get("title", event) if len(events) == 1 else counted(len(events), "event")
    return Step(first.number, first.kind, event, title)
