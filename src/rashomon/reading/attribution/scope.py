"""How far the content of a reporting verb reaches: before it, after it, or on both sides."""

from __future__ import annotations

from rashomon.reading.attribution.boundaries import FINITE, QUOTES
from rashomon.reading.attribution.grammar import Range
from rashomon.reading.attribution.interrupting import Content, Interrupting
from rashomon.reading.attribution.lexicon import Verb

_CLAUSE_WORDS = 6
_ASIDES = frozenset({"parataxis", "relcl", "conj", "ccomp"})


class Scope(Interrupting):
    """Finds contents inside one sentence, tokens `low` to `high`; `quoted` are its quotations."""

    def of_verb(self, verb: int, frame: Verb, cue: Range, *, inverted: bool, closed: bool = False) -> Content | None:
        """What an active verb says; None if nothing in the sentence can be its content.

        `inverted`: the source stands behind the verb; `closed`: source and verb end what is said, also without a comma.
        """
        stop = self._next_break(cue[1])
        parted = self._interrupted(verb, frame, cue, stop)
        if parted is not None:
            return parted
        before = self._left_of(cue)
        if before is None and (closed or self._ends_sentence(verb, cue, stop)):
            before = self._unmarked_left(cue)
            if before is not None:
                return Content(pieces=(before,), cue_end=cue[1])
        if before is not None and "quote" in frame.takes and self._ends_quote(cue) and not self._says_that(verb, cue):
            rest = self._right_of(verb, before, stop, inverted=inverted)
            return Content(pieces=(before, *rest), cue_end=cue[1])
        if before is not None and (inverted or self._closes(verb, cue, stop)) and "clause" in frame.takes:
            if frame.attitude and not self._ends_quote(cue):
                return None
            if frame.act == "demand" and not self._ends_quote(cue):  # "..., calls for an inquiry"
                return self._after(verb, frame, cue, stop)
            rest = self._right_of(verb, before, stop, inverted=inverted)
            return Content(pieces=(before, *rest), cue_end=cue[1])
        aside = self._aside(verb, cue) if not inverted and "clause" in frame.takes and not frame.attitude else None
        return aside or self._after(verb, frame, cue, stop)

    def of_passive(self, verb: int, start: int) -> tuple[Range, ...] | None:
        """What "is believed to have ..." and "it is feared that ..." report; None for "a believed hideout"."""
        g = self.g
        clause = next(
            (k for k in g.kids[verb] if k > verb and g.deps[k] in ("ccomp", "xcomp", "advcl") and g.is_verb(k)), None
        )
        subject = g.subject(verb)
        if clause is None or g.left[clause] <= verb:
            return None
        end = max(g.right[clause], g.right[verb]) + 1
        tail = g.trimmed((max(verb + 1, g.left[clause]), min(end, self.high)))
        if tail is None:
            return None
        if g.words[tail[0]] == "that":
            tail = (tail[0] + 1, tail[1])
        if tail[0] >= tail[1]:
            return None
        if subject is None or g.words[subject] == "it" or g.deps[clause] == "ccomp":
            return (tail,)
        front = g.trimmed((max(self.low, g.left[subject]), start))
        return (front, tail) if front is not None and front[1] <= tail[0] else (tail,)

    def end_of_object(self, verb: int, link: int) -> int:
        """Where the words that hang on `link` end: at the next verb joined to `verb`, or where its subtree ends."""
        g = self.g
        end = min(max(g.right[verb], g.right[link]) + 1, self.high)
        for kid in g.kids[verb]:
            if kid > link and g.deps[kid] in ("conj", "advcl", "ccomp"):
                if self._is_result(verb, link, kid):
                    continue
                end = min(end, self._before_joint(kid))
                break
        return end

    def _is_result(self, verb: int, link: int, kid: int) -> bool:
        """Whether a participle tells what the charged deed led to: "accused X of shelling the town, killing two"."""
        g = self.g
        charged = any(g.tags[k] == "VBG" and k >= link for k in (link, *g.kids[link]))
        active = not any(g.deps[k] == "auxpass" for k in g.kids[verb])
        return (
            active
            and charged
            and g.tags[kid] == "VBG"
            and g.lemmas[kid] in self.lexicon.results
            and g.subject(kid) is None
        )

    def _ends_sentence(self, verb: int, cue: Range, stop: int) -> bool:
        """Whether "X said" ends its sentence, but for a time, a hearer or a participle."""
        g = self.g
        if g.lemmas[verb] not in self.lexicon.plain or g.tags[verb] not in ("VBD", "VBZ", "VBP"):
            return False
        follows = any(g.tags[i] in FINITE or g.words[i] == "that" for i in range(cue[1], self.high))
        if follows and not self._adjunct_follows(verb, cue):
            return False
        holds = g.deps[verb] == "conj" or any(g.deps[k] == "dobj" and k >= cue[1] for k in g.kids[verb])
        if holds and g.lemmas[verb] != "tell":
            return False
        if stop < self.high and g.words[stop] in (":", *QUOTES):
            return False
        return not any(g.deps[k] == "ccomp" and k >= cue[1] for k in g.kids[verb])

    def _unmarked_left(self, cue: Range) -> Range | None:
        """The clause before a cue that no comma divides from it, as in headlines and carelessly copied text."""
        g = self.g
        piece = g.trimmed((self.low, cue[0]))
        if piece is None or g.tags[piece[1] - 1] in ("CC", "IN", "WRB", "WP", "WDT", "TO") or self._is_question(piece):
            return None
        if not any(g.tags[i] in FINITE or g.tags[i] == "VBN" for i in range(*piece)):
            return None
        return piece

    def _aside(self, verb: int, cue: Range) -> Content | None:
        """What "X said" without its commas stands behind in the middle of a sentence, and what goes on after "and".

        "Ten were killed the hospital said and others were dying"; "... residents said a day after troops entered".
        """
        g = self.g
        if g.lemmas[verb] not in self.lexicon.plain or g.tags[verb] not in FINITE or cue[1] >= self.high:
            return None
        aside = g.deps[verb] in _ASIDES and g.heads[verb] < cue[0]
        if not aside and not any(g.deps[k] == "ccomp" and k < cue[0] for k in g.kids[verb]):
            return None
        if any(g.deps[k] in ("dobj", "xcomp", "mark") for k in g.kids[verb]):
            return None
        told = [k for k in g.kids[verb] if g.deps[k] == "ccomp" and k > verb]
        if self.is_time_after(cue[1]):
            rest = None
        elif g.tags[cue[1]] == "CC" and not told:
            joined = [k for k in g.kids[verb] if g.deps[k] == "conj" and g.lemmas[k] not in self.lexicon.verbs]
            rest = g.trimmed((cue[1] + 1, self.high)) if joined else None
        else:
            return None
        before = self._unmarked_left(cue)
        if before is None:
            return None
        return Content(pieces=(before, rest) if rest is not None else (before,), cue_end=cue[1])

    def is_time_after(self, i: int) -> bool:
        """Whether the words tell how long after what: "a day after", "hours before"."""
        g, start = self.g, i
        while i < self.high and i - start < 4 and (g.entities[i] in ("DATE", "TIME") or g.tags[i] in ("DT", "CD")):
            i += 1
        return start < i < self.high and g.words[i] in ("after", "before")

    # -- content before the cue ---------------------------------------------------------------------------------

    def _closes(self, verb: int, cue: Range, stop: int) -> bool:
        """Whether the words behind "X said" up to the next break hold no content of their own."""
        g = self.g
        follows = any(g.tags[i] in FINITE or g.words[i] == "that" for i in range(cue[1], stop))
        if follows and not self._adjunct_follows(verb, cue):
            return False
        if any(
            g.deps[k] in ("dobj", "xcomp") and cue[1] <= k < stop and not self._has_hearer(verb) for k in g.kids[verb]
        ):
            return self._ends_quote(cue)
        following_quote = any(abs(start - stop) <= 2 and start >= stop for start, _ in self.quoted)
        colon = stop < self.high and g.words[stop] == ":"
        if (following_quote or colon) and not self._ends_quote(cue):
            return False
        left = self._left_of(cue)
        if left is None:
            return False
        return self._ends_quote(cue) or self._is_clause(left, verb) or self._is_whole(left, stop)

    def _says_that(self, verb: int, cue: Range) -> bool:
        """Whether a clause or object of its own follows "X said"; the words of a quotation before it are no clause."""
        g = self.g
        return any(
            g.deps[k] in ("ccomp", "dobj", "xcomp") and k >= cue[1] and not self._has_hearer(verb) for k in g.kids[verb]
        )

    def _is_whole(self, piece: Range, stop: int) -> bool:
        """Whether the cue closes its sentence behind words too long for a mere "On Monday,", whatever their tags."""
        g = self.g
        opens = g.tags[piece[0]] in ("IN", "CC", "VBG", "WRB", "RB", "TO")
        return not opens and piece[1] - piece[0] >= _CLAUSE_WORDS and g.trimmed((stop, self.high)) is None

    def _is_clause(self, piece: Range, verb: int) -> bool:
        """Whether the words make a main clause, or are the front half of one: not "In March," or "When asked,"."""
        g = self.g
        for i in range(*piece):
            if (g.tags[i] in FINITE or g.tags[i] == "VBN") and not (g.heads[i] == verb and g.deps[i] == "advcl"):
                top = self._top_below(i, verb)
                if top is None or g.deps[top] != "advcl" or g.is_noun(top):
                    return True
        behind = self._next_break(verb + 1) + 1
        if behind < self.high and g.tags[behind] in FINITE and not g.has_finite_verb(piece):
            return True
        return any(g.deps[i] == "nsubj" and g.heads[i] >= piece[1] and g.heads[i] != verb for i in range(*piece))

    def _right_of(self, verb: int, before: Range, stop: int, *, inverted: bool) -> tuple[Range, ...]:
        """The second half of a content that the cue interrupts."""
        g = self.g
        if stop >= self.high or g.words[stop] in (".", "!", "?"):
            return ()
        quote = next(((s, e) for s, e in self.quoted if s >= stop), None)
        if quote is not None and quote[0] - stop <= 2:
            piece = g.trimmed((quote[0], self._end_after_quote(quote)))
            return (piece,) if piece else ()
        rest = g.trimmed((stop, self.high))
        if rest is None or g.words[stop] != ",":
            return ()
        last = rest[1] - 1
        if g.tags[last] in FINITE and g.lemmas[last] in self.lexicon.plain:
            return ()  # "..., the paper reports": another cue
        halves = not g.has_finite_verb(before) and any(g.tags[i] in FINITE for i in range(*rest))
        if halves or (not inverted and self._hangs_on(rest, before, verb)):
            return (rest,)
        return ()

    def _end_after_quote(self, quote: Range) -> int:
        """A quotation's end, or the sentence's if only quotations and small words follow."""
        last = max((e for _, e in self.quoted), default=quote[1])
        return max(quote[1], last)

    # -- content after the cue ----------------------------------------------------------------------------------

    def _after(self, verb: int, frame: Verb, cue: Range, stop: int) -> Content | None:
        g = self.g
        start = self._clause_start(verb, frame, cue, stop)
        by_object = False
        if start is None:
            start = self._object_start(verb, frame, cue)
            by_object = True
        if start is None or start >= self.high:
            return None
        if g.deps[verb] in ("relcl", "acl") and not by_object and g.heads[verb] < verb and start > g.right[verb]:
            return None  # "a doctor, who asked not to be named, said ..."
        cue_end, link_end = cue[1], None
        if g.words[start] == "that" and g.tags[start] in ("IN", "DT", "WDT") and g.deps[start] == "mark":
            start += 1
            cue_end = start if self._all_adjunct(verb, cue[1], start - 1) else cue[1]
        elif by_object and start - 1 >= cue[1] and g.tags[start - 1] == "IN" and start - 1 - cue[1] <= 8:
            cue_end = link_end = start
        end = self.end_of_object(verb, start) if by_object else self._end(verb, start)
        piece = g.trimmed((start, end)) if start < end else None
        clause = piece is not None and not by_object and not self._has_quote(*piece)
        if piece is not None and clause and not any(g.is_verb(i) or g.tags[i] == "MD" for i in range(*piece)):
            return None
        return Content(pieces=(piece,), cue_end=cue_end, by_object=by_object, link_end=link_end) if piece else None
