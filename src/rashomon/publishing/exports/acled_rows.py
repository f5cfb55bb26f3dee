"""Events as rows of ACLED before they are written: coded, one a day, merged as ACLED's coders do.

Source: ACLED codebook.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from rashomon.model import ActorRef, Event, PlaceRef
from rashomon.model.countries import Country, country_of
from rashomon.publishing.actors import bare_name
from rashomon.publishing.exports import acled_actors as actors
from rashomon.publishing.exports import acled_coding as coding
from rashomon.publishing.exports.acled_actors import Coded
from rashomon.publishing.exports.acled_coding import Days, Fatalities, SubEvent
from rashomon.publishing.exports.acled_notes import notes_of
from rashomon.publishing.exports.acled_sources import scale_of, sources_of
from rashomon.publishing.exports.common import happened
from rashomon.publishing.exports.context import Context
from rashomon.publishing.exports.counting import Refusal
from rashomon.publishing.exports.loss import LeftOut

Sides = tuple[tuple[Coded, ...], tuple[Coded, ...]]
_CARRIED = ("killed",)
_IN_NOTES = ("injured", "killed_or_wounded", "missing")
_AGAINST_CIVILIANS = "Violence against civilians"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One event on one day, before it is written; `events` are our ids of what it tells, the main one first."""

    events: tuple[str, ...]
    day: date
    precision: int
    sub_event: SubEvent
    sides: Sides
    targeting: bool
    country: Country
    place: PlaceRef
    geo_precision: int
    divisions: tuple[str, str]
    sources: tuple[str, ...]
    scale: str
    notes: str
    fatalities: int | None
    stamp: int | None

    @property
    def key(self) -> tuple[object, ...] | None:
        """What two rows share that ACLED would note as one; None where an actor is not identified."""
        names = frozenset(actor.name for side in self.sides for actor in side)
        unnamed = any(name.startswith("Unidentified") for name in names) or not names
        if unnamed or self.sub_event.disorder == "Strategic developments":
            return None
        return self.day, bare_name(self.place), f"{self.place.lat:.4f} {self.place.lon:.4f}", names


def coded_rows(event: Event, context: Context, plural: int | None) -> list[Row] | Refusal:
    """The rows of one event, one a day; or why there are none."""
    if not happened(event):
        told = "denied or negated" if event.modality == "denied" or event.polarity == "negated" else event.modality
        return Refusal("*", f"it is told as {told}: ACLED codes what has happened")
    place = context.place(event)
    if place is None:
        return Refusal("location", "no place is told")
    precision = coding.geo_precision(place)
    if isinstance(precision, Refusal):
        return precision
    country = country_of(place.country)
    if country is None:
        return Refusal("country", "the country is not known")
    days = coding.days_of(event.when)
    if isinstance(days, Refusal):
        return days
    sub_event = coding.sub_event_of(event, country, context)
    if isinstance(sub_event, Refusal):
        return sub_event
    sides = _sides(event, sub_event, country, context)
    if isinstance(sides, Refusal):
        return sides
    return _by_day(event, days, sub_event, sides, country, place, precision, context, plural)


def _by_day(
    event: Event, days: Days, sub_event: SubEvent, sides: Sides,
    country: Country, place: PlaceRef, precision: int, context: Context, plural: int | None,
) -> list[Row]:  # fmt: skip
    dead = coding.fatalities_of(event, context, plural)
    reports = context.reports_of(event)
    known = [report.published.day for report in reports if report.published is not None]
    stamp = int(datetime.combine(max(known), datetime.min.time(), UTC).timestamp()) if known else None
    names = [_in_words(side, country) for side in sides]
    return [
        Row(
            events=(event.id,), day=day, precision=days.precision, sub_event=sub_event, sides=sides,
            targeting=_targeting(sub_event, sides, event, country, context), country=country, place=place,
            geo_precision=precision, divisions=context.divisions(event), sources=sources_of(reports),
            scale=scale_of(reports, country, context),
            notes=notes_of(event, days, day, names[0], names[1], dead, context), fatalities=share, stamp=stamp,
        )
        for day, share in zip(days.days, _shares(dead, len(days.days)), strict=True)
    ]  # fmt: skip


