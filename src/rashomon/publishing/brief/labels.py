"""Where names go on a map: each beside its point, none on another name or mark; one without room is left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_SIDES = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))
_NARROW = frozenset("iljtfrI.,:;'’|!()[] -")
_WIDE = frozenset("mwMWQ@%&—ABCDGHKNOPRUVX")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the drawing; `left`, `top`, `right`, `bottom` in px, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def inside(self, other: Box) -> bool:
        """Whether this one lies wholly in the other."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """A label in its place: where its text begins (`anchor` start, middle or end), and the room it takes."""

    x: float
    y: float
    anchor: str
    box: Box

    @property
    def plate(self) -> Box:
        """The room of the text alone, for a light ground under it."""
        return Box(self.box.left - 1, self.box.top + 1, self.box.right + 1, self.box.bottom)


class Room:
    """The room that is left on a drawing."""

    def __init__(self, width: float, height: float, taken: Iterable[Box] = ()) -> None:
        self.frame = Box(2, 2, width - 2, height - 2)
        self.taken = list(taken)

    def take(self, box: Box) -> None:
        """Mark a place as used."""
        self.taken.append(box)

    def free(self, box: Box) -> bool:
        """Whether nothing is there yet and it lies within the drawing."""
        return box.inside(self.frame) and not any(box.meets(other) for other in self.taken)

    def give_back(self, box: Box) -> None:
        """Mark a place as free again."""
        self.taken.remove(box)

    def beside(
        self,
        x: float,
        y: float,
        gap: float,
        width: float,
        size: float,
        *,
        lines: int = 1,
        only: tuple[int, int] | None = None,
    ) -> Put | None:
        """Room for a label of `lines` beside a point, tried right, left, above, below, then across; None without.

        `only` is the one side to try: (1, 0) for the right, (0, 0) for the point itself.
        """
        tall = size * 1.2 * lines
        for across, down in (only,) if only is not None else _SIDES:
            slant = 0.75 if across and down else 1.0
            near_x = x + across * gap * slant
            left = near_x if across > 0 else near_x - width if across < 0 else x - width / 2
            near_y = y + down * gap * slant
            top = near_y if down > 0 else near_y - tall if down < 0 else y - tall / 2
            box = Box(left, top, left + width, top + tall)
            if self.free(box):
                self.take(box)
                anchor = {1: "start", -1: "end", 0: "middle"}[across]
                start = {1: left, -1: left + width, 0: x}[across]
                return Put(x=start, y=top + size * 0.95, anchor=anchor, box=box)
        return None


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide a line of text is set in a plain sans serif; a little too wide rather than too narrow."""
    units = sum(_units(letter) for letter in text)
    return units * size * (1.07 if bold else 1.0)


def _units(letter: str) -> float:
    if ord(letter) > 0x2E7F:
        return 1.05
    if letter in _NARROW:
        return 0.34
    return 0.78 if letter in _WIDE else 0.58


def shortened(text: str, most: int) -> str:
    """The text, cut at a word with an ellipsis where it is longer than `most` characters."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    return f"{head.rsplit(' ', 1)[0] if ' ' in head[most // 2 :] else head}…"


def disc(x: float, y: float, radius: float) -> Box:
    """The room that a round mark takes."""
    return Box(x - radius, y - radius, x + radius, y + radius)
