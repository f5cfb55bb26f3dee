"""Where: the places of a claim, with role, relation and basis (guidelines 6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.model.place import WIDE, PlaceRef
from rashomon.model.vocabulary import kind_of
from rashomon.reading.claims.asides import is_aside, is_reason, is_since_deed
from rashomon.reading.claims.cited import is_apart, is_condition
from rashomon.reading.claims.containers import container, quartered_town
from rashomon.reading.claims.event_places import holds, located_by, narrowest, nearest, only_describes
from rashomon.reading.claims.goals import is_elsewhere, is_left_open, own_goals, relation_of
from rashomon.reading.claims.implied import Told, may_stay, stands
from rashomon.reading.claims.nearby import (
    is_in_relative,
    is_part_of_actor,
    names_any,
    of_sentence,
    others,
    warring_country,
)
from rashomon.reading.claims.place_choice import BASIS, Sure, note, sure
from rashomon.reading.claims.referring import ref
from rashomon.reading.claims.strange import unknown_names
from rashomon.reading.frames import Draft, Scene
from rashomon.reading.mentions import PlaceMention
from rashomon.reading.places.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_SILENT = frozenset({"demonym", "metonym", "dateline", "seat"})
_MOVING = frozenset({"movement", "displacement", "aid_event"})
_HARM = frozenset({"attack", "casualty_detail", "violation"})
_ARTICLES = frozenset({"a", "an", "the"})
_LINES = frozenset({"river", "road"})
_MARKS = frozenset({",", "-", "–", "—", "("})
_AND = frozenset({"and", "or", "&"})
_LEAVING = frozenset({"withdrawal", "retreat", "fled"})
_HARMED = frozenset({"nsubjpass", "dobj", "nsubj", "pobj", "conj"})
_SET_BY = frozenset({"heading", "dateline", "report"})
_PLACED = frozenset({"in", "at", "near"})
_LOOSELY = frozenset({"sentence", BASIS})
_BESIDE_IT = frozenset({"part_of", "near", "distance_from"})
_THERE = 2
"""Sentences between a place and a "there" that means it."""
_NO_PLACE = frozenset({"support_relation", "actor_relation", "communication"})


def places(scene: Scene, draft: Draft, before: Sequence[Told]) -> tuple[PlaceRef, ...]:
    """The places of a draft, as `_named` has them; where they are only narrow ones that nobody knows, with what holds
    them."""
    found = _with_others(scene, _named(scene, draft, before))
    own = [place for place in found if place.basis not in _LOOSELY]
    if not own and draft.wants_place and (there := _told_there(scene, draft)) is not None:
        return (_implied(ref(scene, there, draft.default_place_role, "in", basis="paragraph"), draft),)
    if not found and draft.type in _HARM and (town := quartered_town(scene, draft)) is not None:
        return (_implied(ref(scene, town, draft.default_place_role, "in"), draft),)
    narrow = [place for place in found if place.role == draft.default_place_role and place.lat is None]
    if not narrow or any(place.lat is not None for place in found) or draft.type in _NO_PLACE:
        return found
    holding = next((h for h in (container(scene, draft, place, before) for place in narrow) if h is not None), None)
    if isinstance(holding, PlaceMention):
        beside = holding.relation.endswith("_of") and holding.relation != "part_of"
        holding = ref(scene, holding, draft.default_place_role, holding.relation if beside else "in")
        if beside:
            return tuple(_sorted([replace(holding, basis="sentence"), *found]))
    return found if holding is None else tuple(_sorted([_implied(holding, draft), *found]))


def _told_there(scene: Scene, draft: Draft) -> PlaceMention | None:
    """The place named last before a "there" in the words of a draft, in its sentence or the two before; else None."""
    own = draft.trigger.doc[draft.first : draft.last + 1]
    there = next((token for token in own if token.lower_ == "there" and token.dep_ == "advmod"), None)
    if there is None:
        return None
    named = [
        mention
        for mention in scene.document.places
        if mention.sort == "name" and mention.span.end <= there.idx and _sentences_back(scene, draft, mention) <= _THERE
    ]
    if not named:
        return None
    last = scene.document.sentence_at(named[-1].span.start)
    beside = [m for m in named if last is not None and last.span.contains(m.span)]
    own = [m for m in beside if m.relation not in _BESIDE_IT] or named
    return next((m for m in reversed(own) if _lies_in(scene, m, own[-1])), own[-1])


def _lies_in(scene: Scene, inner: PlaceMention, outer: PlaceMention) -> bool:
    """Whether the one place is told to lie in the other, or does: "in X in Y province"."""
    gap = scene.document.text[inner.span.end : outer.span.start].split() if inner.span < outer.span else [""]
    return holds(outer, inner) or (inner.place is None and gap in (["in"], ["of"], ["in", "the"], [","]))


def _sentences_back(scene: Scene, draft: Draft, mention: PlaceMention) -> int:
    sentence = scene.document.sentence_at(mention.span.start)
    return draft.sentence.index - sentence.index if sentence is not None else _THERE + 1


def _with_others(scene: Scene, found: tuple[PlaceRef, ...]) -> tuple[PlaceRef, ...]:
    """Places with the further ones that a plural among them stands for: "captured those villages"."""
    several = {m.span: m for m in scene.document.places if m.others}
    if not several:
        return found
    places: list[PlaceRef] = []
    for place in found:
        places.append(place)
        mention = several.get(place.span) if place.span is not None else None
        if mention is not None:
            further = (replace(mention, place=other, others=()) for other in mention.others)
            places += [ref(scene, other, place.role, place.relation, basis=place.basis) for other in further]
    return tuple(places)


def _named(scene: Scene, draft: Draft, before: Sequence[Told]) -> tuple[PlaceRef, ...]:
    """The places of a draft.  `before` are that of a claim told before it in the same passage, and that which a heading
    or the date line tells; the first of them that fits is used when the draft names none and is of the same scene.  It
    comes with `as_written` None where it is resolved, and the basis `paragraph`, `heading` or `dateline`."""
    if not draft.wants_place:
        return ()
    chosen: list[PlaceRef] = []
    seen: set[int] = set()
    for role, relation, token in draft.places:
        for mention in _mentions_at(scene, token):
            if mention.span.start not in seen and not (scene.place(token) == mention and is_aside(token)):
                seen.add(mention.span.start)
                chosen.append(ref(scene, mention, role, relation or relation_of(scene, draft, mention)))
    for mention in _of_event(scene, draft, _in_words(scene, draft)):
        if mention.span.start in seen or (mention.sort in _SILENT and not _is_held(draft, mention)):
            continue
        seen.add(mention.span.start)
        chosen.append(ref(scene, mention, _role_of(draft, mention), relation_of(scene, draft, mention)))
    weighed = sure(scene, draft)
    chosen = _with_likely(scene, draft, chosen, weighed)
    seen.update(p.span.start for p in chosen if p.span is not None)
    if not any(place.lat is not None and not _is_around(place) for place in chosen):
        bare = unknown_names(scene, draft, seen)
        inside = [p.span for p in bare if p.span is not None]
        chosen = [p for p in chosen if p.span is None or not any(s.contains(p.span) for s in inside)] + bare
    if any(place.lat is not None or _is_own_name(place) for place in chosen) or draft.type in _NO_PLACE:
        return tuple(_sorted(chosen))
    if not chosen and is_left_open(draft):
        return ()
    nearby = of_sentence(scene, draft)
    if nearby is not None and (item := weighed.unlikely.get(nearby.span.start)) is not None:
        note(scene, draft, item, taken=False)
        nearby = None
    around = others(scene, draft, seen)
    if nearby is None and len(around) == 1 and kind_of(draft.type) == "event" and _may_be_there(draft):
        nearby = around[0]
    if nearby is not None and nearby.span.start not in seen:
        beside = _unknown_beside(scene, draft, nearby)
        for mention in sorted((*beside, nearby), key=lambda m: m.span.start):
            chosen.append(ref(scene, mention, draft.default_place_role, None, basis="sentence"))
    elif not chosen and (unknown := of_sentence(scene, draft, known=False)) is not None:
        chosen.append(ref(scene, unknown, draft.default_place_role, None, basis="sentence"))
    elif (country := warring_country(scene, draft)) is not None:
        chosen.append(ref(scene, country, draft.default_place_role, "in", basis="sentence"))
    elif before and not chosen and (told := _standing(scene, draft, before)) is not None:
        chosen.append(_implied(told.place, draft))
    return tuple(_sorted(chosen))


def _may_be_there(draft: Draft) -> bool:
    """Whether the one other place of the sentence may be that of a claim; who fled thither fled from another."""
    return may_stay(draft) and draft.type != "displacement"


def _with_likely(scene: Scene, draft: Draft, chosen: list[PlaceRef], weighed: Sure) -> list[PlaceRef]:
    """The places of a claim without those that surely are none of the event's; with those that surely are, where it
    has no narrow one.  What may hold a name that nobody knows stays beside it."""
    kept = [p for p in chosen if p.span is None or p.relation not in _PLACED or p.span.start not in weighed.unlikely]
    if any(place.lat is None for place in kept):
        kept = list(chosen)
    for place in chosen:
        if place not in kept and place.span is not None:
            note(scene, draft, weighed.unlikely[place.span.start], taken=False)
    if any(not _is_around(place) or _is_described(place) for place in kept):
        return kept
    have = [place.span for place in kept if place.span is not None]
    for item in weighed.likely:
        mention = item.candidate.mention
        if draft.trigger.dep_ == "advcl" and is_elsewhere(item.candidate.head, draft.trigger):
            continue
        if not any(mention.span.overlap(span) for span in have):
            note(scene, draft, item, taken=True)
            kept.append(ref(scene, mention, draft.default_place_role, None, basis=BASIS))
    return kept


def _is_around(place: PlaceRef) -> bool:
    """Whether a place is only what the very spot lies in or beside: a country, a division, "the capital", a bearing."""
    beside = place.relation.endswith("_of") and place.relation != "part_of"
    return beside or _is_described(place) or place.kind in WIDE or (place.kind in _LINES and place.relation == "across")


def _is_described(place: PlaceRef) -> bool:
    return place.as_written is not None and not any(map(str.isupper, place.as_written))


def _standing(scene: Scene, draft: Draft, before: Sequence[Told]) -> Told | None:
    """The first of the places told before that may stand for one that a draft leaves out."""
    named = names_any(scene, draft.sentence, goals=draft.type in _MOVING, ways=True)
    tolds = (told for told in before if not named or told.place.basis in _SET_BY)
    return next((told for told in tolds if stands(scene, draft, told)), None)


def _unknown_beside(scene: Scene, draft: Draft, nearby: PlaceMention) -> list[PlaceMention]:
    """The names that no gazetteer knows of which a place of the sentence tells where they are: "in X in Y province"."""
    near = nearest(scene, draft.trigger)
    if nearby not in near:
        return []
    unknown = [m for m in near if m.place is None and m.sort == "name"]
    return unknown if nearby not in narrowest(scene, [*unknown, nearby]) else []


def _is_held(draft: Draft, mention: PlaceMention) -> bool:
    """Whether a place that a speaker is of is also what is held: "doctors in the rebel-held town of X said"."""
    return mention.sort == "seat" and draft.type in ("control", "siege_state")


def _is_own_name(place: PlaceRef) -> bool:
    """Whether the claim names its place, even if no gazetteer knows it: then no other point may stand in for it."""
    named = any(map(str.isupper, place.as_written or ""))  # "al-Nueima" too
    return named and place.role == "event_location" and place.relation != "from"


def _implied(place: PlaceRef, draft: Draft) -> PlaceRef:
    """A place told before as that of a claim which names none; a name that nobody knows keeps its words."""
    known = place.place_id is not None
    return replace(
        place,
        role=draft.default_place_role,
        relation="toward" if place.relation == "toward" and place.basis not in _SET_BY else "in",
        as_written=None if known else place.as_written,
        basis=place.basis if place.basis in _SET_BY else "paragraph",
        span=None if known else place.span,
    )


def _mentions_at(scene: Scene, token: Token) -> list[PlaceMention]:
    """The place that a noun is, or that stands in its phrase ("the streets of X", "a garrison on the edge of X")."""
    direct = scene.place(token)
    if direct is not None:
        return [direct] if direct.sort not in _SILENT else []
    explained = _explained(scene, token)
    if explained is not None:
        return [explained]
    found: list[PlaceMention] = []
    for inner in token.subtree:
        mention = scene.place(inner)
        if mention is not None and mention.sort not in _SILENT and mention not in found and abs(inner.i - token.i) < 14:
            found.append(mention)
    return [m for m in found if not any(only_describes(scene, m, other) for other in found)][:2]


def _explained(scene: Scene, noun: Token) -> PlaceMention | None:
    """The place that a noun explains, standing before it: "X, a rebel-held town in Y province", the comma or no comma.

    None where the noun explains none.
    """
    kinds = words().nouns.get(noun.lemma_.lower(), ())
    first = noun.left_edge
    while first.i > 0 and (first.is_punct or first.lower_ in _ARTICLES):
        if first.lower_ in _ARTICLES:
            before = first.nbor(-1)
            before = before.nbor(-1) if before.text in _MARKS and before.i > 0 else before
            mention = scene.place(before)
            fits = mention is not None and mention.place is not None and mention.place.kind in kinds
            return mention if fits and mention is not None and mention.sort not in _SILENT else None
        first = first.nbor(1)
    return None


def _in_words(scene: Scene, draft: Draft) -> list[PlaceMention]:
    doc = draft.trigger.doc
    found: list[PlaceMention] = []
    in_cues = [s.cue for s in scene.document.speech if s.cue and not s.cue.start <= draft.trigger.idx < s.cue.end]
    for token in doc[draft.first : draft.last + 1]:
        mention = scene.place(token)
        if mention is None or mention in found or ("party", token) in draft.roles:
            continue
        if any(cue.start <= token.idx < cue.end for cue in in_cues):
            continue
        if is_since_deed(token) and mention.place is not None and mention.place.kind != "country":
            continue
        if is_reason(token, draft.trigger) or (draft.type in _HARM and _is_home(scene, mention, token)):
            continue
        if is_elsewhere(token, draft.trigger) or is_apart(scene, token, draft.trigger):
            continue
        if draft.type == "communication" and is_condition(token, draft.trigger):
            continue
        if is_part_of_actor(scene, token) or is_aside(token) or is_in_relative(token, draft.trigger, of_persons=True):
            continue
        if any(child.lower_ == "where" for child in draft.trigger.lefts):
            mention = located_by(scene, mention)
        if mention not in found:
            found.append(mention)
    return found


def _is_home(scene: Scene, mention: PlaceMention, token: Token) -> bool:
    """Whether a place is only where those who were harmed come from: "two peacekeepers from Chad were wounded"."""
    link = token.head
    if mention.relation != "from" or token.dep_ != "pobj" or link.lower_ != "from":
        return False
    return link.head.dep_ in _HARMED and bool(scene.classes(link.head) & {"persons", "armed"})


def _of_event(scene: Scene, draft: Draft, mentions: list[PlaceMention]) -> list[PlaceMention]:
    """Those of the places in a claim's words where its event was; all of them where its word tells of none.

    What the words tell of another predicate ("bolstered by arms seized in Y"), or that only holds the narrower one, is
    left out.
    """
    known = [mention for mention in mentions if mention.place is not None]
    mentions = [m for m in mentions if not any(only_describes(scene, m, other) for other in known)]
    if draft.type == "movement":
        return own_goals(scene, draft, mentions)
    if kind_of(draft.type) != "event" or draft.type in _MOVING | _NO_PLACE:
        return mentions
    near = [m for trigger in (draft.trigger, draft.event) if trigger is not None for m in nearest(scene, trigger)]
    own = [mention for mention in mentions if mention in near]
    narrow = narrowest(scene, own)
    found = narrow if any(mention.place is not None for mention in narrow) else own
    if draft.type == "attack":
        found = [*found, *(m for m in mentions if m.relation == "from")]  # "rocket fire from X hit Y"
    return [m for m in mentions if m in found or any(_are_coordinated(scene, m, other) for other in found)] or mentions


def _are_coordinated(scene: Scene, one: PlaceMention, other: PlaceMention) -> bool:
    """Whether two places stand side by side: "in Syria and Iraq"."""
    left, right = sorted((one.span, other.span))
    return scene.document.text[left.end : right.start].strip() in _AND if left.end <= right.start else False


def _role_of(draft: Draft, mention: PlaceMention) -> str:
    relation = mention.relation
    if draft.type in _MOVING:
        if relation == "from":
            return "origin"
        leaving = draft.subtype in _LEAVING
        if relation in ("toward", "at") or (
            draft.type == "movement"
            and draft.default_place_role == "event_location"
            and relation == "in"
            and not leaving
        ):
            return "destination" if draft.type != "displacement" or relation == "toward" else "event_location"
        if relation == "across":
            return "route"
    if relation == "distance_from":
        return "reference_feature"
    if relation == "from":
        return "origin"
    if draft.type in ("support_relation", "force_status"):
        return "area"
    return draft.default_place_role


def _sorted(found: list[PlaceRef]) -> list[PlaceRef]:
    """The narrowest resolved event place first; reference features and origins after it."""
    order = {"event_location": 0, "destination": 0, "target": 0, "reference_feature": 0, "subject": 0}
    return sorted(
        found,
        key=lambda place: (
            order.get(place.role, 1),
            place.lat is None,
            place.kind in ("country", "region"),
            place.relation == "across",
            place.span.start if place.span else 0,
        ),
    )
