"""A report's text with the words of its claims marked: overlapping spans all show, and nothing of the text is lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from rashomon.publishing.markup import Safe, element, join


@dataclass(frozen=True, slots=True)
class Span:
    """Words to mark: from `start` to `end` (code points), of these claims; `own` are those the page is about."""

    start: int
    end: int
    claim: str
    own: bool = True


def segments(length: int, spans: Iterable[Span]) -> list[tuple[int, int, tuple[Span, ...]]]:
    """The text cut at every beginning and end of a span: start, end, and the spans that hold this piece.

    Pieces follow each other without a gap; spans beyond the text are cut off, empty ones left out.
    """
    cut = [one for one in spans if 0 <= one.start < min(one.end, length)]
    edges = sorted({0, length, *(one.start for one in cut), *(min(one.end, length) for one in cut)})
    opening: dict[int, list[Span]] = {}
    for one in cut:
        opening.setdefault(one.start, []).append(one)
    found: list[tuple[int, int, tuple[Span, ...]]] = []
    running: list[Span] = []
    for start, end in pairwise(edges):
        running = [one for one in running if one.end > start] + opening.get(start, [])
        found.append((start, end, tuple(running)))
    return found


def marked_text(text: str, spans: Iterable[Span], *, prefix: str = "") -> Safe:
    """The text as paragraphs of one element; each piece with claims is a `mark` that names them.

    The first piece of a span carries the id `{prefix}at-START-END`, to which quotes lead.
    """
    told: list[Safe | str] = []
    named: set[tuple[int, int]] = set()
    for start, end, held in segments(len(text), spans):
        piece = text[start:end]
        if not held:
            told.append(piece)
            continue
        for one in held:
            if one.start == start and (one.start, one.end) not in named:
                named.add((one.start, one.end))
                told.append(element("span", id=f"{prefix}at-{one.start}-{one.end}", class_="target"))
        own = any(one.own for one in held)
        told.append(
            element(
                "mark",
                piece,
                class_=f"{'own' if own else 'other'} depth{min(len(held), 3)}",
                data_claims=" ".join(dict.fromkeys(one.claim for one in held)),
            )
        )
    return element("div", join(*told), class_="words", dir="auto")
