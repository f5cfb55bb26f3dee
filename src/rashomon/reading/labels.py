"""Labels: the place, the day or both that each of several paragraphs of a report begins with.

"Kibungo (eastern prefecture): militiamen ...", "Tuesday 15 November: our units ...", "PESHAWAR - Gunmen ...", "(3 June)
At dawn ...": the form of situation reports, communiques, chronicles and news in brief.  Each label becomes a
cross-head, so that what follows stands under it; a single one is left to the heads of items (`claims.heads`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rashomon.gazetteer import Gazetteer
from rashomon.model.span import Span
from rashomon.reading.datelines import DAY
from rashomon.reading.furniture import words as furniture_words
from rashomon.reading.mentions import Block
from rashomon.reading.places.scanning import scan
from rashomon.reading.places.words import words
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["cut"]

_BULLET = re.compile(r"\s*(?:[•*●▪·►»>–—-]\s+)?(?:[(\[]?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})[.)\]]\s+)?")
_MARK = re.compile(r"(?P<colon>:)(?=\s|$)|\s(?P<dash>-|–|—|--)(?=\s)")
_BRACKETED = re.compile(r"\((?P<day>[^()\n]{4,40})\)(?=\s)")
_DAYS = re.compile(rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s*(?:[-–/]|and|to)\s*)?(?:{DAY.pattern})(?!\d)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_DIGIT = re.compile(r"\d")
_LONGEST = 80
_MOST_WORDS = 10
_FEWEST = 2
"""Labels of one form that a report has at least."""
_MOST_UNKNOWN = 3
"""Words of a name that no gazetteer knows."""
_CUT = frozenset({"body", "dateline"})
_SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Label:
    """A stretch that may be a label: its block, its mark (":", "-" or "("), and whether all of it is known."""

    block: int
    span: Span
    mark: str
    known: bool
    words: str


def cut(text: str, blocks: Sequence[Block], doc: Doc, gazetteer: Gazetteer, taken: Sequence[Span]) -> tuple[Block, ...]:
    """The blocks with the labels of their paragraphs cut off as cross-heads, where at least two have the same form.

    `doc` is the tokenised text; `taken` are spans of actors' names, which label what they say and no place.
    """
    copied = {block.duplicate_of for block in blocks} - {None}
    free = [n for n, b in enumerate(blocks) if b.kind in _CUT and b.duplicate_of is None and b.span not in copied]
    if sum(bool(_ends(text, _start(text, blocks[n]), _limit(blocks[n]))) for n in free) < _FEWEST:
        return tuple(blocks)
    days = [Span(*day.span()) for day in DAY.finditer(text)]
    taken = [span for span in taken if not any(day.contains(span) for day in days)]  # 17 November is a group too
    names = [hit.span for hit in scan(doc, gazetteer, taken)]
    found: dict[str, list[_Label]] = {}
    for number in free:
        label = _label(text, blocks, number, names, taken)
        if label is not None:
            found.setdefault(label.mark, []).append(label)
    labels = {label.block: label for group in found.values() for label in _sure(group)}
    return tuple(piece for number, block in enumerate(blocks) for piece in _pieces(text, block, labels.get(number)))


def _start(text: str, block: Block) -> int:
    return _BULLET.match(text, block.span.start).end()  # type: ignore[union-attr]


def _limit(block: Block) -> int:
    return min(block.span.end, block.span.start + _LONGEST + 1)


def _sure(group: Sequence[_Label]) -> list[_Label]:
    """The labels of one form that are no chance; names that nobody knows stand beside at least as many known ones."""
    known = [label for label in group if label.known]
    if len({label.words for label in known}) < _FEWEST:
        return []
    return list(group) if len(group) <= 2 * len(known) else known


def _label(
    text: str, blocks: Sequence[Block], number: int, names: Sequence[Span], taken: Sequence[Span]
) -> _Label | None:
    block = blocks[number]
    if block.kind == "dateline" and not block.span.text_of(text).endswith(":"):
        line = block.span.text_of(text)
        return _Label(block=number, span=block.span, mark="-", known=True, words=line.casefold())
    start = _start(text, block)
    best: _Label | None = None
    for end, mark in _ends(text, start, _limit(block)):
        if mark != ":" and not text[end : block.span.end].strip(" -–—"):
            continue
        span = Span(start, end)
        if span.start >= span.end or any(span.overlap(other) for other in taken):
            break
        known = _is_known(text, span, names)
        if known is not None:
            words_of = span.text_of(text).casefold()
            best = _Label(block=number, span=span, mark=mark, known=known, words=words_of)
    return best


def _ends(text: str, start: int, limit: int) -> list[tuple[int, str]]:
    """Where a label that begins at `start` may end, with the form that it then has."""
    bracketed = _BRACKETED.match(text, start, limit)
    if bracketed is not None and DAY.search(bracketed["day"]):
        return [(bracketed.end(), "(")]
    return [(mark.start(), ":" if mark["colon"] else "-") for mark in _MARK.finditer(text, start, limit)]


def _is_known(text: str, span: Span, names: Sequence[Span]) -> bool | None:
    """Whether a stretch is nothing but known places, days and what these are; False where a name that nobody knows
    stands there; None where it is no label."""
    label = span.text_of(text)
    if len(label.split()) > _MOST_WORDS or not (label[0].isupper() or label[0].isdigit() or label[0] == "("):
        return None
    left = list(label)
    days = [day.span() for day in _DAYS.finditer(label)]
    days = [(first, last) for first, last in days if not label[first:last].isdigit()]
    inside = [(name.start - span.start, name.end - span.start) for name in names if span.contains(name)]
    for first, last in (*days, *inside):
        left[first:last] = " " * (last - first)
    rest = "".join(left)
    if _DIGIT.search(rest):
        return None
    unknown = [word for word in _WORD.findall(rest) if not _is_of_places(word)]
    if not unknown:
        return True if days or inside else None
    named = len(unknown) <= _MOST_UNKNOWN and all(_may_be_a_name(word) for word in unknown)
    return False if named else None


def _is_of_places(word: str) -> bool:
    """Whether a word says what a place is or where it lies: "district", "northern", "road", "of"."""
    lexicon_of, low = words(), word.casefold()
    known = (
        lexicon_of.nouns, lexicon_of.plurals, lexicon_of.bearings, lexicon_of.grading, lexicon_of.rural,
        lexicon_of.surroundings, lexicon("frames_shared")["of_heads"],
    )  # fmt: skip
    return any(low in one for one in known)


def _may_be_a_name(word: str) -> bool:
    low, opening = word.casefold(), furniture_words()["opening"]
    if not word[0].isupper() or len(word) < _SHORTEST_NAME or low in opening["headings"] or low in opening["sections"]:
        return False
    return low not in words().not_places and low not in words().common


def _pieces(text: str, block: Block, label: _Label | None) -> list[Block]:
    """A block with its label and the rest as blocks of their own."""
    if label is None or label.span == block.span:
        return [block]  # an agency line stays one
    end = label.span.end
    while end < block.span.end and text[end] in ":-–— \t\xa0":
        end += 1
    mark = label.span.end + (1 if label.mark == ":" else 0)
    head = Block(span=Span(block.span.start, mark), kind="cross_head")
    return [head] if end >= block.span.end else [head, replace(block, span=Span(end, block.span.end), kind="body")]
