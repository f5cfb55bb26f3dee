"""Rows of other data sets as reports: each row is kept as it stands and claims what it says, with its own origin.

from rashomon.reading.imported import read_rows

found = read_rows("acled.csv", "acled", keep_going=True)
found.reports, found.claims, found.problems
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from rashomon.errors import RashomonError, RowError
from rashomon.model import Claim, Report, Unresolved
from rashomon.reading.imported import acled, ucdp
from rashomon.reading.imported.claiming import ImportedRow
from rashomon.reading.imported.table import Row, rows_of

__all__ = ["KINDS", "ImportedRow", "ImportedRows", "iterate_rows", "read_rows"]

_Reader = Callable[[Row], ImportedRow]
_READERS: dict[str, tuple[tuple[str, ...], tuple[str, ...], _Reader]] = {
    "acled": (acled.COLUMNS, acled.NEEDED, acled.read_row),
    "ucdp": (ucdp.COLUMNS, ucdp.NEEDED, ucdp.read_row),
}
KINDS = tuple(_READERS)
"""The data sets whose rows can be imported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedRows:
    """All rows of a file: `reports` and `raw` (their bytes in the file) are in the order of the file.

    `problems` has one error for each row that could not be read; `unresolved` is what the others left open.
    """

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    problems: tuple[RowError, ...]
    unresolved: tuple[Unresolved, ...]
    raw: tuple[bytes, ...]


def read_rows(path: str | Path, kind: str, *, keep_going: bool = False) -> ImportedRows:
    """The rows of a CSV file of ACLED ("acled") or UCDP GED ("ucdp").

    With `keep_going` a broken row becomes one of the problems and the others are read.

    Raises:
        RowError: without `keep_going`, for the first broken row: its number, its column, the reason.
        ReportError: if the file cannot be read, or is no table of this data set.
        RashomonError: if there is no such kind.
    """
    rows: list[ImportedRow] = []
    problems: list[RowError] = []
    for found in iterate_rows(path, kind):
        if isinstance(found, ImportedRow):
            rows.append(found)
        elif keep_going:
            problems.append(found)
        else:
            raise found
    return ImportedRows(
        reports=tuple(row.report for row in rows),
        claims=tuple(claim for row in rows for claim in row.claims),
        problems=tuple(problems),
        unresolved=tuple(point for row in rows for point in row.unresolved),
        raw=tuple(row.raw for row in rows),
    )


def iterate_rows(path: str | Path, kind: str) -> Iterator[ImportedRow | RowError]:
    """The same one by one, for files of any length: a row, or the error in its place.

    Raises:
        ReportError, RashomonError: as `read_rows`.
    """
    if kind not in _READERS:
        raise RashomonError(f"there are no rows of {kind!r}: choose one of {', '.join(KINDS)}")
    columns, needed, read = _READERS[kind]
    times: dict[str, int] = {}
    for row in rows_of(Path(path), columns, needed):
        if isinstance(row, RowError):
            yield row
            continue
        try:
            found = read(row)
        except RowError as error:
            yield error
            continue
        times[found.report.id] = times.get(found.report.id, 0) + 1
        yield found if times[found.report.id] == 1 else _renamed(found, f"{found.report.id}~{times[found.report.id]}")


def _renamed(row: ImportedRow, name: str) -> ImportedRow:
    """The same row under another id: one that a file has twice, as ACLED's files of one row an actor do."""
    old = row.report.id

    def moved(claim_id: str | None) -> str | None:
        return claim_id and f"{name}{claim_id.removeprefix(old)}"

    return replace(
        row,
        report=replace(row.report, id=name),
        claims=tuple(
            replace(claim, id=f"{name}{claim.id.removeprefix(old)}", report=name,
                    component_of=moved(claim.component_of))
            for claim in row.claims
        ),
        unresolved=tuple(replace(point, report=name) for point in row.unresolved),
    )  # fmt: skip
