"""A disk that gives back other bytes: what is read is what was kept, or it is told that it is not."""

from __future__ import annotations

import random
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from rashomon.errors import StoreDamaged, StoreUnavailable
from rashomon.store.covered import raw
from rashomon.store.database import Database
from rashomon.store.migrations import prepare
from rashomon.store.schema import METADATA
from rashomon.store.verification import verify
from store.keeping_house import fill

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
    path, size = tmp_path / "damaged.sqlite", 4096
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
