"""The rows of a CSV file one by one, each with its bytes as they stand in the file."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from rashomon.errors import ReportEmpty, ReportMalformed, ReportMissing, RowError
from rashomon.model.cell import restored

_DELIMITERS = ",;\t"
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: `number` counts data rows from 1, `line` is that of the file where it begins.

    `cells` has the file's own names of the columns; cells that were defused for a spreadsheet are restored.  `raw` is
    the row as it stands in the file, without its line end.
    """

    path: str
    number: int
    line: int
    cells: Mapping[str, str]
    raw: bytes

    def error(self, column: str | None, reason: str) -> RowError:
        """What is wrong with this row."""
        return RowError(self.path, row=self.number, line=self.line, column=column, reason=reason)


def rows_of(path: Path, columns: Sequence[str], needed: Sequence[str]) -> Iterator[Row | RowError]:
    """The rows of a file in order, an error in place of each that is not whole.

    `columns` are those of the data set; a file without a header is read by them if it has as many.  Of these the
    `needed` ones must be there; others, and further ones, may be.  Names are compared without case.

    Raises:
        ReportError: if the file cannot be read, is empty, or is no table of this data set.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise ReportMissing(str(path), f"cannot be read: {error.strerror or error}") from error
    with file:
        lines = _Lines(file)
        yield from _rows(lines, str(path), columns, needed)


class _Lines:
    """The decoded lines of a file, with the bytes of those that were asked for since `taken` was last called."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._bytes: list[bytes] = []
        self.number = 0
        self.broken = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        raw = self._file.readline()
        if not raw:
            raise StopIteration
        if self.number == 0:
            raw = raw.removeprefix(_MARK)
        self.number += 1
        self._bytes.append(raw)
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            self.broken = True
            return raw.decode("utf-8", "replace")

    def taken(self) -> tuple[bytes, bool]:
        """The bytes since the last call without the last line end, and whether they are not all UTF-8."""
        raw, broken = b"".join(self._bytes), self.broken
        self._bytes, self.broken = [], False
        return raw.removesuffix(b"\n").removesuffix(b"\r"), broken


def _rows(lines: _Lines, path: str, columns: Sequence[str], needed: Sequence[str]) -> Iterator[Row | RowError]:
    first = next(lines, None)
    if first is None or not first.strip():
        raise ReportEmpty(path, "holds no rows: a CSV file with a header is wanted")
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        header = [name.strip() for name in next(csv.reader([first], delimiter=delimiter, strict=True), [])]
    except csv.Error as error:
        raise ReportMalformed(path, f"has a header that is no row of CSV ({error})") from error
    headless = len(header) == len(columns) and header[0].lstrip("-").isdigit()
    names = list(columns) if headless else header
    _check(path, names, needed)
    pending = [first] if headless else []
    if not headless:
        lines.taken()
    reader = csv.reader(_after(pending, lines), delimiter=delimiter, strict=True)
    number, begins = 0, lines.number + (not headless)
    while True:
        row, problem = _next(reader)
        raw, broken = lines.taken()
        if row is None and problem is None:
            return
        line, begins = begins, lines.number + 1
        if problem is None and not row:
            continue  # an empty line
        number += 1
        if broken:
            problem = "is not UTF-8: save the file as UTF-8"
        elif row is not None and len(row) != len(names):
            problem = f"has {len(row)} cells, and the header {len(names)}: a comma or a quote is missing or too many"
        elif "\0" in "".join(row or ()):
            problem = "holds a zero byte, which no text has"
        if problem is not None or row is None:
            yield RowError(path, row=number, line=line, column=None, reason=problem or "")
            continue
        cells = dict(zip(names, map(restored, row), strict=True))
        yield Row(path=path, number=number, line=line, cells=cells, raw=raw)


def _after(pending: list[str], lines: _Lines) -> Iterator[str]:
    yield from pending
    yield from lines


def _next(reader: Iterator[list[str]]) -> tuple[list[str] | None, str | None]:
    """The next row, or what is wrong with it; both None at the end."""
    try:
        return next(reader, None), None
    except csv.Error as error:
        return None, f"is no row of CSV ({error}): close every quote, and double those inside a cell"


def _check(path: str, names: Sequence[str], needed: Sequence[str]) -> None:
    """Whether a header can be that of this data set.

    Raises:
        ReportMalformed: if needed columns are missing, or a name is there twice or cannot be one.
    """
    known = [name.casefold() for name in names]
    missing = [name for name in needed if name not in known]
    if missing:
        raise ReportMalformed(path, f"has no column {', '.join(missing)}: is it the right file, with its header?")
    wrong = [name for name in names if not name or ":" in name or "\n" in name or known.count(name.casefold()) > 1]
    if wrong:
        raise ReportMalformed(path, f"has a column {wrong[0]!r}, which is empty, there twice, or holds a colon")
