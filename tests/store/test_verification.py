"""Whoever changes what was recorded is found out (SAFETY.md 3.5: all of it, not nearly all)."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import NamedTuple

import pytest
from sqlalchemy import Connection, Integer, Table, delete, insert, select, text, update

from rashomon.model.canonical import digest, encode
from rashomon.store import audit
from rashomon.store.audit import COLUMNS, FORM, Link
from rashomon.store.covered import FORMS, TABLES
from rashomon.store.database import Database
from rashomon.store.migrations import prepare
from rashomon.store.schema import AUDIT, BLOB, CLAIM, JUDGEMENT, METADATA, READING, REPORT
from rashomon.store.verification import Verdict, verify
from store.keeping_house import AT, fill, keep_report
from store.tampering import flipped, found_after, held, keys, put

BEFORE = 126  # two steps, the project, three of users and settings, two for each of 60 reports
LINKS = BEFORE + 78
slow = pytest.mark.slow


class Kept(NamedTuple):
    """A project that was filled once, and the head of its chain."""

    database: Database
    head: Link


@pytest.fixture(scope="module")
def kept(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str, int, int], Kept]]:
    """Fills one project of each size on each database; what is done to it is undone, and at the end it is sound."""
    made: dict[tuple[str, int, int], Kept] = {}

    def filled(backend: str, reports: int, judgements: int) -> Kept:
        key = (backend, reports, judgements)
        if key not in made:
            url = f"sqlite:///{tmp_path_factory.mktemp('kept') / 'project.sqlite'}"
            database = Database.connect(url if backend == "sqlite" else request.getfixturevalue("server").new())
            prepare(database)
            made[key] = Kept(database, fill(database, reports, judgements))
        return made[key]

    yield filled
    for database, head in made.values():
        assert verdict_of(database, head).is_sound
        database.close()


@pytest.fixture
def large(kept: Callable[[str, int, int], Kept], backend: str) -> Kept:
    """A chain of 204 links over 60 reports and 78 judgements."""
    found = kept(backend, 60, 78)
    assert found.head.seq == LINKS
    return found


@pytest.fixture
def little(kept: Callable[[str, int, int], Kept], backend: str) -> Kept:
    """A small project with rows of every sort."""
    return kept(backend, 4, 3)


@pytest.fixture
def head(large: Kept) -> Link:
    return large.head


@pytest.fixture
def database(request: pytest.FixtureRequest, backend: str) -> Database:
    """The large project where a test asks for its head, else the small one."""
    found: Kept = request.getfixturevalue("large" if "large" in request.fixturenames else "little")
    return found.database


def verdict_of(database: Database, head: Link | None = None) -> Verdict:
    with database.read() as connection:
        return verify(connection, head)


def test_what_nobody_touched_is_sound(database, head):
    told: list[tuple[int, int]] = []
    with database.read() as connection:
        verdict = verify(connection, head, lambda done, total: told.append((done, total)))
    assert verdict.is_sound, verdict.problems
    assert (verdict.links, verdict.head) == (LINKS, head)
    claims = sum(number % 4 for number in range(1, 61))
    assert verdict.rows == 1 + 2 + 3 + 60 * 3 + claims + 78  # the project, the steps, report and reading and blob, ...
    assert told[-1] == (LINKS, LINKS)


def test_a_project_that_went_on_holds_the_head_that_was_kept_before(url):
    with closing(Database.connect(url)) as database:
        before = fill(database, reports=4, judgements=3)
        with database.write() as connection:
            keep_report(connection, 99)
        assert verdict_of(database, before).is_sound
        assert verdict_of(database, audit.EMPTY).is_sound


def test_every_table_is_covered():
    """A new table or column must be given to a link (a new form), or it could be changed unseen."""
    beside_the_chain = {"secret"}  # hashes of passwords: replaced, and no link may tell of them
    assert {table.name for table in METADATA.sorted_tables} - beside_the_chain == {t.name for t in TABLES.values()}
    for form, names in FORMS.items():
        beside = {"reading/1": {"text"}, "claim/1": {"reading"}, "audit/1": {"hash"}}.get(
            form, set()
        )  # by its hash; by its reading
        assert {column.name for column in TABLES[form].columns} - beside == set(names)


TEXTS = [name for name in (*COLUMNS, "hash") if name != "seq"]


@slow
@pytest.mark.parametrize("column", TEXTS)
def test_every_byte_of_every_link(database, head, column):
    """One byte of all links at once: each of them must be named.  A link is checked by itself, so this is all flips."""
    with database.read() as connection:
        before = held(connection, AUDIT, column)
    for at in range(max(map(len, before.values()))):
        touched = {key: flipped(content, at, database) for key, content in before.items() if at < len(content)}
        verdict = found_after(database, lambda c, to=touched: put(c, AUDIT, column, to))
        named = {p.seq for p in verdict.problems if p.what == "does not have its hash: it was changed"}
        assert named == {seq for (seq,) in touched}


def test_single_bytes_of_single_links(database, head):
    chance = random.Random(4)
    with database.read() as connection:
        before = {column: held(connection, AUDIT, column) for column in TEXTS}
    for _ in range(60):
        column, key = chance.choice(TEXTS), (chance.randint(1, LINKS),)
        content = before[column][key]
        changed = {key: flipped(content, chance.randrange(len(content)), database)}
        verdict = found_after(database, lambda c, col=column, to=changed: put(c, AUDIT, col, to))
        assert any((problem.seq,) == key for problem in verdict.problems), (column, key)


@pytest.mark.parametrize("bit", [8, 9, 12, 30])
def test_every_number_of_a_link(database, head, bit):
    """Of every third link at once; two links that change their numbers with one another are a swap, below."""
    for first in (1, 2, 3):
        touched = {(seq,): b"%d" % (seq ^ 1 << bit) for seq in range(first, LINKS + 1, 3)}
        verdict = found_after(database, lambda c, to=touched: put(c, AUDIT, "seq", to))
        named = {
            problem.seq for problem in verdict.problems if problem.what == "does not have its hash: it was changed"
        }
        assert named == set(map(int, touched.values()))


def test_every_link_taken_out(database, head):
    for first in (1, 2, 3):
        gone = list(range(first, LINKS + 1, 3))
        verdict = found_after(database, lambda c, g=gone: c.execute(delete(AUDIT).where(AUDIT.c.seq.in_(g))), head)
        named = {problem.seq for problem in verdict.problems if "links between them are gone" in problem.what}
        assert named == {seq + 1 for seq in gone if seq < LINKS}
        assert (LINKS in gone) == any("cut off" in problem.what for problem in verdict.problems)


def test_every_two_neighbours_swapped(database, head):
    def swap(connection: Connection, pairs: list[tuple[int, int]]) -> None:
        put(connection, AUDIT, "seq", {(one,): b"%d" % -one for one, _ in pairs})
        put(connection, AUDIT, "seq", {(other,): b"%d" % one for one, other in pairs})
        put(connection, AUDIT, "seq", {(-one,): b"%d" % other for one, other in pairs})

    for first in (1, 2):
        pairs = [(seq, seq + 1) for seq in range(first, LINKS, 2)]
        verdict = found_after(database, lambda c, p=pairs: swap(c, p))
        assert {problem.seq for problem in verdict.problems} >= {seq for pair in pairs for seq in pair}


def test_a_link_put_in(database, head):
    def put_in(connection: Connection, after: int) -> None:
        last = connection.execute(select(AUDIT).where(AUDIT.c.seq == after)).one()
        forge(connection, last.seq + 1 if after == LINKS else 1000 + after, last.hash)

    for after in (1, 57, LINKS - 1):
        assert not found_after(database, lambda c, a=after: put_in(c, a)).is_sound
    # at the end a link in its form is what any further link is: only what it claims to cover can be wrong
    assert found_after(database, lambda c: put_in(c, LINKS), head).is_sound


def forge(connection: Connection, seq: int, prev: str) -> None:
    values = (seq, AT, "eve", "note", "x", "0" * 64, prev)
    connection.execute(
        insert(AUDIT).values(dict(zip(COLUMNS, values, strict=True), hash=digest(encode(FORM, *values))))
    )


def cut(connection: Connection, last: int) -> None:
    """Ends the chain after a link, with all that the links after it tell of."""
    connection.execute(delete(JUDGEMENT).where(JUDGEMENT.c.number > last - BEFORE))
    connection.execute(delete(AUDIT).where(AUDIT.c.seq > last))


def test_the_end_cut_off_is_found_by_a_head_and_only_by_it(database, head):
    for last in range(BEFORE, LINKS, 7):
        assert found_after(database, lambda c, at=last: cut(c, at)).is_sound
        verdict = found_after(database, lambda c, at=last: cut(c, at), head)
        assert [p.what for p in verdict.problems] == [
            f"the head that you kept is this link, and the chain ends at {last}: its end was cut off"
        ]


def test_the_end_cut_off_alone_is_found_without_a_head(database, head):
    for last in range(0, LINKS, 7):
        assert not found_after(database, lambda c, at=last: c.execute(delete(AUDIT).where(AUDIT.c.seq > at))).is_sound


def rewrite(connection: Connection, first: int) -> None:
    """Another actor from a link on, and every hash after it made anew."""
    rows = connection.execute(select(AUDIT).order_by(AUDIT.c.seq)).all()
    prev = rows[first - 2].hash if first > 1 else audit.GENESIS
    for row in rows[first - 1 :]:
        values = (row.seq, row.at, "eve", row.action, row.subject, row.payload_sha256, prev)
        prev = digest(encode(FORM, *values))
        changed = dict(zip(COLUMNS, values, strict=True), hash=prev)
        connection.execute(update(AUDIT).where(AUDIT.c.seq == row.seq).values(changed))


def test_a_chain_written_anew_is_found_by_a_head_and_only_by_it(database, head):
    for first in (1, 2, 100, LINKS):
        assert found_after(database, lambda c, at=first: rewrite(c, at)).is_sound
        verdict = found_after(database, lambda c, at=first: rewrite(c, at), head)
        assert [p.what for p in verdict.problems] == [
            "is another than in the head that you kept: the chain was written anew"
        ]


BESIDES = [table for table in TABLES.values() if table is not AUDIT]
COVERED = [(table, column.name) for table in BESIDES for column in table.columns]


@slow
@pytest.mark.parametrize(("table", "column"), COVERED, ids=[f"{table.name}.{column}" for table, column in COVERED])
def test_every_byte_of_every_covered_table(database, table, column):
    """One byte of all rows at once: each of them must be told."""
    with database.read() as connection:
        before = held(connection, table, column)
    assert before
    if isinstance(table.c[column].type, Integer):
        for key, content in before.items():
            for changed in (str(int(content) ^ (1 << bit)).encode() for bit in (6, 8, 30)):
                assert not found_after(database, lambda c, to={key: changed}: put(c, table, column, to)).is_sound
        return
    for at in range(max(map(len, before.values()))):
        touched = {key: flipped(content, at, database) for key, content in before.items() if at < len(content)}
        verdict = found_after(database, lambda c, to=touched: put(c, table, column, to))
        rows = {key[0] for key in touched} if table is CLAIM else touched  # claims are told by their reading
        told = {problem.subject for problem in verdict.problems}
        assert len(told) >= (1 if table.name == "meta" else len(rows)), (at, touched)


NULLABLE = [(table, column.name) for table in BESIDES for column in table.columns if column.nullable]


@pytest.mark.parametrize(("table", "column"), NULLABLE, ids=[f"{table.name}.{column}" for table, column in NULLABLE])
def test_nothing_where_something_was_and_something_where_nothing_was(database, table, column):
    with database.read() as connection:
        before = held(connection, table, column)
        every = keys(connection, table)
    whole = isinstance(table.c[column].type, Integer)
    for key in every:
        to = None if key in before else (b"77" if whole else b"")
        assert not found_after(database, lambda c, to={key: to}: put(c, table, column, to)).is_sound


@pytest.mark.parametrize("table", BESIDES, ids=lambda table: table.name)
def test_every_covered_row_taken_out(database, table):
    with database.read() as connection:
        every = keys(connection, table)
    for key in every:
        here = [column == part for column, part in zip(table.primary_key, key, strict=True)]
        assert not found_after(database, lambda c, w=here: c.execute(delete(table).where(*w))).is_sound


def _copy(connection: Connection, table: Table, **changes: object) -> None:
    row = connection.execute(select(table)).first()
    assert row is not None
    connection.execute(insert(table).values({**row._mapping, **changes}))


@pytest.mark.parametrize(
    ("table", "changes"),
    [
        (BLOB, {"sha256": digest(b"new"), "size": 3, "data": b"new"}),
        (REPORT, {"number": 77, "id": "new", "blob": digest(b"new")}),
        (READING, {"number": 77, "version": "new"}),
        (CLAIM, {"ordinal": 77}),
        (CLAIM, {"reading": 77}),
        (JUDGEMENT, {"number": 77}),
        (TABLES["account/1"], {"number": 77}),
        (TABLES["setting/1"], {"number": 77}),
        (TABLES["migration/1"], {"number": 77}),
        (TABLES["meta/1"], {"key": "new"}),
    ],
)
def test_rows_put_in_without_a_link(database, table, changes):
    assert not found_after(database, lambda c: _copy(c, table, **changes)).is_sound


def test_claims_swapped_between_two_readings(database):
    def swap(connection: Connection) -> None:
        bodies = dict(zip((2, 3), ("a", "b"), strict=True))
        for reading, body in bodies.items():
            connection.execute(update(CLAIM).where(CLAIM.c.reading == reading, CLAIM.c.ordinal == 0).values(body=body))

    named = {p.subject.partition("-")[0] for p in found_after(database, swap).problems}
    assert named == {"r002", "r003"}


def test_a_guard_taken_away_is_told(database):
    with database.engine.connect() as connection, connection.begin() as transaction:
        guard = "judgement_no_update" if database.is_sqlite else "judgement_no_change ON judgement"
        connection.execute(text(f"DROP TRIGGER {guard}"))
        verdict = verify(connection)
        transaction.rollback()
    assert [problem.table for problem in verdict.problems] == ["judgement"]


def test_many_problems_are_counted_and_not_all_listed(database, head, monkeypatch):
    monkeypatch.setattr("rashomon.store.verification._SHOWN", 10)
    verdict = found_after(database, lambda c: c.execute(update(AUDIT).values(actor="eve")))
    assert (len(verdict.problems), verdict.more) == (10, LINKS - 10)


def test_pages_of_the_chain_join(database, head, monkeypatch):
    monkeypatch.setattr("rashomon.store.verification._LINKS", 7)
    monkeypatch.setattr("rashomon.store.verification._ROWS", 2)
    assert verdict_of(database, head).is_sound
    assert not found_after(database, lambda c: c.execute(delete(AUDIT).where(AUDIT.c.seq == 8))).is_sound
