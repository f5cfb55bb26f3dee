"""Fronts, heights and buildings that bear a name of their own: "on the Mbauna front", "Fort Mbauna", "Hill 217".

No gazetteer lists most of them, and yet they are where the report says that it happened.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from rashomon.reading.places.runs import LONGEST, hit_of, is_capital
from rashomon.reading.places.scanning import Hit
from rashomon.reading.places.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PLACING = frozenset(
    {
        "in", "at", "on", "near", "outside", "inside", "into", "around", "along", "toward", "towards", "behind",
        "beside", "to", "from",
    }
)  # fmt: skip
_ABOUT = frozenset({"to", "from"})  # so somebody writes to a body too: only what is no building
_NEVER = frozenset({"NORP", "DATE", "TIME", "LANGUAGE", "LAW", "EVENT"})
_ACTING = frozenset({"dobj", "nsubjpass"})
_BACK = 4
_DIGITS = 5  # of a number, which is none of a road
_COUNTING = frozenset({"Post", "Point", "No", "No."})
_EDGES = frozenset({"bank", "banks", "side", "shore", "shores", "mouth", "edge", "foot", "slopes", "top", "source"})
_CROSSING = frozenset({"cross", "ford", "bridge", "block", "cut", "close", "sever", "reopen", "barricade"})


def whole_site(doc: Doc, run: Hit, covered: Collection[int], lexicon: Words) -> Hit | None:
    """The name with the noun of the front, height or building that it is of; None where it is of none."""
    last = doc[run.last - 1]
    after = doc[run.last] if run.last < len(doc) else last
    called = after.text in lexicon.site_nouns or after.text in lexicon.streets
    if run.last < len(doc) and after.i not in covered and called and after.pos_ in {"NOUN", "PROPN"}:
        found = hit_of(doc, run.first, run.last + 1)
    elif run.last - run.first > 1 and (
        _ends_as_building(last, lexicon) or doc[run.first].text in lexicon.site_openings
    ):
        found = run
    else:
        return None
    return found if _is_named_site(doc, found, lexicon) else None


def _ends_as_building(last: Token, lexicon: Words) -> bool:
    return bool(last.text.istitle() and (last.lower_ in lexicon.building_nouns or last.text in lexicon.streets))


def opened_site(doc: Doc, at: int, covered: Collection[int], lexicon: Words) -> Hit | None:
    """A height or a post that a noun with a capital and a number or a name call: "Hill 217", "Base Norte".

    None where none begins here.
    """
    if at in covered or at + 1 >= len(doc):
        return None
    line = _numbered_line(doc, at, covered, lexicon) or _way(doc, at, covered, lexicon)
    if line is not None or doc[at].text not in lexicon.site_openings:
        return line
    end = at + 1
    while end < len(doc) and end - at < LONGEST and end not in covered and doc[end].text in _COUNTING:
        end += 1
    if end >= len(doc) or end in covered:
        return None
    if doc[end].text.isdigit():
        return hit_of(doc, at, end + 1)
    while end < len(doc) and end - at < LONGEST and end not in covered and _is_name(doc[end], lexicon):
        end += 1
    found = hit_of(doc, at, end)
    return found if end > at + 1 and _is_named_site(doc, found, lexicon) else None


def _numbered_line(doc: Doc, at: int, covered: Collection[int], lexicon: Words) -> Hit | None:
    """A road that its number calls: "Highway 3", "National Road 9"; None where none begins here."""
    word, noun = doc[at].text, at
    if word in lexicon.numbering:
        noun = at + 1
        word = doc[noun].text
    if noun + 1 >= len(doc) or word not in lexicon.numbered_lines:
        return None
    number, after = doc[noun + 1], doc[noun + 2 : noun + 3]
    counted = (
        len(after) > 0 and after[0].tag_ in {"NNS", "NN"} and number.dep_ == "nummod" and number.head.i == noun + 2
    )
    plain = number.text.isdigit() and len(number.text) < _DIGITS and number.i not in covered and not counted
    return hit_of(doc, at, noun + 2) if plain else None


def _way(doc: Doc, at: int, covered: Collection[int], lexicon: Words) -> Hit | None:
    """A street that a word of another language opens: "the Rue Michelet", "Calle de Alcalá"; None where none begins."""
    if doc[at].lower_ not in lexicon.ways or not doc[at].text.istitle() or doc[at].pos_ != "PROPN":
        return None
    end = at + 1
    while end < len(doc) and end - at < LONGEST and end not in covered:
        joined = doc[end].lower_ in lexicon.joining_ways and end + 1 < len(doc) and doc[end + 1].text[:1].isupper()
        if not joined and not (doc[end].pos_ == "PROPN" and doc[end].text[:1].isupper()):
            break
        end += 1
    found = hit_of(doc, at, end)
    return found if end > at + 1 and _is_placed(doc, found, building=False) else None


def _is_name(token: Token, lexicon: Words) -> bool:
    return token.pos_ == "PROPN" and token.text.istitle() and token.lower_ not in lexicon.nouns


def _is_named_site(doc: Doc, site: Hit, lexicon: Words) -> bool:
    """Whether a name stands where a place does, and tells of no body or day."""
    tokens = doc[site.first : site.last]
    if any(token.ent_type_ in _NEVER or token.text in lexicon.units for token in tokens):
        return False
    if any(token.lower_ in lexicon.demonyms or token.lower_ in lexicon.function for token in tokens):
        return False
    names = [token for token in tokens[:-1] if is_capital(token)]
    if not names or all(t.lower_ in lexicon.bearings or t.lower_ in lexicon.grading for t in names):
        return False
    noun = tokens[-1].text.casefold()
    return _is_placed(doc, site, building=noun in lexicon.building_nouns) or _is_acted_on(tokens[-1], lexicon)


def _is_placed(doc: Doc, site: Hit, *, building: bool) -> bool:
    """Whether a preposition of place stands before a name, its article and adjectives between."""
    at = site.first - 1
    for _step in range(_BACK):
        if at < 0:
            return False
        before = doc[at]
        if before.lower_ == "of" and at > 0 and doc[at - 1].lower_ in _EDGES:
            return not building
        if before.lower_ in _PLACING:
            return not (building and before.lower_ in _ABOUT)
        if not (before.lower_ == "the" or (before.pos_ == "ADJ" and before.text.islower())):
            return False
        at -= 1
    return False


def _is_acted_on(noun: Token, lexicon: Words) -> bool:
    """Whether what is done to it is done to places: "stormed the Mbauna barracks", "Fort Mbauna was shelled"."""
    verb = noun.head.lemma_.lower()
    return noun.dep_ in _ACTING and verb in lexicon.taking | lexicon.striking | _CROSSING
