"""Claims as JSON Lines: one claim a line, under the contract that scorers and other programs read."""

from __future__ import annotations

import json
from collections.abc import Iterator

from rashomon.model import Claim, Record
from rashomon.publishing.rows import (
    Json,
    actor_row,
    place_row,
    quantity_row,
    source_row,
    texts,
    time_row,
    told_row,
)


def claim_row(claim: Claim, cluster: str | None) -> dict[str, Json]:
    """One claim under the published names.

    Units: `char_start`, `char_end`, `cue_start` and `cue_end` are code points into the report's stored text, the end
    excluded.  Unknowns: the cue is null in the outlet's own voice and where the source is carried over from another
    sentence; `cluster` is null for a claim that belongs to no event or state.
    """
    cue = claim.attribution.cue
    return {
        "id": claim.id,
        "doc": claim.report,
        **told_row(claim),
        "cue_start": cue.start if cue is not None else None,
        "cue_end": cue.end if cue is not None else None,
        "attribution": [source_row(source) for source in claim.attribution.chain],
        "actors": [actor_row(actor) for actor in claim.actors],
        "quantities": [quantity_row(quantity) for quantity in claim.quantities],
        "places": [place_row(place) for place in claim.places],
        "time": time_row(claim.time),
        "cluster": cluster,
        "slot_modality": dict(claim.slot_modality),
    }


def full_claim_row(claim: Claim, cluster: str | None) -> dict[str, Json]:
    """One claim with what the record adds: its sentence, its links to other claims, and the rules that made it."""
    stated = claim.attribution.stated
    return claim_row(claim, cluster) | {
        "sentence_start": claim.sentence.start,
        "sentence_end": claim.sentence.end,
        "attribution_scope": claim.attribution.scope,
        "stated": time_row(stated) if stated is not None else None,
        "component_of": claim.component_of,
        "duplicate_of": claim.duplicate_of,
        "rules": texts(claim.rules),
    }


def lines(record: Record) -> Iterator[str]:
    """Each claim of the record as one line of JSON, without its line end, in the order of the record."""
    for claim in record.claims:
        yield json.dumps(claim_row(claim, record.clusters.get(claim.id)), ensure_ascii=False, allow_nan=False)
