"""Displacement figures in the terms of IDMC's Helix: the figure that stands is recommended, the others triangulate it.

Source: IDMC Helix, figures of an entry (quantifier, unit, term, category, role, accuracy of a location).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Claim, Event, PlaceRef, Quantity, Record, StateTimeline
from rashomon.model.vocabulary import NOT_DONE
from rashomon.publishing.actors import bare_name
from rashomon.publishing.exports.columns import Column, Row, Shelf
from rashomon.publishing.exports.places import point_of
from rashomon.publishing.numbers import exact
from rashomon.publishing.rows import origin_of

RECOMMENDED, TRIANGULATION = "recommended", "triangulation"
_TERMS = {
    "fled": "forced to flee",
    "evacuated": "evacuated",
    "relocated": "relocated",
    "returned": "returns",
    "destination": "displaced",
    "displaced_stock": "displaced",
}
_QUANTIFIERS = {
    "at_least": "more than",
    "more_than": "more than",
    "less_than": "less than",
    "up_to": "less than",
    "exact": "exact",
    "total": "exact",
}
_ACCURACY = {"country": "ADM0", "admin1": "ADM1", "admin2": "ADM2"}
_POINTS = ("city", "district", "airport", "air_base", "base", "camp", "dam", "plant", "crossing", "site")
_STOCK = "displaced_stock"
_ACCURACIES = ("day", "week", "month", "year")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of displaced persons: a claim's number, what it is about, and its role among the others.

    `why` says in words by what rule the role was given.
    """

    claim: Claim
    quantity: Quantity
    about: str | None
    role: str
    why: str


def figures(catalogue: Shelf) -> tuple[Figure, ...]:
    """Every number of displaced persons that is told as having happened, in the order of the record.

    At most one figure of an event or state is recommended: the one that gives the best figure of its range.  Where the
    accounts exclude each other there is no best figure, and none is recommended.
    """
    record = catalogue.record
    clusters: dict[str, Event | StateTimeline] = {event.id: event for event in record.events}
    clusters |= {state.id: state for state in record.states}
    grouped: dict[str | None, list[tuple[Claim, Quantity]]] = {}
    for claim in record.claims:
        if claim.polarity == "affirmed" and claim.modality not in NOT_DONE:
            for quantity in _counted(claim):
                grouped.setdefault(record.clusters.get(claim.id), []).append((claim, quantity))
    found = [one for about, pairs in grouped.items() for one in _with_roles(about, clusters.get(about or ""), pairs)]
    order = {claim.id: number for number, claim in enumerate(record.claims)}
    return tuple(sorted(found, key=lambda one: order[one.claim.id]))


def roles(catalogue: Shelf) -> Mapping[str, str]:
    """Claim id -> its role; `recommended` where one of its figures is."""
    found: dict[str, str] = {}
    for one in figures(catalogue):
        if found.get(one.claim.id) != RECOMMENDED:
            found[one.claim.id] = one.role
    return found


def undecided(catalogue: Shelf) -> tuple[str, ...]:
    """The ids of events and states that have displacement figures, none of which is recommended."""
    found = figures(catalogue)
    decided = {one.about for one in found if one.role == RECOMMENDED}
    return tuple(dict.fromkeys(one.about for one in found if one.about is not None and one.about not in decided))


def _counted(claim: Claim) -> tuple[Quantity, ...]:
    if claim.type == "population" and claim.subtype == _STOCK:
        return claim.quantities_of("displaced", "population")
    return claim.quantities_of("displaced")


def _with_roles(
    about: str | None, cluster: Event | StateTimeline | None, pairs: Sequence[tuple[Claim, Quantity]]
) -> Iterator[Figure]:
    chosen = _best(cluster, pairs)
    for number, (claim, quantity) in enumerate(pairs):
        role, why = (RECOMMENDED, "gives the best figure of the record") if number == chosen else (TRIANGULATION, "")
        if claim.duplicate_of is not None:
            why = f"copy of {claim.duplicate_of}"
        elif claim.component_of is not None:
            why = f"part of {claim.component_of}"
        elif chosen is None:
            why = "the record has no best figure"
        elif not why:
            why = "another account"
        yield Figure(claim=claim, quantity=quantity, about=about, role=role, why=why)


def _best(cluster: Event | StateTimeline | None, pairs: Sequence[tuple[Claim, Quantity]]) -> int | None:
    """Which of the figures gives the best figure of the cluster's range: by its number, or else by the tightest bounds.

    Copies and parts of a total give none.
    """
    if cluster is None:
        return None
    ranked = []
    for number, (claim, quantity) in enumerate(pairs):
        extent = cluster.ranges.get(quantity.measure)
        best = extent.best if extent is not None else None
        low, high = quantity.low, quantity.high
        inside = best is not None and (low is None or low <= best) and (high is None or best <= high)
        counts = claim.duplicate_of is None and claim.component_of is None
        if counts and inside and (low is not None or high is not None):
            width = high - low if low is not None and high is not None else math.inf
            ranked.append((quantity.value != best, width, number))
    return min(ranked)[2] if ranked else None


