"""Cues that are no reporting verb: "according to", "citing", "reportedly", "claims by the army that ..."."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.reading.attribution.grammar import CLOSING, OPENING, Range
from rashomon.reading.attribution.phrases import noun_after, noun_phrase, who_says
from rashomon.reading.attribution.sentence import InSentence
from rashomon.reading.attribution.utterance import Utterance

_DIVIDERS = frozenset({",", "-", "–", "—", "--", ";", "(", ":"}) | OPENING | CLOSING


class PhraseCues(InSentence):
    """Finds the other cues of one sentence, tokens `low` to `high`."""

    def find(self) -> Iterator[Utterance]:
        """The utterances of the sentence, in the order of their cues."""
        g, lexicon = self.g, self.lexicon
        for i in range(self.low, self.high):
            word = g.words[i]
            found = None
            if word in lexicon.phrase_starts:
                found = self._before_source(i)
            elif word in lexicon.official:
                found = self._officially(i)
            elif word in lexicon.hearsay or word in lexicon.own_doubt:
                found = self._adverb(i)
            elif word in lexicon.modals or g.lemmas[i] in lexicon.appear:
                found = self._modal(i) if word in lexicon.modals else self._appears(i)
            elif g.is_noun(i) and g.lemmas[i] in lexicon.claim_nouns:
                found = self._nominal(i)
            if found is not None:
                yield found

    # -- "according to X" ---------------------------------------------------------------------------------------

    def _before_source(self, i: int) -> Utterance | None:
        g, lexicon = self.g, self.lexicon
        phrase = next((p for p in lexicon.phrases if tuple(g.words[i : i + len(p)]) == p), None)
        if phrase is None:
            return None
        end = i + len(phrase)
        if end >= self.high or (phrase == ("per",) and not self._is_source_per(i)):
            return None
        head = self._object(i, end)
        if head is None:
            return None
        source = noun_phrase(g, head, end, self.high)
        source = (end, max(source[1], head + 1))
        content = self._around(i, source[1])
        if not content:
            return None
        whole = noun_phrase(g, head, end, self.high, appositions=True)
        long_source = (end, max(source[1], whole[1] if whole[1] >= content[-1][1] or whole[1] <= i else source[1]))
        return Utterance(
            at=i,
            verb=" ".join(phrase),
            act="say",
            cue=(i, source[1]),
            predicate=(i, end),
            content=content,
            head=head,
            source=long_source if content[-1][1] <= i else source,
        )

    def _is_source_per(self, i: int) -> bool:
        """Whether "per" is "as told by" and not "for each"."""
        g = self.g
        following = g.words[i + 1]
        before = g.words[i - 1] if i > self.low else ","
        return following not in self.lexicon.not_after and (before in _DIVIDERS or i == self.low)

    def _object(self, i: int, end: int) -> int | None:
        g = self.g
        for k in range(i, end):
            for kid in g.kids[k]:
                if kid >= end and g.deps[kid] in ("pobj", "dobj") and kid < self.high:
                    return kid
        return noun_after(g, end, self.high)

    def _around(self, start: int, end: int) -> tuple[Range, ...]:
        """What a phrase from `start` to `end` attributes: the clause before it, behind it, or on both sides."""
        g = self.g
        before = g.trimmed((self._clause_begin(start), start)) if start > self.low else None
        after = g.trimmed((end, self.high)) if end < self.high else None
        divided = end < self.high and g.words[end] in (",", ":", "-", "–", "—", "--")
        opens = before is None or (before[1] - before[0] <= 2 and not g.has_finite_verb(before))
        if opens:
            return (after,) if after is not None and after[1] - after[0] > 1 else ()
        if before is None:
            return ()
        if after is not None and divided and not g.has_finite_verb(before) and g.has_finite_verb(after):
            return (before, after)
        if before[1] - before[0] == 1 and g.words[before[0]] in ("and", "but", "while"):
            return (after,) if after is not None else ()
        if g.tags[before[1] - 1] in ("CC", "IN", "WRB") and after is not None:  # "..., but according to X, ..."
            return (after,)
        if after is not None and divided and self._continues(before, after):
            return (before, after)
        return (before,)

    def _continues(self, before: Range, after: Range) -> bool:
        """Whether the words behind a trailing phrase still belong to the sentence before it."""
        g = self.g
        if g.tags[after[0]] in ("WP", "WDT", "DT", "NNP", "NN", "VBG", "CC", "WRB") and not g.has_finite_verb(after):
            return False
        for i in range(*after):
            head = g.heads[i]
            if not after[0] <= head < after[1]:
                return before[0] <= head < before[1] and g.deps[i] in ("conj", "advcl", "prep", "ccomp")
        return False

    def _clause_begin(self, start: int) -> int:
        """Where the main clause before a phrase begins: the sentence, or behind its last semicolon."""
        g = self.g
        for i in range(start - 1, self.low, -1):
            if g.words[i] == ";":
                return i + 1
        return self.low

    # -- "reportedly", "may have" -------------------------------------------------------------------------------

    def _adverb(self, i: int) -> Utterance | None:
        g = self.g
        head = g.heads[i]
        if not self.low <= head < self.high or not (g.is_verb(head) or g.tags[head] == "MD"):
            return None
        if g.deps[head] in ("amod", "compound") or (g.words[i] == "likely" and g.tags[i] != "RB"):
            return None
        content = self._clause(head, (i, i + 1))
        if not content:
            return None
        return Utterance(
            at=i,
            verb=g.words[i],
            act="suspect",
            cue=(i, i + 1),
            predicate=(i, i + 1),
            content=content,
            doubt=g.words[i] in self.lexicon.own_doubt,
        )

    def _officially(self, i: int) -> Utterance | None:
        """ "Officially, nine were killed": the words of those in office."""
        g = self.g
        opens = g.trimmed((self.low, i)) is None and i + 1 < self.high and g.words[i + 1] == ","
        content = g.trimmed((i + 2, self.high)) if opens else None
        if content is None or not g.has_finite_verb(content):
            return None
        return Utterance(at=i, verb=g.words[i], act="say", cue=(i, i + 1), predicate=(i, i + 1), content=(content,))

    def _modal(self, i: int) -> Utterance | None:
        """ "may have been killed": doubt about what has happened, not about what will."""
        g = self.g
        head = g.heads[i]
        perfect = any(g.words[k] in ("have", "'ve") and i < k < head for k in g.kids[head])
        if g.deps[i] != "aux" or not perfect or not self.low <= head < self.high:
            return None
        if any(g.words[k] in ("if",) for k in g.kids[head]) or any(g.lemmas[k] == "if" for k in range(self.low, i)):
            return None
        content = self._clause(head, (i, i + 1))
        if not content:
            return None
        return Utterance(
            at=i, verb=g.words[i], act="suspect", cue=(i, i + 1), predicate=(i, i + 1), content=content, doubt=True
        )

    def _appears(self, i: int) -> Utterance | None:
        """ "X appears to have ...", "it seems that ..."."""
        g = self.g
        if not g.is_verb(i):
            return None
        clause = next((k for k in g.kids[i] if k > i and g.deps[k] in ("xcomp", "ccomp") and g.is_verb(k)), None)
        if clause is None:
            return None
        tail = g.trimmed((max(i + 1, g.left[clause]), min(g.right[i] + 1, self.high)))
        if tail is None:
            return None
        if g.words[tail[0]] == "that" and tail[1] - tail[0] > 1:
            tail = (tail[0] + 1, tail[1])
        subject = g.subject(i)
        pieces: tuple[Range, ...] = (tail,)
        if subject is not None and subject < i and g.words[subject] != "it" and g.left[subject] >= self.low:
            front = g.trimmed((g.left[subject], g.group_start(i)))
            pieces = (front, tail) if front is not None else (tail,)
        return Utterance(
            at=i, verb=g.lemmas[i], act="suspect", cue=(i, i + 1), predicate=(i, i + 1), content=pieces, doubt=True
        )

    def _clause(self, verb: int, cue: Range) -> tuple[Range, ...]:
        """The clause of a verb without the cue: its own words, not those of the clauses joined to it."""
        g = self.g
        start, end = max(g.left[verb], self.low), min(g.right[verb] + 1, self.high)
        for kid in g.kids[verb]:
            if kid > verb and g.deps[kid] in ("conj", "parataxis", "ccomp") and g.subject(kid) is not None:
                end = min(end, g.left[kid])
            elif kid < verb and g.deps[kid] in ("ccomp", "parataxis") and g.right[kid] < cue[0]:
                start = max(start, g.right[kid] + 1)
        pieces = (
            g.trimmed((start, cue[0])) if start < cue[0] else None,
            g.trimmed((cue[1], end)) if cue[1] < end else None,
        )
        return tuple(piece for piece in pieces if piece is not None)

    # -- "claims by the army that ..." --------------------------------------------------------------------------

    def _nominal(self, i: int) -> Utterance | None:
        g = self.g
        clause = next((k for k in g.kids[i] if k > i and g.deps[k] in ("acl", "ccomp", "relcl", "dep")), None)
        if clause is None or not any(g.words[k] == "that" and g.deps[k] == "mark" for k in g.kids[clause]):
            return self._of_event(i)
        start = g.left[clause]
        if g.words[start] != "that" or start <= i:
            return None
        content = g.trimmed((start + 1, min(g.right[clause] + 1, self.high)))
        if content is None:
            return None
        denier = self._denier(i)
        if denier is not None:
            return self._denied(i, denier, content, start + 1)
        owner = self._owner(i)
        source = noun_phrase(g, owner, self.low, start) if owner is not None else None
        cue = (min(i, source[0]), start + 1) if source is not None else (i, start + 1)
        act = self.lexicon.claim_acts.get(g.lemmas[i], "say")
        if owner is None and g.lemmas[i] in self.lexicon.unowned:
            act = "suspect"
        return Utterance(
            at=i,
            verb=g.lemmas[i],
            act="say" if act == "accuse" else act,
            cue=cue,
            predicate=(i, i + 1),
            content=(content,),
            head=owner,
            source=source,
            unheld=owner is None and self._is_looked_into(i),
            performed=owner is None and act == "say",
        )

    def _of_event(self, i: int) -> Utterance | None:
        """ "Reports of shelling", "the army's claims of killing 20", "on suspicion of murder"."""
        g, lexicon = self.g, self.lexicon
        if g.lemmas[i] not in lexicon.claims_of or g.deps[i] == "compound":
            return None
        link = next((k for k in g.kids[i] if k == i + 1 and g.words[k] == "of"), None)
        told = next((k for k in g.kids[link] if link < k < self.high), None) if link is not None else None
        if link is None or told is None or g.tags[told] not in ("VBG", "NN", "NNS"):
            return None
        does = any(g.deps[k] == "acl" and g.tags[k] == "VBG" for k in g.kids[told])  # "reports of rebels taking it"
        if (g.lemmas[told] in lexicon.voices and not does) or self._is_definite(told):
            return None
        content = g.trimmed((link + 1, min(g.right[link] + 1, self.high)))
        if content is None:
            return None
        denier = self._denier(i)
        if denier is not None:
            return self._denied(i, denier, content, link + 1)
        owner = self._owner(i, besides=link)
        source = noun_phrase(g, owner, self.low, self.high) if owner is not None else None
        before = source is not None and source[1] <= i
        return Utterance(
            at=i,
            verb=g.lemmas[i],
            act="suspect" if owner is None or g.lemmas[i] in self.lexicon.rumours else "say",
            cue=(source[0] if source is not None and before else i, link + 1),
            predicate=(i, link + 1),
            content=(content,),
            head=owner,
            source=source,
            unheld=owner is None and self._is_looked_into(i),
        )

    def _is_looked_into(self, noun: int) -> bool:
        """Whether reports are only checked, or not known of: "investigate reports that", "unaware of claims that"."""
        g = self.g
        at = g.heads[noun]
        if g.deps[noun] == "pobj":
            at = g.heads[at]
        return self.low <= at < noun and {g.lemmas[at], g.words[at]} & self.lexicon.checking != set()

    def _denier(self, noun: int) -> int | None:
        """The verb of "rejected accusations that ...", whose subject denies them; None if nobody does."""
        g, lexicon = self.g, self.lexicon
        verb, called = g.heads[noun], False
        if g.deps[noun] == "pobj" and g.words[verb] == "as" and self.low <= verb < noun:
            called = any(g.words[k] in lexicon.untrue for k in range(verb + 1, noun))
            verb = g.heads[verb]  # "dismissed as propaganda reports that ..."
        elif g.deps[noun] in ("dobj", "oprd"):
            beside = (k for k in g.kids[verb] if k != noun)
            kids = [k for k in beside if verb < k < self.high and g.deps[k] in ("oprd", "acomp", "attr", "prep")]
            spans = [range(k, g.right[k] + 1) for k in kids if g.deps[k] != "prep" or g.words[k] == "as"]
            called = any(g.words[k] in lexicon.untrue for span in spans for k in span if span.stop <= self.high)
            last = g.trimmed((noun, min(g.right[verb] + 1, self.high)))
            called = called or (last is not None and g.words[last[1] - 1] in lexicon.untrue)  # "... that P a lie"
        else:
            return None
        if not self.low <= verb < noun or g.negated(verb):
            return None
        denies = g.deps[noun] == "dobj" or called
        named = called and g.lemmas[verb] in lexicon.naming
        return verb if named or (denies and g.lemmas[verb] in lexicon.denying) else None

    def _denied(self, noun: int, verb: int, content: Range, end: int) -> Utterance | None:
        """What somebody denies by rejecting that it is said."""
        g = self.g
        found = who_says(g, self.lexicon, verb, self.low, self.high)
        if found is None or found[0] > verb:
            return None
        source = noun_phrase(g, found[0], self.low, verb)
        return Utterance(
            at=noun,
            verb=g.lemmas[noun],
            act="deny",
            cue=(source[0], end),
            predicate=(g.group_start(verb), end),
            content=(content,),
            head=found[1],
            source=source,
        )

    def _is_definite(self, noun: int) -> bool:
        """Whether the noun is one known thing ("the report of the commission"), and so may be a body."""
        g = self.g
        return any(g.tags[k] == "DT" and g.words[k] not in ("a", "an") for k in g.kids[noun] if k < noun)

    def _owner(self, noun: int, besides: int | None = None) -> int | None:
        """Whose claim it is: "the army's claim", "claims by the army", or the subject of "made the claim"."""
        g = self.g
        for kid in g.kids[noun]:
            if g.deps[kid] == "poss" and self.low <= kid:
                return kid
            if kid > noun and kid != besides and g.words[kid] in ("by", "from", "of"):
                for deeper in g.kids[kid]:
                    if g.deps[deeper] == "pobj" and deeper < self.high:
                        return deeper
        if g.deps[noun] == "dobj" and g.lemmas[g.heads[noun]] in self.lexicon.issuing:
            found = who_says(g, self.lexicon, g.heads[noun], self.low, self.high)
            if found is not None and found[0] < noun:
                return found[1]
        return None
