"""From what the user names to reports."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from rashomon.errors import ReportEmpty, ReportError, ReportMalformed, ReportTooLarge
from rashomon.intake.decoding import decode
from rashomon.intake.facts import Facts, clean, day_of
from rashomon.intake.files import PAGE_ENDINGS, ROW_ENDINGS, bytes_of, files_of, sidecar_of
from rashomon.intake.language import require_english
from rashomon.intake.page import declared_encoding, is_page, read_page
from rashomon.intake.rows import Row, row_from, rows_of
from rashomon.model import Report

LONGEST_REPORT = 200_000  # code points


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What was read, in the order of the inputs, and one error for each input or row that could not be."""

    reports: tuple[Report, ...]
    problems: tuple[ReportError, ...]


def load(
    paths: str | Path | Iterable[str | Path], *, published: str | date | None = None, outlet: str | None = None
) -> Intake:
    """The reports in these files and folders.

    `published` and `outlet` hold for all of them and go before what a sidecar, a row or a page says.  The same file
    named twice is read once.
    Raises `ReportMalformed` if `published` is no day; all other errors are in `Intake.problems`.
    """
    reports: list[Report] = []
    problems: list[ReportError] = []
    for found in each(paths, published=published, outlet=outlet):
        if isinstance(found, ReportError):
            problems.append(found)
        else:
            reports.append(found.report)
    return Intake(reports=tuple(reports), problems=tuple(problems))


def each(
    paths: str | Path | Iterable[str | Path], *, published: str | date | None = None, outlet: str | None = None
) -> Iterator[Taken | ReportError]:
    """The reports in these files and folders one by one, each with its bytes; an error in place of what cannot be read.

    As `load`, for those who keep the bytes or have more reports than memory.
    """
    day = day_of(published, "given", "--published", "published") if published is not None else None
    loading = _Loading(given=Facts(published=day, outlet=outlet.strip() or None if outlet else None))
    for name in [paths] if isinstance(paths, str | Path) else paths:
        for found in files_of(str(name)):
            if isinstance(found, ReportError):
                yield found
            else:
                yield from loading.take(*found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A report with the bytes that it came as, of which `report.sha256` is the hash."""

    report: Report
    raw: bytes


@dataclass(slots=True, kw_only=True)
class _Loading:
    """What has been named so far: `ids` and `seen` keep ids unique and files from being read twice."""

    given: Facts
    ids: set[str] = field(default_factory=set)
    seen: set[Path] = field(default_factory=set)

    def take(self, path: Path, name: str) -> Iterator[Taken | ReportError]:
        """Reads one file; an error in place of what cannot be read."""
        real = path.resolve()
        if real in self.seen:
            return
        self.seen.add(real)
        ending = path.suffix.lower()
        try:
            if ending in ROW_ENDINGS:
                yield from self._take_rows(rows_of(path, name), path, name)
            elif ending == ".json":
                yield from self._take_rows(_rows_in_json(path, name), path, name)
            else:
                yield self._take_file(path, name)
        except ReportError as error:
            yield error

    def _take_file(self, path: Path, name: str) -> Taken:
        facts = sidecar_of(path, name)
        data = bytes_of(path, name)
        text = decode(data, name, declared=declared_encoding(data))
        if path.suffix.lower() in PAGE_ENDINGS or is_page(text):
            if not text.strip():
                raise ReportEmpty(name, "holds no text")
            page = read_page(text, name)
            return self._add(path.stem, name, data, page.text, facts.over(page.facts), facts.language, "text/html")
        return self._add(path.stem, name, data, text, facts, facts.language, "text/plain")

    def _take_rows(self, rows: Iterable[Row | ReportError], path: Path, name: str) -> Iterator[Taken | ReportError]:
        for row in rows:
            if isinstance(row, ReportError):
                yield row
                continue
            label = f"{name}:{row.line}"
            try:
                own = row.id or f"{path.stem}:{row.line}"
                yield self._add(own, label, row.raw, row.text, row.facts, row.facts.language, "application/json")
            except ReportError as error:
                yield error

    def _add(
        self, own: str, name: str, raw: bytes, text: str, facts: Facts, declared: str | None, media_type: str
    ) -> Taken:
        text = clean(text)
        if not text.strip():
            raise ReportEmpty(name, "holds no text")
        if len(text) > LONGEST_REPORT:
            raise ReportTooLarge(
                name,
                f"holds {len(text):,} characters, and a report {LONGEST_REPORT:,} at most: split it, one report a file",
            )
        language = require_english(text, name, declared=declared)
        known = self.given.over(facts)
        report = Report(
            id=self._unique(own),
            text=text,
            sha256=hashlib.sha256(raw).hexdigest(),
            title=known.title,
            outlet=known.outlet,
            url=known.url,
            language=language,
            published=known.published,
            media_type=media_type,
            path=name,
        )
        return Taken(report=report, raw=raw)

    def _unique(self, own: str) -> str:
        number, unique = 1, own
        while unique in self.ids:
            number += 1
            unique = f"{own}~{number}"
        self.ids.add(unique)
        return unique


def _rows_in_json(path: Path, name: str) -> Iterator[Row | ReportError]:
    """A JSON file that is named itself: one row, or a list of them."""
    data = bytes_of(path, name)
    try:
        value = json.loads(decode(data, name))
    except (ValueError, RecursionError) as error:
        raise ReportMalformed(name, f"is no valid JSON ({error})") from error
    rows = value if isinstance(value, list) else [value]
    for number, row in enumerate(rows, start=1):
        raw = json.dumps(row, ensure_ascii=True, sort_keys=True).encode() if isinstance(value, list) else data
        yield row_from(row, line=number, raw=raw, label=f"{name}:{number}" if isinstance(value, list) else name)
    if not rows:
        yield ReportEmpty(name, "holds no rows")
