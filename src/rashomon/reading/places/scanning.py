"""Where place names may stand: stretches of capitalised words that the gazetteer knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.gazetteer import Gazetteer
from rashomon.model.span import Span
from rashomon.reading.places.words import Words, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST = 7
_HYPHENS = frozenset({"-", "–", "‑"})
_MARKS = frozenset({"'", "’", "‘", "`", "ʿ", "ʻ"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Tokens `first` (included) to `last` (excluded) that a feature is called."""

    first: int
    last: int
    span: Span
    text: str


def scan(doc: Doc, gazetteer: Gazetteer, taken: Sequence[Span] = ()) -> list[Hit]:
    """The longest names at each place of the text, in order; those that touch `taken` left out."""
    lexicon = words()
    blocked = _tokens_under(doc, taken)
    whole = doc.text
    hits: list[Hit] = []
    at = 0
    while at < len(doc):
        hit = None if at in blocked else _hit_at(doc, whole, at, gazetteer, lexicon, blocked)
        if hit is None:
            at += 1
        else:
            hits.append(hit)
            at = hit.last
    return hits


def _tokens_under(doc: Doc, taken: Sequence[Span]) -> frozenset[int]:
    blocked: set[int] = set()
    for span in taken:
        tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
        if tokens is not None:
            blocked.update(range(tokens.start, tokens.end))
    return frozenset(blocked)


def _capital(token: Token) -> bool:
    return bool(token.text[0].isupper())


def _starts(doc: Doc, at: int, lexicon: Words) -> bool:
    """Whether a name may begin here: a capital, or a small article with a hyphen and a capital ("al-Bab")."""
    token = doc[at]
    if _capital(token):
        return True
    if token.text in lexicon.articles and at + 2 < len(doc):
        return doc[at + 1].text in _HYPHENS and _capital(doc[at + 2]) and not doc[at + 1].whitespace_
    return "-" in token.text and token.text.split("-", 1)[0] in lexicon.articles and token.text[-1].isalpha()


def _reach(doc: Doc, at: int, lexicon: Words, blocked: frozenset[int]) -> list[int]:
    """The ends (excluded) that a name from `at` may have, the longest first."""
    ends: list[int] = []
    for last in range(at, min(len(doc), at + _LONGEST)):
        token = doc[last]
        text = token.text
        if last in blocked or "\n" in text:
            break
        if text in _HYPHENS or text in _MARKS:
            if token.whitespace_ or doc[last - 1].whitespace_:
                break
        elif _capital(token) or text.isdigit():
            ends.append(last + 1)
        elif text == "-" or (text.casefold() not in lexicon.articles and text.casefold() not in lexicon.particles):
            if (
                last > at
                and doc[last - 1].text in _HYPHENS | _MARKS
                and text.isalpha()
                and not doc[last - 1].whitespace_
            ):
                ends.append(last + 1)  # Sana'a, Port-au-Prince cut up by the tokeniser
                continue
            if last == at:
                ends.append(last + 1)
                continue
            break
    ends.reverse()
    return ends


def _hit_at(doc: Doc, whole: str, at: int, gazetteer: Gazetteer, lexicon: Words, blocked: frozenset[int]) -> Hit | None:
    if not _starts(doc, at, lexicon):
        return None
    for end in _reach(doc, at, lexicon, blocked):
        start_offset, end_offset = doc[at].idx, doc[end - 1].idx + len(doc[end - 1].text)
        text = whole[start_offset:end_offset]
        coded = text in lexicon.abbreviations or text in lexicon.states or text in lexicon.codes
        if not coded and not _name_like(doc, at, end, text.casefold(), lexicon):
            continue
        if (
            coded
            or text.casefold() in lexicon.demonyms
            or gazetteer.is_name(text)
            or (end - at == 1 and (" " in text or "-" in text) and gazetteer.lookup(text))  # merged before the parse
            or (end - at > 2 and _arabic_shape(doc, at, end, lexicon) and gazetteer.lookup(text))
            or (end - at == 2 and doc[at].text.casefold() in lexicon.openings and gazetteer.lookup(text))
        ):
            return Hit(first=at, last=end, span=Span(start_offset, end_offset), text=text)
    return None


def _name_like(doc: Doc, at: int, end: int, word: str, lexicon: Words) -> bool:
    """Whether the words may be a name at all: no bare bearing, no function word at either end ("IN A")."""
    if word in lexicon.bearings:
        return False
    if end - at == 1:
        if word in lexicon.grading and end < len(doc) and _capital(doc[end]):
            return False  # "Central Homs", "Greater Kinshasa"
        return word not in lexicon.function and word not in lexicon.articles
    if word in lexicon.not_places or doc[end - 1].text.casefold() in lexicon.function:
        return False
    first = doc[at].text.casefold()
    if first == "the":  # The Hague, but not THE CENTER
        rest = word[4:]
        return not (rest in lexicon.bearings or rest in lexicon.not_places or rest in lexicon.common)
    return first not in lexicon.function


def _arabic_shape(doc: Doc, at: int, end: int, lexicon: Words) -> bool:
    """Whether the tokens hold an article tied with a hyphen: "Deir ez-Zour"."""
    return any(
        doc[i].text.casefold() in lexicon.articles and doc[i + 1].text in _HYPHENS and _capital(doc[i + 2])
        for i in range(at, end - 2)
    )
