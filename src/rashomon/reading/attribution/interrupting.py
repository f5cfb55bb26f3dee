"""What stands on both sides of a cue: "In Aleppo, the monitor said, nine were killed", "as the army said, ..."."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.reading.attribution.after import After
from rashomon.reading.attribution.boundaries import FINITE, QUOTES
from rashomon.reading.attribution.grammar import CLOSING, OPENING, Range
from rashomon.reading.attribution.lexicon import Verb

_GLOSS_MARKS = frozenset({"as", "while", "although", "though", "whereas", "even"})
_DASHES = frozenset({"-", "–", "—", "--"})
_MAIN = frozenset({"ROOT", "ccomp", "parataxis", "conj"})


@dataclass(frozen=True, slots=True)
class Content:
    """The pieces of what is said; `cue_end` reaches over "that"; `by_object` if a noun and no clause holds it;
    `link_end` reaches over the preposition of "accused them of"."""

    pieces: tuple[Range, ...]
    cue_end: int
    by_object: bool = False
    link_end: int | None = None


class Interrupting(After):
    """Finds the halves of what a cue interrupts, and what an "as X said" is about."""

    def _interrupted(self, verb: int, frame: Verb, cue: Range, stop: int) -> Content | None:
        """The content of a cue in commas behind an opening phrase, or of one that "as" makes an aside."""
        if self._is_as(verb, cue):
            return self._as_said(verb, cue, self._next_break(cue[1]))
        if "clause" not in frame.takes or frame.attitude:
            return None
        before = self._left_of(cue)
        if before is None or self._ends_quote(cue) or not self._opens(before) or not self._has_main(stop, verb):
            return None
        if not all(self._is_day(i) for i in range(cue[1], stop)):
            return None
        rest = self.g.trimmed((stop, self.high))
        if rest is None:
            return None
        told = self.g.tags[before[0]] in ("VBN", "VBG") or self._is_question(before)  # "Speaking in Juba, he said, ..."
        return Content(pieces=(rest,) if told else (before, rest), cue_end=cue[1])

    def _opens(self, piece: Range) -> bool:
        """Whether words before a cue only open what follows it: a phrase, or a clause with "when" or "if"."""
        g, first = self.g, piece[0]
        while first < piece[1] - 1 and g.tags[first] in ("CC", "RB"):
            first += 1
        return g.tags[first] in ("WRB", "IN") or not g.has_finite_verb(piece)

    def _has_main(self, stop: int, verb: int) -> bool:
        """Whether a main clause with its own subject begins behind the comma at `stop`."""
        g = self.g
        if stop + 1 >= self.high or g.words[stop] != ",":
            return False
        first = stop + 1
        if g.tags[first] in ("WP", "WDT", "WRB", "CC", "IN", "VBG", "VBN", "TO") or self._has_quote(first, first + 2):
            return False
        for i in range(first, self.high):
            if not g.is_verb(i) or g.deps[i] not in _MAIN:
                continue
            finite = g.tags[i] in FINITE or any(g.deps[k] in ("aux", "auxpass") for k in g.kids[i])
            subject = g.subject(i)
            if finite and subject is not None and subject > stop:
                return g.left[subject] >= first and i != verb and g.lemmas[i] not in self.lexicon.plain
        return False

    def _is_as(self, verb: int, cue: Range) -> bool:
        """Whether "as" before the source makes the cue an aside: nothing else is said in its clause."""
        g, at = self.g, cue[0] - 1
        if at < self.low or g.words[at] != "as" or g.lemmas[verb] not in self.lexicon.reporting_as:
            return False
        apart = at == self.low or g.words[at - 1] in (",", "(", *_DASHES, *QUOTES)
        held = any(
            k >= cue[1] and g.deps[k] in ("dobj", "ccomp", "xcomp", "acomp") and g.words[k] != "it"
            for k in g.kids[verb]
            if not self._has_hearer(verb)
        )
        return apart and not held and g.tags[verb] in (*FINITE, "VBN") and not g.negated(verb)

    def _as_said(self, verb: int, cue: Range, stop: int) -> Content | None:
        """What "as X said" is about: the clause before it, or behind its comma, or both halves."""
        g, at = self.g, cue[0] - 1
        before = g.trimmed((self.low, at)) if at > self.low else None
        after = g.trimmed((stop, self.high)) if stop < self.high and g.words[stop] in (",", ")", *_DASHES) else None
        if before is None:
            return Content(pieces=(after,), cue_end=cue[1]) if after and g.has_finite_verb(after) else None
        halves = after is not None and not g.has_finite_verb(before) and g.has_finite_verb(after)
        if after is not None and (halves or self._hangs_on(after, before, verb)):
            return Content(pieces=(before, after), cue_end=cue[1])
        return Content(pieces=(before,), cue_end=cue[1]) if g.has_finite_verb(before) else None

    def _left_of(self, cue: Range) -> Range | None:
        """The words before a cue, if a comma, dash or quotation mark divides them from it."""
        g = self.g
        edge = cue[0] - 1
        if edge <= self.low or not (
            g.words[edge] in (",", "-", "–", "—", "--", "?", "!", "...", "…") or g.words[edge] in QUOTES
        ):
            return None
        if g.words[edge] in OPENING - CLOSING:
            return None
        start = self.low
        for i in range(edge - 1, self.low, -1):
            if g.words[i] == ";" and not self._in_quote(i):
                start = i + 1
                break
        piece = g.trimmed((start, cue[0]))
        return piece if piece is None or not self._is_question(piece) else None

    def _is_question(self, piece: Range) -> bool:
        """Whether the words only tell what the source was asked: "Asked whether the truce held, the envoy said"."""
        g = self.g
        asked = piece[0] + (g.tags[piece[0]] == "WRB")
        frame = self.lexicon.verbs.get(g.lemmas[asked]) if asked < piece[1] else None
        return frame is not None and frame.act == "demand" and g.tags[asked] == "VBN" and g.subject(asked) is None

    def _hangs_on(self, rest: Range, before: Range, verb: int) -> bool:
        g = self.g
        if g.tags[rest[0]] == "VBG":  # "..., the army said, killing nine"
            return g.lemmas[rest[0]] not in self.lexicon.verbs
        if g.tags[rest[0]] in ("WP", "WDT", "WRB", "CC") or g.words[rest[0]] in _GLOSS_MARKS:
            return False
        for i in range(*rest):
            head = g.heads[i]
            if not rest[0] <= head < rest[1]:
                return before[0] <= head < before[1]
        root = next((i for i in range(*rest) if g.heads[i] == i), None)
        return root is not None and any(g.heads[i] == root for i in range(*before))
