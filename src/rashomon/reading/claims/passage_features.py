"""What the places of a report look like from one of its claims: what a coder weighs who looks for where it was.

How long ago a place was named and as what, which claims around were there, whether it holds the place of another,
whether the claim's own sentence names or describes it, and what the rules make of it.  `passage_choice` weighs these.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from rashomon.model.claim import Claim
from rashomon.model.place import WIDE, Place, PlaceRef
from rashomon.model.when import When
from rashomon.reading.claims.asides import is_aside, is_reason
from rashomon.reading.claims.event_places import holds, tier_of
from rashomon.reading.claims.implied import CARRIED, DEFINITE, Told, doers
from rashomon.reading.claims.nearby import is_of_source, is_part_of_actor
from rashomon.reading.claims.passage_words import Words
from rashomon.reading.claims.place_choice import BASIS, weighed
from rashomon.reading.claims.place_features import Features
from rashomon.reading.claims.referring import ref
from rashomon.reading.frames import Draft, Scene
from rashomon.reading.frames.vocabulary import shared
from rashomon.reading.mentions import PlaceMention
from rashomon.reading.places.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

MAIN = frozenset({"event_location", "destination", "target", "area", "operation_area", "subject", "object"})
"""The roles of a place that a claim was at."""
_RECENT = 5
"""Places named before the claim's sentence that are weighed."""
_EARLIER = 3
"""Claims before whose places are weighed."""
_NOT_OWN = CARRIED | {"sentence", BASIS}
_FAR = 12
_OPENERS = frozenset({"in", "at", "near", "from", "outside"})


class Seen(NamedTuple):
    """A mention of a place: where in the text, and in which sentence and paragraph."""

    mention: PlaceMention
    sentence: int
    paragraph: int
    block: str


class Spot(NamedTuple):
    """One place of a report, with its mentions in the order of the text."""

    key: str
    place: Place | None
    seen: list[Seen]


class Option(NamedTuple):
    """A place that a claim may have been at: the one of `ref` if the rules chose it; `seen` is where it is named."""

    spot: Spot
    ref: PlaceRef | None
    seen: Seen | None
    row: Features


