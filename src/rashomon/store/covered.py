"""What the audit chain answers for: which rows a link covers, and the bytes that it holds the hash of.

A link of `ingest` covers a report and, by its hash, the blob; of `read` a reading, its text and all its claims; of
`judge` a judgement; of `user` what was done with a user (never a password or its hash); of `set` a setting;
of `migrate` a step of the tables; of `init` what the project is.  The bytes are always made from
what lies in the database, by the writer as by who verifies, so that both mean the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    LargeBinary,
    Result,
    Select,
    Table,
    Text,
    cast,
    func,
    select,
)

from rashomon.model.canonical import digest, encode, field
from rashomon.store.schema import ACCOUNT, AUDIT, BLOB, CLAIM, JUDGEMENT, META, MIGRATION, READING, REPORT, SETTING

FORMS: Mapping[str, tuple[str, ...]] = {
    "blob/1": ("sha256", "size", "data"),
    "report/1": ("number", "id", "blob", "recorded", "user", "known", "facts"),
    "reading/1": ("number", "report", "version", "recorded", "known", "facts", "text_sha256", "unresolved", "claims"),
    "claim/1": ("ordinal", "id", "body"),
    "judgement/1": ("number", "at", "user", "kind", "subject", "value", "reason", "undoes"),
    "account/1": ("number", "at", "by", "name", "deed", "role"),
    "setting/1": ("number", "at", "by", "name", "value"),
    "migration/1": ("number", "name", "at", "software"),
    "meta/1": ("key", "value"),
    "audit/1": ("seq", "at", "actor", "action", "subject", "payload_sha256", "prev"),
}
"""The columns that a row's form holds, in their order.  A form is never changed: a new column makes a new form."""

TABLES: Mapping[str, Table] = {
    f"{table.name}/1": table
    for table in (BLOB, REPORT, READING, CLAIM, JUDGEMENT, ACCOUNT, SETTING, MIGRATION, META, AUDIT)
}


@dataclass(frozen=True, slots=True)
class Content:
    """What a link covers, as it lies in the database: its bytes, and faults that show without the chain.

    `reading` is the number of the reading that was covered with its `claims`.
    """

    payload: bytes
    faults: tuple[str, ...] = ()
    reading: int | None = None
    claims: int = 0

    @property
    def payload_sha256(self) -> str:
        """What the link holds of it."""
        return digest(self.payload)


@dataclass(frozen=True, slots=True)
class Deed:
    """One action that covers rows: how its subjects are written, found and checked.

    `subjects` selects the subject of each row that there is; `find` gives the contents of those that are asked for.
    """

    action: str
    table: Table
    subjects: Callable[[], Select[str]]
    find: Callable[[Connection, Iterable[str]], Iterator[tuple[str, Content]]]


def subject_of_reading(report: str, version: str) -> str:
    """How a link of `read` names the reading."""
    return f"{report}@{version}"


def raw(column: Column[object] | ColumnElement[object], connection: Connection) -> ColumnElement[bytes]:
    """A column's bytes as they lie there: a damaged text is no valid UTF-8, and must be seen and not stumbled over."""
    if isinstance(column.type, LargeBinary):
        return column  # type: ignore[return-value]
    if connection.dialect.name == "sqlite":
        return cast(column, LargeBinary)
    return func.convert_to(cast(column, Text), "UTF8")


def columns(form: str, connection: Connection) -> list[ColumnElement[bytes]]:
    """The raw columns of a form, in its order."""
    return [raw(TABLES[form].c[name], connection) for name in FORMS[form]]


def assembled(form: str, contents: Iterable[bytes | None]) -> bytes:
    """The canonical bytes of a row from the raw bytes of its columns."""
    kinds = _KINDS[form]
    return encode(form) + b"".join(map(field, kinds, contents))


def _kind(column: Column[object]) -> bytes:
    if isinstance(column.type, LargeBinary):
        return b"B"
    return b"I" if isinstance(column.type, Integer) else b"T"


_KINDS = {form: tuple(_kind(TABLES[form].c[name]) for name in names) for form, names in FORMS.items()}


def shown(content: bytes | None) -> str:
    """Raw bytes for a message; what is no UTF-8 shows as escapes."""
    return "" if content is None else content.decode("utf-8", "backslashreplace")


def _reports(connection: Connection, subjects: Iterable[str]) -> Iterator[tuple[str, Content]]:
    query = select(*columns("report/1", connection)).where(REPORT.c.id.in_(list(subjects)))
    for row in connection.execute(query):
        yield shown(row[1]), Content(assembled("report/1", row))


