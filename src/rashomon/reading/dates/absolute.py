"""Readers of calendar dates: days, months, years, seasons, quarters, decades, feasts, clock times."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from rashomon.model.when import Granularity
from rashomon.reading.dates import calendar as cal
from rashomon.reading.dates.calendar import Reading
from rashomon.reading.dates.durations import duration, grain_of, moved
from rashomon.reading.dates.grammar import Hit
from rashomon.reading.dates.numbers import ordinal_of, quantity_of
from rashomon.reading.dates.scene import Scene
from rashomon.reading.datestamps import coded

_SPLIT = re.compile(r"[-/.T]")
_STALE_DAYS = 270
_STAMP_SLACK_DAYS = 3
_NEAR_DAYS = 92
_DEADLINE = frozenset({"by", "until", "till", "before", "through", "to"})


def written_year(scene: Scene, hit: Hit, name: str = "y") -> int | None:
    """The year written in a group, None without one."""
    found = scene.number(hit, name)
    return found if 1 <= found <= 9998 else None


def choose(scene: Scene, hit: Hit, make: Callable[[int], Reading | None]) -> Reading | None:
    """The reading of a date without a year: that of the year named in its sentence, else the one its tense asks for.

    A single day most of a year back, with the next one near, is ahead whatever the verb ("elections were set for 8
    November", read in September): a writer names the year of a day that old.

    Past: the last one up to the report's day.  Future: the next one.  Unknown: the nearest, days ahead counting double.
    """
    if scene.sentence_year is not None and (scene.published is None or scene.sentence_year != scene.published.year):
        return make(scene.sentence_year)
    day = scene.published
    if day is None:
        return None
    found = [made for number in (day.year - 1, day.year, day.year + 1) if (made := make(number)) is not None]
    dated = [(made, made.start, made.end) for made in found if made.start is not None and made.end is not None]
    tense = "past" if "since" in {scene.before(hit), scene.before(hit, 2)} else scene.tense(hit)
    past = [made for made, start, _ in dated if start <= day]
    ahead = [made for made, _, end in dated if end >= day]
    if scene.before(hit) not in _DEADLINE:
        if tense == "past" and past and not _is_ahead(past[-1], ahead, day):
            return past[-1]
        if tense == "future" and ahead:
            return ahead[0]
    return min(dated, key=lambda row: max(2 * (row[1] - day).days, (day - row[2]).days, 0), default=(None, day, day))[0]


def _is_ahead(past: Reading, ahead: list[Reading], day: date) -> bool:
    if past.unit != "D" or past.start is None or not ahead or ahead[0].start is None:
        return False
    return (day - past.start).days > _STALE_DAYS and (ahead[0].start - day).days < _NEAR_DAYS


def numeric(scene: Scene, hit: Hit) -> Reading | None:
    """2017-09-05, 5/9/2017, 05.09.17: day first, unless the calendar or the report's day forbid it."""
    raw = scene.group(hit, "i")[0].text
    code = coded(raw)
    if code is not None:
        return cal.day(code)
    parts = [int(part) for part in _SPLIT.split(raw)[:3] if part.isdecimal()]
    if len(parts) != 3:
        return None
    if len(_SPLIT.split(raw)[0]) == 4:
        when = cal.valid_day(*parts)
        return None if when is None else _stamped(cal.day(when), raw)
    first, second, year_no = parts
    if year_no < 100:
        year_no += 1900 if year_no >= 60 else 2000
    orders = [cal.valid_day(year_no, second, first), cal.valid_day(year_no, first, second)]
    found = [when for when in orders if when is not None]
    if "." in raw:  # dots are of the day-first countries
        found = found[:1]
    latest = None if scene.published is None else cal.shift_days(scene.published, _STAMP_SLACK_DAYS)
    known = [when for when in found if latest is None or when <= latest]
    return cal.day((known or found)[0]) if found else None


def _stamped(reading: Reading, raw: str) -> Reading:
    if "T" not in raw:
        return reading
    return replace(reading, type="TIME", value=reading.value + raw[10:16])


def month_day(scene: Scene, hit: Hit) -> Reading | None:
    """5 September 2017; Tuesday, Sept. 5; the night of 3 March."""
    part, reading = scene.value(hit, "part", "daypart"), _month_day(scene, hit)
    if part is None or reading is None or hit.rule.read != "month_day":
        return reading
    return replace(reading, type="TIME", value=f"{reading.value}T{part}")


def _month_day(scene: Scene, hit: Hit) -> Reading | None:
    month = scene.month(hit)
    day = scene.number(hit, "d") or ordinal_of(scene, hit, "o") or 0
    year = written_year(scene, hit)
    if year is not None:
        when = cal.valid_day(year, month, day)
        return None if when is None else cal.day(when)
    if cal.valid_day(2000, month, day) is None:
        return None
    weekday = scene.value(hit, "wd", "weekday")
    if weekday is not None and scene.published is not None:
        near = (cal.valid_day(scene.published.year + step, month, day) for step in (0, -1, 1))
        fitting = [when for when in near if when is not None and when.isoweekday() == weekday]
        if fitting:
            return cal.day(fitting[0])
    return choose(scene, hit, _maker(month, day)) or Reading(value=f"XXXX-{month:02d}-{day:02d}", anchors=False)


def _maker(month: int, day: int) -> Callable[[int], Reading | None]:
    def make(year: int) -> Reading | None:
        when = cal.valid_day(year, month, day)
        return None if when is None else cal.day(when)

    return make


def day_range(scene: Scene, hit: Hit) -> Reading | None:
    """3-7 March; 30 August to 2 September."""
    month, other = scene.month(hit), scene.month(hit, "n")
    first, last = scene.number(hit, "d"), scene.number(hit, "e")

    def make(year: int) -> Reading | None:
        start = cal.valid_day(year, month, first)
        crosses = bool(other) and other < month
        end = cal.valid_day(year + crosses, other or month, last)
        if start is None or end is None or start > end:
            return None
        return replace(cal.day(start), value=f"{start}/{end}", end=end, granularity="days")

    year = written_year(scene, hit)
    if year is not None:
        return make(year if not other or other >= month else year - 1)
    return choose(scene, hit, make)


def month(scene: Scene, hit: Hit) -> Reading | None:
    """April; late September 2017."""
    number = scene.month(hit)
    year = written_year(scene, hit)
    if year is not None:
        return cal.part_of(cal.month(year, number), scene.modifier(hit))
    found = choose(scene, hit, lambda year: cal.month(year, number))
    return cal.part_of(found or Reading(value=f"XXXX-{number:02d}", anchors=False), scene.modifier(hit))


def month_range(scene: Scene, hit: Hit) -> Reading | None:
    """July-September 2016."""
    year, first, last = written_year(scene, hit), scene.month(hit), scene.month(hit, "n")
    if year is None:
        return None
    start = cal.month(year if first <= last else year - 1, first)
    return replace(start, value=f"{start.value}/{year:04d}-{last:02d}", end=cal.month(year, last).end)


def part_of_month(scene: Scene, hit: Hit) -> Reading | None:
    """the first week of May; the second half of July 2016: its days; the value is that of the month."""
    whole = month(scene, hit)
    if whole is None or whole.start is None or whole.end is None:
        return whole
    which, unit = scene.word(hit, "o"), scene.word(hit, "u")
    size = {"half": 15, "third": 10, "days": 7, "weekend": 7, "weeks": 14}.get(unit, 7)
    if which in {"last", "final", "closing"} or (unit == "half" and which == "second"):
        return replace(whole, start=cal.shift_days(whole.end, 1 - size), granularity="days")
    rank = {"second": 1, "third": 2, "fourth": 3}.get(which, 0)
    start = cal.shift_days(whole.start, size * rank)
    return replace(whole, start=start, end=min(cal.shift_days(start, size - 1), whole.end), granularity="days")


def part_of_year(scene: Scene, hit: Hit) -> Reading | None:
    """the first six months of 2015."""
    year, count = written_year(scene, hit), quantity_of(scene, hit, "n")
    if year is None and scene.published is not None:
        year = scene.published.year + int(str(scene.value(hit, "pt", "pointer") or "0").lstrip("="))
    unit = str(scene.value(hit, "u", "units"))
    reading = Reading(type="DURATION", value=duration(count, unit), function="none", anchors=False)
    if year is None or count is None or not 1 <= year <= 9998:
        return reading
    whole = cal.year(year)
    if whole.start is None or whole.end is None:
        return reading
    start, end = whole.start, cal.shift_days(moved(whole.start, unit, count), -1)
    if scene.word(hit, "o") in {"last", "final"}:
        start, end = cal.shift_days(moved(whole.end, unit, -count), 1), whole.end
    return replace(reading, start=start, end=min(end, whole.end), granularity=grain_of(unit), function="on")


def year_range(scene: Scene, hit: Hit) -> Reading | None:
    """1991-95."""
    first, tail = written_year(scene, hit), scene.number(hit, "e")
    last = None if first is None else first - first % 100 + tail
    if first is None or last is None or tail > 99 or last <= first:
        return None
    return replace(cal.year(first), end=cal.year(last).end)


def year(scene: Scene, hit: Hit) -> Reading | None:
    """2014; mid-2016."""
    found = written_year(scene, hit)
    return None if found is None else cal.part_of(cal.year(found), scene.modifier(hit))


def spoken_year(scene: Scene, hit: Hit) -> Reading | None:
    """nineteen ninety-one; the year two thousand."""
    hundreds, tens = scene.value(hit, "h", "number"), scene.value(hit, "t", "tens")
    if scene.word(hit, "k"):
        return cal.year(2000)
    if hundreds is None or not 15 <= hundreds <= 19:
        return None
    return cal.year(hundreds * 100 + (tens or 0) + (scene.value(hit, "u", "number") or 0))


def decade(scene: Scene, hit: Hit) -> Reading | None:
    """the 1990s; the late '80s; the nineties."""
    word = scene.value(hit, "w", "decade_word")
    digits = scene.number(hit, "s")
    if word is not None:
        digits = word * 10
    if digits < 100:
        digits += 1900 if digits >= 20 or scene.published is None else 2000
    whole = cal.years(digits, digits + 9, f"{digits // 10}", "E")
    return cal.part_of(whole, scene.modifier(hit))


def century(scene: Scene, hit: Hit) -> Reading | None:
    """the 19th century; none in "a 17th-century fort", which tells when nothing of the report was."""
    number = ordinal_of(scene, hit, "o")
    hyphened = any(token.lower == "-" for token in scene.tokens[hit.start : hit.end])
    if hyphened and scene.after(hit).isalpha():
        return None
    if number is None or not 1 <= number <= 30:
        return None
    whole = cal.years(number * 100 - 99, number * 100, f"{number - 1:02d}", "C")
    return cal.part_of(replace(whole, anchors=False), scene.modifier(hit))


def season(scene: Scene, hit: Hit) -> Reading | None:
    """the summer of 2014; last winter; in the spring."""
    code = str(scene.value(hit, "s", "season"))
    year = written_year(scene, hit)
    if year is not None:
        last = scene.value(hit, "s2", "season")
        both = replace(cal.season(year, code), end=cal.season(year, str(last or code)).end)
        if both.start is None or both.end is None or both.end < both.start:
            return cal.season(year, code)
        return cal.part_of(both, scene.modifier(hit))
    day = scene.published
    if day is None:
        return Reading(value=f"XXXX-{code}", anchors=False)
    pointer = str(scene.value(hit, "pt", "pointer") or "")
    of_year = scene.value(hit, "pt2", "pointer")
    if of_year is not None:
        return cal.season(day.year + int(str(of_year).lstrip("=")), code)
    made = [cal.season(day.year + step, code, "relative") for step in (-2, -1, 0, 1)]
    return cal.part_of(_pointed_at(scene, hit, made, day, pointer), scene.modifier(hit))


def _pointed_at(scene: Scene, hit: Hit, made: list[Reading], day: date, pointer: str) -> Reading:
    """Of readings in order, the one that "last", "this", "next" or the tense points at."""
    past = [one for one in made if one.start is not None and one.start <= day]
    ahead = [one for one in made if one.start is not None and one.start > day]
    if pointer.endswith("-1"):
        ended = [one for one in made if one.end is not None and one.end < day]
        return ended[-1]
    if pointer.endswith("+1"):
        return ahead[0] if ahead else made[-1]
    running = past[-1].end is not None and past[-1].end >= day
    this_year = pointer == "0" and not running and ahead and past[-1].start is not None
    if this_year and (past[-1].start or day).year < day.year:
        return ahead[0]
    return ahead[0] if ahead and not running and scene.tense(hit) == "future" else past[-1]


def holiday(scene: Scene, row: dict[str, object], year: int) -> Reading | None:
    """A feast of the lexicon in a year; None if it has no day in it."""
    first = _first_day(row, year) if 700 < year < 9000 else None
    if first is None:
        return None
    slack, length = int(str(row.get("slack", 0))), int(str(row.get("days", 1)))
    start, end = cal.shift_days(first, -slack), cal.shift_days(first, length - 1 + slack)
    granularity: Granularity = "day" if start == end else "month" if length > 20 else "days"
    return replace(cal.day(first, "explicit"), start=start, end=end, granularity=granularity)


def _first_day(row: dict[str, object], year: int) -> date | None:
    if isinstance(shift := row.get("easter"), int):
        return cal.shift_days(cal.easter(year), shift)
    if isinstance(shift := row.get("orthodox"), int):
        return cal.shift_days(cal.orthodox_easter(year), shift)
    if isinstance(moon := row.get("islamic"), list):
        days = cal.islamic_days(year, int(moon[0]), int(moon[1]))
        return days[0] if days else None
    if isinstance(nth := row.get("nth"), list):
        return cal.nth_weekday(year, int(nth[0]), int(nth[1]), int(nth[2]))
    return cal.valid_day(year, int(str(row["month"])), int(str(row["day"])))
