"""What the drawings share: paths in short form, text with a halo, and a drawing that stands by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from rashomon.publishing.brief.kinds import KINDS
from rashomon.publishing.brief.labels import Put
from rashomon.publishing.markup import Content, Safe, element, join

Point = tuple[float, float]
_VARIABLE = re.compile(r"var\(--([a-z-]+)\)")
_PAPER = {
    "paper": "#ffffff",
    "ink": "#1d1b18",
    "quiet": "#55514a",
    "line": "#cfc9bd",
    "sea": "#dfe9ee",
    "land": "#f7f4ec",
    "lake": "#c9dde7",
    "river": "#8fb4c9",
    "border": "#8d8577",
    "town": "#7d766a",
    **{kind.key: kind.paper for kind in KINDS},
}


def path(points: Sequence[Point], *, closed: bool = False) -> str:
    """The points as the data of a path, to a tenth of a px; empty for fewer than two."""
    if len(points) < 2:
        return ""
    told = [f"{'M' if place == 0 else 'L'}{_px(x)} {_px(y)}" for place, (x, y) in enumerate(points)]
    return "".join(told) + ("Z" if closed else "")


def line(x1: float, y1: float, x2: float, y2: float, name: str) -> Safe:
    """A straight line of this class."""
    return element("line", x1=_px(x1), y1=_px(y1), x2=_px(x2), y2=_px(y2), class_=name)


def circle(x: float, y: float, radius: float, name: str) -> Safe:
    """A circle of this class."""
    return element("circle", cx=_px(x), cy=_px(y), r=_px(radius), class_=name)


def box(x: float, y: float, width: float, height: float, name: str, *, round_: float = 0.0) -> Safe:
    """A rectangle of this class."""
    return element(
        "rect",
        x=_px(x),
        y=_px(y),
        width=_px(max(width, 0.0)),
        height=_px(max(height, 0.0)),
        rx=_px(round_) if round_ else None,
        class_=name,
    )


def plate(put: Put) -> Safe:
    """A light ground under a label, so that it is read across lines.

    A halo round the letters would do it better on a screen; on paper it eats the letter before.
    """
    room = put.plate
    return box(room.left, room.top, room.right - room.left, room.bottom - room.top, "plate", round_=1.5)


def linked(content: Content, address: str, told: str) -> Safe:
    """A part that leads somewhere."""
    return element("a", element("title", told), content, href=address)


def words(x: float, y: float, content: Content, name: str, *, anchor: str = "start", size: float = 11.0) -> Safe:
    """A line of text of this class."""
    middle = None if anchor == "start" else anchor
    return element("text", content, x=_px(x), y=_px(y), text_anchor=middle, font_size=_px(size), class_=name)


def drawing(
    parts: Iterable[Safe], width: float, height: float, name: str, told: str, *, alone: bool, linked: bool = False
) -> Safe:
    """The parts as one SVG, `told` in words for those who cannot see it.

    With `alone` it carries its own colours, for a program that knows nothing of the page; `linked` says that some of
    the parts are links, so that it is more than a picture.
    """
    style = Safe(f"<style>{standing_style()}</style>") if alone else Safe("")
    return element(
        "svg",
        element("title", told),
        style,
        join(*parts),
        xmlns="http://www.w3.org/2000/svg" if alone else None,
        viewBox=f"0 0 {_px(width)} {_px(height)}",
        width=_px(width) if alone else None,
        height=_px(height) if alone else None,
        role="group" if linked else "img",
        aria_label=told if linked else None,
        class_=name,
    )


@cache
def standing_style() -> str:
    """The style of the drawings with the colours of paper in it."""
    style = files("rashomon.publishing.brief").joinpath("drawing.css").read_text(encoding="utf-8")
    return _VARIABLE.sub(lambda match: _PAPER[match[1]], style)


def _px(value: float) -> str:
    short = f"{value:.1f}".removesuffix(".0")
    return "0" if short == "-0" else short