def _in_words(side: tuple[Coded, ...], country: Country) -> str:
    """The first actor of a side in a sentence: "civilians"; nothing for those whom nobody names."""
    if not side or side[0].told:
        return side[0].told if side else ""
    if side[0] == actors.unidentified(country):
        return ""
    crowds = (actors.civilians(country), actors.protesters(country), actors.rioters(country))
    return side[0].name.partition(" (")[0].casefold() if side[0] in crowds else side[0].name


def _shares(dead: Fatalities, days: int) -> list[int | None]:
    """A total divided evenly over the days, the rest on the first one."""
    if dead.number is None:
        return [None] * days
    each, rest = divmod(dead.number, days)
    return [each + rest, *[each] * (days - 1)]


def _sides(event: Event, sub_event: SubEvent, country: Country, context: Context) -> Sides | Refusal:
    """Both sides, the main actor of each first; civilians are always the second."""

    def all_of(refs: Sequence[ActorRef]) -> list[Coded]:
        given = [actors.coded(ref, country, context) for ref in refs]
        return list(dict.fromkeys(actor for actor in given if actor is not None))

    doers, facing = _foremost(all_of(context.doers(event))), _foremost(all_of(context.facing(event)))
    kind = sub_event.event_type
    if kind in ("Protests", "Riots"):
        crowd = actors.protesters(country) if kind == "Protests" else actors.rioters(country)
        met = [actor for actor in facing if actor.inter != actors.CIVILIANS or kind == "Riots"]
        return (crowd, *(actor for actor in doers if actor != crowd)), tuple(met)
    if event.type == "agreement":
        parties = all_of(context.parties(event)) or doers
        return (tuple(parties[:1]), tuple(parties[1:])) if parties else Refusal("actor1", "no party is named")
    armed = [actor for actor in facing if actor.inter != actors.CIVILIANS]
    if kind == "Battles":
        return _battle(doers, armed, actors.unidentified(country))
    if kind == "Strategic developments":
        if event.type == "displacement":
            doers = doers or [actors.civilians(country)]
        else:
            doers = [actor for actor in doers if actor.inter != actors.CIVILIANS]
        return (tuple(doers), tuple(facing)) if doers else Refusal("actor1", "who did it is not told")
    first = tuple(doers) or (actors.unidentified(country),)
    if kind == _AGAINST_CIVILIANS:
        return first, (actors.civilians(country),)
    return first, tuple(armed or facing)


def _foremost(side: list[Coded]) -> list[Coded]:
    """A side without those that its other names cover: soldiers beside a named army, a government beside its forces."""
    named = [actor for actor in side if not actor.told or actor.inter == actors.CIVILIANS] or side
    forces = {actor.name.partition(" of ")[2] for actor in named if actor.name.startswith("Military Forces of ")}
    return [a for a in named if not (a.name.startswith("Government of ") and a.name.partition(" of ")[2] in forces)]


def _battle(doers: Sequence[Coded], armed: Sequence[Coded], nobody: Coded) -> Sides | Refusal:
    """Both sides of a fight; whom nobody names is an unidentified group."""
    if doers:
        others = tuple(actor for actor in armed if actor not in doers)
        return tuple(doers), others or (nobody,)
    if len(armed) > 1:
        return tuple(armed[:1]), tuple(armed[1:])
    return ((nobody,), tuple(armed)) if armed else Refusal("actor1", "neither side is named")


