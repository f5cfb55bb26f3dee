"""Users and settings: rows that are only added, on both databases; a project of the first form is brought forward."""

from __future__ import annotations

from contextlib import closing

import pytest
from sqlalchemy import delete, inspect, select, update

from rashomon.errors import ProjectForeign, StoreUnavailable
from rashomon.store import accounts, audit, migrations
from rashomon.store.database import Database
from rashomon.store.schema import ACCOUNT, SECRET, SETTING
from rashomon.store.verification import verify
from store.keeping_house import found_project, keep_report


def test_a_user_is_what_the_newest_rows_say(database: Database) -> None:
    with database.write() as connection:
        first = accounts.change(connection, by="me", name="ana", deed="add", role="coder")
        accounts.change(connection, by="me", name="ben", deed="add", role="reader")
        accounts.change(connection, by="ana", name="ana", deed="role", role="lead")
        renewed = accounts.change(connection, by="ana", name="ben", deed="password", role="reader")
    with database.read() as connection:
        ana, ben = accounts.every(connection)
    assert (ana.name, ana.role, ana.since) == ("ana", "lead", first)
    assert (ben.name, ben.role, ben.since) == ("ben", "reader", renewed)
    with database.write() as connection:
        gone = accounts.change(connection, by="ana", name="ben", deed="remove", role="")
    with database.read() as connection:
        _, ben = accounts.every(connection)
        assert (ben.role, ben.since) == ("", gone)
        assert verify(connection).is_sound


def test_a_hash_takes_the_place_of_the_one_before_and_is_in_no_link(database: Database) -> None:
    with database.write() as connection:
        accounts.change(connection, by="me", name="ana", deed="add", role="coder")
        accounts.keep_secret(connection, "ana", "one")
        before = audit.head(connection)
        accounts.keep_secret(connection, "ana", "two")
        assert audit.head(connection) == before
    with database.read() as connection:
        assert accounts.secret_of(connection, "ana") == "two"
        assert connection.execute(select(SECRET.c.hash)).scalars().all() == ["two"]
    with database.write() as connection:
        accounts.forget_secret(connection, "ana")
    with database.read() as connection:
        assert accounts.secret_of(connection, "ana") is None


def test_the_newest_setting_counts_and_the_earlier_ones_stay(database: Database) -> None:
    with database.read() as connection:
        assert accounts.chosen(connection, "readers") is None
    for value in ("2", "1"):
        with database.write() as connection:
            accounts.choose(connection, by="ana", name="readers", value=value)
    with database.read() as connection:
        assert accounts.chosen(connection, "readers") == "1"
        assert connection.execute(select(SETTING.c.value).order_by(SETTING.c.number)).scalars().all() == ["2", "1"]
        told = accounts.told(connection)
        last = list(audit.entries(connection))[-1]
    assert (last.actor, last.action, told[last.action, last.subject]) == ("ana", "set", "readers 1")


@pytest.mark.parametrize("table", [ACCOUNT, SETTING], ids=lambda table: table.name)
def test_rows_stay_as_they_are(database: Database, table: object) -> None:
    with database.write() as connection:
        accounts.change(connection, by="me", name="ana", deed="add", role="coder")
        accounts.choose(connection, by="me", name="readers", value="2")
    for deed in (update(table).values(by="eve"), delete(table)):  # type: ignore[arg-type]
        with pytest.raises(StoreUnavailable, match="append-only"), database.write() as connection:
            connection.execute(deed)


def test_a_project_of_the_first_form_is_brought_forward(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = migrations.STEPS
    with closing(Database.connect(empty_url)) as database:
        monkeypatch.setattr(migrations, "STEPS", steps[:1])
        assert migrations.prepare(database, "ana") == (1,)
        with database.write() as connection:
            found_project(connection)
            keep_report(connection, 1)
        with database.read() as connection:
            assert not {"account", "secret", "setting"} & set(inspect(connection).get_table_names())
        monkeypatch.setattr(migrations, "STEPS", steps)
        with pytest.raises(ProjectForeign, match="older form"):
            migrations.require(database)
        assert migrations.prepare(database, "ana") == tuple(step.number for step in steps[1:])
        migrations.require(database)
        with database.write() as connection:
            accounts.change(connection, by="ana", name="ben", deed="add", role="lead")
        with database.read() as connection:
            assert verify(connection).is_sound
