"""Which names of a report are places: collect them, see what holds what, and weigh the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from rashomon.gazetteer import Candidate, Gazetteer
from rashomon.model.span import Span
from rashomon.reading.document import Document
from rashomon.reading.places.resolving import Question, candidates_of, codes_of
from rashomon.reading.places.scanning import Hit, scan
from rashomon.reading.places.sorting import ENOUGH, evidence
from rashomon.reading.places.surroundings import Surroundings, look_around
from rashomon.reading.places.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SKIPPED_BLOCKS = frozenset({"footer", "noise", "credit"})


@dataclass(slots=True, kw_only=True)
class Found:
    """A hit on its way to a mention.

    `code` is the country or feature that a demonym or abbreviation stands for; `parents` are the codes of what holds
    it, `holds` its own where it holds another; `points` are those that it is a place.
    """

    hit: Hit
    around: Surroundings
    sort: str
    code: str | None = None
    parents: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    points: float = 0.0
    question: Question | None = None


def collect(document: Document, gazetteer: Gazetteer, taken: Sequence[Span], lexicon: Words) -> list[Found]:
    """Every name and demonym of the report outside `taken`, with its surroundings and candidates."""
    doc = document.doc
    skipped = [b.span for b in document.blocks if b.kind in _SKIPPED_BLOCKS]
    shouting = _in_capitals(document.text)
    found = []
    for hit in scan(doc, gazetteer, taken):
        if any(span.overlap(hit.span) for span in skipped):
            continue
        around = look_around(doc, hit.first, hit.last, document.quantities)
        item = Found(hit=hit, around=around, sort="name")
        identify(doc, item, gazetteer, lexicon)
        if item.sort != "none" and not (shouting and hit.text in lexicon.words_in_capitals):
            found.append(item)
    return found


def identify(doc: Doc, item: Found, gazetteer: Gazetteer, lexicon: Words) -> None:
    """What kind of hit it is: demonym, abbreviation, or a name with candidates."""
    text = item.hit.text
    before = doc[item.hit.first - 1].text if item.hit.first else ""
    demonym = lexicon.demonyms.get(text.casefold())
    if demonym is not None and text[0].isupper():
        item.sort, item.code = "demonym", demonym
        return
    code = lexicon.abbreviations.get(text) or lexicon.states.get(text)
    if code is None and text in lexicon.codes and before == ",":
        code = lexicon.codes[text]
    if code is None and text in lexicon.codes:
        item.sort = "none"
        return
    if code is not None:
        item.code = code
        place = gazetteer.of_code(code)
        if place is None:
            item.sort = "none"
        else:
            item.candidates = (Candidate(place=place, level=0, main=True, capital=False, score=8.0, admin2=None),)
    else:
        item.candidates = candidates_of(text, item.around.noun, item.around.kinds, gazetteer)
    if item.around.compound:
        item.sort = "demonym"
        country = next((c.place.country for c in item.candidates), None)
        item.code = country


def tie(doc: Doc, found: Sequence[Found], lexicon: Words) -> None:
    """Note what holds what: "Tripoli, Lebanon", "Syria's Deir Ezzor", "Homs in central Syria"."""
    for left, right in pairwise(found):
        gap = [t.text.casefold() for t in doc[left.around.end : right.hit.first]]
        if len(gap) > 4 or left.sort == "demonym" or right.sort == "demonym":
            continue
        rest = [w for w in gap[1:] if w not in lexicon.bearings and w not in {"-", "the"}]
        if gap and gap[0] in {",", "in"} and rest in ([], ["in"]):
            inner, outer = left, right
        elif gap and gap[0] in {"'s", "’s"} and all(w in lexicon.nouns or w in lexicon.bearings for w in rest):
            inner, outer = right, left
        else:
            continue
        _hold(inner, outer, sure=outer.hit.text in lexicon.states or outer.hit.text in lexicon.codes)


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
        outer.holds = tuple(codes)


def kept(document: Document, found: Sequence[Found], lexicon: Words) -> list[Found]:
    """Those that are places; a name sure once needs less the other times.

    Weighed twice: the countries of the sure ones speak for others that lie there.
    """
    doc = document.doc
    surnames = {e.text.split()[-1].casefold() for e in doc.ents if e.label_ == "PERSON" and " " in e.text}
    lowered = {t.text for t in doc if t.text.islower()}
    shouting = _in_capitals(document.text)
    names = [item for item in found if item.sort != "demonym" and item.code is None]
    tied = {id(item): item.points for item in names}
    countries: frozenset[str] = frozenset()
    for _pass in range(2):
        for item in names:
            item.points = tied[id(item)] + evidence(
                doc, item.hit, item.around, item.candidates, lexicon,
                surnames=surnames, lowered=lowered, tied=bool(item.parents), countries=countries,
                shouting=shouting,
            )  # fmt: skip
        countries = sure_countries(found)
    best: dict[str, float] = {}
    for item in names:
        name = item.hit.text.casefold()
        best[name] = max(best.get(name, -9.0), item.points)
    _support_rows(doc, found)
    kept = []
    for item in found:
        enough = ENOUGH - (1.5 if best.get(item.hit.text.casefold(), 0.0) >= ENOUGH + 1.0 else 0.0)
        if item.sort == "demonym" or item.code is not None or item.points >= enough:
            kept.append(item)
    return kept


def _in_capitals(text: str) -> bool:
    """Whether a text is all in capitals, as old wire reports are."""
    sample = text[:4000]
    small, large = sum(map(str.islower, sample)), sum(map(str.isupper, sample))
    return large > 40 and large > 9 * small


def sure_countries(found: Sequence[Found]) -> frozenset[str]:
    """The countries that the report names, or whose peoples or well-known places it names."""
    countries: set[str] = set()
    for item in found:
        if item.sort == "demonym" and item.code is not None and len(item.code) == 2:
            countries.add(item.code)
        elif item.candidates and (item.code is not None or item.points >= ENOUGH + 1.0):
            first = item.candidates[0]
            alone = len(item.candidates) == 1 or first.score - item.candidates[1].score > 1.0
            if first.place.country is not None and (first.place.kind == "country" or alone):
                countries.add(first.place.country)
    return frozenset(countries)


def look_at_home(found: Sequence[Found], gazetteer: Gazetteer) -> None:
    """Where a name has no feature in the report's countries, add those of looser spelling that lie there."""
    countries = sure_countries(found)
    for item in found:
        if item.sort == "demonym" or item.code is not None:
            continue
        if not any(c.place.country in countries or c.place.kind == "country" for c in item.candidates):
            loose = (c for country in sorted(countries) for c in gazetteer.lookup(item.hit.text, country=country))
            item.candidates += tuple(loose)


def _support_rows(doc: Doc, found: Sequence[Found]) -> None:
    """In a row of names ("Homs, Hama and Idlib") each that is surely a place speaks for its neighbours."""
    rows = [item for item in found if item.sort != "demonym"]
    for left, right in pairwise(rows):
        gap = [t.text for t in doc[left.around.end : right.hit.first]]
        if gap and len(gap) <= 2 and all(word in {",", "and", "or", "&"} for word in gap):
            for one, other in ((left, right), (right, left)):
                if (one.points >= ENOUGH + 0.8 or one.code is not None) and other.points < ENOUGH:
                    other.points += 1.2