DISPLACEMENT_COLUMNS = (
    Column("about", "text", "id of the event or state; empty for a claim that belongs to none"),
    Column("claim_id", "text", "the claim that gives the figure"),
    Column("role", "text", "`recommended` or `triangulation`; at most one figure of an event is recommended"),
    Column("why", "text", "by what rule"),
    Column("quantifier", "text", "more than, less than, exact, approximately"),
    Column("reported", "number", "the number, where the words give one"),
    Column("low", "number", "lower bound; empty where none is stated"),
    Column("high", "number", "upper bound; empty where none is stated"),
    Column("as_written", "text", "the words for the number"),
    Column("unit", "text", "person; household where the words count families; empty where neither is said"),
    Column("term", "text", "forced to flee, evacuated, relocated, returns, displaced"),
    Column("category", "text", "IDPs, internal displacements, cross-border flight, return; empty where it is not said"),
    Column("start_date", "day", "first day; empty where open"),
    Column("end_date", "day", "last day; empty where open"),
    Column("date_accuracy", "text", "day, week, month, year; empty where vaguer"),
    *(
        column
        for end in ("origin", "destination")
        for column in (
            Column(end, "text", f"place of {end}; empty where not stated"),
            Column(f"{end}_accuracy", "text", "ADM0, ADM1, ADM2, point; empty where it is none of these"),
            Column(f"{end}_country", "text", "ISO 3166-1 alpha-2"),
            Column(f"{end}_latitude", "number", "degrees north, WGS 84"),
            Column(f"{end}_longitude", "number", "degrees east, WGS 84"),
        )
    ),
    Column("source_excerpt", "text", "the exact words of the claim"),
    Column("source", "text", "who first said it; empty in the outlet's own voice"),
    Column("publisher", "text", "the outlet"),
    Column("published", "day", "the day of the report"),
    Column("report_id", "text", "the report"),
)


def displacement_rows(catalogue: Shelf) -> Iterator[Row]:
    """One row a figure."""
    for one in figures(catalogue):
        claim, quantity = one.claim, one.quantity
        report = catalogue.reports.get(claim.report)
        start, end = _ends(claim)
        yield {
            "about": one.about,
            "claim_id": claim.id,
            "role": one.role,
            "why": one.why,
            "quantifier": _quantifier(quantity),
            "reported": exact(quantity.value),
            "low": exact(quantity.low),
            "high": exact(quantity.high),
            "as_written": quantity.as_written,
            "unit": _unit(quantity),
            "term": _TERMS.get(claim.subtype),
            "category": _category(claim, start, end),
            "start_date": claim.time.start,
            "end_date": claim.time.end,
            "date_accuracy": claim.time.granularity if claim.time.granularity in _ACCURACIES else None,
            **_place("origin", start),
            **_place("destination", end),
            "source_excerpt": claim.quote,
            "source": None if claim.attribution.own_voice else origin_of(claim.attribution)[1],
            "publisher": report.outlet if report is not None else None,
            "published": report.published.day if report is not None and report.published is not None else None,
            "report_id": claim.report,
        }


def _quantifier(quantity: Quantity) -> str:
    if quantity.qualifier in _QUANTIFIERS:
        return _QUANTIFIERS[quantity.qualifier]
    plain = quantity.qualifier is None and quantity.value is not None and quantity.low == quantity.high
    return "exact" if plain else "approximately"


def _unit(quantity: Quantity) -> str | None:
    words = f"{quantity.unit or ''} {quantity.counted or ''}".casefold()
    if any(word in words for word in ("household", "famil")):
        return "household"
    return "person" if quantity.unit in ("persons", "people") else None


def _ends(claim: Claim) -> tuple[PlaceRef | None, PlaceRef | None]:
    """Where they were and where they went, as far as the claim says so by the roles of its places."""
    by_role = {role: [place for place in claim.places if place.role == role] for role in ("origin", "destination")}
    origin, destination = by_role["origin"], by_role["destination"]
    return (origin[0] if origin else None), (destination[0] if destination else None)


def _category(claim: Claim, start: PlaceRef | None, end: PlaceRef | None) -> str | None:
    """IDMC's category where the claim says enough: a border is crossed or not only if both countries are known."""
    if claim.subtype == _STOCK:
        return "IDPs"
    if start is None or end is None or not start.country or not end.country:
        return None
    inside = start.country == end.country
    if claim.subtype == "returned":
        return "return" if inside else "cross-border return"
    return "internal displacements" if inside else "cross-border flight"


def _place(end: str, place: PlaceRef | None) -> Row:
    lat, lon = (point_of(place) if place is not None else None) or (None, None)
    return {
        end: bare_name(place) or None if place is not None else None,
        f"{end}_accuracy": _accuracy(place),
        f"{end}_country": place.country or None if place is not None else None,
        f"{end}_latitude": lat,
        f"{end}_longitude": lon,
    }


def _accuracy(place: PlaceRef | None) -> str | None:
    if place is None or place.kind is None:
        return None
    return "point" if place.kind in _POINTS else _ACCURACY.get(place.kind)


def left_out_of(record: Record) -> tuple[str, ...]:
    """Ids of the claims that give a number of displaced persons but do not say that anyone was displaced."""
    return tuple(
        claim.id
        for claim in record.claims
        if _counted(claim) and (claim.polarity != "affirmed" or claim.modality in NOT_DONE)
    )
