"""Bodies and groups: ministries, monitors, media arms, unnamed witnesses."""

from __future__ import annotations

from dataclasses import replace

from rashomon.model.attribution import Source
from rashomon.reading.actors.vocabulary import Vocabulary
from rashomon.reading.attribution.context import NOT_A_BODY, SURE
from rashomon.reading.attribution.derived import derive_source, derived_noun, named_state
from rashomon.reading.attribution.grammar import Range
from rashomon.reading.attribution.memory import BODY, GROUP, PERSON, Voice
from rashomon.reading.attribution.outlets import Outlets
from rashomon.reading.attribution.phrases import noun_phrase
from rashomon.reading.mentions import ActorMention
from rashomon.reading.party_names import Heads
from rashomon.reading.registry import State

_ARMED = frozenset({"rebel_group", "militia"})
_BESIDE_NAME = 60
"""So many characters before or behind a name may its title stand."""
_POSSESSIVE = frozenset({"the", "'s", "’s", "s", "'"})
_ARTICLES = frozenset({"the", "a", "an", "some", "several", "other", "many", "two", "three"})
_BESIDE = frozenset({"appos", "npadvmod", "nmod", "dep", "nsubj"})


class Bodies(Outlets):
    """Resolves what is no person and no document."""

    def body(self, head: int, core: Range, source: Range, written: str) -> Voice:
        """The voice of a ministry, group, arm or description; of an unnamed group if nothing better fits."""
        g = self.g
        whole = max(core[1], source[1])
        seated = self.without_sides(head, core)
        core = self._without_seat(head, seated)
        if core != seated:
            whole, source = core[1], (source[0], max(head + 1, min(source[1], core[1])))
        end = self.without_sides(head, (core[0], whole))[1]
        if end < whole:
            source = (source[0], end)
        own = self.press_office(head, core, written) or self.arm(head, core, source, written)
        if own is not None:
            return own
        house = self._house(head, core, written) or self._same_speaker(head, core, written)
        if house is not None:
            return house
        mention = self.mention_at(head)
        sure = mention is not None and mention.sort in SURE and mention.kind not in ("civilians", "persons")
        if mention is not None and sure and (mention.sort != "derived" or self.state_in(core, head) is not None):
            return self.voice_of(mention, written, head)
        attached = self.body_inside((core[0], head), head) if core[0] < head else None
        if attached is not None and attached.kind not in NOT_A_BODY and self._stands_beside(head):
            return replace(attached, chain=(replace(attached.chain[-1], as_written=written),))
        beside = self.mention_at(head + 1) if head + 1 < len(g) and g.deps[head + 1] in _BESIDE else None
        if beside is not None and beside.sort in SURE and beside.kind not in NOT_A_BODY:
            return self.voice_of(beside, written, head)  # "state news agency SANA"
        words = self.words_of(core)
        state = named_state(words)
        if state is not None and words[-1] in state.capitals and words[:-1] in ([], ["The"]):
            day = self.document.day
            state = self.registry.state_of_capital(words[-1], day.year if day else None) or state
            capital = Source(id=state.id, name=state.name, as_written=written, camp=state.camp)
            return self.voice((capital,), BODY, "state", head)
        titled = g.lemmas[head] in self.lexicon.speaker or g.words[head] in self.lexicon.speaker
        led = self._led_body(head, written) if titled and self._leads_a_named_body(head, core) else None
        if led is not None:
            return led
        return (
            self._by_description(head, core, words, written, owned=state is not None)
            or self._by_state(head, core, source, words, written, owned=state is not None)
            or self._by_words(head, core, source, written)
        )

    def _by_description(self, head: int, core: Range, words: list[str], written: str, *, owned: bool) -> Voice | None:
        """A body told by its noun alone: "the ministry", "the monitor", "the Committee"."""
        if not owned:
            same = self._same_outlet(head, core, written)
            if same is not None:
                return same
            described = self._of_state_here(head, core, words, written) or self.described(core, head, written)
            if described is not None:
                return described
        if self.g.words[core[0]] == "the" and derived_noun([w.lower() for w in words]) is None:
            return self._by_last_word(head, written)
        return None

    def _by_state(
        self, head: int, core: Range, source: Range, words: list[str], written: str, *, owned: bool
    ) -> Voice | None:
        """A body of a state, named by its words or by the text: "Russia's Defence Ministry"."""
        if not self._may_derive(words, owned) or self._is_local(words, head, core):
            return None
        around = (core[0], max(core[1], source[1]))
        stated = self.registry.states.get(self.state_in(around, head) or "")
        derived = derive_source(words, main_state=stated or self._likely_owner(head, words), as_written=written)
        if derived is None:
            return None
        return self.voice((derived,), GROUP if self.g.tags[head] == "NNS" else BODY, self.kind_of(derived.id), head)

    def _by_words(self, head: int, core: Range, source: Range, written: str) -> Voice:
        """The body that somebody leads or speaks for, an unnamed group, or a body by its words as they stand."""
        g = self.g
        led = self._led_body(head, written) if g.lemmas[head] in self.lexicon.speaker else None
        if led is not None:
            return led
        reach = max(core[1], min(source[1], g.right[head] + 1))
        inside = self.body_inside((core[0], reach), head)
        if inside is not None and (g.lemmas[head] in self.lexicon.speaker or g.deps[head] == "compound"):
            return replace(inside, chain=(replace(inside.chain[-1], as_written=written),))
        own_name = g.lemmas[head] in self.lexicon.bodies and any(
            g.tags[i] in ("NNP", "NNPS") for i in range(core[0], head)
        )
        mention = self.mention_at(head)
        meant = mention is not None and mention.sort == "description" and mention.kind in _ARMED
        if meant and mention is not None and not own_name and self.g.words[core[0]] == "the" and core[1] - core[0] == 2:
            return self.voice_of(mention, written, head, resolution="inferred")  # "the group said"
        if g.lemmas[head] in self.lexicon.unnamed and g.tags[head] not in ("NNP", "NNPS") and not own_name:
            return self._unnamed(head, written)
        if mention is not None and mention.sort == "description" and not own_name:
            return self.voice_of(mention, written, head, resolution="inferred")
        if inside is not None:
            return replace(inside, chain=(replace(inside.chain[-1], as_written=written),))
        return self._as_written(head, core, written)

    def _as_written(self, head: int, core: Range, written: str) -> Voice:
        """A body that no list has, by its words."""
        g = self.g
        end = self._end_of_office(head, core)
        words_kept = [w for w in g.text[g.starts[core[0]] : g.ends[end - 1]].split() if w.lower() not in _ARTICLES]
        name = " ".join(words_kept) or written
        named = any(g.tags[i].startswith("NNP") for i in range(*core))
        source = Source(
            id=f"text:{name.lower()}", name=name, as_written=written, resolution="named" if named else "unnamed"
        )
        kind = "outlet" if g.lemmas[head] in self.lexicon.outlet_nouns else "other"
        return self.voice((source,), GROUP if g.tags[head] == "NNS" else BODY, kind, head)

    def _house(self, head: int, core: Range, written: str) -> Voice | None:
        """The body of "a Pentagon spokesman", "a Kremlin aide"."""
        g = self.g
        if g.lemmas[head] not in self.lexicon.speaker:
            return None
        word = next((g.words[i] for i in range(core[0], head) if g.words[i] in self.lexicon.metonyms), None)
        found = derive_source([word], as_written=written) if word is not None else None
        return self.voice((found,), BODY, self.kind_of(found.id), head) if found is not None else None

    def _of_state_here(self, head: int, core: Range, words: list[str], written: str) -> Voice | None:
        """ "The ministry" of the state that its own sentence speaks of."""
        lower = [word.lower() for word in words]
        body = derived_noun(lower)
        if body is None or body.kind == "outlet" or not self._may_derive(words, False):
            return None
        if self._is_local(words, head, core):
            return None
        owner = self.owner_here(head, body.suffix)
        derived = derive_source(words, main_state=owner, as_written=written) if owner is not None else None
        if derived is None:
            return None
        return self.voice((derived,), GROUP if self.g.tags[head] == "NNS" else BODY, body.kind, head)

    def _likely_owner(self, head: int, words: list[str]) -> State | None:
        """The state that a body belongs to whose words name none: that of the sentence before, or of the report."""
        seat = self.seat_here(head)
        if seat is not None:
            return seat
        body = derived_noun([word.lower() for word in words])
        before = self.owner_before(head, body.suffix) if body is not None and body.kind != "outlet" else None
        return before or self._home_of(body.suffix if body is not None else None)

    def _home_of(self, body: str | None) -> State | None:
        """The state that the report is about, or the power whose army stands in its land."""
        if self.home is None or self.home.iso2 is None or body is None:
            return self.home
        day = self.document.day
        named = {mention.place.name for mention in self.document.places if mention.place is not None}
        return self.registry.ruling(self.home.iso2, day.year if day else None, body, named) or self.home

    def _without_seat(self, head: int, core: Range) -> Range:
        """Without "in Baghdad" where it only tells where somebody sits: "Western diplomats in Baghdad"."""
        g = self.g
        guest = self._is_guest(head, core)
        seat = next(
            (k for k in g.kids[head] if head < k < core[1] and g.words[k] in ("in", "at", "near", "from")), None
        )
        return (core[0], seat) if guest and seat is not None else core

    def _is_guest(self, head: int, core: Range) -> bool:
        guests, lemma = self.lexicon.guests, self.g.lemmas[head]
        if lemma in guests or lemma not in self.lexicon.unnamed | self.lexicon.speaker:
            return lemma in guests
        return any(self.g.words[i] in guests for i in range(core[0], head))

    def _end_of_office(self, head: int, core: Range) -> int:
        """The end of "mayor of Beni": an office is another one elsewhere."""
        g = self.g
        if g.lemmas[head] not in self.lexicon.speaker and g.lemmas[head] not in self.lexicon.leagues:
            return head + 1
        for kid in g.kids[head]:
            if head < kid < core[1] and g.words[kid] == "of":
                noun = next((k for k in g.kids[kid] if g.deps[k] == "pobj" and g.is_noun(k)), None)
                if noun is not None and noun < core[1]:
                    return noun + 1
        return head + 1

    def _leads_a_named_body(self, head: int, core: Range) -> bool:
        """Whether a body by its own name stands behind a title: "the vice-president of the National Coalition"."""
        return any(
            mention.sort == "name" and mention.kind not in NOT_A_BODY
            for mention in self.mentions_in((head + 1, core[1]))
        )

    def _led_body(self, head: int, written: str) -> Voice | None:
        """The body of "the head of the group", "a spokesman for the army"."""
        g = self.g
        for kid in g.kids[head]:
            if kid < head and g.deps[kid] == "poss" and g.tags[kid] in ("NN", "NNP"):
                voice = self.described((g.left[kid], kid + 1), kid, written)
                if voice is not None:
                    return replace(voice, at=g.starts[head])
            links = ("of", "for") if g.lemmas[head] in self.lexicon.guests else ("of", "for", "at", "with", "from")
            if kid > head and g.words[kid] in links:
                noun = next((k for k in g.kids[kid] if g.deps[k] == "pobj" and g.is_noun(k)), None)
                if noun is None:
                    continue
                voice = self.resolve(noun, noun_phrase(g, noun, 0, len(g)))
                if voice.chain[-1].resolution != "unnamed" and not voice.chain[-1].id.startswith("text:"):
                    return replace(voice, chain=(replace(voice.chain[-1], as_written=written),), at=g.starts[head])
        return None

    def _stands_beside(self, head: int) -> bool:
        """Whether a name stands right before the head as part of its phrase: "Interfax news agency", "SDF fighters"."""
        g = self.g
        return any(
            g.deps[k] in ("compound", "amod", "nmod") and k < head and self.mention_at(k) is not None
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
        if self.g.lemmas[head] in self.lexicon.nobody_known:
            return True
        front = (core[0], head)
        walks = any(self.g.words[i] in self.lexicon.walks for i in range(*front))
        if walks and (front[0] == head or self.state_in(front, head) is None):
            return True
        if self.state_in(core, head) is not None:
            return False
        if self._is_guest(head, core):
            return True
        body = derived_noun([word.lower() for word in words])
        before = [self.g.words[i] for i in range(core[0], head) if not self.g.tags[i].startswith(("NNP", "POS"))]
        if any(
            word not in self.lexicon.derived_words and word not in self.lexicon.ranks | _POSSESSIVE for word in before
        ):
            return True
        return body is not None and body.suffix == "gov" and before == [] and self.g.tags[head] in ("NN", "NNS")

    def described(self, core: Range, head: int, written: str | None = None) -> Voice | None:
        """ "The ministry", "a monitor": the body of a fitting kind that is named in the report."""
        written = written if written is not None else self.g.text[self.g.starts[core[0]] : self.g.ends[head]]
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
            noun = derived_noun(words)
            named_before = self._named_before(head, described.kinds) if definite and noun is None else None
            if named_before is not None:
                return self.voice_of(named_before, written, head, resolution="inferred")
            if definite:
                voice = self.memory.last_of_kind(described.kinds)
                if voice is not None and words[-1] in self.lexicon.armed and _is_unarmed(voice):
                    voice = None
                if voice is not None and noun is not None and not self._is_that(voice.chain[-1].id, noun.suffix):
                    voice = None
                if voice is not None:
                    body = replace(voice.chain[-1], as_written=written)
                    return replace(voice, at=self.g.starts[head], sort=BODY, chain=(body,))
            if described.anywhere:
                named = {m.id: m for m in self._mentions if m.kind in described.kinds and m.sort in SURE}
                if len(named) == 1:
                    return self.voice_of(next(iter(named.values())), written, head, resolution="inferred")
            return None
        return None

    def _is_that(self, source_id: str, suffix: str) -> bool:
        """Whether a voice may be meant by a ministry's own noun: "the foreign ministry" is no defence ministry."""
        known = source_id.partition("-")[2]
        return known == suffix or known not in {body.suffix for body in self.lexicon.derived.values()}

    def _named_before(self, head: int, kinds: frozenset[str]) -> ActorMention | None:
        """The last actor named before whose name ends in the head word: "the coalition"."""
        word, at = self.g.words[head], self.g.starts[head]
        for mention in reversed(self.mentions_before(at)):
            if mention.kind in kinds and mention.sort in SURE and mention.name.lower().split()[-1] == word:
                return mention
        return None

    def _by_last_word(self, head: int, written: str) -> Voice | None:
        """A body named before whose name holds the head word: "the Committee" after a committee's full name."""
        if not self.g.text[self.g.starts[head]].isupper():
            return None
        voice = self.memory.body(self.g.words[head])
        if voice is None:
            return None
        return replace(voice, at=self.g.starts[head], chain=(replace(voice.chain[-1], as_written=written),))

    def _same_outlet(self, head: int, core: Range, written: str) -> Voice | None:
        """The outlet that spoke before by the same noun: "the radio" after "Tehran radio" and an agency."""
        g = self.g
        if core[1] - core[0] != 2 or g.words[core[0]] != "the" or g.lemmas[head] not in self.lexicon.outlet_nouns:
            return None
        voice = self.memory.body(g.words[head])
        if voice is None:
            return None
        return replace(voice, at=g.starts[head], chain=(replace(voice.chain[-1], as_written=written),))

    def _same_speaker(self, head: int, core: Range, written: str) -> Voice | None:
        """Who spoke before by the same noun: "the spokesman" after "an army spokesman in Juba"."""
        g = self.g
        if core[1] - core[0] != 2 or g.words[core[0]] != "the" or g.tags[head] != "NN":
            return None
        if g.lemmas[head] not in self.lexicon.speaker | self.lexicon.spokespersons | self.lexicon.unnamed:
            return None
        voice = self.memory.told_as(g.words[head]) or self._titled(head)
        if voice is None or voice.sort == GROUP:
            return None
        chain = (replace(voice.chain[0], as_written=written), *voice.chain[1:])
        return replace(voice, at=g.starts[head], chain=chain)

    def _titled(self, head: int) -> Voice | None:
        """The last named person to speak, where the noun stood beside the name: "army spokesman Brigadier Okello"."""
        voice = self.memory.last((PERSON,))
        if voice is None or not voice.words:
            return None
        end = min(voice.at + _BESIDE_NAME, self.g.starts[self.g.left[head]])
        around = self.g.text[max(0, voice.at - _BESIDE_NAME) : end].lower()
        return voice if self.g.words[head] in around.replace(",", " ").split() else None

    def _unnamed(self, head: int, written: str) -> Voice:
        noun = self.g.words[head]
        plural = noun if self.g.tags[head] == "NNS" or noun in self.lexicon.collective else _plural(self.g.lemmas[head])
        walk = self.g.words[head - 1] if head > 0 and self.g.heads[head - 1] == head else ""
        if self.g.lemmas[head] in self.lexicon.vague_workers and walk in self.lexicon.walks:
            plural = f"{walk} {plural}"
        source = Source(id=f"unnamed:{plural}", name=f"unnamed {plural}", as_written=written, resolution="unnamed")
        sort = GROUP if self.g.tags[head] == "NNS" else PERSON
        return self.voice((source,), sort, "unnamed", head)


def _is_unarmed(voice: Voice) -> bool:
    """Whether a body that no list has shows no sign of arms: "Medics", but not "the Hill Front", "the HLF"."""
    words = voice.chain[-1].name.split()
    if voice.kind != "other" or (len(words) == 1 and words[0].isupper()):
        return False
    return words[-1].lower() not in Heads.load().all and words[-1].lower() not in Vocabulary.load().groups


def _plural(lemma: str) -> str:
    if lemma.endswith(("s", "x", "ch", "sh")):
        return f"{lemma}es"
    if lemma.endswith("y") and lemma[-2:-1] not in ("a", "e", "o", "u"):
        return f"{lemma[:-1]}ies"
    return {"man": "men", "woman": "women", "person": "people", "policeman": "policemen"}.get(lemma, f"{lemma}s")
