"""What reconciling keeps from one report to the next, as rows: nothing here could not be computed again.

These tables are no evidence: they are not sealed, and are cleared and filled anew by a newer version.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Executable,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Row,
    Select,
    Table,
    Text,
    any_,
    bindparam,
    cast,
    delete,
    func,
    inspect,
    select,
    update,
)
from sqlalchemy.schema import DropTable

from rashomon.store.schema import NUMBER, SHELF

AnyRow = Row[*tuple[Any, ...]]
AnyTable = Table
Statement = Select[*tuple[Any, ...]]


SORTED = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that sorts by its characters on both databases, whatever the server's language."""


def table(name: str, *parts: Column[Any] | Index, rows: bool = True) -> Table:
    """A table of the shelf; without `rows` SQLite keeps it in the order of its key, what is asked for side by side."""
    return Table(f"shelf_{name}", SHELF, *parts, sqlite_strict=False, sqlite_with_rowid=rows)


CLAIM = table(
    "claim",
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("place", Text, nullable=False, unique=True),
    Column("id", Text, nullable=False, unique=True),
    Column("report", Text, nullable=False, index=True),
    Column("face", LargeBinary, nullable=False),
    Column("body", Text, nullable=False),
)
"""The claims on the shelf as they are compared; the other tables go by `number`, which is short.

`face` is what is looked at first of them, of one length.
"""
SPOTS = table(
    "spots",
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),
    Column("claims", Integer, nullable=False),
)
"""The places of claims, each set of them once; faces hold their `number`, `claims` is how many do."""

KEY = table(
    "key",
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("claim", NUMBER, primary_key=True, autoincrement=False, index=True),
    rows=False,
)
MARK = table(
    "mark",
    Column("mark", BigInteger, primary_key=True, autoincrement=False),
    Column("report", Text, primary_key=True, index=True),
    rows=False,
)
RETOLD = table(
    "retold",
    Column("second", NUMBER, primary_key=True, autoincrement=False),
    Column("first", NUMBER, nullable=False, index=True),
    Column("body", Text, nullable=False),
)
GROUP = table(
    "group",
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("umbrella", Boolean, nullable=False),
    Column("rank", Text, nullable=False),
    Column("body", Text, nullable=False),
)
"""Events and states: `kind`, `umbrella` and `rank` are those of all their claims."""
HOME = table(
    "home",
    Column("claim", NUMBER, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, index=True),
    Column("alone", Boolean, nullable=False),
    Column("counted", Boolean, nullable=False),
)
SHOWN = table(
    "shown",
    Column("id", Text, primary_key=True),
    Column("part", Text, nullable=False),
    Column("body", Text, nullable=False),
)
"""Events and states as they are shown; `part` is the little of an event that sums look at."""

