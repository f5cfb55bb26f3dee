"""Where a passage is set when its sentences do not say it: the head of an item, a heading over it, or the date line.

"Kuito/Bié: Eleven residents were killed", "MISSION HOSPITAL, AMAIMO.  Bombed on Sunday", a heading "Goma" alone: what
follows is there.  A date line tells where the report was written, and only then where a thing happened if nothing
places it elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from rashomon.model.claim import Claim
from rashomon.model.earth import distance_km
from rashomon.model.place import Place, PlaceRef
from rashomon.model.vocabulary import kind_of
from rashomon.model.when import When
from rashomon.reading.attribution.lexicon import SpeechLexicon
from rashomon.reading.claims.heads import days_over, heading, is_within_town, item_head, labels_over, mentions
from rashomon.reading.claims.implied import Told
from rashomon.reading.claims.nearby import is_of_source, is_part_of_actor
from rashomon.reading.claims.referring import ref
from rashomon.reading.frames import Draft, Scene
from rashomon.reading.frames.vocabulary import shared
from rashomon.reading.mentions import PlaceMention, Sentence
from rashomon.reading.places.lands import LOCATING, lands_told_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEAR_KM = 40.0
"""So near a town an event is still at its gates."""
_DIVISIONS = frozenset({"admin1", "admin2", "region"})
_TOWNS = frozenset({"city", "district", "camp", "base", "air_base", "airport", "site"})
_HEADS = frozenset({"cross_head"})
_TEXT = frozenset({"body", "headline", "standfirst", "caption"})
_SHORT = 5
_SCENE = 4
"""Sentences that the one scene of a report goes on for."""
_DEFINITE = frozenset({"the", "this", "that"})
_CHAIN = 3
"""Sentences that a scene in a capital goes on for once one of its events was there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The place of a passage, as one only implied; `mention` is where it is named."""

    place: PlaceRef
    mention: PlaceMention


class Settings:
    """The settings of a report.  `of` is asked draft by draft in the order of the text, `note` told each claim made."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._heads = _heads(scene)
        self._line = None if self._heads else _date_line(scene)
        self._only = _only_town(scene) if self._line is None and not self._heads else None
        self._left = False
        self._last_here: int | None = None
        self._checked = 0

    def parts(self, told: Told, draft: Draft) -> bool:
        """Whether a heading that names a place stands between a place told before and a draft."""
        before = self._scene.document.sentences[told.at].paragraph
        here = draft.sentence.paragraph
        return self._heads.get(here) != self._heads.get(before)

    def of(self, draft: Draft) -> Told | None:
        """The place of the passage that a draft stands in; None where it has none, or has left it."""
        head = self._heads.get(draft.sentence.paragraph)
        if head is not None:
            return self._under(head, draft)
        if self._line is not None:
            return self._in_town(self._line, draft)
        return self._at_the_scene(self._only, draft) if self._only is not None else None

    def note(self, claims: Sequence[Claim], draft: Draft) -> None:
        """Take account of where the claims of a draft are."""
        setting = self._line or self._only
        if setting is None or not claims or kind_of(draft.type) != "event":
            return
        town = setting.mention.place
        for place in claims[0].places:
            if place.role not in ("event_location", "target", "destination") or town is None:
                continue
            written = place.as_written or ""
            part = is_within_town(written)
            if place.lat is None or place.lon is None:
                self._left = self._left or (any(map(str.isupper, written)) and not part)
            elif part and place.country != town.country:
                continue
            elif place.kind != "country" and not _is_around(town, place):
                self._left = True
            elif place.kind != "country":
                self._last_here = draft.sentence.index

    def _under(self, head: Setting, draft: Draft) -> Told | None:
        sentences = self._scene.document.sentences
        first = draft.sentence.index
        while first > 0 and self._heads.get(sentences[first - 1].paragraph) is head:
            first -= 1
        if any(
            _is_elsewhere(self._scene, s, head.mention, unknown=False)
            for s in sentences[first : draft.sentence.index + 1]
        ):
            return None
        return self._told(head, draft)

    def _in_town(self, line: Setting, draft: Draft) -> Told | None:
        """The town of the date line, while nothing that the report tells was elsewhere."""
        here = draft.sentence.index
        sentences = self._scene.document.sentences
        while not self._left and self._checked < here:
            self._left = _is_elsewhere(self._scene, sentences[self._checked], line.mention)
            self._checked += 1
        if self._left or draft.sentence.span.start < line.mention.span.start:
            return None
        if _is_elsewhere(self._scene, draft.sentence, line.mention):
            return None
        first = self._scene.document.tokens_of(draft.sentence)[0]
        if first.lower_ in shared()["scene_openers"]:
            return None
        if line.mention.capital and not (_has_spot(self._scene, draft.sentence) or self._goes_on(here)):
            return None
        self._last_here = here
        return self._told(line, draft)

    def _at_the_scene(self, only: Setting, draft: Draft) -> Told | None:
        """The one town that a report tells of, for its dead and for what points back to its event."""
        if self._last_here is None or draft.sentence.index - self._last_here > _SCENE or self._left:
            return None
        noun = draft.event
        known = noun is not None and any(child.lower_ in _DEFINITE for child in noun.lefts)
        if draft.type != "casualty_detail" and not known:
            return None
        if self._scene.document.tokens_of(draft.sentence)[0].lower_ in shared()["scene_openers"]:
            return None
        self._last_here = draft.sentence.index
        return self._told(only, draft)

    def _goes_on(self, here: int) -> bool:
        return self._last_here is not None and here - self._last_here <= _CHAIN

    def _told(self, setting: Setting, draft: Draft) -> Told:
        day, head = self._scene.document.day, setting is not self._line
        return Told(place=setting.place, at=draft.sentence.index, time=When(start=day, end=day), head=head)


