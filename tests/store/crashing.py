"""Work that is to be killed, and the judge of what is left.

`work` runs in a process of its own (nursery.py) and says what it was told is kept; `faults_in` then looks at the
database with plain queries and names everything that is not as was promised (SAFETY.md 3.2).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, func, select, text

from rashomon.intake import Taken
from rashomon.model import Attribution, Claim, Report, Source, Span
from rashomon.project import ingesting
from rashomon.reading import Reading
from rashomon.store import judging, searching
from rashomon.store.codec import encode
from rashomon.store.database import Database
from rashomon.store.schema import AUDIT, BLOB, CLAIM, JUDGEMENT, READING, REPORT
from rashomon.store.verification import verify

Say = Callable[[str], None]
VERSION = "1"


def body_of(number: int) -> str:
    """The text of a report: no two are alike; some are long enough for several pages of the database."""
    return f"Word{number} was shelled on Monday.\n" * (1 + 400 * (number % 4 == 3))


def offered(numbers: Iterable[int]) -> Iterator[Taken]:
    """The reports of these numbers, as the intake gives them."""
    for number in numbers:
        raw = body_of(number).encode()
        report = Report(id=f"r{number}", text=raw.decode(), sha256=sha256(raw).hexdigest(), path=f"r{number}.txt")
        yield Taken(report=report, raw=raw)


def id_of(number: int) -> str:
    """The id that a report has in the project."""
    return ingesting.report_id(f"r{number}", sha256(body_of(number).encode()).hexdigest())


def read(report: Report) -> Reading:
    """A cheap reading: a claim for each of the first words."""
    voice = Attribution(chain=(Source(id="o", name="o"),))
    claims = tuple(
        Claim(
            id=f"{report.id}:{at}",
            report=report.id,
            span=Span(at, at + 4),
            quote=report.text[at : at + 4],
            sentence=Span(0, 20),
            kind="event",
            type="attack",
            subtype="shelling",
            attribution=voice,
        )
        for at in range(len(report.text) % 3 + 1)
    )
    return Reading(report=report, claims=claims, unresolved=())


def work(url: str, numbers: Iterable[int], say: Say, kind: str = "ingest") -> None:
    """Keeps reports and now and then a judgement, and says what is kept as soon as it is told so."""
    database = Database.connect(url)
    say("ready")

    def told(count: int, name: str, new: bool) -> None:
        say(f"report {name}")
        if new and count % 3 == 0:
            with database.write() as connection:
                judging.judge(connection, user="ana", kind="accept", subject=f"{name}:0", reason=f"seen {name}")
            say(f"judgement {name}")

    if kind == "reread":
        ingesting.reread(database, read, version="2", user="ana", progress=lambda _, name: say(f"reread {name}"))
    else:
        ingesting.ingest(database, offered(numbers), read, version=VERSION, user="ana", progress=told)
    database.close()


@dataclass(frozen=True, slots=True)
class Told:
    """What was said to be kept: ids of reports, reports read again, reports judged."""

    reports: frozenset[str] = frozenset()
    reread: frozenset[str] = frozenset()
    judged: frozenset[str] = frozenset()

    def and_said(self, lines: Iterable[str]) -> Told:
        """With what a further process said."""
        said: dict[str, set[str]] = {"report": set(), "reread": set(), "judgement": set(), "ready": set()}
        for line in lines:
            what, _, name = line.partition(" ")
            said[what].add(name)
        return Told(self.reports | said["report"], self.reread | said["reread"], self.judged | said["judgement"])


def faults_in(database: Database, told: Told, numbers: Iterable[int]) -> list[str]:
    """All that is not as was promised; `numbers` are those of all reports that were ever offered."""
    faults: list[str] = []
    with database.read() as connection:
        if database.is_sqlite:
            faults += [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check")) if row[0] != "ok"]
        there = _reports(connection)
        faults += [f"{name} was kept and is lost" for name in sorted(told.reports - set(there))]
        bodies = {id_of(number): body_of(number) for number in numbers}
        for name, blob in there.items():
            faults += _of_report(name, blob, bodies)
        faults += _of_readings(connection, there, told, bodies)
        faults += _of_judgements(connection, told)
        faults += _of_links(connection)
        faults += map(str, verify(connection).problems)
    return faults


def _reports(connection: Connection) -> dict[str, bytes]:
    rows = connection.execute(select(REPORT.c.id, BLOB.c.data).outerjoin(BLOB, BLOB.c.sha256 == REPORT.c.blob))
    return {row[0]: bytes(row[1] or b"") for row in rows}


def _of_report(name: str, blob: bytes, bodies: Mapping[str, str]) -> Iterator[str]:
    if name not in bodies:
        yield f"{name} was never offered so, or is there twice"
    elif blob.decode() != bodies[name]:
        yield f"{name}: its bytes are torn"


def _of_readings(connection: Connection, there: Iterable[str], told: Told, bodies: Mapping[str, str]) -> Iterator[str]:
    held: dict[int, list[str]] = {}
    for number, body in connection.execute(select(CLAIM.c.reading, CLAIM.c.body).order_by(*CLAIM.primary_key)):
        held.setdefault(number, []).append(body)
    rows = connection.execute(
        select(READING.c.number, REPORT.c.id, READING.c.version, READING.c.text)
        .join(REPORT, REPORT.c.number == READING.c.report)
        .order_by(READING.c.number)
    ).all()
    count = Counter((row.id, row.version) for row in rows)
    yield from (f"{name} has {count[name, VERSION]} first readings" for name in there if count[name, VERSION] != 1)
    yield from (f"{name} was read again and is not" for name in told.reread if count[name, "2"] != 1)
    for row in rows:
        if row.text != bodies.get(row.id):
            yield f"{row.id}: another text was read"
        report = Report(id=row.id, text=row.text, sha256="")
        if held.get(row.number, []) != [encode(claim) for claim in read(report).claims]:
            yield f"{row.id}: not all its claims are there, or others"
    for row in rows[-3:]:
        word = row.text.partition(" ")[0]
        if row.number not in searching.found(connection, word, limit=9):
            yield f"{row.id} cannot be found by {word}"


def _of_judgements(connection: Connection, told: Told) -> Iterator[str]:
    there = Counter(row[0].removeprefix("seen ") for row in connection.execute(select(JUDGEMENT.c.reason)))
    yield from (f"the judgement on {name} is lost" for name in told.judged if there[name] == 0)
    yield from (f"the judgement on {name} is there {number} times" for name, number in there.items() if number > 1)


def _of_links(connection: Connection) -> Iterator[str]:
    count = Counter((row[0], row[1]) for row in connection.execute(select(AUDIT.c.action, AUDIT.c.subject)))
    yield from (
        f"{number} links tell of {action} {subject}" for (action, subject), number in count.items() if number > 1
    )


def ingest(database: Database, numbers: Iterable[int]) -> ingesting.Ingested:
    """Ingests the reports of these numbers in this process."""
    return ingesting.ingest(database, offered(numbers), read, version=VERSION, user="ana")


def reports_in(database: Database) -> int:
    """How many reports are kept."""
    with database.read() as connection:
        return int(connection.execute(select(func.count()).select_from(REPORT)).scalar_one())


def is_whole(database: Database, numbers: Iterable[int]) -> bool:
    """Whether nothing is wrong; the faults are shown where something is."""
    faults = faults_in(database, Told(), numbers)
    assert faults == []
    return True
