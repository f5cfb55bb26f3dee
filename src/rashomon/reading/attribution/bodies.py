"""Bodies and groups: ministries, monitors, media arms, unnamed witnesses."""

from __future__ import annotations

from dataclasses import replace

from rashomon.model.attribution import Source
from rashomon.reading.attribution.context import NOT_A_BODY, SURE, Context
from rashomon.reading.attribution.derived import derive_source, derived_noun, named_state
from rashomon.reading.attribution.grammar import Range
from rashomon.reading.attribution.memory import BODY, GROUP, PERSON, Voice
from rashomon.reading.attribution.phrases import noun_phrase

_RANKS = frozenset({"the", "senior", "top", "high", "ranking", "chief", "'s", "’s", "s", "'"})
_ARTICLES = frozenset({"the", "a", "an", "some", "several", "other", "many", "two", "three"})
_BESIDE = frozenset({"appos", "npadvmod", "nmod", "dep", "nsubj"})


class Bodies(Context):
    """Resolves what is no person and no document."""

    def body(self, head: int, core: Range, source: Range, written: str) -> Voice:
        """The voice of a ministry, group, arm or description; of an unnamed group if nothing better fits."""
        g = self.g
        own = self._arm(head, core, source, written)
        if own is not None:
            return own
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
            capital = Source(id=state.id, name=state.name, as_written=written, camp=state.camp)
            return self.voice((capital,), BODY, "state", head)
        described = self._described(head, core, written) if state is None else None
        if described is None and g.words[core[0]] == "the":
            described = self._by_last_word(head, written)
        if described is not None:
            return described
        if self._may_derive(words, state is not None) and not self._is_local(words, head, core):
            around = (core[0], max(core[1], source[1]))
            owner = self.registry.states.get(self.state_in(around, head) or "") or self.home
            derived = derive_source(words, main_state=owner, as_written=written)
            if derived is not None:
                return self.voice((derived,), GROUP if g.tags[head] == "NNS" else BODY, self.kind_of(derived.id), head)
        led = self._led_body(head, written) if g.lemmas[head] in self.lexicon.speaker else None
        if led is not None:
            return led
        inside = self.body_inside((core[0], max(core[1], min(source[1], g.right[head] + 1))), head)
        if inside is not None and (g.lemmas[head] in self.lexicon.speaker or g.deps[head] == "compound"):
            return replace(inside, chain=(replace(inside.chain[-1], as_written=written),))
        if g.lemmas[head] in self.lexicon.unnamed and g.tags[head] not in ("NNP", "NNPS"):
            return self._unnamed(head, written)
        if mention is not None and mention.sort == "description":
            return self.voice_of(mention, written, head, resolution="inferred")
        if inside is not None:
            return replace(inside, chain=(replace(inside.chain[-1], as_written=written),))
        words_kept = [w for w in g.text[g.starts[core[0]] : g.ends[head]].split() if w.lower() not in _ARTICLES]
        name = " ".join(words_kept) or written
        named = any(g.tags[i].startswith("NNP") for i in range(*core))
        source_of = Source(
            id=f"text:{name.lower()}", name=name, as_written=written, resolution="named" if named else "unnamed"
        )
        return self.voice((source_of,), GROUP if g.tags[head] == "NNS" else BODY, "other", head)

    def _led_body(self, head: int, written: str) -> Voice | None:
        """The body of "the head of the group", "a spokesman for the army"."""
        g = self.g
        for kid in g.kids[head]:
            if kid > head and g.words[kid] in ("of", "for", "at", "with", "from"):
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
        if self.g.lemmas[head] in ("source", "witness", "resident", "activist"):
            return True
        if self.state_in(core, head) is not None:
            return False
        body = derived_noun([word.lower() for word in words])
        before = [self.g.words[i] for i in range(core[0], head) if not self.g.tags[i].startswith(("NNP", "POS"))]
        if any(word not in self.lexicon.derived_words and word not in _RANKS for word in before):
            return True
        return body is not None and body.suffix == "gov" and before == [] and self.g.tags[head] in ("NN", "NNS")

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
        owners = [m for m in self.mentions_in(reach) if m.sort in SURE and m.head.start != g.starts[head]]
        told = set(near.split())
        arms = [
            (len(told & set(" ".join((actor.name, *actor.aliases)).lower().split())), actor.id)
            for owner in reversed(owners)
            for actor in self.registry.actors.values()
            if actor.kind == "media_arm" and actor.parent == owner.id
        ]
        shared, arm_id = max(arms, default=(0, ""), key=lambda arm: arm[0])
        if shared > 1:  # "media" and the noun: a broadcaster of the same owner is another voice
            found = self.registered(arm_id)
            return self.voice((replace(found, as_written=written),), BODY, "media_arm", head)
        groups = [m for m in owners if m.kind not in NOT_A_BODY]
        if groups:
            owner = groups[-1]
            arm = Source(
                id=f"{owner.id}-media", name=f"{owner.name} media unit", as_written=written, camp=self.camp_of(owner)
            )
            return self.voice((arm,), BODY, "media_arm", head)
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
                named = {m.id: m for m in self._mentions if m.kind in described.kinds and m.sort in SURE}
                if len(named) == 1:
                    return self.voice_of(next(iter(named.values())), written, head, resolution="inferred")
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
        return self.voice((source,), sort, "unnamed", head)


def _plural(lemma: str) -> str:
    if lemma.endswith(("s", "x", "ch", "sh")):
        return f"{lemma}es"
    if lemma.endswith("y") and lemma[-2:-1] not in ("a", "e", "o", "u"):
        return f"{lemma[:-1]}ies"
    return {"man": "men", "woman": "women", "person": "people", "policeman": "policemen"}.get(lemma, f"{lemma}s")
