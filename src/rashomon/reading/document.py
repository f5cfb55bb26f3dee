"""A report while it is being read: the text, its parse, and the answers found so far."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.reading.mentions import (
    ActorMention,
    Block,
    DateMention,
    PlaceMention,
    QuantityMention,
    Sentence,
    Speech,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

    from rashomon.reading.actors.vocabulary import Identity


_LINE = 80
"""Code points behind a label in which its paragraph begins."""


@dataclass(slots=True, kw_only=True)
class Document:
    """One report and what the reading has found in it.

    `doc.text == report.text`, so `token.idx` is an offset into the report.  Sentences of `doc` begin and end where
    `sentences` do; white space between them belongs to no sentence.  Names of the registry and of the gazetteer are
    single tokens.
    `countries` are the ISO codes of the countries that the report is about, its main one first.
    `own_day` is that of the report's own date line where it is not the day that the report was given.
    `own_party` is the party whose own word the report is; None for those of others.
    The fields are filled from top to bottom; each finder reads only those above its own.
    """

    report: Report
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    doc: Doc
    own_day: date | None = None
    dates: tuple[DateMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    countries: tuple[str, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    speech: tuple[Speech, ...] = ()
    own_party: Identity | None = None
    _tokens: dict[int, Tokens] = field(default_factory=dict)
    _ends: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Note where the sentences end."""
        self._ends = [sentence.span.end for sentence in self.sentences]

    @property
    def day(self) -> date | None:
        """The day from which "Monday" and "yesterday" count: the date line's, else that of publication."""
        if self.own_day is not None or self.report.published is None:
            return self.own_day
        return self.report.published.day

    @property
    def text(self) -> str:
        """The report's stored text."""
        return self.report.text

    def tokens_of(self, sentence: Sentence) -> Tokens:
        """The parsed tokens of a sentence."""
        found = self._tokens.get(sentence.index)
        if found is None:
            found = self.doc.char_span(sentence.span.start, sentence.span.end, alignment_mode="expand")
            self._tokens[sentence.index] = found
        return found

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers this code point; None between sentences."""
        at = bisect_right(self._ends, offset)
        if at < len(self._ends) and self.sentences[at].span.start <= offset:
            return self.sentences[at]
        return None

    def is_label(self, sentence: Sentence) -> bool:
        """Whether a cross-head is a label: its paragraph goes on in the same line, or it ends with a colon."""
        if sentence.block != "cross_head":
            return False
        line = self.text[sentence.span.end : sentence.span.end + _LINE].partition("\n")[0]
        return bool(line.strip()) or self.text[sentence.span.end - 1] == ":"

    def quote(self, span: Span) -> str:
        """The words of a span."""
        return span.text_of(self.text)
