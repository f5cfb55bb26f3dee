"""A disk that gives back other bytes: what is read is what was kept, or it is told that it is not."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from rashomon.errors import StoreDamaged, StoreUnavailable
from rashomon.store.covered import raw
from rashomon.store.database import Database
from rashomon.store.migrations import prepare
from rashomon.store.schema import METADATA
from rashomon.store.shelves import HOME
from rashomon.store.verification import verify
from store.keeping_house import fill

PAGE = 4096
Rows = dict[str, list[tuple[object, ...]]]


def all_rows(database: Database) -> Rows:
    with database.read() as connection:
        return {
            table.name: [
                tuple(row) for row in connection.execute(select(*(raw(column, connection) for column in table.columns)))
            ]
            for table in METADATA.sorted_tables
        }


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Rows]:
    """The file of a project, and what stands in it."""
    path = tmp_path_factory.mktemp("sound") / "project.sqlite"
    with closing(Database.connect(f"sqlite:///{path}")) as database:
        prepare(database)
        fill(database, reports=12, judgements=9)
        rows = all_rows(database)
    return path.read_bytes(), rows


def is_told(path: Path) -> bool:
    """Whether opening or verifying the file tells of damage."""
    try:
        with closing(Database.connect(f"sqlite:///{path}")) as database, database.read() as connection:
            return not verify(connection).is_sound
    except (StoreUnavailable, StoreDamaged):
        return True


@pytest.mark.parametrize("seed", range(8))
def test_a_byte_of_the_file_that_is_another(sound, tmp_path, seed):
    content, rows = sound
    chance = random.Random(seed)
    path, found = tmp_path / "damaged.sqlite", 0
    for _ in range(90):
        changed = bytearray(content)
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        path.write_bytes(changed)
        if is_told(path):
            found += 1
            continue
        with closing(Database.connect(f"sqlite:///{path}")) as database:
            assert all_rows(database) == rows, "it was read as sound, and something else is there"
    assert found


@pytest.mark.parametrize("seed", range(4))
def test_a_page_of_the_file_that_is_lost_or_old(sound, tmp_path, seed):
    content, rows = sound
    chance = random.Random(seed)
    path, size = tmp_path / "damaged.sqlite", PAGE
    for _ in range(10):
        start = chance.randrange(len(content) // size) * size
        other = chance.randrange(len(content) // size) * size
        page = chance.choice([bytes(size), content[other : other + size]])
        path.write_bytes(content[:start] + page + content[start + size :])
        if not is_told(path):
            with closing(Database.connect(f"sqlite:///{path}")) as database:
                assert all_rows(database) == rows


def test_a_file_cut_short(sound, tmp_path):
    content, _ = sound
    path = tmp_path / "damaged.sqlite"
    for part in (1, 2, 3, 5, 8):
        path.write_bytes(content[: len(content) * part // 9])
        assert is_told(path)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Rows, dict[str, int]]:
    """The file of a project with a shelf and with free pages; its rows; where each table and index begins."""
    path = tmp_path_factory.mktemp("full") / "project.sqlite"
    with closing(Database.connect(f"sqlite:///{path}")) as database:
        prepare(database)
        fill(database, reports=12, judgements=9)
        with database.write() as connection:
            rows = [{"claim": at, "id": f"e{at:04}", "alone": False, "counted": True} for at in range(1, 901)]
            connection.execute(HOME.insert(), rows)
            connection.exec_driver_sql("CREATE TABLE passing AS SELECT zeroblob(3000) FROM shelf_home LIMIT 30")
            connection.exec_driver_sql("DROP TABLE passing")
        kept = all_rows(database)
    with closing(sqlite3.connect(path)) as plain:
        begins = dict(plain.execute("SELECT name, rootpage FROM sqlite_schema"))
    return path.read_bytes(), kept, begins


def put(content: bytes, page: int, at: int, what: bytes) -> bytes:
    """The file with other bytes at this place of a page."""
    start = (page - 1) * PAGE + at
    return content[:start] + what + content[start + len(what) :]


@pytest.mark.parametrize("name", ["claim", "audit", "blob", "claim_id"])
def test_a_free_page_that_is_one_of_evidence_is_told(full, tmp_path, name):
    content, _, begins = full
    path, free = tmp_path / "damaged.sqlite", int.from_bytes(content[32:36], "big")
    assert free, "there are no free pages"
    path.write_bytes(put(content, free, 8, begins[name].to_bytes(4, "big")))
    assert is_told(path)


def test_a_page_of_another_table_in_the_place_of_the_blobs_is_told(full, tmp_path):
    content, _, begins = full
    path, pages = tmp_path / "damaged.sqlite", sorted({at for at in begins.values() if at} - {begins["blob"]})
    assert len(pages) > 20
    for at in pages:
        path.write_bytes(put(content, begins["blob"], 0, content[(at - 1) * PAGE : at * PAGE]))
        assert is_told(path)


@pytest.mark.parametrize("name", ["claim", "audit", "blob", "claim_id"])
def test_a_page_of_evidence_that_the_shelf_takes_for_its_own_is_told(full, tmp_path, name):
    content, _, begins = full
    path, home = tmp_path / "damaged.sqlite", begins["shelf_home"]
    assert content[(home - 1) * PAGE] == 5, "it has no pages below"
    path.write_bytes(put(content, home, 8, begins[name].to_bytes(4, "big")))
    assert is_told(path)


def with_another_key(content: bytes, page: int, key: bytes, other: bytes) -> bytes:
    """The file with one key of an index changed, on the page itself or the last one below it."""
    if content[(page - 1) * PAGE] == 2:
        page = int.from_bytes(content[(page - 1) * PAGE + 8 : (page - 1) * PAGE + 12], "big")
    at = content.index(key, (page - 1) * PAGE, page * PAGE) - (page - 1) * PAGE
    return put(content, page, at, other)


def test_an_index_of_evidence_that_is_not_that_of_its_table_is_told(full, tmp_path):
    content, rows, begins = full
    path, last = tmp_path / "damaged.sqlite", max(row[2] for row in rows["claim"])
    path.write_bytes(with_another_key(content, begins["claim_id"], last, last[:-1] + b"7"))
    assert is_told(path)


def test_an_index_of_what_was_worked_out_is_not_compared_and_touches_no_evidence(full, tmp_path):
    content, rows, begins = full
    path = tmp_path / "damaged.sqlite"
    path.write_bytes(with_another_key(content, begins["ix_shelf_home_id"], b"e0900", b"e0901"))
    assert not is_told(path)  # docs/custody.md says so
    with closing(Database.connect(f"sqlite:///{path}")) as database:
        assert all_rows(database) == rows


def test_what_was_worked_out_and_cannot_be_read_is_told(full, tmp_path):
    content, rows, begins = full
    path = tmp_path / "damaged.sqlite"
    path.write_bytes(put(content, begins["shelf_home"], 0, bytes(64)))
    assert is_told(path)
    with closing(Database.connect(f"sqlite:///{path}")) as database:
        assert all_rows(database) == rows
