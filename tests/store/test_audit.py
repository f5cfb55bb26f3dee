"""The chain itself: written with the change, hashed as documented."""

from __future__ import annotations

from contextlib import closing
from hashlib import sha256

import pytest

from rashomon.errors import StoreError
from rashomon.model.canonical import encode
from rashomon.store import audit
from rashomon.store.audit import EMPTY, Link
from rashomon.store.database import Database
from rashomon.store.schema import METADATA


def add(database: Database, subject: str = "a") -> Link:
    with database.write() as connection:
        return audit.append(connection, actor="me", action="note", subject=subject, payload="what was done")


def test_each_link_holds_the_hash_of_the_one_before(database):
    before = head(database)
    first, second = add(database), add(database, "b")
    with database.read() as connection:
        one, two = audit.entries(connection, after=first.seq - 1)
        assert audit.head(connection) == second
    assert (one.seq, one.hash, one.prev) == (first.seq, first.hash, before.hash)
    assert (two.seq, two.hash, two.prev) == (first.seq + 1, second.hash, first.hash)
    assert one.payload_sha256 == sha256(b"what was done").hexdigest()


def head(database: Database) -> Link:
    with database.read() as connection:
        return audit.head(connection)


def test_the_chain_begins_with_the_making_of_the_tables(database):
    with database.read() as connection:
        first, *_ = audit.entries(connection)
    assert (first.seq, first.action, first.subject, first.prev) == (1, "migrate", "1", "0" * 64)


def test_a_chain_without_links_has_a_head_too(empty_url):
    with closing(Database.connect(empty_url)) as database:
        with database.write() as connection:
            METADATA.create_all(connection)
        assert head(database) == EMPTY


def test_the_hash_is_what_the_documents_say(database):
    """Made again with nothing but SHA-256 and the lengths, as a stranger would (docs/custody.md)."""
    link = add(database, "Дараа")
    with database.read() as connection:
        (entry,) = audit.entries(connection, after=link.seq - 1)
    content = b""
    for kind, text in (
        ("T", "audit/1"),
        ("I", str(entry.seq)),
        ("T", entry.at),
        ("T", entry.actor),
        ("T", entry.action),
        ("T", entry.subject),
        ("T", entry.payload_sha256),
        ("T", entry.prev),
    ):
        content += kind.encode() + len(text.encode()).to_bytes(8, "big") + text.encode()
    assert sha256(content).hexdigest() == entry.hash


def test_a_link_goes_with_its_change(database):
    before = head(database)

    def fail() -> None:
        with database.write() as connection:
            audit.append(connection, actor="me", action="note", subject="a", payload=b"")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert head(database) == before


def test_what_is_not_there_cannot_be_sealed(database):
    with pytest.raises(StoreError, match="there is no report a"), database.write() as connection:
        audit.seal(connection, actor="me", action="ingest", subject="a")


def test_a_head_is_written_and_read():
    link = Link(12, "ab" * 32)
    assert Link.parse(f" {link}\n") == link
    for wrong in ("", "12", "12:xyz", f"-1:{'ab' * 32}", f"1:{'ab' * 31}"):
        with pytest.raises(StoreError, match="no head of a chain"):
            Link.parse(wrong)


def test_no_two_rows_share_a_form():
    assert encode("a", "bc", "d") != encode("a", "b", "cd")
    assert encode("a", None) != encode("a", "")
    assert encode("a", 1) != encode("a", "1")
    assert encode("a", b"1") != encode("a", "1")
    for wrong in (1.0, True):
        with pytest.raises(TypeError, match="no canonical form"):
            encode("a", wrong)  # type: ignore[arg-type]
