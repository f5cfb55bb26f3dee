"""What a name that no gazetteer knows is that of: a river or road, no one place, or a building, which is one."""

from __future__ import annotations

from rashomon.model.place import PlaceRef
from rashomon.reading.frames import Draft
from rashomon.reading.frames.vocabulary import shared
from rashomon.reading.places.words import words

_LINES = frozenset({"river", "road"})
_AT_BUILDING = frozenset(
    {"killed", "injured", "killed_or_wounded", "missing", "breakdown", "looting", "property_destruction"}
)


def is_line(place: PlaceRef) -> bool:
    """Whether a name is that of a river or a road, which runs through more than one place."""
    written = place.as_written or ""
    return written[:1].islower() or is_road(written)


def is_road(written: str) -> bool:
    """Whether a name ends in the noun of a road or a river, its number behind: "Route 5"."""
    last = next((word for word in reversed(written.split()) if not word.isdigit()), "")
    return last in words().numbered_lines or bool(_LINES & set(words().nouns.get(last.casefold(), ())))


def is_building(place: PlaceRef) -> bool:
    """Whether a name that nobody knows is that of a building, where no more than one deed was."""
    last = (place.as_written or "").rsplit(" ", 1)[-1]
    return place.lat is None and last.casefold() in words().building_nouns and place.as_written != last


def tells_of_building(draft: Draft) -> bool:
    """Whether a claim that names no place may be at the building told before: its dead, what burned there, or a part of
    it ("the emergency ward was hit")."""
    if draft.subtype in _AT_BUILDING:
        return True
    own = draft.trigger.doc[draft.first : draft.last + 1]
    return any(token.lemma_.lower() in shared()["spots"] and token.pos_ == "NOUN" for token in own)
