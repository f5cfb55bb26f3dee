"""How many events and states there are of each sort: kept beside the lists, so that no page counts them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import ColumnElement, Connection, select

from rashomon.store.list_tables import COUNTED, LISTED
from rashomon.store.shelves import AnyRow, add_to

Sort = tuple[str, str, int, bool]
"""The kind of a thing, its type, how far it is disputed, and whether it is decided."""
SORT = (LISTED.c.kind, LISTED.c.type, LISTED.c.disputed, LISTED.c.decided)


def sorts(connection: Connection, kind: str, types: Collection[str], only: str) -> list[AnyRow]:
    """How many there are of each type, disputed (0 to 2) and decided or not; `types` and `only` as in `Wanted`."""
    tests: list[ColumnElement[bool]] = [COUNTED.c.kind == kind, COUNTED.c.number > 0]
    if types:
        tests.append(COUNTED.c.type.in_(types))
    if only in ("disputed", "differing"):
        tests.append(COUNTED.c.disputed >= (2 if only == "disputed" else 1))
    elif only:
        tests.append(COUNTED.c.decided.is_(only == "decided"))
    columns = (COUNTED.c.type, COUNTED.c.disputed, COUNTED.c.decided, COUNTED.c.number)
    return list(connection.execute(select(*columns).where(*tests)))


def keep_count(connection: Connection, more: Mapping[Sort, int]) -> None:
    """Notes how many more there are of each sort, or fewer."""
    keys = [column.name for column in SORT]
    rows = [{**dict(zip(keys, sort, strict=True)), "number": number} for sort, number in more.items() if number]
    add_to(connection, COUNTED, "number", rows)
