"""Place mentions of a report: names, demonyms and descriptions, resolved together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rashomon.gazetteer import Candidate, Gazetteer
from rashomon.model.place import Place
from rashomon.model.span import Span
from rashomon.reading.document import Document
from rashomon.reading.mentions import PlaceMention
from rashomon.reading.places.descriptions import describe
from rashomon.reading.places.resolving import DIVISIONS, Question, candidates_of, codes_of, resolve, sense_of
from rashomon.reading.places.scanning import Hit, scan
from rashomon.reading.places.sorting import ENOUGH, evidence
from rashomon.reading.places.surroundings import Surroundings, look_around
from rashomon.reading.places.words import Words, words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DATELINE = re.compile(
    r"[A-Z][\w.'’/ -]{1,40}(?:, [A-Z][\w.'’ ]{1,30}){0,2}(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?(?:,? ?\([^)\n]{2,30}\))?"
    r" ?(?:—|–|--| - |:)"
)
_SKIPPED_BLOCKS = frozenset({"footer", "noise", "credit"})


def name_spans(doc: Doc, gazetteer: Gazetteer, taken: Sequence[Span] = ()) -> list[Span]:
    """Place names of several tokens, to be merged into one token each before the parse; never any of `taken`."""
    spans = []
    for hit in scan(doc, gazetteer, taken):
        if hit.last - hit.first > 1 and "\n" not in hit.text:
            spans.append(hit.span)
    return spans


@dataclass(slots=True, kw_only=True)
class _Found:
    """A hit on its way to a mention."""

    hit: Hit
    around: Surroundings
    sort: str
    code: str | None = None
    parents: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    points: float = 0.0
    question: Question | None = None


def find(document: Document, gazetteer: Gazetteer, taken: Sequence[Span] = ()) -> tuple[PlaceMention, ...]:
    """All places that the report mentions, in the order of the text.

    `taken` are spans of actors' names ("Islamic State"), which are no places.  Demonyms are mentions of the sort
    `demonym` ("Syrian", "US-backed"); governments called by their seat are of the sort `metonym`.
    Unknowns: `place` is None for a name that nothing in the gazetteer fits.
    """
    lexicon = words()
    found = _collect(document, gazetteer, taken, lexicon)
    _tie(document.doc, found, lexicon)
    found = _kept(document, found, lexicon)
    _look_at_home(found, gazetteer)
    _resolve(found)
    mentions = [_mention(document, f, gazetteer) for f in found if not _doubtful(f)]
    mentions = _carry_relations(document, mentions)
    mentions += describe(document, mentions, gazetteer, taken)
    return tuple(sorted(mentions, key=lambda m: (m.span.start, m.span.end)))


def _doubtful(item: _Found) -> bool:
    """Whether a name that nothing could be chosen for is hardly a place at all."""
    open_ = item.question is not None and item.question.chosen is None
    return open_ and item.points < ENOUGH + 1.5


def _collect(document: Document, gazetteer: Gazetteer, taken: Sequence[Span], lexicon: Words) -> list[_Found]:
    doc = document.doc
    skipped = [b.span for b in document.blocks if b.kind in _SKIPPED_BLOCKS]
    shouting = _in_capitals(document.text)
    found = []
    for hit in scan(doc, gazetteer, taken):
        if any(span.overlap(hit.span) for span in skipped):
            continue
        around = look_around(doc, hit.first, hit.last, document.quantities)
        item = _Found(hit=hit, around=around, sort="name")
        _identify(doc, item, gazetteer, lexicon)
        if item.sort != "none" and not (shouting and hit.text in lexicon.words_in_capitals):
            found.append(item)
    return found


def _identify(doc: Doc, item: _Found, gazetteer: Gazetteer, lexicon: Words) -> None:
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


def _tie(doc: Doc, found: Sequence[_Found], lexicon: Words) -> None:
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


def _hold(inner: _Found, outer: _Found, *, sure: bool) -> None:
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


def _kept(document: Document, found: Sequence[_Found], lexicon: Words) -> list[_Found]:
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
        countries = _sure_countries(found)
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


def _sure_countries(found: Sequence[_Found]) -> frozenset[str]:
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


def _look_at_home(found: Sequence[_Found], gazetteer: Gazetteer) -> None:
    """Where a name has no feature in the report's countries, add those of looser spelling that lie there."""
    countries = _sure_countries(found)
    for item in found:
        if item.sort == "demonym" or item.code is not None:
            continue
        if not any(c.place.country in countries or c.place.kind == "country" for c in item.candidates):
            loose = (c for country in sorted(countries) for c in gazetteer.lookup(item.hit.text, country=country))
            item.candidates += tuple(loose)


