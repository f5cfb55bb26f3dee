"""Names that the exact spelling misses: looser spellings at home, and names that no gazetteer knows.

"The village of Sakko i Vantsetti" is a place even where nothing knows it, and never the place that one of its words
is called by.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from rashomon.gazetteer import Candidate, Gazetteer
from rashomon.model.span import Span
from rashomon.reading.document import Document
from rashomon.reading.places.naming import is_bare_name, is_facility, is_located, is_second_bare, titled_tokens
from rashomon.reading.places.scanning import Hit
from rashomon.reading.places.selecting import Found, country_owner, main_countries
from rashomon.reading.places.spellings import as_quarter
from rashomon.reading.places.surroundings import look_around
from rashomon.reading.places.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SURE = 9.0  # points: its noun or its preposition says that it is a place
_LONGEST = 6
_SHORT = 4  # letters
_WELL_KNOWN = 100_000  # people; such a town is not taken for the first word of a longer name
_HYPHENS = frozenset({"-", "–", "‑"})
_MARKS = frozenset({"'", "’", "‘", "`"})
_NOT_JOINING = frozenset({"and", "of", "in", "the", "to", "by", "near", "under", "next", "on", "upon", "a", "e", "y"})
_GLUED = re.compile(r"(?:al|el|ad|ar|as|ash|at|az|an|ez|es)[A-Z]")  # "alKhadar", the hyphen lost
_LABELS = frozenset({"GPE", "LOC", "FAC"})
_NUMBERS = frozenset({"DATE", "TIME", "MONEY", "CARDINAL", "ORDINAL", "PERCENT"})
_COUNTED = _NUMBERS - {"DATE", "TIME"}  # beside the noun of a place only what the reading knows as a date is one
_NEVER = _NUMBERS | {"NORP", "LANGUAGE", "EVENT", "LAW"}
_WITHIN = frozenset({"in", "outside", "inside"})
_TRUSTING = frozenset({"believe", "trust", "confide", "invest", "interest", "engage", "confidence", "faith", "belief"})
_AT = frozenset({"in", "near", "outside", "around", "at", "inside"})
_PLACING = frozenset({"in", "at", "on", "near", "around", "outside"})
_NOT_BESIDE = frozenset({"PERSON", "NORP", "DATE", "TIME"})
_TOWARD = frozenset({"from", "to", "into", "toward", "towards", "across", "reach"})


def complete(
    document: Document,
    found: Sequence[Found],
    gazetteer: Gazetteer,
    taken: Sequence[Span],
    countries: Collection[str],
    lexicon: Words,
) -> list[Found]:
    """The names found, the first words of longer names replaced by the whole, and those found by where they stand.

    `countries` are those that the report surely speaks of; looser spellings count only in those that it speaks of most.
    """
    doc = document.doc
    countries = main_countries(found, countries)
    lowered = {word.strip(".,;:") for word in document.text.split() if word.islower()}
    covered = _covered(doc, [*taken, *(f.hit.span for f in found), *(d.span for d in document.dates)])
    kept: list[Found] = []
    for item in found:
        if _is_cut(doc, item, covered, lexicon):
            continue
        longer = _longer(doc, item, covered, lexicon)
        if longer is None:
            kept.append(item)
        else:
            covered.update(range(longer.first, longer.last))
            kept.append(_settled(document, longer, gazetteer, countries))
    owners = {f"{f.hit.text}s" for f in found if f.sort == "name"}  # "Aleppos" for "Aleppo's"
    titled = titled_tokens(document)
    called: set[str] = set()  # names that a noun beside them makes places
    ends = {item.around.end: item for item in kept if item.sort == "name"}
    starts = {item.hit.first: item for item in kept} | {item.around.begin: item for item in kept}
    at = 0
    while at < len(doc):
        if at not in covered and _is_owner(doc[at], owners, gazetteer, lexicon):
            at += 1
            continue
        run = None if at in covered else _run(doc, at, covered, lexicon)
        if run is None:
            at += 1
            continue
        run = _first_listed(doc, run, gazetteer, countries, lexicon) or run
        at = run.last
        slot = _slot(doc, run, lexicon) or _listed(doc, run, ends, lexicon)
        if slot != "noun" and ((run.text in called and slot is not None) or is_located(doc, run, starts, lexicon)):
            slot = "noun"
        if slot is None or _unfit(doc, run, slot, lexicon):
            continue
        if slot == "loosely" and gazetteer.is_name(run.text):
            continue  # weighed before
        if slot == "noun":
            called.add(run.text)
        item = _settled(document, run, gazetteer, countries)
        if slot == "toward" and doc[run.first].ent_type_ in {"PERSON", "ORG"}:
            continue
        if not item.candidates and (run.first in titled or run.text.casefold() in lowered):
            continue
        if not item.candidates and slot == "noun" and not countries:
            item.candidates = tuple(c for c in gazetteer.lookup(run.text) if c.level == 0 and c.main)
        if item.candidates or _is_place_all_the_same(doc[run.first], slot, lexicon):
            kept.append(item)
            ends[item.around.end] = item
    return sorted(kept, key=lambda f: f.hit.first)


def _is_owner(token: Token, owners: Collection[str], gazetteer: Gazetteer, lexicon: Words) -> bool:
    """Whether a word is a place's possessive that has lost its apostrophe: "Aleppos streets"."""
    if not token.text.endswith("s") or not _capital(token):
        return False
    return token.text in owners or country_owner(token.text, lexicon, gazetteer) is not None


