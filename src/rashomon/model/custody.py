"""What shows that a record's reports are what was received, and who did what with them when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One link of the audit chain with all that it says.

    `hash` is of the other fields, `prev` the hash of the link before; `payload_sha256` is of the bytes that the link
    answers for.  `at` is an instant in UTC (`2024-03-09T12:00:00.000000Z`).
    """

    seq: int
    at: str
    actor: str
    action: str
    subject: str
    payload_sha256: str
    prev: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """The evidence behind a record.

    `raw` maps the SHA-256 of a report to its bytes as they were received.  `head` is the last link of the whole chain
    (`SEQ:HASH`).  `entries` are links in the order of the chain, with gaps where it tells of what the record does not
    hold.  `payloads` maps the number of a link to the bytes that its `payload_sha256` is of; `claims` maps the number
    of a reading's link to the bytes of its claims, whose hash ends the payload.
    """

    head: str
    entries: tuple[AuditEntry, ...] = ()
    raw: Mapping[str, bytes] = field(default_factory=dict)
    payloads: Mapping[int, bytes] = field(default_factory=dict)
    claims: Mapping[int, bytes] = field(default_factory=dict)
