"""The parts of a claim or event as plain values for JSON, under the names of the published contract."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from rashomon.model import (
    ActorRef,
    Attribution,
    Claim,
    Gap,
    PlaceRef,
    Position,
    Quantity,
    Range,
    Revision,
    Source,
    VictimRange,
    When,
)
from rashomon.publishing.numbers import exact

Json: TypeAlias = str | int | float | bool | list["Json"] | dict[str, "Json"] | None

OUTLET = "outlet"


def iso(value: date | None) -> str | None:
    """The day as ISO 8601, or None for an open end."""
    return value.isoformat() if value is not None else None


def texts(values: tuple[str, ...]) -> list[Json]:
    """The strings as a JSON list, in their order."""
    return list(values)


def time_row(time: When) -> dict[str, Json]:
    """Closed interval of ISO days; null ends are open."""
    return {
        "start": iso(time.start),
        "end": iso(time.end),
        "granularity": time.granularity,
        "basis": time.basis,
        "as_written": time.as_written,
    }


def actor_row(actor: ActorRef) -> dict[str, Json]:
    """`as_written` is null where the sentence does not name the actor."""
    return {"role": actor.role, "id": actor.id, "name": actor.name, "as_written": actor.as_written}


def place_row(place: PlaceRef) -> dict[str, Json]:
    """Degrees in WGS 84, `radius_km` in kilometres; null coordinates where the name is not resolved."""
    return {
        "role": place.role,
        "relation": place.relation,
        "as_written": place.as_written,
        "canonical": place.canonical,
        "geonameid": place.geonameid,
        "lat": exact(place.lat),
        "lon": exact(place.lon),
        "radius_km": exact(place.radius_km),
        "basis": place.basis,
    }


def quantity_row(quantity: Quantity) -> dict[str, Json]:
    """`value` is null for vague words; a null bound is not stated."""
    return {
        "kind": quantity.kind,
        "low": exact(quantity.low),
        "high": exact(quantity.high),
        "value": exact(quantity.value),
        "unit": quantity.unit,
        "qualifier": quantity.qualifier,
        "as_written": quantity.as_written,
    }


def source_row(source: Source) -> dict[str, Json]:
    """One voice of an attribution chain."""
    return {
        "id": source.id,
        "name": source.name,
        "role": source.role,
        "as_written": source.as_written,
        "camp": source.camp,
        "resolution": source.resolution,
        "reliability": source.reliability,
    }


def origin_of(attribution: Attribution) -> tuple[str, str]:
    """Id and name of who first said it; both are `outlet` in the outlet's own voice."""
    if attribution.own_voice:
        return OUTLET, OUTLET
    return attribution.origin.id, attribution.origin.name


def told_row(claim: Claim) -> dict[str, str | int]:
    """What a claim says, where and in which words, and who said it first; the same in every form."""
    origin, origin_name = origin_of(claim.attribution)
    return {
        "char_start": claim.span.start,
        "char_end": claim.span.end,
        "quote": claim.quote,
        "kind": claim.kind,
        "type": claim.type,
        "subtype": claim.subtype,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "status": claim.status,
        "origin": origin,
        "origin_name": origin_name,
    }


def range_row(extent: Range) -> dict[str, Json]:
    """`best` is null where the origins' ranges are disjoint or no number is stated."""
    return {"low": exact(extent.low), "best": exact(extent.best), "high": exact(extent.high), "unit": extent.unit}


def ranges_row(ranges: Mapping[str, Range]) -> dict[str, Json]:
    """One range a kind of quantity."""
    return {kind: range_row(extent) for kind, extent in ranges.items()}


def victims_row(victims: Mapping[str, tuple[VictimRange, ...]]) -> dict[str, Json]:
    """The figures of each side's victims, by kind; empty where the claims do not tell sides apart."""
    return {kind: [{"victims": one.victims, **range_row(one.range)} for one in told] for kind, told in victims.items()}


def revision_row(revision: Revision) -> dict[str, Json]:
    """The figures that one voice gave one after the other; the last one counts."""
    return {
        "kind": revision.kind,
        "origin": revision.origin,
        "victims": revision.victims,
        "figures": [
            {
                "value": told.value,
                "low": exact(told.low),
                "high": exact(told.high),
                "known": told.known,
                "claim": told.claim,
                "report": told.report,
            }
            for told in revision.figures
        ],
    }


def gap_row(gap: Gap) -> dict[str, Json]:
    """What an umbrella counts beyond its parts; below zero where the parts come to more."""
    return {
        "kind": gap.kind,
        "whole": range_row(gap.whole),
        "parts": range_row(gap.parts),
        "low": exact(gap.low),
        "high": exact(gap.high),
        "events": texts(gap.events),
    }


def position_row(position: Position) -> dict[str, Json]:
    """One account of one slot, with who holds it."""
    return {
        "value": position.value,
        "low": exact(position.low),
        "high": exact(position.high),
        "origins": texts(position.origins),
        "camps": texts(position.camps),
        "reports": texts(position.reports),
        "claims": texts(position.claims),
        "first_known": position.first_known,
        "last_known": position.last_known,
    }


def positions_row(positions: Mapping[str, tuple[Position, ...]]) -> dict[str, Json]:
    """All accounts of each slot."""
    return {slot: [position_row(position) for position in accounts] for slot, accounts in positions.items()}
