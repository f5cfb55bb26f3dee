"""The notes of a row: who did what where and when in ACLED's phrase, then what its columns cannot carry."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rashomon.model import Event, Position
from rashomon.model.vocabulary import BEARINGS
from rashomon.publishing.actors import bare_name
from rashomon.publishing.exports.acled_actors import rules
from rashomon.publishing.exports.acled_coding import Days, Fatalities
from rashomon.publishing.exports.context import Context
from rashomon.publishing.numbers import extent, figure
from rashomon.publishing.words import label, legible, listed, typeset

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
_HARM = ("killed", "injured", "killed_or_wounded", "missing")
_SLOTS = (*_HARM, "initiator", "day", "place", "outcome")


def written(day: date) -> str:
    """A day as ACLED's notes write it: "5 September 2017"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def notes_of(
    event: Event, days: Days, day: date, first: str, second: str, dead: Fatalities, context: Context
) -> str:  # fmt: skip
    """The text of `notes`; `first` and `second` are the actors as a reader calls them, "" where none is named."""
    phrases = rules()["phrases"]
    verb, before = phrases.get(f"{event.type}/{event.subtype}") or phrases[event.type]
    against = f" {before} {second}".replace("  ", " ") if second else ""
    doer = f"{first} (suspected)" if first and context.suspected(event) else first or "an unidentified group"
    lines = [f"{_lead(event, days, day)}, {doer} {verb}{against}{_where(event, context)}."]
    lines += _figures(event, days, dead, context)
    if event.id in context.contested:
        lines.append("Who did it is contested.")
    lines += [f"Accounts differ ({label('slots', d.slot).casefold()}): {_accounts(d.positions, context)}."
              for d in context.disagreements(event) if d.slot in _SLOTS]  # fmt: skip
    lines += _said_by(event, context)
    return " ".join(lines)


def _lead(event: Event, days: Days, day: date) -> str:
    """When: the day itself, or the days around it where it is not exact."""
    when = event.when
    if days.precision == 1:
        return f"On {written(day)}"
    if when.start is None or when.end is None:
        return f"{'By' if when.end else 'From'} {written(day)}"
    return f"Around {written(day)} (between {written(when.start)} and {written(when.end)})"


def _where(event: Event, context: Context) -> str:
    """The place and its first division: " near Lubero (Nord-Kivu)"."""
    place = context.place(event)
    if place is None:
        return ""
    name = bare_name(place)
    relation = label("relations", place.relation) if place.relation in ("near", *BEARINGS) else "in"
    admin1 = context.divisions(event)[0]
    return f" {relation} {name}" + (f" ({admin1})" if admin1 and admin1 != name else "")


def _figures(event: Event, days: Days, dead: Fatalities, context: Context) -> list[str]:
    """The ranges of the dead and hurt, the words that a set number stands for, and how a total was divided."""
    told = []
    for kind in _HARM:
        if kind in event.ranges:
            given = event.ranges[kind]
            told.append(figure(kind, given.low, given.high))
    lines = [f"Reported: {'; '.join(told)}."] if told else []
    sides = [f"{legible(side.victims)} {extent(side.range.low, side.range.high)}"
             for side in event.victims.get("killed", ())]  # fmt: skip
    if sides:
        lines.append(f"Killed by side: {'; '.join(sides)}.")
    if dead.words and "killed" in event.ranges:
        counted = f"{dead.number} is recorded" if dead.number is not None else "no number is recorded"
        lines.append(f"The number is told in words (“{legible(dead.words)}”); {counted}.")
    if days.spread and dead.number:
        lines.append(f"{dead.number} fatalities from {written(days.days[0])} to {written(days.days[-1])} are divided "
                     "over the days.")  # fmt: skip
    return lines


def _accounts(positions: Sequence[Position], context: Context) -> str:
    return "; ".join(f"{typeset(p.value)} ({_holders(p, context)})" for p in positions)


def _holders(position: Position, context: Context) -> str:
    named = [context.source_name(origin) for origin in position.origins]
    outlets = [legible(context.reports[r].outlet or r) for r in position.reports if r in context.reports]
    return listed(list(dict.fromkeys(named or outlets))) or "no source named"


def _said_by(event: Event, context: Context) -> list[str]:
    """Who says it, as far as the reports name anyone."""
    origins = [context.source_name(origin) for origin in event.origins]
    return [f"According to {listed(list(dict.fromkeys(origins)))}."] if origins else []
