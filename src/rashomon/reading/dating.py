"""The day of a report from its own text, where nothing else tells it.

The day is the earliest one that no dated expression contradicts: agencies name the running weekday instead of "today",
so that the last full date fixes the week and the weekdays fix the day.  History ("since 2015", "the 2003 invasion")
dates nothing; without a full date (day, month and year) the day stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.model.report import Dating
from rashomon.model.span import Span
from rashomon.reading import datestamps
from rashomon.reading.dates import find_in
from rashomon.reading.document import Document
from rashomon.reading.mentions import DateMention

_FULL = re.compile(r"\d{4}-\d{2}-\d{2}(?!/)")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_HEAD_CHARS = 600  # a dateline or a stamp stands among the first lines
_STORY_DAYS = 5  # the running day is at most this long after the newest full date
_CAPTIONS = frozenset({"dateline", "caption", "credit"})
_ARCHIVE = re.compile(r"\b(?:file|archive|archival) (?:photo|picture|image|pic)|\bFILE\b|\barchive\b", re.IGNORECASE)
_WITH_YEAR = re.compile(r"\d{4}|\d\D\d{2}$")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_AFTER_DATELINE = re.compile(r"\s*(?:\(|[-–—:_]|$)")
_STOPPED = re.compile(r"\.\s+[^\W\d_a-z]")
_WORD = re.compile(r"[^\W\d_]+")
_LINKS = frozenset(
    {
        "al",
        "and",
        "au",
        "bin",
        "d",
        "de",
        "del",
        "den",
        "der",
        "des",
        "di",
        "do",
        "du",
        "el",
        "en",
        "es",
        "ibn",
        "la",
        "of",
        "s",
        "sur",
        "upon",
    }
)
_POINTED_WEEKDAY = re.compile(r"(?:next|last|previous|following|every|each)\b", re.IGNORECASE)
_BEHIND = re.compile(r"\b(?:a|one) day (?:after|later)\b|\bthe (?:next|following) day\b", re.IGNORECASE)
_DATELINE = re.compile(
    r"^[^\S\n]*[A-Z][\w .'’/-]{1,40}(?:, [A-Z][\w .'’-]{1,30}){0,2},?[^\S\n]+(?:\([^)\n]{2,30}\)[^\S\n]*)?$"
)
_STAMP = re.compile(
    r"(?:published|updated|posted|last modified|date|dated|issued)\W{0,3}(?:on|at)?\W{0,3}$", re.IGNORECASE
)
_DATED_BLOCKS = frozenset({"dateline", "noise"})
_GLUED_YEAR = re.compile(r"(?<=[A-Za-z]\s\d\d)(?=(?:19|20)\d\d\b)|(?<=[./-](?:19|20)\d\d)(?=[A-Za-z(])")
_LONGEST_LINE = 160
_HEAD_LINES = 4
_LONGEST_SPAN = 31  # days that one situation report is of
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_GLUE = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})")
_FILED_DAYS = 20
_ISSUED_DAYS = 10
"""A bulletin is issued at most this long after the last of its days."""
_STAMPED_DAYS = 1
"""The stamp of a page may be of another time zone than the day that it was given; a date line is of the dispatch."""
_MONTHS_OF_YEAR = 12
_LETTERS = re.compile(r"[^\W\d_]{3}")
_DAY_NAME = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b", re.IGNORECASE)
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class _Dated:
    """A full date in the text, and whether it stands in the first lines, in a caption, or is the report's own stamp."""

    day: date
    head: bool
    caption: bool
    stamp: bool


def infer(document: Document) -> Dating | None:
    """The day that the text of a report gives away, with the reason in words; None if it gives away none."""
    short = datestamps.of_first_lines(document.text)
    if short is not None:
        return Dating(day=short, basis="inferred", earliest=short, note=f"the report's own date line: {short}")
    mentions = find_in(document.text, None, document.doc, [sentence.span.start for sentence in document.sentences])
    captions = [block.span for block in document.blocks if block.kind in _CAPTIONS]
    headings = [*_headings(document), *(block.span for block in document.blocks if block.kind == "dateline")]
    spanned = next((day for day in (_last_of_days(heading, mentions) for heading in headings) if day is not None), None)
    if spanned is not None and not _is_issued_after(spanned, document.text, mentions):
        note = f"the last of the days that the report's heading says it is of: {spanned}"
        return Dating(day=spanned, basis="inferred", earliest=spanned, note=note)
    return infer_from(document.text, mentions, captions, headings)


