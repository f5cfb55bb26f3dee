"""The parts of a page (first version: the first line is the headline, the rest is body)."""

from __future__ import annotations

import re

from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.reading.mentions import Block


def lay_out(report: Report) -> tuple[Block, ...]:
    """The blocks of a report, in order."""
    blocks = []
    for line in re.finditer(r"[^\n]*\S[^\n]*", report.text):
        blocks.append(Block(span=Span(line.start(), line.end()), kind="body" if blocks else "headline"))
    return tuple(blocks)
