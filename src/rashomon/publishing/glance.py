"""The few events that weigh most, for the first minute of a reader who has many before them."""

from __future__ import annotations

from rashomon.publishing.cards import EventCard

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


def weight(card: EventCard) -> tuple[bool, int, int, int]:
    """What an event weighs against others; more is graver."""
    counted = any(figure.weighty and not figure.text.startswith("0 ") for figure in card.figures)
    grave = {**_GRAVE, **_SLIGHT}.get(card.type, 0) - 3 * bool(card.marks)
    if card.figures and not counted and all(figure.text.startswith("0 ") for figure in card.figures):
        grave -= 3  # "lost no one" is told, but weighs nothing
    return counted, grave, len(card.disputes), card.camps