def _is_place_all_the_same(first: Token, slot: str, lexicon: Words) -> bool:
    """Whether a name that no gazetteer knows is a place for what stands beside it."""
    if first.i == 0 or first.is_sent_start or slot in {"beside", "loosely"}:
        return False
    if slot in {"noun", "overrun"} or (slot in {"at", "taken"} and first.ent_type_ in _LABELS):
        return True
    if slot == "taken" and first.head.lemma_.lower() in lexicon.taking and first.tag_ == "NNP":
        bare = first.doc[first.i + 1 : first.i + 2].text not in _PLACING and first.left_edge.i == first.i
        return bare and first.ent_type_ in {"", "ORG"}  # "captured Mbauna", but "captured Kone in the town"
    before = first.doc[first.i - 1]
    trusted = before.head.lemma_.lower() in _TRUSTING
    return before.lower_ in _WITHIN and first.ent_type_ in {"PERSON", ""} and first.pos_ == "PROPN" and not trusted


def _settled(document: Document, hit: Hit, gazetteer: Gazetteer, countries: Collection[str]) -> Found:
    around = look_around(document.doc, hit.first, hit.last, document.quantities)
    found: list[Candidate] = []
    for country in sorted(countries):
        found += gazetteer.lookup(hit.text, country=country)
    if not any(c.place.kind == "district" for c in found):
        found += as_quarter(hit.text, around.noun, countries, gazetteer)
    return Found(hit=hit, around=around, sort="name", candidates=tuple(found), points=_SURE)


def _covered(doc: Doc, spans: Sequence[Span]) -> set[int]:
    covered: set[int] = set()
    for span in spans:
        tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
        if tokens is not None:
            covered.update(range(tokens.start, tokens.end))
    return covered


def _hit(doc: Doc, first: int, last: int) -> Hit:
    span = Span(doc[first].idx, doc[last - 1].idx + len(doc[last - 1].text))
    return Hit(first=first, last=last, span=span, text=doc[first:last].text)


def _capital(token: Token) -> bool:
    return bool(token.text[:1].isupper()) or _GLUED.match(token.text) is not None


def _joining(doc: Doc, at: int, lexicon: Words) -> int | None:
    """The token after what joins two words of a name ("i", "al-", "de"), where a capital follows; None if none does."""
    if at >= len(doc):
        return None
    word = doc[at].text
    if word.casefold() in _NOT_JOINING:
        return None
    if (word in lexicon.articles or word in lexicon.particles) and at + 1 < len(doc):
        after = at + 2 if doc[at + 1].text in _HYPHENS and at + 2 < len(doc) else at + 1
        return after if _capital(doc[after]) else None
    if "-" in word and word.split("-", 1)[0] in lexicon.articles and word[-1].isalpha():
        return at
    return None


