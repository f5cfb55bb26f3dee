"""The tables of a project.  Nothing but judgements' effect is ever computed here; rows are added and not changed.

Instants are UTC, as `2024-03-09T12:00:00.000000Z`, so that they sort as text; days are `2024-03-09`.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint
from sqlalchemy.types import BigInteger

NUMBER = BigInteger().with_variant(Integer(), "sqlite")
METADATA = MetaData()
SHELF = MetaData()
"""The tables of what reconciling keeps (store/shelves.py); they hold nothing that could not be computed again."""


def _table(name: str, *parts: Column[object] | Index | UniqueConstraint) -> Table:
    """A table; SQLite then holds the columns to their types."""
    return Table(name, METADATA, *parts, sqlite_strict=True)


META = _table("meta", Column("key", Text, primary_key=True), Column("value", Text, nullable=False))
"""What the project is: its name, the number that it was made with, when."""

MIGRATION = _table(
    "migration",
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("software", Text, nullable=False),
)
"""Each step that brought the tables to their present form."""

BLOB = _table(
    "blob",
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
"""The evidentiary copy: bytes as they were received, once."""

REPORT = _table(
    "report",
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("blob", Text, ForeignKey("blob.sha256"), nullable=False, unique=True),
    Column("recorded", Text, nullable=False),
    Column("user", Text, nullable=False),
    Column("known", Text),
    Column("facts", Text, nullable=False),
)
"""A report: `known` is its day of publication where that is told, `facts` all that was given with it (JSON)."""

READING = _table(
    "reading",
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("report", NUMBER, ForeignKey("report.number"), nullable=False),
    Column("version", Text, nullable=False),
    Column("recorded", Text, nullable=False),
    Column("known", Text),
    Column("facts", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("text_sha256", Text, nullable=False),
    Column("unresolved", Text, nullable=False),
    Column("claims", Integer, nullable=False),
    UniqueConstraint("report", "version"),
)
"""One reading of a report by one version: the working copy of its text, to which all offsets refer."""

CLAIM = _table(
    "claim",
    Column("reading", NUMBER, ForeignKey("reading.number"), primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("claim_id", "id"),
)
"""What a reading found, in the order of the text (SCALE.md 4.3, lesson 1: keyed by reading and ordinal)."""

JUDGEMENT = _table(
    "judgement",
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("user", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("undoes", NUMBER, ForeignKey("judgement.number"), unique=True),
    Index("judgement_subject", "subject"),
)
"""What people decided; a row is undone by a further row, never changed."""

AUDIT = _table(
    "audit",
    Column("seq", NUMBER, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("payload_sha256", Text, nullable=False),
    Column("prev", Text, nullable=False),
    Column("hash", Text, nullable=False),
)
"""The chain of custody: each row holds the hash of the one before."""

ACCOUNT = _table(
    "account",
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("deed", Text, nullable=False),
    Column("role", Text, nullable=False),
    Index("account_name", "name"),
)
"""What was done with a user of the desk: added, given another role or password, removed; `role` is that afterwards."""

SECRET = _table(
    "secret",
    Column("name", Text, primary_key=True),
    Column("hash", Text, nullable=False),
)
"""The hash of each user's password; the one table whose rows are replaced: a hash that is out of use is kept nowhere.
No link of the chain covers it, and nothing that leaves the project holds it."""

SETTING = _table(
    "setting",
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("value", Text, nullable=False),
)
"""What a project asks for; the newest row of a name counts."""

FIRST = ("meta", "migration", "blob", "report", "reading", "claim", "judgement", "audit")
"""The tables of the first form; each later step adds its own."""

APPEND_ONLY = ("blob", "report", "reading", "claim", "judgement", "audit", "migration", "account", "setting")
"""Tables whose rows are refused to be changed or removed, by triggers on both databases."""
