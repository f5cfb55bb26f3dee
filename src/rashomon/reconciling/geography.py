"""How two claims lie to each other on the ground."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Literal

from rashomon.model import earth
from rashomon.model.place import PlaceRef
from rashomon.model.vocabulary import BEARINGS
from rashomon.reconciling.wording import listed, pattern

Level = Literal["site", "line", "city", "area", "country"]
Relation = Literal[
    "same_site", "same", "same_area", "inside", "near", "unknown", "other_site", "other_bearing", "apart"
]

NEAR_KM = 10.0
"""Two points of one event may be this far apart (guidelines, section 6.5)."""
LOOSE_KM = 25.0
"""The same, where a text says "near", gives a bearing, or names a road or river."""

_LEVELS: dict[str, Level] = {
    "country": "country",
    "admin1": "area",
    "admin2": "area",
    "region": "area",
    "sea": "area",
    "city": "city",
    "road": "line",
    "river": "line",
}
_LEAST_LETTERS = 5
_LEAST_CONSONANTS = 4
_VOWELS = frozenset("aeiouy")
_AREA_KM = {"admin1": 120.0, "admin2": 50.0, "region": 150.0, "sea": 200.0, "country": 900.0}
_DIVISIONS = {"admin1": 1, "admin2": 2}
_AREA_WORD = pattern("area")
_FILLER = listed()["fillers"]
_ORDER: tuple[Relation, ...] = (
    "other_bearing",
    "same_site",
    "same",
    "same_area",
    "inside",
    "near",
    "other_site",
    "unknown",
)
_LOOSE_RELATIONS = frozenset({"near", "toward", "across", "distance_from", *BEARINGS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One place of a claim, ready to be compared.

    `group` is `location`, `origin` or `destination`: where people flee from is not where they arrive.
    `sound` is what two spellings of the name of an unknown village have in common.
    `division` is 1 or 2 for the first and second divisions of a state, 0 for all else.
    `bearing` counts eighths of a turn from the north, None without one.  Units: degrees, kilometres.
    """

    key: str
    name: str
    sound: str
    tokens: frozenset[str]
    level: Level
    group: str
    relation: str
    bearing: int | None
    lat: float | None
    lon: float | None
    reach_km: float
    country: str | None
    division: int

    def __hash__(self) -> int:
        """Of the feature and the relation alone, since places are looked up for each pair of claims."""
        return hash((self.key, self.relation))


def spot_of(place: PlaceRef, group: str) -> Spot:
    """The place as it is compared."""
    name = place.canonical or place.as_written or ""
    level = _level(place)
    tokens = frozenset(word for word in re.findall(r"\w+", name.casefold()) if word not in _FILLER)
    return Spot(
        key=str(place.geonameid or place.place_id or name.casefold()),
        name=name,
        sound=_sound(name),
        tokens=tokens,
        level=level,
        group=group,
        relation=place.relation,
        bearing=BEARINGS.index(place.relation) if place.relation in BEARINGS else None,
        lat=place.lat,
        lon=place.lon,
        reach_km=_reach(place, level),
        country=place.country,
        division=_DIVISIONS.get(place.kind or "", 0),
    )


def _sound(name: str) -> str:
    """The consonants of a name, each run of one once, and the number of its vowels' runs where these are few.

    Spellings of one village differ in vowels, doubled letters and spaces ("Don Taw", "Dontaw village"); names of which
    fewer than three consonants are left must agree in where their vowels stand.  Empty for the shortest, which meet by
    chance.

    >>> _sound("Akkaraayanku'lam") == _sound("Akkarayankulam")
    True
    >>> _sound("Kautikari") == _sound("Kautukari village")
    True
    >>> _sound("Goma") == _sound("Gomba")
    False
    """
    kept = "".join(word for word in re.findall(r"\w+", name.casefold()) if word not in _FILLER)
    letters = [c for c in unicodedata.normalize("NFKD", kept) if c.isalpha()]
    once = "".join(letter for letter, _ in groupby("a" if letter in _VOWELS else letter for letter in letters))
    consonants = "".join(letter for letter, _ in groupby(once.replace("a", "")))
    if len(once) < _LEAST_LETTERS:
        return once if len(letters) >= _LEAST_LETTERS else ""
    return consonants if len(consonants) >= _LEAST_CONSONANTS else once


