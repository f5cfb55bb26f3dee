"""Names of other things that hold a place's name: roads, and operations that are called after a river."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.model.earth import distance_km
from rashomon.model.span import Span
from rashomon.reading.document import Document
from rashomon.reading.mentions import PlaceMention
from rashomon.reading.places.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ROADS = ("highway", "motorway", "road")
_ON_WATER = frozenset({"port", "town", "city", "village", "resort", "ports", "towns", "cities", "villages"})
_CAMPAIGNS = frozenset({"operation", "campaign", "offensive"})
_HYPHENS = frozenset({"-", "–", "‑"})
_OF_TOWN_KM = 40.0
_TOWN = 50_000  # people; "the quarters of X" may be those of the town X
_QUARTER_BASIS = "unknown: no such quarter is known near the town spoken of"
_STREET_BASIS = "unknown: a street that is called after the place"
_ROAD_BASIS = "unknown: a road that is called after the place"


def settle(document: Document, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The mentions without those inside the names of operations; a road named after a town is not that town."""
    kept = [m for m in mentions if m.sort != "name" or not _in_operation(document, m)]
    settled: list[PlaceMention] = []
    for number, mention in enumerate(kept):
        after = kept[number + 1] if number + 1 < len(kept) else None
        joined = after is not None and document.text[mention.span.end : after.span.start] in _HYPHENS
        if (end := _end_of_street(document, mention)) is not None:
            span = Span(mention.span.start, end)
            name = span.text_of(document.text)
            phrase = Span(mention.phrase.start, max(mention.phrase.end, end))
            mention = replace(mention, span=span, phrase=phrase, name=name, place=None, basis=_STREET_BASIS)
        elif _is_road(document, mention) or (joined and after is not None and _is_road(document, after)):
            mention = replace(mention, place=None, basis=_ROAD_BASIS)
        elif _is_stray_quarter(document, mention, kept):
            mention = replace(mention, place=None, basis=_QUARTER_BASIS)
        elif _tells_what_port(document, mention):
            mention = replace(mention, sort="demonym")
        settled.append(mention)
    return settled


def _tells_what_port(document: Document, mention: PlaceMention) -> bool:
    """Whether a sea or river only tells what sort of town is meant: "X, the Black Sea port", "a Nile town"."""
    if mention.place is None or mention.place.kind not in {"sea", "river"}:
        return False
    span = document.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    if span is None or span.end >= len(document.doc):
        return False
    noun = span[-1] if span[-1].lower_ in _ON_WATER else document.doc[span.end]
    return noun.lower_ in _ON_WATER and noun.pos_ == "NOUN"


def _is_stray_quarter(document: Document, mention: PlaceMention, mentions: Sequence[PlaceMention]) -> bool:
    """Whether a quarter of a town would lie far from every town that the sentences around it speak of."""
    place = mention.place
    if mention.sort != "name" or place is None or place.kind not in {"city", "district"} or place.lat is None:
        return False
    last = mention.span.text_of(document.text).rsplit(" ", 1)[-1]
    lead = document.text[mention.phrase.start : mention.span.start].split()
    after = last in words().quarters
    before = len(lead) > 1 and lead[-1] == "of" and lead[-2] in words().quarters and place.population < _TOWN
    if not (after or before):
        return False
    towns = [m.place for m in mentions if m.sort == "name" and _around(document, mention, m) and m.place != place]
    gaps = [
        distance_km(place.lat, place.lon, t.lat, t.lon)
        for t in towns
        if t is not None and t.kind == "city" and t.lat is not None and t.lon is not None and place.lon is not None
    ]
    return bool(gaps) and min(gaps) > _OF_TOWN_KM


def _around(document: Document, mention: PlaceMention, other: PlaceMention) -> bool:
    here, there = document.sentence_at(mention.span.start), document.sentence_at(other.span.start)
    return here is not None and there is not None and 0 <= here.index - there.index <= 2


def _end_of_street(document: Document, mention: PlaceMention) -> int | None:
    """Where the name of a street that a place's name begins ends: "Oxford Street" is not Oxford; None for others."""
    if mention.sort != "name" or (mention.place is not None and mention.place.kind not in {"city", "district"}):
        return None
    doc = document.doc
    tokens = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    if tokens is None or tokens.end >= len(doc) or mention.phrase.end > mention.span.end:
        return None
    after = doc[tokens.end]
    if after.text not in words().streets or not doc[tokens.end - 1].whitespace_:
        return None
    return int(after.idx + len(after.text))


def _is_road(document: Document, mention: PlaceMention) -> bool:
    """Whether a mention is a road that the gazetteer does not know as one: "the Damascus highway"."""
    if mention.sort != "name" or (mention.place is not None and mention.place.kind == "road"):
        return False
    return mention.span.text_of(document.text).endswith(_ROADS)


def _of_a_unit(document: Document, end: int) -> bool:
    """Whether the capitalised words after a name make it that of an armed unit: "the Raqqa Martyrs Brigade"."""
    doc = document.doc
    for at in range(end, min(end + 4, len(doc))):
        word = doc[at].text.split(" ")[-1]
        if word == "and" and any(set(after.text.split()[-1:]) & words().units for after in doc[at + 1 : at + 3]):
            continue  # "the Jammu and Kashmir Rifles"
        if not word[:1].isupper() or doc[at].is_sent_start:
            return False
        if word in words().units and (at > end or word not in {"Front", "Army", "Forces"}):
            return True
    return False


def _is_called_after(doc: Doc, first: int, end: int) -> bool:
    """Whether a campaign bears a name that ends in a place's: "the Wrath of the Tigris operation"."""
    at = first - 1
    if at >= 0 and doc[at].lower_ == "the":
        at -= 1
    if at < 1 or doc[at].lower_ != "of" or end >= len(doc) or doc[end].lemma_.lower() not in _CAMPAIGNS:
        return False
    head = doc[at - 1]
    known = head.lower_ in words().nouns or head.lower_ in words().bearings or head.lower_ in words().parts
    return head.text[:1].isupper() and not head.is_sent_start and not known


def _in_operation(document: Document, mention: PlaceMention) -> bool:
    """Whether a name is part of a longer one that a unit or an operation is called by: "Operation Euphrates Shield"."""
    doc, lexicon = document.doc, words()
    tokens = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    if tokens is None:
        return False
    if _of_a_unit(document, tokens.end):
        return True
    if _is_called_after(doc, tokens.start, tokens.end):
        return True
    at, longer = tokens.start - 1, False
    while at >= 0 and tokens.start - at < 7:
        word = doc[at].text
        if word.casefold() in lexicon.naming:
            break
        if not (word[:1].isupper() or word in {"of", "the", '"', "“", "‘", "'", "-"}):
            return False
        longer = longer or word[:1].isupper()
        at -= 1
    else:
        return False
    if at < 0:
        return False
    named = doc[at].text.casefold()
    following = tokens.end < len(doc) and doc[tokens.end].text[:1].isupper() and not doc[tokens.end].is_sent_start
    following = following and doc[tokens.end].text.casefold() not in lexicon.nouns
    return longer or (following and named in {"operation", "codenamed", "dubbed", "called"})
