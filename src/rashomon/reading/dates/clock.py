"""Readers of the parts of a day and of the clock."""

from __future__ import annotations

from dataclasses import replace

from rashomon.reading.dates import calendar as cal
from rashomon.reading.dates.absolute import month_day
from rashomon.reading.dates.calendar import Reading
from rashomon.reading.dates.grammar import Hit
from rashomon.reading.dates.relative import deictic_day, timed, weekday
from rashomon.reading.dates.scene import Scene


def part_alone(scene: Scene, hit: Hit) -> Reading | None:
    """dawn; the morning; noon: of the day spoken of last."""
    part = scene.value(hit, "p", "daypart")
    last = scene.day_of_clock(hit)
    base = last.start if last is not None else scene.published
    if base is None:
        return Reading(type="TIME", value=f"XXXX-XX-XXT{part}", granularity="day", basis="relative", anchors=False)
    return replace(timed(cal.day(base, "relative"), part), anchors=False)


def clock(scene: Scene, hit: Hit) -> Reading | None:
    """10:35 a.m. Friday; 14:30 GMT; 4 in the morning."""
    hour, minute = _hour(scene, hit)
    if hour is None:
        return None
    day: Reading | None = None
    if "wd" in hit.groups:
        day = weekday(scene, hit)
    elif "w" in hit.groups:
        day = deictic_day(scene, hit)
    elif "m" in hit.groups:
        day = month_day(scene, hit)
    elif (last := scene.day_of_clock(hit)) is not None:
        day = replace(last, basis="relative")
    elif scene.published is not None:
        day = cal.day(scene.published, "relative")
    stamp = f"T{hour:02d}:{minute:02d}"
    if day is None:
        return Reading(type="TIME", value="XXXX-XX-XX" + stamp, granularity="day", anchors=False)
    return replace(day, type="TIME", value=day.value.partition("T")[0] + stamp)


def _hour(scene: Scene, hit: Hit) -> tuple[int | None, int]:
    """Hour (0 to 24) and minute of a match; the hour is None if no clock shows it."""
    name = next((one for one in ("clk", "c24", "c4", "h") if one in hit.groups), "h")
    first = scene.group(hit, name)[0].lower
    if name == "c4":
        if len(first) != 4:
            return None, 0
        hour, minute = int(first[:2]), int(first[2:])
    elif ":" in first:
        hour, minute = int(first.split(":")[0]), int(first.split(":")[1])
    else:
        hour, minute = int(first) if first.isdecimal() else scene.grammar.classes["number"].get(first, 99), 0
    words = {token.lower for token in scene.group(hit, name)}
    later = words & {"pm", "p"} or scene.value(hit, "part", "daypart") in {"AF", "EV", "NI"}
    if later and hour < 12:
        hour += 12
    elif words & {"am", "a"} and hour == 12:
        hour = 0
    return (hour, minute) if hour <= 24 and minute < 60 else (None, 0)
