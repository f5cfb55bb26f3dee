"""Whether a place told before stands for one that a claim leaves out: "Rebels shelled X.  Two people were killed."

An implied place that is wrong is worse than none: it stands only for what goes on in the same scene.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.model.actor import ActorRef
from rashomon.model.claim import Claim
from rashomon.model.earth import distance_km
from rashomon.model.place import WIDE, PlaceRef
from rashomon.model.vocabulary import CASUALTY_KINDS, kind_of
from rashomon.model.when import When
from rashomon.reading.claims.event_places import is_quarter, named, narrowest
from rashomon.reading.claims.nearby import is_of_source, names_any
from rashomon.reading.claims.strange_kinds import is_building, is_line, tells_of_building
from rashomon.reading.frames import Draft, Scene
from rashomon.reading.frames.vocabulary import shared
from rashomon.reading.furniture import is_timestamp
from rashomon.reading.mentions import PlaceMention, Sentence
from rashomon.reading.places.words import words

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_REACH = 3
"""After how many sentences a place told before no longer stands for one left out."""
_ANOTHER_DAY = 20
"""So many days apart two claims are of two scenes."""
_OF_A_WAR = 1_000
"""So many dead that somebody "has killed" are those of a war."""
_OF_A_COUNTRY = {
    "killed": 5_000,
    "injured": 5_000,
    "killed_or_wounded": 5_000,
    "displaced": 300_000,
    "population": 300_000,
}
"""Sums so large are those of a country, not of the town told before."""
CARRIED = frozenset({"paragraph", "heading", "dateline", "report"})
"""Bases of a place that no word of the claim's own sentence gives."""
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their"})
_INDEFINITE = frozenset({"a", "an", "any", "some", "several", "many", "other"})
_DOERS = frozenset({"initiator", "co_initiator", "perpetrator", "besieger"})
_NOBODY = frozenset({"unknown", "persons", "civilians", "forces"})
_UNDONE = frozenset({"planned", "conditional"})
_GOING = frozenset({"movement", "displacement"})
_BESIDE = frozenset({"from", "toward", "distance_from"})
_WIDE = frozenset({"admin1", "region"})
_DIVISION_KM = 60.0
_LINES = frozenset({"river", "road"})
_DIVISIONS = frozenset({"admin1", "admin2"})
_ON_THE_WAY = frozenset({"ambush", "mine_ied"})  # "a convoy bound for X was ambushed"
_AROUND = WIDE | _LINES | _DIVISIONS
_INSIDE = frozenset({"in", "at", "part_of"})
_UNDER_HEADS = frozenset({"displacement", "aid_event", "movement"})
_UNDATED = frozenset({"age", "none", "offset"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The place of an earlier claim of the same passage: the index of its sentence, when that claim was and whose
    deed (ids of actors; empty where nobody is named).  `head`: a heading or the head of an item tells it."""

    place: PlaceRef
    at: int
    time: When
    doers: frozenset[str] = frozenset()
    head: bool = False


def telling(scene: Scene, draft: Draft, claim: Claim, told: Told | None) -> Told | None:
    """The place that stands for one left out after this claim: its own, or still the one told before it.

    A claim whose sentence names several places leaves none, as what follows may be at any of them; nor does one that
    is only planned, spoken or negotiated, or tells whither somebody went.
    """
    if claim.status == "noise_duplicate" or draft.type == "place_fact":
        return told
    back = draft.type not in _GOING and _points_back(draft)
    told_of = [p for p in claim.places if p.as_written is not None or back]
    located = [p for p in told_of if p.place_id is not None and p.kind != "country"]
    strange = [p for p in claim.places if p.lat is None and p.span is not None and _is_called_a_place(p)]
    strange = [p for p in strange if p.relation != "from" or draft.type == "displacement"]
    if len(strange) > 1:
        strange = [p for p in strange if not is_building(p)] or strange  # "in X, where the army raided the Y hotel"
        strange = [p for p in strange if not is_line(p)] or strange  # "crossed the X River near the village of Y"
    if _is_inside(scene, strange):
        strange = strange[:1]
    if len(strange) == 1 and all(
        p.kind in _AROUND or _is_reference(p) or (p.relation == "near" and strange[0].relation in _INSIDE)
        for p in located
    ):
        located = strange  # the very spot, though nobody knows it: "in X province, near the village of Y"
    if not located:
        return told
    if draft.type not in _staying() and draft.type not in _GOING:
        return None
    if draft.type in _GOING:
        there = ("in", "at") if not all(p in strange for p in located) else ("in", "at", "near")
        located = [p for p in located if (p.role == "origin" if draft.type == "displacement" else p.relation in there)]
    if not located:
        return told if draft.type in _GOING else None
    inside = [p for p in located if p.relation in _INSIDE]
    place = next(iter([p for p in inside if p.kind not in _DIVISIONS] or inside or located))
    if place.relation == "from" and draft.type != "displacement":
        return None
    if draft.modality in _UNDONE and draft.type == "movement":
        return told  # who means to go somewhere has not left
    on_the_way = place.relation == "toward" and draft.subtype in _ON_THE_WAY and len(claim.places) == 1
    if draft.modality in _UNDONE or (place.relation in _BESIDE and place.role != "origin" and not on_the_way):
        return None
    around = narrowest(scene, [m for m, head in named(scene, draft.trigger) if not is_of_source(scene, head)])
    own = {p.span for p in claim.places}
    around = [m for m in around if m.place is not None or m.span not in own]
    around = [
        m
        for m in around
        if not (place.span is not None and place.span.contains(m.span))
        and m.span.start not in scene.item_heads
        and not _is_beside(m, place)
        and not _is_division_of(m, place)
        and not (place in strange and m.place is not None and m.place.kind in _AROUND)
        and not (m.place is None and is_quarter(scene, m))
    ]
    if {_ref(mention) for mention in around} - {place.place_id or ""}:
        return None
    return Told(place=place, at=draft.sentence.index, time=claim.time, doers=doers(claim.actors))


def _is_inside(scene: Scene, strange: Sequence[PlaceRef]) -> bool:
    """Whether the first of two names that nobody knows is told to lie in the other: "in X village, in Y"."""
    if len(strange) != 2 or strange[0].span is None or strange[1].span is None:
        return False
    gap = scene.document.text[strange[0].span.end : strange[1].span.start]
    return gap.strip(" ,") in {"in", "of", "in the"} or (gap == ", " and strange[1].relation == "in")


def _is_division_of(mention: PlaceMention, place: PlaceRef) -> bool:
    """Whether a name is that of a division in which the place of a claim may well lie: "in X district, at Y"."""
    outer = mention.place
    if outer is None or outer.kind not in _DIVISIONS or place.kind != "city" or outer.country != place.country:
        return False
    if None in (outer.lat, outer.lon, place.lat, place.lon):
        return False
    apart = distance_km(outer.lat or 0.0, outer.lon or 0.0, place.lat or 0.0, place.lon or 0.0)
    return apart <= max(_DIVISION_KM, outer.radius_km or 0.0)


def _is_reference(place: PlaceRef) -> bool:
    """Whether a place only tells where another lies: "east of X", "20 km from X"."""
    return place.relation == "distance_from" or (place.relation.endswith("_of") and place.relation != "part_of")


def _points_back(draft: Draft) -> bool:
    """Whether a claim says "there" of where it was."""
    own = draft.trigger.doc[draft.first : draft.last + 1]
    return any(token.lower_ == "there" and token.dep_ == "advmod" for token in own)


def _is_called_a_place(place: PlaceRef) -> bool:
    """Whether the text itself writes a name that no gazetteer knows for where something was, no province's."""
    written = place.as_written or ""
    if _DIVISIONS & set(words().nouns.get(written.rsplit(" ", 1)[-1].casefold(), ())):
        return False
    own = place.basis not in CARRIED or place.basis == "paragraph"
    there = place.role in {"event_location", "origin"} or (place.role == "destination" and place.relation in _INSIDE)
    return there and any(map(str.isupper, written)) and own


def _is_beside(mention: PlaceMention, place: PlaceRef) -> bool:
    """Whether a name only tells where the place of a claim lies: "in Goma, outside Sake", "a village north of Kano"."""
    if mention.relation in _BESIDE:
        return True
    near = mention.relation == "near" or (mention.relation.endswith("_of") and mention.relation != "part_of")
    return near and place.relation in _INSIDE


def _ref(mention: PlaceMention) -> str:
    return mention.place.id if mention.place is not None else f"?{mention.name}"


def doers(actors: Iterable[ActorRef]) -> frozenset[str]:
    """The ids of those who act, where the text names a group or a state."""
    ids = (actor.id for actor in actors if actor.role in _DOERS)
    return frozenset(one for one in ids if not one.startswith("text:") and one not in _NOBODY)


def is_of_others(draft: Draft, told: Told, acting: Collection[str]) -> bool:
    """Whether a claim is the deed of others than the one whose place was told before, and does not point back to that
    place ("still surrounded it")."""
    if not (told.doers and acting) or not told.doers.isdisjoint(acting):
        return False
    own = draft.trigger.doc[draft.first : draft.last + 1]
    return not any(t.lower_ in {"it", "there"} and t.dep_ in {"dobj", "pobj", "advmod", "nsubjpass"} for t in own)


def leaves(scene: Scene, draft: Draft, told: Told) -> bool:
    """Whether a claim is no longer in the passage of a place told before: too far on, "Meanwhile ...", or another place
    was named since."""
    if draft.sentence.index - told.at > _REACH or opens_anew(scene, draft, told):
        return True
    # a name that nobody knows may lie in the division told before
    known, between = {told.place.place_id or ""}, scene.document.sentences[told.at + 1 : draft.sentence.index]
    if any(_opens_elsewhere(scene, scene.document.tokens_of(s), told) for s in between if s.block == "body"):
        return True
    return any(names_any(scene, sentence, known, unknown=told.place.kind not in _WIDE) for sentence in between)


def opens_anew(scene: Scene, draft: Draft, told: Told) -> bool:
    """Whether a claim opens another scene than the one before: "Meanwhile ...", "In Kabul, the government said"."""
    tokens = scene.document.tokens_of(draft.sentence)
    if tokens[0].lower_ in shared()["scene_openers"] or any(token.lower_ == "meanwhile" for token in tokens):
        return True
    if _opens_elsewhere(scene, tokens, told):
        return True
    between = scene.document.sentences[told.at + 1 : draft.sentence.index]
    return any(s.block == "noise" and _is_clock(scene, s) for s in between)  # another item of a log or live page


def _is_clock(scene: Scene, sentence: Sentence) -> bool:
    """Whether a line is but the time of day that opens an item: "18.42 GMT"."""
    return is_timestamp(sentence.span.text_of(scene.document.text).strip())


def _opens_elsewhere(scene: Scene, tokens: Tokens, told: Told) -> bool:
    """Whether a sentence begins in another town, though only somebody speaks there: "In Kabul, the government said"."""
    if len(tokens) < 2 or tokens[0].lower_ not in {"in", "at"}:
        return False
    mention = scene.place(tokens[1])
    return mention is not None and mention.place is not None and mention.place.id != told.place.place_id


def stands(scene: Scene, draft: Draft, told: Told) -> bool:
    """Whether a place told before is also that of a claim of the same passage that names none."""
    if not (may_stay(draft) or (told.head and draft.type in _UNDER_HEADS)):
        return False
    if _is_of_country(scene, draft, under_head=told.place.basis == "heading"):
        return False
    if is_building(told.place) and not tells_of_building(draft):
        return False
    if _is_of_another_day(scene, draft, told) or _is_apart(scene, draft) or _is_total(scene, draft):
        return False
    return not _is_of_other_land(scene, draft, told)


def may_stay(draft: Draft) -> bool:
    """Whether a claim of this sort is where its passage is when it names no place, as it tells of one scene."""
    here = draft.type in _UNDER_HEADS and draft.trigger.lemma_ in shared()["stays_by_verb"]
    return (draft.type in _staying() or here) and not _is_new(draft)


@lru_cache(maxsize=1)
def _staying() -> frozenset[str]:
    return frozenset(shared()["stays_in_place"])


def _is_new(draft: Draft) -> bool:
    """Whether an operation or a holding is told for the first time: "a major offensive", "a rebel-held area"."""
    doc = draft.trigger.doc
    if draft.type == "control":
        return doc[draft.first].lower_ in _INDEFINITE
    if draft.type != "operation" or draft.subtype == "counter_attack":
        return False
    nouns: list[Token] = [draft.event or draft.trigger]
    if draft.event is None and draft.trigger.pos_ != "NOUN":
        nouns = [child for child in draft.trigger.children if child.dep_ in ("dobj", "nsubj", "nsubjpass")]
    return not any(child.lower_ in DEFINITE for noun in nouns for child in noun.lefts)


def _is_of_country(scene: Scene, draft: Draft, *, under_head: bool = False) -> bool:
    """Whether a claim is of a whole war or country: "killed in the conflict so far", "millions fled".

    `under_head`: the head of an item tells the place, so that a large number may be its own.
    """
    if any(
        c.dep_ == "nsubj" and c.lower_ == "it" for node in (draft.trigger, draft.trigger.head) for c in node.children
    ):
        return False  # "It is home to 900,000 people"
    for kind, mention in draft.quantities:
        low = mention.low if mention.low is not None else mention.high
        if not under_head and low is not None and low >= _OF_A_COUNTRY.get(kind, float("inf")):
            return True
        if not under_head and low is not None and low >= _OF_A_WAR and kind in CASUALTY_KINDS and _is_perfect(draft):
            return True  # "the violence has killed thousands"
    wide = shared()["whole_wars"]
    own = range(draft.first, draft.last + 1)
    for token in scene.document.tokens_of(draft.sentence):
        lemma = token.lemma_.lower()
        if lemma in wide and token.dep_ in ("pobj", "nsubj", "nsubjpass", "dobj"):
            return True
        if token.i in own and (lemma in shared()["whole_countries"] or token.lower_ in shared()["whole_countries"]):
            return True
    return draft.type == "displacement" and any(
        token.i in own and token.lower_ == "millions" for token in draft.trigger.doc[draft.first : draft.last + 1]
    )


def _is_perfect(draft: Draft) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in {"has", "have"} for child in draft.trigger.lefts)


def _is_of_another_day(scene: Scene, draft: Draft, told: Told) -> bool:
    """Whether a claim is dated to a time far from that of the place told before, or is told of now after old things."""
    now = scene.document.day
    before = _ends(told.time, now)
    if _goes_on(scene, draft, told):
        return False
    own = _own_time(scene, draft) or (When(start=now, end=now) if now is not None else None)
    here = _ends(own, now) if own is not None else None
    if before is None or here is None:
        return False
    return max((here[0] - before[1]).days, (before[0] - here[1]).days) > _ANOTHER_DAY


def _goes_on(scene: Scene, draft: Draft, told: Told) -> bool:
    """Whether a claim that names no day goes on with what was just told: "burned X in April.  Two men died"."""
    if told.head or not 0 <= draft.sentence.index - told.at <= 1 or _own_time(scene, draft) is not None:
        return False
    if scene.document.sentences[told.at].paragraph != draft.sentence.paragraph:
        return False
    verb = draft.trigger if draft.trigger.pos_ == "VERB" else draft.trigger.head
    tags = {child.tag_ for child in verb.lefts if child.dep_ in {"aux", "auxpass"}}
    return "VBD" in tags if verb.tag_ == "VBN" else verb.tag_ == "VBD"


def _is_apart(scene: Scene, draft: Draft) -> bool:
    """Whether a claim is told as another event, or as a habit: "a separate explosion", "such raids before"."""
    nouns = shared()["happenings"]
    for token in draft.trigger.doc[draft.first : draft.last + 1]:
        low = token.lower_
        if low in shared()["habits"] or (low == "before" and token.dep_ == "advmod" and token.head.pos_ == "VERB"):
            return True
        if low not in shared()["apart_from_told"] or token.dep_ not in {"amod", "det", "predet", "nmod"}:
            continue
        if token.head.i == draft.trigger.i or token.head.lemma_.lower() in nouns:
            return True
    return False


def _is_total(scene: Scene, draft: Draft) -> bool:
    """Whether an event is told of a long time: "killed since 2001", "over the past year", "since the war began"."""
    if kind_of(draft.type) != "event":
        return False
    own = _own_time(scene, draft)
    if own is not None and own.start is not None and own.end is not None:
        return (own.end - own.start).days > _ANOTHER_DAY
    tokens = draft.trigger.doc[draft.first : draft.last + 1]
    return any(token.lower_ == "since" and token.dep_ in {"mark", "prep"} for token in tokens)


def _is_of_other_land(scene: Scene, draft: Draft, told: Told) -> bool:
    """Whether a claim's own words tell of land that they do not name, which need not be the place told before.

    "Territory under their control", "villages retaken", "the area on the border", "strikes in the east"; a quarter or
    a street is that of the town told before, and so are its "government-held areas".
    """
    lexicon = words()
    for token in draft.trigger.doc[draft.first : draft.last + 1]:
        if token.pos_ not in {"NOUN", "PROPN"}:
            continue
        mention = scene.place(token)
        if mention is not None:
            if mention.sort == "description" and mention.place is None and mention.antecedent is None:
                return True
            continue
        if token.dep_ == "compound" and token.head.i == token.i + 1:
            continue  # "the town hall", "village elders"
        lemma = token.lemma_.lower()
        if lemma in lexicon.bearings and token.dep_ == "pobj":
            return True
        if lemma in shared()["other_land"] and not (lemma == "area" and told.place.kind == "city"):
            return True
    return False


def _own_time(scene: Scene, draft: Draft) -> When | None:
    """The first day that a draft's own words name."""
    doc = draft.trigger.doc
    start, end = doc[draft.first].idx, doc[draft.last].idx
    for mention in scene.document.dates:
        if start <= mention.span.start <= end and mention.when is not None and mention.function not in _UNDATED:
            return mention.when
    return None


def _ends(time: When, now: date | None) -> tuple[date, date] | None:
    """First and last day of an interval; an open end is the other one."""
    start, end = time.start or time.end or now, time.end or time.start or now
    return None if start is None or end is None else (start, end)