def _headings(document: Document) -> list[Span]:
    """The lines at the head of a report that are no sentences: short, and without a finite verb."""
    found: list[Span] = []
    start = 0
    labelled = {s.span.start for s in document.sentences if document.is_label(s)}
    for line in document.text[:_HEAD_CHARS].split("\n"):
        begin, start = start, start + len(line) + 1
        if not line.strip() or begin in labelled:
            continue
        span = Span(begin, begin + len(line))
        tokens = document.doc.char_span(span.start, span.end, alignment_mode="expand")
        verbs = tokens is None or any(token.tag_ in _FINITE for token in tokens)
        if verbs or len(line) > _LONGEST_LINE or len(found) >= _HEAD_LINES:
            break
        found.append(span)
    return found


def _last_of_days(heading: Span, mentions: Iterable[DateMention]) -> date | None:
    """The last of the days that a heading names as one span with its year: "SITUATION REPORT, 4-10 MAY 1994"."""
    for mention in mentions:
        when = mention.when
        if when is None or when.start is None or when.end is None or not heading.contains(mention.span):
            continue
        if when.basis == "explicit" and when.granularity == "days" and (when.end - when.start).days <= _LONGEST_SPAN:
            return when.end
    return None


def _is_issued_after(last: date, text: str, mentions: Iterable[DateMention]) -> bool:
    """Whether the head says on which later day a bulletin came out: "Published: 16 May 2021"."""
    for mention in mentions:
        day = mention.when.end if mention.when is not None else None
        if day is None or mention.span.start > _HEAD_CHARS or not _FULL.fullmatch(mention.value):
            continue
        line = text[_line_of(text, mention.span)[0] : mention.span.start]
        if _STAMP.search(line) and 0 <= (day - last).days <= _ISSUED_DAYS:
            return True
    return False


def own_day(document: Document) -> date | None:
    """The day that the report's own date line names, from which its weekdays count; None if none names one for sure.

    A report is often filed under another day than its own: that of its event, of its copy, of its last change.
    Without a year the day is that of the year it was given, and must lie at most `_FILED_DAYS` before that day.
    """
    given = document.report.published
    if given is None or given.day is None or given.basis == "inferred":
        return None
    found: list[date] = []
    weekdays: list[date] = []
    dispatched = False
    for block in document.blocks:
        if block.kind not in _DATED_BLOCKS or block.span.start > _HEAD_CHARS:
            continue
        line = _GLUED_YEAR.sub(" ", document.quote(block.span))
        for mention in find_in(line, given.day) if len(line) <= _LONGEST_LINE else ():
            day = mention.when.end if mention.when is not None else None
            if day is None or not _FULL.fullmatch(mention.value) or mention.when is None:
                continue
            if mention.when.basis == "weekday" and block.kind == "dateline":
                weekdays.append(day)
            written = mention.span.text_of(line)
            if mention.when.basis != "explicit" or not any(char.isdigit() for char in written):
                continue
            if not _is_certain(day, written, line, given.day):
                return None
            found.append(day)
            dispatched = dispatched or block.kind == "dateline"
    if not found and len(set(weekdays)) == 1:
        return weekdays[0] if weekdays[0] != given.day else None  # "Cyprus, Monday - ..."
    if not found and (last := _end_of_period(document, given.day)) is not None:
        return last
    if len(set(found)) != 1 or (not dispatched and found[0] + timedelta(days=_STAMPED_DAYS) == given.day):
        return None
    return found[0] if found[0] != given.day else None


