"""What the machine read in a claim, beside what people made of it."""

from __future__ import annotations

from itertools import zip_longest

from rashomon.desk.desk import Desk
from rashomon.errors import Unknown
from rashomon.model import Claim
from rashomon.publishing.actors import actor_name, place_name
from rashomon.publishing.days import when
from rashomon.publishing.judged import said
from rashomon.publishing.markup import Safe, element, join, table
from rashomon.publishing.numbers import quantity_figure
from rashomon.publishing.words import legible, plain, type_label

_JUDGEMENT = "judgement:"


def numbers_on(claim: Claim) -> list[int]:
    """The judgements that made a claim what it is, in their order."""
    told = (rule.removeprefix(_JUDGEMENT) for rule in claim.rules if rule.startswith(_JUDGEMENT))
    return [int(one) for one in told if one.isdigit()]


def differences(before: Claim, after: Claim) -> list[tuple[str, str, str]]:
    """The fields in which two states of a claim differ: its name, as it was, as it is."""
    pairs = [
        ("type", type_label(before.type, before.subtype), type_label(after.type, after.subtype)),
        ("day", when(before.time), when(after.time)),
        ("told as", before.modality, after.modality),
        ("happened", before.polarity, after.polarity),
    ]
    places = [[(one, place_name(one)) for one in claim.places] for claim in (before, after)]
    for old, new in zip_longest(*places):
        told = [f"{one[1]}{_point(one[0].lat, one[0].lon)}" if one else "none" for one in (old, new)]
        pairs.append((plain((new or old)[0].role), told[0], told[1]))
    for was, now in zip_longest(before.actors, after.actors):
        some = now or was
        pairs.append(
            (plain(some.role if some else ""), actor_name(was) if was else "none", actor_name(now) if now else "none")
        )
    for low, high in zip_longest(before.quantities, after.quantities):
        pairs.append(("number", quantity_figure(low) if low else "none", quantity_figure(high) if high else "none"))
    one, other = before.attribution.origin, after.attribution.origin
    pairs.append(("who says so", one.name, other.name))
    return [(name, legible(old), legible(new)) for name, old, new in pairs if old != new]


def _point(lat: float | None, lon: float | None) -> str:
    return "" if lat is None or lon is None else f" ({lat:.2f}, {lon:.2f})"


def machine_read(desk: Desk, claim: Claim) -> Safe:
    """What the machine read where people decided otherwise, and who did; nothing where nobody did."""
    numbers = numbers_on(claim)
    if not numbers:
        return Safe("")
    try:
        read = desk.project.claim(claim.id)
    except Unknown:
        return Safe("")
    rows = [
        element(
            "tr",
            element("th", name, scope="row"),
            element("td", old, data_label="The machine read"),
            element("td", new, data_label="The record says"),
        )
        for name, old, new in differences(read, claim)
    ]
    by = [
        element(
            "li", f"{said(one)}, because {legible(one.reason)} (", element("b", legible(one.user)), f", {one.at[:10]})"
        )
        for one in desk.holding.judgements()
        if one.number in numbers
    ]
    told = table(["Field", "The machine read", "The record says"], rows, caption="The machine read") if rows else ""
    return element("section", join(told, element("ul", *by)), class_="card machine", id="machine")