def _targeting(
    sub_event: SubEvent, sides: Sides, event: Event, country: Country,
    context: Context,
) -> bool:  # fmt: skip
    """Whether civilians are the main or only target; those hurt beside a battle are not."""
    if sub_event.event_type == _AGAINST_CIVILIANS or sub_event.name == "Excessive force against protesters":
        return True
    if sub_event.event_type not in ("Explosions/Remote violence", "Riots"):
        return False
    refs = context.facing(event)
    facing = [found for ref in refs if (found := actors.coded(ref, country, context)) is not None]
    return coding.targets_civilians(facing, refs)


def not_carried(event: Event, rows: Sequence[Row], *, suspected: bool) -> Iterator[LeftOut]:
    """The fields of an event that has a row, which its columns do not hold."""
    for kind, extent in event.ranges.items():
        if kind in _IN_NOTES:
            yield LeftOut(subject=event.id, field=kind, reason="ACLED does not code it; in `notes`")
        elif kind not in _CARRIED:
            yield LeftOut(subject=event.id, field=kind, reason="ACLED has no column for it")
        elif extent.low != extent.high:
            yield LeftOut(subject=event.id, field=kind, reason="one number, the lowest reported; the range in `notes`")
    if rows[0].fatalities is None:
        reason = "a plural without a number: `unknown_plural` says 3 or 10, as ACLED's coders do"
        yield LeftOut(subject=event.id, field="fatalities", reason=reason)
    if len(rows) > 1:
        yield LeftOut(subject=event.id, field="event_date", reason=f"{len(rows)} days, one row each, in ACLED's way")
    if event.when.start is None:
        yield LeftOut(subject=event.id, field="event_date",
                      reason="only the latest day is told: that day, with time_precision 2")  # fmt: skip
    if suspected:
        yield LeftOut(subject=event.id, field="actor1", reason="only suspected; said in `notes`")
    for number, side in enumerate(rows[0].sides, 1):
        if side and side[0] == actors.unidentified(rows[0].country) and not side[0].told:
            yield LeftOut(subject=event.id, field=f"actor{number}",
                          reason="not named, or contested: ACLED's name for that stands there")  # fmt: skip
    blank = [f"inter{n}" for n, side in enumerate(rows[0].sides, 1) if side and side[0].inter is None]
    for field in blank:
        yield LeftOut(subject=event.id, field=field, reason="the class of the actor is not known")
    if rows[0].sub_event.event_type == _AGAINST_CIVILIANS and not any(
        a.id in ("civ", "residents") for a in event.actors
    ):
        yield LeftOut(subject=event.id, field="actor2",
                      reason="the victims' status is not told: by the sub-event type, civilians")  # fmt: skip


def merged(rows: Sequence[Row]) -> tuple[list[Row], list[LeftOut]]:
    """What the same actors do in the same place on the same day as one row, of the type highest in the hierarchy."""
    groups: dict[object, list[Row]] = {}
    for number, row in enumerate(rows):
        groups.setdefault(row.key or number, []).append(row)
    found: list[Row] = []
    lost: list[LeftOut] = []
    for several in groups.values():
        main = min(several, key=lambda row: row.sub_event.rank)
        others = [row for row in several if row is not main]
        found.append(_one(main, others) if others else main)
        for row in others:
            reason = (
                f"merged_from: one row with {main.events[0]}, the same actors, place and day ({row.sub_event.name})"
            )
            lost.append(LeftOut(subject=row.events[0], field="*", reason=reason))
    return found, lost


def _one(main: Row, others: Sequence[Row]) -> Row:
    """The rows as one; fatalities add up, as these are events of their own."""
    everyone = (main, *others)
    dead = [row.fatalities for row in everyone]
    known = [number for number in dead if number is not None]
    return replace(
        main,
        events=tuple(dict.fromkeys(event for row in everyone for event in row.events)),
        precision=max(row.precision for row in everyone),
        targeting=any(row.targeting for row in everyone),
        sources=tuple(dict.fromkeys(source for row in everyone for source in row.sources)),
        notes=" / ".join(row.notes for row in everyone),
        fatalities=sum(known) if known else None,
        stamp=max((row.stamp for row in everyone if row.stamp is not None), default=None),
    )
