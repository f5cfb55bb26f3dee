"""Rows that were imported go out as they came in, unless other reports tell of the same event."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Record, Report
from rashomon.model.row import row_cells
from rashomon.publishing.exports.loss import LeftOut

_LINE = re.compile(r"^(?P<file>.*):(?P<line>\d+)$", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenBack:
    """The imported rows of one data set, cell by cell, in the order of their files.

    `events` are those that rest on such rows alone, and are not coded again.
    """

    rows: tuple[dict[str, str], ...]
    events: frozenset[str]
    left_out: tuple[LeftOut, ...]


def given_back(record: Record, media_type: str, columns: Sequence[str]) -> GivenBack:
    """The rows of this media type that are written as they stand, and what becomes of the others."""
    rows = {report.id: report for report in record.reports if report.media_type == media_type}
    if not rows:
        return GivenBack(rows=(), events=frozenset(), left_out=())
    reports = {claim.id: claim.report for claim in record.claims}
    told_by = {event.id: {reports[claim] for claim in event.claims if claim in reports} for event in record.events}
    mixed = _mixed(told_by, frozenset(rows))
    alone = {event for event, own in told_by.items() if own and own <= rows.keys() and not own & mixed.keys()}
    present = set().union(*told_by.values())
    silent = rows.keys() - set(reports.values())
    kept = [report for report in rows.values() if report.id not in mixed and report.id in present | silent]
    lost = [LeftOut(subject=report, field="*", reason=f"other reports tell of it too: it is one row with them, {event}")
            for report, event in sorted(mixed.items())]  # fmt: skip
    found = []
    for report in sorted(kept, key=_place):
        cells = {name.casefold(): cell for name, cell in row_cells(report.text).items()}
        found.append({column: cells.pop(column, "") for column in columns})
        lost += [LeftOut(subject=report.id, field=name, reason="a column of the file that the format does not have")
                 for name in cells]  # fmt: skip
    return GivenBack(rows=tuple(found), events=frozenset(alone), left_out=tuple(lost))


def _mixed(told_by: Mapping[str, set[str]], rows: frozenset[str]) -> dict[str, str]:
    """Rows that share an event with another report, or with a row that does: row -> that event."""
    mixed: dict[str, str] = {}
    grew = True
    while grew:
        grew = False
        for event, own in told_by.items():
            if (own - rows or own & mixed.keys()) and not own & rows <= mixed.keys():
                mixed.update(dict.fromkeys(own & rows - mixed.keys(), event))
                grew = True
    return mixed


def _place(report: Report) -> tuple[str, int, str]:
    """Where a row stood: its file, its line."""
    match = _LINE.match(report.path or "")
    return (match["file"], int(match["line"]), report.id) if match else (report.path or "", 0, report.id)
