"""What the rows of every data set have in common on their way to a report and its claims."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from rashomon.model import ActorRef, Attribution, Claim, Dating, Report, Source, Span, Unresolved
from rashomon.model.row import row_spans, row_text
from rashomon.reading.imported.known import actor_named, source_named
from rashomon.reading.imported.table import Row

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T][\d:.]+)?Z?")
_WRITTEN_DAY = "%d %B %Y"
_UNSAFE = re.compile(r"[^A-Za-z0-9_.-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedRow:
    """One row: its report, the claims it makes (none where our claim types have none for it), what was left open.

    `raw` is the row as it stands in the file, without its line end; the report's `sha256` is of these bytes.
    """

    report: Report
    claims: tuple[Claim, ...]
    unresolved: tuple[Unresolved, ...]
    raw: bytes


@dataclass(kw_only=True)
class Reading:
    """A row that is being read: typed cells, with an error that names row and column where a cell is wrong."""

    row: Row
    outlet: Source
    media_type: str
    key: str
    open_points: list[Unresolved] = field(default_factory=list)

    @cached_property
    def _names(self) -> dict[str, str]:
        return {name.casefold(): name for name in self.row.cells}

    @cached_property
    def text(self) -> str:
        """The report's text."""
        return row_text(self.row.cells)

    @cached_property
    def _spans(self) -> dict[str, Span]:
        return row_spans(self.text)

    @cached_property
    def id(self) -> str:
        """The report's id: the data set and the row's own id there."""
        own = _UNSAFE.sub("-", self.cell(self.key)).strip("-") or f"row{self.row.number}"
        return f"{self.outlet.id}-{own}"

    def cell(self, column: str) -> str:
        """The value of a column without blanks around it; empty where the file has no such column."""
        return self.row.cells.get(self._names.get(column, ""), "").strip()

    def span(self, column: str) -> Span | None:
        """Where a value stands in the text; None where it is empty."""
        return self._spans.get(self._names.get(column, ""))

    def needed(self, column: str) -> str:
        """The value of a column that must have one.

        Raises:
            RowError: if it has none.
        """
        value = self.cell(column)
        if not value:
            raise self.row.error(column, "is empty")
        return value

    def number(self, column: str, *, lowest: int | None = None, highest: int | None = None) -> int | None:
        """A whole number; None where the cell is empty.

        Raises:
            RowError: if it is none, or out of its bounds.
        """
        value = self.cell(column)
        if not value:
            return None
        try:
            found = int(value) if "." not in value else int(value.removesuffix(".0"))
        except ValueError as error:
            raise self.row.error(column, f"{value[:30]!r} is no whole number") from error
        if (lowest is not None and found < lowest) or (highest is not None and found > highest):
            bounds = f"{lowest if lowest is not None else ''} to {highest if highest is not None else ''}".strip()
            raise self.row.error(column, f"{found} is not allowed here ({bounds})")
        return found

    def degrees(self, column: str, most: float) -> float | None:
        """A coordinate in degrees; None where the cell is empty.

        Raises:
            RowError: if it is none.
        """
        value = self.cell(column)
        if not value:
            return None
        try:
            found = float(value)
        except ValueError as error:
            raise self.row.error(column, f"{value[:30]!r} is no coordinate") from error
        if not -most <= found <= most:
            raise self.row.error(column, f"{value[:30]} lies outside of -{most:g} to {most:g} degrees")
        return found

    def day(self, column: str) -> date:
        """A day: `2017-09-05`, with a time of day behind it or not, or `05 September 2017`.

        Raises:
            RowError: if it is none.
        """
        value = self.needed(column)
        match = _DAY.fullmatch(value)
        try:
            return date.fromisoformat(match[1]) if match else datetime.strptime(value, _WRITTEN_DAY).date()
        except ValueError as error:
            raise self.row.error(column, f"{value[:30]!r} is no day: 2017-09-05 is wanted") from error

    def actor(self, column: str, role: str) -> ActorRef:
        """The actor that a column names, in a role."""
        return actor_named(self.cell(column), role, self.span(column))

    def attribution(self, chain: tuple[tuple[str, str], ...]) -> Attribution:
        """The data set, then the voices of these columns, each with its role; a column without a value is left out.

        Several names in one cell are one voice: the row does not say which of them gives the number.
        """
        voices = tuple(self._voice(self.cell(column), role) for column, role in chain if self.cell(column))
        if not voices:
            return Attribution(chain=(self.outlet,))
        last = [column for column, _role in chain if self.cell(column)][-1]
        return Attribution(chain=(self.outlet, *voices), cue=self.span(last), scope="row")

    def _voice(self, cell: str, role: str) -> Source:
        names = list(dict.fromkeys(name.strip() for name in cell.split(";") if name.strip()))
        return source_named("; ".join(names), role)

    def left_open(self, kind: str, column: str, reason: str) -> None:
        """Notes what could not be settled."""
        span = self.span(column)
        self.open_points.append(
            Unresolved(kind=kind, report=self.id, as_written=self.cell(column), reason=reason,
                       start=span.start if span else None, end=span.end if span else None)
        )  # fmt: skip

    def imported(self, claims: tuple[Claim, ...], published: Dating | None, title: str) -> ImportedRow:
        """The row with its claims."""
        report = Report(
            id=self.id,
            text=self.text,
            sha256=hashlib.sha256(self.row.raw).hexdigest(),
            title=title,
            outlet=self.outlet.name,
            language="en",
            published=published,
            media_type=self.media_type,
            path=f"{self.row.path}:{self.row.line}",
        )
        return ImportedRow(report=report, claims=claims, unresolved=tuple(self.open_points), raw=self.row.raw)
