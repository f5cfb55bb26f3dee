"""Where the claims of a new report are filed on a shelf, and its links to the claims that are there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from rashomon.reconciling.blocking import Key, Keys, across_keys, across_links, claim_keys, copy_keys, judged_links
from rashomon.reconciling.duplicates import are_copies
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.links import Link, across, is_compared, judged
from rashomon.reconciling.screening import Screen
from rashomon.reconciling.sheets import Sheet
from rashomon.reconciling.shelf import Shelf, number_of
from rashomon.reconciling.versions import marks_of


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
    keys = {fact.order: _kinds(fact) for fact in sheet.facts}
    sought = {key for kinds in keys.values() for one in kinds for key in one.sought if not _of_report(key)}
    numbers = {key: number_of(key) for key in sought}
    met = shelf.claims_at(set(numbers.values()))
    others = shelf.facts({claim for several in met.values() for claim in several})
    screen = Screen(fact for fact in (*sheet.facts, *others.values()) if is_compared(fact))
    for fact in sheet.facts:
        found = [_met(one, numbers, met) for one in keys[fact.order]]
        links += _between(fact, [[others[claim] for claim in several] for several in found], screen)
    return links


def _between(fact: Facts, found: list[list[Facts]], screen: Screen) -> Iterator[Link]:
    copies, alike, beyond = found
    for other in copies:
        if are_copies(fact, other):
            yield Link(kind="copy", a=min(fact.order, other.order), b=max(fact.order, other.order))
    for other in alike:
        a, b = (fact, other) if fact.order < other.order else (other, fact)
        if screen.worth(a, b) and (link := judged(a, b)) is not None:
            yield link
    for other in beyond:
        yield from across(fact, other)


def _kinds(fact: Facts) -> tuple[Keys, Keys, Keys]:
    return copy_keys(fact), claim_keys(fact), across_keys(fact)


def _of_report(key: Key) -> bool:
    """Whether only claims of one report meet on a key, which a report settles for itself."""
    return len(key) > 2 and key[2] == "report"


def _met(keys: Keys, numbers: Mapping[Key, int], met: Mapping[int, Collection[int]]) -> set[int]:
    return {claim for key in keys.sought if key in numbers for claim in met.get(numbers[key], ())}
