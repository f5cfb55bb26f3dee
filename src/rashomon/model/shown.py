"""An event or a state as it is shown, with its place in a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rashomon.model.record import Disagreement, Event, StateTimeline

Rank = tuple[date, date, int]
"""What sorts events and states in a record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An event or a state, its place in a record, what its accounts disagree on (`own`), and in what it stands against
    other events and states (`across`)."""

    rank: Rank
    event: Event | None = None
    state: StateTimeline | None = None
    own: tuple[Disagreement, ...] = ()
    across: tuple[Disagreement, ...] = ()

    @property
    def told(self) -> Event | StateTimeline:
        """The event or the state."""
        found = self.event or self.state
        if found is None:
            raise ValueError("neither an event nor a state is shown")
        return found
