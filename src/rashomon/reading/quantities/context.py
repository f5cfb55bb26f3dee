"""A parsed text as the number grammar sees it: lexemes, tokens, and the dates that stand in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rashomon.reading.mentions import DateMention
from rashomon.reading.quantities.tables import Tables, tables
from rashomon.reading.quantities.words import Words, cut

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LOUD_SHARE = 0.6
_LOUD_WORDS = 4


@dataclass(slots=True, kw_only=True)
class Context:
    """What a rule may ask about the place where a number stands."""

    doc: Doc
    words: Words
    tables: Tables
    dates: Sequence[DateMention]
    token_starts: list[int]
    sentence_starts: list[int]
    _date_starts: list[int] = field(default_factory=list)
    _loud: dict[int, bool] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text itself."""
        return self.words.text

    def token(self, index: int) -> Token | None:
        """The parser's token that holds the start of a lexeme; None outside the text."""
        if not 0 <= index < len(self.words) or not self.token_starts:
            return None
        return self.doc[max(0, bisect_right(self.token_starts, self.words.start[index]) - 1)]

    def pos(self, index: int) -> str:
        """The part of speech of a lexeme; "" where there is none."""
        token = self.token(index)
        return "" if token is None else token.pos_

    def tag(self, index: int) -> str:
        """The Penn tag of a lexeme; "" where there is none."""
        token = self.token(index)
        return "" if token is None else token.tag_

    def date_over(self, start: int, end: int) -> DateMention | None:
        """The date that shares a stretch of the text with `start` to `end`."""
        if not self.dates:
            return None
        at = bisect_right(self._date_starts, end - 1) - 1
        while at >= 0:
            date = self.dates[at]
            if date.span.start < end and start < date.span.end:
                return date
            if date.span.end <= start:
                return None
            at -= 1
        return None

    def sentence_of(self, offset: int) -> int:
        """The number of the sentence at an offset, from 0."""
        return max(0, bisect_right(self.sentence_starts, offset) - 1)

    def loud(self, index: int) -> bool:
        """Whether the sentence is written in capitals or in title case, so that capitals name nothing."""
        return self.loud_at(self.words.start[index])

    def loud_at(self, offset: int) -> bool:
        """The same for the sentence at an offset."""
        number = self.sentence_of(offset)
        found = self._loud.get(number)
        if found is None:
            found = self._loud[number] = self._is_loud(number)
        return found

    def _is_loud(self, number: int) -> bool:
        starts = self.sentence_starts
        begin = starts[number] if starts else 0
        end = starts[number + 1] if number + 1 < len(starts) else len(self.text)
        if self.text[begin:end].isupper() and self.text.count(" ", begin, end) >= 2:
            return True
        long_words = [word for word in self.text[begin:end].split() if len(word) > 3 and word[0].isalpha()]
        capitals = sum(word[0].isupper() for word in long_words)
        return len(long_words) >= _LOUD_WORDS and capitals >= _LOUD_SHARE * len(long_words)


def look_at(doc: Doc, dates: Sequence[DateMention] = ()) -> Context:
    """The context of a document, which may lack tags, a parse and sentences."""
    token_starts: list[int] = doc.to_array(["IDX"]).ravel().tolist()
    marks: list[int] = doc.to_array(["SENT_START"]).ravel().tolist()
    sentence_starts = [start for start, mark in zip(token_starts, marks, strict=True) if mark == 1]
    if not any(marks[1:]):  # borders are not set: every line is a sentence
        sentence_starts = [0]
        for line in doc.text.splitlines(keepends=True):
            sentence_starts.append(sentence_starts[-1] + len(line))
    ordered = sorted(dates, key=lambda date: (date.span.start, date.span.end))
    return Context(
        doc=doc,
        words=cut(doc.text, sentence_starts),
        tables=tables(),
        dates=ordered,
        token_starts=token_starts,
        sentence_starts=sentence_starts,
        _date_starts=[date.span.start for date in ordered],
    )
