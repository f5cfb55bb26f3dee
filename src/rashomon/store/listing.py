"""What lists of a project are made from: one narrow row an event or state, so that no page needs a whole record.

A word is looked for among the names and titles, which are far fewer than what bears them; what bears them is found by
numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    delete,
    exists,
    func,
    or_,
    select,
    update,
)

from rashomon.store.list_counts import SORT, Sort, keep_count, sorts
from rashomon.store.list_tables import (
    JUDGED,
    LISTED,
    NAME,
    NAMED,
    OF_THING,
    OUTLINED,
    POINT,
    REPEATED,
    SAID,
    SPAN,
    UNDATED,
    VOICED,
)
from rashomon.store.list_tallies import drop_outlines
from rashomon.store.list_words import Bearers, bearers, holding
from rashomon.store.shelves import CLAIM, HOME, REPORT, SHOWN, AnyRow, add, among, given, is_one_of

__all__ = [
    "JUDGED",
    "LISTED",
    "NAMED",
    "OUTLINED",
    "POINT",
    "REPEATED",
    "SAID",
    "SPAN",
    "VOICED",
    "Bearers",
    "Wanted",
    "bearers",
    "holding",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which events (or states) a list holds.

    `first` and `last` are days, `names` numbers of `NAME` of which one must be there; None leaves them open.  `words`
    must all be held, each by a title, place or actor, or be the id; `of_words` is what bears each of them
    and `things` the numbers of what holds them all, where that was asked already.  `only` is `disputed`, `differing`
    (updates too), `open` or `decided`; `box` is west, south, east and north in degrees; `ids` are those that there may
    be at most, `without` those that are left out.
    """

    kind: str = "event"
    first: str | None = None
    last: str | None = None
    names: tuple[int, ...] | None = None
    words: tuple[str, ...] = ()
    of_words: tuple[Bearers, ...] = ()
    things: tuple[int, ...] | None = None
    types: tuple[str, ...] = ()
    only: str = ""
    box: tuple[float, float, float, float] | None = None
    ids: Collection[str] | None = None
    without: Collection[str] = ()

    def with_filters(self, **filters: Any) -> Wanted:
        """The same with other filters."""
        return replace(self, **filters)


_FEW = 1_000
Asked = tuple[list[ColumnElement[bool]], dict[str, Any]]


def asked_for(connection: Connection, wanted: Wanted) -> Asked:
    """The tests of a list, and the values that they compare with."""
    dialect = connection.dialect.name
    by_hand = wanted.ids if wanted.things is None else wanted.things
    is_open = by_hand is None or len(by_hand) > _FEW
    kind = LISTED.c.kind if is_open else LISTED.c.kind.concat("")  # SQLite shall not go through all of the kind
    tests: list[ColumnElement[bool]] = [kind == wanted.kind]
    values: dict[str, Any] = {}
    if wanted.first is not None or wanted.last is not None:
        days = [SPAN.c.first <= (wanted.last or "~"), SPAN.c.last >= (wanted.first or "")]
        tests.append(LISTED.c.id.in_(select(SPAN.c.id).where(*days)))
    if wanted.names is not None:
        tests.append(LISTED.c.number.in_(select(NAMED.c.thing).where(is_one_of(dialect, NAMED.c.name, "names"))))
        values |= given(connection, wanted.names, "names")
    for place, one in enumerate(wanted.of_words or bearers(connection, wanted.words)):
        test = LISTED.c.number.in_(select(NAMED.c.thing).where(is_one_of(dialect, NAMED.c.name, f"names{place}")))
        tests.append(or_(LISTED.c.number.in_(one.own), test) if one.own else test)
        values |= given(connection, one.names, f"names{place}")
    if wanted.things is not None:
        tests.append(is_one_of(dialect, LISTED.c.number, "things"))
        values |= given(connection, wanted.things, "things")
    if wanted.types:
        tests.append(LISTED.c.type.in_(wanted.types))
    if wanted.only in ("disputed", "differing"):
        tests.append(LISTED.c.disputed >= (2 if wanted.only == "disputed" else 1))
    elif wanted.only:
        tests.append(LISTED.c.decided.is_(wanted.only == "decided"))
    if wanted.box is not None:
        west, south, east, north = wanted.box
        inside = select(POINT.c.id).where(POINT.c.lat.between(south, north), POINT.c.lon.between(west, east))
        tests.append(LISTED.c.id.in_(inside))
    if wanted.ids is not None:
        tests.append(is_one_of(dialect, LISTED.c.id, "ids"))
        values |= given(connection, wanted.ids, "ids")
    if wanted.without:
        tests.append(~is_one_of(dialect, LISTED.c.id, "without"))
        values |= given(connection, wanted.without, "without")
    return tests, values


