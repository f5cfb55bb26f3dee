"""The few events that weigh most, for the first minute of a reader who has many before them."""

from __future__ import annotations

from rashomon.model.weight import Weight, gravity
from rashomon.publishing.cards import EventCard

MOST = 12


def weightiest(cards: list[EventCard], most: int = MOST) -> list[EventCard]:
    """Of more than `most` events those that weigh most, still in their order; all of them where they are few.

    An event weighs by its casualties, then by its kind (captures, sieges, flight and agreements before statements and
    celebrations; what happened before what is planned), then by what is disputed about it and how many say so.
    """
    ranked = sorted(range(len(cards)), key=lambda place: (weight(cards[place]), -place), reverse=True)
    return [cards[place] for place in sorted(ranked[:most])]


def weight(card: EventCard) -> Weight:
    """What an event weighs against others; more is graver."""
    counted = any(figure.weighty and not figure.text.startswith("0 ") for figure in card.figures)
    nobody = bool(card.figures) and all(figure.text.startswith("0 ") for figure in card.figures)
    return counted, gravity(card.type, hedged=bool(card.marks), nobody=nobody), len(card.disputes), card.camps
