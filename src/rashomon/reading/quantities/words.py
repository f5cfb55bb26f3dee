"""The words and figures of a text, with offsets: what the number grammar reads instead of the parser's tokens.

The parser cuts "10km", "12-year-old" and "T-72" in ways that change with the text around them; this cut never does.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

_APOSTROPHE = "['’]"
_LEXEME = re.compile(
    rf"""
      (?P<num>   \d{{1,3}}(?:[,٬]\d{{3}})+(?:\.\d+)?(?!,?\d)             # 70,000
               | \d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?!\d)                        # 1,00,000
               | \d{{1,3}}(?:\.\d{{3}}){{2,}}(?![.\d])                       # 1.500.000
               | (?<!\d[ \u00a0\u202f])[1-9]\d{{0,2}}(?:[ \u00a0\u202f\u2009]\d{{3}})+(?!\d|[.,:/-]\d|\w)   # 70 000
               | \d{{1,3}}(?:{_APOSTROPHE}\d{{3}})+(?!\d) )                  # 70'000
    | (?P<code>  \(\d{{3}}\)\s?\d{{3}}[-.\s]\d{{4}}\b                       # (555) 123-4567
               | \d+(?:[.:/]\d+){{2,}} | \d+(?:-\d+){{2,}} | \d{{1,2}}:\d{{2}} | \d+/\d+
               | (?!(?i:mid|pre|post|under|over|early|late|top|sub|aged?|ages|nearly|almost|some|about|to|or|and)-)
                 [A-ZÀ-Þ][^\W\d_]*-\d[\w-]*                                  # T-72, S-300PMU
               | (?!(?:km|m|mi)[23]\b)[^\W\d_]+\d[\w-]* )                    # M5, MH17
    | (?P<ord>   \d+(?:,\d{{3}})*(?i:st|nd|rd|th|d)\b )
    | (?P<decade> \d+{_APOSTROPHE}?[sS]\b )
    | (?P<plain> \d+(?:\.\d+)? )
    | (?P<word>  (?:km|m|mi)[23]\b | [^\W\d_]+(?:{_APOSTROPHE}[^\W\d_]+)* )
    | (?P<sym>   [^\w\s] )
    """,
    re.VERBOSE,
)


@dataclass(slots=True, kw_only=True)
class Words:
    """Lexemes as parallel lists: `low` in lower case, `start` and `end` in code points, `kind`.

    `kind`: num (a figure), code (letters and digits, dates, times), ord ("3rd"), decade ("1980s"), word, sym, and
    break (of no width, where a sentence starts).
    """

    text: str
    low: list[str]
    start: list[int]
    end: list[int]
    kind: list[str]

    def __len__(self) -> int:
        return len(self.low)

    def at(self, index: int) -> str:
        """The lexeme in lower case; "" outside the text."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def kind_at(self, index: int) -> str:
        """The kind of a lexeme; "break" outside the text."""
        return self.kind[index] if 0 <= index < len(self.kind) else "break"

    def written(self, index: int) -> str:
        """The lexeme as written; "" outside the text."""
        return self.text[self.start[index] : self.end[index]] if 0 <= index < len(self.low) else ""

    def tight(self, index: int) -> bool:
        """Whether a lexeme touches the one before it."""
        return 0 < index < len(self.low) and self.start[index] == self.end[index - 1]

    def hyphen(self, index: int) -> bool:
        """Whether a lexeme is a hyphen between two that it touches."""
        hyphen = 0 <= index < len(self.low) and self.low[index] in _HYPHENS
        return hyphen and self.tight(index) and self.tight(index + 1)

    def index_from(self, offset: int) -> int:
        """The first lexeme that starts at this offset or after it."""
        return bisect_left(self.start, offset)


_HYPHENS = frozenset("-‐‑–")


def cut(text: str, breaks: Iterable[int] = ()) -> Words:
    """The lexemes of a text; before each offset of `breaks`, in order, a break is put in."""
    low: list[str] = []
    start: list[int] = []
    end: list[int] = []
    kind: list[str] = []
    waiting = iter(breaks)
    ahead = next(waiting, None)
    for match in _LEXEME.finditer(text):
        at = match.start()
        while ahead is not None and ahead <= at:
            low.append("\n")
            start.append(at)
            end.append(at)
            kind.append("break")
            while ahead is not None and ahead <= at:
                ahead = next(waiting, None)
        sort = match.lastgroup or "sym"
        low.append(match.group().lower())
        start.append(at)
        end.append(match.end())
        kind.append("num" if sort == "plain" else sort)
    return Words(text=text, low=low, start=start, end=end, kind=kind)
