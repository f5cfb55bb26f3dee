"""Words that every form of the brief shares: the names of its sections, and how an event is told on a few lines."""

from __future__ import annotations

from rashomon.publishing.brief.course import Course
from rashomon.publishing.cards import EventCard
from rashomon.publishing.catalogue import Quote
from rashomon.publishing.words import counted

SECTIONS = {
    "where": "Where",
    "when": "When",
    "ground": "Who holds what",
    "people": "Displacement, needs and access",
    "events": "Main events",
    "disputed": "Where accounts differ",
    "sources": "Who says so",
    "open": "Not settled",
    "method": "How to read this",
}
DECIDED = "Decided at the desk"
_LONGEST = 320
_HEAD, _TAIL = 210, 80


def event_line(card: EventCard) -> tuple[str, str, bool]:
    """The casualties of an event, its other figures, and whether accounts of it differ (more than by an update)."""
    toll = "; ".join(figure.text for figure in card.figures if figure.weighty)
    other = "; ".join(figure.text for figure in card.figures if not figure.weighty)
    return toll, other, any(dispute.relation != "update" for dispute in card.disputes)


def event_facts(card: EventCard, other: str) -> list[str]:
    """Where, who, and the figures that are no casualties, on one line; the notes on another."""
    about = " · ".join(part for part in (card.where, "; ".join(str(part) for part in card.who), other) if part)
    return [line for line in (about, "; ".join(card.notes)) if line]


def first_quote(card: EventCard) -> Quote | None:
    """The quote that says most of an event."""
    found = card.key_quotes or card.quotes
    return found[0] if found else None


def quotation(quote: Quote) -> tuple[str, str]:
    """The exact words, of a very long quote its beginning and its end, and where they stand."""
    words = quote.words
    if len(words) > _LONGEST:
        head, tail = words[:_HEAD].rsplit(" ", 1)[0], words[-_TAIL:].split(" ", 1)[-1]
        words = f"{head} […] {tail}"
    return words, f"[{quote.reference}]"


def said_of_course(course: Course) -> tuple[str, ...]:
    """What a timeline leaves out, in words."""
    notes = []
    if course.more:
        notes.append(f"{counted(course.more, 'more event spreads', 'more events spread')} over several {course.step}s.")
    if course.outside:
        notes.append(f"{counted(course.outside, 'event lies', 'events lie')} before or after these {course.step}s.")
    if course.undated:
        notes.append(f"{counted(course.undated, 'event')} without any day.")
    return tuple(notes)


def left_over(number: int, one: str, many: str | None = None) -> str:
    """How many more there are in the whole record; empty for none."""
    if number <= 0:
        return ""
    several = many or f"{one}s"
    return f"and {counted(number, f'more {one}', f'more {several}')}: see the whole record"