def _is_counted(wanted: Wanted) -> bool:
    """Whether it asks for nothing but sorts of things, of which the number is kept."""
    return wanted == Wanted(kind=wanted.kind, types=wanted.types, only=wanted.only)


def count(connection: Connection, wanted: Wanted) -> int:
    """How many there are."""
    if _is_counted(wanted):
        return sum(row.number for row in sorts(connection, wanted.kind, wanted.types, wanted.only))
    tests, values = asked_for(connection, wanted)
    return int(connection.execute(select(func.count()).select_from(LISTED).where(*tests), values).scalar_one())


def known(connection: Connection, wanted: Collection[str]) -> int:
    """How many of these events and states there are."""
    query = select(func.count()).select_from(LISTED).where(is_one_of(connection.dialect.name, LISTED.c.id, "ids"))
    return int(connection.execute(query, given(connection, wanted, "ids")).scalar_one())


def ids(
    connection: Connection, wanted: Wanted, sort: str = "day", start: int = 0, limit: int | None = None
) -> list[str]:
    """The ids of a list in its order: by `day`, `weight` or `reports`, or by `dispute` (updates alone last)."""
    tests, values = asked_for(connection, wanted)
    order = (LISTED.c.disputed.desc(), LISTED.c.by_weight) if sort == "dispute" else (LISTED.c[f"by_{sort}"],)
    query = select(LISTED.c.id).where(*tests).order_by(*order).offset(start).limit(limit)
    return [str(row.id) for row in connection.execute(query, values)]


def counts(connection: Connection, wanted: Wanted) -> list[AnyRow]:
    """How many there are of each type, disputed (0 to 2) and decided or not."""
    if _is_counted(wanted):
        return sorts(connection, wanted.kind, wanted.types, wanted.only)
    tests, values = asked_for(connection, wanted)
    columns = (LISTED.c.type, LISTED.c.disputed, LISTED.c.decided)
    query = select(*columns, func.count().label("number")).where(*tests).group_by(*columns)
    return list(connection.execute(query, values))


def beside(connection: Connection, wanted: Wanted, name: str, sort: str) -> tuple[str | None, str | None]:
    """The ones before and after a thing in a list, whether it is in it itself or not; None where there is none."""
    key = connection.execute(select(LISTED.c[f"by_{sort}"]).where(LISTED.c.id == name)).scalar()
    if key is None:
        return None, None
    tests, values = asked_for(connection, wanted)
    column, query = LISTED.c[f"by_{sort}"], select(LISTED.c.id).where(*tests).limit(1)
    before = connection.execute(query.where(column < key).order_by(column.desc()), values).scalar()
    after = connection.execute(query.where(column > key).order_by(column), values).scalar()
    return before, after


def names(connection: Connection, kind: str) -> Iterator[tuple[int, str]]:
    """Every place or actor that events and states have: its number and its body."""
    for row in connection.execute(select(NAME.c.number, NAME.c.body).where(NAME.c.kind == kind)):
        yield row.number, row.body


def name_numbers(connection: Connection, kind: str, words: Mapping[str, str]) -> dict[str, int]:
    """The numbers of these places, actors or titles, by their bodies; new ones are added with their words."""
    if not words:
        return {}
    query = select(NAME.c.body, NAME.c.number).where(is_one_of(connection.dialect.name, NAME.c.body, "bodies"))
    values = given(connection, sorted(words), "bodies")
    found = {row.body: row.number for row in connection.execute(query, values)}
    new = sorted(words.keys() - found.keys())
    if new:
        connection.execute(NAME.insert(), [{"kind": kind, "body": body, "words": words[body]} for body in new])
        found |= {row.body: row.number for row in connection.execute(query, values)}
    return found


def numbers_of(connection: Connection, things: Collection[str]) -> dict[str, int]:
    """The numbers of these events and states, which are listed."""
    return {row.id: row.number for row in among(connection, LISTED, "id", things, "id", "number")}


def bare_things(connection: Connection, renamed: Collection[int], drawn: Collection[int]) -> set[int]:
    """Takes their names from some events and states, and their outlines from others, by their numbers.

    The names that nothing may have any more: `forget_names` takes them once all have their new ones.
    """
    found = drop_outlines(connection, drawn)
    if renamed:
        mine = is_one_of(connection.dialect.name, NAMED.c.thing)
        gone = connection.execute(delete(NAMED).where(mine).returning(NAMED.c.name), given(connection, renamed))
        found.update(gone.scalars())
    return found


