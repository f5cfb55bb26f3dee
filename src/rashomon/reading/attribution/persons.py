"""Persons, who speak for the body that stands beside their name."""

from __future__ import annotations

from dataclasses import replace

from rashomon.model.attribution import Source
from rashomon.reading.attribution.bodies import Bodies
from rashomon.reading.attribution.context import SURE
from rashomon.reading.attribution.derived import derive_source, derived_noun
from rashomon.reading.attribution.grammar import Range
from rashomon.reading.attribution.memory import BODY, PERSON, Voice


class Persons(Bodies):
    """Resolves named persons to a speaker and the body spoken for."""

    def person(self, head: int, core: Range, source: Range, written: str) -> Voice | None:
        """A named person, who speaks for the body that stands beside the name."""
        g = self.g
        name = self._person_name(head, core)
        if name is None:
            return None
        words = frozenset(g.text[g.starts[name[0]] : g.ends[name[1] - 1]].lower().split())
        known = self.memory.person(words)
        if known is not None:
            return replace(known, at=g.starts[head])
        text = " ".join(g.text[g.starts[name[0]] : g.ends[name[1] - 1]].split())
        speaker = Source(id=f"text:{text.lower()}", name=text, role="speaker", as_written=written)
        registered = self.speakers.get(text.casefold())
        if registered is not None:
            body: Source | None = self.registered(registered)
            kind = self.kind_of(registered)
        else:
            found = self.body_beside(name, core, source)
            body, kind = (found.chain[-1], found.kind) if found is not None else (None, "other")
        leader = self.mention_at(head)
        if (
            leader is not None
            and leader.sort in SURE
            and leader.kind == "state"
            and (body is None or kind == "state")
            and (leader.span.start <= g.starts[name[0]] or self._is_titled(core, name))
        ):
            return None  # a head of state speaks for the state
        if body is None:
            return self.voice((replace(speaker, role="origin"),), PERSON, "other", head, words)
        return self.voice((speaker, body), PERSON, kind, head, words)

    def _is_titled(self, core: Range, name: Range) -> bool:
        """Whether a title stands before a name; without one, another first name is another person."""
        return any(self.g.lemmas[k] in self.lexicon.speaker for k in range(core[0], name[1] - 1))

    def _name_beside(self, head: int, source: Range) -> int | None:
        """The name in "spokesman Hamid Saleh said", where the parse takes the title for the head."""
        g = self.g
        if g.lemmas[head] not in self.lexicon.speaker and g.lemmas[head] not in self.lexicon.unnamed:
            return None
        for kid in g.kids[head]:
            names = g.entities[kid] == "PERSON" or g.words[kid] in self.speakers
            before = source[0] <= kid < head and g.deps[kid] in ("compound", "nsubj", "nmod", "appos", "poss")
            behind = head < kid < max(source[1], head + 4) and g.deps[kid] == "appos"
            if names and (before or behind) and g.words[min(kid + 1, len(g) - 1)] not in ("'s", "’s"):
                return kid
        return None

    def _person_name(self, head: int, core: Range) -> Range | None:
        """The tokens of a person's name around the head; None if the head is not one."""
        g = self.g
        token = g.text[g.starts[head] : g.ends[head]]
        mention = self.mention_at(head)
        if token.casefold() in self.speakers:
            return head, head + 1
        titled = any(g.lemmas[k] in self.lexicon.speaker for k in range(core[0], head))
        introduced = titled and (g.entities[head] == "PERSON" or g.tags[head] == "NNP") and g.deps[head] != "pobj"
        if mention is not None and mention.sort in SURE and mention.kind not in ("person", "state") and not introduced:
            return None
        if g.entities[head] == "PERSON":
            start, end = head, head + 1
            while start > core[0] and g.entities[start - 1] == "PERSON":
                start -= 1
            while end < core[1] and g.entities[end] == "PERSON":
                end += 1
            return start, end
        run = head
        while run > core[0] and g.tags[run - 1] == "NNP" and g.lemmas[run - 1] not in self.lexicon.speaker:
            run -= 1
        own_name = mention is None or g.words[head].split()[-1] not in mention.name.lower().split()
        if run < head and run > core[0] and g.lemmas[run - 1] in self.lexicon.speaker and own_name:
            return run, head + 1
        called = head > core[0] and g.lemmas[head - 1] in self.lexicon.speaker
        if g.tags[head] == "NNP" and (called or self.memory.person([g.words[head]]) is not None):
            return head, head + 1
        return None

    def body_beside(self, name: Range, core: Range, source: Range) -> Voice | None:
        """The body named before or behind a person: "Observatory chief ...", "..., a spokesman for the army"."""
        for piece in ((min(core[0], source[0]), name[0]), (name[1], source[1])):
            if piece[0] >= piece[1]:
                continue
            words = self.words_of(piece)
            titles = {word.lower() for word in words} & (self.lexicon.speaker | self.lexicon.spokespersons)
            found = self.body_inside(piece, None)
            if found is not None and (titles or found.kind != "state"):
                return found
            owner = self._possessor(piece) if titles else None
            if owner is not None:
                return owner
            if titles and derived_noun([word.lower() for word in words]) is not None:
                derived = derive_source(words, main_state=self.home)
                if derived is not None:
                    return self.voice((derived,), BODY, self.kind_of(derived.id), name[0])
        return None

    def _possessor(self, piece: Range) -> Voice | None:
        """The body named before of "the mission's chief"."""
        g = self.g
        noun = next((k for k in range(*piece) if g.deps[k] == "poss" and g.tags[k] in ("NN", "NNP")), None)
        if noun is None or noun + 1 >= len(g) or g.words[noun + 1] not in ("'s", "’s", "'", "’"):
            return None
        start = max(piece[0], g.left[noun])
        return self.described((start, noun + 1), noun)
