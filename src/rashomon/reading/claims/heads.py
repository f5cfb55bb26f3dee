"""The head of an item: the place, the day or both that a paragraph begins with and that hold for all of it.

"Kuito/Bié: Eleven residents were killed", "2. Suchitoto, 18 November.  A patrol ...", "MISSION HOSPITAL, AMAIMO.",
"3 May - Rebels shelled the port".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from rashomon.model.span import Span
from rashomon.model.when import When
from rashomon.reading.frames import Scene
from rashomon.reading.frames.vocabulary import shared
from rashomon.reading.mentions import PlaceMention, Sentence
from rashomon.reading.places.words import words

_NUMBER = re.compile(r"\s*(?:[•*●▪·►–—-]\s*)?(?:[(\[]?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4}|[IVX]{1,4})[.)\]]\s*)?")
_MARK = re.compile(r":\s|\s(?:-|–|—|--)\s")
_WORD = re.compile(r"[^\W\d_]+")
_WORDS_AND_COLON = re.compile(r"[A-ZÀ-Ý][^\n.:;]{2,60}:\s")
_LONGEST = 70
_MOST_WORDS = 8
_MOST_CAPITALS = 6
_HEADINGS = frozenset({"dateline", "cross_head"})


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


def labels_over(scene: Scene) -> dict[int, Sentence]:
    """The label that each paragraph of the body stands under, by the number of the paragraph.

    A label holds until the next heading or item.  Where each heads one paragraph alone, so does the last.
    """
    document = scene.document
    found: dict[int, Sentence] = {}
    over: Sentence | None = None
    labels: list[int] = []
    for paragraph, group in groupby(document.sentences, key=lambda s: s.paragraph):
        sentences = list(group)
        first = sentences[0]
        if first.block == "cross_head":
            over = first if document.is_label(first) else None
            labels += [paragraph] if over is not None else []
        elif over is not None and first.block == "body":
            if paragraph > over.paragraph + 1 and not _stands_alone(scene, over) and _begins_item(scene, sentences):
                over = None
            else:
                found[paragraph] = over
    single = all(after in (label + 2, label + 1) for label, after in pairwise(labels))
    return {p: s for p, s in found.items() if not single or s.paragraph != labels[-1] or p == labels[-1] + 1}


def _stands_alone(scene: Scene, label: Sentence) -> bool:
    """Whether a label has its line to itself, so that a list may follow."""
    return not scene.document.text[label.span.end :].partition("\n")[0].strip()


def _begins_item(scene: Scene, sentences: Sequence[Sentence]) -> bool:
    """Whether a paragraph is an item of its own: it has a number, a mark, or words and a colon before it."""
    text, at = scene.document.text, sentences[0].span.start
    marked = _NUMBER.match(text, at)
    if (marked is not None and marked.end() > at) or _WORDS_AND_COLON.match(text, at):
        return True
    return item_head(scene, sentences) is not None


def days_over(scene: Scene) -> dict[int, When]:
    """The day that a label or a chronology gives each sentence of the body under it, by the number of the sentence.

    Headings that are days are those of a chronology only where there are several; what stands before the first is
    under none.
    """
    labels = {at: read(scene, label.span) for at, label in labels_over(scene).items()}
    found: dict[int, When] = {}
    labelled: dict[int, When] = {}
    days: list[When] = []
    seen_body = False
    for sentence in scene.document.sentences:
        if sentence.block == "body":
            seen_body = True
            label = labels.get(sentence.paragraph)
            if label is not None and label.day is not None:
                labelled[sentence.index] = label.day
            elif days:
                found[sentence.index] = days[-1]
        elif seen_body and sentence.block in _HEADINGS and not scene.document.is_label(sentence):
            head = read(scene, sentence.span)
            if head is not None and head.day is not None and not head.places:
                days.append(head.day)
    return {**(found if len(days) > 1 else {}), **labelled}


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
    if not inside and scene.document.is_label(sentence):
        return _unknown(scene, span)
    if not inside or len(text[span.start : span.end].split()) > _MOST_WORDS:
        return []
    if not rest(scene, span, inside):
        return inside
    last = inside[-1]
    ends = not _WORD.search(text, last.span.end, span.end)
    return inside if len(inside) == 1 and ends and last.phrase.start < last.span.start else []


def _unknown(scene: Scene, span: Span) -> list[PlaceMention]:
    """The name in a label that nobody knows; none where the label is a day."""
    left = rest(scene, span, ())
    found = [m for m in _WORD.finditer(span.text_of(scene.document.text)) if m.group().casefold() in left]
    if not found:
        return []
    at = Span(span.start + found[0].start(), span.start + found[-1].end())
    return [PlaceMention(span=at, phrase=at, name=at.text_of(scene.document.text), basis="unresolved")]


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
        shared()["of_heads"],
    )  # fmt: skip
    found = (word.casefold() for word in _WORD.findall("".join(left)))
    return [word for word in found if not any(word in known for known in known_words)]


def is_within_town(name: str) -> bool:
    """Whether a name that nobody knows is called a part of a town: "Washington market", "the X quarter"."""
    last = name.rsplit(" ", 1)[-1].casefold()
    return last in words().single_quarters or last in words().quarters or last in shared()["spots"]