def _end_of_period(document: Document, given: date) -> date | None:
    """The last of the days that the heading of a bulletin names as its own, where it came out within days of it."""
    for heading in _headings(document):
        line = document.quote(heading)
        if not any(char.isdigit() for char in line):
            continue
        mentions = find_in(line, given)
        last = _last_of_days(Span(0, len(line)), mentions) or _as_of(line, mentions)
        if last is not None and 0 < (given - last).days <= _ISSUED_DAYS:
            return last
    return None


def _as_of(line: str, mentions: Iterable[DateMention]) -> date | None:
    """The day that a heading says its matter is as of: "Daily update as of 23 July 2014, 15:00"."""
    for mention in mentions:
        day = mention.when.end if mention.when is not None else None
        if _FULL.match(mention.value) and line[: mention.span.start].casefold().rstrip().endswith(("as of", "as at")):
            return day
    return None


def _is_certain(day: date, written: str, line: str, given: date) -> bool:
    """Whether a day of a date line can be read in one way only, and agrees with the weekday named beside it."""
    named = _DAY_NAME.search(line)
    if named is not None and _NAMES[day.weekday()][:3].casefold() != named[1].casefold():
        return False
    if not _LETTERS.search(written):
        numbers = [int(part) for part in re.findall(r"\d+", written)]
        return written[:4].isdigit() or numbers[0] == numbers[1] or max(numbers[:2]) > _MONTHS_OF_YEAR
    return bool(_WITH_YEAR.search(written)) or 0 <= (given - day).days <= _FILED_DAYS


def infer_from(
    text: str, mentions: Iterable[DateMention], captions: Iterable[Span] = (), headings: Iterable[Span] = ()
) -> Dating | None:
    """The same from mentions that were found without a day of publication.

    A full date in one of `captions` is the story's own; one in the first lines is if its weekday is named too.
    `headings` are lines that are no sentences: a full date in one of them is the report's.
    """
    found = list(mentions)
    dated = _full_dates(text, found, list(captions), list(headings))
    stamps = [one.day for one in dated if one.stamp]
    if stamps:
        day = stamps[0] if len(set(stamps)) > 2 else max(stamps)
        return Dating(day=day, basis="inferred", earliest=day, note=f"the report's own date line or stamp: {day}")
    weekdays = _weekdays(text, found)
    own = [one.day for one in dated if one.caption or (one.head and one.day.isoweekday() in weekdays)]
    anchor = max(own, default=None)
    if anchor is None or not weekdays or _names_later_year(found, anchor):
        return None
    return _pinned(anchor, weekdays, text)


def contradicting(document: Document) -> DateMention | None:
    """The date line or stamp of the report's own text that lies far from the day it was given; None if none does."""
    given = document.report.published
    if given is None or given.day is None or given.basis == "inferred":
        return None
    for mention in document.dates:
        day = mention.when.end if mention.when is not None else None
        if day is None or not _FULL.match(mention.value) or not _WITH_YEAR.search(mention.span.text_of(document.text)):
            continue
        if abs((day - given.day).days) > _STORY_DAYS and _is_stamp(
            document.text, mention.span, *_line_of(document.text, mention.span)
        ):
            return mention
    return None


def _full_dates(text: str, mentions: list[DateMention], captions: list[Span], headings: list[Span]) -> list[_Dated]:
    """Dates of one day with their year written, in order of the text; those of file pictures are left out."""
    dated = []
    for mention in mentions:
        if not _FULL.match(mention.value) or mention.when is None or mention.function not in {"on", "by", "until"}:
            continue
        if mention.when.basis != "explicit" or mention.when.granularity != "day" or mention.when.end is None:
            continue
        start, end = _line_of(text, mention.span)
        if not _WITH_YEAR.search(mention.span.text_of(text)) or _ARCHIVE.search(text, start, end):
            continue
        caption = any(block.contains(mention.span) for block in captions)
        head = mention.span.start < _HEAD_CHARS
        stamp = _is_stamp(text, mention.span, start, end) or any(line.contains(mention.span) for line in headings)
        dated.append(_Dated(mention.when.end, head, caption, stamp))
    return dated


