"""What people decided: rows that are only added, each with its author and reason."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import Connection, Row, select

from rashomon.errors import Unknown
from rashomon.model import Claim, Judgement
from rashomon.store import audit, clock
from rashomon.store.codec import decode
from rashomon.store.faults import point
from rashomon.store.schema import CLAIM, JUDGEMENT, READING, REPORT
from rashomon.store.view import NOW, View, readings


def judge(
    connection: Connection,
    *,
    user: str,
    kind: str,
    subject: str,
    reason: str,
    value: Mapping[str, str] | None = None,
    undoes: int | None = None,
    at: str | None = None,
    sent: str = "",
) -> Judgement:
    """Keeps a judgement and returns it with its number.  `at` is its instant, where several are of one step.

    `sent` is the sender's own key for it: what the same user sent under it before is given back, and nothing is kept.
    """
    if sent and (before := sent_before(connection, user, sent)) is not None:
        return before
    if sent:
        value = {**(value or {}), "sent": sent}
    row = {
        "at": at or clock.now(),
        "user": user,
        "kind": kind,
        "subject": subject,
        "value": json.dumps(dict(value or {}), ensure_ascii=False, sort_keys=True, separators=(",", ":")),
        "reason": reason,
        "undoes": undoes,
    }
    number = int(connection.execute(JUDGEMENT.insert().values(row).returning(JUDGEMENT.c.number)).scalar_one())
    point("judgement")
    audit.seal(connection, actor=user, action="judge", subject=str(number))
    return _judgement(connection.execute(select(JUDGEMENT).where(JUDGEMENT.c.number == number)).one())


def sent_before(connection: Connection, user: str, sent: str) -> Judgement | None:
    """What this user sent under this key; None if nothing."""
    mark = json.dumps({"sent": sent}, ensure_ascii=False, separators=(",", ":"))[1:-1]
    query = select(JUDGEMENT).where(JUDGEMENT.c.user == user, JUDGEMENT.c.value.contains(mark, autoescape=True))
    found = (_judgement(row) for row in connection.execute(query.order_by(JUDGEMENT.c.number)))
    return next((one for one in found if one.value.get("sent") == sent), None)


def judgements(connection: Connection, view: View = NOW, *, after: int = 0) -> tuple[Judgement, ...]:
    """All judgements recorded so far, in the order of time, undone ones and their undoing included.

    `after` leaves out those up to a number.
    """
    query = select(JUDGEMENT).where(JUDGEMENT.c.number > after).order_by(JUDGEMENT.c.number)
    if view.before is not None:
        query = query.where(JUDGEMENT.c.at < view.before)
    return tuple(_judgement(row) for row in connection.execute(query))


def judgement(connection: Connection, number: int) -> Judgement:
    """One judgement.

    Raises:
        Unknown: if there is none of this number.
    """
    row = connection.execute(select(JUDGEMENT).where(JUDGEMENT.c.number == number)).one_or_none()
    if row is None:
        raise Unknown(f"there is no judgement {number}: `rashomon judge list` shows them")
    return _judgement(row)


def claim_of(connection: Connection, claim: str, view: View = NOW) -> Claim:
    """A claim by its id, in the reading that the view takes.

    Raises:
        Unknown: if there is none.
    """
    query = select(CLAIM.c.body).where(
        CLAIM.c.id == claim, CLAIM.c.reading.in_(readings(view, [claim.rpartition("#")[0]]))
    )
    body = connection.execute(query).scalar()
    if body is None:
        raise Unknown(f"the project holds no claim {claim!r}: `rashomon show REPORT` lists the claims of a report")
    return decode(Claim, body)


def report_ids(connection: Connection, beginning: str) -> list[str]:
    """The ids of the reports that begin so; the report of exactly this id alone if there is one."""
    rows = connection.execute(
        select(REPORT.c.id).where(REPORT.c.id.startswith(beginning, autoescape=True)).order_by(REPORT.c.id).limit(20)
    )
    found = [str(row.id) for row in rows]
    return [beginning] if beginning in found else found


def reports_of(connection: Connection, numbers: list[int]) -> list[str]:
    """The ids of the reports of these readings, in this order, each once."""
    rows = connection.execute(
        select(READING.c.number, REPORT.c.id)
        .join(REPORT, REPORT.c.number == READING.c.report)
        .where(READING.c.number.in_(numbers))
    )
    of = {row.number: str(row.id) for row in rows}
    return list(dict.fromkeys(of[number] for number in numbers if number in of))


def _judgement(row: Row[tuple[object, ...]]) -> Judgement:
    return Judgement(
        number=row.number,
        at=row.at,
        user=row.user,
        kind=row.kind,
        subject=row.subject,
        reason=row.reason,
        value=json.loads(row.value),
        undoes=row.undoes,
    )
