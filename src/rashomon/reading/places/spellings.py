"""How else a quarter may be spelt: with its own noun ("Mansour district"), or with another short vowel in Arabic names.

Arabic writes no short vowels, so that one quarter is Salahin here and Salihin there.
"""

from __future__ import annotations

from collections.abc import Collection

from rashomon.gazetteer import Candidate, Gazetteer
from rashomon.reading.places.words import words

_ARABIC = frozenset(
    {"SY", "IQ", "LB", "JO", "PS", "YE", "OM", "SA", "KW", "BH", "QA", "AE", "EG", "LY", "SD", "TN", "DZ", "MA", "MR"}
)
_VOWELS = {"a": "ie", "e": "ai", "i": "ae", "o": "u", "u": "o"}
_LONG = 5  # letters; fewer vowels tell two names apart
_PARTS = frozenset({"district", "city"})


def as_quarter(name: str, noun: str, countries: Collection[str], gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """What the name of a quarter may mean with its noun or another vowel; empty where that is several places."""
    if noun not in words().quarters:
        return ()
    for country in sorted(countries):
        for one in dict.fromkeys((noun, *words().same.get(noun, ()), "district", "neighbourhood")):
            whole = [c for c in gazetteer.lookup(f"{name} {one}", country=country) if c.level == 0]
            if whole:
                return tuple(whole)
    found: dict[str, Candidate] = {}
    for country in sorted(_ARABIC.intersection(countries)):
        for spelt in _respelt(name):
            for candidate in gazetteer.lookup(spelt, country=country):
                if candidate.place.kind in _PARTS:
                    found.setdefault(candidate.place.id, candidate)
    return tuple(found.values()) if len(found) == 1 else ()


def _respelt(name: str) -> list[str]:
    """The name with one of its inner vowels as another."""
    if len(name) < _LONG or not name.isascii():
        return []
    inner = range(1, len(name) - 1)
    return [f"{name[:at]}{other}{name[at + 1 :]}" for at in inner for other in _VOWELS.get(name[at], "")]
