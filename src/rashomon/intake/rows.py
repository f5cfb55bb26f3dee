"""Reports in JSON Lines, read line by line: a file of any length, each row within the bounds of one report."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from rashomon.errors import ReportEmpty, ReportError, ReportMalformed, ReportMissing, ReportNotText, ReportTooLarge
from rashomon.intake.facts import Facts, clean, facts_from
from rashomon.intake.signatures import signature_of

LARGEST_ROW = 4_000_000  # bytes; 200,000 code points of any script, escaped, fit in
_MOST_BROKEN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: `line` counts from 1, `id` is the row's own or None, `raw` its bytes without the line's end."""

    line: int
    raw: bytes
    text: str
    facts: Facts
    id: str | None


def rows_of(path: Path, name: str) -> Iterator[Row | ReportError]:
    """The rows of a file in order, an error in place of each that cannot be read.  `name` is the path as given."""
    try:
        with path.open("rb") as file:
            kind = signature_of(file.peek(4096))
            if kind is not None:
                yield ReportNotText(name, f"is {kind[0]}, not JSON Lines: {kind[1]}")
                return
            yield from _rows(file, name)
    except OSError as error:
        yield ReportMissing(name, f"cannot be read: {error.strerror or error}")


def _rows(file: BinaryIO, name: str) -> Iterator[Row | ReportError]:
    good = broken = 0
    for line, raw in enumerate(_lines(file), start=1):
        if raw is not None and not raw.strip():
            continue
        row = _row(line, raw, f"{name}:{line}")
        good, broken = good + isinstance(row, Row), broken + isinstance(row, ReportError)
        yield row
        if not good and broken >= _MOST_BROKEN:
            yield ReportMalformed(name, "is no JSON Lines (one object on each line); the rest of it was left out")
            return
    if not good and not broken:
        yield ReportEmpty(name, "holds no rows: write one JSON object with a field `text` on each line")


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """The lines without their ends; None for one that is too long (the rest of it is passed over)."""
    first = True
    while raw := file.readline(LARGEST_ROW + 1):
        too_long = len(raw) > LARGEST_ROW
        while len(raw) > LARGEST_ROW and not raw.endswith(b"\n"):
            raw = file.readline(LARGEST_ROW + 1)
        yield None if too_long else (raw.removeprefix(b"\xef\xbb\xbf") if first else raw).rstrip(b"\r\n")
        first = False


def _row(line: int, raw: bytes | None, label: str) -> Row | ReportError:
    if raw is None:
        return ReportTooLarge(label, f"the row is longer than {LARGEST_ROW:,} bytes: split its report into several")
    try:
        value = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        return ReportNotText(label, f"is not UTF-8 (byte {error.start} of the row): save the file as UTF-8")
    except RecursionError:
        return ReportMalformed(label, "the row is nested too deeply to be a report")
    except ValueError as error:
        return ReportMalformed(label, f"is no valid JSON ({error}): write one object on each line")
    return row_from(value, line=line, raw=raw, label=label)


def row_from(value: object, *, line: int, raw: bytes, label: str) -> Row | ReportError:
    """The row that a JSON value stands for, or what is wrong with it.  `label` names it in the error."""
    if not isinstance(value, dict):
        return ReportMalformed(label, 'the row is no JSON object: write {"text": "..."}')
    text = value.get("text")
    if not isinstance(text, str):
        keys = ", ".join(sorted(str(key) for key in value)[:8]) or "none"
        return ReportMalformed(label, f"has no field `text` with the report's text (its fields: {keys})")
    own = value.get("id")
    try:
        facts = facts_from(value, "row", label)
    except ReportError as error:
        return error
    name = str(own).strip() if isinstance(own, str | int) and not isinstance(own, bool) else ""
    return Row(line=line, raw=raw, text=clean(text), facts=facts, id=clean(name) or None)
