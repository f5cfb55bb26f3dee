"""Words that go on to belong to a speaker: quotations over several sentences, and sentences about a statement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.model.span import Span
from rashomon.reading.attribution.quotations import Quotation
from rashomon.reading.document import Document
from rashomon.reading.mentions import Sentence, Speech

if TYPE_CHECKING:
    from rashomon.reading.attribution.finder import Attributed

_MARKS = "“”\"«»„‟「」『』'‘’`.,!?;:–—- \t\xa0()"
_FEW_WORDS = 4


def speeches(document: Document, quotations: Sequence[Quotation], found: Sequence[Attributed]) -> list[Attributed]:
    """A speech for each quotation that has a speaker in another sentence; its cue is None."""
    from rashomon.reading.attribution.finder import Attributed

    spoken = [one for one in found if one.speech.cue is not None and one.speech.chain and not one.performed]
    added: list[Attributed] = []
    speaker_before: tuple[Quotation, Attributed] | None = None
    for quotation in quotations:
        own = [
            one
            for one in spoken
            if any(piece.overlap(quotation.span) for piece in one.speech.content)
            and not (one.speech.cue is not None and quotation.span.contains(one.speech.cue))
        ]
        # a quotation that is only a few words of somebody's clause passes its speaker on all the same
        speaker = own[0] if own else _going_on(document, quotation, speaker_before, spoken)
        if speaker is None:
            continue
        for sentence in document.sentences:
            if sentence.span.start >= quotation.span.end:
                break
            if not sentence.span.overlap(quotation.span) or _covered(sentence, quotation, own):
                continue
            piece = _said_in(document, sentence, quotation)
            if piece is not None:
                added.append(_carried(Attributed, speaker, sentence, piece, "quotation" if own else "carried"))
        speaker_before = (quotation, speaker)
    return added


def _going_on(
    document: Document,
    quotation: Quotation,
    before: tuple[Quotation, Attributed] | None,
    spoken: Sequence[Attributed],
) -> Attributed | None:
    """The speaker of a quotation that has no cue of its own; None if nobody is safe."""
    sentence = document.sentence_at(quotation.span.start)
    if sentence is None:
        return None
    few = len(quotation.span.text_of(document.text).split()) < _FEW_WORDS
    if few and not _wholly(document, sentence, quotation):
        return None
    if any(one.sentence == sentence.index for one in spoken):
        return None
    previous = [one for one in spoken if one.sentence < sentence.index]
    if not previous:
        return None
    last = max(previous, key=lambda one: (one.sentence, one.speech.content[0].start))
    near = before is not None and before[1].sentence == last.sentence
    limit = 2 if near else 1
    quoted_before = before is not None and sentence.index - _sentence_of(document, before[0].span.end - 1) <= limit
    if quoted_before and before is not None:
        return before[1]
    alone = _wholly(document, sentence, quotation)
    return last if alone and sentence.index - last.sentence <= 1 else None


def _sentence_of(document: Document, offset: int) -> int:
    sentence = document.sentence_at(offset)
    return sentence.index if sentence is not None else -10


def _covered(sentence: Sentence, quotation: Quotation, own: Sequence[Attributed]) -> bool:
    """Whether the sentence has a cue for this quotation already."""
    return any(one.sentence == sentence.index for one in own)


def _wholly(document: Document, sentence: Sentence, quotation: Quotation) -> bool:
    """Whether a sentence holds nothing but the quotation."""
    shared = sentence.span.overlap(quotation.span)
    return shared >= len(document.quote(sentence.span).strip(_MARKS)) - 1


def _said_in(document: Document, sentence: Sentence, quotation: Quotation) -> Span | None:
    """What of a sentence is said: all of it for a long quotation in it, without marks at its ends."""
    start, end = sentence.span.start, sentence.span.end
    if quotation.span.start > start and not _wholly(document, sentence, quotation) and quotation.span.end > end:
        start = quotation.span.start
    text = document.text
    while start < end and text[start] in _MARKS:
        start += 1
    while start < end and text[end - 1] in _MARKS:
        end -= 1
    return Span(start, end) if start < end else None


def _carried(make: type[Attributed], speaker: Attributed, sentence: Sentence, piece: Span, scope: str) -> Attributed:
    speech = Speech(
        content=(piece,),
        cue=None,
        chain=speaker.speech.chain,
        verb=speaker.speech.verb,
        act=speaker.speech.act,
        stated=speaker.speech.stated,
        scope=scope,
    )
    return make(speech=speech, sentence=sentence.index, source=speaker.source, predicate=speaker.predicate)
