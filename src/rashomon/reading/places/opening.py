"""A division that opens a sentence by the bare name of its seat: "In Hajjah, the teams removed mines in Midi".

What is told behind lies in the province, and not in the town that it is called after.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.gazetteer import Gazetteer
from rashomon.model.earth import distance_km
from rashomon.model.place import Place
from rashomon.reading.document import Document
from rashomon.reading.mentions import PlaceMention

_GATES_KM = 12.0
"""So near a town another place may be told as in it."""
_DISTRICT_KM = 80.0
"""The farthest that a district of the second level may reach from its seat."""
_INNER = frozenset({"in", "at", "near"})
_TOWNS = (" city", " town")


def widen(document: Document, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> list[PlaceMention]:
    """The mentions, a town at the head of its sentence turned into its division where a place of it follows."""
    return [_widened(document, mention, mentions, gazetteer) for mention in mentions]


def _widened(
    document: Document, mention: PlaceMention, mentions: Sequence[PlaceMention], gazetteer: Gazetteer
) -> PlaceMention:
    town = mention.place
    if town is None or town.kind != "city" or town.admin1 is None or not _opens(document, mention):
        return mention
    if mention.span.text_of(document.text).casefold().endswith(_TOWNS):
        return mention
    here = document.sentence_at(mention.span.start)
    inside = [other.place for other in mentions if here is not None and _follows_in(here.span.end, mention, other)]
    away = [place for place in inside if place is not None and _is_apart(town, place)]
    if not away or len(away) < len(inside):
        return mention
    for candidate in gazetteer.lookup(mention.name, country=town.country, kinds=("admin1", "admin2")):
        division = candidate.place
        near = division.kind == "admin1" or all(_distance(town, place) < _DISTRICT_KM for place in away)
        if candidate.level < 2 and division.admin1 == town.admin1 and near:
            return replace(mention, place=division, relation="in", basis=f"sentence: {away[0].name} lies in it")
    return mention


def _opens(document: Document, mention: PlaceMention) -> bool:
    """Whether a name stands right behind an "in" that opens its sentence."""
    here = document.sentence_at(mention.span.start)
    before = document.text[here.span.start : mention.span.start].split() if here is not None else []
    return len(before) == 1 and before[0].casefold() == "in"


def _follows_in(end: int, mention: PlaceMention, other: PlaceMention) -> bool:
    """Whether a place is named behind another in its sentence as one where something was."""
    return mention.span.end < other.span.start < end and other.sort == "name" and other.relation in _INNER


def _is_apart(town: Place, place: Place) -> bool:
    """Whether a place is another town of the same division, beyond the gates of this one."""
    return place.kind == "city" and place.admin1 == town.admin1 and _distance(town, place) > _GATES_KM


def _distance(one: Place, other: Place) -> float:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0.0
    return distance_km(one.lat, one.lon, other.lat, other.lon)
