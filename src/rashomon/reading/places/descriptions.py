"""Places that are described, not named: "the city", "the province", "its outskirts", "the capital"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.gazetteer import Gazetteer
from rashomon.model.span import Span
from rashomon.reading.document import Document
from rashomon.reading.mentions import PlaceMention
from rashomon.reading.picking import texts
from rashomon.reading.places.antecedents import Asked, antecedent
from rashomon.reading.places.lands import lands_told_of
from rashomon.reading.places.seats import is_seat
from rashomon.reading.places.surroundings import Surroundings, look_around, noun_after
from rashomon.reading.places.together import pointed_at, tells_its_own, told_together
from rashomon.reading.places.words import Words, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DETERMINERS = frozenset({"the", "this", "that", "its", "their", "same"})
_ALL_OVER = frozenset({"across", "throughout"})
_ANY = frozenset({"area", "areas", "enclave", "region", "territory", "outskirts", "suburbs", "vicinity", "countryside"})
_NOT_MEANT = frozenset({"demonym", "metonym", "dateline", "seat"})
_NEVER = frozenset({"state", "nation", "port", "quarter", "base of", "sea", "gulf", "strait", "lake"})
_SETTLED = frozenset({"town", "city", "village", "camp"})
_MINOR = frozenset({"site", "road", "crossing", "mountain", "district", "region"})
_HYPHENS = frozenset({"-", "–"})
_OWNING = frozenset({"'s", "’s", "s"})
_NEAR = 3  # sentences: so near a name whose noun is told again is meant
_LOCATED = 12  # characters between a place and "near the city" that locates it
_LOCATED_FAR = 45  # the same before a distance or a bearing


def describe(
    document: Document, names: Sequence[PlaceMention], gazetteer: Gazetteer, taken: Sequence[Span]
) -> list[PlaceMention]:
    """Descriptions with the nearest earlier place of a fitting kind; those without one have `place` None."""
    lexicon, doc = words(), document.doc
    occupied = [m.span for m in names if m.sort != "demonym"] + list(taken)
    known = sorted((m for m in names if m.sort not in _NOT_MEANT), key=lambda m: m.span.start)
    heads, lines = _heads_and_lines(document, names)
    found: list[PlaceMention] = []
    starts = lexicon.noun_starts | _ANY | {"country", "areas"}
    for at, word in enumerate(texts(doc)):
        if not at or (word not in lexicon.plurals and word.casefold() not in starts):
            continue
        several = _several(document, at, known)
        if several is not None:
            found.append(several)
            continue
        stretch = _noun_phrase(doc, at, lexicon)
        if stretch is None or (stretch[3] in _ANY and tells_its_own(doc[stretch[2] - 1], names)):
            continue
        begin, head, end, noun = stretch
        owner = _country_beside(doc, begin, head, names) if noun == "capital" else None
        if doc[begin].text in _OWNING:
            begin = head
        span = Span(doc[begin].idx, doc[end - 1].idx + len(doc[end - 1].text))
        if found and found[-1].span.end >= span.end:
            continue  # "base" inside "air base"
        if any(span.overlap(other) for other in occupied) or (owner is None and _names_itself(doc, end, names)):
            continue
        country = owner.place.country if owner and owner.place else _country_inside(doc, begin, head, lexicon)
        around = look_around(doc, begin, end, document.quantities)
        of_item = heads.get(_paragraph(document, span.start), ())
        known_here = _without_located(
            document,
            [*known, *of_item, *(m for m in found if m.sort != "seat")],
            doc[around.phrase_begin].idx,
            around.relation,
        )
        division = next((lexicon.lands[t.lower_] for t in doc[begin:head] if t.lower_ in lexicon.lands), "")
        asked = _asked(document, span, noun, (country, division), names)
        known_here = _without_homes(doc[end - 1], known_here)
        place, basis = antecedent(document, asked, known_here, gazetteer)
        if place is None and lines and not any(m.place is None for m in known_here):
            place, basis = antecedent(document, asked, [*lines, *known_here], gazetteer)
        called = _called_by_noun(document, span, noun, known) if place is None and basis == "report" else None
        if place is None and called is None and set(lexicon.nouns.get(noun, ())) <= _MINOR:
            continue
        own = _own_relation(noun, doc[end - 1].lower_, lexicon)
        relation = around.relation if own is None or around.relation in {"toward", "from", "across"} else own
        if own is None and around.possessive and around.end > end:
            end = around.end
            span = Span(span.start, doc[end - 1].idx + len(doc[end - 1].text))
        described = _described(document, span, around, relation or "in")
        if noun == "capital" and is_seat(document, described, lexicon):
            described = replace(described, sort="seat")  # "officials in the capital denied it"
        meant = called or (_name_meant(known_here, basis) if place is None else None)
        found.append(replace(described, place=place, basis=basis, distance_km=around.distance_km, antecedent=meant))
    return found


def _asked(
    document: Document, span: Span, noun: str, lands: tuple[str | None, str], names: Sequence[PlaceMention]
) -> Asked:
    """What is asked of the places told before; `lands` are the country and the division in the words themselves."""
    return Asked(
        span=span,
        noun=noun,
        country=lands[0],
        words=span.text_of(document.text).casefold(),
        division=lands[1],
        states=tuple(m for m in names if m.sort == "metonym"),
        every=tuple(names),
        before=max((m for m in names if m.span.end <= span.start), key=lambda m: m.span.end, default=None),
    )


def _own_relation(noun: str, last: str, lexicon: Words) -> str | None:
    """How what is described stands to its place by itself: in a town for its hall, part of one for its outskirts."""
    if noun in _SETTLED and last in lexicon.town_parts:
        return "in"  # "outside the town hall"
    return "part_of" if noun in {"outskirts", "suburbs", "vicinity", "countryside"} else None


def _name_meant(known: Sequence[PlaceMention], basis: str) -> Span | None:
    """The span of the name that nobody knows which a description stands for, by the basis that names it."""
    _where, _mark, name = basis.partition(": ")
    meant = [m for m in known if name and m.name == name and m.place is None]
    return (meant[-1].antecedent or (meant[-1].span if meant[-1].sort == "name" else None)) if meant else None


def _called_by_noun(document: Document, span: Span, noun: str, known: Sequence[PlaceMention]) -> Span | None:
    """The span of the name told just before that ends in a description's own noun: "the road" is "the Kola-Bria road",
    "the highway" is "Highway 3", where no other name of a place stands between."""
    here = document.sentence_at(span.start)
    named = [m for m in known if m.sort == "name" and m.span.end <= span.start]
    if here is None or not named:
        return None
    last = named[-1]
    told = document.sentence_at(last.span.start)
    words_of = [word for word in last.span.text_of(document.text).casefold().split() if not word.isdigit()]
    if last.place is not None or told is None or here.index - told.index > _NEAR or words_of[-1:] != [noun]:
        return None
    start = last.span.start
    while start > told.span.start and re.search(r"[A-Z][\w'’]*[-–]$", document.text[told.span.start : start]):
        start = told.span.start + document.text[told.span.start : start].rstrip("-–").rfind(" ") + 1
    return Span(start, last.span.end)


def _several(document: Document, at: int, known: Sequence[PlaceMention]) -> PlaceMention | None:
    """ "Those villages", if its noun is token `at` and a list of names before tells which are meant."""
    doc = document.doc
    begin = pointed_at(doc, at)
    row = told_together(document, doc[begin].idx, known) if begin is not None else []
    if begin is None or not row:
        return None
    span = Span(doc[begin].idx, doc[at].idx + len(doc[at].text))
    around = look_around(doc, begin, at + 1, document.quantities)
    first, *others = [m.place for m in row if m.place is not None]
    described = _described(document, span, around, around.relation or "in")
    return replace(described, place=first, basis=f"report: {', '.join(m.name for m in row)}", others=tuple(others))


def _described(document: Document, span: Span, around: Surroundings, relation: str) -> PlaceMention:
    """A description with the words around it, of no place yet."""
    return PlaceMention(
        span=span,
        phrase=Span(min(document.doc[around.phrase_begin].idx, span.start), span.end),
        name=span.text_of(document.text),
        relation=relation,
        sort="description",
    )


def _heads_and_lines(
    document: Document, names: Sequence[PlaceMention]
) -> tuple[dict[int, tuple[PlaceMention, ...]], list[PlaceMention]]:
    """The places that head an item ("Kenema: the town was ..."), by its paragraph, and those of the date line
    if the report is of their country."""
    heads: dict[int, tuple[PlaceMention, ...]] = {}
    lines: list[PlaceMention] = []
    lands = lands_told_of(names)
    labels = [sentence for sentence in document.sentences if document.is_label(sentence)]
    for mention in names:
        label = next((s.paragraph for s in labels if s.span.contains(mention.span)), None)
        if label is not None:
            heads[label + 1] = (*heads.get(label + 1, ()), mention)
        if mention.sort != "dateline":
            continue
        sentence = document.sentence_at(mention.span.start)
        if sentence is not None and sentence.block == "body":
            heads[sentence.paragraph] = (*heads.get(sentence.paragraph, ()), mention)
        elif not lands or (mention.place is not None and mention.place.country in lands):
            lines.append(mention)
    return heads, lines


def _paragraph(document: Document, at: int) -> int:
    sentence = document.sentence_at(at)
    return sentence.paragraph if sentence is not None else -1


def _without_located(
    document: Document, known: Sequence[PlaceMention], begin: int, relation: str
) -> Sequence[PlaceMention]:
    """Without the place that the sentence locates by this very description: "Tawila, 60 km west of the city".

    `begin` is where the phrase begins; a place further off than a comma and an "a town" is not located by it, nor is
    one that only owns what is ("Tawila's market, east of the city").
    """
    if not (relation in {"distance_from", "near"} or (relation.endswith("_of") and relation != "part_of")):
        return known
    reach = _LOCATED if relation == "near" else _LOCATED_FAR
    located = {
        m.place.id
        for m in known
        if m.place is not None and 0 <= begin - m.span.end <= reach and not _owns(document.text, m)
    }
    return [m for m in known if m.place is None or m.place.id not in located]


def _without_homes(noun: Token, known: Sequence[PlaceMention]) -> Sequence[PlaceMention]:
    """Without the place from which those come who act on what is described: "troops from X reached the village"."""
    verb = noun.head
    if noun.dep_ == "pobj" and verb.dep_ == "prep":
        verb = verb.head
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None) if verb.pos_ == "VERB" else None
    homes = [] if subject is None else [link for link in subject.subtree if link.lower_ == "from"]
    starts = {inner.idx for link in homes for inner in link.subtree}
    return [m for m in known if m.span.start not in starts] if starts else known


def _owns(text: str, mention: PlaceMention) -> bool:
    return text.startswith(("'s ", "’s "), mention.span.end)


def _noun_phrase(doc: Doc, at: int, lexicon: Words) -> tuple[int, int, int, str] | None:
    """Determiner, adjectives and place noun whose noun begins at `at`: first token, head, end, noun."""
    word = doc[at].text
    if word.casefold() == "country" and doc[at - 1].lower_ in _ALL_OVER and doc[at].dep_ == "pobj":
        return at, at, at + 1, "country"  # "Across Country" in a heading
    if word[0].isupper() or (word.casefold() not in lexicon.noun_starts and word.casefold() not in _ANY):
        return None
    noun, end = noun_after(doc, at, lexicon)
    if not noun:
        noun, end = doc[at].text.casefold(), at + 1
        if noun not in _ANY:
            return None
    if noun in _NEVER or doc[end - 1].pos_ not in {"NOUN", "PROPN"}:
        return None
    if noun == "department" and doc[at - 1].pos_ == "NOUN" and doc[at - 1].lower_ not in lexicon.bearings:
        return None  # "the infectious diseases department" of a hospital, "the fire department"
    if noun == "stronghold" and doc[end - 1].dep_ not in {"nsubj", "nsubjpass"}:
        return None  # "advanced on the rebel stronghold" may be another place than that spoken of
    if noun in lexicon.bearings or (end < len(doc) and doc[end].pos_ == "NOUN" and doc[end].dep_ != "appos"):
        if noun not in _SETTLED or doc[end].lower_ not in lexicon.town_parts:
            return None  # "the city council", "the state media"
        end += 1  # "the town centre"
    begin = at
    while begin > 0 and at - begin < 6:
        word = doc[begin - 1].text.casefold()
        if word in _OWNING and noun == "capital" and begin == at:
            return begin - 1, at, end, noun
        if word in _DETERMINERS or (word == "a" and doc[begin].text.casefold() == "nearby"):
            return begin - 1, at, end, noun
        wide = noun == "country" and doc[begin - 1].tag_ == "JJ"  # "the Arab country"
        if doc[begin - 1].text[0].isupper() and word not in lexicon.demonyms and not wide:
            return None  # "the city's Ferdous neighbourhood"
        hyphened = word in _HYPHENS or (begin < at and doc[begin].text in _HYPHENS)
        if not (doc[begin - 1].pos_ in {"ADJ", "VERB", "NOUN"} or word in lexicon.demonyms or hyphened):
            return None
        begin -= 1
    return None


def _country_beside(doc: Doc, begin: int, head: int, names: Sequence[PlaceMention]) -> PlaceMention | None:
    """The country whose capital is meant: "Liberia's capital"."""
    for mention in names:
        if mention.place is None or mention.place.kind != "country":
            continue
        touching = doc[begin - 1].idx < mention.span.end <= doc[begin].idx + 1
        if begin == head - 1 and doc[begin].text in _OWNING and touching:
            return mention
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
        if country and len(country) == 2:  # "the African country" may be any
            return country
    return None
