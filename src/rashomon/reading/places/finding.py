"""Place mentions of a report: names, demonyms and descriptions, resolved together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.gazetteer import Candidate, Gazetteer
from rashomon.model.place import SPELLING, Place
from rashomon.model.span import Span
from rashomon.reading.document import Document
from rashomon.reading.mentions import PlaceMention
from rashomon.reading.places.abroad import ABROAD, is_struck, is_with_article
from rashomon.reading.places.descriptions import describe
from rashomon.reading.places.features import settle
from rashomon.reading.places.holding import confine, place_by_people, put_in_towns, tie
from rashomon.reading.places.opening import widen
from rashomon.reading.places.questions import DIVISIONS, Question
from rashomon.reading.places.refusing import LOOSE_LEVEL
from rashomon.reading.places.resolving import resolve, sense_of
from rashomon.reading.places.scanning import Hit, scan
from rashomon.reading.places.seats import acts_as_state, mark, outlet_spans
from rashomon.reading.places.selecting import (
    Found,
    collect,
    identify,
    kept,
    look_at_home,
    look_to_the_land,
    share_nouns,
    sure_countries,
)
from rashomon.reading.places.sorting import ENOUGH
from rashomon.reading.places.surroundings import Surroundings, look_around
from rashomon.reading.places.unlisted import complete
from rashomon.reading.places.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DATELINE = re.compile(
    r"[A-Z][\w.'’/ -]{1,40}(?:, [A-Z][\w.'’ ]{1,30}){0,2}"
    r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)?(?:,? ?\([^)\n]{2,30}\))?"
    r" ?(?:—|–|--| - |:)"
    r"|[A-Z][\w.'’ -]{1,40}, (?=[^\n:]{0,70}\d)[^\n:]{2,75}? (?:—|–|--) "
)
_LIST_MARK = re.compile(r"\s*(?:[•*●▪·►]\s*|[–—-]\s+)?(?:[(\[]?(?:\d{1,2}|[a-z])[.)\]]\s+)?")
_OPENERS = frozenset(
    {"A", "An", "The", "At", "More", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"}
)
_CAPITAL_OF = re.compile(r"\bcapital of (?:the )?$", re.IGNORECASE)
_INNER_DATELINE = re.compile(r"[A-Z][A-Z'’ -]{2,30} \([A-Z][\w.& -]{1,24}\)")  # "MOSCOW (Sputnik) According to ..."


def name_spans(doc: Doc, gazetteer: Gazetteer, taken: Sequence[Span] = ()) -> list[Span]:
    """Place names of several tokens, to be merged into one token each before the parse; never any of `taken`."""
    spans = []
    for hit in scan(doc, gazetteer, taken):
        if hit.last - hit.first > 1 and "\n" not in doc[hit.first : hit.last].text:
            spans.append(hit.span)
    return spans


def find(
    document: Document,
    gazetteer: Gazetteer,
    taken: Sequence[Span] = (),
    homes: Mapping[str, int] | None = None,
) -> tuple[PlaceMention, ...]:
    """All places that the report mentions, in the order of the text.

    `taken` are spans of actors' names ("Islamic State"), which are no places; `homes` are the countries of the armed
    groups that the report names and how often it names one, which speak for places there.  Demonyms are mentions of
    the sort `demonym` ("Syrian", "US-backed"); governments called by their seat are of the sort `metonym`.
    Unknowns: `place` is None for a name that nothing in the gazetteer fits.
    """
    lexicon = words()
    taken = [*taken, *outlet_spans(document)]
    found = collect(document, gazetteer, taken, lexicon)
    share_nouns(document.doc, found, lexicon)
    look_to_the_land(document.doc, found, gazetteer)
    tie(document.doc, found, lexicon)
    found = kept(document, found, lexicon, frozenset(homes or ()))
    look_at_home(found, gazetteer, frozenset(homes or ()))
    countries = sure_countries(found, namesakes=True) or frozenset(homes or ())
    found = complete(document, found, gazetteer, taken, countries, lexicon)
    confine(document.doc, found, gazetteer, lexicon)
    place_by_people(document.doc, found, gazetteer, lexicon)
    put_in_towns(document.doc, found, gazetteer, lexicon)
    _resolve(found, homes or {})
    mentions = [_mention(document, f, gazetteer) for f in found if not _doubtful(document, f)]
    mentions = [_land_beside_town(document, m, mentions, gazetteer) for m in mentions]
    mentions = widen(document, mentions, gazetteer)
    mentions = mark(document, settle(document, _carry_relations(document, mentions)))
    mentions += describe(document, mentions, gazetteer, taken)
    return tuple(sorted(mentions, key=lambda m: (m.span.start, m.span.end)))


def _doubtful(document: Document, item: Found) -> bool:
    """Whether a name that nothing could be chosen for is hardly a place at all."""
    open_ = item.question is not None and item.question.chosen is None
    if open_ and item.hit.text.casefold() in words().common_quarters:
        return True
    if open_ and item.question is not None and item.question.basis.endswith(ABROAD) and not item.around.kinds:
        if is_with_article(document.doc, item.hit):
            return True
        if item.around.relation or is_struck(document.doc, item.hit):
            return False
    return open_ and not item.around.kinds and item.points < ENOUGH + 1.5


def _resolve(found: Sequence[Found], homes: Mapping[str, int]) -> None:
    """Answer all names together; demonyms and the countries of armed groups vote."""
    votes = Counter(f.code for f in found if f.sort == "demonym" and f.code is not None)
    votes.update(homes)
    resolve(_ask(found), {code: 0.7 * n**0.5 for code, n in votes.items() if len(code) == 2})


def _ask(found: Sequence[Found]) -> list[Question]:
    """One question for each sense of a name."""
    questions: dict[tuple[str, tuple[str, ...]], Question] = {}
    for item in found:
        if item.sort == "demonym":
            continue
        sense = sense_of(item.code or item.hit.text, (*item.around.kinds, item.around.building))
        question = questions.get(sense)
        if question is None:
            question = Question(
                name=item.hit.text, kinds=item.around.kinds, noun=item.around.noun, candidates=item.candidates, count=0
            )
            question.building, question.small = bool(item.around.building), item.around.small
            questions[sense] = question
        question.count += 1
        if item.parents:
            question.parents.append(item.parents)
        question.within = question.within or item.within
        question.holds.extend(item.holds)
        item.question = question
        known = {c.place.id for c in question.candidates}
        question.candidates += tuple(c for c in item.candidates if c.place.id not in known)
    for item in found:
        town = item.town.question if item.town is not None else None
        if item.question is not None and town is not None and town is not item.question:
            question = item.question
            question.towns.append(town)
            question.town_sure = question.town_sure or item.town_sure
    return list(questions.values())


def _mention(document: Document, item: Found, gazetteer: Gazetteer) -> PlaceMention:
    doc, around = document.doc, item.around
    of_building = bool(around.building and item.question is not None and item.question.chosen is None)
    end = max(around.end, item.hit.last + of_building)  # "the Paris Bar"
    span = _span(doc, around.begin, end)
    phrase = _span(doc, min(around.phrase_begin, around.begin), end)
    if item.sort == "demonym":
        place = gazetteer.of_code(item.code) if item.code else None
        return PlaceMention(span=item.hit.span, phrase=item.hit.span, name=item.hit.text, sort="demonym", place=place)
    chosen = item.question.chosen if item.question else None
    place = chosen.place if chosen else None
    basis = item.question.basis if item.question else "name"
    if place is None and basis == "name":
        basis = "unknown: no gazetteer lists it"
    if chosen is not None and chosen.level >= LOOSE_LEVEL:
        basis = SPELLING if basis == "name" else f"{SPELLING}; {basis}"
    state = next((c.place.country for c in item.candidates if c.place.kind == "country"), None)
    if state is not None and _CAPITAL_OF.search(document.text[: span.start][-20:]):
        place, basis = gazetteer.capital_of(state), f"derived: the capital of {state}"
    if place is not None and around.bearing:
        place = _part(place, around.bearing, span.text_of(document.text), gazetteer)
    sort = "name"
    if item.code is not None and len(item.code) == 2 and doc[item.hit.last - 1].dep_ in {"compound", "amod", "nmod"}:
        sort = "demonym"  # "US drones"
    elif _is_people(doc, item):
        sort = "demonym"  # "Karen guerrillas"
    elif (
        around.possessive and not around.relation.endswith("part_of") and place is not None and place.kind == "country"
    ):
        sort = "demonym"  # "Russia's Hmeimim air base", "Lebanon's army"
    elif place is not None and place.kind == "country" and _owns_facility(doc, item):
        sort, span = "demonym", item.hit.span  # "the United States air base at X"
    elif _metonym(doc, item, place):
        sort = "metonym"
    elif _names_pact(doc[item.hit.last - 1]):
        sort = "seat"  # "in breach of the Minsk agreement"
    elif _in_dateline(document, item.hit.span) or _opens_glued(document, item, place):
        sort = "dateline"
    return PlaceMention(
        span=span,
        phrase=phrase,
        name=item.hit.text,
        relation="in" if sort == "metonym" else _relation(around, place),
        sort=sort,
        place=place,
        basis=basis,
        distance_km=around.distance_km,
        capital=chosen is not None and chosen.capital,
    )


def _names_pact(name: Token) -> bool:
    """Whether an agreement is called after a place, and not told to be made there: the place is where it was signed."""
    pact = name.head
    if name.dep_ not in {"compound", "nmod", "amod", "poss"} or pact.lemma_.lower() not in words().pacts:
        return False
    made = pact.head.lemma_.lower() in words().making_pacts and pact.dep_ in {"dobj", "nsubjpass"}
    return pact.i > name.i and not made


def _owns_facility(doc: Doc, item: Found) -> bool:
    """Whether a country stands before a base, a camp or an embassy of its own abroad, which tells whose it is."""
    at, lexicon = item.hit.last, words()
    after = [doc[n].lower_ for n in range(at, min(at + 2, len(doc)))]
    if not after or not doc[at - 1].whitespace_:
        return False
    known = after[0] in lexicon.facilities or " ".join(after) in lexicon.facilities or after[0] in lexicon.missions
    return known and doc[at - 1].dep_ in {"compound", "nmod", "amod", "poss", "pobj"}


def _is_people(doc: Doc, item: Found) -> bool:
    """Whether the name of a land is that of its people here: "Karen guerrillas", but "Karen state"."""
    last = doc[item.hit.last - 1]
    if (
        last.text.casefold() not in words().peoples
        or item.around.kinds
        or last.dep_ not in {"compound", "amod", "nmod"}
    ):
        return False
    return bool(last.head.i > last.i and last.head.lower_ not in words().nouns)


def _relation(around: Surroundings, place: Place | None) -> str:
    """What the words say; the land around a town is near it, and "Eastern Homs" is a part of the town."""
    relation = around.relation or "in"
    if place is None or place.kind not in {"city", "district"}:
        return relation
    if around.rural and relation in {"in", "part_of"}:
        return "near"
    return "part_of" if around.bearing and relation == "in" else relation


def _span(doc: Doc, begin: int, end: int) -> Span:
    return Span(doc[begin].idx, doc[end - 1].idx + len(doc[end - 1].text))


def _part(place: Place, bearing: str, text: str, gazetteer: Gazetteer) -> Place:
    """The part of a country or division that a bearing names: a curated region, else the whole with its own point."""
    if place.kind not in {"country", "region", *DIVISIONS}:
        return place
    for candidate in gazetteer.lookup(text, kinds=("region",)):
        if candidate.place.id.startswith("rx:"):
            return candidate.place
    for candidate in gazetteer.lookup(f"{bearing}ern {place.name}", kinds=("region",)):
        if candidate.place.id.startswith("rx:"):
            return candidate.place
    return replace(place, id=f"{place.id}#{bearing}", name=f"{bearing}ern {place.name}", kind="region", geonameid=None)


def _land_beside_town(
    document: Document, mention: PlaceMention, mentions: Sequence[PlaceMention], gazetteer: Gazetteer
) -> PlaceMention:
    """A town with a bearing as a part of the division of its name, where its sentence sets the town itself against it:
    "advances in northern Aleppo and in Aleppo city"."""
    place, here = mention.place, document.sentence_at(mention.span.start)
    bearing = words().bearings.get(mention.span.text_of(document.text).split(" ", 1)[0].casefold(), "")
    if not bearing or place is None or place.kind != "city" or place.admin1 is None or here is None:
        return mention
    towns = (m for m in mentions if m.place == place and here.span.contains(m.span) and m.span != mention.span)
    if not any(m.span.text_of(document.text).casefold().endswith((" city", " town")) for m in towns):
        return mention
    inside = (c.place for c in gazetteer.lookup(mention.name, kinds=("admin1",)) if c.level < 2)
    division = next((p for p in inside if p.admin1 == place.admin1), None)
    if division is None:
        return mention
    part = _part(division, bearing, mention.span.text_of(document.text), gazetteer)
    return replace(mention, place=part, relation="in", basis=f"sentence: set against {place.name} city")


def _metonym(doc: Doc, item: Found, place: Place | None) -> bool:
    """Whether the name stands for a government: the bare subject of a verb of saying or acting."""
    if place is None or item.around.kinds or item.around.bearing:
        return False
    root = doc[item.hit.last - 1]
    if place.kind == "site" and root.dep_ == "nsubj" and root.head.lemma_ in words().speech:
        return True  # "the Pentagon said"
    if place.kind != "country" and not (item.question and item.question.chosen and item.question.chosen.capital):
        return False
    for _step in range(4):
        if root.dep_ == "conj" and root.head.pos_ in {"PROPN", "NOUN"}:
            root = root.head  # "Damascus and Moscow agreed"
    if root.dep_ == "pobj" and (root.head.dep_ == "agent" or root.head.lower_ == "between"):
        return True  # "held by Russia", "a deal between Russia and Iran"
    if root.dep_ == "poss" and (root.head.lemma_.lower() in words().utterances or root.head.lower_ in words().of_state):
        return True  # "Baghdad's claim", "Kyiv's forces"
    if root.dep_ == "pobj" and root.head.lower_ in {"to", "with"} and root.head.head.lemma_.lower() in words().siding:
        return True  # "militias loyal to Damascus"
    if item.around.relation:
        return False
    if root.dep_ == "nsubj" and root.head.lemma_ in words().assailing | {"hold"}:
        return acts_as_state(root.head)
    struck = root.dep_ in {"dobj", "nsubjpass"} and place.kind != "country"
    if struck and root.head.lemma_ in words().taking | words().assailing:
        return False  # "jets bombed Damascus", "Hanoi was bombed"
    return root.dep_ in {"nsubj", "nsubjpass", "dobj"} and root.head.lemma_ in words().speech


def _in_dateline(document: Document, span: Span) -> bool:
    for block in document.blocks:
        if block.span.contains(span):
            if block.kind == "dateline" or _INNER_DATELINE.match(document.text, span.start):
                return True
            if block.kind not in {"body", "headline"} or span.start - block.span.start > 40:
                return False
            listed = _LIST_MARK.match(document.text, block.span.start)
            opening = _DATELINE.match(document.text, listed.end() if listed is not None else block.span.start)
            if opening is None or opening.end() < span.end:
                return False
            return block.kind == "body" or document.text[opening.end() : block.span.end].strip() == ""
    return False


def _opens_glued(document: Document, item: Found, place: Place | None) -> bool:
    """Whether a town opens the text as a date line does that has lost its dash: "Beirut Syrian jets bombed ..."."""
    first = item.hit.first
    if place is None or place.kind != "city" or item.around.kinds or not document.doc[first].is_sent_start:
        return False
    at = item.hit.last
    if at + 1 >= len(document.doc) or not document.doc[at - 1].whitespace_:
        return False
    if not any(b.span.start == item.hit.span.start and b.kind == "body" for b in document.blocks):
        return False
    follower = document.doc[at]
    if follower.text in _OPENERS:
        return True
    return follower.text[:1].isupper() and words().demonyms.get(follower.lower_, place.country) != place.country


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
            if gap.strip() in {",", "and", "or", ", and", "&"} and last.sort == "name" and last.relation != "in":
                mention = replace(mention, relation=last.relation, distance_km=last.distance_km)
        carried.append(mention)
    return carried


def resolve_spans(document: Document, gazetteer: Gazetteer, spans: Sequence[Span]) -> list[PlaceMention | None]:
    """The features of spans that are known to be places, in their order; None where no name fits.

    The other places of the report serve as context.
    """
    doc, lexicon = document.doc, words()
    items: list[Found | None] = []
    for span in spans:
        tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
        if tokens is None or not span.text_of(document.text).strip():
            items.append(None)
            continue
        text = span.text_of(document.text)
        hit = Hit(first=tokens.start, last=tokens.end, span=span, text=text)
        item = Found(hit=hit, around=look_around(doc, tokens.start, tokens.end, document.quantities), sort="name")
        identify(doc, item, gazetteer, lexicon)
        if item.sort == "none":
            item.sort = "name"
            code = lexicon.codes.get(text)
            place = gazetteer.of_code(code) if code else None
            if place is not None:
                item.candidates = (Candidate(place=place, level=0, main=True, capital=False, score=8.0),)
        if item.around.compound and item.candidates:
            item.sort, item.code = "name", None
        if not item.candidates:
            item.candidates = _inner_candidates(document, span, gazetteer)
        items.append(item)
    present = [item for item in items if item is not None]
    present.sort(key=lambda item: item.hit.first)
    look_to_the_land(doc, present, gazetteer)
    tie(doc, present, lexicon)
    _resolve(present, {})
    return [None if item is None else _mention(document, item, gazetteer) for item in items]


def _inner_candidates(document: Document, span: Span, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The features of the longest known name inside a longer one ("Aleppo University")."""
    inner = [hit for hit in scan(document.doc, gazetteer) if span.contains(hit.span)]
    inner = [hit for hit in inner if hit.text.casefold() not in words().not_places]
    if not inner:
        return ()
    return gazetteer.lookup(max(inner, key=lambda hit: len(hit.text)).text)
