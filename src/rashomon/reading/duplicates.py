"""Text that a page holds twice: copies, and copies cut short by a teaser ("... the province |", "... the prov…")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_CUT_SHORT = re.compile(r"(?:\s*\||\s*\.\.\.+|\s*…|\s*\[(?:\.\.\.|…)\])+\s*$")
_TAIL = " |.…!?\"”’'»)]["
_HEAD = " \"“‘'«([•*-"
_PLAIN = str.maketrans("’‘“”–—", "''\"\"--", "\u200b\u200c\u200d\ufeff")
_SHORTEST_COPY = 24
_SHORTEST_CUT = 30
_SHORTEST_UNMARKED_CUT = 60


def normal(text: str) -> str:
    """The text as it is compared: one space for any white space, plain quotes, no marks at the ends, lower case."""
    return " ".join(text.translate(_PLAIN).split()).rstrip(_TAIL).lstrip(_HEAD).casefold()


def is_cut_short(text: str) -> bool:
    """Whether the text ends with the mark of a teaser."""
    return _CUT_SHORT.search(text[-24:]) is not None


def find_copies(texts: Sequence[str], *, unmarked: Sequence[bool]) -> dict[int, int]:
    """For each text that repeats another, the index of the one it repeats.

    Of equal texts the first is the original; of a text and its beginning the longer one is, wherever it stands.
    `unmarked[i]` allows text i to be a beginning without a teaser's mark at its end.
    """
    norms = [normal(text) for text in texts]
    first: dict[str, int] = {}
    copies: dict[int, int] = {}
    for number, norm in enumerate(norms):
        if len(norm) < _SHORTEST_COPY:
            continue
        if norm in first:
            copies[number] = first[norm]
        else:
            first[norm] = number
    copies.update(_beginnings(texts, norms, first, unmarked))
    return {copy: _resolve(original, copies) for copy, original in copies.items()}


def _beginnings(
    texts: Sequence[str], norms: Sequence[str], first: dict[str, int], unmarked: Sequence[bool]
) -> dict[int, int]:
    found: dict[int, int] = {}
    ordered = sorted(first)
    for norm, longer in pairwise(ordered):
        number = first[norm]
        if not longer.startswith(norm):
            continue
        marked = is_cut_short(texts[number]) and len(norm) >= _SHORTEST_CUT
        if marked or (unmarked[number] and len(norm) >= _SHORTEST_UNMARKED_CUT):
            found[number] = first[longer]
    return found


def _resolve(original: int, copies: dict[int, int]) -> int:
    """The text that is no copy itself; a chain of beginnings grows longer at each step, so it ends."""
    while original in copies:
        original = copies[original]
    return original
