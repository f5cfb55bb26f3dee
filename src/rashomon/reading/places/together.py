"""Several places that one description stands for ("those villages"), and the division that the text moves in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.gazetteer import Gazetteer
from rashomon.model.place import Place
from rashomon.reading.document import Document
from rashomon.reading.mentions import PlaceMention
from rashomon.reading.places.lands import LOCATING
from rashomon.reading.places.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

_POINTING = frozenset({"those", "these", "same", "both", "two", "three", "four"})
_DIVISIONS = frozenset({"province", "governorate", "oblast", "department"})
_IN = frozenset({"in", "of", "around", "near"})
_BACK = 3
"""Sentences back in which the places are named that "those villages" stands for."""
_SETTLED = frozenset({"city", "district", "camp", "site", "admin2"})
_OF_BEARING, _WIDE_KM = "ern ", 60.0  # "Eastern Ghouta" is so small that a report may be of it alone


def is_wide_region(place: Place | None) -> bool:
    """Whether a place is a part of a country told by a bearing: "northern Syria", "eastern Congo"."""
    if place is None or place.kind != "region" or place.radius_km < _WIDE_KM:
        return False
    return _OF_BEARING in f"{place.name.split(' ', 1)[0]} "


def pointed_at(doc: Doc, at: int) -> int | None:
    """The first token of "those villages", "the same areas", "both towns" whose noun is token `at`; None for others.

    One that names its places itself ("the two towns of X and Y", "those areas in Z") is none.
    """
    noun = doc[at].text
    if doc[at].tag_ != "NNS" or not (noun in words().plurals or noun == "areas"):
        return None
    after = doc[at + 1 : at + 4]
    if len(after) and (after[0].pos_ in {"NOUN", "PROPN"} or (after[0].lower_ in _IN and _begins_name(after[1:]))):
        return None
    begin = at
    while begin > 0 and at - begin < 3 and doc[begin - 1].pos_ in {"ADJ", "NUM", "DET"}:
        begin -= 1
    return begin if any(token.lower_ in _POINTING for token in doc[begin:at]) else None


def _begins_name(tokens: Tokens) -> bool:
    return any(token.text[:1].isupper() for token in tokens)


def told_together(document: Document, at: int, known: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The places of the last list of names before an offset; empty where the near sentences hold none."""
    here = document.sentence_at(at)
    if here is None:
        return []
    names = sorted((m for m in known if m.sort == "name" and m.span.end <= at), key=lambda m: m.span.start)
    rows: list[list[PlaceMention]] = []
    for mention in names:
        sentence = document.sentence_at(mention.span.start)
        if sentence is None or here.index - sentence.index > _BACK:
            continue
        if mention.relation in LOCATING or (mention.relation.endswith("_of") and mention.relation != "part_of"):
            continue
        if mention.place is not None and mention.place.kind not in _SETTLED:
            continue
        gap = document.text[rows[-1][-1].span.end : mention.phrase.start].strip() if rows else ""
        if rows and gap.strip(",") in {"", " and", "and", " and the", "and the"} and "\n" not in gap:
            rows[-1].append(mention)
        else:
            rows.append([mention])
    listed = [row for row in rows if len({m.name for m in row}) > 1 and any(m.place is not None for m in row)]
    return listed[-1] if listed else []


def tells_its_own(token: Token, names: Sequence[PlaceMention]) -> bool:
    """Whether a relative clause beside a noun names where it is: "the territory that they hold in X and Y"."""
    clauses = [child for child in token.rights if child.dep_ in {"relcl", "acl"}]
    starts = {m.span.start for m in names if m.sort == "name" and m.place is not None}
    return any(
        link.lower_ in _IN and link.dep_ == "prep" and child.dep_ == "pobj" and inner.idx in starts
        for clause in clauses
        for link in clause.rights
        for child in link.rights
        for inner in child.subtree
    )


def as_divisions(
    noun: str, country: str | None, recent: Sequence[PlaceMention], gazetteer: Gazetteer
) -> list[PlaceMention]:
    """For "the province" the places named, each town as the province that it lies in, and no "northern Syria".

    Where the report's provinces are those of a lower level the towns are left out.
    """
    if noun not in _DIVISIONS:
        return list(recent)
    lower = any(m.place is not None and m.place.kind == "admin2" for m in recent)
    found: list[PlaceMention] = []
    for mention in recent:
        place = mention.place
        if is_wide_region(place):
            continue
        if place is not None and place.kind in {"city", "district", "site"} and place.admin1 and not lower:
            division = gazetteer.of_code(place.admin1)
            if division is not None and country in {None, division.country}:
                mention = replace(mention, place=division)
        found.append(mention)
    return found
