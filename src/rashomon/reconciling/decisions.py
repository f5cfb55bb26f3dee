"""What people decided about pairs of claims, as links that outrank every rule."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from rashomon.reconciling.judgement import PERSON, Judgement
from rashomon.reconciling.links import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided about two claims (ids): they tell of the `same` event or state, or of `different` ones.

    Unknowns: `by` and `reason` are None where it is not told who decided and why.
    """

    kind: Literal["same", "different"]
    a: str
    b: str
    by: str | None = None
    reason: str | None = None

    @property
    def pair(self) -> tuple[str, str]:
        """The two claims, sorted."""
        return (self.a, self.b) if self.a < self.b else (self.b, self.a)


def decided(decisions: Iterable[Decision], places: Mapping[str, int]) -> Iterator[Link]:
    """The decisions as links, the last one on each pair; those on claims without a place (id -> place) wait.

    Where people contradict each other (a is b, b is c, a is not c), `different` stands.
    """
    last = {decision.pair: decision for decision in decisions if decision.a != decision.b}
    for (one, other), decision in sorted(last.items()):
        if one in places and other in places:
            a, b = sorted((places[one], places[other]))
            yield Link(kind="same" if decision.kind == "same" else "apart", a=a, b=b, judgement=_judgement(decision))


def _judgement(decision: Decision) -> Judgement:
    what = "one event or state" if decision.kind == "same" else "two events or states"
    reason = f"{decision.by or 'a person'} decided that they tell of {what}"
    if decision.reason:
        reason += f" ({decision.reason})"
    return Judgement(verdict=decision.kind, rule=PERSON, reason=reason, weight=math.inf)
