"""Links of claims as rows of the shelf, and read back: what they say is read once in a process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from rashomon.errors import StoreDamaged
from rashomon.project.written import judgement_of, number_of_judgement, text_of_judgement
from rashomon.reconciling.judgement import Judgement
from rashomon.reconciling.links import Kind, Link
from rashomon.store import shelf_links
from rashomon.store.database import Connection
from rashomon.store.shelves import REMEDY, AnyRow

LinkRows = tuple[list[dict[str, Any]], dict[int, str]]
"""The rows of links, and what they say by its number."""
_SORTS: tuple[tuple[Kind, bool], ...] = tuple(
    (cast(Kind, kind), turned) for kind, _, turned in map(shelf_links.told_by, shelf_links.SORTS)
)
_KNOWN: dict[int, Judgement] = {}
"""What links say, by its number, which follows from it and is the same in every project."""
_MOST_KNOWN = 100_000


def rows_of_links(links: Iterable[Link], numbers: Mapping[int, int]) -> LinkRows:
    """The rows of links; those of claims that have no number (by their places) are left out."""
    rows, told = [], {}
    for link in links:
        if link.a in numbers and link.b in numbers:
            a, b = numbers[link.a], numbers[link.b]
            sort = shelf_links.sort_of(link.kind, by_person=link.by_person, turned=a < b)
            text = text_of_judgement(link.judgement)
            ground = number_of_judgement(text)
            told[ground] = text
            rows.append({"late": max(a, b), "early": min(a, b), "sort": sort, "ground": ground})
    return rows, told


def links_of(
    connection: Connection, rows: Iterable[AnyRow], places: Mapping[int, int]
) -> Iterator[tuple[int, int, Link]]:
    """The numbers of two claims, the later one first, and the link of the two by their places.

    Raises:
        StoreDamaged: if it is not there any more what one of them says.
    """
    several = list(rows)
    known = _judgements(connection, {ground for _, _, _, ground in several})
    make = tuple.__new__  # as `Link` does, at half the cost: there are thousands
    for late, early, sort, ground in several:
        kind, turned = _SORTS[sort]
        a, b = (early, late) if turned else (late, early)
        yield late, early, make(Link, (kind, places[a], places[b], known[ground]))


def _judgements(connection: Connection, numbers: set[int]) -> Mapping[int, Judgement]:
    missing = numbers - _KNOWN.keys()
    if not missing:
        return _KNOWN
    texts = shelf_links.grounds(connection, missing)
    if len(texts) < len(missing):
        raise StoreDamaged(f"what some claims have to do with others is missing: {REMEDY}")
    found = {number: judgement_of(number, text) for number, text in texts.items()}
    if len(_KNOWN) + len(found) <= _MOST_KNOWN:
        _KNOWN.update(found)
        return _KNOWN
    return {**{number: _KNOWN[number] for number in numbers - missing}, **found}
