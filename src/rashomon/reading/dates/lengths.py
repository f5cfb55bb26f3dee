"""Readers of lengths of time, of what repeats, of ages, and of days counted from another day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rashomon.reading.dates import calendar as cal
from rashomon.reading.dates.calendar import Reading
from rashomon.reading.dates.durations import days_in, duration, grain_of, moved
from rashomon.reading.dates.grammar import Hit
from rashomon.reading.dates.numbers import quantity_of
from rashomon.reading.dates.relative import around, weekday
from rashomon.reading.dates.scene import Scene

_UNITS = ("unit", "units", "second")
_SETS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "XXXX-XX-XXTNI", "weekly": "P1W", "fortnightly": "P2W",
    "monthly": "P1M", "quarterly": "P3M", "yearly": "P1Y", "annually": "P1Y",
}  # fmt: skip
_HOW_OR_WHERE = frozenset({"with", "in", "at", "near", "by", "on", "when", "as"})
_CLAUSE_ENDS = frozenset({".", ",", ";", ")", "and", "but", ""})
_AGO = frozenset({"ago", "earlier", "previously", "prior", "before", "prior to", "ahead of"})


def unit_of(scene: Scene, hit: Hit, name: str = "u") -> str:
    """The unit's letter in a group, with T before a unit of the clock; empty without one."""
    return str(scene.value(hit, name, *_UNITS) or "")


def length(scene: Scene, hit: Hit) -> Reading | None:
    """three years; five-day; 2 1/2 years; a year and a half; half an hour."""
    unit = unit_of(scene, hit)
    count = quantity_of(scene, hit, "n")
    if "h" in hit.groups:
        count = 0.5
    elif "n" not in hit.groups:
        count = 1
    if "n2" in hit.groups:
        count = _common(count, quantity_of(scene, hit, "n2"))
    if count is not None and "half" in hit.groups:
        count += 0.5 if scene.word(hit, "half") == "half" else 0.25
    return _lasting(scene, Reading(type="DURATION", value=duration(count, unit), unit=unit, anchors=False), count)


def _common(first: float | None, second: float | None) -> float | None:
    """The lower bound of "two to three weeks"; the interval is taken from it."""
    return first if second is not None else None


def vague_length(scene: Scene, hit: Hit) -> Reading | None:
    """weeks; months or years; decades-long."""
    unit = unit_of(scene, hit)
    letter = {"E": "E", "C": "C"}.get(unit)
    value = f"PX{letter}" if letter else duration(None, unit)
    return _lasting(scene, Reading(type="DURATION", value=value, unit=unit, anchors=False), None)


def _lasting(scene: Scene, reading: Reading, count: float | None) -> Reading:
    """A length with the days it would cover if it ended at the report's day; used only where its function is `for`."""
    start = None
    if count is not None and scene.published is not None and reading.unit:
        start = moved(scene.published, reading.unit, -count)
    kind = "vague" if count is None else grain_of(reading.unit)
    return replace(reading, start=start, end=scene.published, granularity=kind, basis="duration", function="none")


def span_pointed(scene: Scene, hit: Hit) -> Reading | None:
    """the past 24 hours; the next two weeks; the first nine months of a year."""
    unit, count = unit_of(scene, hit), quantity_of(scene, hit, "n")
    pointer = str(scene.value(hit, "pt", "pointer"))
    value = duration(count, unit)
    step = int(pointer.lstrip("="))
    base = scene.published
    if pointer.startswith("=") and scene.last_day is not None:
        base = scene.last_day.start
    reading = Reading(type="DURATION", value=value, basis="relative", granularity="vague", unit=unit, anchors=False)
    if base is None or step == 0:
        return replace(reading, function="none" if step == 0 else "on")
    if count is None:
        return replace(reading, start=None if step < 0 else base, end=base if step < 0 else None, function="in_recent")
    other = moved(base, unit, step * count)
    return replace(reading, start=min(base, other), end=max(base, other), granularity=grain_of(unit))


def recent(scene: Scene, hit: Hit) -> Reading | None:
    """recent days; coming months."""
    word = scene.word(hit, "w")
    ahead = word in {"coming", "upcoming", "future"}
    unit = unit_of(scene, hit)
    value = duration(None, unit) if "v" not in hit.groups else "FUTURE_REF" if ahead else "PAST_REF"
    if word == "future" or (unit in {"Y", "E", "C"} and not ahead):
        value = "FUTURE_REF" if ahead else "PAST_REF"
    day = scene.published
    return Reading(
        type="DURATION" if value.startswith("P") and value != "PAST_REF" else "DATE", value=value,
        start=day if ahead else None, end=None if ahead else day, granularity="vague", basis="relative",
        function="in_recent" if not ahead else "after", anchors=False,
    )  # fmt: skip


