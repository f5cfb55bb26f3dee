"""A small project made by hand: every sort of row, each with its link."""

from __future__ import annotations

from hashlib import sha256

from sqlalchemy import Connection

from rashomon.store import accounts, audit
from rashomon.store.audit import Link
from rashomon.store.covered import subject_of_reading
from rashomon.store.database import Database
from rashomon.store.schema import BLOB, CLAIM, JUDGEMENT, META, READING, REPORT

AT = "2024-03-09T12:00:00.000000Z"
VERSION = "0.4/ab"


def found_project(connection: Connection) -> None:
    connection.execute(META.insert(), [{"key": "name", "value": "desk"}, {"key": "made", "value": AT}])
    audit.seal(connection, actor="me", action="init", subject="project")


def keep_report(connection: Connection, number: int, claims: int = 2) -> None:
    raw = f"Отчёт {number}: three were killed.\n".encode()
    digest = sha256(raw).hexdigest()
    name = f"r{number:03}-{digest[:8]}"
    connection.execute(BLOB.insert().values(sha256=digest, size=len(raw), data=raw))
    connection.execute(
        REPORT.insert().values(
            number=number, id=name, blob=digest, recorded=AT, user="me", known="2024-03-09", facts='{"a":1}'
        )
    )
    audit.seal(connection, actor="me", action="ingest", subject=name)
    connection.execute(
        READING.insert().values(
            number=number,
            report=number,
            version=VERSION,
            recorded=AT,
            known=None if number % 2 else "2024-03-09",
            facts="{}",
            text=raw.decode(),
            text_sha256=digest,
            unresolved="[]",
            claims=claims,
        )
    )
    rows = [{"reading": number, "ordinal": at, "id": f"{name}:{at}", "body": '{"n":3}'} for at in range(claims)]
    if rows:
        connection.execute(CLAIM.insert(), rows)
    audit.seal(connection, actor="me", action="read", subject=subject_of_reading(name, VERSION))


def judge(connection: Connection, number: int, undoes: int | None = None) -> None:
    connection.execute(
        JUDGEMENT.insert().values(
            number=number, at=AT, user="me", kind="reject", subject="c1", value="{}", reason="da", undoes=undoes
        )
    )
    audit.seal(connection, actor="me", action="judge", subject=str(number))


def fill(database: Database, reports: int, judgements: int) -> Link:
    """A project of so many reports and judgements, with a user who was given another role, and a setting; the head of
    its chain."""
    with database.write() as connection:
        found_project(connection)
        accounts.change(connection, by="me", name="ana", deed="add", role="coder")
        accounts.change(connection, by="me", name="ana", deed="role", role="lead")
        accounts.choose(connection, by="me", name="readers", value="2")
        for number in range(1, reports + 1):
            keep_report(connection, number, claims=number % 4)
        for number in range(1, judgements + 1):
            judge(connection, number, undoes=number - 1 if number % 5 == 2 else None)
        return audit.head(connection)
