"""What holds what: "Tripoli, Lebanon", "Syria's Deir Ezzor", "the Washington market of Gao".

A country or a division holds by its code.  A town holds what lies in it or around it: its quarters, its markets and
the villages that are told of with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from rashomon.gazetteer import Candidate, Gazetteer
from rashomon.model.earth import distance_km
from rashomon.model.place import Place
from rashomon.reading.places.questions import DIVISIONS, codes_of, town_reach_km
from rashomon.reading.places.selecting import Found, is_listed
from rashomon.reading.places.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LARGE = 100_000  # people
_FEW = 3
_WIDEST = 8  # words between two names that can tie them, and more
_EDGE_KM = 3.0  # a place beyond the edge of a town is in the division called after it
_SETTLEMENTS = frozenset({"city", "town", "port", "capital", "stronghold", "metropolis"})
_PARTS = frozenset({"township", "district", "county", "subdistrict", "municipality", "commune", "village", "woreda"})
_TOWN_AND_STATE = frozenset({"US", "CA", "AU"})  # where a name after a town's comma is the state


def tie(doc: Doc, found: Sequence[Found], lexicon: Words) -> None:
    """Note what holds what: "Tripoli, Lebanon", "Syria's Deir Ezzor", "Homs in central Syria"."""
    for left, right in pairwise(found):
        gap = _gap(doc, left, right)
        if len(gap) > 4 or left.sort == "demonym" or right.sort == "demonym":
            continue
        rest = [w for w in gap[0 if left.hit.owner else 1 :] if w not in lexicon.bearings and w not in {"-", "the"}]
        if gap and gap[0] in {",", "in"} and rest in ([], ["in"]):
            inner, outer = left, right
        elif _owns(left, gap) and all(w in lexicon.nouns or w in lexicon.bearings for w in rest):
            inner, outer = right, left
        else:
            continue
        _hold(inner, outer, sure=outer.hit.text in lexicon.states or outer.hit.text in lexicon.codes)


def _gap(doc: Doc, left: Found, right: Found) -> list[str]:
    """The words between two names and their nouns, in lower case; of many the first."""
    first = left.around.end if left.around.end <= right.hit.first else left.hit.last
    return [token.text.casefold() for token in doc[first : min(right.hit.first, first + _WIDEST)]]


def _owns(left: Found, gap: Sequence[str]) -> bool:
    return left.hit.owner or gap[:1] in (["'s"], ["’s"], ["'"], ["’"])


def put_in_towns(doc: Doc, found: Sequence[Found], gazetteer: Gazetteer, lexicon: Words) -> None:
    """Note which town holds a name ("the X district of Y", "Y's X neighbourhood"), and what it may be there.

    Sure where a noun says that the name is one of a part of a town, or of what stands in one; then it is nothing that
    lies elsewhere.
    """
    rows: list[Found] = []
    for left, right in pairwise(found):
        rows = [*rows, left] if rows and is_listed(doc, rows[-1], left) else [left]
        if left.sort == "demonym" or right.sort == "demonym":
            continue
        gap = _gap(doc, left, right)
        if len(gap) > 6:
            continue
        inner, outer, sure = _in_town(left, right, gap, lexicon)
        if outer is None or not _is_town(outer):
            continue
        alone = inner is not left or (
            left.around.noun in lexicon.settlements and left.around.noun not in lexicon.inside
        )
        for item in [inner] if alone else rows:  # "X and Y and Z town in W": only Z lies in W
            if item.code is None and item.sort == "name" and not item.parents:
                item.town, item.town_sure = outer, sure or item.town_sure
                item.candidates += _there(item, outer, gazetteer)


def _in_town(left: Found, right: Found, gap: Sequence[str], lexicon: Words) -> tuple[Found, Found | None, bool]:
    """Which of two names lies in the other, and whether their words leave no doubt; None where neither does."""
    noun = left.around.noun or left.around.building
    words = list(gap)
    if words and (words[0] in lexicon.plurals or words[0] in lexicon.inside or words[0] == noun):
        noun, words = noun or words[0], words[1:]
    link = words[0] if words else ""
    rest = [w for w in words[1:] if w not in lexicon.bearings and w not in {"-", "the", "rural", "city", "town", "of"}]
    if link in {"of", "in", ","} and not rest:
        if link == "of" and noun and _lies_at(right, left):
            return right, left, True  # "the Sarajevo suburb of Dobrinja"
        if link == "of" and noun in _SETTLEMENTS:
            return right, None, False  # "the Black Sea port of Odesa"
        local = noun in lexicon.inside or noun in lexicon.plurals or noun in lexicon.nouns
        return left, right if local or link == "in" else None, local and link != ","
    if _owns(left, gap) and not left.around.kinds:
        rest = [w for w in gap[0 if left.hit.owner else 1 :] if w not in lexicon.bearings and w not in {"-", "the"}]
        if all(word in lexicon.nouns for word in rest):
            return right, left, not _is_capital(left) or bool(right.around.noun or right.around.building)
    return left, None, False


def _is_town(item: Found) -> bool:
    first = item.candidates[0].place if item.candidates else None
    return first is not None and (first.kind == "city" or (first.kind in DIVISIONS and _town_of(item) is not None))


def _is_capital(item: Found) -> bool:
    return bool(item.candidates) and item.candidates[0].capital


def _town_of(item: Found) -> Place | None:
    """The likeliest town of a name."""
    return next((c.place for c in item.candidates if c.place.kind == "city" and c.place.lat is not None), None)


def _lies_at(inner: Found, outer: Found) -> bool:
    """Whether the town of one name is the larger, and the other lies in it or beside it or is known nowhere."""
    town, part = _town_of(outer), _town_of(inner)
    if town is None or town.population < _LARGE:
        return False
    return part is None or (part.population < town.population and _is_near(part, town))


def _is_near(place: Place, town: Place, reach_km: float | None = None) -> bool:
    if None in (place.lat, place.lon, town.lat, town.lon):
        return False
    return distance_km(place.lat or 0.0, place.lon or 0.0, town.lat or 0.0, town.lon or 0.0) <= (
        reach_km or town_reach_km(town)
    )


def _there(item: Found, outer: Found, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """What a name may be in a town, or in the division called after it, by looser spelling, if nothing else is."""
    town = _town_of(outer)
    if town is None:
        return ()
    lands = {c.place.admin1 for c in outer.candidates if c.place.kind == "admin1" and c.place.country == town.country}

    def there(candidate: Candidate) -> bool:
        return candidate.place.admin1 in lands or _is_near(candidate.place, town)

    if any(there(candidate) for candidate in item.candidates):
        return ()
    loose = gazetteer.lookup(item.hit.text, country=town.country)
    known = {c.place.id for c in item.candidates}
    return tuple(c for c in loose if c.place.id not in known and there(c))


def confine(doc: Doc, found: Sequence[Found], gazetteer: Gazetteer, lexicon: Words) -> None:
    """Note which division a name must lie in ("X in Y province", "X in Syria's Y province").

    What it may be there by looser spelling is added.
    """
    names = [item for item in found if item.sort != "demonym"]
    owners = {t.i for item in found if item.around.possessive for t in doc[item.hit.first : item.hit.last + 1]}
    for left, right in pairwise(names):
        gap = _gap(doc, left, right)
        if left.code is not None or not gap:
            continue
        if right.hit.first - left.around.end <= _WIDEST and owners:
            gap = [t.lower_ for t in doc[left.around.end : right.hit.first] if t.i not in owners] or gap
        inside = left.around.noun in lexicon.inside or left.around.building or gap[0] in lexicon.inside
        gap = gap[1:] if gap[0] in lexicon.inside or gap[0] == left.around.building else gap
        if gap[:1] != ["in"] and not (gap[:1] == ["of"] and (inside or left.around.noun in _PARTS)):
            continue
        if any(word not in lexicon.bearings and word not in {"-", "the", "rural"} for word in gap[1:]):
            continue
        code = _division(doc, right, lexicon) or (_country(right) if inside else "")
        if not code or any(code in codes_of(c) for c in left.candidates):
            continue
        left.within = code
        loose = gazetteer.lookup(left.hit.text, country=code[:2])
        left.candidates += tuple(c for c in loose if code in (c.place.admin1, c.place.country))


def place_by_people(doc: Doc, found: Sequence[Found], gazetteer: Gazetteer, lexicon: Words) -> None:
    """Note which country a town must lie in for the word before its noun: "the northern Mozambican town of X".

    A village may be called after the people that live there ("the Serb village of X"), and so may be abroad.
    """
    codes = {item.code for item in found if item.sort == "demonym" or item.code is not None}
    for item in found:
        if item.sort == "demonym" or item.code is not None or item.within:
            continue
        noun = item.hit.first - (2 if item.hit.first > 1 and doc[item.hit.first - 1].lower_ == "of" else 1)
        if noun < 1 or doc[noun].lower_ not in _SETTLEMENTS:
            continue
        code = lexicon.demonyms.get(doc[noun - 1].lower_)
        if code is None or len(code) != 2 or code not in codes or doc[noun - 1].text in {"-", "–"}:
            continue
        item.within = code
        if not any(c.place.country == code for c in item.candidates):
            item.candidates += gazetteer.lookup(item.hit.text, country=code)


def _division(doc: Doc, outer: Found, lexicon: Words) -> str:
    """The code of the division that a name surely is ("in X province", "in the X countryside"); "" where it is none."""
    after = doc[outer.around.end].text.casefold() if outer.around.end < len(doc) else ""
    own = outer.hit.text.rsplit(" ", 1)[-1].casefold() if " " in outer.hit.text else ""
    called = "admin1" in outer.around.kinds or "admin1" in lexicon.nouns.get(own, ())
    if not called and after not in lexicon.surrounding_land:
        return ""
    division = next((c.place for c in outer.candidates if c.place.kind == "admin1"), None)
    return (division.admin1 or "") if division is not None else ""


def _country(outer: Found) -> str:
    """The code of the country that a name surely is; "" where it is none."""
    first = outer.candidates[0] if outer.candidates else None
    if first is None or first.place.kind != "country" or first.level > 0 or outer.around.kinds:
        return ""
    return first.place.country or ""


def _hold(inner: Found, outer: Found, *, sure: bool) -> None:
    """Note that `outer` holds `inner`, if one of its features holds one of `inner`'s.

    A country or state that merely stands beside another in a list is not held by it, unless the holder is written as
    only holders are ("Lebanon, Pa.") or a fair-sized town of that name lies there.
    """
    first = inner.candidates[0].place.kind if inner.candidates else ""
    listed = first in {"country", "admin1"} and not sure
    codes: list[str] = []
    for candidate in outer.candidates[:12]:
        place = candidate.place
        if listed and place.kind != "admin1":
            continue
        code = {"country": place.country, "admin1": place.admin1, "admin2": candidate.admin2}.get(place.kind)
        if code and any(
            code in codes_of(c) and c.place.id != place.id and (not listed or (c.main and c.place.population > 2000))
            for c in inner.candidates
        ):
            codes.append(code)
    if codes:
        inner.parents = tuple(codes)
        outer.points += 2.0
        town = None if outer.around.kinds else _town_of(outer)
        if (
            town is None
            or town.country in _TOWN_AND_STATE
            or not any(_is_near(c.place, town, town.radius_km + _EDGE_KM) for c in inner.candidates[:_FEW])
        ):
            outer.holds = tuple(codes)  # else the town holds it, not the land called after the town