def forget_names(connection: Connection, numbers: Collection[int]) -> None:
    """Removes those of these names that nothing has."""
    if numbers:
        borne = exists().where(NAMED.c.name == NAME.c.number) | exists().where(OUTLINED.c.places == NAME.c.number)
        mine = is_one_of(connection.dialect.name, NAME.c.number)
        connection.execute(delete(NAME).where(mine, ~borne), given(connection, numbers))


def drop_things(connection: Connection, names: Collection[str]) -> set[int]:
    """Removes what is listed of these events and states; the names that nothing may have any more."""
    if not names:
        return set()
    values = given(connection, names, "ids")
    mine = is_one_of(connection.dialect.name, LISTED.c.id, "ids")
    things = list(connection.execute(select(LISTED.c.number).where(mine), values).scalars())
    doubtful = bare_things(connection, things, things)
    gone = connection.execute(delete(LISTED).where(mine).returning(*SORT), values)
    keep_count(connection, Counter({(*row,): -number for row, number in Counter(gone).items()}))
    for one in OF_THING:
        connection.execute(delete(one).where(is_one_of(connection.dialect.name, one.c.id, "ids")), values)
    return doubtful


def add_things(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Lists events and states."""
    add(connection, LISTED, rows)
    keep_count(connection, Counter(tuple(row[column.name] for column in SORT) for row in rows))


def change_things(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Lists events and states otherwise that stay of the sort that they are, and as decided as they are."""
    if rows:
        named = [column.name for column in LISTED.c if column.name not in ("number", "id", "decided")]
        query = update(LISTED).where(LISTED.c.id == bindparam("of_id"))
        query = query.values({name: bindparam(f"of_{name}") for name in named})
        connection.execute(query, [{f"of_{name}": row[name] for name in ("id", *named)} for row in rows])


def mark_decided(connection: Connection, names: Collection[str]) -> None:
    """Marks which of these events and states hold a claim with a judgement."""
    if names:
        held = (
            select(HOME.c.id)
            .join_from(HOME, CLAIM, CLAIM.c.number == HOME.c.claim)
            .where(HOME.c.id == LISTED.c.id, exists().where(JUDGED.c.claim == CLAIM.c.id))
        )
        mine = is_one_of(connection.dialect.name, LISTED.c.id, "ids")
        other = update(LISTED).where(mine, LISTED.c.decided != held.exists()).values(decided=~LISTED.c.decided)
        found = connection.execute(other.returning(*SORT), given(connection, names, "ids"))
        changes: Counter[Sort] = Counter()
        for kind, of_type, disputed, decided in found:
            changes[kind, of_type, disputed, decided] += 1
            changes[kind, of_type, disputed, not decided] -= 1
        keep_count(connection, changes)


def things_of(connection: Connection, reports: Collection[str]) -> set[str]:
    """The events and states that hold claims of these reports."""
    if not reports:
        return set()
    query = select(HOME.c.id).distinct().join_from(HOME, CLAIM, CLAIM.c.number == HOME.c.claim)
    query = query.where(is_one_of(connection.dialect.name, CLAIM.c.report, "reports"))
    return {str(row.id) for row in connection.execute(query, given(connection, reports, "reports"))}


def judged(connection: Connection, reports: Collection[str] | None = None) -> dict[str, tuple[int, ...]]:
    """The judgements on the claims of these reports (of all without them), in their order, by claim."""
    query = select(JUDGED.c.claim, JUDGED.c.judgement).order_by(JUDGED.c.claim, JUDGED.c.judgement)
    values: dict[str, Any] = {}
    if reports is not None:
        query = query.where(is_one_of(connection.dialect.name, JUDGED.c.report, "reports"))
        values = given(connection, reports, "reports")
    found: dict[str, list[int]] = {}
    for row in connection.execute(query, values):
        found.setdefault(row.claim, []).append(row.judgement)
    return {claim: tuple(numbers) for claim, numbers in found.items()}


def titles(connection: Connection, wanted: Collection[str]) -> list[AnyRow]:
    """The id, type, subtype and title of these events."""
    query = select(LISTED.c.id, LISTED.c.type, LISTED.c.subtype, LISTED.c.title)
    query = query.where(is_one_of(connection.dialect.name, LISTED.c.id, "ids"))
    return list(connection.execute(query, given(connection, wanted, "ids")))


def readings_of(connection: Connection, wanted: Collection[str] | None) -> list[int]:
    """The readings by which these reports lie on the shelf; without `wanted` all of them."""
    if wanted is None:
        return [int(row.reading) for row in connection.execute(select(REPORT.c.reading))]
    return [int(row.reading) for row in among(connection, REPORT, "report", wanted, "reading")]


def shown_of(connection: Connection, wanted: Collection[str]) -> list[AnyRow]:
    """The id and the body of these events and states."""
    query = select(SHOWN.c.id, SHOWN.c.body).where(is_one_of(connection.dialect.name, SHOWN.c.id, "ids"))
    return list(connection.execute(query, given(connection, wanted, "ids")))


def outlined(connection: Connection, wanted: Wanted, sort: str, most: int) -> Sequence[AnyRow]:
    """The outlines of events of a list, in its order."""
    tests, values = asked_for(connection, wanted)
    query = select(OUTLINED).join_from(LISTED, OUTLINED, OUTLINED.c.thing == LISTED.c.number).where(*tests)
    return connection.execute(query.order_by(LISTED.c[f"by_{sort}"]).limit(most), values).all()


def names_numbered(connection: Connection, numbers: Collection[int]) -> dict[int, str]:
    """The bodies of these names, by their numbers."""
    return {row.number: row.body for row in among(connection, NAME, "number", numbers)}


def bodies(connection: Connection, first: str | None, last: str | None, names: Collection[int] | None) -> Iterator[str]:
    """The bodies of the events and states that meet these days and have one of these names (None is open)."""
    query, values = select(SHOWN.c.body), {}
    if first is not None or last is not None:
        days = [SPAN.c.first <= (last or "~"), SPAN.c.last >= (first or "")]
        query = query.where(SHOWN.c.id.in_(select(SPAN.c.id).where(*days)))
    if names is not None:
        own = (
            select(LISTED.c.id)
            .join_from(NAMED, LISTED, LISTED.c.number == NAMED.c.thing)
            .where(is_one_of(connection.dialect.name, NAMED.c.name, "names"))
        )
        query, values = query.where(SHOWN.c.id.in_(own)), given(connection, names, "names")
    for row in connection.execute(query, values):
        yield row.body


def claims_of(
    connection: Connection, *, ids: Collection[str] | None = None, reports: Collection[str] | None = None
) -> list[AnyRow]:
    """The body of claims with the id of their event or state, in order: those with these ids, or of these reports."""
    column, values = (CLAIM.c.id, ids) if ids is not None else (CLAIM.c.report, reports)
    query = select(CLAIM.c.id, CLAIM.c.place, CLAIM.c.body, HOME.c.id.label("home")).join_from(
        CLAIM, HOME, HOME.c.claim == CLAIM.c.number, isouter=True
    )
    query = query.where(is_one_of(connection.dialect.name, column, "wanted"))
    return sorted(connection.execute(query, given(connection, values or (), "wanted")), key=lambda row: row.place)


def some_claims(connection: Connection, start: int, limit: int) -> tuple[int, list[AnyRow]]:
    """How many claims are in events and states, and the body and event of some of them, in the order of a record."""
    total = connection.execute(select(func.count()).select_from(HOME)).scalar_one()
    query = select(CLAIM.c.body, HOME.c.id.label("home")).join_from(CLAIM, HOME, HOME.c.claim == CLAIM.c.number)
    return int(total), list(connection.execute(query.order_by(CLAIM.c.place).offset(start).limit(limit)))


def disputes(connection: Connection) -> list[AnyRow]:
    """The number of disagreements of each event and state that has any: events first, by day."""
    query = select(LISTED.c.id, LISTED.c.disputes).where(LISTED.c.disputed > 0)
    return list(connection.execute(query.order_by(LISTED.c.kind, LISTED.c.by_day)))


def first_and_last(connection: Connection) -> list[int]:
    """The readings of the reports that were published first and last."""
    dated, found = select(REPORT.c.reading).where(REPORT.c.newest < UNDATED), []
    for order in (REPORT.c.newest, REPORT.c.newest.desc()):
        found += [int(row.reading) for row in connection.execute(dated.order_by(order).limit(1))]
    return found


def reports(
    connection: Connection, start: int, limit: int, readings: Sequence[int] | None = None
) -> tuple[int, list[AnyRow]]:
    """How many reports there are, and the reading and number of claims of some of them, the newest first.

    `readings` keeps those alone.
    """
    tests: list[ColumnElement[bool]] = []
    values: Mapping[str, Any] = {}
    if readings is not None:
        tests.append(is_one_of(connection.dialect.name, REPORT.c.reading, "readings"))
        values = given(connection, readings, "readings")
    total = connection.execute(select(func.count()).select_from(REPORT).where(*tests), values).scalar_one()
    query = select(REPORT.c.report, REPORT.c.reading, REPORT.c.claims).where(*tests)
    rows = connection.execute(query.order_by(REPORT.c.newest).offset(start).limit(limit), values)
    return int(total), list(rows)
