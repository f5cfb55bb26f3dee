"""The station or agency that heads an item of a monitoring log: "0715 - RADIO X (in Arabic): ...".

All that the item tells is its word, up to the next item.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rashomon.model.span import Span
from rashomon.reading.attribution.grammar import Grammar
from rashomon.reading.attribution.lexicon import SpeechLexicon
from rashomon.reading.attribution.outlets import OUTLETS
from rashomon.reading.attribution.utterance import Attributed, Utterance
from rashomon.reading.document import Document
from rashomon.reading.mentions import ActorMention, Sentence, Speech

_LABEL = re.compile(
    r"\s*(?:[\[(]?\d{1,2}[.:]?\d{2}[\])]?\s*(?:gmt|utc|z|hrs?|local)?[.,]?\s*[-–—:]?\s+)?"
    r"(?P<name>[^\W\d_][^\n:()]{1,60}?)\s*(?:\([^)\n]{1,80}\))?:\s",
    re.IGNORECASE,
)


def find(
    g: Grammar, lexicon: SpeechLexicon, sentence: Sentence, bounds: tuple[int, int], actors: Mapping[int, ActorMention]
) -> Utterance | None:
    """The label that begins a sentence, with the rest of it as its words; None if it names no station or agency.

    `bounds` are the sentence's first token and the one after its last; `actors` the mentions by their head's token.
    """
    low, high = bounds
    found = _LABEL.match(g.text, sentence.span.start, sentence.span.end)
    if found is None:
        return None
    inside = [i for i in range(low, high) if found.start("name") <= g.starts[i] < found.end("name")]
    colon = found.end() - 2
    mark = next((i for i in range(low, high) if g.starts[i] <= colon < g.ends[i]), None)
    if not inside or mark is None or any(g.is_verb(i) for i in inside[1:]):
        return None
    known = next((i for i in inside if i in actors and actors[i].kind in OUTLETS), None)
    opens = g.words[inside[0]] in lexicon.outlet_openings or g.words[inside[-1]] in lexicon.outlet_openings
    if known is None and not (opens and len(inside) > 1):
        return None
    said = g.trimmed((mark + 1, high))
    if said is None or said[1] - said[0] < 2:
        return None
    source = (inside[0], inside[-1] + 1)
    return Utterance(
        at=mark, verb=":", act="say", cue=(inside[0], mark + 1), predicate=(mark, mark + 1), content=(said,),
        head=known if known is not None else inside[-1], source=source,
    )  # fmt: skip


def carried(document: Document, speakers: Sequence[Attributed], found: Sequence[Attributed]) -> list[Attributed]:
    """The later sentences of each item as the word of its station, where nobody else speaks in them."""
    spoken = {one.sentence for one in found if not one.performed and one.speech.chain}
    return [
        _carried(speaker, sentence)
        for speaker in speakers
        for sentence in _item(document, document.sentences[speaker.sentence])
        if sentence.index not in spoken
    ]


def _item(document: Document, sentence: Sentence) -> Sequence[Sentence]:
    """The sentences after one that has a label, up to the end of its paragraph."""
    after = document.sentences[sentence.index + 1 :]
    end = next((n for n, one in enumerate(after) if one.paragraph != sentence.paragraph), len(after))
    return after[:end]


def _carried(speaker: Attributed, sentence: Sentence) -> Attributed:
    content = (Span(sentence.span.start, sentence.span.end),)
    speech = Speech(content=content, cue=None, chain=speaker.speech.chain, verb=":", scope="carried")
    return Attributed(speech=speech, sentence=sentence.index, source=speaker.source, predicate=speaker.predicate)
