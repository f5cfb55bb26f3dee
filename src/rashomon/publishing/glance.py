"""The few events that weigh most, for the first minute of a reader who has many before them."""

from __future__ import annotations

from rashomon.publishing.cards import EventCard

MOST = 12


def weightiest(cards: list[EventCard]) -> list[EventCard]:
    """Of more than twelve events the twelve that weigh most, still in their order; all of them where they are few.

    An event weighs by its casualties, then by what is disputed about it, then by how many say so.
    """
    ranked = sorted(range(len(cards)), key=lambda place: (_weight(cards[place]), -place), reverse=True)
    return [cards[place] for place in sorted(ranked[:MOST])]


def _weight(card: EventCard) -> tuple[bool, int, int]:
    return any(figure.weighty for figure in card.figures), len(card.disputes), card.camps
