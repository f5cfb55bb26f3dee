"""How things stand: of each state its latest account, since when it is told, who says so, and what ended it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import StateEntry, StateTimeline
from rashomon.model.vocabulary import AHEAD
from rashomon.model.weight import natural
from rashomon.publishing.actors import bare_name
from rashomon.publishing.cards import Dispute
from rashomon.publishing.catalogue import Catalogue, Quote
from rashomon.publishing.days import when
from rashomon.publishing.timelines import Entry, StateCard, state_card
from rashomon.publishing.words import counted

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


def standing(catalogue: Catalogue, types: Sequence[str]) -> tuple[Standing, ...]:
    """The states of these types, by type in this order, then by place, the latest
    told first; plans come last, and what has no place."""
    states = [state for state in catalogue.record.states if state.type in types]
    order = {name: place for place, name in enumerate(types)}
    told = sorted(states, key=lambda state: natural(state.id))
    told.sort(key=lambda state: last_known(state), reverse=True)
    latest: dict[str, int] = {}
    for state in told:
        latest.setdefault(_place(state), len(latest))
    told.sort(
        key=lambda state: (order.get(state.type, 0), not _place(state), latest[_place(state)], _only_plans(state))
    )
    return tuple(_standing(state, state_card(state, catalogue)) for state in told)


def few(found: Sequence[Standing], most: int) -> tuple[Standing, ...]:
    """At most so many, in their order: no more than three of one place while others have room."""
    chosen: list[int] = []
    for limit in (_MOST_OF_ONE, most):
        seen: Counter[str] = Counter(found[number].place for number in chosen)
        for number, one in enumerate(found):
            if number not in chosen and len(chosen) < most and seen[one.place] < limit:
                chosen.append(number)
                seen[one.place] += 1
    return tuple(found[number] for number in sorted(chosen))


def _standing(state: StateTimeline, card: StateCard) -> Standing:
    number = _latest(state.entries)
    entry: Entry | None = card.entries[number] if number is not None else None
    return Standing(
        id=card.id,
        place=_place(state) or "place not told",
        title=card.title,
        value=entry.value if entry is not None else "",
        as_of=entry.when if entry is not None else "",
        says=entry.says if entry is not None else "",
        marks=entry.marks if entry is not None else (),
        accounts=_accounts(state, number),
        ended=card.ended_by,
        quote=entry.quote if entry is not None else None,
        disputes=card.disputes,
        desk=card.desk,
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