def _readings(connection: Connection, subjects: Iterable[str]) -> Iterator[tuple[str, Content]]:
    wanted = set(subjects)
    ids = sorted({subject.rpartition("@")[0] for subject in wanted})
    query = (
        select(READING.c.number, raw(REPORT.c.id, connection), raw(READING.c.text, connection))
        .add_columns(*columns("reading/1", connection))
        .join(REPORT, READING.c.report == REPORT.c.number)
        .where(REPORT.c.id.in_(ids))
    )
    found = [
        (subject, number, _faults_of_text(text, row), row)
        for number, name, text, *row in connection.execute(query)
        if (subject := subject_of_reading(shown(name), shown(row[2]))) in wanted
    ]
    hashes = claim_hashes(connection, [number for _, number, _, _ in found])
    for subject, number, faults, row in found:
        body, count = hashes.get(number, (sha256().hexdigest(), 0))
        if row[8] != b"%d" % count:
            faults = (*faults, f"it says that it has {shown(row[8])} claims, and {count} are there")
        yield subject, Content(assembled("reading/1", row) + encode("claims/1", body), faults, number, count)


def _faults_of_text(text: bytes, row: list[bytes | None]) -> tuple[str, ...]:
    return () if digest(text).encode() == row[6] else ("its text is not the text that was read",)


def claim_hashes(connection: Connection, readings: list[int]) -> dict[int, tuple[str, int]]:
    """For each of these readings that has claims: one hash over them all in their order, and how many they are."""
    hashes = {}
    for number, rows in groupby(_claims(connection, readings), key=itemgetter(0)):
        total, count = sha256(), 0
        for count, row in enumerate(rows, 1):  # noqa: B007 - the last count is the number of rows
            total.update(assembled("claim/1", row[1:]))
        hashes[number] = (total.hexdigest(), count)
    return hashes


def claim_bytes(connection: Connection, reading: int) -> bytes:
    """The bytes of all claims of a reading, which the hash of `claim_hashes` is of."""
    return b"".join(assembled("claim/1", row[1:]) for row in _claims(connection, [reading]))


def _claims(connection: Connection, readings: list[int]) -> Result[Any]:
    query = select(CLAIM.c.reading, *columns("claim/1", connection)).where(CLAIM.c.reading.in_(readings))
    return connection.execute(query.order_by(CLAIM.c.reading, CLAIM.c.ordinal))


def _numbered(form: str) -> Callable[[Connection, Iterable[str]], Iterator[tuple[str, Content]]]:
    """For tables whose rows are named by their number."""

    def find(connection: Connection, subjects: Iterable[str]) -> Iterator[tuple[str, Content]]:
        numbers = [int(subject) for subject in subjects if subject.isascii() and subject.isdigit()]
        query = select(*columns(form, connection)).where(TABLES[form].c.number.in_(numbers))
        for row in connection.execute(query):
            yield shown(row[0]), Content(assembled(form, row))

    return find


def _project(connection: Connection, subjects: Iterable[str]) -> Iterator[tuple[str, Content]]:
    rows = connection.execute(select(*columns("meta/1", connection)))
    whole = b"".join(sorted(assembled("meta/1", row) for row in rows))
    for subject in subjects:
        yield subject, Content(whole)


DEEDS: Mapping[str, Deed] = {
    deed.action: deed
    for deed in (
        Deed("ingest", REPORT, lambda: select(REPORT.c.id), _reports),
        Deed(
            "read",
            READING,
            lambda: select(REPORT.c.id + "@" + READING.c.version).join(REPORT, READING.c.report == REPORT.c.number),
            _readings,
        ),
        Deed("judge", JUDGEMENT, lambda: select(cast(JUDGEMENT.c.number, Text)), _numbered("judgement/1")),
        Deed("user", ACCOUNT, lambda: select(cast(ACCOUNT.c.number, Text)), _numbered("account/1")),
        Deed("set", SETTING, lambda: select(cast(SETTING.c.number, Text)), _numbered("setting/1")),
        Deed("migrate", MIGRATION, lambda: select(cast(MIGRATION.c.number, Text)), _numbered("migration/1")),
        Deed("init", META, lambda: select(cast("project", Text)).where(select(META).exists()), _project),
    )
}
"""The actions that cover rows, by their name; a link of any other action covers only what it says itself."""
