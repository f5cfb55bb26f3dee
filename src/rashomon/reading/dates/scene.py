"""What a reader of time expressions may look at: the words, the report's day, and the times read before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rashomon.reading.dates.calendar import Reading
from rashomon.reading.dates.grammar import Grammar, Hit, Token
from rashomon.reading.dates.tense import Tense, tense_at
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc


_OTHER_SCENE = re.compile(r"\n\s*(?:[•*–-]\s*)?(?:In|At|Near|Around|Outside|Elsewhere|Meanwhile|Separately)\b")


@lru_cache(maxsize=1)
def _saying() -> frozenset[str]:
    return frozenset(lexicon("frames_shared")["plain_speech"])


@dataclass(slots=True, kw_only=True)
class Scene:
    """The state of one reading from left to right.

    `published` is the report's day, None if unknown.  `last` is the last reading that others may count from,
    `last_day` the last one of a single day, `sentence_year` the year last written out in the running sentence,
    `heading_year` that of the last heading of a chronology.
    `day_at` is the token behind the last day, and whether the day follows "since".
    """

    grammar: Grammar
    tokens: Sequence[Token]
    published: date | None
    doc: Doc | None = None
    places: dict[int, int] = field(default_factory=dict)
    last: Reading | None = None
    last_day: Reading | None = None
    last_quarter: Reading | None = None
    sentence_year: int | None = None
    heading_year: int | None = None
    text: str = ""
    day_at: tuple[int, bool] = (0, False)

    def day_of_clock(self, hit: Hit) -> Reading | None:
        """The day that a part of a day without its own is of: the last one told, None for the report's.

        It is the report's behind "since 4 May", and in a paragraph that opens another scene ("In Saigon, ...").
        """
        at, begun = self.day_at
        if self.last_day is None or self.published is None:
            return self.last_day
        between = self.text[self.tokens[at - 1].end : self.tokens[hit.start].start] if at else ""
        return None if begun or _OTHER_SCENE.search(between) else self.last_day

    def night_told(self, hit: Hit) -> date | None:
        """The day whose night "overnight" is, where the same paragraph told one of days ago; None for last night."""
        at, begun = self.day_at
        day = self.last_day.start if self.last_day is not None else None
        if day is None or begun or not at or self.published is None or (self.published - day).days <= 1:
            return None
        return None if "\n" in self.text[self.tokens[at - 1].end : self.tokens[hit.start].start] else day

    def tense(self, hit: Hit) -> Tense:
        """The tense that governs a match."""
        return tense_at(self.tokens, hit.start, hit.end, self.doc, self.places)

    def group(self, hit: Hit, name: str) -> Sequence[Token]:
        """The tokens of a named group; empty if it did not match."""
        start, end = hit.groups.get(name, (0, 0))
        return self.tokens[start:end]

    def word(self, hit: Hit, name: str) -> str:
        """The words of a named group in small letters; empty if it did not match."""
        return " ".join(token.lower for token in self.group(hit, name))

    def value(self, hit: Hit, name: str, *classes: str) -> Any:
        """The lexicon's value of the first word of a group that belongs to one of `classes`; None without one."""
        for token in self.group(hit, name):
            for cls in classes:
                if token.lower in self.grammar.classes[cls]:
                    return self.grammar.classes[cls][token.lower]
        return None

    def month(self, hit: Hit, name: str = "m") -> int:
        """The number of the month in a group; 0 without one."""
        return int(self.value(hit, name, "sure_month", "other_month") or 0)

    def number(self, hit: Hit, name: str) -> int:
        """The whole number written in digits in a group; 0 without one."""
        digits = "".join(c for token in self.group(hit, name) for c in token.lower if c.isdecimal() and c.isascii())
        return int(digits[:9]) if digits else 0

    def modifier(self, hit: Hit) -> str | None:
        """START, MID or END if the match says which part of the time is meant."""
        found = self.value(hit, "mod", "edge", "early_late")
        return None if found is None else str(found)

    def says(self, context: str, word: str) -> bool:
        """Whether a word is in one of the lexicon's context lists."""
        return word in self.grammar.context[context]

    def before(self, hit: Hit, back: int = 1) -> str:
        """The word `back` tokens before a match, in small letters; empty at the start of the text."""
        return self.tokens[hit.start - back].lower if hit.start >= back else ""

    def after(self, hit: Hit, on: int = 0) -> str:
        """The word `on` tokens after a match, in small letters; empty at the end of the text."""
        return self.tokens[hit.end + on].lower if hit.end + on < len(self.tokens) else ""

    def tag(self, index: int) -> str:
        """The spaCy tag of a token; empty without a parse."""
        if self.doc is None or not 0 <= index < len(self.tokens):
            return ""
        place = self.places.get(self.tokens[index].start)
        return "" if place is None else str(self.doc[place].tag_)

    def remember(self, reading: Reading, hit: Hit) -> None:
        """Let later expressions count from this one; its year counts for its sentence where it is written out."""
        if not reading.anchors or reading.start is None:
            return
        self.last = reading
        if reading.unit == "D" and not (self.last_day is not None and self._is_of_saying(hit)):
            self.last_day, self.day_at = reading, (hit.end, self.before(hit) == "since")
        if reading.unit == "Q":
            self.last_quarter = reading
        if reading.basis == "explicit" and reading.unit in {"Y", "M", "D"}:
            year = str(reading.start.year)
            if any(year in token.lower for token in self.tokens[hit.start : hit.end]):
                self.sentence_year = reading.start.year

    def _is_of_saying(self, hit: Hit) -> bool:
        """Whether a day is only that on which something was said: "the ministry said on Wednesday"."""
        place = None if self.doc is None else self.places.get(self.tokens[hit.end - 1].start)
        if self.doc is None or place is None:
            return False
        token = self.doc[place]
        while token.dep_ in ("pobj", "prep", "npadvmod", "compound", "nummod", "nmod") and token.head.i != token.i:
            token = token.head
        return token.pos_ == "VERB" and token.lemma_ in _saying() and token.i < place
