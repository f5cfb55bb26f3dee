"""Which names of a report are places: collect them, see what holds what, and weigh the evidence."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from rashomon.gazetteer import Candidate, Gazetteer
from rashomon.model.span import Span
from rashomon.reading.document import Document
from rashomon.reading.picking import texts
from rashomon.reading.places.questions import Question
from rashomon.reading.places.resolving import candidates_of
from rashomon.reading.places.scanning import Hit, scan
from rashomon.reading.places.sorting import ENOUGH, evidence
from rashomon.reading.places.surroundings import LAND, SMALL, Surroundings, look_around
from rashomon.reading.places.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TOWNS = frozenset({"towns", "villages", "cities", "hamlets"})
_LOOSE = 2  # the level of a spelling that meets only by transliteration
_SHARE = 0.4  # of the most named country's mentions
_WIDEST_LINK = 12  # words between two names of one list
_SKIPPED_BLOCKS = frozenset({"footer", "noise", "credit"})


@dataclass(slots=True, kw_only=True)
class Found:
    """A hit on its way to a mention.

    `code` is the country or feature that a demonym or abbreviation stands for; `parents` are the codes of what holds
    it, `holds` its own where it holds another; `within` is the code of the division that it must lie in, "" if the text
    names none; `town` is the name of the town that holds it, and `town_sure` whether its words leave no doubt of that;
    `points` are those that it is a place.
    """

    hit: Hit
    around: Surroundings
    sort: str
    code: str | None = None
    parents: tuple[str, ...] = ()
    within: str = ""
    holds: tuple[str, ...] = ()
    town: Found | None = None
    town_sure: bool = False
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
        if any(span.overlap(hit.span) for span in skipped) or _is_of_street(doc, hit, lexicon):
            continue
        around = look_around(doc, hit.first, hit.last, document.quantities)
        around.possessive = around.possessive or hit.owner
        item = Found(hit=hit, around=around, sort="name")
        identify(doc, item, gazetteer, lexicon)
        if item.sort != "none" and not (shouting and hit.text in lexicon.words_in_capitals):
            found.append(item)
    return found


def _is_of_street(doc: Doc, hit: Hit, lexicon: Words) -> bool:
    """Whether a name is but a word in that of a street: "the Rue Michelet", "Tu Do Street", "Calle de los Mártires"."""
    before = doc[hit.first - 1] if hit.first else None
    if before is not None and before.lower_ in lexicon.joining_ways and hit.first > 1:
        before = doc[hit.first - 2]
    if before is not None and before.lower_ in lexicon.ways and before.text.istitle() and before.whitespace_:
        return True
    at = hit.last
    named = at < len(doc) and doc[at].text[:1].isupper() and doc[at - 1].whitespace_ and not doc[at].is_sent_start
    if named and hit.text.casefold() in lexicon.ways:
        return True
    behind = doc[at + 1].text if named and at + 1 < len(doc) else ""
    return behind in lexicon.streets and doc[at].text not in lexicon.streets and doc[at].is_alpha


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
    owner = country_owner(text, lexicon, gazetteer) if before.casefold() != "the" else None
    if owner is not None and not any(c.level == 0 and c.place.kind == "country" for c in item.candidates):
        item.sort, item.code = "demonym", owner
        return
    if item.around.compound:
        item.sort = "demonym"
        country = next((c.place.country for c in item.candidates), None)
        item.code = country


def country_owner(text: str, lexicon: Words, gazetteer: Gazetteer) -> str | None:
    """The code of the country that a word names as an owner, its apostrophe lost: "Syrias war"; None for others."""
    stem = text[:-1]
    if not text.endswith("s") or len(stem) < 4 or not stem.isalpha() or text.casefold() in lexicon.demonyms:
        return None
    code = lexicon.abbreviations.get(stem)
    if code is not None:
        return code
    first = next(iter(gazetteer.lookup(stem, kinds=("country",))), None)
    return first.place.country if first is not None and first.level == 0 and first.main else None


def share_nouns(doc: Doc, found: Sequence[Found], lexicon: Words) -> None:
    """Give what a plural noun allows to each of its names: "the provinces of X and Y", "X, Y and Z provinces"."""
    rows: list[list[Found]] = []
    for item in found:
        if item.sort == "demonym":
            continue
        if rows and is_listed(doc, rows[-1][-1], item):
            rows[-1].append(item)
        else:
            rows.append([item])
    for items in rows:
        first, last = items[0].around, items[-1].around
        after = doc[last.end].text.casefold() if last.end < len(doc) else ""
        kinds = lexicon.plurals.get(after, ())
        if not kinds and first.begin > 1 and doc[first.begin - 1].lower_ == "of":
            kinds = lexicon.plurals.get(doc[first.begin - 2].text.casefold(), ())
            for item in items if doc[first.begin - 2].lower_ in SMALL and len(items) > 1 else ():
                item.around.small = True
        if first.rural and first.kinds == LAND:
            for left, right in pairwise(items):
                if not right.around.kinds and right.around.phrase_begin == right.hit.first and left.around.rural:
                    right.around.rural, right.around.kinds = True, LAND
        if kinds and (len(items) > 1 or after in lexicon.plurals):
            for item in items:
                item.around.kinds = item.around.kinds or kinds


def look_to_the_land(doc: Doc, found: Sequence[Found], gazetteer: Gazetteer) -> None:
    """Where the land around a town is meant and is a division of its own name ("Rural X"), it is that division.

    Where only one name of a list is said to be land ("rural areas in X and Y") the others have been told before.  What
    has several towns or villages in it is a division too ("three villages in X").
    """
    for item in found:
        if item.sort == "demonym" or item.code is not None:
            continue
        if not item.around.rural:
            if not item.around.kinds and _holds_towns(doc, item):
                item.around.kinds = LAND
            continue
        names = (f"{item.hit.text} countryside", f"rural {item.hit.text}")
        rows = [c for name in names for c in gazetteer.lookup(name, kinds=("admin1",)) if c.level == 0]
        if rows:
            item.candidates = tuple({c.place.id: c for c in rows}.values())
            item.around.kinds = ("admin1",)


def _holds_towns(doc: Doc, item: Found) -> bool:
    """Whether several towns or villages lie in a name that may be a division's: "villages in X"."""
    at = item.around.phrase_begin - 1
    if at < 0 or item.around.relation not in {"in", "across"} or doc[at].lower_ not in _TOWNS:
        return False
    first = item.candidates[0].place if item.candidates else None
    return first is not None and any(
        c.place.kind == "admin1" and c.place.country == first.country and c.level < _LOOSE for c in item.candidates
    )


