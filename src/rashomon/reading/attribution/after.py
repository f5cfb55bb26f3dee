"""Where the content behind a reporting verb begins, and where it ends."""

from __future__ import annotations

from rashomon.reading.attribution.boundaries import FINITE, Boundaries
from rashomon.reading.attribution.grammar import Range
from rashomon.reading.attribution.lexicon import Verb

_CLAUSES = frozenset({"ccomp", "parataxis"})
_OBJECTS = frozenset({"dobj", "advmod", "acomp", "oprd"})  # "counted 45 dead", which the parse takes for an adverb
_GLOSS_MARKS = frozenset({"as", "while", "although", "though", "whereas", "even"})
_CIRCUMSTANCES = frozenset({"as", "after", "before", "while", "when", "during", "following"})


class After(Boundaries):
    """Finds where the words behind a verb are what is said."""

    def _adjunct_follows(self, verb: int, cue: Range) -> bool:
        """Whether only the circumstances of the saying stand behind "X said": "on Friday as he left the talks"."""
        g = self.g
        if any(g.deps[k] == "ccomp" and k >= cue[1] for k in g.kids[verb]):
            return False
        i = cue[1]
        while i < self.high and (g.entities[i] in ("DATE", "TIME") or g.words[i] in ("on", "late", "early", "earlier")):
            i += 1
        return i < self.high and g.words[i] in _CIRCUMSTANCES

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
                and self._is_infinitive(k)
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

    def _is_infinitive(self, verb: int) -> bool:
        """ "To hold the town", "to have taken the town"."""
        g = self.g
        perfect = g.tags[verb] == "VBN" and any(g.words[k] == "to" and g.deps[k] == "aux" for k in g.kids[verb])
        return perfect or g.tags[verb] == "VB"

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
        of_what = cue[1] < self.high and g.words[cue[1]] in ("of", "about")
        if g.lemmas[verb] == "say" and g.words[verb] != "saying" and not of_what:
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
            named = g.deps[kid] == "oprd" and g.lemmas[verb] in self.lexicon.naming  # "called the raid a crime"
            if "object" in frame.takes and (g.deps[kid] == "dobj" or named):
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
