"""Where the words of a content may begin and end: breaks, days, quotations."""

from __future__ import annotations

from rashomon.reading.attribution.grammar import CLOSING, OPENING, Grammar, Range
from rashomon.reading.attribution.lexicon import SpeechLexicon
from rashomon.reading.attribution.sentence import InSentence

QUOTES = OPENING | CLOSING
BREAKS = frozenset({",", ";", ":", "-", "–", "—", "--", ".", "!", "?", "..."}) | QUOTES
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_VAGUE = frozenset({"dozen", "hundred", "thousand", "score", "dozens", "hundreds", "thousands", "scores"})


class Boundaries(InSentence):
    """Questions about one sentence, tokens `low` to `high`; `quoted` are its quotations."""

    def __init__(self, g: Grammar, lexicon: SpeechLexicon, low: int, high: int, quoted: list[Range]) -> None:
        super().__init__(g, lexicon, low, high)
        self.quoted = quoted

    def _top_below(self, i: int, verb: int) -> int | None:
        """The ancestor of `i` that hangs on `verb` itself; None if `verb` is not above it."""
        g, steps = self.g, 0
        while steps < 100:
            head = g.heads[i]
            if head == verb:
                return i
            if head == i:
                return None
            i, steps = head, steps + 1
        return None

    def _is_day(self, i: int) -> bool:
        return self.g.entities[i] in ("DATE", "TIME") or self.g.words[i] in ("on", "late", "early")

    def _is_counted(self, noun: int) -> bool:
        """Whether a number stands with the noun, or is it."""
        g = self.g
        return g.tags[noun] == "CD" or any(g.tags[k] == "CD" or g.lemmas[k] in _VAGUE for k in g.kids[noun])

    def _past_day(self, clause: int, start: int, cue: Range) -> int:
        """The start behind "on Sunday" in "said on Sunday it had left": the day of the saying."""
        g = self.g
        subject = g.subject(clause)
        if start != cue[1] or subject is None:
            return start
        i = start
        while i < subject and self._is_day(i):
            i += 1
        said = any(g.entities[k] in ("DATE", "TIME") for k in range(start, i))
        return i if said and i == g.left[subject] else start

    def _all_adjunct(self, verb: int, start: int, end: int, *, loose: bool = False) -> bool:
        """Whether all words between cue and content are its time, place, hearer or punctuation."""
        g = self.g
        for i in range(start, end):
            if g.words[i] in BREAKS or g.words[i] == "that":
                continue
            if loose and i - start < 12 and g.tags[i] not in FINITE:
                continue
            top = self._top_below(i, verb)
            if top is None or g.deps[top] not in (
                "prep",
                "npadvmod",
                "advmod",
                "dobj",
                "dative",
                "iobj",
                "punct",
                "prt",
                "nmod",
                "agent",
            ):
                return False
        return True

    def _has_hearer(self, verb: int) -> bool:
        """Whether the object of the verb is whom it is said to."""
        return self.lexicon.hears(self.g.lemmas[verb])

    def _next_break(self, start: int) -> int:
        g = self.g
        i = start
        while i < self.high and (g.words[i] not in BREAKS or self._is_hyphen(i)):
            i += 1
        return i

    def _is_hyphen(self, i: int) -> bool:
        """Whether a dash joins two words without spaces: "the T-55 tank"."""
        g = self.g
        inside = self.low < i < self.high - 1 and g.words[i] in ("-", "–")
        return inside and g.starts[i] == g.ends[i - 1] and g.starts[i + 1] == g.ends[i]

    def _in_quote(self, i: int) -> bool:
        return any(s <= i < e for s, e in self.quoted)

    def _has_quote(self, start: int, end: int) -> bool:
        return any(s < end and e > start for s, e in self.quoted)

    def _ends_quote(self, cue: Range) -> bool:
        """Whether a quotation closes right before the cue."""
        return any(0 <= cue[0] - e <= 2 and e < cue[0] for _, e in self.quoted)
