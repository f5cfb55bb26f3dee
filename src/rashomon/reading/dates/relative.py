"""Readers of expressions that point from the report's day, or from a day spoken of before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rashomon.reading.dates import calendar as cal
from rashomon.reading.dates.calendar import Reading
from rashomon.reading.dates.durations import duration, grain_of, moved
from rashomon.reading.dates.grammar import Hit
from rashomon.reading.dates.scene import Scene


def weekday(scene: Scene, hit: Hit) -> Reading | None:
    """Monday; late on Monday; last Tuesday night; next Friday.

    With past tense or none: the last such day up to the report's day, that day included.
    """
    iso = int(scene.value(hit, "wd", "weekday", "weekdays"))
    part = scene.value(hit, "part", "daypart") or scene.value(hit, "part2", "daypart")
    if part is None and scene.word(hit, "mod").startswith(("the early hours", "early hours")):
        part = "MO"
    pointer = str(scene.value(hit, "pt", "pointer") or "")
    day = _weekday_of(scene, hit, iso, pointer)
    if day is None:
        return timed(Reading(value=f"XXXX-WXX-{iso}", granularity="day", basis="weekday", anchors=False), part)
    reading = cal.day(day, "weekday")
    if scene.word(hit, "mod") == "" and scene.tokens[hit.start].lower == "day" and hit.end - hit.start > 1:
        reading = cal.day(cal.shift_days(day, -1), "relative")
    return timed(reading, part)


def _weekday_of(scene: Scene, hit: Hit, iso: int, pointer: str) -> date | None:
    if pointer in {"=-1", "=+1"} and scene.last_day is not None and scene.last_day.start is not None:
        base = scene.last_day.start
        return _previous(base, iso) if pointer == "=-1" else _next(base, iso)
    day = scene.published
    if day is None:
        return None
    latest = cal.shift_days(day, -((day.isoweekday() - iso) % 7))
    if pointer.endswith("+1"):
        return _next(day, iso)
    if pointer in {"-1", "=-1"}:
        return latest if latest != day else cal.shift_days(day, -7)
    if scene.before(hit) == "since":
        return latest if latest != day else cal.shift_days(day, -7)  # "since Monday", written on a Monday
    if latest != day and not _is_done(scene, hit) and scene.tense(hit) == "future":
        return _next(day, iso)
    return latest


def weekday_of_week(scene: Scene, hit: Hit) -> Reading | None:
    """Thursday last week; Monday of the same week."""
    iso = int(scene.value(hit, "wd", "weekday"))
    step, base = _base(scene, str(scene.value(hit, "pt", "pointer")))
    if base is None:
        return Reading(value=f"XXXX-WXX-{iso}", granularity="day", basis="weekday", anchors=False)
    monday = cal.shift_days(base, 7 * step + 1 - base.isoweekday())
    return timed(cal.day(cal.shift_days(monday, iso - 1), "weekday"), scene.value(hit, "part", "daypart"))


def _is_done(scene: Scene, hit: Hit) -> bool:
    """ "Wednesday's ruling", "announced Wednesday", "located on Wednesday": done, whatever the verb above."""
    if scene.after(hit) in {"'", "’"} and scene.after(hit, 1) == "s":
        return True
    index = hit.start - 1 - (scene.before(hit) == "on")
    if scene.tag(index) not in {"VBN", "VBD"}:
        return False
    return scene.tag(index) == "VBD" or scene.says("spoke", scene.tokens[index].lower)


def _next(day: date, iso: int) -> date:
    return cal.shift_days(day, (iso - day.isoweekday() - 1) % 7 + 1)


def _previous(day: date, iso: int) -> date:
    return cal.shift_days(day, -((day.isoweekday() - iso - 1) % 7 + 1))


def timed(reading: Reading, part: object) -> Reading:
    """A day with its part ("MO", "12:00"); the interval stays the day."""
    return reading if part is None else replace(reading, type="TIME", value=f"{reading.value}T{part}")


def deictic_day(scene: Scene, hit: Hit) -> Reading | None:
    """today; yesterday morning; later today."""
    step = int(scene.value(hit, "w", "deictic_day"))
    part = scene.value(hit, "part", "daypart")
    if scene.published is None:
        value = "PRESENT_REF" if step == 0 else "PAST_REF" if step < 0 else "FUTURE_REF"
        return Reading(value=value, granularity="day", basis="relative", anchors=False)
    return timed(cal.day(cal.shift_days(scene.published, step), "relative"), part)


def deictic_night(scene: Scene, hit: Hit) -> Reading | None:
    """tonight; overnight (the night before the report's day, and that day)."""
    step = int(scene.value(hit, "w", "deictic_night"))
    day = scene.published
    if day is None:
        return Reading(type="TIME", value="XXXX-XX-XXTNI", granularity="day", basis="relative", anchors=False)
    told = scene.night_told(hit) if step < 0 else None
    if told is not None:
        return replace(timed(cal.day(told, "relative"), "NI"), end=cal.shift_days(told, 1), anchors=False)
    first = cal.shift_days(day, step)
    reading = replace(timed(cal.day(first, "relative"), "NI"), end=day)
    return replace(reading, granularity="days" if step else "day", anchors=False)


def pointed(scene: Scene, hit: Hit) -> Reading | None:
    """last week; the end of this month; the following year; that day."""
    unit, pointer = str(scene.value(hit, "u", "unit")), str(scene.value(hit, "pt", "pointer"))
    if unit.startswith("T") or (pointer == "-1" and scene.word(hit, "pt") == "past"):
        return _rolling(scene, unit, pointer)
    if pointer == "-1" and unit == "E":
        return _rolling(scene, unit, pointer)
    if unit == "D" and pointer in {"-1", "+1"} and scene.last_day is not None:
        pointer = "=" + pointer
    step, base = _base(scene, pointer)
    if unit == "D" and pointer.startswith("=") and scene.last_day is not None:
        base = scene.last_day.start
    if base is None:
        return _unanchored(step, unit)
    reading = around(scene, base, unit, step)
    return shown(scene, hit, reading, step, pointer)


def _base(scene: Scene, pointer: str) -> tuple[int, date | None]:
    """How many units to go, and from which day: the report's, or that of the time spoken of before."""
    step = int(pointer.lstrip("="))
    if pointer.startswith("=") and scene.last is not None:
        return step, scene.last.start
    return step, scene.published


def _unanchored(step: int, unit: str) -> Reading:
    value = "PRESENT_REF" if step == 0 else "PAST_REF" if step < 0 else "FUTURE_REF"
    granularity = {"D": "day", "W": "week", "M": "month", "Y": "year"}.get(unit, "unknown")
    return Reading(value=value, granularity=granularity, basis="relative", anchors=False)  # type: ignore[arg-type]


def _rolling(scene: Scene, unit: str, pointer: str) -> Reading | None:
    """the past hour; the past year: counted back from the report's day."""
    if pointer == "0" or pointer.startswith("="):
        return None
    day = scene.published
    start = None if day is None else moved(day, unit, -1 if pointer == "-1" else 0)
    return Reading(
        type="DURATION", value=duration(1, unit), start=start, end=day, granularity=grain_of(unit), basis="relative",
        anchors=False,
    )  # fmt: skip


def around(scene: Scene, base: date, unit: str, step: int) -> Reading:
    """The unit `step` units from the one that holds `base`."""
    if unit == "D":
        return cal.day(cal.shift_days(base, step), "relative")
    if unit in {"W", "WE", "F"}:
        when = cal.shift_days(base, 7 * step * (2 if unit == "F" else 1))
        return cal.weekend(when) if unit == "WE" else cal.week(when)
    if unit == "M":
        moved = cal.shift_months(base, step)
        return cal.month(moved.year, moved.month, "relative")
    if unit == "Q":
        moved = cal.shift_months(base, 3 * step)
        return cal.quarter(moved.year, (moved.month + 2) // 3, "relative")
    if unit == "E":
        first = (base.year // 10 + step) * 10
        return replace(cal.years(first, first + 9, f"{first // 10}", "E"), basis="relative")
    if unit == "C":
        first = (base.year - 1) // 100 * 100 + 1 + 100 * step
        return replace(cal.years(first, first + 99, f"{first // 100:02d}", "C"), basis="relative")
    return cal.year(min(max(base.year + step, 1), 9998), "relative")


def shown(scene: Scene, hit: Hit, reading: Reading, step: int, pointer: str) -> Reading:
    """A running unit ends at the report's day when looked back on, and begins there when looked ahead to."""
    modifier, day = scene.modifier(hit), scene.published
    word = scene.word(hit, "mod")
    if step or pointer.startswith("=") or day is None or reading.start is None or reading.end is None:
        return cal.part_of(reading, modifier)
    if modifier and word not in {"earlier", "later"}:
        return cal.part_of(reading, modifier)
    if not reading.start <= day <= reading.end:
        return reading
    if word == "later" or scene.tense(hit) == "future":
        return replace(reading, start=day)
    return replace(reading, end=day)


def pointed_month(scene: Scene, hit: Hit) -> Reading | None:
    """last April; next May; this September."""
    number, pointer = scene.month(hit), str(scene.value(hit, "pt", "pointer"))
    step, base = _base(scene, pointer)
    if base is None:
        return Reading(value=f"XXXX-{number:02d}", anchors=False)
    if step < 0:
        year = base.year if number < base.month else base.year - 1
    elif step > 0:
        year = base.year if number > base.month else base.year + 1
    else:
        year = base.year
    return cal.part_of(cal.month(year, number, "relative"), scene.modifier(hit))


def month_pointed(scene: Scene, hit: Hit) -> Reading | None:
    """April last year; 5 September of that year."""
    step, base = _base(scene, str(scene.value(hit, "pt", "pointer")))
    if base is None:
        return None
    number, day_no = scene.month(hit), scene.number(hit, "d")
    when = cal.valid_day(base.year + step, number, day_no) if day_no else None
    if when is not None:
        return cal.day(when, "relative")
    return cal.part_of(cal.month(base.year + step, number, "relative"), scene.modifier(hit))


def pointed_part(scene: Scene, hit: Hit) -> Reading | None:
    """this morning; last night; the next evening; that night."""
    pointer, part = str(scene.value(hit, "pt", "pointer")), scene.value(hit, "p", "daypart")
    step = int(pointer.lstrip("="))
    base = scene.published
    if pointer.startswith("=") or pointer == "+1":
        base = scene.last_day.start if scene.last_day else scene.published
    if base is None:
        return Reading(type="TIME", value=f"XXXX-XX-XXT{part}", granularity="day", basis="relative", anchors=False)
    return timed(cal.day(cal.shift_days(base, step), "relative"), part)
