"""Whether the project is what the audit chain says it is: every link, and every row that the links answer for.

What is found, whoever did it and however: a byte changed in any column of any table that is covered, a row removed,
added or swapped, bytes that do not have their hash.  Given a head that was kept elsewhere, also a chain whose end was
cut off or that was written anew.  Not found without such a head: just these two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import CompoundSelect, Connection, Text, cast, exc, func, select, text

from rashomon.model.canonical import digest
from rashomon.store.audit import COLUMNS, EMPTY, FORM, Link
from rashomon.store.covered import DEEDS, Deed, assembled, columns, raw, shown
from rashomon.store.migrations import guards_of
from rashomon.store.schema import APPEND_ONLY, AUDIT, BLOB, CLAIM, METADATA, READING, REPORT

_LINKS = 5_000  # a page of the chain
_ROWS = 400  # rows asked for at once; SQLite's older limit of a statement is 999 values
_SHOWN = 1_000  # problems that are told one by one

Progress = Callable[[int, int], None]
"""Told how many links of how many are done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is not as the chain says.  `seq` is the link that shows it, None where none does."""

    table: str
    subject: str
    what: str
    seq: int | None = None

    def __str__(self) -> str:
        link = f" (link {self.seq})" if self.seq is not None else ""
        return f"{self.table} {self.subject}{link}: {self.what}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What `verify` found.

    `links` were read and `rows` compared with them; `head` is the last link.  `more` problems are not told one by one.
    """

    links: int
    rows: int
    head: Link
    problems: tuple[Problem, ...]
    more: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


def verify(connection: Connection, head: Link | None = None, progress: Progress | None = None) -> Verdict:
    """Reads the whole chain and all that it covers, in the moment that the connection sees.

    `head` was kept elsewhere: the chain must hold it.  Damage is told as problems and never raised.

    Cost: linear; each row is read once.
    """
    work = _Verification(connection, head, progress or (lambda done, total: None))
    for part in (work.file, work.chain, work.blobs, work.missing, work.guards):
        with work.damage_told(part.__name__):
            part()
    work.judge_head()
    return Verdict(links=work.links, rows=work.rows, head=work.last, problems=tuple(work.problems), more=work.more)


