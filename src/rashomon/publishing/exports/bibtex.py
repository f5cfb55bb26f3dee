"""The sources of a record as BibTeX: one entry a report on which an event or state rests, to be cited."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rashomon.model import Dating, Event, Record, Report, StateTimeline
from rashomon.publishing.exports.columns import encodable
from rashomon.publishing.exports.common import option
from rashomon.publishing.exports.loss import LeftOut
from rashomon.publishing.words import legible

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NO_KEY = re.compile(r"[^A-Za-z0-9:._+-]+")
_NO_ADDRESS = re.compile(r"[\s{}\\^`<>\"|]")
_ESCAPED = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "%": r"\%",
    "&": r"\&",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
_SPECIAL = re.compile(r"[\\{}%&$#_^~]")
_WHICH = {"cited": False, "all": True}


def render(record: Record, *, sources: object = "cited") -> bytes:
    """An `@misc` entry a report: outlet as author, title, day, address, language, hash, and what rests on it.

    `sources`: `cited` for the reports on which an event or state rests, `all` for every report.

    Raises:
        ExportError: for another value of `sources`.
    """
    every = option("sources", sources, _WHICH)
    resting = _resting(record)
    keys: dict[str, int] = {}
    entries = [_entry(one, resting.get(one.id, []), keys) for one in record.reports if every or one.id in resting]
    return encodable("\n".join(entries)).encode()


def left_out(record: Record, *, sources: object = "cited") -> tuple[LeftOut, ...]:
    """Events, states and claims as such, reports on which nothing rests, and what a report does not tell of itself.

    Raises:
        ExportError: for another value of `sources`.
    """
    every = option("sources", sources, _WHICH)
    resting = _resting(record)
    found = []
    for report in record.reports:
        if not every and report.id not in resting:
            found.append(LeftOut(subject=report.id, field="*", reason="no event or state rests on it (sources=all)"))
            continue
        found.append(LeftOut(subject=report.id, field="text", reason="the text is its publisher's"))
        missing = (("title", report.title), ("author", report.outlet), ("date", report.published), ("url", report.url))
        found += [
            LeftOut(subject=report.id, field=name, reason="the report does not tell it")
            for name, value in missing
            if not value
        ]
    told: list[Event | StateTimeline] = [*record.events, *record.states]
    reason = "a list of sources holds no events; its id is among the `keywords` of the sources that it rests on"
    found += [LeftOut(subject=one.id, field="*", reason=reason) for one in told]
    differ = "a list of sources holds no disagreements"
    found += [LeftOut(subject=one.id, field="*", reason=differ) for one in record.disagreements]
    return tuple(found)


def _resting(record: Record) -> dict[str, list[str]]:
    """Report id -> the events and states that rest on it, in the order of the record."""
    found: dict[str, list[str]] = {}
    told: list[Event | StateTimeline] = [*record.events, *record.states]
    for one in told:
        for report in one.reports:
            found.setdefault(report, []).append(one.id)
    return found


def _entry(report: Report, resting: Iterable[str], keys: dict[str, int]) -> str:
    title, outlet = legible(report.title or ""), legible(report.outlet or "")
    told = [
        ("author", f"{{{_escaped(outlet)}}}" if outlet else ""),
        ("title", f"{{{_escaped(title)}}}" if title else ""),
        *_day(report.published),
        ("url", _NO_ADDRESS.sub(lambda one: "".join(f"%{byte:02X}" for byte in one[0].encode()), report.url or "")),
        ("language", _escaped(legible(report.language or ""))),
        ("note", _escaped("; ".join(_notes(report)))),
        ("keywords", _escaped(", ".join(resting))),
    ]
    lines = [f"  {name} = {value}," if name == "month" else f"  {name} = {{{value}}}," for name, value in told if value]
    return "\n".join([f"@misc{{{_key(report.id, keys)},", *lines, "}", ""])


def _day(dating: Dating | None) -> list[tuple[str, str]]:
    if dating is None:
        return []
    day = dating.day
    month = _MONTHS[day.month - 1]
    return [("date", day.isoformat()), ("year", str(day.year)), ("month", month), ("day", str(day.day))]


def _notes(report: Report) -> list[str]:
    notes = [f"SHA-256 of the bytes as received: {report.sha256}"]
    if report.published is not None and report.published.note:
        notes.append(f"day: {legible(report.published.note)}")
    return notes


def _key(identifier: str, keys: dict[str, int]) -> str:
    """A key of letters that BibTeX takes, each once."""
    key = _NO_KEY.sub("-", identifier).strip("-") or "report"
    keys[key] = keys.get(key, 0) + 1
    return key if keys[key] == 1 else f"{key}+{keys[key]}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda one: _ESCAPED[one[0]], text)
