"""The head of an item: the place, the day or both that a paragraph begins with and that hold for all of it.

"Kuito/Bié: Eleven residents were killed", "2. Suchitoto, 18 November.  A patrol ...", "MISSION HOSPITAL, AMAIMO.",
"3 May - Rebels shelled the port".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model.span import Span
from rashomon.model.when import When
from rashomon.reading.frames import Scene
from rashomon.reading.frames.vocabulary import shared
from rashomon.reading.mentions import PlaceMention, Sentence
from rashomon.reading.places.words import words

_NUMBER = re.compile(r"\s*(?:[•*●▪·►–—-]\s*)?(?:[(\[]?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4}|[IVX]{1,4})[.)\]]\s*)?")
_MARK = re.compile(r":\s|\s(?:-|–|—|--)\s")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 70
_MOST_WORDS = 8
_MOST_CAPITALS = 6
_HEADINGS = frozenset({"dateline", "cross_head"})
_JOINING = frozenset({"and", "the", "of", "in", "near", "around", "on", "at"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The places that a head names (of sort name, dateline, seat or metonym), and its day; at least one of them."""

    places: tuple[PlaceMention, ...]
    day: When | None = None


def item_head(scene: Scene, sentences: Sequence[Sentence]) -> Head | None:
    """The head of a paragraph of the body; None where it has none.  The first sentence of a report is no head's."""
    text = scene.document.text
    first = sentences[0]
    start = _NUMBER.match(text, first.span.start).end()  # type: ignore[union-attr]
    if first.index > 0:
        for end in _ends(text, start, sentences):
            found = read(scene, Span(start, end))
            if found is not None:
                return found
    head = text[first.span.start : first.span.end]
    if len(sentences) > 1 and head.isupper() and len(head.split()) <= _MOST_CAPITALS:
        places = mentions(scene, first.span) or _after_spot(first.span, head)
        return Head(places=tuple(places)) if places else None
    return None


def days_over(scene: Scene) -> dict[int, When]:
    """The day of a chronology that each sentence of its body stands under, by the number of the sentence.

    Days are headings of one only where there are several; what stands before the first is under none.
    """
    found: dict[int, When] = {}
    days: list[When] = []
    seen_body = False
    for sentence in scene.document.sentences:
        if sentence.block == "body":
            seen_body = True
            if days:
                found[sentence.index] = days[-1]
        elif seen_body and sentence.block in _HEADINGS:
            head = read(scene, sentence.span)
            if head is not None and head.day is not None and not head.places:
                days.append(head.day)
    return found if len(days) > 1 else {}


def _ends(text: str, start: int, sentences: Sequence[Sentence]) -> list[int]:
    """Where a head that begins at `start` may end: at a colon or dash, or with its own short sentence."""
    first = sentences[0].span
    limit = min(first.end, start + _LONGEST)
    ends = [mark.start() for mark in _MARK.finditer(text, start, limit)]
    if len(sentences) > 1 and first.end <= limit and len(text[start : first.end].split()) <= _MOST_CAPITALS:
        ends.append(first.end)
    return ends


def read(scene: Scene, span: Span) -> Head | None:
    """What a stretch of text says where it is nothing but a head."""
    if span.start >= span.end:
        return None
    inside = mentions(scene, span)
    days = [d for d in scene.document.dates if span.contains(d.span) and d.when is not None]
    if not (inside or days) or rest(scene, span, inside):
        return None
    day = next((d.when for d in days if d.function == "on" and d.when is not None and d.when.start is not None), None)
    return Head(places=tuple(inside), day=day) if inside or day is not None else None


def _after_spot(span: Span, head: str) -> list[PlaceMention]:
    """The name behind the spot in a head in capitals, though nobody knows it: "MISSION HOSPITAL, AMAIMO."."""
    spot, comma, name = head.rstrip(" .:").rpartition(", ")
    if not comma or not is_within_town(spot) or not all(map(str.isalpha, name.split())):
        return []
    at = Span(span.start + len(spot) + len(comma), span.start + len(spot) + len(comma) + len(name))
    return [PlaceMention(span=at, phrase=Span(span.start, at.end), name=name.title(), basis="unresolved")]


def heading(scene: Scene, sentence: Sentence) -> list[PlaceMention]:
    """The places that a heading is, or that it puts its matter in ("Shelling in Kharkiv"); empty where neither."""
    text, span = scene.document.text, sentence.span
    inside = mentions(scene, span)
    if not inside or len(text[span.start : span.end].split()) > _MOST_WORDS:
        return []
    if not rest(scene, span, inside):
        return inside
    last = inside[-1]
    ends = not _WORD.search(text, last.span.end, span.end)
    return inside if len(inside) == 1 and ends and last.phrase.start < last.span.start else []


def mentions(scene: Scene, span: Span) -> list[PlaceMention]:
    """The places that a head names, without peoples and governments."""
    found = (m for m in scene.document.places if span.contains(m.span))
    return [m for m in found if m.sort in ("name", "dateline", "seat", "metonym") and not _is_an_actor(scene, m)]


def _is_an_actor(scene: Scene, mention: PlaceMention) -> bool:
    return any(actor.span.contains(mention.span) and actor.kind != "state" for actor in scene.document.actors)


def rest(scene: Scene, span: Span, inside: Sequence[PlaceMention]) -> list[str]:
    """The words of a head that are neither places nor days, nor say what these are."""
    left = list(span.text_of(scene.document.text))
    taken = [m.span for m in inside] + [d.span for d in scene.document.dates]
    for known in taken:
        for at in range(max(span.start, known.start), min(span.end, known.end)):
            left[at - span.start] = " "
    lexicon = words()
    known_words = (
        lexicon.nouns, lexicon.plurals, lexicon.bearings, lexicon.grading, lexicon.rural, lexicon.surroundings,
        _JOINING, shared()["of_heads"],
    )  # fmt: skip
    found = (word.casefold() for word in _WORD.findall("".join(left)))
    return [word for word in found if not any(word in known for known in known_words)]


def is_within_town(name: str) -> bool:
    """Whether a name that nobody knows is called a part of a town: "Washington market", "the X quarter"."""
    last = name.rsplit(" ", 1)[-1].casefold()
    return last in words().single_quarters or last in words().quarters or last in shared()["spots"]
