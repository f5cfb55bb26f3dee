"""A name or description of the text as the place of a claim."""

from __future__ import annotations

from rashomon.model.place import PlaceRef
from rashomon.reading.frames import Scene
from rashomon.reading.mentions import PlaceMention


def ref(scene: Scene, mention: PlaceMention, role: str, relation: str | None, *, basis: str | None = None) -> PlaceRef:
    """A mention as the place of a claim; what stands for a name that nobody knows ("the hamlet") has that name."""
    place, span = mention.place, mention.span
    if mention.antecedent is not None:
        span, basis = mention.antecedent, "paragraph"
    return PlaceRef(
        role=role,
        relation=relation or mention.relation,
        as_written=span.text_of(scene.document.text),
        canonical=place.name if place else None,
        place_id=place.id if place else None,
        kind=place.kind if place else None,
        country=place.country if place else None,
        geonameid=place.geonameid if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        radius_km=place.radius_km if place else None,
        basis=basis or mention.basis,
        span=span,
    )
