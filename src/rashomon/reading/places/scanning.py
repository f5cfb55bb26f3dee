"""Where place names may stand: stretches of capitalised words that the gazetteer knows."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.attrs import IDX, SPACY

from rashomon.gazetteer import Candidate, Gazetteer
from rashomon.model.span import Span
from rashomon.reading.picking import texts
from rashomon.reading.places.words import Words, words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LONGEST = 7
_FULL_LINE = 45  # letters of a line from which on its end may only be where the text is wrapped
_SHORTEST = 4  # letters of a name that lost the apostrophe before its s
_KNOWN, _LARGE = 20_000, 100_000  # people in a town with a name of several words, of one word
_LOOKED_AT = 3  # candidates of a name
_SURNAMES = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})  # where the names of towns are surnames too
_HYPHENS = frozenset({"-", "–", "‑"})
_MARKS = frozenset({"'", "’", "‘", "`", "ʿ", "ʻ"})
_LATIN_JOINTS = frozenset({"del", "dos", "das", "do"})
_LATIN_ARTICLES = frozenset({"la", "las", "los"})
_JOINTS = _HYPHENS | _MARKS
_MONTHS = "|".join(month_name[1:])
_DAY = re.compile(rf"(?:{_MONTHS}) \d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTHS})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Tokens `first` (included) to `last` (excluded) that a feature is called.

    `text` is without the ends of lines.  `owner` says that the words are a possessive that lost its apostrophe
    ("Syrias war"); `text` is without the s.
    """

    first: int
    last: int
    span: Span
    text: str
    owner: bool = False


class _Tokens:
    """The tokens of a document as plain lists: what they say, where they begin, and whether a space follows."""

    def __init__(self, doc: Doc) -> None:
        self.whole: str = doc.text
        self.texts: list[str] = texts(doc)
        self.spaced: list[bool] = doc.to_array([SPACY]).ravel().astype(bool).tolist()
        self.starts: list[int] = doc.to_array([IDX]).ravel().tolist()

    def __len__(self) -> int:
        return len(self.texts)

    def wraps(self, at: int) -> bool:
        """Whether a token is only the end of a full line, as of texts wrapped to a width: "in San" / "Salvador"."""
        if self.texts[at].strip(" ") != "\n":
            return False
        end = self.starts[at]
        return end - self.whole.rfind("\n", 0, end) > _FULL_LINE

    def span(self, first: int, last: int) -> Span:
        """Tokens `first` (included) to `last` (excluded)."""
        return Span(self.starts[first], self.starts[last - 1] + len(self.texts[last - 1]))


def scan(doc: Doc, gazetteer: Gazetteer, taken: Sequence[Span] = ()) -> list[Hit]:
    """The longest names at each place of the text, in order; those that touch `taken` left out."""
    lexicon = words()
    blocked = _tokens_under(doc, taken)
    tokens = _Tokens(doc)
    hits: list[Hit] = []
    at = 0
    while at < len(tokens):
        hit = (
            None
            if at in blocked or _goes_before(tokens, at, hits)
            else _hit_at(tokens, at, gazetteer, lexicon, blocked)
        )
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


def _starts(tokens: _Tokens, at: int, lexicon: Words) -> bool:
    """Whether a name may begin here: a capital, or a small article with a hyphen and a capital ("al-Bab")."""
    texts, text = tokens.texts, tokens.texts[at]
    if text[0].isupper():
        return True
    if text in lexicon.articles and at + 2 < len(texts):
        return texts[at + 1] in _HYPHENS and texts[at + 2][0].isupper() and not tokens.spaced[at + 1]
    return "-" in text and text.split("-", 1)[0] in lexicon.articles and text[-1].isalpha()


def _reach(tokens: _Tokens, at: int, lexicon: Words, blocked: frozenset[int]) -> list[int]:
    """The ends (excluded) that a name from `at` may have, the longest first."""
    texts, spaced = tokens.texts, tokens.spaced
    ends: list[int] = []
    for last in range(at, min(len(texts), at + _LONGEST)):
        text = texts[last]
        if last > at and last not in blocked and tokens.wraps(last):
            continue
        if last in blocked or "\n" in text:
            break
        if text in _HYPHENS or text in _MARKS:
            if spaced[last] or spaced[last - 1]:
                break
        elif text[0].isupper() or text.isdigit():
            ends.append(last + 1)
        elif text == "-" or (text.casefold() not in lexicon.articles and text.casefold() not in lexicon.particles):
            if last > at and texts[last - 1] in _JOINTS and text.isalpha() and not spaced[last - 1]:
                ends.append(last + 1)  # Sana'a, Port-au-Prince cut up by the tokeniser
                continue
            if last == at:
                ends.append(last + 1)
                continue
            break
    ends.reverse()
    return ends


