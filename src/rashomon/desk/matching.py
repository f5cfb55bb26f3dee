"""Lists of a record that is held in memory: which events the filters leave, and in what order they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.desk.address import Asked
from rashomon.model import Event, Report, StateTimeline
from rashomon.model.vocabulary import STATE_TYPES
from rashomon.model.weight import in_order, killed_of, weight_of
from rashomon.project.listed import words_of

if TYPE_CHECKING:
    from rashomon.desk.held import Held


def matching(held: Held, asked: Asked, without: Sequence[str] = ()) -> list[Event]:
    """The events that the filters leave, those in `without` not applied."""
    words = asked.words.casefold().split()
    return [
        event
        for event in held.record.events
        if (not asked.type or "type" in without or event.type == asked.type)
        and (not asked.only or "only" in without or _is(asked.only, event, held))
        and (not words or _holds(event, words))
        and (asked.box is None or _lies_in(event, asked.box))
    ]


def facets(held: Held, asked: Asked) -> tuple[dict[str, int], dict[str, int]]:
    """How many events each type would leave, and each choice of what to show, with the other filters as they are."""
    types = Counter(event.type for event in matching(held, asked, without=("type",)))
    rest = matching(held, asked, without=("only",))
    shown = {name: sum(_is(name, event, held) for event in rest) for name in ("disputed", "open", "decided")}
    return dict(sorted(types.items())), {"": len(rest), **shown}


def ordered(events: list[Event], asked: Asked, held: Held) -> list[Event]:
    """The events in the order that is asked for."""
    by_day = in_order(events)
    if asked.sort == "weight":
        return by_weight(by_day, held)
    if asked.sort == "reports":
        return sorted(by_day, key=lambda event: -len(event.reports))
    return by_day


def by_weight(events: list[Event], held: Held) -> list[Event]:
    """The gravest first: harm, kind, what is disputed, how many say so, the dead; then the order that they have."""
    disputes = held.catalogue.disputes
    return sorted(
        events, key=lambda event: (weight_of(event, len(disputes.get(event.id, ()))), killed_of(event)), reverse=True
    )


def disputed(held: Held, asked: Asked) -> tuple[list[Event], list[StateTimeline]]:
    """The events on which accounts differ, the gravest first and updates alone last; and the states."""
    disputes = held.catalogue.disputes
    events = by_weight(in_order(event for event in matching(held, asked) if event.id in disputes), held)
    events.sort(key=lambda event: all(one.relation == "update" for one in disputes[event.id]))
    return events, [state for state in held.record.states if state.id in disputes and not asked.words]


def states(held: Held, asked: Asked) -> list[StateTimeline]:
    """The states that the words leave, by type and title."""
    words = asked.words.casefold().split()
    found = [state for state in held.record.states if _holds(state, words)]
    order = {name: place for place, name in enumerate(STATE_TYPES)}
    return sorted(found, key=lambda state: (order.get(state.type, len(order)), state.title.casefold(), state.id))


def reports(held: Held, asked: Asked) -> list[Report]:
    """The reports that hold all words, the newest first."""
    words = asked.words.casefold().split()
    found = [one for one in held.record.reports if not words or _tells(one, words)]
    return sorted(
        found,
        key=lambda one: (one.published is None, one.published.day.toordinal() * -1 if one.published else 0, one.id),
    )


def _tells(report: Report, words: list[str]) -> bool:
    told = f"{report.title or ''} {report.outlet or ''} {report.text}".casefold()
    return all(word in told for word in words)


def _is(only: str, event: Event, held: Held) -> bool:
    if only == "disputed":
        return any(one.relation != "update" for one in held.catalogue.disputes.get(event.id, ()))
    return (event.id in held.record.decided) is (only == "decided")


def _lies_in(event: Event, box: tuple[float, float, float, float]) -> bool:
    """Whether one of its points lies in the window."""
    west, south, east, north = box
    return any(
        ref.lat is not None and ref.lon is not None and west <= ref.lon <= east and south <= ref.lat <= north
        for ref in event.places
    )


def _holds(thing: Event | StateTimeline, words: list[str]) -> bool:
    """Whether title, places or actors hold all these words, or the id is one."""
    told = words_of(thing)
    return all(word in told or word == thing.id.casefold() for word in words)
