"""What is known about a report besides its text; the user goes before a sidecar or a row, and that before the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from rashomon.errors import ReportMalformed
from rashomon.model import Dating

KEYS = ("title", "published", "outlet", "url", "language")
FORMS = "write the day as 2017-09-11, 2017-09-11T18:30:00+03:00 or 11 September 2017"

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TIME = (
    r"(?:[T\s,]+(?:at\s+)?\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?\s?(?:[AaPp]\.?[Mm]\.?)?"
    r"\s?(?:Z|[A-Za-z]{2,5}|(?:GMT|UTC)?[+-]\d{2}:?\d{2}(?:\s\([A-Z]{2,5}\))?)?)?\s*$"
)
_WEEKDAY = r"\s*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+)?"
_MONTH = r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})\.?"
_FORMS = tuple(
    re.compile(form + _TIME, re.IGNORECASE)
    for form in (
        r"\s*(?P<year>\d{4})-(?P<number>\d{1,2})-(?P<day>\d{1,2})",
        r"\s*(?P<year>\d{4})/(?P<number>\d{1,2})/(?P<day>\d{1,2})",
        r"\s*(?P<year>\d{4})(?P<number>\d{2})(?P<day>\d{2})",
        _WEEKDAY + r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-]" + _MONTH + r",?[\s-](?P<year>\d{4})",
        _WEEKDAY + _MONTH + r"\s(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<year>\d{4})",
    )
)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What one source says of a report; None where it says nothing.  `language` is an ISO 639-1 code in lower case."""

    title: str | None = None
    published: Dating | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None

    def over(self, other: Facts) -> Facts:
        """These facts, and those of `other` where this source says nothing."""
        return replace(other, **{key: getattr(self, key) for key in KEYS if getattr(self, key) is not None})


def parse_day(text: str) -> date | None:
    """The calendar day as it is written, whatever the time zone; None if the text is no day between 1900 and 2100.

    Days in figures alone with the year last (05/09/2017) are refused: they read differently in different countries.
    """
    for form in _FORMS:
        match = form.match(text)
        if match is None:
            continue
        parts = match.groupdict()
        if parts.get("month") and not _month_name(parts["month"]):
            continue
        month = int(parts["number"]) if parts.get("number") else _MONTHS.index(parts["month"][:3].casefold()) + 1
        year = int(parts["year"])
        if not _FIRST_YEAR <= year <= _LAST_YEAR:
            return None
        try:
            return date(year, month, int(parts["day"]))
        except ValueError:
            return None
    return None


def _month_name(word: str) -> bool:
    low = word.casefold()
    return low in _MONTH_NAMES or low in _MONTHS or low == "sept"


def day_of(value: str | date, basis: str, path: str, field: str = "published") -> Dating:
    """The day that a user, a sidecar or a row gives.  Raises `ReportMalformed` if it is none."""
    if isinstance(value, date):
        day: date | None = value.date() if isinstance(value, datetime) else value
    else:
        day = parse_day(value)
    if day is None:
        raise ReportMalformed(path, f"`{field}` is {value!r}, which is no day that can be read: {FORMS}")
    return Dating(day=day, basis=basis)


def facts_from(row: Mapping[str, object], basis: str, path: str) -> Facts:
    """The facts in a sidecar or in a row of JSON Lines; other keys are left alone.

    Raises `ReportMalformed` if one of them has no text in it.
    """
    found: dict[str, str] = {}
    for key in KEYS:
        value = row.get(key)
        if value is None:
            continue
        if not isinstance(value, str):
            raise ReportMalformed(path, f"`{key}` is {value!r}: it must be a text in quotation marks, or null")
        text = clean(value).strip()
        if text:
            found[key] = text
    published = day_of(found["published"], basis, path) if "published" in found else None
    return Facts(
        title=found.get("title"),
        published=published,
        outlet=found.get("outlet"),
        url=found.get("url"),
        language=language_code(found.get("language")),
    )


def language_code(text: str | None) -> str | None:
    """ "en" of "en-GB", "EN_us", "en"; None if there is none."""
    if text is None:
        return None
    code = re.split(r"[-_]", text.strip().casefold(), maxsplit=1)[0]
    return code or None


def clean(text: str) -> str:
    """The text with what no file or no database can hold (lone surrogates, NUL) replaced one for one by U+FFFD."""
    return _UNKEEPABLE.sub("\ufffd", text)
