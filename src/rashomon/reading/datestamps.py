"""The day that the first lines of a report name in a form of their own.

Wires of the last century ("LIMA, 9 JAN 90 (EFE) --"), monitored radio ("0500 gmt 3 Sep 83"), signals of armies and of
peacekeepers ("021600Z MAR 93"), months in Roman numerals ("30.IV.1975"), and agency lines with two calendars
("Ahvaz, 1 Esfand 1364 (20 February 1986), Front Correspondents --").
"""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]{{0,6}}"
_WORDS = r"(?:[^\W\d_][^\n\d]{0,60}[^\S\n])?"
_NUMERAL = r"(?:VIII|VII|III|XII|IV|IX|II|VI|XI|X)"
_SHORT_YEAR = re.compile(
    rf"^[^\S\n]*[A-Z][^\n\d]{{1,60}}?,?[^\S\n]+(?P<day>\d{{1,2}})\s{_MONTH}\.?\s(?P<year>\d{{2}})(?=\s*(?:\(|\[|-|–|—))",
    re.IGNORECASE | re.MULTILINE,
)
_ALONE = re.compile(
    rf"^[^\S\n]*{_WORDS}(?P<day>\d{{1,2}})[ /-]{_MONTH}\.?[ /-]'?(?P<year>\d{{2}})[.)\]]?[^\S\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""A line that ends on its day: "14 Mar 00", "Freetown, 6-Jan-99"."""
_HEARD = re.compile(
    r"\b\d{4}\s?(?:gmt|utc|hrs|hours|z|local time)[,;]?\s"
    rf"(?P<day>\d{{1,2}})\s{_MONTH}\.?\s(?P<year>\d{{2}}|\d{{4}})\b",
    re.IGNORECASE,
)
SIGNAL = re.compile(
    r"(?<!\d)\d{2}[0-2]\d[0-5]\d\s?[A-Z]?\s?(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\s?(?:\d{4}|\d{2})(?!\w)"
)
"""The day and hour of a signal: day, hour, minute, zone, month, year."""
ROMAN_DAY = re.compile(rf"(?<![\w.])\d{{1,2}}(?:\.\s?(?:{_NUMERAL}|I|V)\.|[/-]{_NUMERAL}[/-])\s?(?:19|20)\d\d(?!\d)")
_ROMAN_ALONE = re.compile(
    rf"^[^\S\n]*{_WORDS}(?P<day>\d{{1,2}}) (?P<month>{_NUMERAL}|I|V) (?P<year>(?:19|20)\d\d)[^\S\n]*$", re.MULTILINE
)
_PARTS = re.compile(r"\d+|[A-Z]+")
_CENTURY_TURNS = 45
"""Two digits of a year from here on are of the last century: reports are of the years since 1945."""
_HEAD_CHARS = 600
_PIECE = re.compile(r"[^\s,;()\[\]/]+")
_SMALL = frozenset({"of", "de", "del", "du", "la", "el", "al", "and", "the", "et", "y", "our", "from"})
_LONGEST = 100
_AFTER = re.compile(r"\s*[)\]]?(?P<credit>(?:[,\s]+[^,\n]{2,40}?)??)\s*(?:--|[–—_]|\s-\s|:\s)")


def of_first_lines(text: str) -> date | None:
    """The day that a form of its own gives in the first lines of a text; None without one."""
    head = text.lstrip()[:_HEAD_CHARS]
    later = (
        line
        for line in _SHORT_YEAR.finditer(head)
        if line.start() and _is_named(head[line.start() : line.start("day")])
    )
    for match in (_SHORT_YEAR.match(head), _HEARD.search(head), _ALONE.search(head), next(later, None)):
        day = _valid(match["year"], _MONTHS.index(match["month"].lower()) + 1, match["day"]) if match else None
        if day is not None:
            return day
    roman = _ROMAN_ALONE.search(head)
    if roman is not None:
        return _valid(roman["year"], _ROMAN.index(roman["month"]) + 1, roman["day"])
    return next(
        (day for match in (SIGNAL.search(head), ROMAN_DAY.search(head)) if match and (day := coded(match[0]))), None
    )


def coded(written: str) -> date | None:
    """The day of a signal ("021600Z MAR 93"), or with its month in Roman numerals ("30.IV.1975"); else None."""
    parts = _PARTS.findall(written)
    if SIGNAL.fullmatch(written):
        return _valid(parts[-1], _MONTHS.index(parts[-2][-3:].lower()) + 1, parts[0][:2])
    return _valid(parts[2], _ROMAN.index(parts[1]) + 1, parts[0]) if ROMAN_DAY.fullmatch(written) else None


def _valid(year: str, month: int, day: str) -> date | None:
    """That day, or None if the calendar does not have it; of a year of two digits, the century is supplied."""
    full = int(year)
    if len(year) == 2:
        full += 1900 if full >= _CENTURY_TURNS else 2000
    try:
        return date(full, month, int(day))
    except ValueError:
        return None


def is_agency_line(before: str, after: str) -> bool:
    """Whether a day stands in an agency line, by what is before it in its line and what follows.

    Before: places, bodies, another calendar's day, all with capitals or digits.  After: a credit at most, and a dash.
    """
    if not _is_named(before):
        return False
    follows = _AFTER.match(after)
    if follows is None:
        return False
    credit = _PIECE.findall(follows["credit"])
    return all(piece[0].isupper() or piece in _SMALL for piece in credit)


def _is_named(before: str) -> bool:
    """Whether words are places, bodies and numbers only: each with a capital or a digit, but for small words."""
    pieces = _PIECE.findall(before)
    if not pieces or len(before) > _LONGEST or not before.lstrip()[:1].isupper():
        return False
    return all(
        piece[0].isupper() or piece[0].isdigit() or piece in _SMALL or piece[:3] in ("al-", "el-") for piece in pieces
    )
