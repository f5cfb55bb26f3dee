"""Which of the places told before a text speaks of most: the weight of each mention, the near ones more."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.reading.document import Document
from rashomon.reading.mentions import PlaceMention

_FADING = 0.7  # what a mention weighs one sentence on
_TOPIC = 0.25  # what a mention in headline or lead weighs, however far on
_SAME_SENTENCE = 3.0
_SAME_PARAGRAPH, _ALONE = 1.5, 3.0
_LABEL = 3.0  # what the label of a paragraph weighs in it
_ROUND_ABOUT = frozenset({"area", "areas", "vicinity", "outskirts", "suburbs", "countryside"})
_ASIDE = frozenset({"near", "distance_from", "from"})
_TOWNS, _SMALL = frozenset({"city", "town"}), frozenset({"town", "village", "hamlet", "settlement"})


def most_salient(document: Document, noun: str, fitting: Sequence[PlaceMention], index: int) -> PlaceMention:
    """The latest mention of the place that the text before speaks of most, the near sentences counting more.

    A place that only says where another lies ("near Homs") counts less; one of headline and lead always counts a
    little, and one that was called by the same noun ("the town of X ... the town") more.
    """
    weights: dict[str, float] = {}
    at_of = {id(m): sentence_index(document, m) for m in fitting}
    close = [m for m in fitting if m.sort == "name" and is_beside(document, at_of[id(m)], index)]
    beside = {_ref(m) for m in close if m.relation != "from"} or {_ref(m) for m in close}
    for mention in fitting:
        at, named = at_of[id(mention)], mention.sort == "name"
        weight = _weight(document, mention, at, index)
        if named and noun in mention.phrase.text_of(document.text).casefold().split():
            weight *= 1.6
        if named and at == index:
            weight *= _SAME_SENTENCE
        total = weight * _FADING ** (index - at)
        if named and noun in _TOWNS | _SMALL and is_beside(document, at, index):
            total *= _ALONE if beside == {_ref(mention)} else _SAME_PARAGRAPH
        if named and noun not in _ROUND_ABOUT and _is_topic(document, at):
            total += _TOPIC
        weights[_ref(mention)] = weights.get(_ref(mention), 0.0) + total
    chosen = max(weights, key=lambda ref: weights[ref])
    return next(m for m in fitting if _ref(m) == chosen)


def _weight(document: Document, mention: PlaceMention, at: int, index: int) -> float:
    if at < len(document.sentences) and document.sentences[at].block == "cross_head":
        under = document.sentences[index].paragraph == document.sentences[at].paragraph + 1
        return _LABEL if under and document.is_label(document.sentences[at]) else 0.2
    if mention.sort != "name":
        return 1.0
    if mention.relation in _ASIDE or (mention.relation.endswith("_of") and mention.relation != "part_of"):
        return 0.35 if mention.place is not None else 1.0
    return 0.5 if mention.relation == "toward" else 1.0


def _is_topic(document: Document, at: int) -> bool:
    """Whether a sentence is the headline or the lead."""
    if at >= len(document.sentences):
        return False
    if document.sentences[at].block in {"headline", "standfirst"}:
        return True
    return at <= 2 and not any(s.block == "body" for s in document.sentences[:at])


def is_beside(document: Document, at: int, index: int) -> bool:
    """Whether two sentences, by their numbers, stand in one paragraph."""
    last = len(document.sentences) - 1
    return max(at, index) <= last and document.sentences[at].paragraph == document.sentences[index].paragraph


def _ref(mention: PlaceMention) -> str:
    return mention.place.id if mention.place is not None else f"?{mention.name.casefold()}"


def sentence_index(document: Document, mention: PlaceMention) -> int:
    """The number of the sentence that a mention stands in."""
    sentence = document.sentence_at(mention.span.start)
    return sentence.index if sentence else 0


def basis_of(document: Document, mention: PlaceMention, index: int) -> str:
    """Why a description in the sentence of this number stands for a place: by which name, and how near it was."""
    at = sentence_index(document, mention)
    if at == index:
        return f"sentence: {mention.name}"
    return f"{'paragraph' if is_beside(document, at, index) else 'report'}: {mention.name}"
