"""What a rule, or a person, decides about two claims, with its reason in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["same", "different", "unsure"]
PERSON = "person"
"""The rule of what a person decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision about two claims: the verdict, the rule that took it, and why.

    `weight` orders the merges: those with more evidence come first.
    """

    verdict: Verdict
    rule: str
    reason: str
    weight: float = 0.0

    @property
    def by_person(self) -> bool:
        """Whether a person decided."""
        return self.rule == PERSON
