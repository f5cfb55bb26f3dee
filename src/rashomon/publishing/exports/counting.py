"""Each event coded once, so that no one's death stands in two rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from rashomon.model import Event, Record

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an event has no row; `field` is the column that it fails at, "*" for the whole."""

    field: str
    reason: str


def counted_once(
    record: Record, skipped: frozenset[str], code: Callable[[Event], _T | Refusal]
) -> dict[str, _T | Refusal]:
    """What `code` makes of each event but those skipped, by id, in the order of the record.

    A sum of several events has no row if one of its parts has; a part whose dead are counted in the total of another
    event has none if that one has.
    """
    events = {event.id: event for event in record.events if event.id not in skipped}
    wholes = {key: [w for name, w in event.related if name == "component_of" and w in events]
              for key, event in events.items()}  # fmt: skip
    parts: dict[str, list[str]] = {}
    for part, several in wholes.items():
        for whole in several:
            parts.setdefault(whole, []).append(part)
    found: dict[str, _T | Refusal] = {}

    def written(keys: list[str]) -> list[str]:
        return [key for key in keys if key in found and not isinstance(found[key], Refusal)]

    for event in sorted(events.values(), key=lambda event: (event.umbrella, bool(wholes[event.id]))):
        within = written(parts.get(event.id, []))
        over = [key for key in written(wholes[event.id]) if "killed" in events[key].ranges]
        if event.umbrella and within:
            found[event.id] = Refusal("*", f"it sums up {', '.join(within)}, which have rows of their own")
        elif over and "killed" in event.ranges:
            found[event.id] = Refusal("*", f"its dead are counted in {', '.join(over)}")
        else:
            found[event.id] = code(event)
    return {key: found[key] for key in events}
