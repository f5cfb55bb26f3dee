"""The ground of a map: land, water, borders, towns and names, under the marks."""

from __future__ import annotations

from typing import Protocol

from rashomon.publishing.brief.drawing import box, line, words
from rashomon.publishing.brief.labels import Room
from rashomon.publishing.brief.view import View, net
from rashomon.publishing.markup import Safe


class Ground(Protocol):
    """Where the shapes of land and water come from."""


def ground_parts(ground: Ground | None, view: View, room: Room) -> tuple[list[Safe], list[Safe], tuple[str, ...]]:
    """What lies below the circles, what lies above them, and the credits."""
    name = "sea" if ground is not None else "land"
    below = [box(0, 0, view.width, view.height, name), *_net(view)]
    return below, [], ()


def _net(view: View) -> list[Safe]:
    """A light graticule, its degrees at the upper and the right edge."""
    step = net(view)
    west, south, east, north = view.box
    parts = []
    number = int(west // step) + 1
    while number * step < east:
        x, _ = view.at(view.lat, number * step)
        parts += [line(x, 0, x, view.height, "net"), words(x + 2, 9, _degrees(number * step, "E", "W"), "tick", size=8)]
        number += 1
    number = int(south // step) + 1
    while number * step < north:
        _, y = view.at(number * step, view.lon)
        told = _degrees(number * step, "N", "S")
        parts += [line(0, y, view.width, y, "net"), words(view.width - 3, y - 2, told, "tick", anchor="end", size=8)]
        number += 1
    return parts


def _degrees(value: float, positive: str, negative: str) -> str:
    short = f"{abs(value):.2f}".rstrip("0").rstrip(".")
    return f"{short}°{positive if value > 0 else negative if value < 0 else ''}"


def ground_of() -> Ground | None:
    """The map base of this installation; None where it is not installed."""
    return None
