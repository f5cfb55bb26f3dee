"""The chain of custody: who did what when, each link holding the hash of the one before.

A link is written in the transaction of the change that it tells of, so that there is neither a change without its link
nor a link without its change.  The chain shows editing.  It cannot show by itself that its end was cut off or that the
whole was written anew: for that, keep a head (`head`) where whoever might do so cannot reach it.
Tamper-evident, not tamper-proof.  Source: SAFETY.md 3.5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from rashomon.errors import StoreError
from rashomon.model import AuditEntry
from rashomon.model.canonical import digest, encode
from rashomon.store import clock
from rashomon.store.covered import DEEDS, FORMS
from rashomon.store.faults import point
from rashomon.store.schema import AUDIT

GENESIS = "0" * 64
"""What the first link holds in place of a hash before it."""

FORM = "audit/1"
COLUMNS = FORMS[FORM]
"""What the hash of a link is made of, in this order (canonical.py)."""


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """The place of a link in the chain and its hash; of the last link it is the head."""

    seq: int
    hash: str

    def __str__(self) -> str:
        return f"{self.seq}:{self.hash}"

    @classmethod
    def parse(cls, text: str) -> Link:
        """A head as `str` writes it.

        Raises:
            StoreError: if it is none.
        """
        found = re.fullmatch(r"([0-9]{1,18}):([0-9a-f]{64})", text.strip().casefold())
        if not found:
            raise StoreError(
                f"{text.strip()[:80]!r} is no head of a chain: it is a number, a colon and 64 hexadecimal digits, "
                "as `rashomon audit head` prints them"
            )
        return cls(int(found[1]), found[2])


EMPTY = Link(0, GENESIS)
"""The head of a chain without links."""


def head(connection: Connection) -> Link:
    """The last link; `EMPTY` if there is none."""
    row = connection.execute(select(AUDIT.c.seq, AUDIT.c.hash).order_by(AUDIT.c.seq.desc()).limit(1)).first()
    return Link(row.seq, row.hash) if row else EMPTY


def append(connection: Connection, *, actor: str, action: str, subject: str, payload: bytes | str) -> Link:
    """Adds a link that covers `payload`, in the transaction of the change that it tells of (`Database.write`).

    For rows of the project use `seal`, which `verify` can check against the rows.
    """
    content = payload.encode() if isinstance(payload, str) else payload
    return _add(connection, actor, action, subject, digest(content))


def seal(connection: Connection, *, actor: str, action: str, subject: str) -> Link:
    """Adds a link that covers rows just written in this transaction.

    `action` and `subject`: `ingest` a report's id, `read` `covered.subject_of_reading(report id, version)`, `judge` the
    judgement's number, `user` and `set` the row's number, `migrate` the step's number, `init` `project`.

    Raises:
        StoreError: if there are no such rows.
    """
    contents = dict(DEEDS[action].find(connection, (subject,)))
    if subject not in contents:
        raise StoreError(f"nothing to seal: there is no {DEEDS[action].table.name} {subject}")
    return _add(connection, actor, action, subject, contents[subject].payload_sha256)


def entries(connection: Connection, after: int = 0, limit: int | None = None) -> Iterator[AuditEntry]:
    """The links after a number, in order."""
    query = select(AUDIT).where(AUDIT.c.seq > after).order_by(AUDIT.c.seq).limit(limit)
    for row in connection.execute(query.execution_options(yield_per=1000)):
        yield AuditEntry(**row._mapping)


def _add(connection: Connection, actor: str, action: str, subject: str, payload_sha256: str) -> Link:
    last = head(connection)
    values = (last.seq + 1, clock.now(), actor, action, subject, payload_sha256, last.hash)
    link = Link(last.seq + 1, digest(encode(FORM, *values)))
    point("sealing")
    connection.execute(AUDIT.insert().values(dict(zip(COLUMNS, values, strict=True), hash=link.hash)))
    point("sealed")
    return link
