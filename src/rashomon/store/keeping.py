"""Reports and their readings, in and out.  Every function works inside the caller's transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Row, Select, func, select

from rashomon.errors import StoreDamaged, Unknown
from rashomon.model import Claim, Report, Unresolved
from rashomon.store import audit, clock
from rashomon.store.codec import Mark, decode, decode_with, encode, mark_in
from rashomon.store.faults import point
from rashomon.store.schema import BLOB, CLAIM, META, READING, REPORT
from rashomon.store.searching import index
from rashomon.store.shelves import AnyRow, among, given, is_one_of
from rashomon.store.view import NOW, View, readings

_AT_ONCE = 400
_ROW = '"media_type":"text/x-'  # in the facts of a report: a row of another data set


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One reading as it is kept: the report with the text that the offsets refer to, and what was found in it.

    `recorded` is when the report came in, `read` when this reading was made, by the `version` of the reading;
    `number` is that of the reading.
    """

    report: Report
    claims: tuple[Claim, ...]
    unresolved: tuple[Unresolved, ...]
    version: str
    recorded: str = ""
    read: str = ""
    number: int = 0


def given_of(connection: Connection, report: str) -> Report:
    """A report as it was received, with the text of its first reading.

    Raises:
        Unknown: if there is none.
    """
    first = select(REPORT.c.facts, READING.c.text).join(READING, READING.c.report == REPORT.c.number)
    row = connection.execute(first.where(REPORT.c.id == report).order_by(READING.c.number).limit(1)).one_or_none()
    if row is None:
        raise Unknown(f"the project holds no report {report!r}")
    return decode_with(Report, row.facts, text=row.text)


def has_report(connection: Connection, sha256: str) -> str | None:
    """The id of the report whose bytes have this hash; None if it is not kept."""
    found: str | None = connection.execute(select(REPORT.c.id).where(REPORT.c.blob == sha256)).scalar()
    return found


def add_report(connection: Connection, kept: Kept, raw: bytes, *, given: Report, user: str) -> bool:
    """Keeps a report with its bytes and its first reading; False if it is there already, and nothing is changed.

    `kept.report` is as it was read (its day may be inferred), `given` as it was received, `raw` its bytes.

    Raises:
        ValueError: if the hash is not that of the bytes.
    """
    report = given
    if hashlib.sha256(raw).hexdigest() != report.sha256:
        raise ValueError(f"{report.id}: the hash is not that of the bytes")
    if has_report(connection, report.sha256) is not None:
        return False
    at = clock.now()
    connection.execute(BLOB.insert().values(sha256=report.sha256, size=len(raw), data=raw))
    point("blob")
    facts = encode(replace(report, text=""))
    row = {
        "id": report.id,
        "blob": report.sha256,
        "recorded": at,
        "user": user,
        "known": _known(report),
        "facts": facts,
    }
    number = int(connection.execute(REPORT.insert().values(row).returning(REPORT.c.number)).scalar_one())
    point("report")
    audit.seal(connection, actor=user, action="ingest", subject=report.id)
    _add_reading(connection, number, kept, at, user)
    return True


def add_reading(connection: Connection, kept: Kept, *, user: str) -> bool:
    """Keeps a further reading of a report that is there; False if this version has read it already.

    Raises:
        Unknown: if there is no such report.
    """
    number = connection.execute(select(REPORT.c.number).where(REPORT.c.id == kept.report.id)).scalar()
    if number is None:
        raise Unknown(f"the project holds no report {kept.report.id!r}")
    same = (READING.c.report == number) & (READING.c.version == kept.version)
    if connection.execute(select(READING.c.number).where(same)).scalar() is not None:
        return False
    _add_reading(connection, int(number), kept, clock.now(), user)
    return True


def _add_reading(connection: Connection, report: int, kept: Kept, at: str, user: str) -> None:
    text = kept.report.text
    row = {
        "report": report,
        "version": kept.version,
        "recorded": at,
        "known": _known(kept.report),
        "facts": encode(replace(kept.report, text="")),
        "text": text,
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "unresolved": "[" + ",".join(encode(one) for one in kept.unresolved) + "]",
        "claims": len(kept.claims),
    }
    number = int(connection.execute(READING.insert().values(row).returning(READING.c.number)).scalar_one())
    point("reading")
    bodies = [
        {"reading": number, "ordinal": place, "id": claim.id, "body": encode(claim)}
        for place, claim in enumerate(kept.claims)
    ]
    if bodies:
        connection.execute(CLAIM.insert(), bodies)
    point("claims")
    index(connection, number, kept.report)
    point("search")
    audit.seal(connection, actor=user, action="read", subject=f"{kept.report.id}@{kept.version}")
    point("audit")


