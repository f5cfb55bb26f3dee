"""Standard input as a report: `-` on the command line."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.errors import ReportError
    from rashomon.model import Record, Unresolved

SIGN = "-"
_MOST_BYTES = 20_000_001  # one more than a file may have, so that what is too large is refused as a file is


@contextmanager
def with_standard_input(names: Sequence[str]) -> Iterator[list[str]]:
    """The names with a file in place of each `-`; the file is gone afterwards."""
    if SIGN not in names:
        yield list(names)
        return
    content = sys.stdin.buffer.read(_MOST_BYTES)
    rows = content.lstrip()[:1] == b"{"
    with tempfile.TemporaryDirectory(prefix="rashomon-") as folder:
        file = Path(folder, "stdin.jsonl" if rows else "stdin.txt")
        file.write_bytes(content)
        yield [str(file) if name == SIGN else name for name in names]


def renamed(
    record: Record, problems: Sequence[ReportError], names: Sequence[str], files: Sequence[str]
) -> tuple[Record, list[str]]:
    """The record and the problems as the user knows their files: `-`, not a file that is gone."""
    temporary = {file for name, file in zip(names, files, strict=True) if name == SIGN}

    def known(text: str) -> str:
        for file in temporary:
            text = text.replace(file, SIGN)
        return text

    reports = tuple(replace(each, path=known(each.path)) if each.path else each for each in record.reports)
    unresolved: tuple[Unresolved, ...] = tuple(replace(each, reason=known(each.reason)) for each in record.unresolved)
    told = [known(str(problem)) for problem in problems]
    return replace(record, reports=reports, unresolved=unresolved), told
