"""Which places a report of one land may name without their own: capitals, great towns and the seats of talks.

A lesser place that bears the name far away is none that its readers would think of: what is told is at an unknown place
at home.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rashomon.gazetteer import Candidate
from rashomon.gazetteer.keys import fold
from rashomon.reading.places.questions import Question
from rashomon.reading.places.scanning import Hit
from rashomon.reading.places.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

ABROAD = "in the countries of the report"
"""Why such a name is left open: where its bearers do not lie."""
_GREAT = 500_000  # people; a town known without its country
_DIVISION = 5_000_000  # few know a division as they know a town
_OTHER_NAME = 3_000_000
_BEARERS = frozenset({"city", "admin1", "admin2", "district", "site", "mountain", "region"})
_LANDS = frozenset({"mountain", "region"})
_SMALL_KINDS = frozenset({"district", "admin2"})
_HAMLET = 20_000
_OF_FORCES = 0.15  # of what the report says of countries
_WHOLE_STATES = frozenset({"US"})  # whose states are told of as lands are


def is_known_abroad(question: Question, chosen: Candidate) -> bool:
    """Whether a place may be meant by its bare name in a report that tells of nothing else in its land or near it."""
    place = chosen.place
    if place.country is None or place.kind not in _BEARERS or (place.kind == "region" and place.id.startswith("rx:")):
        return True
    if chosen.capital and not question.small:
        return True
    if chosen.level < 2 and fold(question.name) in words().known_abroad and not _SMALL_KINDS & set(question.kinds):
        return True
    if place.kind == "admin1" and chosen.main:
        return place.country in _WHOLE_STATES or place.population >= _DIVISION
    if question.small or _SMALL_KINDS & set(question.kinds) or place.kind in _LANDS:
        return False  # "the X district", "the hamlet of X": no town of that name abroad
    if place.kind in {"admin1", "admin2"} and not (question.kinds or chosen.main):
        return place.population >= _OTHER_NAME
    return place.population >= _GREAT


def is_only_of_forces(question: Question, chosen: Candidate, countries: Mapping[str, float]) -> bool:
    """Whether a small town lies in a land that the report hardly speaks of: that of "Soviet advisers"."""
    place = chosen.place
    if place.kind != "city" or place.population >= _HAMLET or question.within or question.towns:
        return False
    total = sum(max(0.0, weight) for weight in countries.values())
    return countries.get(place.country or "", 0.0) < _OF_FORCES * total


def is_struck(doc: Doc, hit: Hit) -> bool:
    """Whether what is done to a name is done to places: "shelled Mbauna", "Mbauna was overrun"."""
    root = doc[hit.last - 1]
    return root.dep_ in {"dobj", "nsubjpass"} and root.head.lemma_.lower() in words().taking_places


def is_with_article(doc: Doc, hit: Hit) -> bool:
    """Whether "the" stands before a name, as it does before seas, leagues and ships, and not before a town's."""
    return hit.first > 0 and doc[hit.first - 1].lower_ == "the"