def kept_in(connection: Connection, view: View = NOW) -> Iterator[Kept]:
    """The readings that a view is made from, in the order in which their reports came in."""
    yield from _kept(connection, readings(view))


def kept_named(
    connection: Connection, reports: Collection[str], view: View = NOW, *, claims: bool = True
) -> Iterator[Kept]:
    """The readings of these reports, by the reports' ids; those that the view has not are left out.

    Without `claims` these are not asked for, and none are given.
    """
    wanted = sorted(reports)
    for start in range(0, len(wanted), _AT_ONCE):
        yield from _kept(connection, readings(view, wanted[start : start + _AT_ONCE]), claims=claims)


def marks_of(connection: Connection, reports: Collection[str], claims: Collection[str]) -> dict[str, Mark]:
    """The types and words (first and last character) of these claims of these reports, in their newest readings.

    Claims that are not there are left out.

    Raises:
        StoreDamaged: if one of them cannot be read.
    """
    wanted = readings(NOW, sorted(reports)).subquery()
    query = select(CLAIM.c.id, CLAIM.c.body).join(wanted, wanted.c.number == CLAIM.c.reading)
    query = query.where(is_one_of(connection.dialect.name, CLAIM.c.id, "claims"))
    rows = connection.execute(query, given(connection, claims, "claims"))
    return {name: mark_in(body) for name, body in rows}


def reports_numbered(connection: Connection, numbers: Collection[int]) -> Iterator[Report]:
    """The reports of these readings, without their claims."""
    for row in _readings_numbered(connection, numbers, ("facts", "text")):
        yield decode_with(Report, row.facts, text=row.text)


def readings_numbered(connection: Connection, numbers: Collection[int]) -> Iterator[tuple[int, Report]]:
    """These readings, each with its report as it was read."""
    for row in _readings_numbered(connection, numbers, ("number", "facts", "text")):
        yield row.number, decode_with(Report, row.facts, text=row.text)


def numbers_of_readings(connection: Connection) -> list[int]:
    """The numbers of all readings, in the order in which they were made."""
    return list(connection.execute(select(READING.c.number).order_by(READING.c.number)).scalars())


def pages_numbered(connection: Connection, numbers: Collection[int]) -> Iterator[tuple[Report, tuple[Unresolved, ...]]]:
    """The reports of these readings with their open points, without their claims."""
    for row in _readings_numbered(connection, numbers, ("facts", "text", "unresolved")):
        yield decode_with(Report, row.facts, text=row.text), _open_points(row.unresolved)


def _readings_numbered(connection: Connection, numbers: Collection[int], columns: tuple[str, ...]) -> Iterator[AnyRow]:
    wanted = sorted(numbers)
    for start in range(0, len(wanted), _AT_ONCE):
        yield from among(connection, READING, "number", wanted[start : start + _AT_ONCE], *columns)


def report_ids(connection: Connection, *, by_day: bool = False) -> list[str]:
    """The ids of all reports, in the order in which they came in, or `by_day` of publication (those without one first
    or last)."""
    order = (REPORT.c.known, REPORT.c.number) if by_day else (REPORT.c.number,)
    return [str(row.id) for row in connection.execute(select(REPORT.c.id).order_by(*order))]


def kept_of(connection: Connection, report: str, view: View = NOW) -> Kept:
    """The reading of one report.

    Raises:
        Unknown: if the view has no such report.
    """
    for kept in _kept(connection, readings(view, [report])):
        return kept
    raise Unknown(f"the project holds no report {report!r}: `rashomon search` finds its id")