def shifted(scene: Scene, hit: Hit) -> Reading | None:
    """three days ago; a year earlier; two days later; a week from now."""
    unit, count, way = unit_of(scene, hit), quantity_of(scene, hit, "n"), scene.word(hit, "way")
    from_report = way == "ago" or way.startswith("from") or way in {"hence", "on"}
    sign = -1 if way in _AGO else 1
    base = scene.published if from_report or scene.last is None else scene.last.start
    if not from_report and unit in {"D", "TH", "TM", "TS"} and scene.last_day is not None:
        base = scene.last_day.start
    if not from_report and sign > 0 and scene.last is None:
        base = None
    if count is None and way == "later" and unit.startswith("T") and scene.last_day is not None:
        return _hours_later(scene, scene.last_day.start)
    if count is None and way != "ago":
        return Reading(type="DURATION", value=duration(None, unit), function="none", basis="relative", anchors=False)
    if count is None:
        return _vague_shift(scene, sign)
    if base is None:
        return Reading(
            type="DURATION", value=duration(count, unit), function="offset", offset_days=days_in(unit, sign * count),
            basis="relative", anchors=False,
        )  # fmt: skip
    if unit.startswith("T"):
        when = moved(base, unit, sign * count)
        return replace(cal.day(when, "relative"), type="DURATION", value=duration(count, unit), anchors=False)
    if unit == "Y" and scene.last_quarter is not None and count == 1 and sign < 0:
        number = int(scene.last_quarter.value[-1])
        return replace(cal.quarter(int(scene.last_quarter.value[:4]) - 1, number, "relative"), anchors=False)
    if "exact" in hit.groups:
        return cal.day(moved(base, unit, sign * count), "relative")
    return _at_grain(scene, moved(base, unit, sign * count), unit, count, way)


def _at_grain(scene: Scene, when: date, unit: str, count: float, way: str) -> Reading:
    """A moved day, as coarse as its unit: "three years ago" is a year, "ten days ago" a day."""
    if unit == "Y" and way in {"earlier", "later"} and scene.last is not None and scene.last.unit in {"M", "D"}:
        return cal.month(when.year, when.month, "relative") if scene.last.unit == "M" else cal.day(when, "relative")
    if unit == "W" and scene.last_day is not None and way != "ago":
        return cal.day(when, "relative")
    grain = {"F": "W", "E": "Y", "C": "Y", "WE": "W", "Q": "Q"}.get(unit, unit)
    return around(scene, when, grain, 0)


def vague_shift(scene: Scene, hit: Hit) -> Reading | None:
    """days after; months ago; weeks later."""
    way = scene.word(hit, "way")
    if way in {"after", "before"}:
        return replace(vague_length(scene, hit) or Reading(value="PXD"), function="none")
    if way == "later" and unit_of(scene, hit).startswith("T") and scene.last_day is not None:
        return _hours_later(scene, scene.last_day.start)
    return _vague_shift(scene, -1 if way in _AGO else 1)


def _hours_later(scene: Scene, first: date | None) -> Reading:
    """ "Hours later": on the day told of before, or in the night to the next."""
    if first is None:
        return _vague_shift(scene, 1)
    last = cal.shift_days(first, 1)
    last = last if scene.published is None or last <= scene.published else first
    return Reading(
        value="FUTURE_REF", start=first, end=last, granularity="days", basis="relative", function="on", anchors=False
    )


def _vague_shift(scene: Scene, sign: int) -> Reading:
    day = scene.published
    return Reading(
        value="PAST_REF" if sign < 0 else "FUTURE_REF", start=None, end=day if sign < 0 else None, granularity="vague",
        basis="relative", function="in_recent" if sign < 0 else "none", anchors=False,
    )  # fmt: skip


