"""Attitudes in nouns and adjectives: "its refusal to leave", "critics of the truce", "is wary of the offer"."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.reading.attribution.grammar import Range
from rashomon.reading.attribution.phrases import by_phrase, noun_phrase, who_says
from rashomon.reading.attribution.sentence import InSentence
from rashomon.reading.attribution.utterance import Utterance


class Attitudes(InSentence):
    """Finds the attitudes of one sentence, tokens `low` to `high`, that are no verbs; all are `performed`."""

    def find(self) -> Iterator[Utterance]:
        """The attitudes of the sentence, in the order of their words."""
        g, lexicon = self.g, self.lexicon
        for i in range(self.low, self.high):
            found = None
            if g.is_noun(i) and g.lemmas[i] in lexicon.attitude_nouns and g.deps[i] != "compound":
                found = self._noun(i)
            elif g.words[i] in lexicon.attitude_adjectives and g.deps[i] in ("acomp", "ROOT", "attr"):
                found = self._adjective(i)
            if found is not None:
                yield found

    def _noun(self, i: int) -> Utterance | None:
        """ "The union's support for the strike", "opponents of the truce"."""
        g = self.g
        content = self._content(i, self.lexicon.attitude_nouns[g.lemmas[i]])
        if content is None:
            return None
        piece, end = content
        head = self._holder(i)
        verb = g.heads[i] if head is not None and g.deps[i] in ("dobj", "attr") and g.is_verb(g.heads[i]) else i
        start = g.group_start(verb) if verb < i else i
        source = noun_phrase(g, head, self.low, start) if head is not None and head < start else None
        if head is not None and head > i:
            source = noun_phrase(g, head, i + 1, self.high)
        return self._utterance(i, (start, end), piece, head if source is not None else None, source)

    def _adjective(self, i: int) -> Utterance | None:
        """ "The mayor is sure that ...", "farmers are wary of the dam"."""
        g = self.g
        verb = g.heads[i] if g.heads[i] != i else i
        if g.lemmas[verb] not in self.lexicon.linking and g.deps[i] != "ROOT":
            return None
        content = self._content(i, self.lexicon.attitude_links)
        found = who_says(g, self.lexicon, verb, self.low, self.high)
        if content is None or found is None or found[0] > i:
            return None
        piece, end = content
        start = min(g.group_start(verb), verb)
        source = noun_phrase(g, found[0], self.low, start, appositions=True)
        return self._utterance(i, (start, end), piece, found[1], source)

    def _content(self, i: int, links: frozenset[str]) -> tuple[Range, int] | None:
        """What the attitude is about, and where its cue ends: behind a preposition, before "that" or an infinitive."""
        g = self.g
        for kid in g.kids[i]:
            if kid <= i or kid >= self.high:
                continue
            if g.deps[kid] == "prep" and g.words[kid] in links:
                piece = g.trimmed((kid + 1, min(g.right[kid] + 1, self.high)))
                return (piece, kid + 1) if piece is not None else None
            clause = g.deps[kid] in ("ccomp", "xcomp", "acl") and g.is_verb(kid)
            infinitive = g.tags[kid] == "VB" and "to" in links
            that = any(g.deps[k] == "mark" and g.words[k] == "that" for k in g.kids[kid])
            if clause and (infinitive or that or g.deps[kid] == "ccomp") and g.left[kid] > i:
                piece = g.trimmed((g.left[kid], min(g.right[kid] + 1, self.high)))
                return (piece, i + 1) if piece is not None else None
        return None

    def _holder(self, i: int) -> int | None:
        """Whose attitude it is: its possessor, its "by", or the subject of the verb that governs it."""
        g = self.g
        for kid in g.kids[i]:
            if g.deps[kid] == "poss" and self.low <= kid:
                return kid
            if kid > i and g.words[kid] in ("by", "from") and kid < self.high:
                return by_phrase(g, i) or next((k for k in g.kids[kid] if g.deps[k] == "pobj"), None)
        governor = g.heads[i]
        light = g.lemmas[governor] in self.lexicon.issuing or (
            g.deps[i] == "attr" and g.lemmas[governor] in self.lexicon.linking
        )
        if g.deps[i] in ("dobj", "attr") and light:
            found = who_says(g, self.lexicon, governor, self.low, self.high)
            if found is not None and found[0] < i:
                return found[0]
        return None

    def _utterance(
        self, i: int, predicate: Range, content: Range, head: int | None, source: Range | None
    ) -> Utterance | None:
        if predicate[1] > content[0] or (source is not None and source[0] >= source[1]):
            return None
        return Utterance(
            at=i,
            verb=self.g.lemmas[i],
            act="say",
            cue=predicate,
            predicate=predicate,
            content=(content,),
            head=head,
            source=source,
            performed=True,
        )
