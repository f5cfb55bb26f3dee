"""When a name is left open: its words forbid the place chosen, or it is a small one far from where the report plays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.gazetteer import Candidate
from rashomon.gazetteer.keys import fold, loosen
from rashomon.model.earth import distance_km
from rashomon.model.place import Place
from rashomon.reading.places.abroad import ABROAD, is_known_abroad, is_only_of_forces
from rashomon.reading.places.questions import Question, closeness, is_in_towns, lies_in
from rashomon.reading.places.words import words

_WELL_KNOWN = 60_000  # people; such a town may be spelt loosely far from the rest of the report
_FAMOUS = 500_000  # people; such a town may be spelt loosely anywhere
_LOOSE_SHARE = 0.1
_LARGE = 100_000  # people; such a town may be spelt loosely where no country is named
_TELLING = 5  # letters; what is left of a shorter name by a looser spelling tells nothing
_LAND = frozenset({"region", "river", "sea"})
_LONE = frozenset({"site", "plant", "dam", "river", "mountain", "road"})
_FACILITIES = frozenset({"site", "plant", "dam", "base", "air_base", "airport", "camp", "crossing"})
LOOSE_LEVEL = 2
QUARTER = ("district", "city")
_QUARTER_KM = 40.0
_BESIDE = 0.05
_SEVERAL = 3  # places
_FAR_KM = 300.0
_ABROAD = 0.05  # what a report says of a country that is none of its own
_TOLD_OF = 0.8  # of what a report says of the countries that it names
_SMALL = frozenset({"village", "hamlet"})
_HOME_SHARE = 0.3  # of what the report says of countries
_NEIGHBOURING_KM = 60.0
_PEOPLED = frozenset({"city", "district", "admin1", "admin2"})


def why_open(
    question: Question,
    chosen: Candidate,
    countries: Mapping[str, float],
    points: Sequence[tuple[float, float, float]],
) -> str:
    """Why a choice does not hold; "" where it does."""
    place = chosen.place
    if _is_other_kind(question, chosen, points):
        return "of this kind here"
    great = question.small and not chosen.main and place.population >= _LARGE
    if great and countries.get(place.country or "", 0.0) <= _ABROAD and closeness(chosen, points, 150.0) <= _BESIDE:
        return "of this kind here"
    if question.within and place.kind != "country" and not lies_in(chosen, question.within):
        return f"in {question.within}"
    elsewhere = question.town_sure and question.towns and not is_in_towns(question, chosen)
    if elsewhere and not (_is_great_town(question, chosen) and "district" not in question.kinds):
        return f"in {question.towns[0].name}"
    if question.building and not is_at_home(chosen, countries, points):
        return "where the report plays"
    if _is_loosely_met(question, chosen, countries):
        return "in the countries of the report"
    if _is_spelt_otherwise(question, chosen):
        return "so spelt"
    if _is_loose_and_far(question, chosen, points):
        return "near the other places of the report"
    if _is_other_name_abroad(question, chosen, countries, points):
        return ABROAD
    if _is_square_abroad(question, chosen, countries, points):
        return ABROAD
    if not question.parents and _is_loose_and_foreign(chosen, countries) and closeness(chosen, points, 150.0) < 0.3:
        return "in the countries of the report"
    if question.parents or sum(countries.values()) < 2.0:
        return ""
    if len(question.candidates) == 1 and _is_called_a_county(question.name, place):
        return ""  # nothing else is called so
    if _is_loose_abroad(chosen, countries) and closeness(chosen, points, 150.0) < 0.3:
        return "in the countries that the report mainly speaks of"
    if is_known_abroad(question, chosen):
        return ""
    if closeness(chosen, points, 150.0) > _BESIDE:
        return ""
    if countries.get(place.country or "", 0.0) > _ABROAD and not is_only_of_forces(question, chosen, countries):
        return ""
    if place.id.startswith("rx:") and chosen.level < 2 and place.kind not in QUARTER:
        return ""
    return ABROAD


def _is_other_kind(question: Question, chosen: Candidate, points: Sequence[tuple[float, float, float]]) -> bool:
    """Whether the nouns beside a name forbid what was chosen: a desert is no town, and no quarter lies far away."""
    kinds, kind = frozenset(question.kinds), chosen.place.kind
    if kinds and question.noun and kinds <= _LAND:
        return kind in _PEOPLED
    if kinds and kinds <= _PEOPLED and kind in _LONE:
        return True
    if kinds and question.noun and kinds <= _FACILITIES and kind not in kinds and chosen.level >= LOOSE_LEVEL:
        return True
    if fold(question.name) in words().common_quarters and closeness(chosen, points, _QUARTER_KM) < _BESIDE:
        return True
    if question.noun in _SMALL and kind in _PEOPLED and chosen.place.population >= _LARGE:
        return True
    far = question.kinds == QUARTER and bool(points) and closeness(chosen, points, _QUARTER_KM) < _BESIDE
    return far and not _is_great_town(question, chosen)


def _is_square_abroad(
    question: Question,
    chosen: Candidate,
    countries: Mapping[str, float],
    points: Sequence[tuple[float, float, float]],
) -> bool:
    """Whether a square that many towns have lies in no land of the report: "Maidan" is any open place."""
    place = chosen.place
    if question.parents or fold(question.name) not in words().common_squares or not any(countries.values()):
        return False
    return countries.get(place.country or "", 0.0) <= _ABROAD and closeness(chosen, points, 150.0) <= _BESIDE


def _is_other_name_abroad(
    question: Question,
    chosen: Candidate,
    countries: Mapping[str, float],
    points: Sequence[tuple[float, float, float]],
) -> bool:
    """Whether a town bears the name only beside its own, mostly in another language, and lies in no land of the report.

    "Boni" is Bonn in some tongue, but not in a report of Mali; great towns and capitals are known by such names.
    """
    place = chosen.place
    if chosen.main or chosen.level or chosen.capital or place.kind not in QUARTER or place.population >= _FAMOUS:
        return False
    if question.parents or place.id.startswith("rx:") or fold(question.name) in words().known_abroad:
        return False
    told = sum(max(0.0, weight) for weight in countries.values())
    own = countries.get(place.country or "", 0.0)
    return told > 0.0 and own <= _ABROAD and closeness(chosen, points, 150.0) <= _BESIDE


def _is_great_town(question: Question, chosen: Candidate) -> bool:
    """Whether a name is that of a capital or of a great town itself, and no noun of its own says otherwise.

    "The cities of X and Y and the town of Z in W" puts only Z into W, "the central quarters of X and Y" are of towns.
    """
    place = chosen.place
    own = not (question.noun or question.building) and chosen.level == 0 and chosen.main and place.kind == "city"
    return own and (chosen.capital or place.population >= _FAMOUS)


def _is_called_a_county(name: str, place: Place) -> bool:
    """Whether a name tells by its own words that it is that of a division: "Walton County"."""
    noun = name.rsplit(" ", 1)[-1].casefold()
    return place.kind == "admin2" and " " in name and "admin2" in words().nouns.get(noun, ())


def is_at_home(chosen: Candidate, countries: Mapping[str, float], points: Sequence[tuple[float, float, float]]) -> bool:
    """Whether a place that a building is called after lies where the report plays: Mosul Hospital, no Paris Hotel."""
    if chosen.place.kind not in _PEOPLED and chosen.place.kind != "country":
        return True
    total = sum(max(0.0, weight) for weight in countries.values())
    share = countries.get(chosen.place.country or "", 0.0) / total if total > 0.0 else 1.0
    return share >= _HOME_SHARE or closeness(chosen, points, _NEIGHBOURING_KM) > _BESIDE


def _is_loose_abroad(chosen: Candidate, countries: Mapping[str, float]) -> bool:
    """Whether a small place was met by a looser spelling only, outside the countries that the report mostly names."""
    place = chosen.place
    if chosen.level == 0 or place.kind in {"country", "admin1"} or place.id.startswith("rx:"):
        return False
    share = countries.get(place.country or "", 0.0) / sum(countries.values())
    return share < _LOOSE_SHARE and place.population < _FAMOUS


def _is_loose_and_foreign(chosen: Candidate, countries: Mapping[str, float]) -> bool:
    """Whether even a great town was met by a looser spelling only, in a land that a report on others never names."""
    place = chosen.place
    if chosen.level == 0 or place.kind == "country" or place.id.startswith("rx:"):
        return False
    return sum(countries.values()) >= _TOLD_OF and countries.get(place.country or "", 0.0) <= 0.0


def _is_loose_and_far(question: Question, chosen: Candidate, points: Sequence[tuple[float, float, float]]) -> bool:
    """Whether a small town was met by a looser spelling only, far from all of several other places of the report."""
    place = chosen.place
    if chosen.level < LOOSE_LEVEL or place.kind != "city" or place.population >= _WELL_KNOWN or chosen.capital:
        return False
    told = question.parents or question.within or question.towns or place.id.startswith("rx:")
    if told or len(points) < _SEVERAL or place.lat is None or place.lon is None:
        return False
    return all(distance_km(place.lat, place.lon, lat, lon) > _FAR_KM for lat, lon, _weight in points)


def _is_spelt_otherwise(question: Question, chosen: Candidate) -> bool:
    """Whether a small town has other vowels than the name, in a land whose names are written in Latin letters."""
    place = chosen.place
    if chosen.level < LOOSE_LEVEL or place.kind not in QUARTER or place.population >= _LARGE:
        return False
    if place.country in words().transliterated or place.id.startswith("rx:"):
        return False
    return loosen(fold(question.name), latin=True) != loosen(fold(place.name), latin=True)


def _is_loosely_met(question: Question, chosen: Candidate, countries: Mapping[str, float]) -> bool:
    """Whether only a transliteration met, in a country that nothing else in the report speaks of.

    A large town may be spelt loosely where the report names no other country.
    """
    place = chosen.place
    if chosen.level < 2 or place.kind == "country" or place.id.startswith("rx:") or question.parents:
        return False
    total = sum(max(0.0, weight) for weight in countries.values())
    if total > 0.2:
        return countries.get(place.country or "", 0.0) < _LOOSE_SHARE * total and place.population < _FAMOUS
    return place.population < _LARGE or len(loosen(fold(question.name))) < _TELLING