class Passages:
    """The places of a report and of its claims.

    `told` are the drafts with their claims, in the order of the text.
    """

    def __init__(self, scene: Scene, told: Sequence[tuple[Draft, Claim]]) -> None:
        self.scene = scene
        self.told = told
        self.spots: dict[str, Spot] = {}
        self._at: dict[int, str] = {}
        self._in: dict[int, list[str]] = {}
        for mention in scene.document.places:
            self._see(mention)
        self.answers = [self._keys([p for p in claim.places if p.role in MAIN]) for _draft, claim in told]
        self._chosen = Counter(key for keys in self.answers for key in dict.fromkeys(keys))
        self._first = self._opening()
        self._starts = {key: [seen.sentence for seen in spot.seen] for key, spot in self.spots.items()}
        counts = Counter({key: len(spot.seen) for key, spot in self.spots.items() if not _is_wide(spot.place)})
        self._most = counts.most_common(1)[0][0] if counts else None
        self._doers = [doers(claim.actors) for _draft, claim in told]
        self._nouns = {key: self._nouns_of(spot) for key, spot in self.spots.items()}
        self._words = Words(scene.document)

    def options(self, number: int) -> list[Option]:
        """The places that the claim of this number may have been at, each with its features."""
        draft, claim = self.told[number]
        here = draft.sentence.index
        own = self._in.get(here, [])
        refs = {self._key(place): place for place in claim.places}
        keys = dict.fromkeys([*self.answers[number], *own])
        before = [
            (starts[place - 1], key)
            for key, starts in self._starts.items()
            if (place := bisect_right(starts, here - 1))
        ]
        recent = [key for _sentence, key in sorted(before, key=lambda item: -item[0])]
        keys.update(dict.fromkeys(recent[:_RECENT]))
        for earlier in self.answers[max(0, number - _EARLIER) : number]:
            keys.update(dict.fromkeys(earlier[:2]))
        keys.update(dict.fromkeys(self._first))
        keys.update(dict.fromkeys(self._in.get(here + 1, [])[:1]))
        if not keys:
            return []
        common = self._of_claim(number)
        common["n:own"] = len(own)
        chances: dict[int, float] = {}
        for trigger in {token.i: token for token in (draft.trigger, draft.event) if token is not None}.values():
            for item in weighed(self.scene, trigger):
                start = item.candidate.mention.span.start
                chances[start] = max(item.chance, chances.get(start, 0.0))
        ranks = {key: rank for rank, key in enumerate(recent)}
        found: list[Option] = []
        for key in keys:
            spot = self.spots[key]
            row = dict(common)
            seen = self._of_spot(row, number, spot, ranks.get(key))
            self._of_order(row, number, key)
            self._of_words(row, draft, [s for s in spot.seen if s.sentence == here], chances)
            self._of_rules(row, number, key, refs.get(key))
            found.append(Option(spot, refs.get(key), seen, row))
        self._beside(found, number)
        return found

    def told_at(self, number: int, option: Option) -> Told | None:
        """The last claim before that the rules put at a place; where there is none, the sentence that names it."""
        key = option.spot.key
        for earlier in range(number - 1, -1, -1):
            if key in self.answers[earlier]:
                draft, claim = self.told[earlier]
                if sum(not _is_wide(self.spots[other].place) for other in self.answers[earlier]) > 1:
                    return None  # it may be any of them
                place = next(ref for ref in claim.places if self._key(ref) == key)
                return Told(place=place, at=draft.sentence.index, time=claim.time, doers=self._doers[earlier])
        if option.seen is None:
            return None
        place = ref(self.scene, option.seen.mention, "event_location", "in")
        return Told(place=place, at=option.seen.sentence, time=When())

    def _nouns_of(self, spot: Spot) -> frozenset[str]:
        """What a place is called beside its name: "the village of X", "X camp", "X, a market town"."""
        known, text = words().nouns, self.scene.document.text
        found: set[str] = set()
        for seen in spot.seen:
            around = text[max(0, seen.mention.span.start - 24) : seen.mention.span.end + 24].casefold()
            found.update(word for word in around.replace(",", " ").split() if word in known)
        return frozenset(found)

    def _see(self, mention: PlaceMention) -> None:
        sentence = self.scene.document.sentence_at(mention.span.start)
        if sentence is None or mention.sort in {"demonym", "implied"}:
            return
        key = mention.place.id if mention.place is not None else f"?{mention.name.casefold()}"
        if mention.sort == "description" and mention.place is None:
            if mention.antecedent is None or mention.antecedent.start not in self._at:
                return
            key = self._at[mention.antecedent.start]
        spot = self.spots.setdefault(key, Spot(key, mention.place, []))
        spot.seen.append(Seen(mention, sentence.index, sentence.paragraph, sentence.block))
        self._at[mention.span.start] = key
        here = self._in.setdefault(sentence.index, [])
        if key not in here:
            here.append(key)

    def _key(self, place: PlaceRef) -> str:
        if place.place_id is not None:
            return place.place_id
        at = self._at.get(place.span.start) if place.span is not None else None
        return at or f"?{(place.as_written or '').casefold()}"

    def _keys(self, refs: Sequence[PlaceRef]) -> list[str]:
        keys: list[str] = []
        for place in refs:
            key = self._key(place)
            if key not in self.spots:
                self._see_unlisted(key, place)
            keys.append(key)
        return keys

    def _see_unlisted(self, key: str, place: PlaceRef) -> None:
        """Take account of a name that is no place of the report but for a claim."""
        spot = self.spots[key] = Spot(key, None, [])
        sentence = self.scene.document.sentence_at(place.span.start) if place.span is not None else None
        if place.span is None or sentence is None:
            return
        mention = PlaceMention(span=place.span, phrase=place.span, name=place.as_written or "", basis=place.basis)
        spot.seen.append(Seen(mention, sentence.index, sentence.paragraph, sentence.block))
        self._in.setdefault(sentence.index, []).append(key)

    def _opening(self) -> list[str]:
        """The first two narrow places that the report names."""
        found: list[str] = []
        for key, spot in self.spots.items():
            if spot.seen and not _is_wide(spot.place) and len(found) < 2:
                found.append(key)
        return found

    def _of_claim(self, number: int) -> Features:
        draft, claim = self.told[number]
        trigger = draft.trigger
        row: Features = {f"type={claim.type}": 1, f"subtype={claim.subtype}": 1, f"tag={trigger.tag_}": 1}
        row[f"dep={trigger.dep_}"] = 1
        row[f"modality={claim.modality}"] = 1
        row[f"block={draft.sentence.block}"] = 1
        row[f"day={claim.time.basis}"] = 1
        row[f"rule={draft.rule.split(':')[0]}"] = 1
        noun = draft.event or trigger
        lefts = {child.lower_ for child in noun.lefts}
        row["known"] = noun.pos_ in {"NOUN", "PROPN"} and bool(lefts & DEFINITE)
        row["new"] = noun.pos_ in {"NOUN", "PROPN"} and bool(lefts & {"a", "an"})
        aux = {child.lower_ for child in trigger.lefts if child.dep_ in {"aux", "auxpass"}}
        row["had"] = "had" in aux
        row["has"] = bool(aux & {"has", "have"})
        sentence = self.scene.document.tokens_of(draft.sentence)
        lows = [token.lower_ for token in sentence]
        row["words:there"] = "there" in lows
        row["words:where"] = "where" in lows
        row["words:meanwhile"] = "meanwhile" in lows or lows[0] in shared()["scene_openers"]
        row["words:since"] = "since" in lows
        row["words:also"] = "also" in lows
        row["opens"] = lows[0] in _OPENERS
        row["opens:the"] = lows[0] in {"the", "they", "it", "he", "his", "their", "its"}
        row["described"] = any(low in words().nouns for low in lows)
        described = {
            token.lower_
            for token in sentence
            if token.lower_ in words().nouns and any(child.lower_ in DEFINITE for child in token.lefts)
        }
        self._described = described
        row["quoted"] = any(
            span.start <= trigger.idx < span.end for speech in self.scene.document.speech for span in speech.content
        )
        row["at"] = min(draft.sentence.index, 20)
        row["in_sentence"] = trigger.i - sentence[0].i
        day = self.scene.document.day
        end = claim.time.end or claim.time.start
        row["days"] = min((day - end).days, 400) if day is not None and end is not None else -1
        row["number"] = max((q.low or 0 for q in claim.quantities), default=0)
        return row

    def _of_spot(self, row: Features, number: int, spot: Spot, rank: int | None) -> Seen | None:
        """What a place is, and where it was last named before the claim."""
        draft = self.told[number][0]
        here, paragraph = draft.sentence.index, draft.sentence.paragraph
        kind = spot.place.kind if spot.place is not None else "unknown"
        row[f"kind={kind}"] = 1
        row["wide"] = _is_wide(spot.place)
        row["home"] = spot.place is not None and spot.place.country == self.scene.home
        row["mentions"] = min(len(spot.seen), 8)
        row["most"] = spot.key == self._most
        row["opening"] = self._first.index(spot.key) + 1 if spot.key in self._first else 0
        row["rank"] = _FAR if rank is None else min(rank, _FAR)
        own = [seen for seen in spot.seen if seen.sentence == here]
        before = [seen for seen in spot.seen if seen.sentence < here]
        row["before"] = min(len(before), 6)
        row["after"] = not own and not before
        row["headline"] = any(seen.block in {"headline", "standfirst"} for seen in spot.seen)
        row["dateline"] = any(seen.mention.sort == "dateline" for seen in spot.seen)
        row["cross_head"] = any(seen.block == "cross_head" and seen.sentence <= here for seen in spot.seen)
        nouns = self._nouns.get(spot.key, frozenset())
        row["noun:match"] = bool(self._described & nouns)
        row["noun:none"] = bool(self._described) and not self._described & nouns
        elsewhere = [seen.sentence for seen in spot.seen if seen.sentence != here]
        row["words:shared"], row["words:weight"] = self._words.shared(here, elsewhere)
        last = own[-1] if own else before[-1] if before else spot.seen[0] if spot.seen else None
        if last is None:
            return None
        row["back"] = min(here - last.sentence, _FAR)
        row["paragraphs"] = min(paragraph - last.paragraph, _FAR)
        row[f"sort={last.mention.sort}"] = 1
        row[f"relation={last.mention.relation}"] = 1
        row["same_paragraph"] = any(seen.paragraph == paragraph for seen in before)
        row["last_in_paragraph"] = bool(before) and before[-1].paragraph == paragraph and rank == 0
        return last

    def _of_order(self, row: Features, number: int, key: str) -> None:
        """Which claims around were there, as the rules say."""
        here = self.told[number][0].sentence
        row["claims"] = min(self._chosen[key], 8)
        row["claims:before"] = min(sum(key in keys for keys in self.answers[:number]), 8)
        earlier = list(range(number - 1, -1, -1))[:8]
        for step, other in enumerate(earlier[:3], start=1):
            row[f"previous:{step}"] = key in self.answers[other]
        placed = next((n for n in earlier if self.answers[n]), None)
        row["previous:placed"] = placed is not None and key in self.answers[placed]
        claim = self.told[number][1]
        alike = next((n for n in earlier if self.told[n][1].type == claim.type and self.answers[n]), None)
        row["previous:alike"] = alike is not None and key in self.answers[alike]
        doer = self._doers[number]
        same = next((n for n in earlier if doer & self._doers[n] and self.answers[n]), None) if doer else None
        row["previous:doer"] = same is not None and key in self.answers[same]
        time = claim.time
        days = [self.told[n][1].time for n in earlier if key in self.answers[n]]
        if time.start is not None and days:
            row["day:same"] = any((d.start, d.end) == (time.start, time.end) for d in days)
            row["day:other"] = all(d.start is not None and not d.meets(time) for d in days)
        row["next"] = number + 1 < len(self.told) and key in self.answers[number + 1]
        row["sentence:claims"] = any(
            key in self.answers[n] and self.told[n][0].sentence.index == here.index
            for n in range(max(0, number - 4), min(len(self.told), number + 4))
            if n != number
        )
        row["paragraph:claims"] = sum(
            key in self.answers[n] and self.told[n][0].sentence.paragraph == here.paragraph
            for n in range(max(0, number - 8), number)
        )

    def _of_words(self, row: Features, draft: Draft, own: Sequence[Seen], chances: dict[int, float]) -> None:
        """How a place hangs together with the claim's word, if its sentence names it."""
        row["own"] = bool(own)
        row["own:chance"] = max((chances.get(seen.mention.span.start, 0.0) for seen in own), default=-1.0)
        if not own:
            return
        doc = draft.trigger.doc
        for seen in own:
            span = doc.char_span(seen.mention.span.start, seen.mention.span.end, alignment_mode="expand")
            if span is None:
                continue
            head: Token = span.root
            tier = tier_of(self.scene, head, draft.trigger)
            row["own:tier"] = 9 if tier is None else tier
            row["own:aside"] = is_aside(head)
            row["own:reason"] = is_reason(head, draft.trigger)
            row["own:of_actor"] = is_part_of_actor(self.scene, head)
            row["own:of_source"] = is_of_source(self.scene, head)
            row["own:inside"] = draft.first <= head.i <= draft.last
            row["own:before"] = head.i < draft.trigger.i
            row["own:distance"] = min(abs(head.i - draft.trigger.i), 40)
            row[f"own:dep={head.dep_}"] = 1
            if head.dep_ == "pobj":
                row[f"own:prep={head.head.lower_}"] = 1
            row["own:described"] = seen.mention.sort == "description"

    def _of_rules(self, row: Features, number: int, key: str, place: PlaceRef | None) -> None:
        """What the rules make of it."""
        answer = self.answers[number]
        row["rules:n"] = len(answer)
        row["rules:none"] = not answer
        row["rules:chosen"] = key in answer
        row["rules:first"] = bool(answer) and answer[0] == key
        row["rules:beside"] = place is not None and key not in answer
        row["rules:wide"] = bool(answer) and all(_is_wide(self.spots[a].place) for a in answer)
        basis = next((p.basis for p in self.told[number][1].places if p.role in MAIN), "none")
        row[f"rules:basis={basis if basis in _NOT_OWN or basis == 'none' else 'own'}"] = 1
        if place is not None:
            row[f"basis={place.basis if place.basis in _NOT_OWN else 'own'}"] = 1
            row[f"role={place.role}"] = 1

    def _beside(self, found: Sequence[Option], number: int) -> None:
        """What the other places that are weighed are to each."""
        answer = set(self.answers[number])
        for option in found:
            others = [o for o in found if o is not option]
            option.row["beside:n"] = len(others)
            option.row["beside:holds"] = any(_holds(option, o) for o in others)
            option.row["beside:held"] = any(_holds(o, option) for o in others)
            option.row["beside:holds_chosen"] = any(o.spot.key in answer and _holds(option, o) for o in others)
            option.row["beside:in_chosen"] = any(o.spot.key in answer and _holds(o, option) for o in others)
            option.row["beside:own"] = sum(bool(o.row["own"]) for o in others)
            option.row["beside:nearer"] = sum(
                o.row.get("back", _FAR) < option.row.get("back", _FAR) and not o.row["wide"] for o in others
            )
            option.row["beside:chance"] = max((o.row["own:chance"] for o in others), default=-1.0)


def _is_wide(place: Place | None) -> bool:
    return place is not None and place.kind in WIDE


def _holds(wide: Option, inner: Option) -> bool:
    return wide.seen is not None and inner.seen is not None and holds(wide.seen.mention, inner.seen.mention)
