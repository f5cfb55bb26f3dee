"""Draw docs/record.svg, the picture in the README: `python docs/picture.py`.

A few events and one state of the second example set, as the terminal shows them.
"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

from rich.console import Console

import rashomon
from rashomon.model import Record
from rashomon.publishing import text

HERE = Path(__file__).resolve().parent
SHOWN = ("killing at least 31 people", "shelled the Abu Shouk camp", "The RSF has besieged El Fasher")
WIDTH = 100
_FROM_ELSEWHERE = re.compile(r"@font-face \{.*?\}\s*|<!--.*?-->\s*", re.DOTALL)


def excerpt(record: Record) -> Record:
    """The record with only the events and states that are shown."""
    wanted = {record.clusters[claim.id] for claim in record.claims if any(words in claim.quote for words in SHOWN)}
    return replace(
        record,
        events=tuple(event for event in record.events if event.id in wanted),
        states=tuple(state for state in record.states if state.id in wanted),
        disagreements=tuple(found for found in record.disagreements if found.about in wanted),
        claims=tuple(claim for claim in record.claims if record.clusters.get(claim.id) in wanted),
        unresolved=(),
    )


def main() -> None:
    """Write the picture."""
    console = Console(width=WIDTH, record=True, file=io.StringIO(), force_terminal=True, highlight=False, emoji=False)
    text.render(excerpt(rashomon.read(HERE.parent / "examples" / "singa-market-2025")), console)
    svg = console.export_svg(title="rashomon read examples/singa-market-2025", unique_id="record")
    # the reader's own font: a picture in a page of documentation fetches nothing
    lines = [line.rstrip() for line in _FROM_ELSEWHERE.sub("", svg).splitlines()]
    (HERE / "record.svg").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
