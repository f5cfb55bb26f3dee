"""Sentences with exact offsets.

A full stop ends a sentence unless it belongs to an abbreviation, an initial, a number or a list's number; a mark with
closing quotes behind it ends it after the quotes.  Scraped pages lose the space behind the stop ("killed.The army"), so
that a capital glued to it is enough.  No sentence leaves its block; inside a block a line break is only white space
(`layout` has joined the lines that belong together), a blank line ends the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rashomon.model.span import Span
from rashomon.reading.duplicates import normal
from rashomon.reading.furniture import is_agency, words
from rashomon.reading.mentions import Block, Sentence

_LONGEST = 2000
_SHORTEST_COPY = 40
_STOP = re.compile(
    r"(?:[.!?…]+(?:[\"”’»)\]]|''|'(?!\w))*(?:\[\d{1,3}\])*|[。！？؟।۔]+[”」』\"]*"
    r"|(?:(?<=[^\W_A-Z])|(?<=[A-Z]{3}))(?=(?:The|This|These|They|There|But|(?<!Linked)(?<!Plug)(?<!Sign)In) [a-z])"
    r"|(?:(?<=\d{4}\s)|(?<=[^\W_][.!?]\s))[(\[][A-Z][\w./ ]{1,24}[)\]](?=\s[\"“‘]?[A-Z0-9])"
    r"|(?:\r\n|\r(?!\n)|[\n\v\f\x85\u2028\u2029])[^\S\n\r]*(?=[\n\r]))"
)
_AND_AGENCIES = re.compile(r" (?:and|&) agencies$", re.IGNORECASE)
_SPACE = re.compile(r"\s*")
_WORD_BEFORE = re.compile(r"[^\s(\"“”'‘’\[/–—]{1,24}$")
_NEXT_WORD = re.compile(r"[\s\"“”‘’'`(\[«]*([^\W\d_]+)(?![\w.])")
_OPENERS = "\"“‘'`([«¿¡"
_LETTERS_AND_DOTS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
_NAME_IN_LOWER = re.compile(r"(?:al|el|ar|as|ash|an|ad|az|at)-[A-ZÀ-Ý]")
_GLUED_NEXT = re.compile(r"[\"“‘'«(]?(?:[A-ZÀ-Ý](?:[a-zà-ÿ]|\s|['’-][A-Za-z])|[A-ZÀ-Ý]{2,}[\s,])")
_SPEAKER = re.compile(r"\s*(?:[A-Z][\w.'’-]*\s+){1,4}([a-z]+)[.,;]")
_CLOSERS = "\"”’»)'"
_SHORTEST_BEFORE_GLUE = 20
_FOREIGN_STOPS = "。！？؟।۔"


def split(text: str, blocks: Sequence[Block]) -> tuple[Sentence, ...]:
    """The sentences of a text, in order: every character of the blocks but white space is in exactly one.

    A sentence that repeats an earlier one word for word, or that stands in a copied block, names the original.
    """
    found: list[Sentence] = []
    inside: dict[Span, list[Span]] = {}
    originals: dict[str, Span] = {}
    for paragraph, block in enumerate(blocks):
        spans = [Span(start, end) for start, end in _spans(text, block.span.start, block.span.end)]
        inside[block.span] = spans
        for span in spans:
            found.append(
                Sentence(
                    index=len(found), span=span, paragraph=paragraph, block=block.kind, duplicate_of=block.duplicate_of
                )
            )
    return tuple(_named(sentence, text, inside, originals, found) for sentence in found)


def _named(
    sentence: Sentence, text: str, inside: dict[Span, list[Span]], originals: dict[str, Span], found: list[Sentence]
) -> Sentence:
    """The sentence with the sentence that it repeats, not only the block."""
    key = normal(sentence.span.text_of(text))
    original: Span | None = None
    if sentence.duplicate_of is not None:
        original = _twin(key, text, inside.get(sentence.duplicate_of, [])) or sentence.duplicate_of
    elif len(key) >= _SHORTEST_COPY and sentence.block not in ("noise", "footer", "credit"):
        original = originals.setdefault(key, sentence.span)
    if original is None or original == sentence.span:
        return sentence
    return Sentence(
        index=sentence.index,
        span=sentence.span,
        paragraph=sentence.paragraph,
        block=sentence.block,
        duplicate_of=original,
    )


def _twin(key: str, text: str, spans: Sequence[Span]) -> Span | None:
    """The first of the spans whose words begin with these."""
    return next((span for span in spans if normal(span.text_of(text)).startswith(key)), None)


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = _skip_space(text, start, end)
    while at < end:
        border = _border(text, at, end)
        stop = border
        while stop > at and text[stop - 1].isspace():
            stop -= 1
        yield at, stop
        at = _skip_space(text, border, end)


def _skip_space(text: str, at: int, end: int) -> int:
    match = _SPACE.match(text, at, end)
    return match.end() if match else at


def _border(text: str, at: int, end: int) -> int:
    """Where the sentence that begins at `at` ends."""
    limit = min(end, at + _LONGEST)
    for stop in _STOP.finditer(text, at, limit):
        border = _end_at(text, at, end, stop)
        if border is not None and at < border < end:
            return border
    if limit == end:
        return end
    space = max(text.rfind(" ", at + 1, limit), text.rfind("\n", at + 1, limit))
    return space if space > at else limit


def _end_at(text: str, at: int, end: int, stop: re.Match[str]) -> int | None:
    """The border that this mark makes, None if it makes none."""
    mark = stop.group()
    if not mark:
        return stop.start() if stop.start() > at + _SHORTEST_BEFORE_GLUE else None
    if mark.isspace() or mark[0] in _FOREIGN_STOPS:
        return stop.end()
    if mark[0] in "([":  # a caption that ends with its day and agency: "... in Herat May 6 2015 (Reuters) Two people"
        return stop.end() if is_agency(_AND_AGENCIES.sub("", mark[1:-1])) else None
    following = _skip_space(text, stop.end(), end)
    if following == end:
        return None
    if following > stop.end():
        return stop.end() if _ends_before(text, at, following, end, stop) else None
    border = stop.end()
    straight = mark.find('"')
    if straight > 0 and text.count('"', at, stop.start()) % 2 == 0:
        border = stop.start() + straight  # the quotation mark opens what follows
    return border if _ends_without_space(text, at, stop, border) else None


def _ends_without_space(text: str, at: int, stop: re.Match[str], border: int) -> bool:
    """Whether a mark with a capital right behind it ends a sentence whose space was lost."""
    if not _GLUED_NEXT.match(text, border):
        return False
    mark = stop.group()
    if mark != ".":
        return True
    word = _token_before(text, at, stop.start())
    return (len(word) >= 2 and word.isalnum() and not word[-1].isupper()) or word[-1:] in (")", "%")


def _ends_before(text: str, at: int, following: int, end: int, stop: re.Match[str]) -> bool:
    """Whether a mark with white space behind it ends a sentence, seen from what follows."""
    mark = stop.group()
    first = following
    while first < end and text[first] in _OPENERS:
        first += 1
    lower = first < end and text[first].islower() and not _NAME_IN_LOWER.match(text, first)
    word = _token_before(text, at, stop.start())
    if lower:
        return mark == "." and len(word) >= 4 and word.isalpha() and word.islower() and _kind_of(word) is None
    if mark != "." and mark[-1] in _CLOSERS and _names_the_speaker(text, stop.end()):
        return False
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    return not _is_abbreviation(text, at, stop.start(), word, following)


def _token_before(text: str, at: int, stop: int) -> str:
    match = _WORD_BEFORE.search(text, max(at, stop - 24), stop)
    return match.group() if match else ""


def _names_the_speaker(text: str, at: int) -> bool:
    """Whether a quotation is followed by who said it: `"Stop!" Colonel Haidar said.`"""
    match = _SPEAKER.match(text, at)
    return match is not None and match.group(1) in words()["verbs"]["reporting"]


@lru_cache(maxsize=4096)
def _kind_of(word: str) -> str | None:
    """The list of abbreviations that a word without its last full stop is in, None if in none."""
    low = word.casefold()
    lists = words()["sentences"]
    for kind in ("titles", "numbered", "months", "clock", "sometimes", "states"):
        if low in lists[kind] and (word[0].isupper() or kind not in ("months", "states")):
            return kind
    if len(word) == 1 and word.isalpha() and word.isupper():
        return "initial"
    return "sometimes" if _LETTERS_AND_DOTS.match(word) else None


def _is_abbreviation(text: str, at: int, stop: int, word: str, following: int) -> bool:
    """Whether the full stop at `stop` belongs to the word before it and ends nothing."""
    if not word:
        return False
    if stop - len(word) == at and (word.isdigit() or len(word) == 1) and len(word) <= 3:
        return True  # the number of a list
    kind = _kind_of(word)
    if kind is None or kind == "titles":
        return kind is not None
    if kind in ("numbered", "months"):
        return text[following].isdigit()
    match = _NEXT_WORD.match(text, following)
    next_word = match.group(1).casefold() if match else ""
    if kind == "clock":
        return next_word in words()["sentences"]["after_clock"]
    return next_word not in words()["sentences"]["starters"]
