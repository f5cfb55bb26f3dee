"""Whose ministry: the state that a body without a state's name belongs to."""

from __future__ import annotations

from bisect import bisect_left

from rashomon.model.span import Span
from rashomon.reading.attribution.context import NOBODY, SURE, Context
from rashomon.reading.attribution.derived import state_words
from rashomon.reading.mentions import ActorMention
from rashomon.reading.registry import State

_LOCAL = frozenset({"forces", "air", "navy", "police", "emergencies", "moh"})
"""Bodies that are mostly those of the land where the news happens, whoever else acts there."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OPENING = 6


class Owners(Context):
    """Finds the state of "the ministry", by the words near it."""

    relay_state: State | None = None
    """The state of whoever passes the words on; set while an utterance is resolved."""

    def owner_here(self, head: int, suffix: str) -> State | None:
        """The state that the same sentence gives a body: of its opening ("In Mali"), its relay, or its subject."""
        at = self.g.starts[head]
        sentence = self.document.sentence_at(at)
        if sentence is None:
            return None
        before = Span(sentence.span.start, at) if sentence.span.start < at else None
        opened = self._opening(before) if before is not None else None
        if opened is not None or suffix in _LOCAL:
            return opened
        return self.relay_state or (self._subject_state(before) if before is not None else None)

    def seat_here(self, head: int) -> State | None:
        """The state whose capital a report is sent from: "a military spokesman here"; None for other words."""
        g = self.g
        behind = range(head + 1, min(head + 2, len(g)))
        if not any(g.words[i] == "here" for i in behind):
            return None
        line = next((place for place in self.document.places if place.sort == "dateline"), None)
        if line is None or line.place is None:
            return None
        year = self.document.day.year if self.document.day else None
        return self.registry.ruling(line.place.country or "", year)

    def owner_before(self, head: int, suffix: str) -> State | None:
        """The state that the sentence before gives a body, in the same paragraph."""
        sentence = self.document.sentence_at(self.g.starts[head])
        if sentence is None or sentence.index == 0:
            return None
        before = self.document.sentences[sentence.index - 1]
        if before.paragraph != sentence.paragraph:
            return None
        opened = self._opening(before.span)
        if opened is not None or suffix in _LOCAL:
            return opened
        return self._subject_state(before.span)

    def state_of_relay(self, mention: ActorMention | None) -> State | None:
        """The state of an outlet that reports on its own land; None for the agencies of the whole world."""
        if mention is None or mention.sort not in SURE or mention.id in self.lexicon.worldwide:
            return None
        actor = self.registry.by_id(mention.id)
        country = actor.country if actor is not None else mention.country
        return self.registry.by_iso2.get(country) if country else None

    def _opening(self, piece: Span) -> State | None:
        """The state of "In Mali, ..." at the beginning of a sentence."""
        g = self.g
        first = bisect_left(g.starts, piece.start)
        stop = min(first + _OPENING, len(g))
        while first < stop and (g.words[first].isspace() or g.tags[first] == "CC"):
            first += 1
        if first >= stop or g.words[first] not in ("in", "across", "inside"):
            return None
        for i in range(first + 1, stop):
            if g.words[i] == "," or g.is_verb(i) or g.starts[i] >= piece.end:
                return None
            state = state_words().get(g.text[g.starts[i] : g.ends[i]])
            if state is not None and g.deps[i] == "pobj":
                return state
        return None

    def _subject_state(self, piece: Span) -> State | None:
        """The state that is the last subject of a stretch of text, unless it does harm to others there."""
        g = self.g
        low, high = bisect_left(self._starts, piece.start), bisect_left(self._starts, piece.end)
        for mention in reversed(self._mentions[low:high]):
            owner = self.registry.states.get(mention.id.partition("-")[0])
            token = bisect_left(g.starts, mention.head.start)
            if owner is None or mention.sort not in SURE or mention.kind in NOBODY:
                continue
            if token >= len(g) or g.deps[token] not in _SUBJECTS:
                continue
            return None if g.lemmas[g.heads[token]] in self.lexicon.hostile else owner
        return None