def is_listed(doc: Doc, left: Found, right: Found) -> bool:
    """Whether two names stand in one list, "X in the east and Y" included; the commas may be lost."""
    if right.around.begin - left.around.end > _WIDEST_LINK:
        return False
    gap = [token.text.casefold() for token in doc[left.around.end : right.around.begin]]
    if gap and gap[-1] == "and" and gap[0] == "in":
        return len(gap) < 6
    return all(word in {",", "and", "or", "the"} for word in gap)


_LABELLED = 2.0
"""Points above enough of a name that labels paragraphs."""


def kept(
    document: Document, found: Sequence[Found], lexicon: Words, homes: frozenset[str] = frozenset()
) -> list[Found]:
    """Those that are places; a name sure once needs less the other times.

    Weighed twice: the countries of the sure ones speak for others that lie there, and `homes` where there are none.
    """
    doc = document.doc
    surnames = {e.text.split()[-1].casefold() for e in doc.ents if e.label_ == "PERSON" and " " in e.text}
    lowered = {text for text in set(texts(doc)) if text.islower()}
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
        countries = sure_countries(found) or homes
    best: dict[str, float] = {}
    for item in names:
        name = item.hit.text.casefold()
        best[name] = max(best.get(name, -9.0), item.points)
    _support_rows(doc, found)
    labels = [sentence.span for sentence in document.sentences if document.is_label(sentence)]
    for item in names:
        word = item.hit.text.casefold()
        if word in lexicon.not_places or word in lexicon.common:
            continue
        if any(label.contains(item.hit.span) for label in labels):
            item.points = max(item.points, ENOUGH + _LABELLED)
    kept = []
    for item in found:
        if _is_word(doc, item, found, lexicon) or _is_counted(doc, item):
            continue
        enough = ENOUGH - (1.5 if best.get(item.hit.text.casefold(), 0.0) >= ENOUGH + 1.0 else 0.0)
        if item.sort == "demonym" or item.code is not None or item.points >= enough:
            kept.append(item)
    return kept


