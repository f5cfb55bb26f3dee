"""Names of other things that hold a place's name: roads, and operations that are called after a river."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.reading.document import Document
from rashomon.reading.mentions import PlaceMention
from rashomon.reading.places.words import words

_ROADS = ("highway", "motorway", "road")
_HYPHENS = frozenset({"-", "–", "‑"})
_ROAD_BASIS = "unknown: a road that is called after the place"


def settle(document: Document, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The mentions without those inside the names of operations; a road named after a town is not that town."""
    kept = [m for m in mentions if m.sort != "name" or not _in_operation(document, m)]
    settled: list[PlaceMention] = []
    for number, mention in enumerate(kept):
        after = kept[number + 1] if number + 1 < len(kept) else None
        joined = after is not None and document.text[mention.span.end : after.span.start] in _HYPHENS
        if _is_road(document, mention) or (joined and after is not None and _is_road(document, after)):
            mention = replace(mention, place=None, basis=_ROAD_BASIS)
        settled.append(mention)
    return settled


def _is_road(document: Document, mention: PlaceMention) -> bool:
    """Whether a mention is a road that the gazetteer does not know as one: "the Damascus highway"."""
    if mention.sort != "name" or (mention.place is not None and mention.place.kind == "road"):
        return False
    return mention.span.text_of(document.text).casefold().endswith(_ROADS)


def _in_operation(document: Document, mention: PlaceMention) -> bool:
    """Whether a name is part of a longer one that an operation is called by: "Operation Euphrates Shield"."""
    doc, lexicon = document.doc, words()
    tokens = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    if tokens is None:
        return False
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