def _heads(scene: Scene) -> dict[int, Setting]:
    """The settings by heads and headings, by paragraph."""
    document = scene.document
    scene.days_of_items.update({document.sentences[at].paragraph: day for at, day in days_over(scene).items()})
    found: dict[int, Setting] = {}
    over: Setting | None = None
    under: dict[int, Setting | None] = {}
    seen_line = any(document.is_label(sentence) for sentence in document.sentences)
    labels = labels_over(scene)
    for paragraph, group in groupby(document.sentences, key=lambda s: s.paragraph):
        sentences = list(group)
        first = sentences[0]
        if first.block in _HEADS and document.is_label(first):
            over = None
        elif first.block in _HEADS:
            over = _setting(scene, heading(scene, first))
        elif first.block == "dateline":
            over = _of_dateline(scene, first) if seen_line else None
            seen_line = True
        elif first.block == "body":
            head = item_head(scene, sentences)
            if head is not None:
                scene.item_heads.update(m.span.start for m in head.places)
            if head is not None and head.day is not None:
                scene.days_of_items[paragraph] = head.day
            own = _setting(scene, head.places) if head is not None else None
            label = labels.get(paragraph)
            if own is None and label is not None:
                own = under.setdefault(label.index, _setting(scene, heading(scene, label)))
            if own is not None or over is not None:
                found[paragraph] = own or over  # type: ignore[assignment]
        else:
            over = None
    return found


def _of_dateline(scene: Scene, sentence: Sentence) -> Setting | None:
    return _setting(scene, mentions(scene, sentence.span))


def _setting(scene: Scene, mentions: Sequence[PlaceMention]) -> Setting | None:
    """The narrowest of the places of a head, the first of several towns; None where it names only a country."""
    mentions = [m for m in mentions if not _leads_to(scene, m)]
    known = [m for m in mentions if m.place is not None and m.place.kind != "country"]
    towns = [m for m in known if m.place is not None and m.place.kind not in _DIVISIONS]
    if len(known) > len(towns) > 1 and not _are_nested(scene, towns):
        towns = []  # "South Darfur (Nyala and Gereida localities)"
    unknown = [m for m in mentions if m.place is None]
    chosen = next(iter((*towns, *unknown, *known)), None)
    return None if chosen is None else Setting(place=_implied(scene, chosen), mention=chosen)


def _are_nested(scene: Scene, towns: Sequence[PlaceMention]) -> bool:
    """Whether the towns of a head are one and what it lies in, not a row of them: no "and" stands between."""
    text = scene.document.text[towns[0].span.end : towns[-1].span.start].casefold().split()
    return "and" not in text


def _leads_to(scene: Scene, mention: PlaceMention) -> bool:
    """Whether a head only points to a place, and what it heads is elsewhere: "The road to Damascus"; a label of a
    paragraph says by it where that was."""
    before = scene.document.text[: mention.span.start].rsplit(maxsplit=1)
    if not before or before[-1].casefold() not in ("to", "towards", "toward"):
        return False
    sentence = scene.document.sentence_at(mention.span.start)
    return sentence is None or not scene.document.is_label(sentence)