def offset(scene: Scene, hit: Hit) -> Reading | None:
    """two days after; the day before; a week into: counted from an event (`offset_days`)."""
    unit, way = unit_of(scene, hit), scene.word(hit, "way")
    count = quantity_of(scene, hit, "n") if "n" in hit.groups else 1
    if "u" in hit.groups and not unit:
        unit = "D"  # "the night before"
    sign = -1 if way in _AGO else 1
    base = scene.last_day.start if scene.last_day is not None else None
    ends = (scene.after(hit) in _CLAUSE_ENDS or _tells_how(scene, hit)) and not unit.startswith("T")
    if way == "before" and ends and base is not None and count is not None:  # "two days before."
        return around(scene, moved(base, unit, -count), "Y" if unit == "Y" else "D", 0)
    days = None if count is None else days_in(unit, sign * count)
    return Reading(
        type="DURATION", value=duration(count, unit), function="offset" if days is not None else "none",
        offset_days=days, granularity="day" if unit == "D" else "vague", basis="relative", anchors=False,
    )  # fmt: skip


def _tells_how(scene: Scene, hit: Hit) -> bool:
    """Whether "the night before" ends its phrase and the next tells how or where: "... with charges", "... in Aden"."""
    return scene.word(hit, "way") == "before" and "n" not in hit.groups and scene.after(hit) in _HOW_OR_WHERE


def adverb(scene: Scene, hit: Hit) -> Reading | None:
    """now; recently; already."""
    value, function = str(scene.value(hit, "w", "now")).split()
    day = scene.published
    start = day if value == "PRESENT_REF" and function == "on" else None
    return Reading(
        value=value, start=start, end=day, granularity="vague" if function != "on" else "day", basis="tense",
        function=function, anchors=False,
    )  # fmt: skip


def reference(scene: Scene, hit: Hit) -> Reading | None:
    """the past; the future; so far; these days."""
    day = scene.published
    if "future" in hit.groups:
        return Reading(
            value="FUTURE_REF", start=day, granularity="vague", basis="tense", function="after", anchors=False
        )
    if "past" in hit.groups:
        return Reading(
            value="PAST_REF", end=day, granularity="vague", basis="tense", function="in_recent", anchors=False
        )
    until = scene.word(hit, "now") in {"so far", "to date", "to this day", "thus far", "until now"}
    return Reading(
        value="PRESENT_REF", start=None if until else day, end=day, granularity="vague", basis="tense",
        function="by" if until else "on", anchors=False,
    )  # fmt: skip


def set_adverb(scene: Scene, hit: Hit) -> Reading | None:
    """daily; annually."""
    return Reading(type="SET", value=_SETS[scene.word(hit, "w")], basis="none", function="none", anchors=False)


def set_unit(scene: Scene, hit: Hit) -> Reading | None:
    """every day; each of three weeks; every Friday; each July."""
    count = quantity_of(scene, hit, "n") if "n" in hit.groups else 1
    value = duration(count, unit_of(scene, hit) or "D")
    if "wd" in hit.groups:
        value = f"XXXX-WXX-{scene.value(hit, 'wd', 'weekday')}"
    elif "m" in hit.groups:
        value = f"XXXX-{scene.month(hit):02d}"
    elif "p" in hit.groups:
        value = f"XXXX-XX-XXT{scene.value(hit, 'p', 'daypart')}"
    return Reading(type="SET", value=value, basis="none", function="none", anchors=False)


def _lost_apostrophe(scene: Scene, hit: Hit) -> bool:
    """Whether a plural weekday stands before a noun of its own."""
    if scene.before(hit) in {"on", "every", "most", "and", "or", "all"}:
        return False
    return scene.tag(hit.end)[:2] in {"NN", "JJ", "VB", "CD"} and scene.after(hit).isalnum()


def set_weekday(scene: Scene, hit: Hit) -> Reading | None:
    """Mondays; Tuesday nights; but "Saturdays blast" has lost its apostrophe."""
    if scene.group(hit, "wd") and "p" not in hit.groups and _lost_apostrophe(scene, hit):
        return weekday(scene, hit)
    number, part = scene.value(hit, "wd", "weekdays", "weekday"), scene.value(hit, "p", "nights")
    value = f"XXXX-WXX-{number}" if number is not None else "XXXX-XX-XX"
    value += f"T{part}" if part else ""
    return Reading(type="SET", value=value, basis="none", function="none", anchors=False)


def age(scene: Scene, hit: Hit) -> Reading | None:
    """35-year-old; aged 20; between the ages of 20 and 30: the age of a person, or of a war ("eight-month-old")."""
    count, unit = quantity_of(scene, hit, "n"), unit_of(scene, hit) or "Y"
    reading = Reading(type="DURATION", value=duration(count, unit), unit=unit, anchors=False)
    return replace(_lasting(scene, reading, count), function="age")
