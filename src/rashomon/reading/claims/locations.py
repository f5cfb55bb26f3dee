"""Where: the places of a claim, with role, relation and basis (guidelines 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.model.place import PlaceRef
from rashomon.model.span import Span
from rashomon.model.vocabulary import kind_of
from rashomon.reading.claims.event_places import is_aside
from rashomon.reading.claims.implied import Told, may_stay, stands
from rashomon.reading.claims.nearby import is_part_of_actor, names_any, of_sentence, others
from rashomon.reading.frames import Draft, Scene
from rashomon.reading.mentions import PlaceMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_SILENT = frozenset({"demonym", "metonym", "dateline", "seat"})
_MOVING = frozenset({"movement", "displacement", "aid_event"})
_LOCATIVE = {
    "in": "in",
    "at": "at",
    "near": "near",
    "outside": "near",
    "around": "near",
    "inside": "in",
    "from": "from",
    "to": "toward",
    "into": "toward",
    "of": "in",
}
_NO_PLACE = frozenset({"support_relation", "actor_relation", "communication"})


def places(scene: Scene, draft: Draft, told: Told | None) -> tuple[PlaceRef, ...]:
    """The places of a draft.  `told` is that of a claim before it in the same passage, used when the draft names none
    and is of the same scene; it comes with `as_written` None and the basis `paragraph`."""
    if not draft.wants_place:
        return ()
    chosen: list[PlaceRef] = []
    seen: set[int] = set()
    for role, relation, token in draft.places:
        for mention in _mentions_at(scene, token):
            if mention.span.start not in seen:
                seen.add(mention.span.start)
                chosen.append(ref(scene, mention, role, relation))
    for mention in _in_words(scene, draft):
        if mention.span.start in seen or (mention.sort in _SILENT and not _is_held(draft, mention)):
            continue
        seen.add(mention.span.start)
        chosen.append(ref(scene, mention, _role_of(draft, mention), None))
    if not any(place.lat is not None for place in chosen):
        chosen += _unknown_names(scene, draft, seen)
    if any(place.lat is not None or _is_own_name(place) for place in chosen) or draft.type in _NO_PLACE:
        return tuple(_sorted(chosen))
    nearby = of_sentence(scene, draft)
    around = others(scene, draft, seen)
    if nearby is None and len(around) == 1 and kind_of(draft.type) == "event" and may_stay(draft):
        nearby = around[0]
    if nearby is not None and nearby.span.start not in seen:
        chosen.append(ref(scene, nearby, draft.default_place_role, None, basis="sentence"))
    elif told is not None and not chosen and not names_any(scene, draft.sentence) and stands(scene, draft, told):
        chosen.append(_implied(told.place, draft))
    return tuple(_sorted(chosen))


def _is_held(draft: Draft, mention: PlaceMention) -> bool:
    """Whether a place that a speaker is of is also what is held: "doctors in the rebel-held town of X said"."""
    return mention.sort == "seat" and draft.type in ("control", "siege_state")


def _is_own_name(place: PlaceRef) -> bool:
    """Whether the claim names its place, even if no gazetteer knows it: then no other point may stand in for it."""
    return (place.as_written or "")[:1].isupper() and place.role == "event_location" and place.relation != "from"


def _unknown_names(scene: Scene, draft: Draft, seen: set[int]) -> list[PlaceRef]:
    """Capitalised names after "in", "near" or "at" that are neither known places nor parties."""
    found: list[PlaceRef] = []
    for token in draft.trigger.doc[draft.first : draft.last + 1]:
        if token.pos_ != "PROPN" or token.dep_ != "pobj" or token.head.lower_ not in _LOCATIVE or token.idx in seen:
            continue
        if (
            scene.place(token) is not None
            or scene.actors(token)
            or scene.date(token) is not None
            or not token.text[:1].isupper()
        ):
            continue
        start = min(t.idx for t in (token, *(c for c in token.lefts if c.dep_ == "compound")))
        span = Span(start, token.idx + len(token.text))
        relation = _LOCATIVE[token.head.lower_]
        found.append(
            PlaceRef(
                role=draft.default_place_role,
                relation=relation,
                as_written=span.text_of(scene.document.text),
                basis="unresolved",
                span=span,
            )
        )
    return found


def ref(scene: Scene, mention: PlaceMention, role: str, relation: str | None, *, basis: str | None = None) -> PlaceRef:
    """A mention as the place of a claim."""
    place = mention.place
    return PlaceRef(
        role=role,
        relation=relation or mention.relation,
        as_written=mention.span.text_of(scene.document.text),
        canonical=place.name if place else None,
        place_id=place.id if place else None,
        kind=place.kind if place else None,
        country=place.country if place else None,
        geonameid=place.geonameid if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        radius_km=place.radius_km if place else None,
        basis=basis or mention.basis,
        span=mention.span,
    )


def _implied(place: PlaceRef, draft: Draft) -> PlaceRef:
    return PlaceRef(
        role=draft.default_place_role,
        relation="in",
        as_written=None,
        canonical=place.canonical,
        place_id=place.place_id,
        kind=place.kind,
        country=place.country,
        geonameid=place.geonameid,
        lat=place.lat,
        lon=place.lon,
        radius_km=place.radius_km,
        basis="paragraph",
    )


def _mentions_at(scene: Scene, token: Token) -> list[PlaceMention]:
    """The place that a noun is, or that stands in its phrase ("the streets of X", "a garrison on the edge of X")."""
    direct = scene.place(token)
    if direct is not None:
        return [direct] if direct.sort not in _SILENT else []
    found: list[PlaceMention] = []
    for inner in token.subtree:
        mention = scene.place(inner)
        if mention is not None and mention.sort not in _SILENT and mention not in found and abs(inner.i - token.i) < 14:
            found.append(mention)
    return found[:2]


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
        if not is_part_of_actor(scene, token) and not is_aside(token):
            found.append(mention)
    return found


def _role_of(draft: Draft, mention: PlaceMention) -> str:
    relation = mention.relation
    if draft.type in _MOVING:
        if relation == "from":
            return "origin"
        if relation in ("toward", "at") or (
            draft.type == "movement" and draft.default_place_role == "event_location" and relation == "in"
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
