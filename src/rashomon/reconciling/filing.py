"""Where the claims of a new report are filed on a shelf, and its links to the claims that are there."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np

from rashomon.reconciling.blocking import Key, Keys, across_keys, across_links, claim_keys, copy_keys, judged_links
from rashomon.reconciling.duplicates import are_copies
from rashomon.reconciling.faces import number_of_spots, packed, spots_in, unpacked
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.links import Link, across, is_compared, judged
from rashomon.reconciling.screening import Screen
from rashomon.reconciling.sheets import Sheet
from rashomon.reconciling.shelf import Shelf, number_of
from rashomon.reconciling.tables import Beyond, Judgeable, Repeating
from rashomon.reconciling.versions import marks_of

_Pair = tuple[Facts, int]
"""A claim of a report, and the place of one on the shelf."""


def filed_at(sheet: Sheet) -> dict[int, list[int]]:
    """Key -> the claims of a report that are filed under it."""
    filed: dict[int, list[int]] = {}
    for fact in sheet.facts:
        for key in {key for keys in _kinds(fact) for key in keys.filed if not _of_report(key)}:
            filed.setdefault(number_of(key), []).append(fact.order)
    return filed


def marks_at(sheet: Sheet) -> frozenset[int]:
    """The marks of a report; none where it tells nothing."""
    return marks_of(sheet) if sheet.facts else frozenset()


def links_to_others(sheet: Sheet, shelf: Shelf) -> list[Link]:
    """The links within a report that is not on the shelf, and those to the claims on the shelf."""
    links = [*judged_links([fact for fact in sheet.facts if is_compared(fact)]), *across_links(sheet.facts)]
    copies, alike, beyond = _likely(sheet, shelf)
    others = shelf.facts({other for pairs in (copies, alike, beyond) for _, other in pairs})
    for fact, number in copies:
        other = others[number]
        if are_copies(fact, other):
            links.append(Link(kind="copy", a=min(fact.order, other.order), b=max(fact.order, other.order)))
    ends = {one.order: one for fact, number in alike for one in (fact, others[number])}
    screen = Screen(ends.values())
    for fact, number in alike:
        a, b = (fact, others[number]) if fact.order < number else (others[number], fact)
        if screen.worth(a, b) and (link := judged(a, b)) is not None:
            links.append(link)
    return links + [link for fact, number in beyond for link in across(fact, others[number])]


def _likely(sheet: Sheet, shelf: Shelf) -> tuple[list[_Pair], list[_Pair], list[_Pair]]:
    """The claims of a report with those on the shelf that they may be copies of, be judged against, or have to do with
    beyond; most of what they meet is turned away by its face."""
    keys = {fact.order: _kinds(fact) for fact in sheet.facts}
    sought = {key for kinds in keys.values() for one in kinds for key in one.sought if not _of_report(key)}
    numbers = {key: number_of(key) for key in sought}
    met = shelf.claims_at(set(numbers.values()))
    faces = shelf.faces({claim for several in met.values() for claim in several})
    if not faces:
        return [], [], []
    rows = dict(sorted({**dict(zip(keys, packed(sheet.facts), strict=True)), **faces}.items()))
    spots = shelf.spots(set(spots_in(list(faces.values()))))
    spots_here = {number_of_spots(fact.spots): fact.spots for fact in sheet.facts}
    columns, places = unpacked(list(rows.values()), {**spots, **spots_here}), list(rows)
    at = {place: number for number, place in enumerate(places)}
    facts = {fact.order: fact for fact in sheet.facts}

    def among(kind: int, table: type[Repeating] | type[Judgeable] | type[Beyond]) -> list[_Pair]:
        found = {at[one]: _met(keys[one][kind], numbers, met) for one in facts}
        others = np.array([at[other] for several in found.values() for other in several], dtype=np.int32)
        if not others.size:
            return []
        own = np.repeat(np.array(list(found), dtype=np.int32), [len(several) for several in found.values()])
        left = table(columns).among(np.minimum(own, others), np.maximum(own, others))
        named = ((places[a], places[b]) for a, b in zip(*(side.tolist() for side in left), strict=True))
        return [(facts[a], b) if a in facts else (facts[b], a) for a, b in named]

    return among(0, Repeating), among(1, Judgeable), among(2, Beyond)


def _kinds(fact: Facts) -> tuple[Keys, Keys, Keys]:
    return copy_keys(fact), claim_keys(fact), across_keys(fact)


def _of_report(key: Key) -> bool:
    """Whether only claims of one report meet on a key, which a report settles for itself."""
    return len(key) > 2 and key[2] == "report"


def _met(keys: Keys, numbers: Mapping[Key, int], met: Mapping[int, Collection[int]]) -> set[int]:
    return {claim for key in keys.sought if key in numbers for claim in met.get(numbers[key], ())}
