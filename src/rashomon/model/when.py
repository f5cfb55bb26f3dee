"""A time as a closed interval of calendar days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Granularity = Literal["day", "days", "week", "month", "season", "year", "vague", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The days between `start` and `end`, both included, at the place of the event.

    Unknowns: a `None` end is open (it was before, or goes on after); both `None` means that no time is known, or
    that the fact lasts (an apposition such as "the provincial capital").
    `granularity` is that of the words, not of the interval: "by Monday" is open / Monday at `day`.
    `basis` names how the interval was found: `explicit`, `weekday`, `relative`, `tense`, `statement`, `plan`,
    `duration`, `carried`, `layer`, `lasting`, `none`.

    Raises:
        ValueError: if `start` is after `end`.
    """

    start: date | None = None
    end: date | None = None
    granularity: Granularity = "unknown"
    basis: str = "none"
    as_written: str | None = None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.start > self.end:
            raise ValueError(f"an interval must not end before it starts: {self.start} .. {self.end}")

    def meets(self, other: When, *, slack_days: int = 0) -> bool:
        """Whether the two intervals share a day, or are at most `slack_days` apart; open ends reach everywhere."""
        gap_a = _days_between(self.end, other.start)
        gap_b = _days_between(other.end, self.start)
        return max(gap_a, gap_b) <= slack_days


def _days_between(end: date | None, start: date | None) -> int:
    """Days from `end` to a later `start`; 0 or less when they touch or an end is open."""
    if end is None or start is None:
        return 0
    return (start - end).days