def _is_article(doc: Doc, at: int, lexicon: Words) -> bool:
    """Whether a name of its own begins here with an article: "al-Zahraa"."""
    return at < len(doc) and doc[at].text.split("-", 1)[0] in lexicon.articles


def _is_quality(doc: Doc, at: int, lexicon: Words) -> bool:
    """Whether the word here tells which of two places of one name is meant: "al-Gharbiya" (the western)."""
    word = doc[at].text.casefold()
    stem = word.split("-", 1)[1] if "-" in word else (doc[at + 2].lower_ if at + 2 < len(doc) else "")
    return stem.startswith(tuple(lexicon.qualities))


def _longer(doc: Doc, item: Found, covered: set[int], lexicon: Words) -> Hit | None:
    """The longer name that a hit is only the first word of: "Sakko" in "Sakko i Vantsetti"."""
    hit = item.hit
    if item.sort == "demonym" or item.code is not None or hit.last - hit.first > 1 or " " in hit.text:
        return None
    best = item.candidates[0].place if item.candidates else None
    if best is not None and (best.kind in {"country", "admin1"} or best.population >= _WELL_KNOWN):
        return None
    if hit.text.casefold() in lexicon.beginnings:
        whole = _run(doc, hit.first, covered - set(range(hit.first, hit.last)), lexicon)
        return whole if whole is not None and whole.last > hit.last else None
    if _is_first_word(doc, hit.last - 1, covered, lexicon):
        return _run(doc, hit.first, covered - set(range(hit.first, hit.last)), lexicon)
    after = _joining(doc, hit.last, lexicon)
    if (
        after is None
        or after in covered
        or (_is_article(doc, hit.first, lexicon) and _is_article(doc, hit.last, lexicon))
    ):
        return None
    return _hit(doc, hit.first, after + 1)


def _is_first_word(doc: Doc, at: int, covered: Collection[int], lexicon: Words) -> bool:
    """Whether a known name is the first word of what a pass, a hill or a village is called: "the Adi Shirum pass"."""
    if at + 2 >= len(doc) or at + 1 in covered or doc[at].dep_ != "compound" or not _capital(doc[at + 1]):
        return False
    noun = doc[at + 2]
    known = noun.text in lexicon.nouns and noun.pos_ == "NOUN" and doc[at + 1].pos_ == "PROPN"
    return known and doc[at + 1].text.casefold() not in lexicon.nouns and doc[at].whitespace_ == " "


def _is_cut(doc: Doc, item: Found, covered: Collection[int], lexicon: Words) -> bool:
    """Whether a country is only the first half of a name that nobody knows: "Austria" in "Austria-Duvalz"."""
    at = item.hit.last
    if item.code is not None or item.sort == "demonym" or at + 1 >= len(doc):
        return False
    if doc[at].text not in _HYPHENS or doc[at].whitespace_ or doc[at - 1].whitespace_ or at + 1 in covered:
        return False
    word, rest = doc[at + 1].text.casefold(), doc[at + 1]
    if not (_capital(rest) and rest.pos_ == "PROPN" and rest.text.isalpha()):
        return False
    known = (lexicon.compounds, lexicon.demonyms, lexicon.bearings, lexicon.nouns, lexicon.abbreviations)
    return not any(word in words for words in known) and rest.text not in lexicon.abbreviations


def _run(doc: Doc, at: int, covered: Collection[int], lexicon: Words) -> Hit | None:
    """The capitalised words from here on that no one has taken, with what joins them."""
    first = doc[at]
    if not _capital(first) and (_joining(doc, at, lexicon) is None or _is_bare_preposition(doc, at, lexicon)):
        return None
    tied = at + 1 < len(doc) and doc[at + 1].text in _HYPHENS
    if first.text.istitle() and first.text.casefold() in lexicon.function and not tied:
        return None  # "In Bapunagar"
    if not any(map(str.isalpha, first.text)) or first.text.casefold() in lexicon.nouns:
        return None
    articled = _is_article(doc, at, lexicon)
    end = at + 1
    while end < len(doc) and end - at < _LONGEST and end not in covered:
        token = doc[end]
        if (token.text in _HYPHENS or token.text in _MARKS) and not token.whitespace_ and not doc[end - 1].whitespace_:
            end += 1
        elif articled and _is_article(doc, end, lexicon) and not _is_quality(doc, end, lexicon):
            break  # "al-Zahraa al-Rashideen" are two
        elif (after := _joining(doc, end, lexicon)) is not None and after not in covered:
            end = after + 1
        elif doc[end - 1].text in _HYPHENS | _MARKS or (_capital(token) and token.text.casefold() not in lexicon.nouns):
            end += 1
        else:
            break
    while end > at and not doc[end - 1].text[-1:].isalnum():
        end -= 1
    return _hit(doc, at, end) if end > at else None


