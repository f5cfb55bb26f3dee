"""From the words of a source to its chain: who passes on, who speaks, and whose word it is in the end."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import lru_cache

from rashomon.model.attribution import Source
from rashomon.model.span import Span
from rashomon.reading.attribution.derived import derive_source, derived_noun, main_state_of, named_state
from rashomon.reading.attribution.grammar import Grammar, Range
from rashomon.reading.attribution.lexicon import SpeechLexicon
from rashomon.reading.attribution.memory import BODY, GROUP, PERSON, Memory, Voice
from rashomon.reading.attribution.phrases import by_phrase, noun_phrase
from rashomon.reading.attribution.utterance import Utterance
from rashomon.reading.document import Document
from rashomon.reading.mentions import ActorMention
from rashomon.reading.registry import Registry, State

_SURE = frozenset({"name", "derived", "defined"})
_RANKS = frozenset({"the", "senior", "top", "high", "ranking", "chief", "'s", "’s", "s", "'"})
_ARTICLES = frozenset({"the", "a", "an", "some", "several", "other", "many", "two", "three"})
_NOT_A_BODY = frozenset({"civilians", "persons", "person", "residents", "state"})
_PASSED_ON = frozenset(
    {
        "quote",
        "carry",
        "cite",
        "report",
        "publish",
        "release",
        "post",
        "broadcast",
        "air",
        "share",
        "relay",
        "issue",
        "film",
        "shoot",
    }
)
_OUTLETS = frozenset({"news_agency", "outlet", "media_arm"})
_TOLD = frozenset({"tell", "inform", "brief", "assure"})
_HEARSAY = Source(id="unnamed", name="unnamed source", resolution="unnamed")
Chain = tuple[Source, ...]


class Sources:
    """Resolves the sources of one report, in the order in which they speak."""

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
        self._speakers = _registered_speakers()

    @property
    def home(self) -> State | None:
        """The state that the report is about; looked for when first asked."""
        if not self._home_known:
            self._home, self._home_known = main_state_of(self.document), True
        return self._home

    def chain_of(self, utterance: Utterance) -> Chain:
        """The voices of an utterance, origin last; empty for the outlet's own hedge."""
        if utterance.head is None or utterance.source is None:
            return () if utterance.doubt else (_HEARSAY,)
        voice = self._resolve(utterance.head, utterance.source)
        relays = self._relays(utterance, voice.chain[-1])
        if voice.chain[-1].id != "unnamed" and not utterance.performed:
            self.memory.add(voice)
        return (*relays, *voice.chain)

    # -- one source ---------------------------------------------------------------------------------------------

    def _resolve(self, head: int, source: Range) -> Voice:
        g = self.g
        core = self._core(head)
        written = g.text[g.starts[core[0]] : g.ends[core[1] - 1]]
        if g.tags[head] in ("PRP", "WP", "WDT", "DT") or g.words[head] in ("it", "this"):
            return self._pronoun(head, written)
        if g.lemmas[head] in self.lexicon.medium:
            found = self._medium(head, core, source, written)
            if found is not None:
                return found
        name = self._named_before(head, source)
        if name is not None:
            return self._resolve(name, source)
        if any(g.tags[i] == "NNP" or g.entities[i] == "PERSON" for i in range(*core)):
            person = self._person(head, core, source, written)
            if person is not None:
                return person
        return self._body(head, core, source, written)

    def _core(self, head: int) -> Range:
        """The noun phrase of a head without the clauses that describe it ("a monitor saying ...")."""
        g = self.g
        start, end = noun_phrase(g, head, 0, len(g))
        for kid in g.kids[head]:
            if head < kid < end and g.deps[kid] in ("acl", "relcl", "appos", "conj", "cc"):
                end = max(head + 1, min(end, g.left[kid]))
        return start, end

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
        mention = self._mention_at(head)
        if voice is None and mention is not None and mention.id not in ("unknown", "persons"):
            source = Source(
                id=mention.id, name=mention.name, as_written=written, camp=self._camp(mention), resolution="inferred"
            )
            return self._voice((source,), BODY, mention.kind, head)
        if voice is None:
            voice = self.memory.last()
        if voice is None:
            return self._voice(
                (Source(id="unnamed", name="unnamed source", as_written=written, resolution="unnamed"),),
                PERSON,
                "other",
                head,
            )
        return replace(voice, at=self.g.starts[head])

    def _medium(self, head: int, core: Range, source: Range, written: str) -> Voice | None:
        """A statement, video or report: it belongs to its author; the publisher passes it on."""
        owner, publisher = self._author(head, source)
        if owner is None and publisher is not None and not self._definite(core):
            owner, publisher = publisher, None
        if owner is not None:
            voice = self._resolve(owner, noun_phrase(self.g, owner, source[0], source[1]))
            return replace(voice, sort=BODY if voice.sort == PERSON else voice.sort, at=self.g.starts[head])
        derived = self._inside(core, head)
        if derived is not None:
            return derived
        last = self.memory.last()
        if self._definite(core) and last is not None:
            return replace(last, at=self.g.starts[head])
        if publisher is not None:
            return self._resolve(publisher, noun_phrase(self.g, publisher, source[0], source[1]))
        noun = self.g.lemmas[head]
        unnamed = Source(id=f"unnamed:{noun}", name=f"unnamed {noun}", as_written=written, resolution="unnamed")
        return self._voice((unnamed,), BODY, "other", head)

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
            elif kid > head and g.lemmas[kid] in _PASSED_ON:
                publisher = by_phrase(g, kid)
        return owner, publisher

    def _definite(self, core: Range) -> bool:
        return self.g.words[core[0]] in ("the", "its", "their", "this", "that", "his", "her", "these", "those")

    # -- persons ------------------------------------------------------------------------------------------------

    def _person(self, head: int, core: Range, source: Range, written: str) -> Voice | None:
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
        registered = self._speakers.get(text.casefold())
        if registered is not None:
            body: Source | None = self._registered(registered)
            kind = self._kind(registered)
        else:
            found = self._body_beside(name, core, source)
            body, kind = (found.chain[-1], found.kind) if found is not None else (None, "other")
        leader = self._mention_at(head)
        if leader is not None and leader.sort in _SURE and leader.kind == "state" and (body is None or kind == "state"):
            return None  # a head of state speaks for the state
        if body is None:
            return self._voice((replace(speaker, role="origin"),), PERSON, "other", head, words)
        return self._voice((speaker, body), PERSON, kind, head, words)

    def _named_before(self, head: int, source: Range) -> int | None:
        """The name in "Hamid Saleh head of the council said", where the parse takes the title for the head."""
        g = self.g
        if g.lemmas[head] not in self.lexicon.speaker and g.lemmas[head] not in self.lexicon.unnamed:
            return None
        for i in range(source[0], min(head, source[1])):
            beside = g.heads[i] == head and g.deps[i] in ("compound", "nsubj", "nmod", "appos", "poss")
            if (
                (g.entities[i] == "PERSON" or g.words[i] in self._speakers)
                and beside
                and g.words[i + 1] not in ("'s", "’s")
            ):
                return i
        return None

    def _person_name(self, head: int, core: Range) -> Range | None:
        """The tokens of a person's name around the head; None if the head is not one."""
        g = self.g
        token = g.text[g.starts[head] : g.ends[head]]
        mention = self._mention_at(head)
        if token.casefold() in self._speakers:
            return head, head + 1
        if mention is not None and mention.sort in _SURE and mention.kind not in ("person", "state"):
            return None
        if g.entities[head] == "PERSON":
            start, end = head, head + 1
            while start > core[0] and g.entities[start - 1] == "PERSON":
                start -= 1
            while end < core[1] and g.entities[end] == "PERSON":
                end += 1
            return start, end
        titled = head > core[0] and g.lemmas[head - 1] in self.lexicon.speaker
        if g.tags[head] == "NNP" and (titled or self.memory.person([g.words[head]]) is not None):
            return head, head + 1
        return None

    def _body_beside(self, name: Range, core: Range, source: Range) -> Voice | None:
        """The body named before or behind a person: "Observatory chief ...", "..., a spokesman for the army"."""
        for piece in ((core[0], name[0]), (name[1], source[1])):
            if piece[0] >= piece[1]:
                continue
            words = self._words(piece)
            titles = {word.lower() for word in words} & (self.lexicon.speaker | {"spokesman", "spokeswoman"})
            found = self._inside(piece, None)
            if found is not None and (titles or found.kind != "state"):
                return found
            if titles and derived_noun([word.lower() for word in words]) is not None:
                derived = derive_source(words, main_state=self.home)
                if derived is not None:
                    return self._voice((derived,), BODY, self._kind(derived.id), name[0])
        return None

    # -- bodies and groups --------------------------------------------------------------------------------------

    def _body(self, head: int, core: Range, source: Range, written: str) -> Voice:
        g = self.g
        own = self._arm(head, core, source, written)
        if own is not None:
            return own
        mention = self._mention_at(head)
        sure = mention is not None and mention.sort in _SURE and mention.kind not in ("civilians", "persons")
        if mention is not None and sure and (mention.sort != "derived" or self._state_in(core) is not None):
            return self._of_mention(mention, written, head)
        attached = self._inside((core[0], head), head) if core[0] < head else None
        if attached is not None and attached.kind not in _NOT_A_BODY and self._stands_beside(head):
            return replace(attached, chain=(replace(attached.chain[-1], as_written=written),))
        words = self._words(core)
        state = named_state(words)
        described = self._described(head, core, written) if state is None else None
        if described is None and g.words[core[0]] == "the":
            described = self._by_last_word(head, written)
        if described is not None:
            return described
        if self._may_derive(words, state is not None) and not self._is_local(words, head, core):
            around = (core[0], max(core[1], source[1]))
            owner = self.registry.states.get(self._state_in(around) or "") or self.home
            derived = derive_source(words, main_state=owner, as_written=written)
            if derived is not None:
                return self._voice((derived,), GROUP if g.tags[head] == "NNS" else BODY, self._kind(derived.id), head)
        led = self._led_body(head, written) if g.lemmas[head] in self.lexicon.speaker else None
        if led is not None:
            return led
        inside = self._inside((core[0], max(core[1], min(source[1], g.right[head] + 1))), head)
        if inside is not None and (g.lemmas[head] in self.lexicon.speaker or g.deps[head] == "compound"):
            return replace(inside, chain=(replace(inside.chain[-1], as_written=written),))
        if g.lemmas[head] in self.lexicon.unnamed and g.tags[head] not in ("NNP", "NNPS"):
            return self._unnamed(head, written)
        if mention is not None and mention.sort == "description":
            return self._of_mention(mention, written, head, resolution="inferred")
        if inside is not None:
            return replace(inside, chain=(replace(inside.chain[-1], as_written=written),))
        words_kept = [w for w in g.text[g.starts[core[0]] : g.ends[head]].split() if w.lower() not in _ARTICLES]
        name = " ".join(words_kept) or written
        named = any(g.tags[i].startswith("NNP") for i in range(*core))
        source_of = Source(
            id=f"text:{name.lower()}", name=name, as_written=written, resolution="named" if named else "unnamed"
        )
        return self._voice((source_of,), GROUP if g.tags[head] == "NNS" else BODY, "other", head)

    def _led_body(self, head: int, written: str) -> Voice | None:
        """The body of "the head of the group", "a spokesman for the army"."""
        g = self.g
        for kid in g.kids[head]:
            if kid > head and g.words[kid] in ("of", "for", "at", "with", "from"):
                noun = next((k for k in g.kids[kid] if g.deps[k] == "pobj" and g.is_noun(k)), None)
                if noun is None:
                    continue
                voice = self._resolve(noun, noun_phrase(g, noun, 0, len(g)))
                if voice.chain[-1].resolution != "unnamed" and not voice.chain[-1].id.startswith("text:"):
                    return replace(voice, chain=(replace(voice.chain[-1], as_written=written),), at=g.starts[head])
        return None

    def _stands_beside(self, head: int) -> bool:
        """Whether a name stands right before the head as part of its phrase: "Interfax news agency", "SDF fighters"."""
        g = self.g
        return any(
            g.deps[k] in ("compound", "amod", "nmod") and k < head and self._mention_at(k) is not None
            for k in g.kids[head]
        )

    def _may_derive(self, words: list[str], with_state: bool) -> bool:
        """Whether the words make a body of a state, and not a name of its own such as "Sahel TV"."""
        lower = [word.lower() for word in words]
        if derived_noun(lower) is None:
            return False
        own = [word for word in words[1:] if word[:1].isupper() and derived_noun([word.lower()]) is None]
        first = words[0][:1].isupper() and lower[0] not in _ARTICLES and self.g.text.find(f" {words[0]} ") >= 0
        parts = self.lexicon.derived_words
        unknown = [word for word in (own + ([words[0]] if first else [])) if word.lower() not in parts]
        return with_state or not unknown

    def _is_local(self, words: list[str], head: int, core: Range) -> bool:
        """Whether nobody in particular is meant: "local officials", "a police source", "rebel commanders"."""
        if self.g.lemmas[head] in ("source", "witness", "resident", "activist"):
            return True
        if self._state_in(core) is not None:
            return False
        body = derived_noun([word.lower() for word in words])
        before = [self.g.words[i] for i in range(core[0], head) if not self.g.tags[i].startswith(("NNP", "POS"))]
        if any(word not in self.lexicon.derived_words and word not in _RANKS for word in before):
            return True
        return body is not None and body.suffix == "gov" and before == [] and self.g.tags[head] in ("NN", "NNS")

    def _state_in(self, core: Range) -> str | None:
        """The id of the state that the words name, also through its leader's name."""
        state = named_state(self._words(core))
        if state is not None:
            return state.id
        for mention in self._mentions_in(core):
            owner = mention.id.partition("-")[0]
            if (
                mention.sort in _SURE
                and owner in self.registry.states
                and mention.head.start != self.g.starts[core[1] - 1]
            ):
                return owner
        return None

    def _arm(self, head: int, core: Range, source: Range, written: str) -> Voice | None:
        """A media unit, arm or wing of somebody: the registry's media arm of that parent."""
        g = self.g
        near = " ".join(g.words[max(core[0], head - 2) : head + 1])
        if not any(
            f"media {noun}" in near or f"propaganda {noun}" in near
            for noun in ("unit", "arm", "wing", "office", "outlet", "council", "centre", "center")
        ):
            return None
        reach = (core[0], max(core[1], min(g.right[head] + 1, source[1] if source[1] > core[1] else g.right[head] + 1)))
        owners = [m for m in self._mentions_in(reach) if m.sort in _SURE and m.head.start != g.starts[head]]
        arms = [
            (actor, owner)
            for owner in reversed(owners)
            for actor in self.registry.actors.values()
            if actor.kind == "media_arm" and actor.parent == owner.id
        ]
        if arms:
            found = self._registered(arms[0][0].id)
            return self._voice((replace(found, as_written=written),), BODY, "media_arm", head)
        groups = [m for m in owners if m.kind not in _NOT_A_BODY]
        if groups:
            owner = groups[-1]
            arm = Source(
                id=f"{owner.id}-media", name=f"{owner.name} media unit", as_written=written, camp=self._camp(owner)
            )
            return self._voice((arm,), BODY, "media_arm", head)
        return None

    def _described(self, head: int, core: Range, written: str) -> Voice | None:
        """ "The ministry", "a monitor": the body of a fitting kind that is named in the report."""
        words = [
            w
            for w in self.g.words[core[0] : min(core[1], head + 1)]
            if w not in ("the", "a", "an", "its", "their", "-")
        ]
        for start in range(max(0, len(words) - 4), len(words)):
            described = self.lexicon.descriptions.get(tuple(words[start:]))
            if described is None:
                continue
            definite = self.g.words[core[0]] in ("the", "its", "their")
            if definite:
                voice = self.memory.last_of_kind(described.kinds)
                if voice is not None:
                    body = replace(voice.chain[-1], as_written=written)
                    return replace(voice, at=self.g.starts[head], sort=BODY, chain=(body,))
            if described.anywhere:
                named = {m.id: m for m in self._mentions if m.kind in described.kinds and m.sort in _SURE}
                if len(named) == 1:
                    return self._of_mention(next(iter(named.values())), written, head, resolution="inferred")
            return None
        return None

    def _by_last_word(self, head: int, written: str) -> Voice | None:
        """A body named before whose name holds the head word: "the Committee" after a committee's full name."""
        if not self.g.text[self.g.starts[head]].isupper():
            return None
        voice = self.memory.body(self.g.words[head])
        if voice is None:
            return None
        return replace(voice, at=self.g.starts[head], chain=(replace(voice.chain[-1], as_written=written),))

    def _unnamed(self, head: int, written: str) -> Voice:
        noun = self.g.words[head]
        plural = (
            noun
            if self.g.tags[head] == "NNS" or noun in ("people", "police", "media")
            else _plural(self.g.lemmas[head])
        )
        source = Source(id=f"unnamed:{plural}", name=f"unnamed {plural}", as_written=written, resolution="unnamed")
        sort = GROUP if self.g.tags[head] == "NNS" else PERSON
        return self._voice((source,), sort, "unnamed", head)

    def _inside(self, piece: Range, head: int | None) -> Voice | None:
        """The body whose name stands inside these words."""
        best: ActorMention | None = None
        for mention in self._mentions_in(piece):
            if (
                mention.sort not in _SURE
                or mention.kind in ("civilians", "persons", "person")
                or self._is_side(mention)
            ):
                continue
            if best is None or (best.kind == "state" and mention.kind != "state"):
                best = mention
        if best is None or (best.kind == "state" and derived_noun([w.lower() for w in self._words(piece)]) is not None):
            derived = derive_source(self._words(piece)) if best is not None else None
            return self._voice((derived,), BODY, self._kind(derived.id), head or piece[0]) if derived else None
        return self._of_mention(
            best, self.g.text[best.span.start : best.span.end], head if head is not None else piece[0]
        )

    # -- pieces -------------------------------------------------------------------------------------------------

    def _relays(self, utterance: Utterance, origin: Source) -> Chain:
        """Who passes the words on: "quoted by Russian news agencies"."""
        g = self.g
        heads: list[int] = []
        if utterance.relay is not None:
            heads.append(self._head_of(utterance.relay))
        elif utterance.source is not None and utterance.head is not None and utterance.head < len(g):
            for kid in g.kids[utterance.head]:
                if kid > utterance.head and g.lemmas[kid] in _PASSED_ON:
                    agent = by_phrase(g, kid)
                    if agent is not None:
                        heads.append(agent)
        relays: list[Source] = []
        for head in heads:
            told = utterance.relay is not None and utterance.verb in _TOLD
            mention = self._mention_at(head)
            if told and (mention is None or mention.kind not in _OUTLETS):
                continue
            voice = self._resolve(head, noun_phrase(g, head, 0, len(g)))
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

    def _words(self, piece: Range) -> list[str]:
        return (
            self.g.text[self.g.starts[piece[0]] : self.g.ends[piece[1] - 1]]
            .replace("-", " ")
            .replace("'s", " 's")
            .replace("’s", " ’s")
            .split()
        )

    def _mention_at(self, token: int) -> ActorMention | None:
        """The actor whose head is this token, or the name that covers it."""
        start, end = self.g.starts[token], self.g.ends[token]
        at = bisect_left(self._starts, start)
        for mention in self._mentions[max(0, at - 2) : at + 3]:
            if mention.head.start < end and mention.head.end > start:
                return mention
        return None

    def _mentions_in(self, piece: Range) -> list[ActorMention]:
        if piece[0] >= piece[1]:
            return []
        span: Span = self.g.span(piece)
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return self._mentions[low:high]

    def _is_side(self, mention: ActorMention) -> bool:
        """Whether the name only tells where a body sits or who backs it: "Britain-based", "US-backed"."""
        behind = self.g.text[mention.span.end : mention.span.end + 12].lower()
        return behind.startswith("-") and not behind.startswith("-run")

    def _of_mention(self, mention: ActorMention, written: str, head: int, *, resolution: str = "named") -> Voice:
        source = Source(
            id=mention.id, name=mention.name, as_written=written, camp=self._camp(mention), resolution=resolution
        )
        return self._voice((source,), BODY, self._kind(mention.id, mention.kind), head)

    def _registered(self, actor_id: str) -> Source:
        actor = self.registry.by_id(actor_id)
        name = actor.name if actor is not None else actor_id
        return Source(id=actor_id, name=name, camp=self.registry.camp_of(actor_id))

    def _camp(self, mention: ActorMention) -> str | None:
        return mention.camp if mention.camp is not None else self.registry.camp_of(mention.id)

    def _kind(self, actor_id: str, known: str | None = None) -> str:
        """The kind of an actor; bodies made of a state and a noun have the kind of their noun."""
        suffix = actor_id.partition("-")[2]
        for body in self.lexicon.derived.values():
            if body.suffix == suffix and actor_id not in self.registry.actors:
                return body.kind
        actor = self.registry.by_id(actor_id)
        if actor is not None:
            return actor.kind
        return known or "other"

    def _voice(self, chain: Chain, sort: str, kind: str, head: int, words: frozenset[str] = frozenset()) -> Voice:
        return Voice(chain=chain, sort=sort, kind=kind, at=self.g.starts[head], words=words)


@lru_cache(maxsize=1)
def _registered_speakers() -> dict[str, str]:
    """Persons whose word is a body's word: the registry's id by the name in lower case."""
    names = Registry.load().names()
    return {" ".join(name.words).casefold(): name.id for name in names if name.sort == "speaker"}


def _plural(lemma: str) -> str:
    if lemma.endswith(("s", "x", "ch", "sh")):
        return f"{lemma}es"
    if lemma.endswith("y") and lemma[-2:-1] not in ("a", "e", "o", "u"):
        return f"{lemma[:-1]}ies"
    return {"man": "men", "woman": "women", "person": "people", "policeman": "policemen"}.get(lemma, f"{lemma}s")
