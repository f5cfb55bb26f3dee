"""How far the content of a reporting verb reaches: before it, after it, or on both sides."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.reading.attribution.boundaries import FINITE, QUOTES, Boundaries
from rashomon.reading.attribution.grammar import CLOSING, OPENING, Range
from rashomon.reading.attribution.lexicon import Verb

_CLAUSES = frozenset({"ccomp", "parataxis"})
_OBJECTS = frozenset({"dobj", "advmod", "acomp", "oprd"})  # "counted 45 dead", which the parse takes for an adverb
_CIRCUMSTANCES = frozenset({"as", "after", "before", "while", "when", "during", "following"})
_CLAUSE_WORDS = 6
_ASIDES = frozenset({"parataxis", "relcl", "conj", "ccomp"})
_GLOSS_MARKS = frozenset({"as", "while", "although", "though", "whereas", "even"})


@dataclass(frozen=True, slots=True)
class Content:
    """The pieces of what is said; `cue_end` reaches over "that"; `by_object` if a noun and no clause holds it;
    `link_end` reaches over the preposition of "accused them of"."""

    pieces: tuple[Range, ...]
    cue_end: int
    by_object: bool = False
    link_end: int | None = None


class Scope(Boundaries):
    """Finds contents inside one sentence, tokens `low` to `high`; `quoted` are its quotations."""

    def of_verb(self, verb: int, frame: Verb, cue: Range, *, inverted: bool, closed: bool = False) -> Content | None:
        """What an active verb says; None if nothing in the sentence can be its content.

        `inverted`: the source stands behind the verb; `closed`: source and verb end what is said, also without a comma.
        """
        stop = self._next_break(cue[1])
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

    def _adjunct_follows(self, verb: int, cue: Range) -> bool:
        """Whether only the circumstances of the saying stand behind "X said": "on Friday as he left the talks"."""
        g = self.g
        if any(g.deps[k] == "ccomp" and k >= cue[1] for k in g.kids[verb]):
            return False
        i = cue[1]
        while i < self.high and (g.entities[i] in ("DATE", "TIME") or g.words[i] in ("on", "late", "early", "earlier")):
            i += 1
        return i < self.high and g.words[i] in _CIRCUMSTANCES

    def _unmarked_left(self, cue: Range) -> Range | None:
        """The clause before a cue that no comma divides from it, as in headlines and carelessly copied text."""
        g = self.g
        piece = g.trimmed((self.low, cue[0]))
        if piece is None or g.tags[piece[1] - 1] in ("CC", "IN", "WRB", "WP", "WDT", "TO"):
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
        return g.trimmed((start, cue[0]))

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

    def _clause_start(self, verb: int, frame: Verb, cue: Range, stop: int) -> int | None:
        """Where a said clause or quotation begins behind the cue."""
        g = self.g
        starts: list[int] = []
        if "clause" in frame.takes:
            for kid in g.kids[verb]:
                alone = g.tags[kid] == "JJ" and g.left[kid] == kid == g.right[kid]  # "claimed twenty dead"
                if kid >= cue[1] and g.deps[kid] in _CLAUSES and g.left[kid] >= cue[1] and not alone:
                    starts.append(self._past_day(kid, g.left[kid], cue))
                    break
        if "quote" in frame.takes:
            starts.extend(s for s, _ in self.quoted if s >= cue[1] and self._opens_content(verb, frame, cue, s))
        if "infinitive" in frame.takes:
            starts.extend(
                g.left[k]
                for k in g.kids[verb]
                if k >= cue[1]
                and g.tags[k] == "VB"
                and (g.deps[k] in ("xcomp", "ccomp") or (g.deps[k] == "advcl" and g.left[k] == verb + 1))
            )
        if "gerund" in frame.takes:
            starts.extend(
                g.left[k]
                for k in g.kids[verb]
                if k >= cue[1] and g.deps[k] in ("xcomp", "pcomp") and self._is_gerund(k)
            )
        starts = [s for s in starts if s >= cue[1]]
        if starts:
            first = min(starts)
            behind_day = first > cue[1] and all(self._is_day(i) for i in range(cue[1], first))
            if behind_day or frame.attitude or "hearer" in frame.takes or self._all_adjunct(verb, cue[1], first):
                return first
            return cue[1] if "clause" in frame.takes and first - cue[1] < 12 else first
        if "clause" in frame.takes and not frame.attitude:
            return self._by_words(verb, cue, stop)
        return None

    def _is_gerund(self, verb: int) -> bool:
        """ "Shelling", "having shelled": not "to shell"."""
        g = self.g
        return g.tags[verb] == "VBG" or (
            g.tags[verb] == "VBN" and any(g.tags[k] == "VBG" and g.deps[k] == "aux" for k in g.kids[verb])
        )

    def _opens_content(self, verb: int, frame: Verb, cue: Range, start: int) -> bool:
        """Whether a quotation is what the verb says, and not a word or two inside its object or clause."""
        g = self.g
        for kid in g.kids[verb]:
            if kid >= cue[1] and g.left[kid] < start - 1 and g.right[kid] >= start:
                return False
            if (
                "hearer" not in frame.takes
                and "object" in frame.takes
                and g.deps[kid] == "dobj"
                and cue[1] <= kid < start
            ):
                return False
        return self._all_adjunct(verb, cue[1], start, loose=True)

    def _by_words(self, verb: int, cue: Range, stop: int) -> int | None:
        """A clause that the parse does not give: "X said that" or "X said:" with a finite verb behind it."""
        g = self.g
        for i in range(cue[1], min(cue[1] + 8, self.high)):
            if g.words[i] == "that" and g.tags[i] == "IN":
                return i + 1 if i + 1 < self.high else None
            if g.words[i] == ":":
                return i + 1 if i + 1 < self.high else None
        if self._adjunct_follows(verb, cue):
            return None
        if g.lemmas[verb] == "say" and g.words[verb] != "saying":
            tail = (cue[1], self.high)
            if any(g.tags[i] in FINITE or g.tags[i] == "VBN" for i in range(*tail)) and stop > cue[1]:
                return cue[1]
        return None

    def _object_start(self, verb: int, frame: Verb, cue: Range) -> int | None:
        g = self.g
        for kid in g.kids[verb]:
            if kid < cue[1]:
                continue
            whole = frame.attitude and g.deps[kid] == "dobj"  # "endorsed the plan for the north"
            links: list[int] = [kid, *g.kids[kid]] if g.deps[kid] == "dobj" and not whole else [kid]
            for link in links:
                if g.deps[link] == "prep" and f"prep:{g.words[link]}" in frame.takes and g.kids[link]:
                    return max(link + 1, cue[1])
            if "object" in frame.takes and g.deps[kid] == "dobj":
                return max(self._past_footage(kid), cue[1])
            if "counted" in frame.takes and g.deps[kid] in _OBJECTS and self._is_counted(kid):
                return max(g.left[kid], cue[1])
        return None

    def _past_footage(self, noun: int) -> int:
        """For "aired footage of people", where the thing shown begins; else where the object begins."""
        g = self.g
        if g.lemmas[noun] in self.lexicon.medium:
            for kid in g.kids[noun]:
                if kid > noun and g.words[kid] in ("of", "showing", "about", "that") and g.right[kid] > kid:
                    return kid + 1
        return g.left[noun]

    def _end(self, verb: int, start: int) -> int:
        """Where a content that follows its cue ends."""
        g = self.g
        end = self.high
        if g.deps[verb] in ("relcl", "acl", "csubj") or (g.deps[verb] == "advcl" and g.heads[verb] > verb):
            reach = max((g.right[k] for k in g.kids[verb]), default=verb)
            if reach + 1 > start:
                end = min(end, reach + 1)
        for kid in g.kids[verb]:
            if kid <= start:
                continue
            if g.deps[kid] == "conj" and g.lemmas[kid] in self.lexicon.verbs:
                end = min(end, self._before_joint(kid))
            elif g.deps[kid] == "advcl" and (self._is_gloss(kid) or self._is_circumstance(verb, kid)):
                end = min(end, g.left[kid])
        for kid in range(start + 1, end):
            finite = (
                g.deps[kid] == "conj" and g.tags[kid] in ("VBD", "VBZ", "VBP") and g.lemmas[kid] in self.lexicon.verbs
            )
            if finite and g.tags[g.heads[kid]] == "VBG" and g.subject(kid) is None and g.tags[verb] == g.tags[kid]:
                end = min(end, self._before_joint(kid))  # "denied shelling the camp and blamed the rebels"
        mark = next((i for i in range(start, end) if g.words[i] == ";" and not self._in_quote(i)), end)
        end = min(end, mark)
        if not self._has_quote(start, end):
            return end
        inside = next(((s, e) for s, e in self.quoted if s <= start < e), None)
        return max(end, inside[1]) if inside else end

    def _is_gloss(self, kid: int) -> bool:
        """Whether an adverbial clause behind the content is the outlet's: "..., as troops broke the siege"."""
        g = self.g
        subject = g.subject(kid)
        marked = any(g.deps[k] in ("mark", "advmod") and g.words[k] in _GLOSS_MARKS for k in g.kids[kid] if k < kid)
        return marked and subject is not None and g.tags[subject] != "PRP" and g.words[g.left[kid]] in _GLOSS_MARKS

    def _is_circumstance(self, verb: int, kid: int) -> bool:
        """Whether a clause tells when the source spoke: 'declared "total war" after troops had entered the town'."""
        g = self.g
        if any(g.deps[k] == "ccomp" and k > verb for k in g.kids[verb]) or g.subject(kid) is None:
            return False
        named = any(g.deps[k] == "dobj" and verb < k < kid for k in g.kids[verb])
        first = g.left[kid]
        return named and g.words[first] in ("after", "before", "since", "when", "because") and not self._in_quote(first)

    def _before_joint(self, kid: int) -> int:
        """The end of what stands before a joined verb: its "and" or comma."""
        g = self.g
        end = g.left[kid]
        while end > self.low and (g.tags[end - 1] in ("CC", ",", ":") or g.words[end - 1] in (",", ";")):
            end -= 1
        return end
