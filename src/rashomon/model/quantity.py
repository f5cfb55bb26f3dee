"""A number as a report gives it: a range, never a guess."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.span import Span

HOUSEHOLDS = "households"
"""The unit of what is counted in families: how many persons they are is not told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """How many, how much or how far, with its bounds.

    `kind`: killed, injured, killed_or_wounded, missing, detained, abducted, besieged, displaced, population,
    personnel, equipment, sorties, strikes, distance, area, area_share, share, duration, money, weight, count.
    Units: `unit` is "persons", "households", "km", "km2", "fraction" (0 to 1), "years", "months", "weeks", "days",
    "hours", "tonnes", a currency code or the counted noun; distances are always in km, shares always fractions.
    Unknowns: `value` is None for vague words ("dozens"); `low` or `high` None means that no bound is stated.
    Zero is a statement ("no one was hurt"), not an unknown.

    Raises:
        ValueError: if `low` is above `high`, or a bound is negative.
    """

    kind: str
    low: float | None = None
    high: float | None = None
    value: float | None = None
    unit: str | None = None
    qualifier: str | None = None
    as_written: str | None = None
    counted: str | None = None
    span: Span | None = None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"a range must not end below its start: {self.low} .. {self.high}")
        if (self.low is not None and self.low < 0) or (self.high is not None and self.high < 0):
            raise ValueError(f"a quantity cannot be negative: {self.low} .. {self.high}")

    @property
    def measure(self) -> str:
        """What a range is of: the kind, apart for households ("displaced_households"), which are no persons."""
        return f"{self.kind}_{HOUSEHOLDS}" if self.unit == HOUSEHOLDS else self.kind

    @property
    def numeric(self) -> bool:
        """Whether the words give a number, rather than a vague word or a bare plural."""
        return self.value is not None
