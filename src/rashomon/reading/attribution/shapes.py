"""Rarer shapes of reporting: passives, claims of responsibility, silence."""

from __future__ import annotations

from rashomon.reading.attribution.grammar import Grammar, Range
from rashomon.reading.attribution.lexicon import SpeechLexicon, Verb
from rashomon.reading.attribution.phrases import by_phrase, noun_phrase, who_says
from rashomon.reading.attribution.scope import Scope
from rashomon.reading.attribution.sentence import InSentence
from rashomon.reading.attribution.utterance import Utterance


class Shapes(InSentence):
    """Reporting verbs of one sentence, tokens `low` to `high`, that are not "X said Y"; `quoted` are its quotations."""

    def __init__(self, g: Grammar, lexicon: SpeechLexicon, low: int, high: int, quoted: list[Range]) -> None:
        super().__init__(g, lexicon, low, high)
        self.quoted = quoted
        self.scope = Scope(g, lexicon, low, high, quoted)

    def _passive(self, i: int) -> bool:
        g = self.g
        if any(g.deps[kid] in ("auxpass", "nsubjpass") for kid in g.kids[i]):
            return True
        has_aux = any(g.deps[kid] == "aux" for kid in g.kids[i])
        return g.tags[i] == "VBN" and not has_aux and g.words[i] not in ("said", "says") and g.subject(i) is None

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
        if verb.act == "accuse":
            return self._accused(i, agent, verb)
        reports = verb.act in ("say", "announce") and not verb.attitude and not verb.medium
        if agent is not None and g.subject(i) is not None and reports:
            return self._reported_by(i, agent, verb)
        if agent is not None and verb.act in ("say", "announce", "estimate", "quote") and not verb.attitude:
            return self._figure_by(i, agent, verb)
        if self._is_hearsay(i):
            content = self.scope.of_passive(i, start)
            if content is not None:
                at, predicate = (start, i + 1), (start, i + 1)
                return Utterance(at=i, verb=g.lemmas[i], act="say", cue=at, predicate=predicate, content=content[-1:])
        if g.lemmas[i] not in self.lexicon.unsaid or not any(g.deps[k] == "auxpass" for k in g.kids[i]):
            return (self._judged(i, agent) or self._asked(i, verb)) if not verb.medium else None
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

    def _is_hearsay(self, i: int) -> bool:
        """ "We were told that ...", "it has been learned that ...": nobody is named who told it."""
        g = self.g
        if not (self.lexicon.hears(g.lemmas[i]) or g.lemmas[i] in ("learn", "hear")) or g.negated(i):
            return False
        clauses = [k for k in g.kids[i] if k > i and g.deps[k] == "ccomp" and g.tags[k] in ("VBD", "VBZ", "VBP", "VBN")]
        return bool(clauses) and any(g.deps[k] == "auxpass" for k in g.kids[i])

    def _judged(self, i: int, agent: int | None) -> Utterance | None:
        """ "The truce is expected to end", "a plan opposed by farmers", "he was called a liar": whose view it is."""
        g = self.g
        subject = g.subject(i)
        told = subject if subject is not None else g.heads[i]
        if not self.low <= told < i or (agent is None and not any(g.deps[k] == "auxpass" for k in g.kids[i])):
            return None
        start = g.group_start(i)
        front = g.trimmed((max(g.left[told], self.low), start)) if g.left[told] < start else None
        if front is None:
            return None
        source = noun_phrase(g, agent, i, self.high) if agent is not None else None
        behind = [k for k in g.kids[i] if k > i and g.deps[k] in ("xcomp", "oprd", "ccomp", "advcl", "prep", "acomp")]
        held = [k for k in behind if g.tags[k] != "VBG" and (g.deps[k] != "prep" or g.words[k] in ("as", "for"))]
        tail = g.trimmed((g.left[held[0]], min(g.right[held[0]] + 1, self.high))) if held else None
        pieces = (front, tail) if tail is not None and tail[0] > i else (front,)
        return Utterance(
            at=i,
            verb=g.lemmas[i],
            act="say",
            cue=(start, i + 1),
            predicate=(start, i + 1),
            content=pieces,
            head=agent,
            source=source,
            negated=g.negated(i),
            performed=True,
        )

    def _asked(self, i: int, verb: Verb) -> Utterance | None:
        """ "Asked whether the truce would hold, ...": a question whose asker is not told."""
        g = self.g
        if verb.act != "demand" or g.tags[i] != "VBN" or g.deps[i] not in ("advcl", "acl", "dep"):
            return None
        held = next((k for k in g.kids[i] if k > i and g.deps[k] in ("ccomp", "prep", "xcomp")), None)
        if held is None or (g.deps[held] == "prep" and g.words[held] not in ("about", "for")):
            return None
        link = held + 1 if g.deps[held] == "prep" else i + 1
        content = g.trimmed((max(link, g.left[held]), min(g.right[held] + 1, self.high)))
        if content is None:
            return None
        return Utterance(
            at=i,
            verb=g.lemmas[i],
            act=verb.act,
            cue=(i, link),
            predicate=(i, link),
            content=(content,),
            performed=True,
        )

    def _accused(self, i: int, agent: int | None, verb: Verb) -> Utterance | None:
        """ "X was accused by the police of killing ...", "men suspected of killing ...": a charge."""
        g = self.g
        behind = sorted(k for at in (i, agent) if at is not None for k in g.kids[at] if k > i)
        links = [k for k in behind if f"prep:{g.words[k]}" in verb.takes and self._charges(k)]
        of_deed = (k for k in links if any(g.deps[kid] == "pcomp" for kid in g.kids[k]))
        link = next(of_deed, None) or next(iter(links), None)  # "by the mayor of X of killing ten"
        if link is None:
            return None
        own = g.deps[i] in ("acl", "relcl") or g.heads[link] != i
        content = g.trimmed((link + 1, min(g.right[link] + 1, self.high) if own else self.scope.end_of_object(i, link)))
        start = g.group_start(i)
        if content is None or (agent is not None and content[0] <= agent < content[1]):
            return None
        return Utterance(
            at=i,
            verb=g.lemmas[i],
            act="suspect" if agent is None else "accuse",
            cue=(start, link + 1),
            predicate=(start, i + 1 if agent is not None else link + 1),
            content=(content,),
            head=agent,
            source=noun_phrase(g, agent, i, link if agent < link else self.high) if agent is not None else None,
            negated=g.negated(i),
        )

    def _charges(self, link: int) -> bool:
        """Whether the words behind "of", "with" or "for" are the charge: "blamed for a bombing" tells a bombing."""
        g = self.g
        return g.words[link] in ("of", "with") or any(g.tags[k] == "VBG" for k in g.kids[link])

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

    def _figure_by(self, i: int, agent: int, verb: Verb) -> Utterance | None:
        """ "The 200 dead cited by X", "the toll given by X": a number that somebody else counted."""
        g = self.g
        subject = g.subject(i)
        told = subject if subject is not None else g.heads[i]
        counted = g.tags[told] == "CD" or g.lemmas[told] in self.lexicon.figure_nouns
        counted = counted or any(g.tags[k] == "CD" for k in g.kids[told])
        if not counted or not self.low <= told < i:
            return None
        start = g.group_start(i)
        content = g.trimmed((max(g.left[told], self.low), start))
        if content is None:
            return None
        source = noun_phrase(g, agent, i, self.high)
        return Utterance(
            at=i,
            verb=g.lemmas[i],
            act="say" if verb.act == "quote" else verb.act,
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
        if noun is None or found is None or self._is_unclaimed(i, found[0]):
            return None
        links = [k for k in (*g.kids[noun], *g.kids[i]) if k > noun and g.words[k] in ("for", "of")]
        if not links:
            return None
        content = g.trimmed((links[0] + 1, self.scope.end_of_object(i, links[0])))
        if content is None:
            return None
        source = noun_phrase(g, found[0], self.low, i)
        deny = g.lemmas[i] in lexicon.refusing
        start = g.group_start(i)
        return Utterance(
            at=i,
            verb=g.lemmas[i],
            act="deny" if deny else "claim_responsibility",
            cue=(source[0] if source[0] <= i else start, links[0] + 1),
            predicate=(start, links[0] + 1),
            content=(content,),
            head=found[1],
            source=source,
        )

    def _is_unclaimed(self, i: int, head: int) -> bool:
        """Whether nobody claims responsibility, or a group has not: the blast itself is no less told."""
        return self._is_nobody(head) or (self.g.negated(i) and self.g.lemmas[i] not in self.lexicon.refusing)

    def _leaves_unclaimed(self, i: int) -> bool:
        """Whether the verb is "claim responsibility" with "nobody" or "not"."""
        g, lexicon = self.g, self.lexicon
        if g.lemmas[i] not in lexicon.responsibility_verbs:
            return False
        if not any(k > i and g.words[k] in lexicon.responsibility_nouns for k in g.kids[i]):
            return False
        found = who_says(g, lexicon, i, self.low, self.high)
        return found is not None and self._is_unclaimed(i, found[0])

    def _is_nobody(self, head: int) -> bool:
        """Whether the subject is "nobody", "no one" or "no group"."""
        g, nobody = self.g, self.lexicon.nobody
        return g.words[head] in nobody or any(g.words[k] in nobody and k < head for k in g.kids[head])

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

    def _end_of_figure(self, verb: int, start: int) -> int:
        """Where a figure ends; "40 dead and 60 injured" is one, though the parse may hang the last word on the verb."""
        g = self.g
        end = min(g.right[verb] + 1, self.high)
        for kid in g.kids[verb]:
            if kid > start and g.deps[kid] in ("conj", "advcl", "ccomp") and g.tags[kid] != "VBN":
                return min(end, max(start, g.left[kid]))
        return end

    def _figure(self, i: int) -> Utterance | None:
        """ "They gave a figure of 40 dead"; "it put the troops 4 km from the base"."""
        g, lexicon = self.g, self.lexicon
        if g.lemmas[i] != "put" and g.lemmas[i] not in lexicon.figure_verbs:
            return None
        noun = next((k for k in g.kids[i] if k > i and g.deps[k] == "dobj"), None)
        if noun is None:
            return None
        link = next((k for k in g.kids[noun] if k > noun and g.words[k] == "of"), None)
        if g.lemmas[i] == "put":
            measured = any(g.lemmas[k] in lexicon.lengths for k in range(i, min(g.right[i] + 1, self.high)))
            start = g.left[noun] if measured else None
        else:
            start = link + 1 if g.lemmas[noun] in lexicon.figure_nouns and link is not None else None
            named = g.words[noun] in lexicon.counted_as or g.lemmas[noun] in lexicon.figure_nouns
            as_many = next((k for k in range(noun + 1, min(noun + 6, self.high)) if g.words[k] == "as"), None)
            if start is None and named and as_many is not None and g.tags[min(as_many + 1, len(g) - 1)] == "CD":
                start = as_many + 1
        found = who_says(g, lexicon, i, self.low, self.high)
        if start is None or found is None or found[0] > i or start <= i:
            return None
        content = g.trimmed((start, self._end_of_figure(i, start)))
        if content is None or not any(g.tags[k] == "CD" or g.lemmas[k] in ("dozen", "score") for k in range(*content)):
            return None
        source = noun_phrase(g, found[0], self.low, i)
        return Utterance(
            at=i,
            verb=g.lemmas[i],
            act="estimate",
            cue=(source[0], start),
            predicate=(g.group_start(i), start),
            content=(content,),
            head=found[1],
            source=source,
        )