def distance_km(a: Spot, b: Spot) -> float | None:
    """Great-circle distance; None if a point is unknown."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return earth.distance_km(a.lat, a.lon, b.lat, b.lon)


@lru_cache(maxsize=100_000)
def the_same(spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """The first of equal sets of places, which are then compared by what they are rather than by what they hold."""
    return spots


@lru_cache(maxsize=200_000)
def relation(here: tuple[Spot, ...], there: tuple[Spot, ...]) -> Relation:
    """How two sets of places lie to each other: the finest places that both name decide."""
    if len(here) == len(there) == 1 and here[0].group == there[0].group:
        return _pair(here[0], there[0])
    pairs = [(a, b) for a in here for b in there if a.group == b.group]
    if not pairs:
        return "unknown"
    sites = [(a, b) for a, b in pairs if a.level == b.level == "site"]
    found = {_pair(a, b) for a, b in sites or pairs}
    if "unknown" in found and found <= {"unknown", "apart"} and any(_kept_apart(a, b) for a, b in pairs):
        return "apart"
    return next((name for name in _ORDER if name in found), "apart")


def _kept_apart(a: Spot, b: Spot) -> bool:
    """Whether two places, one of them an area that holds a village without a point, are known to lie apart."""
    return a.level != b.level and "area" in (a.level, b.level) and _pair(a, b) == "apart"


def _pair(a: Spot, b: Spot) -> Relation:
    if a.key == b.key or (a.name and a.name == b.name):
        return _same(a, b)
    gap = distance_km(a, b)
    if gap is None:
        if a.sound and a.sound == b.sound and a.level == b.level and a.group == b.group:
            return _same(a, b)
        return _by_name(a, b)
    if "country" in (a.level, b.level) or "area" in (a.level, b.level):
        return _areas(a, b, gap)
    return _points(a, b, gap)


def _same(a: Spot, b: Spot) -> Relation:
    if a.bearing is not None and b.bearing is not None:
        turn = abs(a.bearing - b.bearing)
        if min(turn, 8 - turn) >= 2:
            return "other_bearing"
    if a.level in ("area", "country"):
        return "same_area"
    if (a.bearing is None) != (b.bearing is None):
        return "near"
    return "same_site" if a.level == "site" else "same"


def _by_name(a: Spot, b: Spot) -> Relation:
    if a.level == b.level == "site":
        return "same_site" if _alike(a, b) else "other_site"
    if a.level == b.level and a.tokens and a.tokens == b.tokens:
        return "same_area" if a.level in ("area", "country") else "same"
    if a.country and b.country and a.country != b.country:
        return "apart"
    return "inside" if _is_part_by_name(a, b) or _is_part_by_name(b, a) else "unknown"


def _is_part_by_name(part: Spot, town: Spot) -> bool:
    """Whether a place that no gazetteer has is called by the town that it is in: "Suai church"."""
    if town.level != "city" or town.lat is None or part.lat is not None or part.bearing is not None:
        return False
    kinds = listed()["facilities"] | listed()["dwellings"] | listed()["parts_of_towns"]
    rest = part.tokens - town.tokens
    return bool(rest) and bool(town.tokens) and town.tokens < part.tokens and rest <= kinds


def _alike(a: Spot, b: Spot) -> bool:
    """Whether two names of sites share most of their words, or one holds the other."""
    if not a.tokens or not b.tokens:
        return False
    shared = len(a.tokens & b.tokens)
    return shared == min(len(a.tokens), len(b.tokens)) or shared / len(a.tokens | b.tokens) >= 0.6


def _areas(a: Spot, b: Spot, gap: float) -> Relation:
    if a.country and b.country and a.country != b.country:
        return "apart"
    if "country" in (a.level, b.level):
        return "inside" if a.country and a.country == b.country else "unknown"
    if a.level == b.level:
        neighbours = a.division == b.division != 0
        return "inside" if gap <= (LOOSE_KM if neighbours else max(a.reach_km, b.reach_km)) else "apart"
    wide = a if a.level == "area" else b
    return "inside" if gap <= wide.reach_km else "apart"


def _points(a: Spot, b: Spot, gap: float) -> Relation:
    if gap <= NEAR_KM:
        if a.level == b.level == "site":
            return "same_site" if _alike(a, b) else "other_site"
        if a.level != b.level:
            return "inside"
        return "same" if gap <= 1.0 else "near"
    if {a.level, b.level} == {"city", "site"} and gap <= (a if a.level == "city" else b).reach_km:
        return "inside"
    loose = "line" in (a.level, b.level) or a.relation in _LOOSE_RELATIONS or b.relation in _LOOSE_RELATIONS
    return "near" if loose and gap <= LOOSE_KM else "apart"


def _level(place: PlaceRef) -> Level:
    if place.kind is not None:
        return _LEVELS.get(place.kind, "site")
    if place.as_written and _AREA_WORD.search(place.as_written):
        return "area"
    return "city"


def _reach(place: PlaceRef, level: Level) -> float:
    if place.kind in _AREA_KM:
        return max(place.radius_km or 0.0, _AREA_KM[place.kind])
    return place.radius_km or (_AREA_KM["region"] if level == "area" else NEAR_KM)
