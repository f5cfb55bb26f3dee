"""Names that the exact spelling misses: looser spellings at home, and names that no gazetteer knows.

"The village of Sakko i Vantsetti" is a place even where nothing knows it, and never the place that one of its words
is called by.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from rashomon.gazetteer import Candidate, Gazetteer
from rashomon.model.span import Span
from rashomon.reading.document import Document
from rashomon.reading.places.naming import (
    is_bare_name,
    is_deed_at,
    is_facility,
    is_located,
    is_second_bare,
    titled_tokens,
)
from rashomon.reading.places.runs import (
    HYPHENS,
    LONGEST,
    hit_of,
    is_article,
    is_capital,
    is_cut,
    is_tail,
    longer,
    run_at,
)
from rashomon.reading.places.scanning import Hit
from rashomon.reading.places.selecting import Found, country_owner, main_countries
from rashomon.reading.places.sites import opened_site, whole_site
from rashomon.reading.places.spellings import as_quarter
from rashomon.reading.places.surroundings import look_around
from rashomon.reading.places.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_GOING = frozenset({"to", "into", "toward", "towards"})
_SURE = 9.0  # points: its noun or its preposition says that it is a place
_SHORT = 4  # letters
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
    kept = _whole(document, found, covered, gazetteer, countries, lexicon)
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
        site = None if at in covered else opened_site(doc, at, covered, lexicon)
        run = site if site is not None or at in covered else run_at(doc, at, covered, lexicon)
        if run is None:
            at += 1
            continue
        site = site or whole_site(doc, run, covered, lexicon)
        run = site or _first_listed(doc, run, gazetteer, countries, lexicon) or run
        at = run.last
        slot = "noun" if site is not None else _slot(doc, run, lexicon) or _listed(doc, run, ends, lexicon)
        if slot in {None, "loosely"} and _is_between(doc, run, ends, starts):
            slot = "noun"
        if slot != "noun" and ((run.text in called and slot is not None) or is_located(doc, run, starts, lexicon)):
            slot = "noun"
        if slot is None or (site is None and _unfit(doc, run, slot, lexicon)):
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


def _whole(
    document: Document,
    found: Sequence[Found],
    covered: set[int],
    gazetteer: Gazetteer,
    countries: Collection[str],
    lexicon: Words,
) -> list[Found]:
    """The names found without halves of others, their first words replaced by the whole, which is then `covered`."""
    kept: list[Found] = []
    swallowed = 0  # where the last longer name ends
    for item in found:
        if item.hit.first < swallowed or is_cut(document.doc, item, covered, lexicon):
            continue
        if is_tail(document.doc, item, covered, lexicon):
            covered.difference_update(range(item.hit.first, item.hit.last))
            continue
        whole = longer(document.doc, item, covered, lexicon)
        if whole is not None:
            swallowed = whole.last
            covered.update(range(whole.first, whole.last))
        kept.append(item if whole is None else _settled(document, whole, gazetteer, countries))
    return kept


def _is_owner(token: Token, owners: Collection[str], gazetteer: Gazetteer, lexicon: Words) -> bool:
    """Whether a word is a place's possessive that has lost its apostrophe: "Aleppos streets"."""
    if not token.text.endswith("s") or not is_capital(token):
        return False
    return token.text in owners or country_owner(token.text, lexicon, gazetteer) is not None


def _is_place_all_the_same(first: Token, slot: str, lexicon: Words) -> bool:
    """Whether a name that no gazetteer knows is a place for what stands beside it."""
    if first.i == 0 or first.is_sent_start or slot in {"beside", "loosely"}:
        return False
    if slot == "overrun" and _is_person_there(first):
        return False  # "seized Kone Toure in the town"
    if slot in {"noun", "overrun", "deed"} or (slot in {"at", "taken"} and first.ent_type_ in _LABELS):
        return True
    if slot == "toward":
        return first.ent_type_ == "GPE" and first.pos_ == "PROPN" and first.doc[first.i - 1].lower_ in _GOING
    if slot == "taken" and first.head.lemma_.lower() in lexicon.taking and first.tag_ == "NNP":
        bare = first.doc[first.i + 1 : first.i + 2].text not in _PLACING and first.left_edge.i == first.i
        return bare and first.ent_type_ in {"", "ORG"}  # "captured Mbauna", but "captured Kone in the town"
    before = first.doc[first.i - 1]
    trusted = before.head.lemma_.lower() in _TRUSTING
    return before.lower_ in _WITHIN and first.ent_type_ in {"PERSON", ""} and first.pos_ == "PROPN" and not trusted


def _is_person_there(first: Token) -> bool:
    """Whether a name of two words is followed by where it was seized, as that of a person is."""
    second = first.doc[first.i + 1] if first.i + 1 < len(first.doc) else first
    after = first.doc[second.i + 1 : second.i + 2].text
    return bool(first.dep_ == "compound" and first.head.i == second.i and after in _PLACING)


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


