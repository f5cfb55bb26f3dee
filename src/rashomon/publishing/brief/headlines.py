"""The headline figures: how many, in ranges, said with "at least" where nothing bounds them from above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Event, Range, Record, StateTimeline
from rashomon.model.vocabulary import AHEAD
from rashomon.model.weight import happened
from rashomon.publishing.actors import bare_name
from rashomon.publishing.brief.tolls import Days, Toll, toll
from rashomon.publishing.cards import title_of
from rashomon.publishing.days import when
from rashomon.publishing.numbers import NOT_STATED, extent, number, range_figure
from rashomon.publishing.words import counted, legible, listed

_MOST_NAMED = 4
_TOLLS = (
    ("killed", "Killed", "deaths"),
    ("injured", "Injured", "injuries"),
    ("killed_or_wounded", "Killed or injured, not told apart", "casualties"),
    ("missing", "Missing", "missing persons"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """One figure of the head: what it counts, the figure, what it rests on, and the ids of its events or states.

    `known` is false where the record gives no figure; `weighty` for casualties.
    """

    name: str
    value: str
    notes: tuple[str, ...]
    about: tuple[str, ...] = ()
    known: bool = True
    weighty: bool = False


def headlines(record: Record, days: Days = (None, None)) -> tuple[Headline, ...]:
    """The figures in their order: events, casualties, displaced, besieged; `days` are those asked for."""
    tolls = [_toll(toll(kind, record.events, days), name, counted_as) for kind, name, counted_as in _TOLLS]
    shown = [found for place, found in enumerate(tolls) if found.known or place < 2]
    return (_events(record), *shown, _displaced(record), _besieged(record))


def _events(record: Record) -> Headline:
    planned = [event for event in record.events if event.modality in AHEAD]
    denied = [event for event in record.events if event.modality == "denied"]
    told = len(record.events) - len(planned) - len(denied)
    notes = [f"from {counted(len(record.reports), 'report')}"]
    if planned:
        notes.append(f"{len(planned):,} more planned or conditional")
    if denied:
        notes.append(f"{len(denied):,} more told only to be denied")
    return Headline(name="Events", value=number(told), notes=tuple(notes))


def _toll(found: Toll, name: str, counted_as: str) -> Headline:
    value, best = _value(found)
    counted_events = len(found.events) - len(found.silent) - len(found.none) or len(found.none)
    notes = [best] if best else []
    if counted_events:
        notes.append(_basis(found, counted_events))
    if found.silent:
        more = "more " if counted_events else ""
        tell = counted(len(found.silent), f"{more}event tells", f"{more}events tell")
        notes.append(f"{tell} of {counted_as} without a number")
    if found.apart:
        what = _named(found.apart, "total or undated figure", "totals or undated figures")
        notes.append(f"not added: {what}")
    if len(found.sure) > 1 and 2 * found.largest > (found.low or 0.0):
        notes.append(f"of these at least {number(found.largest)} in one event ({legible(found.sure[0])})")
    known = found.low is not None or found.high is not None
    return Headline(
        name=name,
        value=value if known else "no figure",
        notes=tuple(notes),
        about=found.events + found.apart,
        known=known,
        weighty=True,
    )


def _basis(found: Toll, events: int) -> str:
    """How many events the figure rests on, and what it would be if all that are told apart were different ones."""
    told = f"in {counted(events, 'event')}"
    if found.told <= (found.low or 0.0):
        return told if events == 1 or found.told < (found.low or 0.0) else f"{told}, added up"
    return f"{told}, some of which may be one; at least {number(found.told)} if all are different"


def _value(found: Toll) -> tuple[str, str]:
    """The range, and the best figure where it says more than the range does."""
    low = found.low or 0.0
    value = f"at least {number(low)}" if found.high is None else extent(low, found.high)
    fixed = found.high is not None and found.high == low
    return value, f"best {number(found.best)}" if found.best is not None and not fixed and found.best != low else ""


def _named(ids: Sequence[str], one: str, many: str) -> str:
    names = [legible(name) for name in ids]
    shown = names[:_MOST_NAMED] + _rest(len(names) - _MOST_NAMED)
    return f"{counted(len(names), one, many)} ({listed(shown)})"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Account:
    """One figure of people and what it is about."""

    id: str
    kind: str
    range: Range
    title: str
    when: str


def _displaced(record: Record) -> Headline:
    """The largest single figure: who flees twice is told of twice, so that these are never added."""
    found = [
        _account(event, "displaced", event.ranges["displaced"])
        for event in record.events
        if event.type == "displacement" and _of_people(event, "displaced") and happened(event)
    ]
    found += [
        _account(state, kind, extent_of)
        for state in record.states
        if state.subtype == "displaced_stock"
        for kind, extent_of in state.ranges.items()
        if kind in ("displaced", "population") and _of_people(state, kind)
    ]
    told = sum(event.type == "displacement" and happened(event) for event in record.events)
    told += sum(state.subtype == "displaced_stock" for state in record.states)
    return _largest("Displaced", found, told, "of displacement")


def _besieged(record: Record) -> Headline:
    """Places told as besieged, and the largest single figure of people in them."""
    sieges = [state for state in record.states if state.type == "siege_state"]
    everything: tuple[Event | StateTimeline, ...] = (*record.events, *record.states)
    going_on = [state for state in sieges if state.ended_by is None]
    found = [_account(one, "besieged", one.ranges["besieged"]) for one in everything if _of_people(one, "besieged")]
    found += [
        _account(state, "population", state.ranges["population"])
        for state in record.states
        if state.type == "population" and state.subtype == "trapped" and _of_people(state, "population")
    ]
    places = list(dict.fromkeys(name for name in map(_place, sieges) if name))
    people = _largest("Besieged", found, 0, "")
    if not sieges:
        return people
    notes = [listed(places[:_MOST_NAMED] + _rest(len(places) - _MOST_NAMED))] if places else []
    ended = len(sieges) - len(going_on)
    if ended:
        notes.append(f"{ended:,} of {counted(len(sieges), 'siege')} told as ended")
    notes += [f"people in them: {people.value}", *people.notes] if people.known else ["how many people: no figure"]
    value = counted(len(places), "place") if places else counted(len(sieges), "siege")
    return Headline(name="Besieged", value=value, notes=tuple(notes), about=tuple(state.id for state in sieges))


def _rest(number: int) -> list[str]:
    return [f"{number:,} more"] if number > 0 else []


def _of_people(told: Event | StateTimeline, kind: str) -> bool:
    """Whether it has a figure of people, rather than of towns or buses."""
    return kind in told.ranges and told.ranges[kind].unit in (None, "persons", "people")


def _largest(name: str, found: Sequence[_Account], told: int, what: str) -> Headline:
    if not found:
        silent = (f"{counted(told, 'account')} {what} without a number",) if told else ()
        return Headline(name=name, value="no figure" if told else "none told", notes=silent, known=False)
    top = max(found, key=lambda one: (one.range.low or 0.0, one.range.high or one.range.low or 0.0))
    notes = [f"the largest single figure: {top.title}, {top.when}"]
    if len(found) > 1:
        notes.append(f"{counted(len(found) - 1, 'other figure')} not added: they may count the same people")
    return Headline(name=name, value=_people(top), notes=tuple(notes), about=(top.id,))


def _people(account: _Account) -> str:
    low, high = account.range.low, account.range.high
    if low is not None and high is None:
        return f"at least {number(low)}"
    value = extent(low, high)
    return value if value != NOT_STATED else range_figure(account.kind, account.range)


def _account(told: Event | StateTimeline, kind: str, extent_of: Range) -> _Account:
    return _Account(
        id=told.id,
        kind=kind,
        range=extent_of,
        title=title_of(told.title, told.type, told.subtype),
        when=when(told.when) if isinstance(told, Event) else _last_day(told),
    )


def _last_day(state: StateTimeline) -> str:
    return when(state.entries[-1].when) if state.entries else "day not known"


def _place(state: StateTimeline) -> str:
    return next((bare_name(place) for place in state.places), "")
