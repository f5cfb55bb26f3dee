"""Reporting verbs: "the ministry said that ...", "..., said the ministry", "it is reported that ..."."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.reading.attribution.grammar import CLOSING, OPENING, Grammar, Range
from rashomon.reading.attribution.lexicon import SpeechLexicon, Verb
from rashomon.reading.attribution.phrases import STOPS, by_phrase, noun_after, noun_before, noun_phrase, who_says
from rashomon.reading.attribution.scope import Scope
from rashomon.reading.attribution.utterance import Utterance

_QUOTES = OPENING | CLOSING
_ALWAYS = frozenset({"said", "says"})


class VerbCues:
    """Finds the reporting verbs of one sentence, tokens `low` to `high`."""

    def __init__(self, g: Grammar, lexicon: SpeechLexicon, low: int, high: int, quoted: list[Range]) -> None:
        self.g = g
        self.lexicon = lexicon
        self.low = low
        self.high = high
        self.quoted = quoted
        self.running: Utterance | None = None
        self.scope = Scope(g, lexicon, low, high, quoted)

    def find(self) -> Iterator[Utterance]:
        """The utterances of the sentence in the order of their verbs."""
        g = self.g
        for i in range(self.low, self.high):
            verb = self.lexicon.verbs.get(g.lemmas[i])
            if g.words[i] in _ALWAYS:
                verb = self.lexicon.verbs["say"]
            elif not g.tags[i].startswith("VB"):
                continue
            found = self._at(i, verb) if verb is not None else self._silence(i)
            if found is not None:
                self.running = found if g.tags[i] != "VBG" and not found.performed else self.running
                yield found

    def _at(self, i: int, verb: Verb) -> Utterance | None:
        g = self.g
        if g.deps[i] in ("amod", "compound") or (g.words[i] in ("according", "including")):
            return None
        if g.words[i - 1] == "as" and g.words[i] in ("saying", "telling", "claiming", "writing", "stating"):
            quoted_as = self._quoted_as(i, verb)
            if quoted_as is not None:
                return quoted_as
        if self._passive(i):
            return self._passive_cue(i, verb)
        found = self._silence(i) or self._responsibility(i)
        return found or self._active(i, verb)

    def _passive(self, i: int) -> bool:
        g = self.g
        if any(g.deps[kid] in ("auxpass", "nsubjpass") for kid in g.kids[i]):
            return True
        has_aux = any(g.deps[kid] == "aux" for kid in g.kids[i])
        return g.tags[i] == "VBN" and not has_aux and g.words[i] not in _ALWAYS and g.subject(i) is None

    def _active(self, i: int, verb: Verb) -> Utterance | None:
        g, lexicon = self.g, self.lexicon
        start = g.group_start(i)
        found = self._who(i, start)
        if found is None:
            return None
        written, head = found
        if verb.medium and not self._publishes(head):
            return None
        inverted = written > i
        near = self._is_near(noun_phrase(g, written, self.low, self.high), written, start, i)
        source = noun_phrase(g, written, self.low, self.high)
        if g.tags[i] == "VBG" and written < i and self.running is not None and written == self.running.head:
            near = False
        if inverted and source[0] < i + 1:
            source = (i + 1, source[1])
        if not inverted and source[1] > start:
            source = (source[0], max(start, written + 1))
        cue = (min(source[0], start), max(source[1], i + 1)) if near else (start, i + 1)
        if cue[0] > self.low and (g.words[cue[0] - 1] == "with" or self._is_relative(cue[0] - 1, i)):
            cue = (cue[0] - 1, cue[1])
        content = self.scope.of_verb(i, verb, cue, inverted=inverted)
        if content is None or (content.by_object and self._takes_lives(i)):
            return None
        cue = (cue[0], max(cue[1], content.cue_end))
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
            act="say" if naming else verb.act,
            cue=cue,
            predicate=(start, content.link_end or i + 1),
            content=content.pieces,
            head=head,
            source=whole,
            relay=self._hearer(i),
            negated=g.negated(i),
            performed=performed,
        )

    def _who(self, i: int, start: int) -> tuple[int, int] | None:
        """The written head of the source and the head of what it stands for: by the parse, then by the words beside."""
        g = self.g
        running = self.running
        if (
            running is not None
            and running.head is not None
            and g.tags[i] == "VBG"
            and g.lemmas[i] in self.lexicon.running
        ):
            inside = any(s <= i < e for s, e in running.content) or running.content[-1][1] <= running.cue[0]
            if g.subject(i) is None and inside:  # "the source said ..., adding that ..."
                return running.head, running.head
        closing = self._closing(i) or self._behind_quote(i, start)
        if closing is not None:
            return closing, closing
        if g.subject(i) is None and g.tags[i] in ("VBD", "VBZ", "VBP") and g.deps[i] != "conj":
            beside = self._beside(i, start)
            if beside is not None:
                return beside
        found = who_says(g, self.lexicon, i, self.low, self.high)
        if found is None or not self._plausible(found[0], i):
            return self._beside(i, start)
        return found

    def _closing(self, i: int) -> int | None:
        """The source of "... said the ministry." where nothing else follows."""
        g = self.g
        if g.lemmas[i] not in ("say", "add") or g.tags[i] not in ("VBD", "VBZ"):
            return None
        after = noun_after(g, i + 1, self.high)
        if after is None or g.entities[after] in ("DATE", "TIME") or i - self.low < 3:
            return None
        return after if g.trimmed((after + 1, self.high)) is None else None

    def _behind_quote(self, i: int, start: int) -> int | None:
        """The first noun behind a quotation that ends without a comma: '..." a member of the group told'."""
        g = self.g
        ends = [e for _, e in self.quoted if e < start and start - e <= 14]
        if not ends or g.tags[i] not in ("VBD", "VBZ", "VBP"):
            return None
        if self.quoted[0][0] - self.low > 2:
            return None
        first = ends[-1]
        while first < start and (g.words[first] in STOPS or g.words[first] == "."):
            first += 1
        if any(self._bars(k) for k in range(first, start)) or first >= start:
            return None
        return next((k for k in range(first, start) if g.is_noun(k) and not first <= g.heads[k] < start), None)

    def _plausible(self, written: int, i: int) -> bool:
        """Whether the parser's subject can be one: not the quoted words themselves."""
        if written > i and any(start <= written < end for start, end in self.quoted):
            return False
        return self.low <= written < self.high

    def _takes_lives(self, i: int) -> bool:
        """Whether "claim" takes lives or land and says nothing."""
        objects = [k for k in self.g.kids[i] if k > i and self.g.deps[k] == "dobj"]
        return any(self.g.lemmas[k] in self.lexicon.not_said for k in objects)

    def _is_relative(self, k: int, i: int) -> bool:
        """Whether the word is "which" in "which X considers ..."."""
        return (
            self.g.deps[i] == "relcl" and self.g.words[k] in ("which", "who", "whom", "that") and self.g.heads[k] == i
        )

    def _is_idle(self, i: int, written: int) -> bool:
        """Whether an attitude is only a turn of speech: "I think", "to see", or inside somebody's quoted words."""
        g = self.g
        infinitive = g.tags[i] == "VB" and any(g.words[k] == "to" and k == i - 1 for k in g.kids[i])
        return infinitive or g.words[written] in ("i", "you", "we") or any(s <= i < e for s, e in self.quoted)

    def _beside(self, i: int, start: int) -> tuple[int, int] | None:
        """A subject taken from the words beside the verb, where the parse gives none."""
        g = self.g
        if g.tags[i] not in ("VBD", "VBZ", "VBP", "VBN") and g.words[i] not in _ALWAYS:
            return None
        if i > self.low and (g.words[i - 1] in (",", "-", "–", "—") or g.words[i - 1] in _QUOTES):
            after = noun_after(g, i + 1, self.high)
            if after is not None:
                return after, after
        before = noun_before(g, start, self.low)
        if before is None or any(s <= before < e for s, e in self.quoted):
            return None
        first = before
        while first > self.low and not self._bars(first - 1):
            first -= 1
        for k in range(first, before + 1):
            if (g.is_noun(k) or g.tags[k] == "PRP") and not first <= g.heads[k] <= before:
                return k, k
        return before, before

    def _bars(self, k: int) -> bool:
        """Whether a subject cannot reach over this word: a finite verb, "and", or punctuation but for hyphens."""
        g = self.g
        if g.words[k] in ("-", "–") and g.starts[k] == g.ends[k - 1]:
            return False
        return g.words[k] in STOPS or g.tags[k] in ("VBD", "VBZ", "VBP", "MD", "CC")

    def _is_near(self, source: Range, written: int, start: int, i: int) -> bool:
        """Whether source and verb make one contiguous stretch without another reporting verb between them."""
        g = self.g
        gap = range(max(source[1], g.right[written] + 1), start) if source[1] <= start else range(i + 1, source[0])
        return not any(g.lemmas[k] in self.lexicon.verbs and g.is_verb(k) for k in gap if k < self.high)

    def _publishes(self, head: int) -> bool:
        """Whether the subject is a document, footage or an outlet, which can only pass words on."""
        g = self.g
        words = {g.lemmas[head], g.words[head]}
        for kid in g.kids[head]:
            if g.deps[kid] in ("compound", "appos"):
                words.add(g.lemmas[kid])
        outlets = {"agency", "tv", "television", "radio", "media", "newspaper", "channel", "broadcaster", "station"}
        names = ("news", "tv", "times", "post", "agency", "radio", "media", "press", "television", "network", "channel")
        if words & self.lexicon.medium or words & outlets:
            return True
        last = g.words[head].split()
        return bool(last) and (last[-1] in names)

    # -- rarer shapes -------------------------------------------------------------------------------------------

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
            if subject is None:
                return None
            head = subject[1]
            source = noun_phrase(g, subject[0], self.low, q)
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

    def _hearer(self, i: int) -> Range | None:
        """Whom the words are told to ("told the agency"), who may be the one that passes them on."""
        g = self.g
        if "hearer" not in self.lexicon.verbs[g.lemmas[i]].takes if g.lemmas[i] in self.lexicon.verbs else True:
            return None
        for kid in g.kids[i]:
            if i < kid < self.high and g.deps[kid] in ("dobj", "dative", "iobj") and g.is_noun(kid):
                return noun_phrase(g, kid, i + 1, self.high)
        return None

    def _passive_cue(self, i: int, verb: Verb) -> Utterance | None:
        g = self.g
        agent = by_phrase(g, i)
        start = g.group_start(i)
        if (
            g.lemmas[i] == "claim"
            and agent is not None
            and g.deps[i] in ("acl", "relcl", "ROOT", "conj", "ccomp", "advcl")
        ):
            return self._claimed_by(i, agent)
        reports = verb.act in ("say", "announce") and not verb.attitude and not verb.medium
        if agent is not None and g.subject(i) is not None and reports:
            return self._reported_by(i, agent, verb)
        if g.lemmas[i] not in self.lexicon.unsaid or not any(g.deps[k] == "auxpass" for k in g.kids[i]):
            return None
        content = self.scope.of_passive(i, start)
        if content is None:
            return None
        doubt = "say" if g.lemmas[i] in self.lexicon.sure else "suspect"
        doubt = "estimate" if g.lemmas[i] == "estimate" else doubt
        return Utterance(
            at=i,
            verb=g.lemmas[i],
            act=doubt,
            cue=(start, i + 1),
            predicate=(start, i + 1),
            content=content,
            negated=g.negated(i),
        )

    def _claimed_by(self, i: int, agent: int) -> Utterance | None:
        """ "an attack claimed by X", "the attack was claimed by X"."""
        g = self.g
        subject = g.subject(i)
        told = subject if subject is not None else g.heads[i]
        if told == i or not self.low <= told < self.high:
            return None
        start = g.group_start(i)
        source = noun_phrase(g, agent, i, self.high)
        content = g.trimmed((max(g.left[told], self.low), min(start, self.high)))
        if content is None or told > i:
            return None
        return Utterance(
            at=i,
            verb="claim",
            act="claim_responsibility",
            cue=(start, source[1]),
            predicate=(start, i + 1),
            content=(content,),
            head=agent,
            source=source,
        )

    def _reported_by(self, i: int, agent: int, verb: Verb) -> Utterance | None:
        """ "The raid was reported by X"."""
        g = self.g
        subject = g.subject(i)
        start = g.group_start(i)
        source = noun_phrase(g, agent, i, self.high)
        if subject is None or subject > i:
            return None
        content = g.trimmed((max(g.left[subject], self.low), start))
        if content is None or not set(verb.takes) & {"object"}:
            return None
        return Utterance(
            at=i,
            verb=g.lemmas[i],
            act=verb.act,
            cue=(start, source[1]),
            predicate=(start, i + 1),
            content=(content,),
            head=agent,
            source=source,
        )

    def _responsibility(self, i: int) -> Utterance | None:
        """ "X claimed responsibility for the bombing"."""
        g, lexicon = self.g, self.lexicon
        if g.lemmas[i] not in lexicon.responsibility_verbs:
            return None
        noun = next((k for k in g.kids[i] if k > i and g.words[k] in lexicon.responsibility_nouns), None)
        found = who_says(g, lexicon, i, self.low, self.high)
        if noun is None or found is None:
            return None
        links = [k for k in (*g.kids[noun], *g.kids[i]) if k > noun and g.words[k] in ("for", "of")]
        if not links:
            return None
        content = g.trimmed((links[0] + 1, self.scope.end_of_object(i, links[0])))
        if content is None:
            return None
        source = noun_phrase(g, found[0], self.low, i)
        deny = g.lemmas[i] in ("deny", "reject") or g.negated(i)
        return Utterance(
            at=i,
            verb=g.lemmas[i],
            act="deny" if deny else "claim_responsibility",
            cue=(source[0], links[0] + 1),
            predicate=(g.group_start(i), links[0] + 1),
            content=(content,),
            head=found[1],
            source=source,
        )

    def _silence(self, i: int) -> Utterance | None:
        """ "It made no mention of ..."."""
        g, lexicon = self.g, self.lexicon
        if g.lemmas[i] not in lexicon.silence_verbs:
            return None
        noun = next((k for k in g.kids[i] if k > i and g.words[k] in lexicon.silence_nouns), None)
        if noun is None or not any(g.words[k] == "no" for k in g.kids[noun]):
            return None
        link = next(
            (k for k in (*g.kids[noun], *g.kids[i]) if k > noun and g.words[k] in ("of", "on", "about", "to")), None
        )
        found = who_says(g, lexicon, i, self.low, self.high)
        if link is None or found is None or found[0] > i:
            return None
        content = g.trimmed((link + 1, self.scope.end_of_object(i, link)))
        if content is None:
            return None
        source = noun_phrase(g, found[0], self.low, i)
        return Utterance(
            at=i,
            verb=g.words[noun],
            act="say",
            cue=(source[0], link + 1),
            predicate=(g.group_start(i), link + 1),
            content=(content,),
            head=found[1],
            source=source,
            negated=True,
        )
