"""In what two states of one claim differ: as the machine read it and as people made it, as it is and as it would be."""

from __future__ import annotations

from itertools import zip_longest

from rashomon.model import Claim, PlaceRef, Source
from rashomon.publishing.actors import actor_name, place_name
from rashomon.publishing.days import when
from rashomon.publishing.numbers import quantity_figure
from rashomon.publishing.words import country_name, legible, plain, type_label

_NONE = "none"


def differences(before: Claim, after: Claim) -> list[tuple[str, str, str]]:
    """The fields in which they differ: the name of the field, as it was, as it is."""
    pairs = [
        ("type", type_label(before.type, before.subtype), type_label(after.type, after.subtype)),
        ("day", when(before.time), when(after.time)),
        ("told as", before.modality, after.modality),
        ("happened", before.polarity, after.polarity),
    ]
    for old, new in zip_longest(before.places, after.places):
        pairs.append((_role(old, new), where(old) if old else _NONE, where(new) if new else _NONE))
    for was, now in zip_longest(before.actors, after.actors):
        pairs.append((_role(was, now), actor_name(was) if was else _NONE, actor_name(now) if now else _NONE))
    for low, high in zip_longest(before.quantities, after.quantities):
        figures = [quantity_figure(one) if one else _NONE for one in (low, high)]
        pairs.append(("number", figures[0], figures[1]))
    chains = [claim.attribution.chain for claim in (before, after)]
    for voice, said in zip_longest(*chains):
        pairs.append(("who says so", _voice(voice), _voice(said)))
    return [(name, legible(old), legible(new)) for name, old, new in pairs if old != new]


def where(place: PlaceRef) -> str:
    """A place with its country and its point: "Douma, Syria (33.57, 36.40)"."""
    country = country_name(place.country)
    land = f", {country}" if country and country != place.canonical else ""
    point = "" if place.lat is None or place.lon is None else f" ({place.lat:.2f}, {place.lon:.2f})"
    return f"{place_name(place)}{land}{point}"


def _voice(one: Source | None) -> str:
    if one is None:
        return _NONE
    return f"{one.name} ({one.camp})" if one.camp else one.name


def _role(old: object, new: object) -> str:
    return plain(str(getattr(new or old, "role", "")))