def _is_bare_preposition(doc: Doc, at: int, lexicon: Words) -> bool:
    """Whether a small word is no article of a name: "at Jiye", but "at-Tall"."""
    return doc[at].text in lexicon.function and not (at + 1 < len(doc) and doc[at + 1].text in _HYPHENS)


def _slot(doc: Doc, run: Hit, lexicon: Words) -> str | None:
    """What says that a place stands here: "noun" beside it, "at" or "toward" before it, "taken" by a verb."""
    if _noun_beside(doc, run, lexicon):
        return "noun"
    before = doc[run.first - 1] if run.first else None
    if before is not None and _is_toponym(doc, run, lexicon):
        return "noun"
    if before is not None and before.lower_ in _AT:
        return "at"
    if before is not None and before.lower_ in _TOWARD and before.head.lower_ != "according":
        return "toward"
    root = doc[run.last - 1]
    if root.dep_ == "dobj" and root.head.lemma_.lower() in lexicon.taking | lexicon.striking:
        return "overrun" if is_bare_name(doc, run) and root.head.lemma_.lower() in lexicon.taking_places else "taken"
    if root.dep_ == "conj" and is_second_bare(doc, run, lexicon):
        return "overrun"
    if root.dep_ == "nsubj" and root.head.lemma_ == "come" and any(c.lower_ == "under" for c in root.head.children):
        return "taken"
    return None


def _is_toponym(doc: Doc, run: Hit, lexicon: Words) -> bool:
    """Whether a name behind a preposition begins as those of hills and towns do ("on Jabal al-Arab"), or is where
    somebody lives ("residents of Mbua")."""
    before = doc[run.first - 1]
    if run.first > 1 and before.lower_ == "of" and doc[run.first - 2].lemma_.lower() in lexicon.dwellers:
        return not any(token.ent_type_ in {"PERSON", "ORG"} for token in doc[run.first : run.last])
    several = run.last - run.first > 1 and doc[run.first].text.casefold() in lexicon.toponymic
    return several and before.lower_ in _PLACING | _TOWARD


def _listed(doc: Doc, run: Hit, ends: Mapping[int, Found], lexicon: Words) -> str | None:
    """What says that a name in a list is a place, as the one before it is: "in Mashara and al-Samadaniya".

    "noun" after "and"; "beside" where the comma is lost, so that only a known name can be one; "loosely" where it can
    only be one that is known by a looser spelling; None if nothing says.
    """
    if (last := ends.get(run.first)) is not None and last.points == _SURE:
        return "beside"
    if _is_quartered(doc, run, lexicon):
        return "noun"
    joined = run.first > 0 and doc[run.first - 1].lower_ in {"and", ","}
    last = ends.get(run.first - 1)
    if not joined or last is None:
        return None
    if _is_with(doc, run, last, lexicon):
        return "noun"
    if not _is_article(doc, run.first, lexicon):
        strange = doc[run.first].ent_type_ in {"", "GPE", "LOC", "FAC"} and doc[run.first].pos_ == "PROPN"
        return "loosely" if strange and run.last - run.first == 1 and len(run.text) > _SHORT else None
    person = any(token.ent_type_ == "PERSON" for token in doc[run.first : run.last])
    return "noun" if last.points == _SURE or (last.around.relation and not person) else None