def _hit_at(tokens: _Tokens, at: int, gazetteer: Gazetteer, lexicon: Words, blocked: frozenset[int]) -> Hit | None:
    if not _starts(tokens, at, lexicon):
        return None
    for end in _reach(tokens, at, lexicon, blocked):
        if _goes_on(tokens, end):
            continue
        span = tokens.span(at, end)
        text = " ".join(span.text_of(tokens.whole).split("\n"))
        if _DAY.fullmatch(text) and not _names_a_feature(tokens.texts, end, lexicon):
            continue  # "on October 6" is a day, and no town in Egypt
        coded = text in lexicon.abbreviations or text in lexicon.states or text in lexicon.codes
        if not coded and not _name_like(tokens.texts, at, end, text.casefold(), lexicon):
            continue
        if (
            coded
            or text.casefold() in lexicon.demonyms
            or gazetteer.is_name(text)
            or (end - at == 1 and (" " in text or "-" in text) and gazetteer.lookup(text))  # merged before the parse
            or (end - at > 2 and _arabic_shape(tokens.texts, at, end, lexicon) and gazetteer.lookup(text))
            or (end - at == 2 and tokens.texts[at].casefold() in lexicon.openings and gazetteer.lookup(text))
        ):
            return Hit(first=at, last=end, span=span, text=text)
        if _lost_apostrophe(tokens, at, end, text, gazetteer, lexicon):
            return Hit(first=at, last=end, span=span, text=text[:-1], owner=True)
    return None


def _names_a_feature(texts: Sequence[str], end: int, lexicon: Words) -> bool:
    """Whether a noun of a place follows: "the October 6 bridge"."""
    word = texts[end].casefold() if end < len(texts) else ""
    return word in lexicon.nouns or word in lexicon.facilities or word in lexicon.buildings


def _goes_on(tokens: _Tokens, end: int) -> bool:
    """Whether a name goes on behind: "Puerto" of "Puerto del Rey"; the joints that English has no word for."""
    texts = tokens.texts
    if end + 2 < len(texts) and texts[end] == "de" and texts[end + 1] in _LATIN_ARTICLES:
        return texts[end + 2][0].isupper()  # "Milagro de la Paz"
    return end + 1 < len(texts) and texts[end] in _LATIN_JOINTS and texts[end + 1][0].isupper()


def _goes_before(tokens: _Tokens, at: int, hits: Sequence[Hit]) -> bool:
    """Whether a name began before: "Rey" of "Puerto del Rey"."""
    texts = tokens.texts
    if at > 2 and texts[at - 1] in _LATIN_ARTICLES and texts[at - 2] == "de" and texts[at][0].isupper():
        return texts[at - 3][0].isupper() and not (hits and hits[-1].last == at - 2)
    if at < 2 or texts[at - 1] not in _LATIN_JOINTS or not texts[at][0].isupper():
        return False
    return texts[at - 2][0].isupper() and not (hits and hits[-1].last == at - 1)


def _lost_apostrophe(tokens: _Tokens, at: int, end: int, text: str, gazetteer: Gazetteer, lexicon: Words) -> bool:
    """Whether a name that no place bears is a known one's possessive: "Syrias war", "Deir Ezzors bridges"."""
    stem = text[:-1]
    if not text.endswith("s") or len(stem) < _SHORTEST or not stem[-1].islower() or not text[0].isupper():
        return False
    texts = tokens.texts
    if end >= len(texts) or not texts[end].isalpha() or (at and texts[at - 1].casefold() in {"the", "these", "those"}):
        return False
    word = stem.casefold()
    if word in lexicon.common or word in lexicon.not_places or word in lexicon.demonyms or word in lexicon.given:
        return False
    if text.casefold() in lexicon.demonyms:
        return False
    holding = any(after in lexicon.single_quarters or after in lexicon.facilities for after in texts[end : end + 4])
    enough = _KNOWN if " " in stem or "-" in stem or holding else _LARGE
    return any(_is_well_known(candidate, enough) for candidate in gazetteer.lookup(stem)[:_LOOKED_AT])


def _is_well_known(candidate: Candidate, enough: int) -> bool:
    place = candidate.place
    if place.kind in {"country", "admin1"} and candidate.main and candidate.level == 0:
        return True
    known = place.kind == "city" and candidate.level < 2 and place.country not in _SURNAMES
    return known and place.population >= enough


def _name_like(texts: Sequence[str], at: int, end: int, word: str, lexicon: Words) -> bool:
    """Whether the words may be a name at all: no bare bearing, no function word at either end ("IN A")."""
    if word in lexicon.bearings:
        return False
    if end - at == 1:
        if word in lexicon.grading and end < len(texts) and texts[end][0].isupper():
            return False  # "Central Homs", "Greater Kinshasa"
        if word in lexicon.beginnings and _article_follows(texts, end, lexicon):
            return False  # "Ain" of "Ain al-Zarqa", "Beit" of "Beit el-Kaw"
        return word not in lexicon.function and word not in lexicon.articles
    if word in lexicon.not_places or texts[end - 1].casefold() in lexicon.function:
        return False
    first = texts[at].casefold()
    if first == "the":  # The Hague, but not THE CENTER
        rest = word[4:]
        return not (rest in lexicon.bearings or rest in lexicon.not_places or rest in lexicon.common)
    return first not in lexicon.function


def _article_follows(texts: Sequence[str], end: int, lexicon: Words) -> bool:
    """Whether an article tied to a capital comes next: the name goes on."""
    if end >= len(texts):
        return False
    first, _hyphen, rest = texts[end].partition("-")
    if rest:
        return first.casefold() in lexicon.articles and rest[:1].isupper()
    tied = end + 2 < len(texts) and first.casefold() in lexicon.articles and texts[end + 1] in _HYPHENS
    return tied and texts[end + 2][0].isupper()


def _arabic_shape(texts: Sequence[str], at: int, end: int, lexicon: Words) -> bool:
    """Whether the tokens hold an article tied with a hyphen: "Deir ez-Zour"."""
    return any(
        texts[i].casefold() in lexicon.articles and texts[i + 1] in _HYPHENS and texts[i + 2][0].isupper()
        for i in range(at, end - 2)
    )