DECISION = table(
    "decision",
    Column("a", Text, primary_key=True),
    Column("b", Text, primary_key=True, index=True),
    Column("body", Text, nullable=False),
)
REPORT = table(
    "report",
    Column("report", Text, primary_key=True),
    Column("reading", NUMBER, nullable=False),
    Column("words", Text, nullable=False, index=True),
    Column("sketch", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("newest", SORTED, nullable=False, index=True),
    Column("claims", Integer, nullable=False),
    Column("ties", Text, nullable=False),
)
"""The reports whose claims lie on the shelf: by which reading, the hash of their words, their sketch, their outlet.

`newest` is a text that sorts the latest published first, `claims` how many there are, `ties` which of
them hang on which (nothing where none does).
"""

STATE = table("state", Column("key", Text, primary_key=True), Column("value", Text, nullable=False))
"""By which version the shelf was filled, up to which link of the audit chain, and which of them changed events last."""

_LATER, _EARLIER = CLAIM.alias("later"), CLAIM.alias("earlier")


def among(connection: Connection, table: Table, column: str, values: Collection[Any], *only: str) -> Sequence[AnyRow]:
    """The rows, or `only` these columns of them, whose column holds one of these values."""
    return ask(connection, _among, values, table, column, only)


def ask(
    connection: Connection, build: Callable[..., Statement], values: Collection[Any], *of: Hashable
) -> Sequence[AnyRow]:
    """What a query gives for these values: one question, whatever their number.

    `build` is given the dialect and `of`, and remembers what it builds: to build a query takes longer than to ask it.
    """
    if not values:
        return ()
    return connection.execute(build(connection.dialect.name, *of), given(connection, values)).all()


@lru_cache(maxsize=256)
def _among(dialect: str, table: Table, column: str, only: tuple[str, ...]) -> Statement:
    query = select(*(table.c[name] for name in only)) if only else select(table)
    return query.where(is_one_of(dialect, table.c[column]))


@lru_cache(maxsize=256)
def is_one_of(dialect: str, column: ColumnElement[Any], name: str = "wanted") -> ColumnElement[bool]:
    """A test for what `given` gives."""
    if dialect == "sqlite":
        return column.in_(select(one_of_given(dialect, column, name)))
    return column == any_(cast(bindparam(name), ARRAY(_kind(column))))


def one_of_given(dialect: str, column: ColumnElement[Any], name: str = "wanted") -> ColumnElement[Any]:
    """The values that `given` gives, as a column of their own."""
    if dialect == "sqlite":
        return func.json_each(bindparam(name, type_=Text)).table_valued("value").c.value
    return func.unnest(cast(bindparam(name), ARRAY(_kind(column)))).table_valued("value").render_derived().c.value


def _kind(column: ColumnElement[Any]) -> type[Text] | type[BigInteger]:
    return Text if isinstance(column.type, Text) else BigInteger


def given(connection: Connection, values: Collection[Any], name: str = "wanted") -> dict[str, Any]:
    """The values that `is_one_of` compares a column with, as one parameter, whatever their number."""
    wanted = list(values)
    return {name: json.dumps(wanted) if connection.dialect.name == "sqlite" else wanted}


def put(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Adds rows, in place of those with the same key."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.execute(table.insert().prefix_with("OR REPLACE"), [dict(row) for row in rows])
        return
    from sqlalchemy.dialects.postgresql import insert

    keys = [column.name for column in table.primary_key]
    rest = [column.name for column in table.columns if column.name not in keys]
    query = insert(table)
    if rest:
        query = query.on_conflict_do_update(index_elements=keys, set_={name: query.excluded[name] for name in rest})
    else:
        query = query.on_conflict_do_nothing(index_elements=keys)
    unique = {tuple(row[name] for name in keys): dict(row) for row in rows}
    connection.execute(query, list(unique.values()))


def add(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Adds rows that are not there."""
    if rows:
        connection.execute(table.insert(), [dict(row) for row in rows])


def add_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Adds the rows whose keys are not there; what is there stays as it lies, and nothing is written anew."""
    if rows:
        connection.execute(_inserting(connection.dialect.name, table), [dict(row) for row in rows])


def add_to(connection: Connection, table: Table, column: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Adds rows; of those that are there by their keys, the number in this column is added to the one that is there."""
    if rows:
        connection.execute(_adding(connection.dialect.name, table, column), [dict(row) for row in rows])


@lru_cache(maxsize=16)
def _adding(dialect: str, table: Table, column: str) -> Executable:
    if dialect == "sqlite":
        from sqlalchemy.dialects.sqlite import insert
    else:
        from sqlalchemy.dialects.postgresql import insert  # type: ignore[assignment]  # the same, of another class
    query = insert(table)
    keys = [one.name for one in table.primary_key]
    return query.on_conflict_do_update(index_elements=keys, set_={column: table.c[column] + query.excluded[column]})


@lru_cache(maxsize=16)
def _inserting(dialect: str, table: Table) -> Executable:
    if dialect == "sqlite":
        return table.insert().prefix_with("OR IGNORE")
    from sqlalchemy.dialects.postgresql import insert

    return insert(table).on_conflict_do_nothing()


def drop(connection: Connection, table: Table, column: str, values: Collection[Any]) -> None:
    """Removes the rows whose column holds one of these values."""
    if values:
        where = is_one_of(connection.dialect.name, table.c[column])
        connection.execute(delete(table).where(where), given(connection, values))


def drop_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Removes the rows that have these values in these columns, the same columns in each."""
    if rows:
        tests = [table.c[name] == bindparam(f"of_{name}") for name in rows[0]]
        connection.execute(
            delete(table).where(*tests), [{f"of_{name}": value for name, value in row.items()} for row in rows]
        )


def keep_spots(connection: Connection, of: Mapping[int, str], claims: Mapping[int, int]) -> None:
    """Keeps sets of places by their numbers, each with how many `claims` more have it."""
    add_to(connection, SPOTS, "claims", [{"number": n, "body": body, "claims": claims[n]} for n, body in of.items()])


def drop_spots(connection: Connection, claims: Mapping[int, int]) -> None:
    """Notes how many claims fewer have which sets of places, and forgets those that none has any more."""
    if claims:
        fewer = update(SPOTS).where(SPOTS.c.number == bindparam("of")).values(claims=SPOTS.c.claims - bindparam("by"))
        connection.execute(fewer, [{"of": number, "by": several} for number, several in claims.items()])
        mine = is_one_of(connection.dialect.name, SPOTS.c.number)
        connection.execute(delete(SPOTS).where(mine, SPOTS.c.claims <= 0), given(connection, claims))


def claims(connection: Connection, ids: Collection[str]) -> Iterator[str]:
    """The bodies of these claims, in the order of their places."""
    return (row.body for row in sorted(among(connection, CLAIM, "id", ids, "place", "body")))


def state_of(connection: Connection) -> dict[str, str]:
    """What the shelf is filled from."""
    return {row.key: row.value for row in connection.execute(select(STATE))}


def keep_state(connection: Connection, state: Mapping[str, str]) -> None:
    """Notes what the shelf is filled from."""
    put(connection, STATE, [{"key": key, "value": value} for key, value in state.items()])


REMEDY = "`rashomon doctor --rebuild` works it out again from the reports, and loses nothing"
"""What to do where what lies on the shelf is damaged."""


def number_of_reports(connection: Connection) -> int:
    """How many reports lie on the shelf."""
    return int(connection.execute(select(func.count()).select_from(REPORT)).scalar_one())


def lost(connection: Connection) -> int:
    """How many events and states are kept in one of the tables that should hold them all, and not in another."""
    numbers = [connection.execute(select(func.count()).select_from(table)).scalar_one() for table in (GROUP, SHOWN)]
    return abs(int(numbers[0]) - int(numbers[1]))


def laid(connection: Connection, reports: Collection[str] | None = None) -> set[str]:
    """Those of these reports that lie on the shelf; without `reports` all that do."""
    if reports is None:
        return set(connection.execute(select(REPORT.c.report)).scalars())
    return {row.report for row in among(connection, REPORT, "report", reports, "report")}


def clear(connection: Connection) -> None:
    """Empties the shelf; tables of an earlier form are made anew."""
    for name in inspect(connection).get_table_names():
        if name.startswith("shelf_"):
            connection.execute(DropTable(Table(name, MetaData())))
    SHELF.create_all(connection)


def under(connection: Connection, keys: Collection[int]) -> Sequence[AnyRow]:
    """Key and number of the claims that are filed under these keys."""
    return among(connection, KEY, "key", keys, "key", "claim")


def with_mark(connection: Connection, marks: Collection[int], most: int) -> Sequence[AnyRow]:
    """Mark and report, of the marks that no more than `most` reports have."""
    return ask(connection, _with_mark, marks, most)


@lru_cache(maxsize=16)
def _with_mark(dialect: str, most: int) -> Statement:
    wanted, more = one_of_given(dialect, MARK.c.mark), MARK.alias("more")
    one_more = select(more.c.mark).where(more.c.mark == wanted).limit(1).offset(most)  # the rows of a mark lie together
    return select(MARK).where(MARK.c.mark == wanted, ~one_more.exists())


def retelling(connection: Connection, reports: Collection[str]) -> Sequence[AnyRow]:
    """These reports, each with one whose claims it retells."""
    return ask(connection, _retelling, reports)


@lru_cache(maxsize=4)
def _retelling(dialect: str) -> Statement:
    query = (
        select(_LATER.c.report, _EARLIER.c.report)
        .join_from(_LATER, RETOLD, RETOLD.c.second == _LATER.c.number)
        .join(_EARLIER, _EARLIER.c.number == RETOLD.c.first)
    )
    return query.where(is_one_of(dialect, _LATER.c.report))


def homes(connection: Connection, claims: Collection[int]) -> Sequence[AnyRow]:
    """Claim (by number), group, whether it is alone and counted, and the group's kind, umbrella and rank."""
    return ask(connection, _homes, claims)


@lru_cache(maxsize=4)
def _homes(dialect: str) -> Statement:
    query = select(HOME, GROUP.c.kind, GROUP.c.umbrella, GROUP.c.rank).join(GROUP, GROUP.c.id == HOME.c.id)
    return query.where(is_one_of(dialect, HOME.c.claim))
