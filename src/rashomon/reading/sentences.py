"""Sentences with exact offsets (first version: lines, then full stops)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.model.span import Span
from rashomon.reading.mentions import Block, Sentence

_END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")


def split(text: str, blocks: Sequence[Block]) -> tuple[Sentence, ...]:
    """The sentences of a text, in order."""
    found: list[Sentence] = []
    for paragraph, block in enumerate(blocks):
        for line in re.finditer(r"[^\n]+", block.span.text_of(text)):
            start = block.span.start + line.start()
            at = 0
            for end in [m.start() for m in _END.finditer(line.group())] + [len(line.group())]:
                piece = line.group()[at:end]
                left = len(piece) - len(piece.lstrip())
                if piece.strip():
                    span = Span(start + at + left, start + at + left + len(piece.strip()))
                    found.append(
                        Sentence(
                            index=len(found), span=span, paragraph=paragraph, block=block.kind, duplicate_of=block.duplicate_of
                        )
                    )
                at = end
    return tuple(found)
