"""What "killed or wounded" says of the killed and of the injured: an upper bound, and nothing else.

"Nearly 100 were killed or wounded" tells no number of dead.  Where the dead are only told from below ("at least 31"),
they cannot be more than the whole less those who are told as injured.  The line in `why` says where the bound is from.
Source: RECONCILING 4.3 (killed_or_wounded bounds killed + injured from above only).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from rashomon.model.record import Range
from rashomon.reconciling import shown
from rashomon.reconciling.positions import Members
from rashomon.reconciling.ranges import said_on

WHOLE = "killed_or_wounded"
_PARTS = {"killed": "injured", "injured": "killed"}


def bounded(ranges: Mapping[str, Range], members: Members) -> tuple[dict[str, Range], tuple[str, ...]]:
    """The ranges with open upper ends closed by the whole, and a line on each; a whole told earlier closes none."""
    whole = ranges.get(WHOLE)
    found, lines = dict(ranges), []
    for kind, other in _PARTS.items() if whole is not None and whole.high is not None else ():
        open_end = ranges.get(kind)
        if open_end is None or open_end.high is not None or open_end.low is None or whole is None or whole.high is None:
            continue
        rest = ranges[other].low or 0.0 if other in ranges else 0.0
        top = whole.high - rest
        if top < open_end.low or _said_last(WHOLE, members) < _said_last(kind, members):
            continue
        found[kind] = replace(open_end, high=top)
        less = f", of whom at least {shown.figure(rest)} {other}" if rest else ""
        in_all = f"{shown.figure(whole.high)} killed or wounded are told in all"
        lines.append(f"{kind}: at most {shown.figure(top)}, as {in_all}{less} [bound]")
    return found, tuple(lines)


def _said_last(kind: str, members: Members) -> date:
    days = [said_on(fact, members.voices) or date.min for fact in members.counted if kind in fact.numbers]
    return max(days, default=date.min)
