"""What stands around a place name: its own noun, a bearing, a preposition, a distance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.reading.mentions import QuantityMention
from rashomon.reading.places.words import Words, words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LOOSE = frozenset(
    {
        "the", "a", "an", "its", "their", "his", "her", "this", "that", "these", "those", "own", "very",
        "whole", "entire", "some", "several", "many",
    }
)  # fmt: skip
_RULE = frozenset({"control", "power", "authority", "sovereignty", "grip", "rule"})  # "control over X"
_AWAY = frozenset({"away", "just", "only", "about", "some"})
_HYPHENS = frozenset({"-", "–", "‑"})
_STEPS = 14
SMALL = frozenset({"village", "hamlet", "villages", "hamlets"})
LAND = ("admin1", "region", "country")  # what a name may be that the land around it is called by


@dataclass(slots=True, kw_only=True)
class Surroundings:
    """How a name is set into its sentence, in tokens.

    `begin` and `end` bound the name with its own nouns; `phrase_begin` also covers what stands before.
    `kinds` are the kinds that its nouns allow (empty: no noun), `noun` the noun after the name.
    `bearing` is that of "eastern Syria" or "Syria's east"; `relation` is "" when nothing says.
    `rural` says that the land around a town is meant, not the town ("rural Aleppo", "the countryside of Latakia").
    `building` is the noun of what stands in a town, where one follows: "the Washington market", "Salem Mosque".
    `small` says that a noun before the name makes it a village ("the villages of X and Y").
    `possessor_end` is the token after a possessor ("Russia's" in "Russia's Hmeimim air base"), else None.
    """

    begin: int
    end: int
    phrase_begin: int
    kinds: tuple[str, ...] = ()
    noun: str = ""
    building: str = ""
    bearing: str = ""
    relation: str = ""
    distance_km: float | None = None
    compound: bool = False
    rural: bool = False
    possessor_end: int | None = None
    possessive: bool = False
    small: bool = False


def bearing_at(doc: Doc, last: int, lexicon: Words) -> tuple[str, int] | None:
    """The bearing whose last token is `last`, and its first token; None if there is none there."""
    if last >= 2 and doc[last - 1].text in _HYPHENS:
        joined = f"{doc[last - 2].text}-{doc[last].text}".casefold()
        if joined in lexicon.bearings:
            return lexicon.bearings[joined], last - 2
    word = doc[last].text.casefold()
    return (lexicon.bearings[word], last) if word in lexicon.bearings else None


def noun_after(doc: Doc, end: int, lexicon: Words) -> tuple[str, int]:
    """The place noun that begins at token `end`, and the token after it; ("", end) if none."""
    if end >= len(doc) or doc[end].text.casefold() not in lexicon.noun_starts:
        return "", end
    for length in (3, 2, 1):
        if end + length <= len(doc):
            noun = doc[end : end + length].text.casefold()
            if noun in lexicon.nouns:
                return noun, end + length
    return "", end


def look_around(doc: Doc, first: int, last: int, quantities: Sequence[QuantityMention]) -> Surroundings:
    """The surroundings of the name in tokens `first` to `last` (excluded)."""
    lexicon = words()
    found = Surroundings(begin=first, end=last, phrase_begin=first)
    _look_right(doc, found, lexicon)
    _look_left(doc, found, lexicon)
    if found.rural and not found.kinds:
        found.kinds = LAND
    _measure(doc, found, quantities)
    return found


def _look_right(doc: Doc, found: Surroundings, lexicon: Words) -> None:
    end = found.end
    if end + 1 < len(doc) and doc[end].text in _HYPHENS and not doc[end].whitespace_:
        paired = doc[end + 1].text[:1].isupper() and _is_done_by(doc, end + 2, lexicon)
        found.compound = paired or doc[end + 1].text.casefold() in lexicon.compounds
    elif doc[found.begin].dep_ != "pobj":
        found.compound = _is_done_by(doc, end, lexicon)
    land = _land_after(doc, end, lexicon)
    if land is not None:
        found.end, found.rural = land, True
        return
    if end < len(doc) and doc[end].text.casefold() in lexicon.buildings:
        found.building = doc[end].text.casefold()
    noun, after = noun_after(doc, end, lexicon)
    if noun == "suburb" and _is_quarter_of(doc, after - 1, lexicon):
        found.relation = "part_of"  # "the Sarajevo suburb of Dobrinja"
        return
    if noun:
        found.noun, found.end, found.kinds = noun, after, lexicon.nouns[noun]
        return
    if end < len(doc) and doc[end].text in {"'s", "’s", "'", "’"}:
        found.possessive = True
        for at in range(end + 1, min(end + 4, len(doc))):
            bearing = bearing_at(doc, at, lexicon)
            word = doc[at].text.casefold()
            if bearing and word in lexicon.parts and (at + 1 == len(doc) or doc[at + 1].pos_ not in {"NOUN", "PROPN"}):
                found.bearing, found.end, found.relation = bearing[0], at + 1, "part_of"
                return
            if word in lexicon.parts and doc[at].pos_ == "NOUN" and not bearing:
                found.end, found.relation, found.rural = at + 1, "part_of", word in lexicon.rural
                return


def _is_done_by(doc: Doc, at: int, lexicon: Words) -> bool:
    """Whether a participle before its noun tells what those named before it did: "a Qatar brokered truce"."""
    if at + 1 >= len(doc) or doc[at].text not in lexicon.compounds:
        return False
    return bool(doc[at].tag_ == "VBN" and doc[at].dep_ == "amod" and doc[at].head.i > at)


def _land_after(doc: Doc, end: int, lexicon: Words) -> int | None:
    """The token after "countryside" or "northern countryside" that begins at token `end`; None if neither does."""
    for at in (end, end + 1):
        if at < len(doc) and doc[at].text.casefold() in lexicon.rural:
            return at + 1
        if at >= len(doc) or doc[at].text.casefold() not in lexicon.bearings:
            return None
    return None


def _is_quarter_of(doc: Doc, at: int, lexicon: Words) -> bool:
    """Whether token `at` is a noun that tells what kind of quarter the name after "of" is: "suburb of Dobrinja"."""
    after = doc[at + 2].text if at + 2 < len(doc) and doc[at + 1].lower_ == "of" else ""
    named = after[:1].isupper() or after.split("-", 1)[0] in lexicon.articles  # "al-Khalidiya"
    return named and doc[at].text.casefold() in lexicon.single_quarters


def _is_land_before(doc: Doc, at: int, lexicon: Words) -> bool:
    """Whether the words up to token `at` speak of the land in what follows: "the countryside in", "rural areas in"."""
    if at < 0:
        return False
    lead = doc[at - 1].text.casefold() if at else ""
    return doc[at].text.casefold() in lexicon.rural or (lead == "rural" and doc[at].text.casefold() in lexicon.parts)


def _look_left(doc: Doc, found: Surroundings, lexicon: Words) -> None:
    """Walk to the left over articles, adjectives and place nouns, up to what relates them to the rest."""
    at = found.begin - 1
    stop = max(-1, found.begin - _STEPS)
    touching = True  # nothing but the bearing between it and the name
    while at > stop:
        word = doc[at].text.casefold()
        if "\n" in doc[at].text:
            return
        if word == "of":
            step = _before_of(doc, at, found, lexicon)
            if step is None:
                return
            at, touching = step, False
            continue
        if word in {"'s", "’s", "'", "’"}:
            if at == 0 or not doc[at - 1].text[:1].isupper():
                return
            found.possessor_end, found.phrase_begin, touching = at, at - 1, False
            at -= 2
            continue
        relation = _preposition(doc, at, lexicon)
        if relation:
            found.relation = found.relation or relation[0]
            found.phrase_begin = relation[1]
            found.rural = found.rural or (
                touching and relation[0] == "in" and _is_land_before(doc, relation[1] - 1, lexicon)
            )
            return
        bearing = bearing_at(doc, at, lexicon)
        if bearing and touching and not found.kinds:
            found.bearing, found.begin, found.phrase_begin, at = bearing[0], bearing[1], bearing[1], bearing[1] - 1
            continue
        if word in lexicon.nouns and doc[at].pos_ in {"NOUN", "PROPN"} and touching and not found.kinds:
            found.kinds = lexicon.nouns[word]
        elif not _passable(doc, at, word, lexicon):
            return
        found.rural = found.rural or (touching and word == "rural")
        touching = touching and word not in _LOOSE
        found.phrase_begin = at
        at -= 1


def _passable(doc: Doc, at: int, word: str, lexicon: Words) -> bool:
    if word in _LOOSE or word in _HYPHENS or word in lexicon.demonyms or word in lexicon.bearings:
        return True
    if at + 1 < len(doc) and doc[at + 1].text in _HYPHENS:
        return True
    return doc[at].pos_ in {"ADJ", "NUM"} or (doc[at].tag_ in {"VBN", "VBG"} and doc[at].dep_ == "amod")


def _before_of(doc: Doc, at: int, found: Surroundings, lexicon: Words) -> int | None:
    """What stands before "of": a place noun, a bearing, a part; the token to go on from, None to end."""
    if at == 0:
        return None
    word = doc[at - 1].text.casefold()
    if word in lexicon.nouns and word not in lexicon.parts:
        if _is_of_part(doc, at - 1, found, lexicon):
            return None  # "Kibaya Township of Arwe Region" tells what Kibaya is
        found.small = found.small or (word in SMALL and not found.kinds)
        found.kinds, found.phrase_begin = found.kinds or lexicon.nouns[word], at - 1
        return at - 2
    bearing = bearing_at(doc, at - 1, lexicon)
    if bearing:
        begin = bearing[1]
        found.phrase_begin = begin
        before = doc[begin - 1].text.casefold() if begin else ""
        lead = doc[begin - 2].text.casefold() if begin > 1 else ""
        if before == "the" and lead != "to":
            found.relation, found.bearing = "part_of", bearing[0]
            found.phrase_begin = begin - (2 if lead in lexicon.prepositions else 1)
            return None
        if (
            begin
            and doc[begin - 1].text.islower()
            and doc[begin - 1].tag_ in {"VBN", "JJ"}
            and doc[begin - 1].dep_ == "amod"
        ):
            found.relation, found.bearing = "part_of", bearing[0]  # "the rebel-held east of"
            return None
        if before == "the":
            found.phrase_begin = begin - 2
        found.relation = f"{bearing[0]}_of"
        return None
    if word in lexicon.surroundings:
        found.relation, found.phrase_begin = "near", at - 1
        return None
    if word in lexicon.parts and "city" in lexicon.plurals.get(word, ()) and _is_first_of_list(doc, found):
        found.phrase_begin = at - 1
        return at - 2  # "the villages of X and Y" are X and Y, "the villages of X" lie in it
    if at > 1 and _is_quarter_of(doc, at - 1, lexicon) and _tells_which(doc, at - 1):
        found.kinds, found.phrase_begin = found.kinds or lexicon.nouns[word], at - 1
        return at - 2
    if word in lexicon.parts:
        found.relation, found.phrase_begin = found.relation or "part_of", at - 1
        found.rural = found.rural or word in lexicon.rural or _is_land_before(doc, at - 1, lexicon)
        return at - 2
    if word == "out":
        found.relation, found.phrase_begin = "from", at - 1
    return None


def _is_of_part(doc: Doc, at: int, found: Surroundings, lexicon: Words) -> bool:
    """Whether the noun at token `at` is that of the name before it, which lies in the province named behind."""
    last = doc[found.end - 1].text.casefold()
    held = "admin1" in lexicon.nouns.get(found.noun or last, ()) and "admin1" not in lexicon.nouns[doc[at].lower_]
    return bool(held and at > 0 and doc[at - 1].pos_ == "PROPN" and doc[at - 1].text[:1].isupper())


def _is_first_of_list(doc: Doc, found: Surroundings) -> bool:
    """Whether another name follows after "and" or a comma: "A and B", "A, B and C"."""
    after = doc[found.end : found.end + 4]
    joined = len(after) > 1 and after[0].lower_ in {"and", ","}
    return joined and any(token.text[:1].isupper() for token in after[1:3])


def _tells_which(doc: Doc, at: int) -> bool:
    """Whether the name after "suburb of" is the suburb itself: "the suburb of", "the Sarajevo suburb of".

    "The Old Mill district of Sarajevo" names the district before the noun.
    """
    before = at - 1
    while before > 0 and doc[before].pos_ == "ADJ" and doc[before].text.islower():
        before -= 1
    if doc[before].lower_ == "the":
        return True
    owned = doc[before].lower_ in {"'s", "’s"} or (doc[before].pos_ == "PROPN" and doc[before].text[:1].isupper())
    return bool(owned and (doc[at].lower_ == "suburb" or before < at - 1))


def _preposition(doc: Doc, at: int, lexicon: Words) -> tuple[str, int] | None:
    word = doc[at].text.casefold()
    if at:
        pair = f"{doc[at - 1].text.casefold()} {word}"
        if pair in lexicon.prepositions:
            return lexicon.prepositions[pair], at - 1
    if word not in lexicon.prepositions:
        return None
    if word == "over" and at and doc[at - 1].lower_ in _RULE:
        return "in", at
    if word == "to" and at and doc[at - 1].text.casefold() in {"close", "next", "adjacent"}:
        return "near", at - 1
    return lexicon.prepositions[word], at


def _measure(doc: Doc, found: Surroundings, quantities: Sequence[QuantityMention]) -> None:
    """A distance that stands just before the relation: "10 km (6 miles) north of", "30 km from"."""
    at = found.phrase_begin - 1
    while at >= 0 and doc[at].text.casefold() in _AWAY:
        at -= 1
    if at < 0 or not quantities:
        return
    edge = doc[at].idx + len(doc[at].text)
    for quantity in quantities:
        if quantity.dimension == "distance" and quantity.span.end <= edge and edge - quantity.span.end <= 2:
            whole = quantity
            if quantity.conversion_of is not None:
                whole = next((q for q in quantities if q.span == quantity.conversion_of), quantity)
            value = whole.value if whole.value is not None else whole.high
            found.distance_km = value
            if found.relation in {"from", "near", "at", "in", "toward", ""}:
                found.relation = "distance_from"
            token = doc.char_span(whole.span.start, whole.span.end, alignment_mode="expand")
            if token is not None:
                found.phrase_begin = token.start
            return