def _support_rows(doc: Doc, found: Sequence[_Found]) -> None:
    """In a row of names ("Homs, Hama and Idlib") each that is surely a place speaks for its neighbours."""
    rows = [item for item in found if item.sort != "demonym"]
    for left, right in pairwise(rows):
        gap = [t.text for t in doc[left.around.end : right.hit.first]]
        if gap and len(gap) <= 2 and all(word in {",", "and", "or", "&"} for word in gap):
            for one, other in ((left, right), (right, left)):
                if (one.points >= ENOUGH + 0.8 or one.code is not None) and other.points < ENOUGH:
                    other.points += 1.2


def _resolve(found: Sequence[_Found]) -> None:
    """Answer all names together; demonyms vote for their countries."""
    votes = Counter(f.code for f in found if f.sort == "demonym" and f.code is not None)
    resolve(_ask(found), {code: 0.7 * n**0.5 for code, n in votes.items() if len(code) == 2})


def _ask(found: Sequence[_Found]) -> list[Question]:
    """One question for each sense of a name."""
    questions: dict[tuple[str, tuple[str, ...]], Question] = {}
    for item in found:
        if item.sort == "demonym":
            continue
        sense = sense_of(item.code or item.hit.text, item.around.kinds)
        question = questions.get(sense)
        if question is None:
            question = Question(
                name=item.hit.text, kinds=item.around.kinds, noun=item.around.noun, candidates=item.candidates, count=0
            )
            questions[sense] = question
        question.count += 1
        if item.parents:
            question.parents.append(item.parents)
        question.holds.extend(item.holds)
        item.question = question
    return list(questions.values())


def _mention(document: Document, item: _Found, gazetteer: Gazetteer) -> PlaceMention:
    doc, around = document.doc, item.around
    span = _span(doc, around.begin, around.end)
    phrase = _span(doc, min(around.phrase_begin, around.begin), around.end)
    if item.sort == "demonym":
        place = gazetteer.of_code(item.code) if item.code else None
        return PlaceMention(span=item.hit.span, phrase=item.hit.span, name=item.hit.text, sort="demonym", place=place)
    chosen = item.question.chosen if item.question else None
    place = chosen.place if chosen else None
    basis = item.question.basis if item.question else "name"
    if place is not None and around.bearing:
        place = _part(place, around.bearing, span.text_of(document.text), gazetteer)
    sort = "name"
    if around.possessive and not around.relation.endswith("part_of") and place is not None and place.kind == "country":
        sort = "demonym"  # "Russia's Hmeimim air base", "Lebanon's army"
    elif _metonym(doc, item, place):
        sort = "metonym"
    elif _in_dateline(document, item.hit.span):
        sort = "dateline"
    return PlaceMention(
        span=span,
        phrase=phrase,
        name=item.hit.text,
        relation="in" if sort == "metonym" else around.relation or "in",
        sort=sort,
        place=place,
        basis=basis,
        distance_km=around.distance_km,
    )


def _span(doc: Doc, begin: int, end: int) -> Span:
    return Span(doc[begin].idx, doc[end - 1].idx + len(doc[end - 1].text))