def _slot(doc: Doc, run: Hit, lexicon: Words) -> str | None:
    """What says that a place stands here: "noun" beside it, "at" or "toward" before it, "taken" by a verb."""
    if _noun_beside(doc, run, lexicon):
        return "noun"
    before = doc[run.first - 1] if run.first else None
    if before is not None and _is_toponym(doc, run, lexicon):
        return "noun"
    if before is not None and is_deed_at(doc, run, lexicon):
        return "deed"
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
    if not is_article(doc, run.first, lexicon):
        strange = doc[run.first].ent_type_ in {"", "GPE", "LOC", "FAC"} and doc[run.first].pos_ == "PROPN"
        return "loosely" if strange and run.last - run.first == 1 and len(run.text) > _SHORT else None
    person = any(token.ent_type_ == "PERSON" for token in doc[run.first : run.last])
    return "noun" if last.points == _SURE or (last.around.relation and not person) else None


def _is_between(doc: Doc, run: Hit, ends: Mapping[int, Found], starts: Mapping[int, Found]) -> bool:
    """Whether a name stands between two places in one list: "left Homs, X and Hama"."""
    if run.first < 2 or run.last + 1 >= len(doc) or doc[run.first - 1].text != ",":
        return False
    last, comma = ends.get(run.first - 1), doc[run.last].text == ","
    after = run.last + 1 + (comma and doc[run.last + 1].lower_ == "and")
    if last is None or last.sort != "name" or not (comma or doc[run.last].lower_ == "and"):
        return False
    follows = starts.get(after)
    label = doc[run.last - 1].ent_type_
    named = all(token.pos_ == "PROPN" for token in doc[run.first : run.last] if token.is_alpha)
    return follows is not None and follows.sort == "name" and named and label not in {"NORP", "DATE", "TIME", "ORG"}


def _is_quartered(doc: Doc, run: Hit, lexicon: Words) -> bool:
    """Whether a name is the first of two that one noun makes places: "the X and Y neighbourhoods"."""
    if run.last >= len(doc) or doc[run.last].lower_ != "and":
        return False
    at = run.last + 1
    while at < len(doc) and at - run.last <= LONGEST and (is_capital(doc[at]) or doc[at].text in HYPHENS):
        at += 1
    plural = at < len(doc) and doc[at].text in lexicon.settlements and doc[at].tag_ == "NNS"
    return plural and at > run.last + 1 and not any(t.ent_type_ == "PERSON" for t in doc[run.first : run.last])


def _is_with(doc: Doc, run: Hit, last: Found, lexicon: Words) -> bool:
    """Whether a name stands beside a place in one phrase of place: "fired on X and Y"."""
    root, first = doc[run.last - 1], doc[last.hit.last - 1]
    if root.dep_ != "conj" or root.head.i != first.i:
        return False
    overrun = first.dep_ == "dobj" and last.points == _SURE and first.head.lemma_.lower() in lexicon.taking_places
    lived_in = first.dep_ == "pobj" and first.head.lower_ == "of" and first.head.head.lemma_.lower() in lexicon.dwellers
    if not (overrun or lived_in) and (first.dep_ != "pobj" or first.head.lower_ not in _PLACING):
        return False
    words_of = doc[run.first : run.last]
    return not any(t.ent_type_ in _NOT_BESIDE or t.pos_ != "PROPN" for t in words_of if t.text not in HYPHENS)


def _first_listed(doc: Doc, run: Hit, gazetteer: Gazetteer, countries: Collection[str], lexicon: Words) -> Hit | None:
    """The first name of a list that has lost its commas ("Bosra al-Sham Atman al-Hrak"), if it is known at home."""
    if run.last - run.first < 2 or any(gazetteer.lookup(run.text, country=country) for country in sorted(countries)):
        return None
    for end in range(run.last - 1, run.first, -1):
        starts = is_capital(doc[end]) or is_article(doc, end, lexicon)
        if not starts or doc[end - 1].text in HYPHENS or not doc[end - 1].whitespace_:
            continue
        text = doc[run.first : end].text
        if text.casefold() in lexicon.beginnings:
            continue
        if any(c.level < 2 or " " in text for code in sorted(countries) for c in gazetteer.lookup(text, country=code)):
            return hit_of(doc, run.first, end)
    return None


def _noun_beside(doc: Doc, run: Hit, lexicon: Words) -> bool:
    if run.last < len(doc) and doc[run.last].text in lexicon.settlements and doc[run.last].dep_ != "appos":
        after = doc[run.last + 1 : run.last + 3]
        if doc[run.last].text in lexicon.single_quarters | lexicon.quarters:
            return True  # "the X quarter of Y"
        return not (len(after) > 1 and after[0].lower_ == "of" and is_capital(after[1]))  # "the Andean village of X"
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
        while at > 1 and (is_capital(doc[at]) or doc[at].text in HYPHENS or is_article(doc, at, lexicon)):
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
    if slot == "noun" and doc[run.first - 1].text in {",", "and"}:
        return first in lexicon.titles and run.last - run.first > 1  # "the villages of X and Y, President Z said"
    return slot != "noun" and (first in lexicon.titles or first in lexicon.given)