def _line_of(text: str, span: Span) -> tuple[int, int]:
    """Start and end of the line (or at most 400 code points either way) that holds a span."""
    start = text.rfind("\n", max(0, span.start - 400), span.start) + 1
    end = text.find("\n", span.end, span.end + 400)
    return max(start, span.start - 400), end if end >= 0 else min(len(text), span.end + 400)


def _is_stamp(text: str, span: Span, line_start: int, line_end: int) -> bool:
    """A dateline ("BEIRUT, Sept 5, 2017 (AP)"), a stamp ("Published: 5 September 2017"), or a line of its own."""
    before, after = text[line_start : span.start], text[span.end : line_end]
    if _STAMP.search(before):
        return True
    if span.start > _HEAD_CHARS:
        return False
    if not _LONG_WORD.search(before) and not _LONG_WORD.search(after):
        return True
    if datestamps.is_agency_line(_unglued(before), after):
        return True
    if _DATELINE.match(_unglued(before)) is None:
        return False
    return _AFTER_DATELINE.match(after) is not None or (_STOPPED.match(after) is not None and _all_names(before))


def _all_names(before: str) -> bool:
    """Whether nothing but names stands before a day: "UNHCR, Goma, 3 May 1997." but not "Born in Goma, ..."."""
    return all(word[:1].isupper() or word in _LINKS for word in _WORD.findall(before))


def _unglued(before: str) -> str:
    """What stands before a day in its line, without a headline that lost the space behind it: "kills dozensGoma, "."""
    glued = list(_GLUE.finditer(before))
    return before[glued[-1].start() :] if glued else before


def _names_later_year(mentions: list[DateMention], anchor: date) -> bool:
    """Whether a later year is named, so that the anchor is history."""
    return any(
        mention.type == "DATE" and mention.when is not None and mention.when.start is not None
        and mention.when.basis == "explicit" and mention.when.start.year > anchor.year
        for mention in mentions
    )  # fmt: skip


def _weekdays(text: str, mentions: list[DateMention]) -> list[int]:
    """The weekdays (1 to 7) that the text names as its own days, each once, in order of first mention."""
    found: list[int] = []
    for mention in mentions:
        match = _WEEKDAY.match(mention.value)
        if match is None or mention.type == "SET" or mention.function in {"by", "until"}:
            continue
        if _POINTED_WEEKDAY.match(mention.span.text_of(text)):
            continue
        iso = int(match[1])
        if iso not in found:
            found.append(iso)
    return found


def _pinned(anchor: date, weekdays: list[int], text: str) -> Dating | None:
    """The smallest day, not before the anchor, of which all named weekdays lie in the week up to it.

    The named weekdays form a run that ends on the running one: the largest gap between them in the week is what is
    still ahead.  The anchor's own weekday counts as named.
    """
    named = sorted({*weekdays, anchor.isoweekday()})
    if anchor.isoweekday() not in weekdays and len(weekdays) > 3:
        return None
    if len(named) > 5:
        return None
    last = _end_of_run(named, anchor.isoweekday())
    ahead = (last - anchor.isoweekday()) % 7
    if ahead > _STORY_DAYS:
        return None
    day = anchor + timedelta(days=ahead)
    spoken = ", ".join(_NAMES[iso - 1] for iso in sorted(weekdays, key=lambda iso: (iso - last - 1) % 7))
    note = f"the newest full date is {_NAMES[anchor.weekday()]} {anchor}; the text names {spoken}"
    if _BEHIND.search(text):
        note += ' and tells of "a day after"'
    return Dating(
        day=day, basis="inferred", earliest=anchor, note=f"{note}; so the running day is {_NAMES[last - 1]} {day}"
    )


def _end_of_run(named: list[int], anchor: int) -> int:
    """The weekday that ends the run of named ones: the one before the widest gap; of equal gaps, the anchor's."""
    if len(named) == 1:
        return named[0]
    gaps = [((named[(index + 1) % len(named)] - iso - 1) % 7 + 1, iso) for index, iso in enumerate(named)]
    widest = max(gap for gap, _ in gaps)
    ends = [iso for gap, iso in gaps if gap == widest]
    return anchor if anchor in ends else min(ends, key=lambda iso: (iso - anchor) % 7)
