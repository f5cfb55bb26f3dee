"""How far a name runs that no gazetteer knows: its capitalised words, and the articles and particles that join them."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from rashomon.model.span import Span
from rashomon.reading.places.scanning import Hit
from rashomon.reading.places.selecting import Found
from rashomon.reading.places.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST = 6  # tokens of a name
_WELL_KNOWN = 100_000  # people; such a town is not taken for the first word of a longer name
HYPHENS = frozenset({"-", "–", "‑"})
_MARKS = frozenset({"'", "’", "‘", "`"})
_NOT_JOINING = frozenset({"and", "of", "in", "the", "to", "by", "near", "under", "next", "on", "upon", "a", "e", "y"})
_LATIN_ARTICLES = frozenset({"la", "las", "los"})
_PLACING = frozenset({"in", "at", "near", "outside"})
_TOWN_LABELS = frozenset({"", "GPE", "LOC", "FAC"})
_VILLAGE = frozenset({"village", "hamlet"})
_GLUED = re.compile(r"(?:al|el|ad|ar|as|ash|at|az|an|ez|es)[A-Z]")  # "alKhadar", the hyphen lost


def run_at(doc: Doc, at: int, covered: Collection[int], lexicon: Words) -> Hit | None:
    """The capitalised words from here on that no one has taken, with what joins them."""
    first = doc[at]
    if not is_capital(first) and (_joining(doc, at, lexicon) is None or _is_bare_preposition(doc, at, lexicon)):
        return None
    tied = at + 1 < len(doc) and doc[at + 1].text in HYPHENS
    if first.text.istitle() and first.text.casefold() in lexicon.function and not tied:
        return None  # "In Bapunagar"
    if not any(map(str.isalpha, first.text)) or first.text.casefold() in lexicon.nouns:
        return None
    articled = is_article(doc, at, lexicon)
    end = at + 1
    while end < len(doc) and end - at < LONGEST and end not in covered:
        token = doc[end]
        if (token.text in HYPHENS or token.text in _MARKS) and not token.whitespace_ and not doc[end - 1].whitespace_:
            end += 1
        elif articled and is_article(doc, end, lexicon) and not _is_quality(doc, end, lexicon):
            break  # "al-Zahraa al-Rashideen" are two
        elif (after := _joining(doc, end, lexicon)) is not None and after not in covered:
            end = after + 1
        elif doc[end - 1].text in HYPHENS | _MARKS or (
            is_capital(token) and token.text.casefold() not in lexicon.nouns
        ):
            end += 1
        else:
            break
    while end > at and not doc[end - 1].text[-1:].isalnum():
        end -= 1
    return hit_of(doc, at, end) if end > at else None


def _joining(doc: Doc, at: int, lexicon: Words) -> int | None:
    """The token after what joins two words of a name ("i", "al-", "de"), where a capital follows; None if none does."""
    if at >= len(doc):
        return None
    word = doc[at].text
    if word.casefold() in _NOT_JOINING:
        return None
    if (word in lexicon.articles or word in lexicon.particles) and at + 1 < len(doc):
        tied = doc[at + 1].text in HYPHENS or (word == "de" and doc[at + 1].text in _LATIN_ARTICLES)
        after = at + 2 if tied and at + 2 < len(doc) else at + 1  # "Milagro de la Paz"
        return after if is_capital(doc[after]) else None
    if "-" in word and word.split("-", 1)[0] in lexicon.articles and word[-1].isalpha():
        return at
    return None


def longer(doc: Doc, item: Found, covered: set[int], lexicon: Words) -> Hit | None:
    """The longer name that a hit is only the first word of: "Sakko" in "Sakko i Vantsetti"."""
    hit = item.hit
    if item.sort == "demonym" or item.code is not None or hit.last - hit.first > 1 or " " in hit.text:
        return None
    if _goes_on_with_ending(doc, hit.last, covered, lexicon):
        return hit_of(doc, hit.first, hit.last + 2)
    if _begins_village(doc, hit, covered, lexicon):
        return run_at(doc, hit.first, covered - set(range(hit.first, hit.last + 1)), lexicon)
    if hit.text in lexicon.site_openings and hit.last < len(doc) and doc[hit.last].pos_ == "PROPN":
        whole = run_at(doc, hit.first, covered - set(range(hit.first, hit.last + 1)), lexicon)
        return whole if whole is not None and whole.last > hit.last else None  # "Fort Mbauna"
    best = item.candidates[0].place if item.candidates else None
    if _is_first_word(doc, hit.last - 1, covered, lexicon) and doc[hit.last + 1].text in lexicon.facilities:
        return run_at(doc, hit.first, covered - set(range(hit.first, hit.last)), lexicon)  # "Aden Adde airport"
    if best is not None and (best.kind in {"country", "admin1"} or best.population >= _WELL_KNOWN):
        return None
    if hit.text.casefold() in lexicon.beginnings:
        whole = run_at(doc, hit.first, covered - set(range(hit.first, hit.last)), lexicon)
        return whole if whole is not None and whole.last > hit.last else None
    if _is_first_word(doc, hit.last - 1, covered, lexicon) or _is_compound(doc, hit, covered, lexicon):
        return run_at(doc, hit.first, covered - set(range(hit.first, hit.last)), lexicon)
    after = _joining(doc, hit.last, lexicon)
    if (
        after is None
        or after in covered
        or (is_article(doc, hit.first, lexicon) and is_article(doc, hit.last, lexicon))
    ):
        return None
    return hit_of(doc, hit.first, after + 1)


def _is_first_word(doc: Doc, at: int, covered: Collection[int], lexicon: Words) -> bool:
    """Whether a known name is the first word of what a pass, a hill or a village is called: "the Adi Shirum pass"."""
    if at + 2 >= len(doc) or at + 1 in covered or doc[at].dep_ != "compound" or not is_capital(doc[at + 1]):
        return False
    noun = doc[at + 2]
    known = (
        (noun.text in lexicon.nouns or noun.text in lexicon.site_nouns)
        and noun.pos_ == "NOUN"
        and doc[at + 1].pos_ == "PROPN"
    )
    return known and doc[at + 1].text.casefold() not in lexicon.nouns and doc[at].whitespace_ == " "


def _goes_on_with_ending(doc: Doc, at: int, covered: Collection[int], lexicon: Words) -> bool:
    """Whether a hyphen and an ending of village names follow: "-ni" of "Chong-jin-ni"."""
    if at + 1 >= len(doc) or at in covered or at + 1 in covered or doc[at].text not in HYPHENS:
        return False
    return not doc[at].whitespace_ and not doc[at - 1].whitespace_ and doc[at + 1].text in lexicon.endings


def _is_compound(doc: Doc, hit: Hit, covered: Collection[int], lexicon: Words) -> bool:
    """Whether a known name is the first of two words of another, which stands where a place does and ends there:
    "in Zaliznychne Pole, 30 km from ..."."""
    last, at = doc[hit.last - 1], hit.last
    if hit.first == 0 or at + 1 >= len(doc) or at in covered or doc[hit.first - 1].lower_ not in _PLACING:
        return False
    after = doc[at]
    if last.dep_ != "compound" or last.head.i != at or after.pos_ != "PROPN" or last.whitespace_ != " ":
        return False
    labels = _TOWN_LABELS if doc[hit.first - 1].lower_ == "in" else _TOWN_LABELS | {"ORG", "PERSON"}
    if after.ent_type_ not in labels or not (after.text.istitle() and after.text.isalpha()):
        return False
    known = (lexicon.nouns, lexicon.titles, lexicon.bearings, lexicon.buildings, lexicon.facilities, lexicon.demonyms)
    if any(after.lower_ in words for words in known) or after.text in lexicon.streets | lexicon.units:
        return False
    return doc[at + 1].text in {",", ".", ";"} or doc[at + 1].tag_ in {"CC", "IN"}


def is_tail(doc: Doc, item: Found, covered: Collection[int], lexicon: Words) -> bool:
    """Whether a known name is only the last word of one that nobody knows, behind "at" or "near": "at Mbauna Sud"."""
    at = item.hit.first - 1
    if at >= 0 and at not in covered and _opens_name(doc, at, lexicon) and is_article(doc, item.hit.first, lexicon):
        return True  # "Wadi al-Sham" is not Damascus
    if at < 1 or item.code is not None or item.sort == "demonym" or item.hit.last - item.hit.first > 1 or at in covered:
        return False
    before, last = doc[at], doc[item.hit.first]
    lead = at - 1
    if doc[lead].dep_ == "compound" and doc[lead].head.i == last.i and doc[lead].text.istitle() and lead not in covered:
        lead -= 1  # "at Banai Baba Ziarat"
    if lead < 0 or doc[lead].lower_ not in _PLACING or before.dep_ != "compound" or before.head.i != last.i:
        return False
    best = item.candidates[0].place if item.candidates else None
    if best is not None and (best.kind == "country" or best.population >= _WELL_KNOWN):
        return False
    known = (lexicon.nouns, lexicon.titles, lexicon.bearings, lexicon.demonyms, lexicon.given, lexicon.grading)
    name = before.text.istitle() and before.text.isalpha() and before.pos_ == "PROPN" and before.whitespace_ == " "
    return name and before.ent_type_ not in {"PERSON", "DATE"} and not any(before.lower_ in words for words in known)


def _opens_name(doc: Doc, at: int, lexicon: Words) -> bool:
    """Whether a word is one that names of valleys, hills and steppes begin with."""
    word = doc[at]
    opening = word.lower_ in lexicon.openings or word.lower_ in lexicon.toponymic
    return opening and is_capital(word) and word.whitespace_ == " "


def _begins_village(doc: Doc, hit: Hit, covered: Collection[int], lexicon: Words) -> bool:
    """Whether a known name is the first word of what a village is called: "the hamlet of Ap Tan Loi"."""
    if hit.first < 2 or hit.last >= len(doc) or doc[hit.first - 1].lower_ != "of":
        return False
    after = doc[hit.last]
    if doc[hit.first - 2].lower_ not in _VILLAGE or not (after.text[:1].isupper() and after.text.isalpha()):
        return False
    if hit.last in covered and (after.lower_ in lexicon.demonyms or after.dep_ != "pobj"):
        return False
    known = after.lower_ in lexicon.nouns or after.lower_ in lexicon.titles or after.ent_type_ in {"DATE", "TIME"}
    return after.pos_ == "PROPN" and not known and doc[hit.last - 1].whitespace_ == " "


def is_cut(doc: Doc, item: Found, covered: Collection[int], lexicon: Words) -> bool:
    """Whether a country is only the first half of a name that nobody knows: "Austria" in "Austria-Duvalz"."""
    at = item.hit.last
    if item.code is not None or item.sort == "demonym" or at + 1 >= len(doc):
        return False
    if doc[at].text not in HYPHENS or doc[at].whitespace_ or doc[at - 1].whitespace_ or at + 1 in covered:
        return False
    word, rest = doc[at + 1].text.casefold(), doc[at + 1]
    if not (is_capital(rest) and rest.pos_ == "PROPN" and rest.text.isalpha()):
        return False
    known = (lexicon.compounds, lexicon.demonyms, lexicon.bearings, lexicon.nouns, lexicon.abbreviations)
    return not any(word in words for words in known) and rest.text not in lexicon.abbreviations


def hit_of(doc: Doc, first: int, last: int) -> Hit:
    """The tokens from `first` to `last` (excluded) as a name."""
    span = Span(doc[first].idx, doc[last - 1].idx + len(doc[last - 1].text))
    return Hit(first=first, last=last, span=span, text=doc[first:last].text)


def is_capital(token: Token) -> bool:
    """Whether a word begins as names do, be it with an article that has lost its hyphen."""
    return bool(token.text[:1].isupper()) or _GLUED.match(token.text) is not None


def is_article(doc: Doc, at: int, lexicon: Words) -> bool:
    """Whether a name of its own begins here with an article: "al-Zahraa"."""
    return at < len(doc) and doc[at].text.split("-", 1)[0] in lexicon.articles


def _is_quality(doc: Doc, at: int, lexicon: Words) -> bool:
    """Whether the word here tells which of two places of one name is meant: "al-Gharbiya" (the western)."""
    word = doc[at].text.casefold()
    stem = word.split("-", 1)[1] if "-" in word else (doc[at + 2].lower_ if at + 2 < len(doc) else "")
    return stem.startswith(tuple(lexicon.qualities))


def _is_bare_preposition(doc: Doc, at: int, lexicon: Words) -> bool:
    """Whether a small word is no article of a name: "at Jiye", but "at-Tall"."""
    return doc[at].text in lexicon.function and not (at + 1 < len(doc) and doc[at + 1].text in HYPHENS)
