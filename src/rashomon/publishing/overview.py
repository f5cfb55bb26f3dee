"""The head of a record in words: how much was read, what came of it, and what stayed open."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import Dating, Record, Report, Unresolved
from rashomon.publishing.days import day, interval
from rashomon.publishing.words import counted, label, legible

NOTHING_FOUND = "No claims were found."
ADVICE = (
    "The reports may hold no news of armed conflict, may not be in English, or may be pages of which only menus were "
    "saved. Give the text of the article itself, one file a report."
)
NOTHING_ASKED_FOR = "Nothing of the record is in what was asked for."
ADVICE_ON_ASKING = "Ask for other days or another name; without any, the brief is of all that there is."
LEGEND = (
    "12–15: lowest to highest figure of all sources; best: one that fits them all, never an average. "
    "Origin: who said it first; camp: the side it serves. Sure: 1 (best) to 5; 6: cannot tell. "
    "[report:start-end]: where the words stand."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """One thing that the reading left open, with every place where it stands."""

    kind: str
    words: str
    reason: str
    references: tuple[str, ...]


def heading(record: Record) -> str:
    """What was read: "The record of 4 reports by 3 outlets, published 5–11 Sep 2017"."""
    outlets = {report.outlet for report in record.reports if report.outlet}
    days = sorted(report.published.day for report in record.reports if report.published is not None)
    by = f" by {counted(len(outlets), 'outlet')}" if outlets else ""
    published = f", published {interval(days[0], days[-1])}" if days else ""
    return f"The record of {counted(len(record.reports), 'report')}{by}{published}"


def totals(record: Record) -> str:
    """What came of it, in counts."""
    found = [
        counted(len(record.events), "event"),
        counted(len(record.states), "state"),
        counted(len(record.claims), "claim"),
        counted(len(record.disagreements), "disagreement"),
    ]
    if record.unresolved:
        found.append(f"{len(record.unresolved):,} unresolved")
    undated = sum(report.published is None for report in record.reports)
    if undated:
        found.append(f"{counted(undated, 'report')} without a day")
    return ", ".join(found)


def report_line(report: Report) -> str:
    """Outlet, title, day and how the day is known, of one report."""
    title = f"“{legible(report.title)}”" if report.title else ""
    told = [legible(report.outlet or "outlet not known"), title, dating_words(report.published)]
    return ", ".join(part for part in told if part)


def dating_words(dating: Dating | None) -> str:
    """The day of publication and how it is known."""
    if dating is None:
        return "no day known: weekdays stay unresolved"
    note = f": {legible(dating.note)}" if dating.note else ""
    return f"{day(dating.day)} ({label('datings', dating.basis)}{note})"


def open_points(record: Record) -> list[Open]:
    """What was left unresolved, the same words and reason told once, in the order of the record."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for point in record.unresolved:
        key = (label("unresolved", point.kind), legible(point.as_written), legible(point.reason))
        found.setdefault(key, []).append(_reference(point))
    return [
        Open(kind=kind, words=words, reason=reason, references=tuple(dict.fromkeys(references)))
        for (kind, words, reason), references in found.items()
    ]


def _reference(point: Unresolved) -> str:
    report = legible(point.report)
    return report if point.start is None else f"{report}:{point.start}-{point.end if point.end is not None else ''}"
