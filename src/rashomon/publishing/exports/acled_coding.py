"""What an event is by ACLED's rules: its sub-event type, its days, its precision, its fatalities.

Source: ACLED codebook; our claim types against it in docs/exports.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from rashomon.model import ActorRef, Event, PlaceRef, When
from rashomon.model.countries import Country
from rashomon.publishing.exports.acled_actors import CIVILIANS, STATE, Coded, coded, rules
from rashomon.publishing.exports.common import is_near
from rashomon.publishing.exports.context import Context
from rashomon.publishing.exports.counting import Refusal
from rashomon.publishing.exports.deaths import figures_told, quantities_told, whole

WEEK, MONTH = 10, 45
"""Days that "a week or similar" and "a month" may reach over."""
LONGEST = 31
"""Days that are written one by one; what lasts longer is one row of its middle."""

_LARGER_REGIONS = ("admin1", "region", "sea")
_SMALLER_REGIONS = ("admin2", "road", "river", "mountain")


@dataclass(frozen=True, slots=True)
class SubEvent:
    """A sub-event type with its event type and disorder type; `rank` is its place in the hierarchy, 0 the highest."""

    name: str
    event_type: str
    disorder: str
    rank: int


@dataclass(frozen=True, slots=True)
class Days:
    """The days of an event and how exact they are; `spread` tells that it lasted through all of them."""

    days: tuple[date, ...]
    precision: int
    spread: bool = False


@dataclass(frozen=True, slots=True)
class Fatalities:
    """What is recorded: None where the user has to say what a plural without a number counts.

    `words` is the vague word that a set number stands for, None for none.
    """

    number: int | None
    words: str | None = None


@lru_cache(maxsize=1)
def sub_events() -> dict[str, SubEvent]:
    """The 25 sub-event types by name, in the order of the hierarchy."""
    found: dict[str, SubEvent] = {}
    for row in rules()["sub_events"]:
        for name in row["names"]:
            found[name] = SubEvent(name, row["event_type"], row["disorder"], len(found))
    return found


def sub_event_of(event: Event, country: Country, context: Context) -> SubEvent | Refusal:
    """The sub-event type of an event, or why ACLED has none for it."""
    codes = rules()["codes"]
    code = codes.get(f"{event.type}/{event.subtype}", codes.get(event.type))
    if code is None:
        return Refusal("*", "ACLED has no event type for it")
    facing = [found for actor in context.facing(event) if (found := coded(actor, country, context))]
    doers = [found for actor in context.doers(event) if (found := coded(actor, country, context))]
    if code == "@attack":
        code = "Armed clash" if _armed(facing) else "Attack"
    elif code == "@arson":
        hurt = any(kind in event.ranges for kind in ("killed", "injured", "killed_or_wounded"))
        code = "Attack" if hurt else "Looting/property destruction"
    elif code == "@operation":
        if not doers or not facing:
            return Refusal("*", "an operation of which both sides are not told is no battle")
        code = "Armed clash"
    elif code == "@protest":
        code = _protest(event, facing)
    elif code == "@ground":
        return _ground(event, doers, facing)
    return sub_events()[code]


def _armed(facing: list[Coded]) -> bool:
    """Whether those who were attacked are armed: no civilians, and a class that bears arms."""
    return bool(facing) and all(actor.inter in (1, 2, 3, 4, 8) for actor in facing)


def _protest(event: Event, facing: list[Coded]) -> str:
    """How a protest was met: with serious harm, with force or arrests, or not at all."""
    met = [actor for actor in facing if actor.inter in (1, 3, 8)]
    harm = any(kind in event.ranges for kind in ("killed", "injured", "killed_or_wounded"))
    if harm and met:
        return "Excessive force against protesters"
    return "Protest with intervention" if met or "detained" in event.ranges else "Peaceful protest"


def _ground(event: Event, doers: list[Coded], facing: list[Coded]) -> SubEvent | Refusal:
    """Who holds the ground now: a government at home regains it, all others overtake it."""
    classes = {actor.inter for actor in doers}
    if event.subtype == "lost" and not doers:
        if any(actor.inter == STATE for actor in facing):
            return sub_events()["Non-state actor overtakes territory"]
        return Refusal("actor1", "who took the ground is not told")
    if not doers:
        return Refusal("actor1", "who took the ground is not told, or contested")
    if classes == {None}:
        return Refusal("actor1", "whether a state or others took the ground is not known")
    name = "Government regains territory" if STATE in classes else "Non-state actor overtakes territory"
    return sub_events()[name]


def days_of(when: When) -> Days | Refusal:
    """The days to be coded, with their precision (1 the day, 2 a week or similar, 3 a month)."""
    start, end = when.start, when.end
    if when.granularity in ("season", "year"):
        return Refusal("event_date", f"only the {when.granularity} is told: ACLED records nothing coarser than a month")
    if start is None or end is None:
        day = end or start
        if day is None:
            return Refusal("event_date", "no day is told")
        return Days((day,), 3 if when.granularity == "month" else 2)
    length = (end - start).days + 1
    if length == 1:
        return Days((start,), 1)
    if length <= LONGEST and _lasts(when):
        return Days(tuple(start + timedelta(days=n) for n in range(length)), 1, spread=True)
    if length <= WEEK and when.granularity != "month":
        return Days((start + (end - start) // 2,), 2)
    if length <= MONTH:
        return Days((_in_month(when, start, end),), 3)
    return Refusal("event_date", f"it is told of {length} days: ACLED records nothing coarser than a month")


def _lasts(when: When) -> bool:
    """Whether it went on through all of its days, rather than on one of them."""
    words = when.as_written or ""
    return when.granularity == "days" and _says("lasting", words) and not _says("between", words)


def _in_month(when: When, start: date, end: date) -> date:
    """The middle, or the first or last day where the words say so."""
    words = when.as_written or ""
    if _says("beginning", words):
        return start
    return end if _says("end", words) else start + (end - start) // 2


def geo_precision(place: PlaceRef) -> int | Refusal:
    """1 a named place, 2 near one or a small part of a region, 3 a larger region."""
    if place.kind == "country":
        return Refusal("location", "only the country is told: ACLED has no events of a whole country")
    if place.lat is None or place.lon is None:
        return Refusal("location", "the place is not located")
    if place.kind in _LARGER_REGIONS:
        return 3
    return 2 if is_near(place) or place.kind in _SMALLER_REGIONS else 1


def fatalities_of(event: Event, context: Context, unknown_plural: int | None) -> Fatalities:
    """The lowest number reported that its source has not corrected since, or ACLED's number for a vague word.

    0 where nobody is told to have died, or nothing is told of it.
    """
    sides = event.victims.get("killed")
    if sides:
        return Fatalities(sum(whole(side.range.low) or 0 for side in sides))
    extent = event.ranges.get("killed")
    if extent is None:
        return Fatalities(0)
    told = quantities_told(event, context)
    standing = figures_told(event, told)
    if standing:
        return Fatalities(int(min(standing)))
    words = next((q.as_written for q in told if q.as_written), None)
    floor = whole(extent.low)
    if floor is not None and floor < 2:
        return Fatalities(floor, words)
    number = next((recorded for lowest, recorded in rules()["vague"]["rows"] if (floor or 0) >= lowest), None)
    return Fatalities(number if number is not None else unknown_plural, words or "killed")


def targets_civilians(facing: list[Coded], refs: list[ActorRef]) -> bool:
    """Whether civilians are the only target: nobody armed is told of beside them."""
    return bool(facing) and bool(refs) and all(actor.inter == CIVILIANS for actor in facing)


def _says(what: str, words: str) -> bool:
    """Whether the words for a time are of those that the table of days lists so."""
    return re.search(rules()["days"][what], words, re.IGNORECASE) is not None
