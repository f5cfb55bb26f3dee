"""States as short timelines: every line that a reader sees of a state, before any layout."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.model import StateEntry, StateTimeline
from rashomon.model.vocabulary import STATE_TYPES
from rashomon.model.weight import natural
from rashomon.publishing.actors import Part, parts, where
from rashomon.publishing.cards import Dispute, counts, disputes_of, holders, title_of
from rashomon.publishing.catalogue import Catalogue, Quote, marks_of
from rashomon.publishing.days import when, written_days
from rashomon.publishing.judged import decided
from rashomon.publishing.numbers import figure
from rashomon.publishing.words import label, legible, plain, type_label, typeset

_BARE_NUMBER = re.compile(r"[\d,.–]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One account of a state: since when, what, who says so, in which words."""

    when: str
    value: str
    says: str
    marks: tuple[str, ...]
    quote: Quote | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StateCard:
    """One state in words, its entries in the order of time."""

    id: str
    title: str
    kind: str
    where: str
    who: tuple[Part, ...]
    counts: str
    ended_by: str
    entries: tuple[Entry, ...]
    disputes: tuple[Dispute, ...]
    quotes: tuple[Quote, ...]
    why: tuple[str, ...]
    desk: tuple[str, ...] = ()


def state_cards(catalogue: Catalogue) -> list[StateCard]:
    """The states by type (control first, geography last), then by id."""
    order = {name: place for place, name in enumerate(STATE_TYPES)}
    states = sorted(
        catalogue.record.states, key=lambda state: (order.get(state.type, len(order)), state.type, natural(state.id))
    )
    return [state_card(state, catalogue) for state in states]


def state_card(state: StateTimeline, catalogue: Catalogue) -> StateCard:
    """One state in words."""
    shared = _share_kind(state)
    told = [catalogue.claims[claim] for claim in state.claims if claim in catalogue.claims]
    return StateCard(
        id=legible(state.id),
        title=title_of(state.title, state.type, state.subtype),
        kind=type_label(state.type, state.subtype),
        where=where(state.places),
        who=tuple(parts(state.actors, told)),
        counts=counts(state.reports, state.origins, state.camps, catalogue.texts(state.claims)),
        ended_by=ending(state, catalogue),
        entries=tuple(_entry(entry, state, catalogue, shared=shared) for entry in state.entries),
        disputes=disputes_of(state.id, catalogue),
        quotes=tuple(catalogue.quotes(state.claims)),
        why=tuple(legible(line) for line in state.why),
        desk=decided(state.id, catalogue.record),
    )


def account(state: StateTimeline, number: int, catalogue: Catalogue) -> Entry:
    """The account of this number alone, as the card has it."""
    return _entry(state.entries[number], state, catalogue, shared=_share_kind(state))


def _share_kind(state: StateTimeline) -> bool:
    """Whether all accounts begin with the same kind of state."""
    return len({entry.value.partition(": ")[0] for entry in state.entries}) == 1


def ending(state: StateTimeline, catalogue: Catalogue) -> str:
    """What ended it, when, and who says so; empty where nothing did."""
    if state.ended_by is None:
        return ""
    event = catalogue.events.get(state.ended_by)
    if event is None:
        return legible(state.ended_by)
    one_side = len(event.camps) < 2
    says = f"; so says {holders(event, catalogue)}" if one_side and event.origins else ""
    return f"{legible(event.id)}: {title_of(event.title, event.type, event.subtype)}, {when(event.when)}{says}"


def _value(entry: StateEntry, state: StateTimeline, *, shared: bool) -> str:
    """The value in words, without the kind of state where the title gives it; a bare number gets what it counts."""
    value = written_days(typeset(entry.value)) or figure(state.type, entry.low, entry.high)
    kind, _, rest = value.partition(": ")
    if rest and shared and kind == plain(state.subtype):
        value = rest
    counts_persons = state.type == "population" and _BARE_NUMBER.fullmatch(value)
    return f"{value} {label('quantities', state.type)}" if counts_persons else value


def _entry(entry: StateEntry, state: StateTimeline, catalogue: Catalogue, *, shared: bool) -> Entry:
    claim = catalogue.claims.get(entry.claim)
    polarity = claim.polarity if claim is not None else "affirmed"
    value = _value(entry, state, shared=shared)
    says = catalogue.says(claim) if claim is not None else catalogue.origin_name(entry.origin)
    return Entry(
        when=when(entry.when),
        value=value,
        says=says,
        marks=marks_of(entry.modality, polarity),
        quote=catalogue.quote(claim) if claim is not None else None,
    )