def _part(place: Place, bearing: str, text: str, gazetteer: Gazetteer) -> Place:
    """The part of a country or division that a bearing names: a curated region, else the whole's point with its radius."""
    if place.kind not in {"country", "region", *DIVISIONS}:
        return place
    for candidate in gazetteer.lookup(text, kinds=("region",)):
        if candidate.place.id.startswith("rx:"):
            return candidate.place
    for candidate in gazetteer.lookup(f"{bearing}ern {place.name}", kinds=("region",)):
        if candidate.place.id.startswith("rx:"):
            return candidate.place
    return replace(place, id=f"{place.id}#{bearing}", name=f"{bearing}ern {place.name}", kind="region", geonameid=None)


def _metonym(doc: Doc, item: _Found, place: Place | None) -> bool:
    """Whether the name stands for a government: the bare subject of a verb of saying or acting."""
    if place is None or item.around.kinds:
        return False
    if place.kind != "country" and not (item.question and item.question.chosen and item.question.chosen.capital):
        return False
    root = doc[item.hit.last - 1]
    if root.dep_ == "pobj" and root.head.dep_ == "agent":
        return True  # "held by Russia"
    if item.around.relation:
        return False
    return root.dep_ in {"nsubj", "nsubjpass", "dobj"} and root.head.lemma_ in words().speech


def _in_dateline(document: Document, span: Span) -> bool:
    for block in document.blocks:
        if block.span.contains(span):
            if block.kind == "dateline":
                return True
            if block.kind != "body" or span.start - block.span.start > 40:
                return False
            opening = _DATELINE.match(document.text, block.span.start)
            return opening is not None and opening.end() >= span.end
    return False


def _carry_relations(document: Document, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """In a row of names ("near Homs and Hama") the relation of the first holds for all."""
    carried: list[PlaceMention] = []
    for mention in mentions:
        if (
            carried
            and mention.relation == "in"
            and mention.sort == "name"
            and mention.phrase.start == mention.span.start
        ):
            last = carried[-1]
            gap = document.text[last.span.end : mention.span.start] if last.span.end <= mention.span.start else "?"
            if gap.strip() in {",", "and", "or", ", and", "&", "or"} and last.sort == "name" and last.relation != "in":
                mention = replace(mention, relation=last.relation, distance_km=last.distance_km)
        carried.append(mention)
    return carried


def resolve_spans(document: Document, gazetteer: Gazetteer, spans: Sequence[Span]) -> list[PlaceMention | None]:
    """The features of spans that are known to be places, in their order; None where no name fits.

    The other places of the report serve as context.
    """
    doc, lexicon = document.doc, words()
    items: list[_Found | None] = []
    for span in spans:
        tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
        if tokens is None or not span.text_of(document.text).strip():
            items.append(None)
            continue
        text = span.text_of(document.text)
        hit = Hit(first=tokens.start, last=tokens.end, span=span, text=text)
        item = _Found(hit=hit, around=look_around(doc, tokens.start, tokens.end, document.quantities), sort="name")
        _identify(doc, item, gazetteer, lexicon)
        if item.sort == "none":
            item.sort = "name"
            code = lexicon.codes.get(text)
            place = gazetteer.of_code(code) if code else None
            if place is not None:
                item.candidates = (Candidate(place=place, level=0, main=True, capital=False, score=8.0),)
        if item.around.compound and item.candidates:
            item.sort = "name"
        if not item.candidates:
            item.candidates = _inner_candidates(document, span, gazetteer)
        items.append(item)
    present = [item for item in items if item is not None]
    present.sort(key=lambda item: item.hit.first)
    _tie(doc, present, lexicon)
    _resolve(present)
    return [None if item is None else _mention(document, item, gazetteer) for item in items]


def _inner_candidates(document: Document, span: Span, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The features of the longest known name inside a longer one ("Aleppo University")."""
    inner = [hit for hit in scan(document.doc, gazetteer) if span.contains(hit.span)]
    inner = [hit for hit in inner if hit.text.casefold() not in words().not_places]
    if not inner:
        return ()
    return gazetteer.lookup(max(inner, key=lambda hit: len(hit.text)).text)