@dataclass(slots=True)
class _Verification:
    connection: Connection
    head: Link | None
    progress: Progress
    links: int = 0
    rows: int = 0
    last: Link = EMPTY
    at_head: str | None = None
    problems: list[Problem] = field(default_factory=list)
    more: int = 0
    project: dict[str, tuple[int, str]] = field(default_factory=dict)

    def tell(self, table: str, subject: str, what: str, seq: int | None = None) -> None:
        if len(self.problems) < _SHOWN:
            self.problems.append(Problem(table=table, subject=subject, what=what, seq=seq))
        else:
            self.more += 1

    @contextmanager
    def damage_told(self, part: str) -> Iterator[None]:
        """What the database cannot read any more is a finding; a connection that is lost or a lock is none."""
        try:
            with self.connection.begin_nested():
                yield
        except exc.DBAPIError as error:
            if not _is_damage(error):
                raise
            self.tell("database", part, f"cannot be read to its end ({' '.join(str(error.orig).split())[:200]})")
        except UnicodeDecodeError as error:  # of SQLite's driver, where a message or a name is no text any more
            self.tell("database", part, f"cannot be read to its end ({error.reason})")

    def file(self) -> None:
        """SQLite's own look at its pages and types, and at the indexes and references of what is evidence.

        The indexes of what was worked out from it (`SHELF`) are not compared row by row: that costs six times the rest,
        and all of it can be worked out again.  Whether pages are lost or used twice is asked of the whole file.
        """
        if self.connection.dialect.name != "sqlite":
            return
        by_name = (f"integrity_check('{table.name}')" for table in METADATA.sorted_tables)
        checks = [f"PRAGMA {check}" for check in ("quick_check(100)", *by_name)]
        found = dict.fromkeys(str(row[0]) for check in checks for row in self.connection.execute(text(check)))
        for what in found:
            if what != "ok":
                self.tell("database", "file", what)
        for row in self.connection.execute(text("PRAGMA foreign_key_check")):
            self.tell(str(row[0]), f"row {row[1]}", f"refers to a {row[2]} that is gone")

    def chain(self) -> None:
        """Every link, in order; each page's rows with it."""
        total = int(self.connection.execute(select(func.count()).select_from(AUDIT)).scalar_one())
        query = (
            select(AUDIT.c.seq, *(raw(AUDIT.c[name], self.connection) for name in (*COLUMNS, "hash")))
            .order_by(AUDIT.c.seq)
            .limit(_LINKS)
        )
        after, prev = -(2**63), EMPTY.hash.encode()
        while page := self.connection.execute(query.where(AUDIT.c.seq > after)).all():
            after = page[-1][0]
            for row in page:
                self._link(row, prev)
                prev = row[-1]
            self._covered(page)
            self.progress(self.links, total)
        self._compare(DEEDS["init"], self.project)

    def _link(self, row: Sequence[Any], prev: bytes) -> None:
        at, *contents, own = row
        subject = str(at)
        if at != self.last.seq + 1:
            self.tell(
                "audit", subject, f"stands after link {self.last.seq}: links between them are gone, or one is new", at
            )
        if contents[-1] != prev:
            self.tell("audit", subject, "does not hold the hash of the link before it", at)
        if digest(assembled(FORM, contents)).encode() != own:
            self.tell("audit", subject, "does not have its hash: it was changed", at)
        self.links += 1
        self.last = Link(at, shown(own))
        if self.head is not None and at == self.head.seq:
            self.at_head = self.last.hash

    def _covered(self, page: Sequence[Sequence[Any]]) -> None:
        """Compares what the links of a page answer for."""
        asked: dict[bytes, dict[str, tuple[int, str]]] = {action.encode(): {} for action in DEEDS}
        for row in page:
            if (expected_of := asked.get(row[4])) is not None:
                expected_of[shown(row[5])] = (row[0], shown(row[6]))
        if renewed := asked.pop(b"init"):
            self.project = renewed  # what the project is may be told again: the last time counts
        for action, expected_of in asked.items():
            subjects = list(expected_of)
            for start in range(0, len(subjects), _ROWS):
                part = {key: expected_of[key] for key in subjects[start : start + _ROWS]}
                self._compare(DEEDS[action.decode()], part)

    def _compare(self, deed: Deed, expected_of: Mapping[str, tuple[int, str]]) -> None:
        contents = dict(deed.find(self.connection, expected_of))
        for subject, (seq, payload) in expected_of.items():
            content = contents.get(subject)
            if content is None:
                self.tell(deed.table.name, subject, "is gone", seq)
                continue
            self.rows += 1 + content.claims
            for fault in content.faults:
                self.tell(deed.table.name, subject, fault, seq)
            if content.payload_sha256 != payload:
                self.tell(deed.table.name, subject, "is not what was recorded: it was changed", seq)

    def blobs(self) -> None:
        """Every blob against its own hash."""
        query = select(*columns("blob/1", self.connection)).execution_options(yield_per=16)
        for row in self.connection.execute(query):
            sha256, size, data = row[0], row[1], row[2]
            self.rows += 1
            found = (
                str(data).encode() if isinstance(data, str | int | float) else data or b""
            )  # a page may be another's
            if digest(found).encode() != sha256:
                self.tell("blob", shown(sha256), "its bytes do not have this hash")
            if size != b"%d" % len(found):
                self.tell("blob", shown(sha256), f"its size is told as {shown(size)}, and it has {len(found)} bytes")

    def missing(self) -> None:
        """Rows that no link answers for, and rows that refer to what is gone."""
        for deed in DEEDS.values():
            linked = select(AUDIT.c.subject).where(AUDIT.c.action == deed.action)
            self._rest(deed.table.name, "no link of the chain tells of it", deed.subjects().except_(linked))
        blobs, used = select(BLOB.c.sha256), select(REPORT.c.blob)
        self._rest("blob", "belongs to no report", blobs.except_(used))
        self._rest("blob", "is gone", used.except_(blobs))
        orphans = select(cast(CLAIM.c.reading, Text)).except_(select(cast(READING.c.number, Text)))
        self._rest("claim", "belongs to no reading", orphans)

    def _rest(self, table: str, what: str, query: CompoundSelect[Any]) -> None:
        rest = query.subquery()
        for row in self.connection.execute(select(raw(rest.c[0], self.connection)).order_by(rest.c[0])):
            self.tell(table, shown(row[0]), what)

    def guards(self) -> None:
        """The triggers that refuse changes: who wanted to change a row took them away first."""
        there = set(self.connection.execute(text(_GUARDS[self.connection.dialect.name])).scalars())
        for table in APPEND_ONLY:
            for guard in guards_of(table, self.connection.dialect.name):
                if guard not in there:
                    self.tell(table, guard, "this guard against changes is gone")

    def judge_head(self) -> None:
        """Whether the chain holds the head that was kept."""
        kept = self.head
        if kept is None or kept == EMPTY or self.at_head == kept.hash:
            return
        if self.last.seq < kept.seq:
            what = f"the head that you kept is this link, and the chain ends at {self.last.seq}: its end was cut off"
        else:
            what = "is another than in the head that you kept: the chain was written anew"
        self.tell("audit", str(kept.seq), what, kept.seq)


_GUARDS = {
    "sqlite": "SELECT name FROM sqlite_schema WHERE type = 'trigger'",
    "postgresql": "SELECT CAST(tgname AS text) FROM pg_trigger WHERE tgenabled IN ('O', 'A')",
}
_DAMAGE = ("malformed", "not a database", "disk i/o error", "could not decode", "utf-8")
_DAMAGE_STATES = ("XX001", "XX002", "58030", "58P01", "22021")
"""PostgreSQL: damaged data or index, a file that cannot be read or is gone, bytes that are no text."""


def _is_damage(error: exc.DBAPIError) -> bool:
    if error.connection_invalidated:
        return False
    said = str(error.orig).casefold()
    return getattr(error.orig, "sqlstate", None) in _DAMAGE_STATES or any(sign in said for sign in _DAMAGE)
