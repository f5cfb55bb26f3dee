"""The evidence behind a record: the bytes of its reports, the links that tell of them, what these answer for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from sqlalchemy import Connection

from rashomon.errors import StoreDamaged
from rashomon.model import AuditEntry, Custody, Report
from rashomon.store import audit, covered, keeping

_AT_ONCE = 400


def gathered(
    connection: Connection, reports: Collection[Report], judgements: Collection[int], *, whole: bool
) -> Custody:
    """The evidence for these reports and judgements; `whole` takes the links that tell of others too.

    Raises:
        StoreDamaged: if something is not as it was recorded.
    """
    ids, judged = {report.id for report in reports}, {str(number) for number in judgements}
    entries: list[AuditEntry] = []
    own: list[AuditEntry] = []
    for entry in audit.entries(connection):
        is_own = _concerns(entry, ids, judged)
        own += [entry] * is_own
        entries += [entry] * (is_own or whole)
    contents = dict(_contents(connection, own))
    return Custody(
        head=str(audit.head(connection)),
        entries=tuple(entries),
        raw={report.sha256: keeping.raw_of(connection, report.sha256) for report in reports},
        payloads={seq: content.payload for seq, content in contents.items()},
        claims={
            seq: covered.claim_bytes(connection, content.reading)
            for seq, content in contents.items()
            if content.reading is not None
        },
    )


def _concerns(entry: AuditEntry, reports: set[str], judgements: set[str]) -> bool:
    if entry.action == "read":
        return entry.subject.rpartition("@")[0] in reports
    if entry.action == "judge":
        return entry.subject in judgements
    return entry.subject in reports if entry.action == "ingest" else entry.action == "init"


def _contents(connection: Connection, entries: Iterable[AuditEntry]) -> Iterator[tuple[int, covered.Content]]:
    waiting = iter(sorted(entries, key=lambda one: one.action))
    while part := list(islice(waiting, _AT_ONCE)):
        for action in sorted({one.action for one in part}):
            of = {one.subject: one for one in part if one.action == action}
            for subject, content in covered.DEEDS[action].find(connection, of):
                if content.payload_sha256 == of[subject].payload_sha256:
                    yield of[subject].seq, content
                elif action != "init":  # what the project is may have been told anew since
                    raise StoreDamaged(f"{action} {subject} is not as it was recorded: run `rashomon audit verify`")
