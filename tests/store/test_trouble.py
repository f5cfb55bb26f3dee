"""Several at once, and connections that are lost: nothing is doubled, and nothing is half done."""

from __future__ import annotations

import multiprocessing
import time
from contextlib import closing

import pytest
from sqlalchemy import Connection, exc, func, select, text

from rashomon.errors import StoreUnavailable
from rashomon.store.database import Database
from rashomon.store.schema import READING, REPORT
from rashomon.store.verification import verify
from store.crashing import ingest, is_whole, reports_in
from store.keeping_house import found_project, keep_report
from store.servers import Server

# several at once


def ingest_there(url: str, numbers: range) -> int:
    with closing(Database.connect(url)) as database:
        return len(ingest(database, numbers).new)


def test_two_ingests_at_once_keep_each_report_once(founded, url):
    founded.close()  # no connection is shared with a child
    context = multiprocessing.get_context("fork")
    with context.Pool(2) as pool:
        new = pool.starmap(ingest_there, [(url, range(40)), (url, range(20, 60))])
        pool.close()
        pool.join()
    assert sum(new) == 60 - 3
    assert reports_in(founded) == 60
    assert is_whole(founded, range(60))


def look_there(url: str, until: int) -> list[str]:
    """Reads on until all reports are there; what was seen that cannot be."""
    wrong: list[str] = []
    seen = 0
    with closing(Database.connect(url)) as database:
        while seen < until and not wrong:
            with database.read() as connection:
                reports, readings = counts(connection)
                time.sleep(0.002)
                if (reports, readings) != counts(connection):
                    wrong.append("what one transaction reads changed while it read")
                problems = verify(connection).problems
            wrong += [f"{reports} reports and {readings} readings"] * (reports != readings) + [str(p) for p in problems]
            wrong += [f"{seen} reports were there, and then {reports}"] * (reports < seen)
            seen = reports
    return wrong


def counts(connection: Connection) -> tuple[int, int]:
    return (
        int(connection.execute(select(func.count()).select_from(REPORT)).scalar_one()),
        int(connection.execute(select(func.count()).select_from(READING)).scalar_one()),
    )


def test_who_reads_while_another_writes_sees_whole_reports(founded, url):
    founded.close()
    with multiprocessing.get_context("fork").Pool(2) as pool:
        looking = pool.apply_async(look_there, (url, 60))
        assert pool.apply(ingest_there, (url, range(60))) == 57
        assert looking.get(timeout=60) == []
        pool.close()
        pool.join()


def test_a_writer_that_waits_sees_what_the_one_before_it_kept(server):
    """Even where the server gives each transaction one view from its start."""
    url = server.new()
    name = url.partition("@/")[2].partition("?")[0]
    server.tell(f"ALTER DATABASE {name} SET default_transaction_isolation = 'repeatable read'")
    with closing(Database.connect(url)) as database:
        with database.write() as connection:
            found_project(connection)
        database.close()
        with multiprocessing.get_context("fork").Pool(2) as pool:
            assert pool.starmap(ingest_there, [(url, range(20)), (url, range(20, 40))]) == [20, 20]
            pool.close()
            pool.join()
        assert is_whole(database, range(40))


def test_a_writer_that_waits_too_long_is_told_so(founded, url, monkeypatch):
    monkeypatch.setattr("rashomon.store.database.BUSY_MS", 50)
    waiting = pytest.raises(StoreUnavailable, match="another process has been writing")
    with founded.write(), closing(Database.connect(url)) as other, waiting:
        ingest(other, range(5))
    assert reports_in(founded) == 3


# the connection is lost


def cut_connections(server: Server, url: str) -> None:
    name = url.partition("@/")[2].partition("?")[0]
    server.tell(
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}' AND pid <> pg_backend_pid()"
    )


@pytest.mark.parametrize("backend", ["postgresql"])
def test_a_connection_lost_in_the_middle(founded, url, server):
    def lose() -> None:
        with founded.write() as connection:
            keep_report(connection, 77)
            cut_connections(server, url)
            connection.execute(select(REPORT))

    with pytest.raises(StoreUnavailable, match=r"connection to the server was lost.*; nothing was half done"):
        lose()
    assert reports_in(founded) == 3
    assert len(ingest(founded, range(6)).new) == 3, "the next transaction has a new connection"
    assert is_whole(founded, range(6))


@pytest.mark.parametrize("backend", ["postgresql"])
def test_a_connection_lost_before_the_end_of_a_transaction(founded, url, server):
    def lose() -> None:
        with founded.write() as connection:
            keep_report(connection, 77)
            cut_connections(server, url)

    with pytest.raises(StoreUnavailable, match="connection to the server was lost"):
        lose()
    assert reports_in(founded) == 3


@pytest.mark.parametrize("backend", ["postgresql"])
def test_verifying_over_a_lost_connection_is_no_verdict(founded, url, server):
    def lose() -> None:
        with founded.read() as connection:
            cut_connections(server, url)
            verify(connection)

    with pytest.raises(StoreUnavailable, match="connection to the server was lost"):
        lose()


def test_no_server_there(tmp_path):
    with pytest.raises(StoreUnavailable, match="is it running"):
        Database.connect(f"postgresql://me:secret@/nothing?host={tmp_path}")
    with pytest.raises(StoreUnavailable) as raised:
        Database.connect(f"postgresql://me:secret@/nothing?host={tmp_path}")
    assert "secret" not in str(raised.value)


def test_no_such_database(server):
    with pytest.raises(StoreUnavailable, match=r"create it first \(createdb NAME\)"):
        Database.connect(server.url("nothing_here"))


@pytest.mark.parametrize("backend", ["postgresql"])
def test_a_writer_that_hangs_does_not_stop_the_others_for_ever(founded, url, monkeypatch):
    monkeypatch.setattr("rashomon.store.database.HANGS_MS", 100)

    def hang() -> None:
        with founded.write() as connection:
            keep_report(connection, 77)
            time.sleep(1)

    with pytest.raises(StoreUnavailable, match="others went on"):
        hang()
    assert len(ingest(founded, range(6)).new) == 3
    assert is_whole(founded, range(6))


def test_every_writer_waits_for_the_disk(database, url, backend, request):
    """`kill -9` cannot show a missing wait: so the settings are looked at."""
    if backend == "sqlite":
        with database.write() as connection:
            assert connection.execute(text("PRAGMA synchronous")).scalar() == 2
            assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        return
    name = url.partition("@/")[2].partition("?")[0]
    for set_to, wanted in (("off", "on"), ("remote_apply", "remote_apply")):
        request.getfixturevalue("server").tell(f"ALTER DATABASE {name} SET synchronous_commit = '{set_to}'")
        database.close()
        with database.write() as connection:
            assert connection.execute(text("SHOW synchronous_commit")).scalar() == wanted


def stop(then: Exception) -> None:
    """A stop, in whose clearing up something fails."""
    try:
        raise KeyboardInterrupt
    finally:
        raise then


def test_a_stop_whose_clearing_up_fails_is_still_a_stop(founded):
    """Ctrl-C in the midst of a statement: the driver cannot clear up, and that is no lost server."""
    lost = exc.ProgrammingError("ROLLBACK", None, Exception("the connection is in a transaction"))
    with pytest.raises(KeyboardInterrupt), founded.read():
        stop(lost)


def test_an_error_of_the_server_is_told_as_one(founded):
    lost = exc.ProgrammingError("SELECT", None, Exception("connection refused"))
    with pytest.raises(StoreUnavailable, match="connection"), founded.read():
        raise lost
