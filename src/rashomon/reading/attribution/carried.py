"""Words that go on to belong to a speaker: quotations over several sentences and paragraphs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rashomon.model.span import Span
from rashomon.reading.attribution.quotations import Quotation
from rashomon.reading.attribution.utterance import Attributed
from rashomon.reading.document import Document
from rashomon.reading.mentions import Sentence, Speech

_MARKS = "“”\"«»„‟「」『』'‘’`.,!?;:–—- \t\xa0()"
_FEW_WORDS = 4


def speeches(document: Document, quotations: Sequence[Quotation], found: Sequence[Attributed]) -> list[Attributed]:
    """A speech for each sentence of a quotation whose cue is in another sentence; its cue is None."""
    return list(_Carrier(document, found).run(quotations))


class _Carrier:
    """Gives quotations without a cue to the speaker before them, where that is safe."""

    def __init__(self, document: Document, found: Sequence[Attributed]) -> None:
        self.document = document
        self.by_sentence: dict[int, list[Attributed]] = {}
        for one in found:
            if one.speech.cue is not None and one.speech.chain and not one.performed:
                self.by_sentence.setdefault(one.sentence, []).append(one)
        self.speaking = sorted(self.by_sentence)
        self.before: tuple[Quotation, Attributed] | None = None

    def run(self, quotations: Sequence[Quotation]) -> Iterator[Attributed]:
        """The added speeches, in the order of the text."""
        for quotation in quotations:
            inside = list(self._sentences(quotation.span))
            own = [one for sentence in inside for one in self._speakers(sentence, quotation)]
            speaker = own[0] if own else self._going_on(quotation, inside)
            if speaker is None:
                continue
            covered = {one.sentence for one in own}
            for sentence in inside:
                piece = self._said_in(sentence, quotation) if sentence.index not in covered else None
                if piece is not None:
                    yield _carried(speaker, sentence, piece, "quotation" if own else "carried")
            self.before = (quotation, speaker)

    def _sentences(self, span: Span) -> Iterator[Sentence]:
        first = self.document.sentence_at(span.start)
        for sentence in self.document.sentences[first.index if first is not None else 0 :]:
            if sentence.span.start >= span.end or first is None:
                return
            yield sentence

    def _speakers(self, sentence: Sentence, quotation: Quotation) -> Iterator[Attributed]:
        """Who says a part of the quotation in this sentence, from outside its marks."""
        for one in self.by_sentence.get(sentence.index, ()):
            cue = one.speech.cue
            outside = cue is None or not quotation.span.contains(cue)
            if outside and any(piece.overlap(quotation.span) for piece in one.speech.content):
                yield one

    def _going_on(self, quotation: Quotation, inside: Sequence[Sentence]) -> Attributed | None:
        """The speaker of a quotation that has no cue of its own; None if nobody is safe."""
        if not inside or inside[0].index in self.by_sentence:
            return None
        sentence = inside[0]
        alone = self._wholly(sentence, quotation)
        if not alone and len(self.document.quote(quotation.span).split()) < _FEW_WORDS:
            return None
        at = bisect_left(self.speaking, sentence.index) - 1
        if at < 0:
            return None
        last = max(self.by_sentence[self.speaking[at]], key=_begins)
        if self.before is not None:
            quoted, speaker = self.before
            ended = self.document.sentence_at(quoted.span.end - 1)
            reach = 2 if speaker.sentence == last.sentence else 1
            if ended is not None and sentence.index - ended.index <= reach:
                return speaker
        return last if alone and sentence.index - last.sentence <= 1 else None

    def _wholly(self, sentence: Sentence, quotation: Quotation) -> bool:
        """Whether a sentence holds nothing but the quotation."""
        words = len(self.document.quote(sentence.span).strip(_MARKS))
        return sentence.span.overlap(quotation.span) >= words - 1

    def _said_in(self, sentence: Sentence, quotation: Quotation) -> Span | None:
        """What of a sentence is said: all of it, unless the quotation only begins in it; marks left out."""
        start, end = sentence.span.start, sentence.span.end
        begins = start < quotation.span.start and quotation.span.end > end
        if begins and not self._wholly(sentence, quotation):
            start = quotation.span.start
        text = self.document.text
        while start < end and text[start] in _MARKS:
            start += 1
        while start < end and text[end - 1] in _MARKS:
            end -= 1
        return Span(start, end) if start < end else None


def _begins(one: Attributed) -> int:
    """Where the words of a speech begin; where its cue ends if they only follow in the next paragraph."""
    if one.speech.content:
        return one.speech.content[0].start
    return one.speech.cue.end if one.speech.cue is not None else 0


def _carried(speaker: Attributed, sentence: Sentence, piece: Span, scope: str) -> Attributed:
    speech = Speech(
        content=(piece,),
        cue=None,
        chain=speaker.speech.chain,
        verb=speaker.speech.verb,
        act=speaker.speech.act,
        stated=speaker.speech.stated,
        scope=scope,
    )
    return Attributed(speech=speech, sentence=sentence.index, source=speaker.source, predicate=speaker.predicate)
