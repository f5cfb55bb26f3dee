"""Lines put together into paragraphs.

In most pages a line is a paragraph.  Old wire copy is broken into lines of 60 to 80 columns; there a paragraph runs
over many lines, and ends at a blank line, an indentation, or a line that had room for the next word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_FIRST_WORD = re.compile(r"\s*(\S+)")
_NAME_PARTICLE = re.compile(r"(?:al|el|ar|as|ash|an|ad|az|at|abu|bin|ibn|de|van|von)[- ][A-ZÀ-Ý]")
_MID_SENTENCE = re.compile(r"[^.!?:…。！？؟।۔\"”’'»)\]|][\s]*$")
_WIDEST_WRAP = 110
_NARROWEST_WRAP = 40
_ROOM = 0.85  # a wrapped line is at least this full, once the next word is added to it


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line with something on it; `start` and `end` leave out white space, `indent` counts what was before."""

    start: int
    end: int
    indent: int
    blank_before: bool
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One or more lines that belong together, white space at the ends left out."""

    start: int
    end: int
    text: str


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines that hold more than white space."""
    found: list[Line] = []
    last_end = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        bare = raw.strip()
        if not bare:
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        breaks = len(_BREAK.findall(text, last_end, start))
        found.append(
            Line(start=start, end=start + len(bare), indent=start - match.start(), blank_before=breaks > 1, text=bare)
        )
        last_end = start + len(bare)
    return tuple(found)


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text, in order; wrapped lines are joined."""
    lines = lines_of(text)
    width = _wrapped_at(lines)
    found: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        if number and _continues(lines[number - 1], line, width):
            found[-1] = (found[-1][0], line.end)
        else:
            found.append((line.start, line.end))
    return tuple(Paragraph(start=start, end=end, text=text[start:end]) for start, end in found)


def _continues(before: Line, line: Line, width: int | None) -> bool:
    if line.blank_before or line.indent > before.indent + 1:
        return False
    if width is not None and _full(before, line, width):
        return True
    return (
        _MID_SENTENCE.search(before.text) is not None and line.text[0].islower() and not _NAME_PARTICLE.match(line.text)
    )


def _wrapped_at(lines: Sequence[Line]) -> int | None:
    """The column at which the text was broken into lines, None if it was not."""
    pairs = [(before, line) for before, line in pairwise(lines) if not line.blank_before]
    if len(pairs) < 2:
        return None
    width = max(before.indent + len(before.text) for before, _line in pairs)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return None
    full = [pair for pair in pairs if _full(*pair, width)]
    running = [pair for pair in full if _MID_SENTENCE.search(pair[0].text[-24:])]
    if len(full) < 0.6 * len(pairs) or len(running) < max(2, 0.5 * len(full)):
        return None
    if all(before.text.isupper() for before, _line in running):
        return width
    lower = sum(line.text[0].islower() for _before, line in running)
    return width if lower >= 0.4 * len(running) else None


def _full(before: Line, line: Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted."""
    word = _FIRST_WORD.match(line.text)
    return before.indent + len(before.text) + 1 + len(word.group(1) if word else "") > _ROOM * width