def _kept(connection: Connection, numbers: Select[tuple[int]], *, claims: bool = True) -> Iterator[Kept]:
    wanted = numbers.subquery()
    rows = connection.execute(
        select(READING, REPORT.c.recorded.label("came"))
        .join(wanted, wanted.c.number == READING.c.number)
        .join(REPORT, REPORT.c.number == READING.c.report)
        .order_by(REPORT.c.number)
    ).all()
    of: dict[int, list[str]] = {}
    if claims:
        bodies = connection.execute(
            select(CLAIM.c.reading, CLAIM.c.body)
            .join(wanted, wanted.c.number == CLAIM.c.reading)
            .order_by(CLAIM.c.reading, CLAIM.c.ordinal)
        )
        for reading, body in bodies:
            of.setdefault(reading, []).append(body)
    for row in rows:
        own = of.get(row.number, ())
        if claims and len(own) != row.claims:
            raise StoreDamaged(
                f"a reading has {len(own)} claims and was kept with {row.claims}: run `rashomon audit verify`"
            )
        yield _read_back(row, own)


def _read_back(row: Row[tuple[object, ...]], bodies: Sequence[str]) -> Kept:
    return Kept(
        report=decode_with(Report, row.facts, text=row.text),
        claims=tuple(decode(Claim, body) for body in bodies),
        unresolved=_open_points(row.unresolved),
        version=row.version,
        recorded=row.came,
        read=row.recorded,
        number=row.number,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    rows: tuple[Unresolved, ...]


def _open_points(told: str) -> tuple[Unresolved, ...]:
    return () if told == "[]" else decode(_Open, f'{{"rows":{told}}}').rows


def raw_of(connection: Connection, sha256: str) -> bytes:
    """The bytes with this hash, checked against it.

    Raises:
        Unknown: if they are not kept.
        StoreDamaged: if they are not what they were.
    """
    data = connection.execute(select(BLOB.c.data).where(BLOB.c.sha256 == sha256)).scalar()
    if data is None:
        raise Unknown(f"the project holds no bytes with the hash {sha256}")
    if hashlib.sha256(data).hexdigest() != sha256:
        raise StoreDamaged(f"the bytes kept as {sha256} have another hash: restore the project from a copy")
    return bytes(data)


def unread_by(connection: Connection, version: str) -> list[str]:
    """The ids of the reports that this version has not read, in the order in which they came in.

    Imported rows are left out: they say what they say in every version.
    """
    done = select(READING.c.report).where(READING.c.version == version)
    query = select(REPORT.c.id, REPORT.c.facts).where(REPORT.c.number.not_in(done)).order_by(REPORT.c.number)
    return [str(row.id) for row in connection.execute(query) if _ROW not in row.facts]


def counts(connection: Connection) -> dict[str, int]:
    """How many rows of each sort the project holds."""
    return {
        table.name: int(connection.execute(select(func.count()).select_from(table)).scalar_one())
        for table in (REPORT, READING, CLAIM, BLOB)
    }


def number_of_reports(connection: Connection) -> int:
    """How many reports the project holds."""
    return int(connection.execute(select(func.count()).select_from(REPORT)).scalar_one())


def engine(connection: Connection) -> str:
    """What the database is, with its version."""
    name = "SQLite" if connection.dialect.name == "sqlite" else "PostgreSQL"
    return f"{name} {'.'.join(map(str, connection.dialect.server_version_info or ()))}"


def versions(connection: Connection) -> list[tuple[str, int]]:
    """Each version that has read reports, with their number, the newest reading first."""
    query = select(READING.c.version, func.count().label("readings")).group_by(READING.c.version)
    rows = connection.execute(query.order_by(func.max(READING.c.number).desc()))
    return [(str(row.version), int(row.readings)) for row in rows]


def require_version(connection: Connection, version: str | None) -> None:
    """Refuses a version by which nothing was read: a record of it would be empty without a word.

    Raises:
        Unknown: if it is none that `versions` has.
    """
    known = [name for name, _ in versions(connection)] if version is not None else []
    if version is not None and version not in known:
        raise Unknown(f"no report was read by {version!r}; there are readings by {', '.join(known) or 'no version'}")


def _known(report: Report) -> str | None:
    return report.published.day.isoformat() if report.published is not None else None


def has_begun(connection: Connection) -> bool:
    """Whether it is noted what the project is; an `init` that was killed may have made the tables alone."""
    return connection.execute(select(META.c.key).limit(1)).first() is not None


def begin(connection: Connection, *, name: str, user: str) -> None:
    """Notes what the project is; once, when it is made."""
    if has_begun(connection):
        return  # another process was faster
    rows = {"name": name, "made": clock.now(), "by": user}
    connection.execute(META.insert(), [{"key": key, "value": value} for key, value in rows.items()])
    point("meta")
    audit.seal(connection, actor=user, action="init", subject="project")
