"""Outlets and offices: a description beside a name, a press service and its body, those only near a party."""

from __future__ import annotations

from dataclasses import replace

from rashomon.model.attribution import Source
from rashomon.reading.attribution.context import NOT_A_BODY, SURE
from rashomon.reading.attribution.derived import derive_source, named_state
from rashomon.reading.attribution.grammar import Range
from rashomon.reading.attribution.memory import BODY, Voice
from rashomon.reading.attribution.owners import Owners
from rashomon.reading.attribution.phrases import noun_phrase

OUTLETS = frozenset({"news_agency", "outlet", "media_arm"})
_BESIDE = frozenset({"appos", "npadvmod", "nmod", "compound", "amod", "dep", "poss"})
_BEHIND = frozenset({"appos", "npadvmod", "nmod", "dep", "nsubj"})
_OFFICIAL = frozenset({"state_forces", "ministry", "police", "state", "igo", "intelligence"})


class Outlets(Owners):
    """Resolves media and press offices by their names and owners."""

    def without_sides(self, head: int, core: Range) -> Range:
        """The phrase up to "close to", "allied with": whom a source is near is not who speaks."""
        g = self.g
        for i in range(head + 1, core[1] - 1):
            if g.words[i] in self.lexicon.near and g.words[i + 1] in ("to", "with", "by", "of"):
                return core[0], i
        return core

    def named_outlet(self, head: int, core: Range, written: str) -> Voice | None:
        """The outlet of "the Iranian news agency IRNA" or "the Interfax agency": that of the name, always."""
        g = self.g
        opened = self._opened_outlet(head, core, written)
        if opened is not None:
            return opened
        if g.lemmas[head] not in self.lexicon.outlet_nouns or g.tags[head] not in ("NN", "NNP"):
            return None
        beside = [k for k in g.kids[head] if g.deps[k] in _BESIDE and core[0] <= k]
        if head + 1 < len(g) and g.deps[head + 1] in _BEHIND and head + 1 not in beside:
            beside.append(head + 1)
        for kid in reversed(beside):
            mention = self.mention_at(kid)
            if mention is not None and mention.kind in OUTLETS and mention.sort in ("name", "defined"):
                return self.voice_of(mention, written, head)
        name = next((k for k in beside if k > head and g.deps[k] in _BEHIND and g.tags[k] == "NNP"), None)
        if name is None or g.entities[name] in ("PERSON", "DATE", "GPE") or self.mention_at(name) is not None:
            return None
        first = name
        while first - 1 > head and g.tags[first - 1] == "NNP":
            first -= 1
        if any(g.words[k] == "," for k in range(head, first)):
            return None
        title = g.text[g.starts[first] : g.ends[name]]
        source = Source(id=f"text:{title.lower()}", name=title, as_written=written)
        return self.voice((source,), BODY, "outlet", head)

    def _opened_outlet(self, head: int, core: Range, written: str) -> Voice | None:
        """A station that its name opens as such: "Radio Kampala"; one of the registry is itself."""
        g = self.g
        first = next((k for k in range(core[0], head + 1) if g.words[k] in self.lexicon.outlet_openings), None)
        if first is None or first == core[1] - 1 or not g.tags[first].startswith("NNP"):
            return None
        end = max(core[1], head + 1)
        follows = g.tags[first + 1].startswith("NNP") or (g.words[first + 1] == "of" and first + 2 < end)
        if not follows or not g.text[g.starts[first]].isupper():
            return None
        known = self.mention_at(first)
        if known is not None and known.kind in OUTLETS:
            return self.voice_of(known, written, head)
        while end > first + 1 and not g.tags[end - 1].startswith("NNP"):
            end -= 1
        title = g.text[g.starts[first] : g.ends[end - 1]]
        source = Source(id=f"text:{title.lower()}", name=title, as_written=written)
        return self.voice((source,), BODY, "outlet", head)

    def press_office(self, head: int, core: Range, written: str) -> Voice | None:
        """The body of a "press service", which speaks for it: "the army's press office"."""
        g = self.g
        if head == core[0] or f"{g.words[head - 1]} {g.words[head]}" not in self.lexicon.press:
            return None
        front = (core[0], head - 1)
        words = self.words_of(front) if front[0] < front[1] else []
        found = self._own_body(front, head)
        if found is None and words:
            state = named_state(words)
            derived = derive_source(words, main_state=state or self.home)
            if derived is None and state is not None:
                derived = derive_source([state.name, "government"])
            found = self.voice((derived,), BODY, self.kind_of(derived.id), head) if derived is not None else None
        if found is None:
            noun = self._owner_behind(head)
            found = self.resolve(noun, noun_phrase(g, noun, 0, len(g))) if noun is not None else None
        if found is None:
            found = self.memory.last((BODY,)) if g.words[core[0]] == "the" else None
        if found is None:
            return None
        chain = (replace(found.chain[-1], as_written=written),)
        return replace(found, chain=chain, at=g.starts[head], sort=BODY, words=frozenset())

    def _own_body(self, front: Range, head: int) -> Voice | None:
        """The body that the words before a press office name; not a mere state, whose government is meant."""
        for mention in reversed(self.mentions_in(front)):
            if mention.sort in SURE and mention.kind not in NOT_A_BODY | OUTLETS and not self.is_side(mention):
                return self.voice_of(mention, self.g.text[mention.span.start : mention.span.end], head)
        return None

    def _owner_behind(self, head: int) -> int | None:
        g = self.g
        for kid in g.kids[head]:
            if kid > head and g.words[kid] in ("of", "for", "at"):
                return next((k for k in g.kids[kid] if g.deps[k] == "pobj" and g.is_noun(k)), None)
        return None

    def arm(self, head: int, core: Range, source: Range, written: str) -> Voice | None:
        """A media unit, arm or wing of somebody: the registry's media arm of that parent."""
        g = self.g
        near = " ".join(g.words[max(core[0], head - 2) : head + 1])
        if not any(words in near for words in self.lexicon.media_arms):
            return None
        mentions = self.mentions_in((core[0], max(core[1], self._end_of_clauses(head))))
        named = next((m for m in mentions if m.kind == "media_arm" and m.sort in SURE), None)
        if named is not None:
            return self.voice_of(named, written, head)
        owners = [m for m in mentions if m.sort in SURE and m.kind not in OUTLETS]
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
        if not groups:
            return None
        owner = groups[-1]
        if owner.kind in _OFFICIAL:  # "the army's media office" is the army
            return self.voice_of(owner, written, head)
        arm = Source(
            id=f"{owner.id}-media", name=f"{owner.name} media unit", as_written=written, camp=self.camp_of(owner)
        )
        return self.voice((arm,), BODY, "media_arm", head)

    def _end_of_clauses(self, head: int) -> int:
        """Where "run by the group" ends, before whatever is joined to the head."""
        g = self.g
        end = head + 1
        for kid in g.kids[head]:
            if kid > head and g.deps[kid] in ("cc", "conj", "punct", "appos"):
                break
            if kid > head:
                end = g.right[kid] + 1
        return end
