"""The links of claims on a shelf, in short numbers: there are many times more of them than claims.

What a link says is written once (`GROUND`), as most say what others say.  A link lies where the claim that came last
lies, so that a report that is added writes its links side by side, and once more where they are found from the other.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import BigInteger, Column, Connection, Index, Integer, Text, select

from rashomon.store.schema import NUMBER
from rashomon.store.shelves import AnyRow, Statement, add_new, among, ask, drop_rows, is_one_of, table

LINK = table(
    "link",
    Column("late", NUMBER, primary_key=True, autoincrement=False),
    Column("early", NUMBER, primary_key=True, autoincrement=False),
    Column("sort", Integer, primary_key=True, autoincrement=False),
    Column("ground", BigInteger, primary_key=True, autoincrement=False),
    Index("shelf_link_early", "early", "late", "sort", "ground"),
    rows=False,
)
"""`late` is the claim with the greater number of the two; `sort` is told by `sort_of`, `ground` is one of `GROUND`."""
GROUND = table(
    "ground",
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),
)
"""What links say, each once, under a `number` that follows from it."""

KINDS = ("same", "copy", "apart", "contradicts", "component_of", "resolves", "under", "ends_siege", "rival", "took_it")
"""The kinds of links as in `reconciling.links.Kind`, numbered by their places; those that join come first."""
_JOINING = 2
_PERSON, _TURNED = 2, 1
_PARTS = 4
SORTS = range(_PARTS * len(KINDS))
"""All that `sort_of` gives."""


def sort_of(kind: str, *, by_person: bool, turned: bool) -> int:
    """The number of a sort of links; `turned` ones lead from the earlier claim (by number) to the later one."""
    return _PARTS * KINDS.index(kind) + _PERSON * by_person + _TURNED * turned


def told_by(sort: int) -> tuple[str, bool, bool]:
    """The kind, whether a person decided it, and whether it is turned."""
    kind, rest = divmod(sort, _PARTS)
    return KINDS[kind], rest >= _PERSON, rest % _PERSON == _TURNED


def links_at(connection: Connection, claims: Collection[int], which: str) -> list[AnyRow]:
    """The links that have one of these claims (by number) at either end, each once.

    `which` as in `reconciling.shelf.Which`.
    """
    return [*ask(connection, _links, claims, "late", which), *ask(connection, _links, claims, "early", which)]


@lru_cache(maxsize=16)
def _links(dialect: str, end: str, which: str) -> Statement:
    wanted = [sort for sort in SORTS if _is(which, *told_by(sort)[:2])]
    tests = [is_one_of(dialect, LINK.c[end])]
    if end == "early":
        tests.append(~is_one_of(dialect, LINK.c.late))  # each once
    if len(wanted) < len(SORTS):
        tests.append(LINK.c.sort.in_(wanted))
    return select(LINK).where(*tests)


def _is(which: str, kind: str, by_person: bool) -> bool:
    if which == "joining":
        return kind in KINDS[:_JOINING] or by_person
    if which == "around":
        return kind not in KINDS[:_JOINING]
    return which == "all" or kind == which


def grounds(connection: Connection, numbers: Collection[int]) -> dict[int, str]:
    """What these numbers of `GROUND` stand for; those that are not there are left out."""
    return {row.number: row.body for row in among(connection, GROUND, "number", numbers)}


def keep_links(connection: Connection, rows: Sequence[Mapping[str, Any]], told: Mapping[int, str]) -> None:
    """Keeps links, and what they say by its number; one that is there already stays once."""
    add_new(connection, GROUND, [{"number": number, "body": body} for number, body in told.items()])
    add_new(connection, LINK, rows)


def drop_links(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Drops these links."""
    drop_rows(connection, LINK, rows)
