"""What every question about a source needs: the parse, the actors found, the registry, and the voices so far."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from rashomon.model.attribution import Source
from rashomon.reading.attribution.derived import derive_source, derived_noun, main_state_of, named_state
from rashomon.reading.attribution.grammar import Grammar, Range
from rashomon.reading.attribution.lexicon import SpeechLexicon
from rashomon.reading.attribution.memory import BODY, Memory, Voice
from rashomon.reading.attribution.phrases import noun_phrase
from rashomon.reading.document import Document
from rashomon.reading.mentions import ActorMention
from rashomon.reading.registry import Registry, State

SURE = frozenset({"name", "derived", "defined"})
"""Sorts of actor mention that say by their own words who is meant."""
NOT_A_BODY = frozenset({"civilians", "persons", "person", "residents", "state"})
NOBODY = frozenset({"civilians", "persons", "residents"})
"""Kinds of mention that are people and no body, though "civ" is also a state's code."""
Chain = tuple[Source, ...]


class Context:
    """One report while its sources are resolved."""

    def __init__(self, document: Document, g: Grammar) -> None:
        self.document = document
        self.g = g
        self.lexicon = SpeechLexicon.load()
        self.registry = Registry.load()
        self.memory = Memory()
        self._home: State | None = None
        self._home_known = False
        self._mentions = sorted(document.actors, key=lambda mention: (mention.head.start, mention.span.start))
        self._starts = [mention.head.start for mention in self._mentions]
        self.speakers = _registered_speakers()

    @property
    def home(self) -> State | None:
        """The state that the report is about; looked for when first asked."""
        if not self._home_known:
            self._home, self._home_known = main_state_of(self.document), True
        return self._home

    def resolve(self, head: int, source: Range) -> Voice:
        """The voice that a noun phrase stands for; `source` also covers its appositions."""
        raise NotImplementedError

    def core_of(self, head: int) -> Range:
        """The noun phrase of a head without the clauses that describe it ("a monitor saying ...")."""
        g = self.g
        start, end = noun_phrase(g, head, 0, len(g))
        for kid in g.kids[head]:
            if head < kid < end and g.deps[kid] in ("acl", "relcl", "appos", "conj", "cc"):
                end = max(head + 1, min(end, g.left[kid]))
        return start, end

    def words_of(self, piece: Range) -> list[str]:
        """The words of a range with their capitals; hyphens and possessives divide."""
        return (
            self.g.text[self.g.starts[piece[0]] : self.g.ends[piece[1] - 1]]
            .replace("-", " ")
            .replace("'s", " 's")
            .replace("’s", " ’s")
            .replace(",", " ")
            .split()
        )

    def mention_at(self, token: int) -> ActorMention | None:
        """The actor whose head is this token, or the name that covers it."""
        start, end = self.g.starts[token], self.g.ends[token]
        at = bisect_left(self._starts, start)
        for mention in self._mentions[max(0, at - 2) : at + 3]:
            if mention.head.start < end and mention.head.end > start:
                return mention
        return None

    def mentions_in(self, piece: Range) -> list[ActorMention]:
        """The actors whose heads stand in a range."""
        if piece[0] >= piece[1]:
            return []
        span = self.g.span(piece)
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return self._mentions[low:high]

    def mentions_before(self, at: int) -> list[ActorMention]:
        """The actors named before a code point, the last hundreds of them."""
        high = bisect_left(self._starts, at)
        return self._mentions[max(0, high - 300) : high]

    def is_side(self, mention: ActorMention) -> bool:
        """Whether the name only tells where a body sits or who backs it: "Britain-based", "US-backed"."""
        behind = self.g.text[mention.span.end : mention.span.end + 12].lower()
        return behind.startswith("-") and not behind.startswith("-run")

    def state_in(self, core: Range, head: int) -> str | None:
        """The id of the state that the words name, also through its leader's name."""
        state = named_state(self.words_of(core))
        if state is not None:
            return state.id
        for mention in self.mentions_in(core):
            owner = mention.id.partition("-")[0] if mention.kind not in NOBODY else ""
            if mention.sort in SURE and owner in self.registry.states and mention.head.start != self.g.starts[head]:
                return owner
        return None

    def body_inside(self, piece: Range, head: int | None) -> Voice | None:
        """The body whose name stands inside these words."""
        best: ActorMention | None = None
        for mention in self.mentions_in(piece):
            if mention.sort not in SURE or mention.kind in ("civilians", "persons", "person") or self.is_side(mention):
                continue
            if best is None or (best.kind == "state" and mention.kind != "state"):
                best = mention
        if best is None or (
            best.kind == "state" and derived_noun([w.lower() for w in self.words_of(piece)]) is not None
        ):
            derived = derive_source(self.words_of(piece)) if best is not None else None
            return self.voice((derived,), BODY, self.kind_of(derived.id), head or piece[0]) if derived else None
        return self.voice_of(best, self.g.text[best.span.start : best.span.end], head if head is not None else piece[0])

    def voice_of(self, mention: ActorMention, written: str, head: int, *, resolution: str = "named") -> Voice:
        """An actor as a voice."""
        source = Source(
            id=mention.id, name=mention.name, as_written=written, camp=self.camp_of(mention), resolution=resolution
        )
        return self.voice((source,), BODY, self.kind_of(mention.id, mention.kind), head)

    def registered(self, actor_id: str) -> Source:
        """An actor of the registry as a source."""
        actor = self.registry.by_id(actor_id)
        name = actor.name if actor is not None else actor_id
        return Source(id=actor_id, name=name, camp=self.registry.camp_of(actor_id))

    def camp_of(self, mention: ActorMention) -> str | None:
        """The camp of an actor; None if it serves none."""
        return mention.camp if mention.camp is not None else self.registry.camp_of(mention.id)

    def kind_of(self, actor_id: str, known: str | None = None) -> str:
        """The kind of an actor; bodies made of a state and a noun have the kind of their noun."""
        suffix = actor_id.partition("-")[2]
        for body in self.lexicon.derived.values():
            if body.suffix == suffix and actor_id not in self.registry.actors:
                return body.kind
        actor = self.registry.by_id(actor_id)
        if actor is not None:
            return actor.kind
        return known or "other"

    def voice(self, chain: Chain, sort: str, kind: str, head: int, words: frozenset[str] = frozenset()) -> Voice:
        """A voice of this chain, first heard at `head`."""
        return Voice(chain=chain, sort=sort, kind=kind, at=self.g.starts[head], words=words)


@lru_cache(maxsize=1)
def _registered_speakers() -> dict[str, str]:
    """Persons whose word is a body's word: the registry's id by the name in lower case."""
    names = Registry.load().names()
    return {" ".join(name.words).casefold(): name.id for name in names if name.sort == "speaker"}
