"""Reporting verbs: "the ministry said that ...", "..., said the ministry", "adding that ..."."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.reading.attribution.grammar import CLOSING, OPENING, Range
from rashomon.reading.attribution.interrupting import Content
from rashomon.reading.attribution.lexicon import Verb
from rashomon.reading.attribution.phrases import by_phrase, noun_after, noun_before, noun_phrase, who_says
from rashomon.reading.attribution.subjects import ALWAYS, Subjects
from rashomon.reading.attribution.utterance import Utterance

_QUOTES = OPENING | CLOSING
_BEFORE_COLON = 8
_EITHER = frozenset({"each", "both", "either", "neither", "two"})


class VerbCues(Subjects):
    """Finds the reporting verbs of one sentence."""

    def find(self) -> Iterator[Utterance]:
        """The utterances of the sentence in the order of their verbs."""
        g = self.g
        for i in range(self.low, self.high):
            verb = self.lexicon.verbs.get(g.lemmas[i])
            if g.words[i] in ALWAYS and not (g.tags[i] == "NNP" and g.text[g.starts[i]].isupper()):
                verb = self.lexicon.verbs["say"]
            elif not g.tags[i].startswith("VB"):
                continue
            found = self._at(i, verb) if verb is not None else self._silence(i) or self._figure(i)
            if found is not None:
                self.running = found if g.tags[i] != "VBG" and not found.performed else self.running
                yield found

    def _at(self, i: int, verb: Verb) -> Utterance | None:
        g = self.g
        if g.words[i] in ("according", "including") or (g.deps[i] in ("amod", "compound") and g.words[i] not in ALWAYS):
            return None
        if (
            i > self.low
            and g.words[i - 1] == "as"
            and g.words[i] in ("saying", "telling", "claiming", "writing", "stating")
        ):
            quoted_as = self._quoted_as(i, verb)
            if quoted_as is not None:
                return quoted_as
        if g.words[i] in ("citing", "quoting") or self._is_unspoken(i) or self._takes_lives(i):
            return None
        if self._leaves_unclaimed(i):
            return None
        if self._passive(i) and not self._is_misread(i):
            return self._passive_cue(i, verb)
        found = self._silence(i) or self._responsibility(i)
        return found or self._active(i, verb) or self._figure(i)

    def _active(self, i: int, verb: Verb) -> Utterance | None:
        g, lexicon = self.g, self.lexicon
        start = g.group_start(i)
        found = self._who(i, start)
        if found is None:
            return None
        written, head = found
        if verb.attitude and self._is_idle(i, written):
            return None
        if head > self.low and g.lemmas[head] == "side" and g.words[head - 1] in _EITHER:
            return self._charged_by_all(i, verb, start)
        if self._is_nobody(head):
            return None  # "nobody has claimed the attack"
        if verb.medium and not self._publishes(head):
            return None
        inverted = written > i
        source, cue = self._source_and_cue(i, written, start)
        content = self.scope.of_verb(i, verb, cue, inverted=inverted, closed=self.closed)
        if content is None:
            return self._opens(i, verb, cue, source, head)
        if content.pieces[0][1] <= cue[0] and (g.negated(i) or self._is_relative(written, i)):
            return None  # "..., which has not commented"
        if verb.takes == {"prep:at"} and g.lemmas[content.pieces[-1][1] - 1] in lexicon.put_at:
            return None  # "putting the mission at risk", but "puts the toll at 12"
        if content.by_object and g.deps[i] == "relcl" and g.tags[i] == "VBP" and not self._tells(content):
            return None  # "volunteers who record abuses": what they always do
        cue = (cue[0] if cue[0] < cue[1] else start, max(cue[1], content.cue_end))
        naming = content.by_object and content.link_end is None and g.lemmas[i] in lexicon.naming
        own_act = verb.own_act and not naming and not self._publishes(head)
        first_person = g.words[written] in ("i", "we") and not any(s <= i < e for s, e in self.quoted)
        performed = verb.attitude or (content.by_object and own_act) or first_person
        whole = noun_phrase(g, written, self.low, self.high, appositions=True)
        if not inverted:
            whole = (source[0], max(source[1], min(whole[1], start)))
        elif whole[0] < i + 1:
            whole = (i + 1, max(whole[1], source[1]))
        return Utterance(
            at=i,
            verb=g.lemmas[i],
            act="say" if naming else (verb.act if content.by_object else verb.clause_act or verb.act),
            cue=cue,
            predicate=(start, self._relation_end(i, content)),
            content=content.pieces,
            head=head,
            source=whole,
            relay=self._hearer(i) or self._publisher(i),
            negated=g.negated(i),
            performed=performed,
        )

    def _charged_by_all(self, i: int, verb: Verb, start: int) -> Utterance | None:
        """ "Both sides accused each other of shelling it": a charge that nobody in particular brings; else None."""
        if verb.act != "accuse":
            return None
        content = self.scope.of_verb(i, verb, (start, i + 1), inverted=False)
        if content is None:
            return None
        cue = (start, max(i + 1, content.cue_end))
        return Utterance(at=i, verb=self.g.lemmas[i], act="suspect", cue=cue, predicate=cue, content=content.pieces)

    def _source_and_cue(self, i: int, written: int, start: int) -> tuple[Range, Range]:
        """The words of the source, and those of the cue: both together where the source stands beside its verb."""
        g = self.g
        inverted = written > i
        behind = next(
            (k for k in range(i + 1, self.high) if g.tags[k] == "VBG" and g.lemmas[k] in self.lexicon.running),
            self.high,
        )
        source = noun_phrase(g, written, self.low, self.high)
        near = self._is_near(source, written, start, i)
        if g.tags[i] == "VBG" and written < i and self.running is not None and written == self.running.head:
            near = False
        if self.opened is not None and self.opened <= written < start:
            source = (self.opened, written + 1)
        if inverted:
            source = (max(source[0], i + 1), min(source[1], behind) if behind > written else source[1])
        if not inverted and source[1] > start:
            source = (source[0], max(start, written + 1))
        cue = (min(source[0], start), max(source[1], i + 1)) if near else (start, i + 1)
        if cue[0] > self.low and (g.words[cue[0] - 1] == "with" or self._is_relative(cue[0] - 1, i)):
            cue = (cue[0] - 1, cue[1])
        return source, cue

    def _relation_end(self, i: int, content: Content) -> int:
        """Where the words that relate a source to its content end: "pointed out", "warned of"; not over an object."""
        g = self.g
        end = i + 1
        if end < self.high and g.deps[end] == "prt" and g.heads[end] == i:
            end += 1
        return end + 1 if content.link_end == end + 1 else end

    def _tells(self, content: Content) -> bool:
        """Whether a noun phrase that is said to be reported has a number or an article, and so is one thing told."""
        g = self.g
        return any(g.tags[k] in ("CD", "DT", "PRP$") for piece in content.pieces for k in range(*piece))

    def _opens(self, i: int, verb: Verb, cue: Range, source: Range, head: int) -> Utterance | None:
        """ "The mayor said:" at the end of a paragraph, whose words follow in the next ones; without content."""
        g = self.g
        last = self.high - 1
        while last > i and (g.words[last].isspace() or g.words[last] in _QUOTES):
            last -= 1
        if g.words[last] != ":" or last - i > _BEFORE_COLON or not verb.takes & {"quote"} or g.negated(i):
            return None
        return Utterance(
            at=i, verb=g.lemmas[i], act=verb.act, cue=cue, predicate=(i, i + 1), content=(), head=head, source=source
        )

    def _published_on(self, i: int) -> Range | None:
        """Who passes on words that stand before "saying on state media", where nothing else follows."""
        g = self.g
        link = next((k for k in g.kids[i] if k == i + 1 and g.words[k] in ("on", "by", "in")), None)
        noun = noun_after(g, i + 2, self.high) if link is not None else None
        if noun is None or g.trimmed((noun + 1, self.high)) is not None:
            return None
        publishes = g.lemmas[noun] in self.lexicon.medium | self.lexicon.outlet_nouns
        derived = any(tuple(g.words[k : noun + 1]) in self.lexicon.derived for k in range(i + 2, noun + 1))
        return (i + 2, noun + 1) if publishes or derived else None

    def _is_unspoken(self, i: int) -> bool:
        """Whether an infinitive says what might be said: "impossible to verify"; not "went on to say"."""
        g = self.g
        to = g.tags[i] == "VB" and any(g.words[k] == "to" and k < i for k in g.kids[i])
        return to and g.lemmas[g.heads[i]] not in self.lexicon.leading_to

    def _takes_lives(self, i: int) -> bool:
        """Whether "claim" takes lives or land and says nothing."""
        if self.g.lemmas[i] not in self.lexicon.taking:
            return False
        objects = [k for k in self.g.kids[i] if k > i and self.g.deps[k] == "dobj"]
        return any(self.g.lemmas[k] in self.lexicon.not_said for k in objects)

    def _is_relative(self, k: int, i: int) -> bool:
        """Whether the word is "which" in "which X considers ..."."""
        return (
            self.g.deps[i] == "relcl" and self.g.words[k] in ("which", "who", "whom", "that") and self.g.heads[k] == i
        )

    def _is_idle(self, i: int, written: int) -> bool:
        """Whether an attitude is only a turn of speech: "you think", "to see", or inside somebody's quoted words."""
        g = self.g
        infinitive = g.tags[i] == "VB" and any(g.words[k] == "to" and k == i - 1 for k in g.kids[i])
        return infinitive or g.words[written] == "you" or any(s <= i < e for s, e in self.quoted)

    def _quoted_as(self, i: int, verb: Verb) -> Utterance | None:
        """ "Agency A quoted X as saying", "X was quoted by A as saying"."""
        g = self.g
        q = next(
            (
                k
                for k in range(i - 2, max(self.low, i - 40) - 1, -1)
                if g.lemmas[k] in self.lexicon.quoting and g.is_verb(k)
            ),
            None,
        )
        if q is None:
            return None
        subject = who_says(g, self.lexicon, q, self.low, self.high)
        agent = by_phrase(g, q)
        start = g.group_start(q)
        relay: Range | None = None
        if self._passive(q):
            beside = noun_before(g, start, self.low) if g.subject(q) is None else None
            if beside is not None:  # a lost comma: "... near the border an army source was quoted"
                head, source = beside, (self._phrase_start(beside), beside + 1)
            elif subject is not None:
                head, source = subject[1], noun_phrase(g, subject[0], self.low, q)
            else:
                return None
            relay = noun_phrase(g, agent, q, i - 1) if agent is not None else None
            first = source[0]
        else:
            named = noun_after(g, q + 1, i - 1) or next((k for k in g.kids[q] if g.deps[k] == "dobj"), None)
            if named is None:
                return None
            head, source = named, (q + 1, i - 1)
            relay = noun_phrase(g, subject[0], self.low, q) if subject is not None and subject[0] < q else None
            first = relay[0] if relay else start
        cue = (min(first, start), i + 1)
        content = self.scope.of_verb(i, verb, cue, inverted=False)
        if content is None:  # copied text has lost its comma
            published = self._published_on(i)
            if published is not None or g.trimmed((i + 1, self.high)) is None:
                content = self.scope.of_verb(i, verb, cue, inverted=False, closed=True)
                relay = relay or published
        if content is None:
            return None
        return Utterance(
            at=i,
            verb=g.lemmas[i],
            act=verb.act,
            cue=(cue[0], max(cue[1], content.cue_end)),
            predicate=(start, i + 1),
            content=content.pieces,
            head=head,
            source=source,
            relay=relay,
        )
