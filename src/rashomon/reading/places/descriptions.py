"""Places that are described, not named: "the city", "the province", "its outskirts", "the capital"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.gazetteer import Gazetteer
from rashomon.gazetteer.extent import distance_km
from rashomon.model.place import Place
from rashomon.model.span import Span
from rashomon.reading.document import Document
from rashomon.reading.mentions import PlaceMention
from rashomon.reading.places.surroundings import look_around, noun_after
from rashomon.reading.places.words import Words, words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DETERMINERS = frozenset({"the", "this", "that", "its", "their", "same"})
_ANY = frozenset({"area", "areas", "enclave", "region", "territory", "outskirts", "suburbs", "vicinity", "countryside"})
_ANY_KINDS = ("city", "district", "region", "admin2", "admin1", "camp", "base", "air_base", "site", "mountain")
_NOT_MEANT = frozenset({"demonym", "metonym"})
_NEVER = frozenset({"state", "nation", "port", "stronghold", "quarter", "base of", "sea", "gulf", "strait", "lake"})
_MINOR = frozenset({"site", "road", "crossing", "mountain", "district", "region"})
_FACILITIES = frozenset({"airport", "air_base", "base", "camp", "dam", "plant"})
_SMALL = frozenset({"town", "village", "hamlet", "settlement"})
_LARGE = 700_000  # people; nobody calls more than that a town
_OF_TOWN_KM = 40.0
_HYPHENS = frozenset({"-", "–"})
_FADING = 0.7  # what a mention weighs one sentence on
_FAR = 12  # sentences: an antecedent further back is no longer meant


def describe(
    document: Document, names: Sequence[PlaceMention], gazetteer: Gazetteer, taken: Sequence[Span]
) -> list[PlaceMention]:
    """Descriptions with the nearest earlier place of a fitting kind; those without one have `place` None."""
    lexicon, doc = words(), document.doc
    occupied = [m.span for m in names] + list(taken)
    known = sorted((m for m in names if m.place is not None and m.sort not in _NOT_MEANT), key=lambda m: m.span.start)
    found: list[PlaceMention] = []
    for at in range(1, len(doc)):
        stretch = _noun_phrase(doc, at, lexicon)
        if stretch is None:
            continue
        begin, head, end, noun = stretch
        span = Span(doc[begin].idx, doc[end - 1].idx + len(doc[end - 1].text))
        if found and found[-1].span.end >= span.end:
            continue  # "base" inside "air base"
        if any(span.overlap(other) for other in occupied) or _names_itself(doc, end, names):
            continue
        country = _country_inside(doc, begin, head, lexicon)
        around = look_around(doc, begin, end, document.quantities)
        known_here = _without_located(document, [*known, *found], span, around.relation)
        place, basis = _antecedent(document, span, noun, known_here, gazetteer, country)
        if place is None and set(lexicon.nouns.get(noun, ())) <= _MINOR:
            continue
        relation = around.relation
        if noun in _ANY and noun in {"outskirts", "suburbs", "vicinity", "countryside"}:
            relation = relation if relation in {"toward", "from", "across"} else "part_of"
        elif around.possessive and around.end > end:
            end = around.end
            span = Span(span.start, doc[end - 1].idx + len(doc[end - 1].text))
        found.append(
            PlaceMention(
                span=span,
                phrase=Span(min(doc[around.phrase_begin].idx, span.start), span.end),
                name=span.text_of(document.text),
                relation=relation or "in",
                sort="description",
                place=place,
                basis=basis,
                distance_km=around.distance_km,
            )
        )
    return found


def _without_located(
    document: Document, known: Sequence[PlaceMention], span: Span, relation: str
) -> Sequence[PlaceMention]:
    """Without the places that the sentence locates by this very description: "Tawila, 60 km west of the city"."""
    if not (relation in {"distance_from", "near"} or (relation.endswith("_of") and relation != "part_of")):
        return known
    here = document.sentence_at(span.start)
    if here is None:
        return known
    located = {m.place.id for m in known if m.place is not None and here.span.start <= m.span.start < span.start}
    return [m for m in known if m.place is None or m.place.id not in located]


def _noun_phrase(doc: Doc, at: int, lexicon: Words) -> tuple[int, int, int, str] | None:
    """Determiner, adjectives and place noun whose noun begins at `at`: first token, head, end, noun."""
    word = doc[at].text
    if word[0].isupper() or (word.casefold() not in lexicon.noun_starts and word.casefold() not in _ANY):
        return None
    noun, end = noun_after(doc, at, lexicon)
    if not noun:
        noun, end = doc[at].text.casefold(), at + 1
        if noun not in _ANY:
            return None
    if noun in _NEVER or doc[end - 1].pos_ not in {"NOUN", "PROPN"}:
        return None
    if noun in lexicon.bearings or (end < len(doc) and doc[end].pos_ == "NOUN" and doc[end].dep_ != "appos"):
        return None  # "the city council", "the state media"
    begin = at
    while begin > 0 and at - begin < 6:
        word = doc[begin - 1].text.casefold()
        if word in _DETERMINERS or (word == "a" and doc[begin].text.casefold() == "nearby"):
            return begin - 1, at, end, noun
        hyphened = word in _HYPHENS or (begin < at and doc[begin].text in _HYPHENS)
        if not (doc[begin - 1].pos_ in {"ADJ", "VERB", "NOUN"} or word in lexicon.demonyms or hyphened):
            return None
        begin -= 1
    return None


def _names_itself(doc: Doc, end: int, names: Sequence[PlaceMention]) -> bool:
    """Whether a name follows that the noun belongs to: "the city of Homs", "the capital Damascus"."""
    if end >= len(doc):
        return False
    offset = doc[end].idx
    if doc[end].text == "of" and end + 1 < len(doc) and doc[end + 1].text[:1].isupper():
        return True
    if doc[end].text == "of" and end + 1 < len(doc):
        offset = doc[end + 1].idx
    following = [m for m in names if m.span.start >= doc[end].idx and m.sort != "demonym"]
    return any(m.phrase.start <= offset < m.span.end for m in following)


def _country_inside(doc: Doc, begin: int, head: int, lexicon: Words) -> str | None:
    for token in doc[begin:head]:
        country = lexicon.demonyms.get(token.text.casefold())
        if country:
            return country
    return None


def _antecedent(
    document: Document,
    span: Span,
    noun: str,
    known: Sequence[PlaceMention],
    gazetteer: Gazetteer,
    country: str | None,
) -> tuple[Place | None, str]:
    """The place that a description stands for, and why."""
    here = document.sentence_at(span.start)
    index = here.index if here else 0
    kinds = words().nouns.get(noun, _ANY_KINDS)
    before = [m for m in known if m.place is not None and m.span.end <= span.start]
    before.sort(key=lambda m: m.span.start, reverse=True)
    recent = [m for m in before if _sentence_index(document, m) >= index - _FAR]
    beside = before[0] if before and _apposed(document, before[0], span) else None
    if beside is not None and beside.place is not None and beside.place.kind in kinds:
        return beside.place, f"sentence: {beside.name}"
    if noun == "capital" and "provincial" not in span.text_of(document.text).casefold():
        return _capital(recent, gazetteer, country)
    if _FACILITIES & set(kinds):
        own = _of_town(document, noun, kinds, recent, index, gazetteer)
        if own is not None:
            return own
    recent = recent or before
    if not any(m.place and m.place.kind in kinds for m in recent):
        recent = before
    if noun in _SMALL and any(m.place and m.place.kind in kinds and m.place.population < _LARGE for m in recent):
        recent = [m for m in recent if m.place and m.place.population < _LARGE]
    fitting = [m for m in recent if m.place and m.place.kind in kinds and country in {None, m.place.country}]
    if fitting:
        best = _most_salient(document, fitting, index)
        return best.place, _basis(document, best, index)
    if noun in {"province", "governorate", "state", "oblast", "department", "county"}:
        for mention in recent:
            code = mention.place.admin1 if mention.place else None
            if code and country in {None, code[:2]} and (place := gazetteer.of_code(code)) is not None:
                return place, f"derived: the division of {mention.name}"
    if noun in {"country", "nation", "republic", "kingdom"}:
        for mention in recent:
            code = mention.place.country if mention.place else None
            if code and (place := gazetteer.of_code(code)) is not None:
                return place, f"derived: the country of {mention.name}"
    later = [m for m in known if m.place is not None and m.span.start >= span.end]
    for mention in later:
        place = mention.place
        if noun == "city" and place is not None and place.kind == "city" and not recent:
            return place, "report: named later"
    return None, "report"


def _apposed(document: Document, name: PlaceMention, span: Span) -> bool:
    """Whether a description explains the name just before it: "Raqqa, the city ..."."""
    if name.sort == "description":
        return False
    return document.text[name.span.end : span.start].strip() in {",", "-", "—", "–", "("}


def _of_town(
    document: Document,
    noun: str,
    kinds: Sequence[str],
    recent: Sequence[PlaceMention],
    index: int,
    gazetteer: Gazetteer,
) -> tuple[Place, str] | None:
    """The facility of the town that the text just spoke of, unless it just named a facility itself."""
    near = [m for m in recent if index - _sentence_index(document, m) <= 2]
    here = [m for m in near if _sentence_index(document, m) == index]
    if any(m.place is not None and m.place.kind in kinds for m in near):
        if not any(m.place is not None and m.place.kind == "city" and m.sort != "description" for m in here):
            return None
        if any(m.place is not None and m.place.kind in kinds for m in here):
            return None
    for mention in near:
        town = mention.place
        if town is None or town.kind != "city" or mention.sort == "description" or town.lat is None or town.lon is None:
            continue
        for candidate in gazetteer.lookup(f"{mention.name} {noun}", kinds=frozenset(kinds)):
            place = candidate.place
            if place.lat is None or place.lon is None:
                continue
            if distance_km(town.lat, town.lon, place.lat, place.lon) < _OF_TOWN_KM:
                return place, f"derived: the {noun} of {mention.name}"
    return None


def _most_salient(document: Document, fitting: Sequence[PlaceMention], index: int) -> PlaceMention:
    """The latest mention of the place that the text before speaks of most, the near sentences counting more.

    A place that only says where another lies ("near Homs") counts less.
    """
    weights: dict[str, float] = {}
    for mention in fitting:
        place = mention.place
        if place is not None:
            aside = mention.relation in {"near", "distance_from", "from"} or mention.relation.endswith("_of")
            aside = aside and mention.relation != "part_of" and mention.sort == "name"
            weight = (0.35 if aside else 1.0) * _FADING ** (index - _sentence_index(document, mention))
            weights[place.id] = weights.get(place.id, 0.0) + weight
    chosen = max(weights, key=lambda ref: weights[ref])
    return next(m for m in fitting if m.place is not None and m.place.id == chosen)


def _capital(recent: Sequence[PlaceMention], gazetteer: Gazetteer, country: str | None) -> tuple[Place | None, str]:
    for code in [country, *(m.place.country for m in recent if m.place is not None)]:
        if code:
            place = gazetteer.capital_of(code)
            if place is not None:
                return place, f"derived: the capital of {code}"
    return None, "report"


def _sentence_index(document: Document, mention: PlaceMention) -> int:
    sentence = document.sentence_at(mention.span.start)
    return sentence.index if sentence else 0


def _basis(document: Document, mention: PlaceMention, index: int) -> str:
    at = _sentence_index(document, mention)
    here = document.sentences[index].paragraph if index < len(document.sentences) else -1
    if at == index:
        return f"sentence: {mention.name}"
    same = at < len(document.sentences) and document.sentences[at].paragraph == here
    return f"{'paragraph' if same else 'report'}: {mention.name}"
