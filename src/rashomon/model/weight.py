"""What stands first in a list of events: the earliest, or what weighs most."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from rashomon.model.record import Event, Range
from rashomon.model.vocabulary import AHEAD, CASUALTY_KINDS, NOT_DONE
from rashomon.model.when import When

Weight = tuple[bool, int, int, int]
"""Whether anyone was harmed, how grave the kind of event is, how many slots are disputed, how many camps say so."""

_NATURAL = re.compile(r"(\d+)")
_RELEASE = "Release of captives"
_PLAIN = ("asserted", "claimed")
_GRAVE = {
    "casualty_detail": 3,
    "attack": 2,
    "siege_change": 2,
    "territory_change": 2,
    "displacement": 2,
    "agreement": 2,
    "violation": 2,
    "aid_event": 1,
    "clash": 1,
    "operation": 1,
}
"""What a reader wants to know first, after the casualties: what changed for people and places."""
_SLIGHT = {"communication": -2, "civil_action": -1, "force_status": -1, "political": -1}


def anchor(time: When) -> date:
    """The day by which events are put in order; those without any come last."""
    if time.start is not None and time.end is not None and time.granularity in ("day", "days", "week", "unknown"):
        return time.start
    return time.end or time.start or date.max


def natural(identifier: str) -> tuple[tuple[int, int, str], ...]:
    """A key that puts e2 before e10."""
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _NATURAL.split(identifier))


def happened(event: Event) -> bool:
    """Whether the event is told as done; plans, conditions and denials are not counted."""
    return event.modality not in NOT_DONE and (event.polarity == "affirmed" or bool(event.ranges))


def in_order(events: Iterable[Event]) -> list[Event]:
    """The events by day; on one day those with most deaths first, then those with most camps behind them."""
    return sorted(events, key=place_in_time)


def place_in_time(event: Event) -> tuple[date, bool, float, int, int, tuple[tuple[int, int, str], ...]]:
    """What events are put in order by."""
    killed = event.ranges.get("killed") or event.ranges.get("killed_or_wounded")
    ahead = event.modality in AHEAD
    return anchor(event.when), ahead, -_most(killed), -len(event.camps), -len(event.reports), natural(event.id)


def _most(killed: Range | None) -> float:
    if killed is None:
        return -1.0
    return killed.high if killed.high is not None else killed.low or 0.0


def weight_of(event: Event, disputes: int) -> Weight:
    """What an event weighs against others, more is graver; `disputes` is how many slots of it are disputed."""
    none = {kind for kind, found in event.ranges.items() if found.low == found.high == 0}
    counted = any(kind in CASUALTY_KINDS and kind not in none for kind in event.ranges)
    nobody = bool(event.ranges) and none == set(event.ranges)
    hedged = event.modality not in _PLAIN or polarity_told(event) != "affirmed"
    return counted, gravity(event.type, hedged=hedged, nobody=nobody), disputes, len(event.camps)


def killed_of(event: Event) -> float:
    """The least number of dead that the event is told to have, else the most; 0 if none is told."""
    found = event.ranges.get("killed")
    return (found.low or found.high or 0.0) if found is not None else 0.0


NO = "No "
"""How the title of what did not happen begins."""


def polarity_told(event: Event) -> str:
    """Its polarity; what figures or a release tell already ("0 killed") is not told as negated."""
    none = event.polarity == "negated" and any(found.high == 0 for found in event.ranges.values())
    none |= event.type == "violation" and event.title.startswith(_RELEASE)
    return "affirmed" if none else event.polarity


def gravity(kind: str, *, hedged: bool, nobody: bool) -> int:
    """How grave a kind of event is; "lost no one" is told, but weighs nothing."""
    return {**_GRAVE, **_SLIGHT}.get(kind, 0) - 3 * hedged - 3 * nobody