def _is_quartered(doc: Doc, run: Hit, lexicon: Words) -> bool:
    """Whether a name is the first of two that one noun makes places: "the X and Y neighbourhoods"."""
    if run.last >= len(doc) or doc[run.last].lower_ != "and":
        return False
    at = run.last + 1
    while at < len(doc) and at - run.last <= _LONGEST and (_capital(doc[at]) or doc[at].text in _HYPHENS):
        at += 1
    plural = at < len(doc) and doc[at].text in lexicon.settlements and doc[at].tag_ == "NNS"
    return plural and at > run.last + 1 and not any(t.ent_type_ == "PERSON" for t in doc[run.first : run.last])


def _is_with(doc: Doc, run: Hit, last: Found, lexicon: Words) -> bool:
    """Whether a name stands beside a place in one phrase of place: "fired on X and Y"."""
    root, first = doc[run.last - 1], doc[last.hit.last - 1]
    if root.dep_ != "conj" or root.head.i != first.i:
        return False
    overrun = first.dep_ == "dobj" and last.points == _SURE and first.head.lemma_.lower() in lexicon.taking_places
    if not overrun and (first.dep_ != "pobj" or first.head.lower_ not in _PLACING):
        return False
    words_of = doc[run.first : run.last]
    return not any(t.ent_type_ in _NOT_BESIDE or t.pos_ != "PROPN" for t in words_of if t.text not in _HYPHENS)


def _first_listed(doc: Doc, run: Hit, gazetteer: Gazetteer, countries: Collection[str], lexicon: Words) -> Hit | None:
    """The first name of a list that has lost its commas ("Bosra al-Sham Atman al-Hrak"), if it is known at home."""
    if run.last - run.first < 2 or any(gazetteer.lookup(run.text, country=country) for country in sorted(countries)):
        return None
    for end in range(run.last - 1, run.first, -1):
        starts = _capital(doc[end]) or _is_article(doc, end, lexicon)
        if not starts or doc[end - 1].text in _HYPHENS or not doc[end - 1].whitespace_:
            continue
        text = doc[run.first : end].text
        if text.casefold() in lexicon.beginnings:
            continue
        if any(c.level < 2 or " " in text for code in sorted(countries) for c in gazetteer.lookup(text, country=code)):
            return _hit(doc, run.first, end)
    return None


def _noun_beside(doc: Doc, run: Hit, lexicon: Words) -> bool:
    if run.last < len(doc) and doc[run.last].text in lexicon.settlements and doc[run.last].dep_ != "appos":
        after = doc[run.last + 1 : run.last + 3]
        if doc[run.last].text in lexicon.single_quarters | lexicon.quarters:
            return True  # "the X quarter of Y"
        return not (len(after) > 1 and after[0].lower_ == "of" and _capital(after[1]))  # "the Andean village of X"
    if is_facility(doc, run, lexicon):
        return True
    at = run.first - 1
    if at >= 0 and doc[at].lower_ in lexicon.prefixed:
        return True  # "Barangay Bulusan"
    if at > 0 and doc[at].lower_ in lexicon.listing and doc[at - 1].lower_ in lexicon.settlements | lexicon.heights:
        return True
    for _step in range(6):  # "the towns of A, B and C"
        if at > 1 and doc[at].lower_ == "of":
            return doc[at - 1].lower_ in lexicon.settlements
        if at < 2 or doc[at].text not in {",", "and"}:
            return False
        at -= 1
        while at > 1 and (_capital(doc[at]) or doc[at].text in _HYPHENS or _is_article(doc, at, lexicon)):
            at -= 1
    return False


def _unfit(doc: Doc, run: Hit, slot: str, lexicon: Words) -> bool:
    """Whether the words are surely no place: days, sums, people, words of another kind."""
    tokens = doc[run.first : run.last]
    digits = _COUNTED if any(t.like_num or any(map(str.isdigit, t.text)) for t in tokens) else frozenset()
    never = {"noun": digits, "overrun": _NUMBERS}.get(slot, _NEVER)
    if any(token.ent_type_ in never for token in tokens):
        return True
    word = run.text.casefold()
    if len(run.text) < 3 or run.text.isupper() or word in lexicon.not_places or word in lexicon.function:
        return True
    if word in lexicon.bearings or word in lexicon.demonyms or word in lexicon.common or word in lexicon.articles:
        return True
    first = doc[run.first].text.casefold()
    return slot != "noun" and (first in lexicon.titles or first in lexicon.given)