def _implied(scene: Scene, mention: PlaceMention) -> PlaceRef:
    """The place of a head as that of what it heads, which does not name it; an unknown name keeps its words."""
    found = ref(scene, mention, "event_location", "in", basis="heading")
    return found if mention.place is None else replace(found, as_written=None, span=None)


def _date_line(scene: Scene) -> Setting | None:
    """The one town of the date line, if the report is of its country."""
    lines = [m for m in scene.document.places if m.sort == "dateline" and m.place is not None]
    if not lines:
        return None
    first = scene.document.sentence_at(lines[0].span.start)
    same = [m for m in lines if scene.document.sentence_at(m.span.start) == first]
    towns = [m for m in same if m.place is not None and m.place.kind in _TOWNS]
    if len({m.place.id for m in towns if m.place is not None}) != 1:
        return None
    place = towns[0].place
    countries = lands_told_of(scene.document.places)
    if place is None or place.lat is None or (countries and place.country not in countries):
        return None
    setting = _setting(scene, towns)
    return None if setting is None else replace(setting, place=replace(setting.place, basis="dateline"))


def _only_town(scene: Scene) -> Setting | None:
    """The one town that a report puts anything in, with its parts and what holds it; None where it names several."""
    seen: list[PlaceMention] = []
    for mention in scene.document.places:
        if mention.sort != "name" or mention.relation in LOCATING or mention.place is None:
            continue
        sentence = scene.document.sentence_at(mention.span.start)
        if sentence is not None and sentence.block in _TEXT and mention.place.kind != "country":
            seen.append(mention)
    first = next((m for m in seen if m.place is not None and m.place.kind in _TOWNS), None)
    if first is None or first.place is None or any(_is_another(scene, m, first) for m in seen):
        return None
    return Setting(place=replace(_implied(scene, first), basis="report"), mention=first)


def _is_elsewhere(scene: Scene, sentence: Sentence, here: PlaceMention, *, unknown: bool = True) -> bool:
    """Whether a sentence tells of something at another place than this one, its parts and what holds it.

    Without `unknown`, a name that nobody knows is taken for that of a part.
    """
    if sentence.block not in _TEXT:
        return False
    seen: set[int] = set()
    for token in scene.document.tokens_of(sentence):
        mention = scene.place(token)
        if mention is None or mention.sort != "name" or mention.span.start in seen or mention.relation in LOCATING:
            continue
        seen.add(mention.span.start)
        if mention.place is None and not unknown:
            continue
        if _is_another(scene, mention, here) and not (
            is_part_of_actor(scene, token) or is_of_source(scene, token) or _is_where_said(scene, token)
        ):
            return True
    return False


def _is_where_said(scene: Scene, token: Token) -> bool:
    """Whether a place opens what somebody says there: "In Tunis, a spokesman of the Front denied ..."."""
    if token.dep_ != "pobj" or token.head.lower_ not in {"in", "at", "from"}:
        return False
    verb = token.head.head
    if verb.lemma_.lower() in SpeechLexicon.load().verbs:
        return bool(verb.i > token.i or token.i - verb.i <= _SHORT)
    return any(s.cue is not None and s.cue.start <= verb.idx < s.cue.end for s in scene.document.speech)


def _is_another(scene: Scene, mention: PlaceMention, here: PlaceMention) -> bool:
    place, town = mention.place, here.place
    if place is None or (town is not None and place.country != town.country):
        return town is not None and not is_within_town(mention.span.text_of(scene.document.text))
    if town is None:
        return place.kind not in {"country", "admin1", "admin2"}
    return place.id != town.id and not _is_around(town, place)


def _is_around(town: Place, place: Place | PlaceRef) -> bool:
    """Whether a place is the town, its country or division, or at its gates."""
    if place.kind == "country":
        return place.country == town.country
    if isinstance(place, Place) and place.kind == "admin1" and place.admin1 == town.admin1:
        return True
    if town.lat is None or town.lon is None or place.lat is None or place.lon is None:
        return False
    return distance_km(town.lat, town.lon, place.lat, place.lon) < _NEAR_KM


def _has_spot(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence tells of the very spot in a town: "outside a bus station", "in his home"; not who says it."""
    cues = [s.cue for s in scene.document.speech if s.cue is not None]
    return any(
        token.lemma_.lower() in shared()["spots"]
        and token.pos_ in ("NOUN", "PROPN")
        and not any(cue.start <= token.idx < cue.end for cue in cues)
        for token in scene.document.tokens_of(sentence)
    )
