"""From the words of a source to its chain: who passes on, who speaks, and whose word it is in the end."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from rashomon.model.attribution import Source
from rashomon.reading.attribution.context import NOBODY, Chain
from rashomon.reading.attribution.derived import derive_source, derived_noun, named_state
from rashomon.reading.attribution.grammar import Range
from rashomon.reading.attribution.memory import BODY, GROUP, PERSON, Voice
from rashomon.reading.attribution.outlets import OUTLETS
from rashomon.reading.attribution.persons import Persons
from rashomon.reading.attribution.phrases import by_phrase, noun_phrase
from rashomon.reading.attribution.utterance import Utterance
from rashomon.reading.mentions import ActorMention
from rashomon.reading.registry import State

_PARTIES = frozenset({"state", "state_forces", "rebel_group", "militia", "coalition", "police", "forces"})
_CLOSING = ("”", '"', "»", "’ ", "' ")
_OPENING = ("“", "«")
OFFICIALS = Source(id="unnamed:officials", name="unnamed officials", resolution="unnamed")
"""Whoever is meant by "officially"."""
HEARSAY = Source(id="unnamed", name="unnamed source", resolution="unnamed")
"""Whoever is meant by "reportedly"."""


class Sources(Persons):
    """Resolves the sources of one report, in the order in which they speak."""

    marked = False

    def chain_of(self, utterance: Utterance, passing: Chain = ()) -> Chain:
        """The voices of an utterance, origin last; empty for the outlet's own hedge; `passing` pass its words on."""
        if utterance.head is None or utterance.source is None:
            if utterance.verb in self.lexicon.official:
                return (OFFICIALS,)
            return () if utterance.doubt else (HEARSAY,)
        self.relay_state = self._state_of_relay(utterance, passing)
        self.marked = utterance.verb == ":"  # a headline, whose parse runs over its marks
        voice = self.resolve(utterance.head, self._without_asides(utterance.head, utterance.source))
        relays = self._relays(utterance, voice.chain[-1])
        if voice.chain[-1].id != "unnamed" and (not utterance.performed or voice.sort == PERSON):
            self.memory.add(voice)  # who only dismisses or accuses may be meant by the next "he said"
        return (*relays, *voice.chain)

    def _without_asides(self, head: int, source: Range) -> Range:
        """The source without what an aside tells beside it: "the general, quoted by the paper", "the radio, repeating
        a charge of Moscow's", "the bishop, in a letter from Rome"; titles stay, as "Lall, a spokesman for the army"."""
        g, lexicon = self.g, self.lexicon
        for k in range(head + 2, source[1]):
            if g.words[k - 1] != ",":
                continue
            does = g.tags[k] in ("VBG", "VBN") and g.lemmas[k] not in lexicon.standing_for
            if does or g.words[k] in lexicon.circumstances:
                return (source[0], k - 1)
        return source

    def resolve(self, head: int, source: Range) -> Voice:
        """The voice that a noun phrase stands for; `source` also covers its appositions."""
        g = self.g
        core = self.core_of(head)
        if self.marked and core[0] < source[0] <= head:
            core = (source[0], core[1])
        written = g.text[g.starts[core[0]] : g.ends[core[1] - 1]]
        if g.tags[head] in ("PRP", "WP", "WDT", "DT") or g.words[head] in ("it", "this"):
            return self._pronoun(head, written)
        outlet = self.named_outlet(head, core, written)
        if outlet is not None:
            return outlet
        if g.lemmas[head] in self.lexicon.medium:
            found = self._medium(head, core, source, written)
            if found is not None:
                return found
        name = self._name_beside(head, source)
        if name is not None:
            return self.resolve(name, source)
        if any(g.tags[i] == "NNP" or g.entities[i] == "PERSON" or g.words[i] in self.speakers for i in range(*core)):
            person = self.person(head, core, source, written)
            if person is not None:
                return person
        return self.body(head, core, source, written)

    def _state_of_relay(self, utterance: Utterance, passing: Chain) -> State | None:
        for source in passing:
            actor = self.registry.by_id(source.id)
            if actor is not None and actor.id not in self.lexicon.worldwide and actor.country is not None:
                return self.registry.by_iso2.get(actor.country)
        if utterance.relay is None:
            return None
        return self.state_of_relay(self.mention_at(self._head_of(utterance.relay)))

    def _pronoun(self, head: int, written: str) -> Voice:
        word = self.g.words[head]
        lexicon = self.lexicon
        if word in lexicon.person_pronouns or word in ("him", "her"):
            sorts: tuple[str, ...] = (PERSON,)
        elif word in lexicon.group_pronouns:
            sorts = (GROUP, BODY)
        else:
            sorts = (BODY,)
        voice = self.memory.last(sorts)
        if voice is None and sorts == (PERSON,):
            voice = self.memory.last_person(lexicon.speaker | lexicon.spokespersons)
        mention = self.mention_at(head)
        if mention is not None and voice is None and self._is_quoted(mention, head):
            mention = None
        if self.g.lemmas[self.g.heads[head]] in self.lexicon.denying and self._is_accused(mention, voice):
            voice = None  # "It denied ...": the one that was spoken of, not the one that spoke
        if voice is None and mention is not None and mention.kind in NOBODY:
            return self._persons_meant(mention, head, written)
        if voice is None and mention is not None and mention.id not in ("unknown", "persons"):
            source = Source(
                id=mention.id, name=mention.name, as_written=written, camp=self.camp_of(mention), resolution="inferred"
            )
            return self.voice((source,), BODY, mention.kind, head)
        if voice is None:
            voice = self.memory.last()
        if voice is None:
            return self.voice(
                (Source(id="unnamed", name="unnamed source", as_written=written, resolution="unnamed"),),
                PERSON,
                "other",
                head,
            )
        return replace(voice, at=self.g.starts[head])

    def _is_quoted(self, mention: ActorMention, head: int) -> bool:
        """Whether a pronoun would stand for somebody inside the words that it says: '"The army advanced," it said'."""
        said = mention.antecedent
        if said is None:
            return False
        between = self.g.text[said.end : self.g.starts[head]]
        return any(mark in between for mark in _CLOSING) and not any(mark in between for mark in _OPENING)

    def _persons_meant(self, mention: ActorMention, head: int, written: str) -> Voice:
        """The unnamed group that "they" stands for, by the words of its antecedent."""
        g = self.g
        if mention.antecedent is not None:
            token = bisect_left(g.starts, mention.antecedent.end) - 1
            if 0 <= token < head and g.is_noun(token):
                return replace(self.resolve(token, (token, token + 1)), at=g.starts[head])
        unknown = Source(id="unnamed", name="unnamed source", as_written=written, resolution="unnamed")
        return self.voice((unknown,), GROUP, "other", head)

    def _is_accused(self, mention: ActorMention | None, voice: Voice | None) -> bool:
        """Whether a pronoun stands for a party that others have just spoken of."""
        if mention is None or voice is None or mention.kind not in _PARTIES:
            return False
        return mention.id != voice.chain[-1].id and not mention.id.startswith("text:")

    def _medium(self, head: int, core: Range, source: Range, written: str) -> Voice | None:
        """A statement, video or report: it belongs to its author; the publisher passes it on."""
        owner, publisher = self._author(head, source)
        if owner is None and publisher is not None and not self._definite(core):
            owner, publisher = publisher, None
        if owner is not None:
            voice = self.resolve(owner, noun_phrase(self.g, owner, source[0], source[1]))
            return replace(voice, sort=BODY if voice.sort == PERSON else voice.sort, at=self.g.starts[head])
        derived = self.body_inside(core, head) or self._issuer(core, head, written)
        if derived is not None:
            return derived
        last = self.memory.last()
        if self._definite(core) and last is not None:
            return replace(last, at=self.g.starts[head])
        if publisher is not None:
            return self.resolve(publisher, noun_phrase(self.g, publisher, source[0], source[1]))
        noun = self.g.lemmas[head]
        unnamed = Source(id=f"unnamed:{noun}", name=f"unnamed {noun}", as_written=written, resolution="unnamed")
        return self.voice((unnamed,), BODY, "other", head)

    def _issuer(self, core: Range, head: int, written: str) -> Voice | None:
        """The body of "an Iraqi military communique", whose state is named."""
        words = self.words_of((core[0], head)) if core[0] < head else []
        if named_state(words) is None or derived_noun([word.lower() for word in words]) is None:
            return None
        derived = derive_source(words, as_written=written)
        return self.voice((derived,), BODY, self.kind_of(derived.id), head) if derived is not None else None

    def _author(self, head: int, source: Range) -> tuple[int | None, int | None]:
        """The heads of a document's author ("the army's ...", "... from the army") and of its publisher."""
        g = self.g
        owner = next((k for k in g.kids[head] if g.deps[k] == "poss" and g.tags[k] != "PRP$"), None)
        publisher = None
        for kid in g.kids[head]:
            if kid > head and g.words[kid] in ("by", "from", "of"):
                noun = next((k for k in g.kids[kid] if g.deps[k] == "pobj"), None)
                if noun is not None and owner is None and (g.is_noun(noun) or g.tags[noun] == "PRP"):
                    owner = noun
            elif kid > head and g.lemmas[kid] in self.lexicon.passing:
                publisher = by_phrase(g, kid)
        return owner, publisher

    def _definite(self, core: Range) -> bool:
        return self.g.words[core[0]] in ("the", "its", "their", "this", "that", "his", "her", "these", "those")

    def _relays(self, utterance: Utterance, origin: Source) -> Chain:
        """Who passes the words on: "quoted by Russian news agencies"."""
        g = self.g
        heads: list[int] = []
        if utterance.relay is not None:
            heads.append(self._head_of(utterance.relay))
        elif utterance.source is not None and utterance.head is not None and utterance.head < len(g):
            for kid in g.kids[utterance.head]:
                if kid > utterance.head and g.lemmas[kid] in self.lexicon.passing:
                    agent = by_phrase(g, kid)
                    if agent is not None:
                        heads.append(agent)
        relays: list[Source] = []
        for head in heads:
            told = utterance.relay is not None and self.lexicon.hears(utterance.verb)
            mention = self.mention_at(head)
            if told and (mention is None or mention.kind not in OUTLETS):
                continue
            voice = self.resolve(head, noun_phrase(g, head, 0, len(g)))
            if voice.chain[-1].id != origin.id:
                relays.append(replace(voice.chain[-1], role="relay"))
        return tuple(relays)

    def _head_of(self, piece: Range) -> int:
        """The token of a range whose head lies outside it."""
        for i in range(*piece):
            outside = not piece[0] <= self.g.heads[i] < piece[1] or self.g.heads[i] == i
            if outside and (self.g.is_noun(i) or self.g.tags[i] == "PRP"):
                return i
        return piece[1] - 1