def _is_counted(doc: Doc, item: Found) -> bool:
    """Whether a number counts the bearers of a name, who are a people then: "8,000 Kikuyu have been held"."""
    last = doc[item.hit.last - 1]
    if item.code is not None or item.around.kinds or last.dep_ not in ("nsubj", "nsubjpass"):
        return False
    number = doc[item.hit.first - 1] if item.hit.first else last
    counted = number.dep_ == "nummod" and number.head.i == last.i and number.ent_type_ not in ("DATE", "TIME")
    return counted and last.i + 1 < len(doc) and doc[last.i + 1].pos_ in ("AUX", "VERB")


def _is_word(doc: Doc, item: Found, found: Sequence[Found], lexicon: Words) -> bool:
    """Whether an abbreviated state is a word: no comma before it, and nothing else speaks of that country ("Mass.")."""
    before = doc[item.hit.first - 1].text if item.hit.first else ""
    if item.hit.text not in lexicon.worded_states or item.code is None or before in {",", "("}:
        return False
    others = (o for o in found if o is not item and o.hit.text not in lexicon.worded_states)
    return not any((o.code or "").startswith("US") or _lies_first_in(o, "US") for o in others)


def _lies_first_in(item: Found, country: str) -> bool:
    return item.points >= ENOUGH and bool(item.candidates) and item.candidates[0].place.country == country


def _in_capitals(text: str) -> bool:
    """Whether a text is all in capitals, as old wire reports are."""
    sample = text[:4000]
    small, large = sum(map(str.islower, sample)), sum(map(str.isupper, sample))
    return large > 40 and large > 9 * small


def sure_countries(found: Sequence[Found], *, namesakes: bool = False) -> frozenset[str]:
    """The countries that the report names, or whose peoples or well-known places it names.

    `namesakes`: a town and the province called after it speak for their country too; for names already kept.
    """
    countries: set[str] = set()
    for item in found:
        if item.sort == "demonym" and item.code is not None and len(item.code) == 2:
            countries.add(item.code)
        elif item.candidates and (item.code is not None or item.points >= ENOUGH + 1.0):
            first = item.candidates[0]
            rivals = [c for c in item.candidates[1:] if not namesakes or c.place.country != first.place.country]
            alone = not rivals or first.score - rivals[0].score > 1.0
            if first.place.country is not None and (first.place.kind == "country" or alone):
                countries.add(first.place.country)
    return frozenset(countries)


def main_countries(found: Sequence[Found], countries: Collection[str]) -> frozenset[str]:
    """The countries where the report's towns lie, and those named nearly as often; not those of a passing actor."""
    weights: dict[str, float] = dict.fromkeys(countries, 0.0)
    for item in found:
        first = item.candidates[0].place if item.candidates else None
        country = item.code if first is None else first.country
        if country in weights:
            weights[country] += 0.3 if item.sort == "demonym" else 1.0
    most = max(weights.values(), default=0.0)
    return frozenset(country for country, weight in weights.items() if weight >= _SHARE * most)


def look_at_home(found: Sequence[Found], gazetteer: Gazetteer, homes: frozenset[str] = frozenset()) -> None:
    """Where a name has no feature in the report's countries, add those of looser spelling that lie there.

    `homes` are the countries where the report is sure of none.
    """
    countries = main_countries(found, sure_countries(found) or homes)
    for item in found:
        if item.sort == "demonym" or item.code is not None:
            continue
        if not any(c.place.country in countries or c.place.kind == "country" for c in item.candidates):
            item.candidates += tuple(
                c for country in sorted(countries) for c in gazetteer.lookup(item.hit.text, country=country)
            )


def _support_rows(doc: Doc, found: Sequence[Found]) -> None:
    """In a row of names ("Homs, Hama and Idlib") each that is surely a place speaks for its neighbours."""
    rows = [item for item in found if item.sort != "demonym"]
    for left, right in pairwise(rows):
        gap = [t.text for t in doc[left.around.end : right.hit.first]]
        if gap and len(gap) <= 2 and all(word in {",", "and", "or", "&"} for word in gap):
            for one, other in ((left, right), (right, left)):
                if (one.points >= ENOUGH + 0.8 or one.code is not None) and other.points < ENOUGH:
                    other.points += 1.2
