"""The few events that weigh most, for the first minute of a reader who has many before them."""

from __future__ import annotations

from rashomon.model import Event
from rashomon.model.vocabulary import CASUALTY_KINDS
from rashomon.publishing.cards import EventCard, event_marks

MOST = 12
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


def weightiest(cards: list[EventCard], most: int = MOST) -> list[EventCard]:
    """Of more than `most` events those that weigh most, still in their order; all of them where they are few.

    An event weighs by its casualties, then by its kind (captures, sieges, flight and agreements before statements and
    celebrations; what happened before what is planned), then by what is disputed about it and how many say so.
    """
    ranked = sorted(range(len(cards)), key=lambda place: (weight(cards[place]), -place), reverse=True)
    return [cards[place] for place in sorted(ranked[:most])]


Weight = tuple[bool, int, int, int]


def weight(card: EventCard) -> Weight:
    """What an event weighs against others; more is graver."""
    counted = any(figure.weighty and not figure.text.startswith("0 ") for figure in card.figures)
    nobody = bool(card.figures) and all(figure.text.startswith("0 ") for figure in card.figures)
    return counted, _gravity(card.type, hedged=bool(card.marks), nobody=nobody), len(card.disputes), card.camps


def weight_of(event: Event, disputes: int) -> Weight:
    """The same of an event that no card was made of yet; `disputes` is how many slots of it are disputed."""
    none = {kind for kind, found in event.ranges.items() if found.low == found.high == 0}
    counted = any(kind in CASUALTY_KINDS and kind not in none for kind in event.ranges)
    nobody = bool(event.ranges) and none == set(event.ranges)
    gravity = _gravity(event.type, hedged=bool(event_marks(event)), nobody=nobody)
    return counted, gravity, disputes, len(event.camps)


def _gravity(kind: str, *, hedged: bool, nobody: bool) -> int:
    """How grave a kind of event is; "lost no one" is told, but weighs nothing."""
    return {**_GRAVE, **_SLIGHT}.get(kind, 0) - 3 * hedged - 3 * nobody
