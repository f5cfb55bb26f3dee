"""Where "the siege" is: at the place that most of what a report told of sieges named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rashomon.model.claim import Claim
from rashomon.model.place import PlaceRef
from rashomon.reading.frames import Draft, Scene

_SIEGES = frozenset({"siege_change", "siege_state"})
_DEFINITE = frozenset({"the", "this", "that", "its", "their"})


def with_siege(scene: Scene, draft: Draft, made: list[Claim], before: Sequence[Claim]) -> list[Claim]:
    """The claims of a draft; those that speak of "the siege" and name no place with that of the siege told before.

    None is given where the sieges told before are at several places and none of these has more than half of them.
    """
    if not draft.wants_place or any(claim.places for claim in made) or not _speaks_of_it(scene, draft):
        return made
    told = [c.places[0] for c in before if c.type in _SIEGES and c.places and c.places[0].place_id is not None]
    counted = Counter(place.place_id for place in told).most_common(1)
    if not counted or 2 * counted[0][1] <= len(told):
        return made
    place = _as_told(draft, next(p for p in reversed(told) if p.place_id == counted[0][0]))
    return [replace(claim, places=(place,)) for claim in made]


def _as_told(draft: Draft, place: PlaceRef) -> PlaceRef:
    """The place of a siege as that of a claim, or as what a distance is counted from."""
    away = draft.type == "front_distance"
    role, relation = ("reference_feature", "distance_from") if away else (draft.default_place_role, "in")
    return replace(place, role=role, relation=relation, as_written=None, span=None, basis="paragraph")


def _speaks_of_it(scene: Scene, draft: Draft) -> bool:
    """Whether the words of a claim name a siege that is known, without saying of what."""
    for token in draft.trigger.doc[draft.first : draft.last + 1]:
        if token.pos_ != "NOUN" or "siege" not in scene.classes(token):
            continue
        if any(child.lower_ in _DEFINITE for child in token.lefts) and not any(
            scene.place(inner) is not None for inner in token.subtree
        ):
            return True
    return False
