"""Quotations: what stands between quotation marks, also over several sentences and paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.model.span import Span
from rashomon.reading.document import Document

_DOUBLE = re.compile(r"[“”\"«»„‟「」『』]|``|''")
_OPENS = frozenset("“«„「『")
_CLOSES = frozenset("”»」』")
_PLAIN = frozenset({'"', "''", "``", "‟"})
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=[^\s’'])((?:[^‘’'\n]|[’'](?=\w)){3,200}?)[’'](?!\w)")


_QUOTED_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """The words between two marks, the marks left out.

    `runs_on` is True where the paragraph ends before the closing mark, as when a speech goes on in the next one.
    """

    span: Span
    paragraph: int
    runs_on: bool = False


def in_paragraph(text: str, piece: Span, paragraph: int) -> list[Quotation]:
    """The quotations of one paragraph, in order; marks that face nowhere (") open and close by turns."""
    found: list[Quotation] = []
    opened: int | None = None
    for mark in _DOUBLE.finditer(text, piece.start, piece.end):
        sign = mark.group()
        opens, closes = _faces(text, mark.start(), mark.end(), piece)
        if opened is None:
            if sign not in _CLOSES and not closes:
                opened = mark.end()
        elif (sign in _OPENS and sign != "„" and not closes) or (sign in _PLAIN and opens):
            _add(found, text, opened, mark.start(), paragraph, runs_on=False)
            opened = mark.end()
        else:
            _add(found, text, opened, mark.start(), paragraph, runs_on=False)
            opened = None
    if opened is not None:
        _add(found, text, opened, piece.end, paragraph, runs_on=True)
    return found


def _faces(text: str, start: int, end: int, piece: Span) -> tuple[bool, bool]:
    """Whether a mark can only open or only close, by the white space on one side of it."""
    before = start > piece.start and not text[start - 1].isspace()
    after = end < piece.end and not text[end].isspace()
    return not before and after, before and not after


def single(text: str, piece: Span, paragraph: int) -> list[Quotation]:
    """The stretches between single quotation marks, apostrophes left aside."""
    return [
        Quotation(span=Span(*match.span(1)), paragraph=paragraph)
        for match in _SINGLE.finditer(text, piece.start, piece.end)
        if match.group(1).strip()
    ]


def _add(found: list[Quotation], text: str, start: int, end: int, paragraph: int, *, runs_on: bool) -> None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Quotation(span=Span(start, end), paragraph=paragraph, runs_on=runs_on))


def of_document(document: Document) -> list[Quotation]:
    """All quotations between double marks, paragraph by paragraph."""
    found: list[Quotation] = []
    at = 0
    sentences = document.sentences
    while at < len(sentences):
        end = at
        while end + 1 < len(sentences) and sentences[end + 1].paragraph == sentences[at].paragraph:
            end += 1
        for line in _lines(document.text, sentences[at].span.start, sentences[end].span.end):
            marked = in_paragraph(document.text, line, sentences[at].paragraph)
            if not marked:  # British papers quote with single marks
                inner = single(document.text, line, sentences[at].paragraph)
                marked = [one for one in inner if len(document.quote(one.span).split()) >= _QUOTED_WORDS]
            found.extend(marked)
        at = end + 1
    return found


def _lines(text: str, start: int, end: int) -> list[Span]:
    lines: list[Span] = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if stop > start:
            lines.append(Span(start, stop))
        start = stop + 1
    return lines
