"""How things stand: of each state its latest account, since when it is told, who says so, and what ended it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.model import Record, StateEntry, StateTimeline
from rashomon.model.vocabulary import AHEAD
from rashomon.model.weight import natural
from rashomon.publishing.actors import bare_name
from rashomon.publishing.cards import Dispute, disputes_of, title_of
from rashomon.publishing.catalogue import Catalogue, Quote
from rashomon.publishing.days import when
from rashomon.publishing.judged import decided
from rashomon.publishing.timelines import account, ending
from rashomon.publishing.words import counted, legible

_MOST_OF_ONE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One state as it was last told.

    `as_of` are the days of the latest account; `accounts` how many there are and since when; `ended` what ended it;
    `desk` what people decided about it.
    """

    id: str
    place: str
    title: str
    value: str
    as_of: str
    says: str
    marks: tuple[str, ...]
    accounts: str
    ended: str
    quote: Quote | None
    disputes: tuple[Dispute, ...]
    desk: tuple[str, ...] = ()


def states_of(record: Record, types: Sequence[str]) -> tuple[StateTimeline, ...]:
    """The states of these types, by type in this order, then by place, the latest
    told first; plans come last, and what has no place."""
    states = [state for state in record.states if state.type in types]
    order = {name: place for place, name in enumerate(types)}
    told = sorted(states, key=lambda state: natural(state.id))
    told.sort(key=lambda state: last_known(state), reverse=True)
    latest: dict[str, int] = {}
    for state in told:
        latest.setdefault(_place(state), len(latest))
    told.sort(
        key=lambda state: (order.get(state.type, 0), not _place(state), latest[_place(state)], _only_plans(state))
    )
    return tuple(told)


def few(states: Sequence[StateTimeline], most: int) -> tuple[StateTimeline, ...]:
    """At most so many, in their order: no more than three of one place while others have room."""
    chosen: list[int] = []
    for limit in (_MOST_OF_ONE, most):
        seen: Counter[str] = Counter(_place(states[number]) for number in chosen)
        for number, one in enumerate(states):
            if number not in chosen and len(chosen) < most and seen[_place(one)] < limit:
                chosen.append(number)
                seen[_place(one)] += 1
    return tuple(states[number] for number in sorted(chosen))


def standing(states: Iterable[StateTimeline], catalogue: Catalogue) -> tuple[Standing, ...]:
    """How each of these states stands, in their order."""
    return tuple(_standing(state, catalogue) for state in states)


def _standing(state: StateTimeline, catalogue: Catalogue) -> Standing:
    number = _latest(state.entries)
    entry = account(state, number, catalogue) if number is not None else None
    return Standing(
        id=legible(state.id),
        place=_place(state) or "place not told",
        title=title_of(state.title, state.type, state.subtype),
        value=entry.value if entry is not None else "",
        as_of=entry.when if entry is not None else "",
        says=entry.says if entry is not None else "",
        marks=entry.marks if entry is not None else (),
        accounts=_accounts(state, number),
        ended=ending(state, catalogue),
        quote=entry.quote if entry is not None else None,
        disputes=disputes_of(state.id, catalogue),
        desk=decided(state.id, catalogue.record),
    )


def _latest(entries: Sequence[StateEntry]) -> int | None:
    """The number of the latest account; one of a plan only where there is no other."""
    if not entries:
        return None
    real = [number for number, entry in enumerate(entries) if entry.modality not in AHEAD]
    return max(real or range(len(entries)), key=lambda number: (entries[number].known or "", number))


def _only_plans(state: StateTimeline) -> bool:
    return all(entry.modality in AHEAD for entry in state.entries)


def last_known(state: StateTimeline) -> str:
    """The day on which its latest account was told; empty where none has one."""
    return max((entry.known or "" for entry in state.entries), default="")


def _accounts(state: StateTimeline, latest: int | None) -> str:
    """How many accounts there are, and since when, where the first says more than the latest."""
    if len(state.entries) < 2:
        return ""
    starts = sorted((entry.when.start, number) for number, entry in enumerate(state.entries) if entry.when.start)
    first = starts[0][1] if starts else latest
    since = f"; the first: {when(state.entries[first].when)}" if first is not None and first != latest else ""
    return f"{counted(len(state.entries), 'account')}{since}"


def _place(state: StateTimeline) -> str:
    return next((bare_name(place) for place in state.places), "")
