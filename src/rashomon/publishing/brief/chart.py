"""The timeline of a brief: events a day, by kind; hollow where only "by" the day; bars for what spreads over days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from rashomon.publishing.brief.course import Course, Step, Stretch
from rashomon.publishing.brief.drawing import box, drawing, line, linked, words
from rashomon.publishing.brief.kinds import KINDS
from rashomon.publishing.brief.labels import shortened, width_of
from rashomon.publishing.markup import Safe
from rashomon.publishing.words import counted

_LEFT, _RIGHT, _TOP, _AXIS = 26.0, 8.0, 10.0, 20.0
_TALL = 130.0
_ROW = 15.0
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_GRIDS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


Link = Callable[[Step], str]
"""The address to which a step leads."""


def chart_of(course: Course, width: float, *, alone: bool = False, link: Link | None = None) -> Safe | None:
    """The timeline as a drawing of this width; None where no event has a day."""
    if not course.steps:
        return None
    most = max(max(sum(step.on) + sum(step.by) for step in course.steps), 3)
    wide = (width - _LEFT - _RIGHT) / len(course.steps)
    base = _TOP + _TALL
    height = base + _AXIS + _ROW * len(course.stretches) + (6 if course.stretches else 0)
    parts = [
        *_grid(most, width, base),
        *_columns(course.steps, wide, most, base),
        line(_LEFT, base, width - _RIGHT, base, "base-line"),
    ]
    parts += _ticks(course, wide, base)
    parts += _bars(course, wide, base + _AXIS + 4, width)
    if link is not None:
        parts += _hits(course, wide, base, link)
    total = sum(sum(step.on) + sum(step.by) for step in course.steps)
    told = (
        f"Timeline: {counted(total, 'event')} by {course.step}, {counted(len(course.stretches), 'event')} over longer"
    )
    return drawing(parts, width, height, "chart", told, alone=alone, linked=link is not None)


def _hits(course: Course, wide: float, base: float, link: Link) -> list[Safe]:
    """Over each step that has events an area that leads to it."""
    found = []
    for place, step in enumerate(course.steps):
        number = sum(step.on) + sum(step.by)
        if number:
            days = step.first.isoformat() if step.first == step.last else f"{step.first} to {step.last}"
            area = box(_LEFT + wide * place, _TOP, wide, base - _TOP, "hit")
            found.append(linked(area, link(step), f"{days}: {counted(number, 'event')}"))
    return found


def _grid(most: int, width: float, base: float) -> list[Safe]:
    step = next((one for one in _GRIDS if most / one <= 5), _GRIDS[-1])
    parts = []
    for number in range(step, most + 1, step):
        y = base - _TALL * number / most
        parts += [
            line(_LEFT, y, width - _RIGHT, y, "rule"),
            words(_LEFT - 4, y + 3, str(number), "tick", anchor="end", size=9),
        ]
    return parts


def _columns(steps: Sequence[Step], wide: float, most: int, base: float) -> list[Safe]:
    """One column a step: the events of the day from the gravest up, then those told to be "by" it."""
    parts = []
    gap = 1.0 if wide > 4 else 0.2
    across = min(wide - gap, 34.0)
    unit = _TALL / most
    for place, step in enumerate(steps):
        left = _LEFT + wide * place + (wide - across) / 2
        y = base
        for counts, hollow in ((step.on, False), (step.by, True)):
            for number, kind in zip(counts, KINDS, strict=True):
                if not number:
                    continue
                y -= unit * number
                inset = 0.7 if hollow else 0.0
                name = f"by {kind.key}-line" if hollow else f"{kind.key}-fill"
                parts.append(
                    box(left + inset, y + inset, across - 2 * inset, max(unit * number - 0.8 - inset, 0.8), name)
                )
    return parts


def _ticks(course: Course, wide: float, base: float) -> list[Safe]:
    """Days or months under the axis, as many as there is room for."""
    parts = []
    free = -1e9
    for place, step in enumerate(course.steps):
        x = _LEFT + wide * (place + 0.5)
        text = _tick(course, place, step.first)
        half = width_of(text, 9.5) / 2
        if x - half < free:
            continue
        at = max(x, half + 1)
        parts += [
            line(x, base, x, base + 3, "base-line"),
            words(at, base + 13, text, "tick", anchor="middle", size=9.5),
        ]
        free = at + half + 8
    return parts


def _tick(course: Course, place: int, day: date) -> str:
    month = _MONTHS[day.month - 1]
    if course.step == "month":
        return f"{month} {day.year}" if place == 0 or day.month == 1 else month
    return f"{day.day} {month}"


def _bars(course: Course, wide: float, top: float, width: float) -> list[Safe]:
    """One row an event whose day is not known better than an interval, with its name on or beside the bar."""
    parts = []
    for row, stretch in enumerate(course.stretches):
        left, right = _ends(stretch, course.steps, wide)
        y = top + _ROW * row
        parts.append(box(left, y + 3, max(right - left, 3), _ROW - 6, f"stretch {stretch.kind}-fill", round_=2))
        parts.append(_bar_name(stretch, left, right, y, width))
    return parts


def _bar_name(stretch: Stretch, left: float, right: float, y: float, width: float) -> Safe:
    """The name behind the bar where there is room, before it where there is more, else on it."""
    size = 9.5
    behind, before = width - right - 8, left - 8
    room = max(behind, before)
    if room < 90:
        name = shortened(f"{stretch.id} {stretch.title}", int((right - left) / size / 0.6))
        return words(left + 4, y + 11, name, "on-chart", size=size)
    name = shortened(f"{stretch.id} {stretch.title}", max(int(room / size / 0.6), 8))
    if behind >= min(before, width_of(name, size)):
        return words(right + 4, y + 11, name, "on-chart", size=size)
    return words(left - 4, y + 11, name, "on-chart", anchor="end", size=size)


def _ends(stretch: Stretch, steps: Sequence[Step], wide: float) -> tuple[float, float]:
    """From the beginning of the step that holds its first day to the end of the one that holds its last."""
    first = next((place for place, step in enumerate(steps) if stretch.first <= step.last), 0)
    last = next((place for place, step in enumerate(steps) if stretch.last <= step.last), len(steps) - 1)
    return _LEFT + wide * first, _LEFT + wide * (last + 1)
